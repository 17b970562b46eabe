import { afterEach, describe, expect, jest, test } from '@jest/globals';
import fc from 'fast-check';
import { DateTime } from 'luxon';
import {
  CAMPUS_ZONE,
  instantOf,
  isKnownZone,
  isoAt,
  type Resolution,
  resolveWallTime,
  type WallTime,
  wallTimeAt,
  weekdayOf,
} from '../../src/time/zone.ts';
import { oracleAt, oracleInstant } from './oracle.ts';

const ZONES = [CAMPUS_ZONE, 'America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'Australia/Lord_Howe', 'Etc/UTC'];

function wall(text: string): WallTime {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = text.split(/[-T:]/).map(Number);
  return { year, month, day, hour, minute, second };
}

const unique = (iso: string): Resolution => ({ kind: 'unique', instantMs: Date.parse(iso) });
const repeated = (first: string, second: string): Resolution => ({
  kind: 'repeated',
  firstMs: Date.parse(first),
  secondMs: Date.parse(second),
});
const skipped = (before: string, after: string): Resolution => ({
  kind: 'skipped',
  beforeMs: Date.parse(before),
  afterMs: Date.parse(after),
});

describe('a wall time on campus', () => {
  test.each<[string, string, Resolution]>([
    ['in winter', '2026-01-15T12:00', unique('2026-01-15T12:00+01:00')],
    ['in summer', '2026-07-15T12:00', unique('2026-07-15T12:00+02:00')],
    ['the last second before spring forward', '2026-03-29T01:59:59', unique('2026-03-29T01:59:59+01:00')],
    ['the first skipped', '2026-03-29T02:00', skipped('2026-03-29T02:00+01:00', '2026-03-29T02:00+02:00')],
    ['in the skipped hour', '2026-03-29T02:30', skipped('2026-03-29T02:30+01:00', '2026-03-29T02:30+02:00')],
    ['the last skipped', '2026-03-29T02:59:59', skipped('2026-03-29T02:59:59+01:00', '2026-03-29T02:59:59+02:00')],
    ['the first after spring forward', '2026-03-29T03:00', unique('2026-03-29T03:00+02:00')],
    ['the last second before fall back', '2026-10-25T01:59:59', unique('2026-10-25T01:59:59+02:00')],
    ['the first repeated', '2026-10-25T02:00', repeated('2026-10-25T02:00+02:00', '2026-10-25T02:00+01:00')],
    ['in the repeated hour', '2026-10-25T02:30', repeated('2026-10-25T02:30+02:00', '2026-10-25T02:30+01:00')],
    ['the last repeated', '2026-10-25T02:59:59', repeated('2026-10-25T02:59:59+02:00', '2026-10-25T02:59:59+01:00')],
    ['the first after the repeated hour', '2026-10-25T03:00', unique('2026-10-25T03:00+01:00')],
    ['the last second of a year', '2026-12-31T23:59:59', unique('2026-12-31T22:59:59Z')],
    ['New Year', '2027-01-01T00:00', unique('2026-12-31T23:00:00Z')],
    ['29 February', '2028-02-29T23:30', unique('2028-02-29T22:30:00Z')],
    ['29 February of 2000, a leap century', '2000-02-29T12:00', unique('2000-02-29T11:00:00Z')],
    ['28 February of 2100, no leap century', '2100-02-28T23:59:59', unique('2100-02-28T22:59:59Z')],
    ['the first moment of all', '1970-01-01T00:00', unique('1969-12-31T23:00:00Z')],
    ['a summer before summer time came', '1976-07-01T12:00', unique('1976-07-01T11:00:00Z')],
    ['the first summer time', '1977-04-03T02:30', skipped('1977-04-03T02:30+01:00', '1977-04-03T02:30+02:00')],
    ['its end, in September', '1977-09-25T02:30', repeated('1977-09-25T02:30+02:00', '1977-09-25T02:30+01:00')],
    ['hour 24, which is the next day', '2026-12-31T24:00', unique('2027-01-01T00:00+01:00')],
    ['day 32, which is the next month', '2026-01-32T08:00', unique('2026-02-01T08:00+01:00')],
  ])('%s: %s', (_name, text, expected) => {
    expect(resolveWallTime(wall(text), CAMPUS_ZONE)).toEqual(expected);
  });

  test('the one instant is the first of two, and has the offset before a gap', () => {
    expect(isoAt(instantOf(wall('2026-10-25T02:30'), CAMPUS_ZONE))).toBe('2026-10-25T02:30:00+02:00');
    expect(isoAt(instantOf(wall('2026-03-29T02:30'), CAMPUS_ZONE))).toBe('2026-03-29T03:30:00+02:00');
    expect(isoAt(instantOf(wall('2026-07-01T02:30'), CAMPUS_ZONE))).toBe('2026-07-01T02:30:00+02:00');
  });
});

describe('a wall time elsewhere', () => {
  test.each<[string, string, string, Resolution]>([
    ['America/New_York', 'skipped', '2026-03-08T02:30', skipped('2026-03-08T07:30Z', '2026-03-08T06:30Z')],
    ['America/New_York', 'repeated', '2026-11-01T01:30', repeated('2026-11-01T05:30Z', '2026-11-01T06:30Z')],
    ['Asia/Kathmandu', 'three quarters of an hour off', '2026-06-01T05:45', unique('2026-06-01T00:00Z')],
    ['Pacific/Apia', 'a skipped day', '2011-12-30T12:00', skipped('2011-12-30T22:00Z', '2011-12-29T22:00Z')],
    ['Pacific/Apia', 'the last minute before it', '2011-12-29T23:59', unique('2011-12-30T09:59Z')],
    ['Pacific/Apia', 'the first minute after it', '2011-12-31T00:00', unique('2011-12-30T10:00Z')],
    ['Australia/Lord_Howe', 'half an hour', '2026-04-05T01:45', repeated('2026-04-04T14:45Z', '2026-04-04T15:15Z')],
    ['America/Recife', 'summer time of one week', '2000-10-11T12:00', unique('2000-10-11T14:00Z')],
  ])('%s, %s: %s', (zone, _name, text, expected) => {
    expect(resolveWallTime(wall(text), zone)).toEqual(expected);
  });
});

describe('the same on whatever day it is asked', () => {
  afterEach(() => {
    jest.useRealTimers();
  });

  const quarters = fc
    .integer({ min: 0, max: 15 })
    .map((quarter) => ({ hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15 }));
  const changeDays = fc.constantFrom(
    '2026-03-29',
    '2026-10-25',
    '1977-09-25',
    '1995-09-24',
    '2037-10-25',
    '2100-10-31',
  );

  test('in January and in July', () => {
    fc.assert(
      fc.property(changeDays, quarters, (date, clock) => {
        const asked = { ...wall(`${date}T00:00`), ...clock };
        const answers = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((today) => {
          jest.useFakeTimers({ now: Date.parse(today) });
          return resolveWallTime(asked, CAMPUS_ZONE);
        });
        expect(answers[0]).toEqual(answers[1]);
      }),
      { numRuns: 200, seed: 20260907 },
    );
  });

  test("luxon's own resolution differs, which is why it is not used", () => {
    const answers = ['2026-01-15T12:00:00Z', '2026-07-15T12:00:00Z'].map((today) => {
      jest.useFakeTimers({ now: Date.parse(today) });
      return DateTime.fromISO('2026-10-25T02:30', { zone: CAMPUS_ZONE }).toMillis();
    });
    expect(answers).toEqual([Date.parse('2026-10-25T01:30Z'), Date.parse('2026-10-25T00:30Z')]);
  });
});

test("a repeated time has the two instants that luxon's getPossibleOffsets gives", () => {
  for (let year = 1977; year <= 2100; year += 1) {
    const october = DateTime.fromObject({ year, month: 10, day: 31, hour: 12 }, { zone: CAMPUS_ZONE });
    const lastSunday = october.minus({ days: october.weekday % 7 }).set({ hour: 2, minute: 30 });
    const possible = lastSunday.getPossibleOffsets().map((dateTime) => dateTime.toMillis());
    const resolution = resolveWallTime({ ...wall('1970-10-01T02:30'), year, day: lastSunday.day }, CAMPUS_ZONE);
    const ours =
      resolution.kind === 'repeated'
        ? [resolution.firstMs, resolution.secondMs]
        : [instantOf({ ...wall('1970-10-01T02:30'), year, day: lastSunday.day }, CAMPUS_ZONE)];
    expect({ year, instants: ours }).toEqual({ year, instants: [...possible].sort((one, other) => one - other) });
  }
});

describe('beside Temporal, an independent implementation', () => {
  const instants = fc
    .integer({ min: 0, max: Date.parse('2100-12-31T23:59:59Z') / 1000 })
    .map((second) => second * 1000);
  const zones = fc.constantFrom(...ZONES);

  test('calendar, clock, weekday and ISO text of any instant', () => {
    fc.assert(
      fc.property(instants, zones, (instantMs, zone) => {
        const ours = wallTimeAt(instantMs, zone);
        const { year, month, day, hour, minute, second, dayOfWeek, ...rest } = oracleFields(instantMs, zone);
        expect(ours).toEqual({ year, month, day, hour, minute, second });
        expect(weekdayOf(ours)).toBe(dayOfWeek);
        expect(isoAt(instantMs, zone)).toBe(rest.iso);
      }),
      { numRuns: 1000, seed: 20260907 },
    );
  });

  test.each([
    ['America/Recife', 2000, 'a summer time of one week'],
    ['America/Maceio', 2000, 'one of two weeks'],
    ['America/Argentina/Tucuman', 2004, 'a change taken back after 12 days'],
    ['Africa/Casablanca', 2014, 'a pause of summer time in Ramadan'],
  ])('every hour of a year with hasty changes: %s %i, %s', (zone, year) => {
    const end = Date.UTC(year + 1, 0, 1);
    const different: string[] = [];
    for (let instantMs = Date.UTC(year, 0, 1); instantMs < end; instantMs += 3_600_000) {
      const { iso } = oracleFields(instantMs, zone);
      if (isoAt(instantMs, zone) !== iso) different.push(iso);
    }
    expect(different).toEqual([]);
  });

  test('every reading of any wall time, most of them near a clock change', () => {
    const nearChange = fc
      .tuple(
        fc.integer({ min: 1970, max: 2100 }),
        fc.constantFrom(3, 4, 9, 10, 11),
        fc.integer({ min: 1, max: 30 }),
        fc.integer({ min: 0, max: 4 * 60 }),
      )
      .map(([year, month, day, minutes]) => ({
        year,
        month,
        day,
        hour: Math.floor(minutes / 60),
        minute: minutes % 60,
        second: 0,
      }));
    fc.assert(
      fc.property(nearChange, zones, (asked, zone) => {
        const earlier = oracleInstant(asked, zone, 'earlier');
        const later = oracleInstant(asked, zone, 'later');
        const resolution = resolveWallTime(asked, zone);
        const readings =
          resolution.kind === 'unique'
            ? [resolution.instantMs, resolution.instantMs]
            : resolution.kind === 'repeated'
              ? [resolution.firstMs, resolution.secondMs]
              : [resolution.afterMs, resolution.beforeMs];
        expect(readings).toEqual([earlier, later]);
        expect(instantOf(asked, zone)).toBe(oracleInstant(asked, zone, 'compatible'));
      }),
      { numRuns: 1000, seed: 20260907 },
    );
  });

  test('every quarter of an hour on both sides of every clock change on campus, 1970 to 2100', () => {
    let changes = 0;
    const day = 86_400_000;
    for (let midnight = 0; midnight < Date.parse('2101-01-01T00:00:00Z'); midnight += day) {
      if (isoAt(midnight).slice(-6) === isoAt(midnight + day).slice(-6)) continue;
      changes += 1;
      const date = wallTimeAt(midnight + day / 2, CAMPUS_ZONE);
      for (let quarter = 0; quarter < 24; quarter += 1) {
        const asked = { ...date, hour: Math.floor(quarter / 4), minute: (quarter % 4) * 15, second: 0 };
        expect(instantOf(asked, CAMPUS_ZONE)).toBe(oracleInstant(asked, CAMPUS_ZONE, 'compatible'));
      }
    }
    expect(changes).toBe(248);
  });
});

function oracleFields(instantMs: number, zone: string) {
  const zoned = oracleAt(instantMs, zone);
  const { year, month, day, hour, minute, second, dayOfWeek } = zoned;
  const iso = zoned.toString({ timeZoneName: 'never', smallestUnit: 'second' });
  return { year, month, day, hour, minute, second, dayOfWeek, iso };
}

test('there and back: every instant is among the readings of its own wall time', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 4_133_980_799 }), fc.constantFrom(...ZONES), (second, zone) => {
      const instantMs = second * 1000;
      const shown = wallTimeAt(instantMs, zone);
      const resolution = resolveWallTime(shown, zone);
      const readings =
        resolution.kind === 'repeated'
          ? [resolution.firstMs, resolution.secondMs]
          : resolution.kind === 'unique'
            ? [resolution.instantMs]
            : [];
      expect(readings).toContain(instantMs);
      expect(wallTimeAt(instantOf(shown, zone), zone)).toEqual(shown);
      expect(Date.parse(isoAt(instantMs, zone))).toBe(instantMs);
    }),
    { numRuns: 1000, seed: 20260907 },
  );
});

