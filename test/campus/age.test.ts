import { expect, test } from '@jest/globals';
import { ageOf } from '../../src/campus/age.ts';

const NOON = Date.UTC(2026, 10, 22, 12);
const DAY_MS = 86_400_000;

test.each([
  ['undated', 'hint'],
  ['2021/2023', 'hint'],
  ['2024', 'hint'],
  // A year, month or day is as young as its last moment.
  ['2025', 'fresh'],
  ['2025/2026', 'fresh'],
  ['2025-11', 'fresh'],
  ['2025-10', 'hint'],
  ['2026-11-22', 'fresh'],
  ['2027-01-01', 'fresh'],
  ['2015-01-22', 'hint'],
] as const)('a fact of %s is %s on 22 November 2026', (statedOn, age) => {
  expect(ageOf(statedOn, NOON)).toBe(age);
});

test('365 days is still fresh, a millisecond more is not', () => {
  const endOfDay = Date.UTC(2025, 5, 2);
  expect(ageOf('2025-06-01', endOfDay + 365 * DAY_MS)).toBe('fresh');
  expect(ageOf('2025-06-01', endOfDay + 365 * DAY_MS + 1)).toBe('hint');
});
