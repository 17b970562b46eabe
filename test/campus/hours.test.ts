import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deskState } from '../../src/campus/hours.ts';
import type { WeeklyHours } from '../../src/reference/triage-data.ts';
import { isoAt } from '../../src/time/zone.ts';
import { oracleAt } from '../time/oracle.ts';

const OFFICE: readonly WeeklyHours[] = [
  { days: ['mon', 'tue', 'wed', 'thu'], opens: '09:00', closes: '17:00' },
  { days: ['fri'], opens: '09:00', closes: '12:00' },
];
const LUNCH: readonly WeeklyHours[] = [
  { days: ['mon'], opens: '13:00', closes: '17:00' },
  { days: ['mon'], opens: '09:00', closes: '12:30' },
];
const NIGHT: readonly WeeklyHours[] = [{ days: ['sat'], opens: '22:00', closes: '03:30' }];
const TILL_MIDNIGHT: readonly WeeklyHours[] = [{ days: ['mon', 'tue'], opens: '08:00', closes: '24:00' }];
const OVER_MIDNIGHT: readonly WeeklyHours[] = [
  { days: ['mon'], opens: '20:00', closes: '24:00' },
  { days: ['tue'], opens: '00:00', closes: '02:00' },
];
const ALWAYS: readonly WeeklyHours[] = [
  { days: ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], opens: '00:00', closes: '24:00' },
];

const isoOrNull = (instantMs: number | null): string | null => (instantMs === null ? null : isoAt(instantMs));

function state(hours: readonly WeeklyHours[] | null, iso: string) {
  const { openNow, nextOpeningMs, closesMs } = deskState(hours, Date.parse(iso));
  return [openNow, isoOrNull(nextOpeningMs), isoOrNull(closesMs)];
}

describe('a desk', () => {
  test.each<[string, readonly WeeklyHours[] | null, string, (boolean | string | null)[]]>([
    ['unknown hours', null, '2026-09-07T12:00:00+02:00', [null, null, null]],
    ['no hours at all', [], '2026-09-07T12:00:00+02:00', [false, null, null]],
    ['before opening', OFFICE, '2026-09-07T08:59:59+02:00', [false, '2026-09-07T09:00:00+02:00', null]],
    [
      'at opening',
      OFFICE,
      '2026-09-07T09:00:00+02:00',
      [true, '2026-09-08T09:00:00+02:00', '2026-09-07T17:00:00+02:00'],
    ],
    [
      'the last second',
      OFFICE,
      '2026-09-07T16:59:59+02:00',
      [true, '2026-09-08T09:00:00+02:00', '2026-09-07T17:00:00+02:00'],
    ],
    ['at closing', OFFICE, '2026-09-07T17:00:00+02:00', [false, '2026-09-08T09:00:00+02:00', null]],
    ['over the weekend', OFFICE, '2026-09-11T12:00:00+02:00', [false, '2026-09-14T09:00:00+02:00', null]],
    [
      'over the weekend of spring forward',
      OFFICE,
      '2026-03-27T12:00:00+01:00',
      [false, '2026-03-30T09:00:00+02:00', null],
    ],
    ['over the weekend of fall back', OFFICE, '2026-10-23T12:00:00+02:00', [false, '2026-10-26T09:00:00+01:00', null]],
    ['asked from UTC', OFFICE, '2026-09-07T06:59:59Z', [false, '2026-09-07T09:00:00+02:00', null]],
    ['in the lunch break', LUNCH, '2026-09-07T12:45:00+02:00', [false, '2026-09-07T13:00:00+02:00', null]],
    [
      'in the morning, closing for lunch',
      LUNCH,
      '2026-09-07T10:00:00+02:00',
      [true, '2026-09-07T13:00:00+02:00', '2026-09-07T12:30:00+02:00'],
    ],
    [
      'once a week, just opened',
      LUNCH,
      '2026-09-07T13:00:00+02:00',
      [true, '2026-09-14T09:00:00+02:00', '2026-09-07T17:00:00+02:00'],
    ],
    ['once a week, just closed', LUNCH, '2026-09-07T17:00:00+02:00', [false, '2026-09-14T09:00:00+02:00', null]],
    [
      'past midnight',
      NIGHT,
      '2026-09-13T03:00:00+02:00',
      [true, '2026-09-19T22:00:00+02:00', '2026-09-13T03:30:00+02:00'],
    ],
    ['past midnight, on the day after', NIGHT, '2026-09-13T22:30:00+02:00', [false, '2026-09-19T22:00:00+02:00', null]],
    [
      'in the first of two hours at fall back',
      NIGHT,
      '2026-10-25T02:30:00+02:00',
      [true, '2026-10-31T22:00:00+01:00', '2026-10-25T03:30:00+01:00'],
    ],
    [
      'in the second of two hours at fall back',
      NIGHT,
      '2026-10-25T02:30:00+01:00',
      [true, '2026-10-31T22:00:00+01:00', '2026-10-25T03:30:00+01:00'],
    ],
    [
      'in the night of spring forward',
      NIGHT,
      '2026-03-29T01:59:00+01:00',
      [true, '2026-04-04T22:00:00+02:00', '2026-03-29T03:30:00+02:00'],
    ],
    [
      'until 24:00',
      TILL_MIDNIGHT,
      '2026-09-07T23:59:59+02:00',
      [true, '2026-09-08T08:00:00+02:00', '2026-09-08T00:00:00+02:00'],
    ],
    ['at midnight after 24:00', TILL_MIDNIGHT, '2026-09-08T00:00:00+02:00', [false, '2026-09-08T08:00:00+02:00', null]],
    [
      'two rows that touch are one opening',
      OVER_MIDNIGHT,
      '2026-09-07T21:00:00+02:00',
      [true, '2026-09-14T20:00:00+02:00', '2026-09-08T02:00:00+02:00'],
    ],
    ['always open', ALWAYS, '2026-09-07T12:00:00+02:00', [true, null, null]],
    ['always open, in the week of fall back', ALWAYS, '2026-10-25T02:30:00+02:00', [true, null, null]],
    [
      'a row without length',
      [{ days: ['mon'], opens: '09:00', closes: '09:00' }],
      '2026-09-07T09:00:00+02:00',
      [false, null, null],
    ],
    ['over New Year', OFFICE, '2026-12-31T23:00:00+01:00', [false, '2027-01-01T09:00:00+01:00', null]],
  ])('%s', (_name, hours, iso, expected) => {
    expect(state(hours, iso)).toEqual(expected);
  });
});

