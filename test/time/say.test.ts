import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  sayDate,
  sayDuration,
  sayMoment,
  sayOwnTime,
  sayShortDate,
  sayTime,
  sayTimeRange,
} from '../../src/time/say.ts';
import { oracleAt } from './oracle.ts';

const at = (iso: string): number => Date.parse(iso);
const SUNDAY = at('2026-11-22T11:24:00+01:00');

describe('dates and times in words', () => {
  test('in English', () => {
    expect([
      sayDate(SUNDAY, 'en'),
      sayTime(SUNDAY, 'en'),
      sayMoment(SUNDAY, 'en'),
      sayShortDate(at('2026-11-27T17:00:00+01:00'), 'en'),
      sayTimeRange(at('2026-11-27T17:00:00+01:00'), at('2026-11-27T18:00:00+01:00'), 'en'),
      sayTimeRange(at('2026-12-07T20:00:00+01:00'), at('2026-12-08T02:00:00+01:00'), 'en'),
    ]).toEqual(['Sun 22 Nov 2026', '11:24', 'Sun 22 Nov 2026, 11:24', 'Fri 27 Nov', '17:00-18:00', '20:00-02:00']);
  });

  test('in Dutch', () => {
    expect([
      sayDate(SUNDAY, 'nl'),
      sayTime(SUNDAY, 'nl'),
      sayMoment(SUNDAY, 'nl'),
      sayShortDate(at('2026-11-27T17:00:00+01:00'), 'nl'),
      sayTimeRange(at('2026-11-27T17:00:00+01:00'), at('2026-11-27T18:00:00+01:00'), 'nl'),
    ]).toEqual(['zo 22 nov 2026', '11.24 uur', 'zo 22 nov 2026, 11.24 uur', 'vr 27 nov', '17.00-18.00 uur']);
  });

  test('in another zone', () => {
    expect(sayMoment(SUNDAY, 'en', 'Asia/Kathmandu')).toBe('Sun 22 Nov 2026, 16:09');
    expect(sayTimeRange(SUNDAY, SUNDAY + 3_600_000, 'nl', 'America/New_York')).toBe('05.24-06.24 uur');
  });

  test('every month and weekday has its name', () => {
    const year = Array.from({ length: 12 }, (_, month) => Date.UTC(2026, month, 1 + month, 12));
    expect(year.map((instantMs) => sayShortDate(instantMs, 'en')).join(', ')).toBe(
      'Thu 1 Jan, Mon 2 Feb, Tue 3 Mar, Sat 4 Apr, Tue 5 May, Sat 6 Jun, Tue 7 Jul, Sat 8 Aug, Wed 9 Sep, Sat 10 Oct, Wed 11 Nov, Sat 12 Dec',
    );
    expect(year.map((instantMs) => sayShortDate(instantMs, 'nl')).join(', ')).toBe(
      'do 1 jan, ma 2 feb, di 3 mrt, za 4 apr, di 5 mei, za 6 jun, di 7 jul, za 8 aug, wo 9 sep, za 10 okt, wo 11 nov, za 12 dec',
    );
  });

  test('the clock has 24 hours and two digits, as an independent calendar shows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_133_980_799 }), (second) => {
        const { hour, minute } = oracleAt(second * 1000, 'Europe/Amsterdam');
        const [hours, minutes] = [hour, minute].map((value) => String(value).padStart(2, '0'));
        expect(sayTime(second * 1000, 'en')).toBe(`${hours}:${minutes}`);
        expect(sayTime(second * 1000, 'nl')).toBe(`${hours}.${minutes} uur`);
      }),
      { numRuns: 300, seed: 20260907 },
    );
  });
});

describe('durations in words', () => {
  test.each([
    [0, '0 min', '0 min'],
    [1, '1 min', '1 min'],
    [59, '59 min', '59 min'],
    [60, '1 h', '1 uur'],
    [135, '2 h 15 min', '2 uur 15 min'],
    [1439, '23 h 59 min', '23 uur 59 min'],
    [1440, '1 day', '1 dag'],
    [4380, '3 days 1 h', '3 dagen 1 uur'],
    [44_640, '31 days', '31 dagen'],
    [89.9, '1 h 29 min', '1 uur 29 min'],
  ])('%d minutes', (minutes, en, nl) => {
    expect([sayDuration(minutes, 'en'), sayDuration(minutes, 'nl')]).toEqual([en, nl]);
  });
});

describe("the reader's own time beside campus time", () => {
  test.each([
    ['the same clock', 60, null, null],
    ['the same day', -300, 'your time 05:24', 'jouw tijd 05.24 uur'],
    ['a quarter of an hour apart', 345, 'your time 16:09', 'jouw tijd 16.09 uur'],
    ['late on the same day', 780, 'your time 23:24', 'jouw tijd 23.24 uur'],
  ])('%s', (_name, offsetMinutes, en, nl) => {
    expect([sayOwnTime(SUNDAY, 'en', offsetMinutes), sayOwnTime(SUNDAY, 'nl', offsetMinutes)]).toEqual([en, nl]);
  });

  test('with the date where it is another one', () => {
    const early = at('2026-12-01T03:30:00+01:00');
    expect(sayOwnTime(early, 'en', -300)).toBe('your time Mon 30 Nov, 21:30');
    expect(sayOwnTime(early, 'nl', -300)).toBe('jouw tijd ma 30 nov, 21.30 uur');
  });
});
