import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  civilDateOf,
  dayNumberOf,
  dayNumberOfIso,
  isIsoDay,
  isoDayOf,
  monthNumberOf,
  monthSpan,
  weekdayOfDay,
} from '../../src/campus/civil.ts';

describe('civil dates', () => {
  test.each([
    ['1970-01-01', 0, 4, 0],
    ['1969-12-31', -1, 3, -1],
    ['1969-12-29', -3, 1, -1],
    ['2000-02-29', 11016, 2, 361],
    ['2026-11-22', 20779, 7, 682],
    ['2100-03-01', 47541, 1, 1562],
  ])('%s', (iso, dayNumber, weekday, monthNumber) => {
    expect({
      dayNumber: dayNumberOfIso(iso),
      iso: isoDayOf(dayNumber),
      weekday: weekdayOfDay(dayNumber),
      monthNumber: monthNumberOf(dayNumber),
    }).toEqual({ dayNumber, iso, weekday, monthNumber });
  });

  test.each([
    ['a leap year', 2024, 2, 29],
    ['a common year', 2026, 2, 28],
    ['a century that is no leap year', 2100, 2, 28],
    ['a century that is', 2000, 2, 29],
    ['December', 2026, 12, 31],
    ['before 1970', 1968, 2, 29],
  ])('the month of %s', (_, year, month, length) => {
    const firstDay = dayNumberOf(year, month, 1);
    expect(monthSpan(monthNumberOf(firstDay))).toEqual({ firstDay, length });
  });

  test('every day number is a date and back, the next day has the next weekday', () => {
    fc.assert(
      fc.property(fc.integer({ min: -80_000, max: 80_000 }), (dayNumber) => {
        const { year, month, day } = civilDateOf(dayNumber);
        expect(dayNumberOf(year, month, day)).toBe(dayNumber);
        expect(dayNumberOfIso(isoDayOf(dayNumber))).toBe(dayNumber);
        expect(weekdayOfDay(dayNumber + 1)).toBe((weekdayOfDay(dayNumber) % 7) + 1);
      }),
    );
  });

  test.each([
    ['2028-02-29', true],
    ['2026-02-29', false],
    ['2026-02-30', false],
    ['2026-13-01', false],
    ['2026-04-31', false],
    ['tomorrow', false],
  ])('whether %s exists', (iso, exists) => {
    expect(isIsoDay(iso)).toBe(exists);
  });
});
