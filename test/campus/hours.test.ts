import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deskState } from '../../src/campus/hours.ts';
import type { Closure, WeeklyHours } from '../../src/reference/triage-data.ts';
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

/** The weekly hours by themselves. */
const NO_HOLIDAYS = () => null;

const isoOrNull = (instantMs: number | null): string | null => (instantMs === null ? null : isoAt(instantMs));

function state(hours: readonly WeeklyHours[] | null, iso: string) {
  const { openNow, nextOpeningMs, closesMs } = deskState(hours, [], Date.parse(iso), NO_HOLIDAYS);
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
        const { openNow, nextOpeningMs, closesMs } = deskState(hours, [], instantMs, NO_HOLIDAYS);
        if (nextOpeningMs !== null) {
          expect(nextOpeningMs).toBeGreaterThan(instantMs);
          expect(deskState(hours, [], nextOpeningMs, NO_HOLIDAYS).openNow).toBe(true);
          expect(deskState(hours, [], nextOpeningMs - 1, NO_HOLIDAYS).openNow).toBe(false);
        }
        if (closesMs !== null) {
          expect(openNow).toBe(true);
          expect(closesMs).toBeGreaterThan(instantMs);
          expect(deskState(hours, [], closesMs - 1, NO_HOLIDAYS).openNow).toBe(true);
          expect(deskState(hours, [], closesMs, NO_HOLIDAYS).openNow).toBe(false);
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
        expect(deskState(hours, [], instantMs, NO_HOLIDAYS).openNow).toBe(open);
      }),
      plain,
    );
  });
});