describe('always', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const clock = fc
    .integer({ min: 0, max: 96 })
    .map(
      (quarter) => `${String(Math.floor(quarter / 4)).padStart(2, '0')}:${String((quarter % 4) * 15).padStart(2, '0')}`,
    );
  const row = fc.record({
    days: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }),
    opens: clock,
    closes: clock,
  });
  const tables = fc.array(row, { maxLength: 4 });
  const instants = fc.integer({ min: 0, max: 4_100_000_000 }).map((second) => second * 1000);
  const plain = { numRuns: 600, seed: 20260907 };

  test('the next opening lies ahead and the desk is open then; it is open until it closes', () => {
    fc.assert(
      fc.property(tables, instants, (hours, instantMs) => {
        const { openNow, nextOpeningMs, closesMs } = deskState(hours, instantMs);
        if (nextOpeningMs !== null) {
          expect(nextOpeningMs).toBeGreaterThan(instantMs);
          expect(deskState(hours, nextOpeningMs).openNow).toBe(true);
          expect(deskState(hours, nextOpeningMs - 1).openNow).toBe(false);
        }
        if (closesMs !== null) {
          expect(openNow).toBe(true);
          expect(closesMs).toBeGreaterThan(instantMs);
          expect(deskState(hours, closesMs - 1).openNow).toBe(true);
          expect(deskState(hours, closesMs).openNow).toBe(false);
        }
        if (openNow === false) expect(closesMs).toBeNull();
      }),
      plain,
    );
  });

  test('open is what the campus clock says, read row by row', () => {
    fc.assert(
      fc.property(tables, instants, (hours, instantMs) => {
        const shown = oracleAt(instantMs, 'Europe/Amsterdam');
        // In the hours of a clock change the clock alone does not tell which of two instants is meant.
        fc.pre(!([3, 4, 9, 10].includes(shown.month) && shown.dayOfWeek === 7));
        const today = days[shown.dayOfWeek - 1];
        const yesterday = days[(shown.dayOfWeek + 5) % 7];
        const now = `${String(shown.hour).padStart(2, '0')}:${String(shown.minute).padStart(2, '0')}`;
        const open = hours.some(({ days: on, opens, closes }) => {
          const overnight = closes < opens;
          const sinceToday = on.some((day) => day === today) && opens <= now && (overnight || now < closes);
          const sinceYesterday = on.some((day) => day === yesterday) && overnight && now < closes;
          return sinceToday || sinceYesterday;
        });
        expect(deskState(hours, instantMs).openNow).toBe(open);
      }),
      plain,
    );
  });
});