describe('zone names', () => {
  test.each([
    ['Europe/Amsterdam', true],
    ['America/Argentina/Buenos_Aires', true],
    ['Etc/GMT+5', true],
    ['UTC', true],
    ['Bogus/Zone', false],
    ['', false],
    ['+01:00', false],
    [':/etc/localtime', false],
    ['CET-1CEST,M3.5.0,M10.5.0/3', false],
    ['__proto__', false],
    ['Europe/Amsterdam\u001b[31m', false],
  ])('%j is known: %p', (zone, known) => {
    expect(isKnownZone(zone)).toBe(known);
  });

  test('an unknown zone or no instant is an error, not a wrong answer', () => {
    expect(() => wallTimeAt(0, 'Bogus/Zone')).toThrow(RangeError);
    expect(() => isoAt(0, 'Bogus/Zone')).toThrow(RangeError);
    expect(() => instantOf(wall('2026-01-01T00:00'), 'Bogus/Zone')).toThrow(RangeError);
    expect(() => wallTimeAt(Number.NaN, CAMPUS_ZONE)).toThrow(RangeError);
    expect(() => isoAt(Number.POSITIVE_INFINITY)).toThrow(RangeError);
  });
});

test('ISO text has the campus offset, no fraction, and rounds down', () => {
  expect(isoAt(Date.parse('2026-09-07T19:14:00.999Z'))).toBe('2026-09-07T21:14:00+02:00');
  expect(isoAt(Date.parse('1969-12-31T22:59:59.001Z'))).toBe('1969-12-31T23:59:59+01:00');
  expect(isoAt(0, 'America/New_York')).toBe('1969-12-31T19:00:00-05:00');
  expect(isoAt(0, 'Asia/Kathmandu')).toBe('1970-01-01T05:30:00+05:30');
});