describe('on public holidays', () => {
  const LIBRARY: readonly WeeklyHours[] = [
    { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:30', closes: '24:00' },
    { days: ['sat', 'sun'], opens: '10:00', closes: '23:00' },
  ];
  const FRIDAYS: readonly WeeklyHours[] = [{ days: ['fri'], opens: '09:00', closes: '17:00' }];

  test.each<[string, readonly WeeklyHours[] | null, string, (boolean | string | null)[]]>([
    [
      'open by its hours is in doubt',
      LIBRARY,
      '2026-12-25T12:00',
      [null, '2026-12-27T10:00:00+01:00', 'christmas-day'],
    ],
    ['closed stays closed', LIBRARY, '2026-12-25T07:00', [false, '2026-12-27T10:00:00+01:00', null]],
    ['the evening before is as ever', LIBRARY, '2026-12-24T23:59', [true, '2026-12-27T10:00:00+01:00', null]],
    ['two in a row', LIBRARY, '2026-12-26T12:00', [null, '2026-12-27T10:00:00+01:00', 'second-christmas-day']],
    ['the day after is as ever', LIBRARY, '2026-12-27T12:00', [true, '2026-12-28T08:30:00+01:00', null]],
    ['the same weekday twice', FRIDAYS, '2026-12-20T12:00', [false, '2027-01-08T09:00:00+01:00', null]],
    [
      'a night belongs to the day on which it begins',
      [{ days: ['sat'], opens: '22:00', closes: '03:30' }],
      '2026-12-27T03:00',
      [null, '2027-01-02T22:00:00+01:00', 'second-christmas-day'],
    ],
    ['a desk that never closes', ALWAYS, '2026-12-25T12:00', [true, null, null]],
    ['hours that are not known', null, '2026-12-25T12:00', [null, null, null]],
    ['no hours at all', [], '2026-12-25T12:00', [false, null, null]],
  ])('%s', (_, hours, local, expected) => {
    const { openNow, nextOpeningMs, holiday } = deskState(hours, [], Date.parse(`${local}+01:00`));
    expect([openNow, isoOrNull(nextOpeningMs), holiday]).toEqual(expected);
  });

  test('a closure that a source gives is no doubt', () => {
    const closures = [closure('2026-12-24', '2027-01-03')];
    const { openNow, nextOpeningMs, holiday } = deskState(LIBRARY, closures, Date.parse('2026-12-25T12:00+01:00'));
    expect([openNow, isoOrNull(nextOpeningMs), holiday]).toEqual([false, '2027-01-04T08:30:00+01:00', null]);
  });

  test('every seventh hour of three years: a holiday turns open into not known, and changes nothing else', () => {
    for (let hour = 0; hour < 24 * 365 * 3; hour += 7) {
      const instantMs = Date.UTC(2026, 0, 1) + hour * 3_600_000;
      const state = deskState(LIBRARY, [], instantMs);
      const weekly = deskState(LIBRARY, [], instantMs, NO_HOLIDAYS);
      expect(state.openNow).toBe(state.holiday === null ? weekly.openNow : null);
      if (state.holiday !== null) expect([weekly.openNow, state.closesMs]).toEqual([true, null]);
    }
  });
});

/** Closed from one day to another, both included. */
function closure(from: string, to: string): Closure {
  return { from, to, reason: { en: 'holidays', nl: 'vakantie' }, sources: ['page-a'] };
}

const FRIDAY_NIGHT: readonly WeeklyHours[] = [{ days: ['fri'], opens: '20:00', closes: '02:00' }];
const MONDAYS: readonly WeeklyHours[] = [{ days: ['mon'], opens: '09:00', closes: '17:00' }];

describe('on days of closing', () => {
  test.each<[string, readonly WeeklyHours[] | null, readonly Closure[], string, (boolean | string | null)[]]>([
    [
      'a Friday night is open on Saturday 01:00',
      FRIDAY_NIGHT,
      [],
      '2026-09-12T01:00:00+02:00',
      [true, '2026-09-18T20:00:00+02:00', '2026-09-12T02:00:00+02:00'],
    ],
    [
      'closed although the hours say open; the next opening is after it',
      OFFICE,
      [closure('2026-12-24', '2027-01-03')],
      '2026-12-28T10:00:00+01:00',
      [false, '2027-01-04T09:00:00+01:00', null],
    ],
    [
      'the day before is open, and the next opening skips the closure',
      OFFICE,
      [closure('2026-12-24', '2027-01-03')],
      '2026-12-23T10:00:00+01:00',
      [true, '2027-01-04T09:00:00+01:00', '2026-12-23T17:00:00+01:00'],
    ],
    [
      'one day of a week',
      OFFICE,
      [closure('2026-09-08', '2026-09-08')],
      '2026-09-07T18:00:00+02:00',
      [false, '2026-09-09T09:00:00+02:00', null],
    ],
    [
      'many weeks, one day each',
      MONDAYS,
      ['07', '14', '21', '28'].map((day) => closure(`2026-09-${day}`, `2026-09-${day}`)),
      '2026-09-06T12:00:00+02:00',
      [false, '2026-10-05T09:00:00+02:00', null],
    ],
    [
      'a night does not run on into a closed day',
      FRIDAY_NIGHT,
      [closure('2026-09-12', '2026-09-12')],
      '2026-09-11T23:00:00+02:00',
      [true, '2026-09-18T20:00:00+02:00', '2026-09-12T00:00:00+02:00'],
    ],
    [
      'a night that begins on a closed day is closed to its end',
      FRIDAY_NIGHT,
      [closure('2026-09-11', '2026-09-11')],
      '2026-09-12T01:00:00+02:00',
      [false, '2026-09-18T20:00:00+02:00', null],
    ],
    [
      'always open but for one day',
      ALWAYS,
      [closure('2026-12-25', '2026-12-25')],
      '2026-12-24T12:00:00+01:00',
      [true, '2026-12-26T00:00:00+01:00', '2026-12-25T00:00:00+01:00'],
    ],
    [
      'always open but for one day, a month ahead',
      ALWAYS,
      [closure('2026-12-25', '2026-12-25')],
      '2026-11-24T12:00:00+01:00',
      [true, '2026-12-26T00:00:00+01:00', '2026-12-25T00:00:00+01:00'],
    ],
    [
      'unknown hours, closed today',
      null,
      [closure('2026-09-07', '2026-09-07')],
      '2026-09-07T12:00:00+02:00',
      [false, null, null],
    ],
    [
      'unknown hours, closed tomorrow',
      null,
      [closure('2026-09-08', '2026-09-08')],
      '2026-09-07T12:00:00+02:00',
      [null, null, null],
    ],
    [
      'the day of closing is a day on campus, not in UTC',
      null,
      [closure('2026-09-08', '2026-09-08')],
      '2026-09-07T22:30:00Z',
      [false, null, null],
    ],
    [
      'a closure that is over changes nothing',
      OFFICE,
      [closure('2026-08-01', '2026-08-31')],
      '2026-09-07T08:00:00+02:00',
      [false, '2026-09-07T09:00:00+02:00', null],
    ],
  ])('%s', (_name, hours, closures, iso, expected) => {
    const { openNow, nextOpeningMs, closesMs } = deskState(hours, closures, Date.parse(iso), NO_HOLIDAYS);
    expect([openNow, isoOrNull(nextOpeningMs), isoOrNull(closesMs)]).toEqual(expected);
  });

  test('the closure of the day is named', () => {
    const closures = [closure('2026-09-07', '2026-09-07')];
    expect(deskState(OFFICE, closures, Date.parse('2026-09-07T12:00:00+02:00')).closure).toBe(closures[0]);
    expect(deskState(OFFICE, closures, Date.parse('2026-09-08T12:00:00+02:00')).closure).toBeNull();
  });
});

/**
 * What `deskState` says, found another way: minute by minute. Each row makes a list of open minutes from an independent
 * calendar; openings and closings are where that list begins and ends.
 */
describe('minute by minute', () => {
  const days = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
  const MINUTE = 60_000;
  const DAY_MINUTES = 1440;

  interface Shown {
    readonly day: string;
    readonly weekday: (typeof days)[number];
    readonly minuteOfDay: number;
  }

  const pad = (value: number): string => String(value).padStart(2, '0');
  const minutes = (clock: string): number => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3));

  function shownAt(instantMs: number): Shown {
    const { year, month, day, hour, minute, dayOfWeek } = oracleAt(instantMs, 'Europe/Amsterdam');
    return {
      day: `${year}-${pad(month)}-${pad(day)}`,
      weekday: days[dayOfWeek - 1] ?? 'mon',
      minuteOfDay: hour * 60 + minute,
    };
  }

  /**
   * The wall clock runs back and forth in a clock change, so a minute is open between the *instants* of opening and
   * closing: the first minute at or after which the clock shows the opening time, until the one for the closing time.
   */
  function openMinutes(
    hours: readonly WeeklyHours[],
    closures: readonly Closure[],
    shown: readonly Shown[],
  ): boolean[] {
    const open = shown.map(() => false);
    const isClosed = (day: string | undefined): boolean =>
      day !== undefined && closures.some(({ from, to }) => from <= day && day <= to);
    const dayNames = [...new Set(shown.map(({ day }) => day))];
    const firstOf = new Map(dayNames.map((day) => [day, shown.findIndex((one) => one.day === day)]));
    /** Place of the instant that a wall time of a day means, by RFC 5545: the first of two, the offset before a gap. */
    const placeOf = (dayIndex: number, minute: number): number => {
      if (minute === DAY_MINUTES) return firstOf.get(dayNames[dayIndex + 1] ?? '') ?? shown.length;
      const start = firstOf.get(dayNames[dayIndex] ?? '') ?? shown.length;
      const exact = shown.findIndex(
        (one, place) => place >= start && one.day === dayNames[dayIndex] && one.minuteOfDay === minute,
      );
      if (exact >= 0) return exact;
      // In the hour that is skipped: as many minutes after midnight as the clock would show without the change.
      return start + minute;
    };
    for (const [index, day] of dayNames.entries()) {
      if (isClosed(day)) continue;
      const weekday = shown[firstOf.get(day) ?? 0]?.weekday;
      for (const { days: on, opens, closes } of hours) {
        if (!on.some((one) => one === weekday)) continue;
        const overnight = minutes(closes) < minutes(opens);
        const end =
          overnight && isClosed(dayNames[index + 1])
            ? placeOf(index, DAY_MINUTES)
            : placeOf(index + (overnight ? 1 : 0), minutes(closes));
        for (let place = placeOf(index, minutes(opens)); place < end; place += 1) open[place] = true;
      }
    }
    return open;
  }

  const clock = fc.integer({ min: 0, max: 48 }).map((half) => `${pad(Math.floor(half / 2))}:${pad((half % 2) * 30)}`);
  const table = fc.array(
    fc.record({ days: fc.uniqueArray(fc.constantFrom(...days), { minLength: 1 }), opens: clock, closes: clock }),
    { minLength: 1, maxLength: 3 },
  );

  /** The first day looked at: a day before the moment; a week and the closures fit after it. */
  const WEEKS = [
    ['spring forward', '2026-03-26'],
    ['fall back', '2026-10-22'],
    ['New Year', '2026-12-29'],
    ['an ordinary week', '2026-09-07'],
  ] as const;
  const DAYS_SHOWN = 17;

  test.each(WEEKS)('%s', (_name, firstDay) => {
    const firstMs = oracleMidnight(firstDay);
    const shown = Array.from({ length: DAYS_SHOWN * DAY_MINUTES }, (_, minute) => shownAt(firstMs + minute * MINUTE));
    const dayNames = [...new Set(shown.map(({ day }) => day))];
    const closing = fc.array(
      fc
        .tuple(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 0, max: 2 }))
        .map(([from, length]) => closure(dayNames[from] ?? '', dayNames[from + length] ?? '')),
      { maxLength: 2 },
    );
    const moment = fc.integer({ min: DAY_MINUTES, max: 6 * DAY_MINUTES });
    fc.assert(
      fc.property(table, closing, moment, (hours, closures, minute) => {
        const open = openMinutes(hours, closures, shown);
        const state = deskState(hours, closures, firstMs + minute * MINUTE, NO_HOLIDAYS);
        const opening = open.findIndex((isOpen, place) => place > minute && isOpen && open[place - 1] !== true);
        const closes = open.findIndex((isOpen, place) => place > minute && !isOpen);
        // What lies near the edge of the days shown is not known to this reference.
        const seen = (place: number): boolean => place >= 0 && place < (DAYS_SHOWN - 2) * DAY_MINUTES;
        expect(state.openNow).toBe(open[minute]);
        if (seen(opening)) expect(state.nextOpeningMs).toBe(firstMs + opening * MINUTE);
        if (open[minute] === true && seen(closes)) expect(state.closesMs).toBe(firstMs + closes * MINUTE);
        if (open[minute] !== true) expect(state.closesMs).toBeNull();
      }),
      { numRuns: 150, seed: 20260907 },
    );
  });

  /** Midnight of a day on campus: the first minute that the independent calendar shows on it. */
  function oracleMidnight(day: string): number {
    const nearMs = Date.parse(`${day}T00:00:00Z`) - 3 * 60 * MINUTE;
    for (let minute = 0; minute < 6 * 60; minute += 1) {
      if (shownAt(nearMs + minute * MINUTE).day === day) return nearMs + minute * MINUTE;
    }
    throw new Error(`no midnight of ${day}`);
  }
});
