import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type MomentReading, readMoment } from '../../src/time/moment.ts';
import { sayMoment } from '../../src/time/say.ts';
import { CAMPUS_ZONE, isoAt, resolveWallTime, wallTimeAt } from '../../src/time/zone.ts';
import { expectGoodWords, refusedBy } from './refused.ts';

/** A Monday evening. */
const NOW = '2026-09-07T21:14:00+02:00';
const NOW_MS = Date.parse(NOW);
const SEED = 20260907;

function said(reading: MomentReading): string | { why: string; readings: readonly string[] } {
  if (reading.kind === 'instant') return isoAt(reading.instantMs);
  return { why: reading.why, readings: reading.readings.map((instantMs) => isoAt(instantMs)) };
}

const read = (text: string, now = NOW) => said(readMoment(text, Date.parse(now)));

describe('a moment', () => {
  test.each([
    ['now', NOW],
    ['nu', NOW],
    ['2026-11-24T07:45', '2026-11-24T07:45:00+01:00'],
    ['2026-11-24 07:45', '2026-11-24T07:45:00+01:00'],
    ['2026-11-24 7:45', '2026-11-24T07:45:00+01:00'],
    ['2026-11-24, 07.45 uur', '2026-11-24T07:45:00+01:00'],
    ['2026-11-24T07:45:30', '2026-11-24T07:45:30+01:00'],
    ['2026-11-24t07:45:30z', '2026-11-24T08:45:30+01:00'],
    ['2026-11-24T07:45:30.250Z', '2026-11-24T08:45:30+01:00'],
    ['2026-11-24T07:45+05:45', '2026-11-24T03:00:00+01:00'],
    ['2026-11-24 07:45 -0500', '2026-11-24T13:45:00+01:00'],
    ['2026-11-24 07:45+01', '2026-11-24T07:45:00+01:00'],
    ['2026-07-01T12:00:00-10:00', '2026-07-02T00:00:00+02:00'],
    ['2026-11-24', '2026-11-24T00:00:00+01:00'],
    ['2026-9-7', '2026-09-07T00:00:00+02:00'],
    ['20261124T0745', '2026-11-24T07:45:00+01:00'],
    ['20261124T074500Z', '2026-11-24T08:45:00+01:00'],
    ['20261124', '2026-11-24T00:00:00+01:00'],
    ['2026-12-31 24:00', '2027-01-01T00:00:00+01:00'],
    ['2028-02-29 09:00', '2028-02-29T09:00:00+01:00'],
    ['2000-02-29', '2000-02-29T00:00:00+01:00'],
    ['1970-01-01', '1970-01-01T00:00:00+01:00'],
    ['2100-12-31 23:59:59', '2100-12-31T23:59:59+01:00'],
    ['today 17:00', '2026-09-07T17:00:00+02:00'],
    ['vandaag 17:00', '2026-09-07T17:00:00+02:00'],
    ['vandaag om 17.00 uur', '2026-09-07T17:00:00+02:00'],
    ['tomorrow 09:00', '2026-09-08T09:00:00+02:00'],
    ['tomorrow at 9:00', '2026-09-08T09:00:00+02:00'],
    ['morgen 9.00 uur', '2026-09-08T09:00:00+02:00'],
    ['morgen 9 uur', '2026-09-08T09:00:00+02:00'],
    ['tomorrow', '2026-09-08T00:00:00+02:00'],
    ['  TOMORROW\t 09:00 ', '2026-09-08T09:00:00+02:00'],
    ['friday 17:00', '2026-09-11T17:00:00+02:00'],
    ['Fri 17:00', '2026-09-11T17:00:00+02:00'],
    ['vrijdag 17.00', '2026-09-11T17:00:00+02:00'],
    ['vr 17:00', '2026-09-11T17:00:00+02:00'],
    ['vrijdag', '2026-09-11T00:00:00+02:00'],
    ['sunday 24:00', '2026-09-14T00:00:00+02:00'],
    ['zo 10:00', '2026-09-13T10:00:00+02:00'],
    ['24 November 2026 07:45', '2026-11-24T07:45:00+01:00'],
    ['24 november 2026 7.45 uur', '2026-11-24T07:45:00+01:00'],
    ['24 nov 2026 07:45', '2026-11-24T07:45:00+01:00'],
    ['24 nov. 2026', '2026-11-24T00:00:00+01:00'],
    ['1 maart 2026 08:00', '2026-03-01T08:00:00+01:00'],
    ['1 mrt 2026 08:00', '2026-03-01T08:00:00+01:00'],
    ['1 Oct 2026 08:00', '2026-10-01T08:00:00+02:00'],
    ['1 okt 2026 08:00', '2026-10-01T08:00:00+02:00'],
    ['November 24, 2026 07:45', '2026-11-24T07:45:00+01:00'],
    ['december 4 2026 13:00', '2026-12-04T13:00:00+01:00'],
    ['Tue Nov 24, 2026, 07:45', '2026-11-24T07:45:00+01:00'],
    ['dec 4 2026', '2026-12-04T00:00:00+01:00'],
    ['Tue 24 Nov 2026, 07:45', '2026-11-24T07:45:00+01:00'],
    ['di 24 nov 2026, 07.45 uur', '2026-11-24T07:45:00+01:00'],
    ['dinsdag 24 november 2026 om 07.45 uur', '2026-11-24T07:45:00+01:00'],
  ])('%j is %s', (text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test('keeps milliseconds, so that an edge is not moved', () => {
    expect(readMoment('2026-09-08T01:59:59.999+02:00', NOW_MS)).toEqual({
      kind: 'instant',
      instantMs: Date.parse('2026-09-08T01:59:59.999+02:00'),
    });
  });
});

test('today and tomorrow are days on campus, not in UTC', () => {
  const justPastMidnight = '2026-09-07T22:30:00Z';
  expect(read('today 08:00', justPastMidnight)).toBe('2026-09-08T08:00:00+02:00');
  expect(read('morgen 08:00', justPastMidnight)).toBe('2026-09-09T08:00:00+02:00');
});

describe('a weekday is the next one strictly after now', () => {
  test.each([
    ['later today', 'monday 21:15', NOW, '2026-09-07T21:15:00+02:00'],
    ['this very minute: next week', 'monday 21:14', NOW, '2026-09-14T21:14:00+02:00'],
    ['earlier today: next week', 'maandag 20:00', NOW, '2026-09-14T20:00:00+02:00'],
    ['yesterday: in six days', 'zondag 20:00', NOW, '2026-09-13T20:00:00+02:00'],
    ['over New Year', 'friday 17:00', '2026-12-30T12:00:00+01:00', '2027-01-01T17:00:00+01:00'],
    ['over a clock change', 'monday 08:00', '2026-03-27T12:00:00+01:00', '2026-03-30T08:00:00+02:00'],
    ['counted on campus, not in UTC', 'monday 23:00', '2026-09-07T22:30:00Z', '2026-09-14T23:00:00+02:00'],
    ['the second of two is still to come', 'sunday 02:30', '2026-10-25T02:45:00+02:00', '2026-10-25T02:30:00+01:00'],
    ['both are over', 'sunday 02:30', '2026-10-25T02:45:00+01:00', '2026-11-01T02:30:00+01:00'],
  ])('%s', (_name, text, now, expected) => {
    expect(read(text, now)).toBe(expected);
  });
});

describe('in a clock change both readings are given, in order of time', () => {
  const autumn = { why: 'repeated', readings: ['2026-10-25T02:30:00+02:00', '2026-10-25T02:30:00+01:00'] };
  const spring = { why: 'skipped', readings: ['2026-03-29T01:30:00+01:00', '2026-03-29T03:30:00+02:00'] };

  test.each([
    ['2026-10-25 02:30', NOW, autumn],
    ['25 oktober 2026 2.30 uur', NOW, autumn],
    ['tomorrow 02:30', '2026-10-24T12:00:00+02:00', autumn],
    ['zondag 02:30', '2026-10-24T12:00:00+02:00', autumn],
    ['2026-03-29 02:30', NOW, spring],
    ['morgen 02.30', '2026-03-28T12:00:00+01:00', spring],
  ])('%s', (text, now, expected) => {
    expect(read(text, now)).toEqual(expected);
  });

  test.each([
    ['2026-10-25T02:30+02:00', '2026-10-25T02:30:00+02:00'],
    ['2026-10-25T02:30+01:00', '2026-10-25T02:30:00+01:00'],
    ['2026-10-25T00:30Z', '2026-10-25T02:30:00+02:00'],
    ['2026-03-29T02:30+01:00', '2026-03-29T03:30:00+02:00'],
    ['2026-10-25', '2026-10-25T00:00:00+02:00'],
    ['2026-10-25 03:00', '2026-10-25T03:00:00+01:00'],
  ])('%s is never ambiguous', (text, expected) => {
    expect(read(text)).toBe(expected);
  });
});

describe('what is refused, and what would be right', () => {
  test.each([
    ['', 'moment-not-understood', '2026-11-24T07:30'],
    ['soon', 'moment-not-understood', 'tomorrow 09:00'],
    ['yesterday 09:00', 'moment-not-understood', '2026-11-24T07:30'],
    ['2026-11', 'moment-not-understood', '2026-11-24T07:30'],
    ['2026-11-24T', 'moment-not-understood', '2026-11-24T07:30'],
    ['2026-11-24T07:45 Amsterdam', 'moment-not-understood', '2026-11-24T07:30'],
    ['2026-11-24 07:45 tomorrow', 'moment-not-understood', '2026-11-24T07:30'],
    ['november 24 26', 'moment-not-understood', '24 November 2026'],
    ['next tuesday 13:00', 'week-unclear', '"tuesday 13:00"'],
    ['this Fri', 'week-unclear', '"friday 13:00"'],
    ['volgende dinsdag 13:00', 'week-unclear', '"tuesday 13:00"'],
    ['next week', 'moment-not-understood', 'friday 17:00'],
    ['friday 9', 'moment-not-understood', 'friday 17:00'],
    ['24 smarch 2026', 'moment-not-understood', '24 November 2026'],
    ['24/11/2026', 'numeric-date', '2026-11-24'],
    ['3/4/2026 10:00', 'numeric-date', '2026-11-24'],
    ['2026/11/24', 'numeric-date', '2026-11-24'],
    ['24-11-2026', 'numeric-date', '24 November 2026'],
    ['24.11.2026 10:00', 'numeric-date', '24 November 2026'],
    ['31.12.26', 'numeric-date', '24 November 2026'],
    ['24 november', 'year-missing', '24 November 2026'],
    ['24 nov 17:00', 'year-missing', '"24 November 2026 17:00"'],
    ['december 4 13.00 uur', 'year-missing', '"4 December 2026 13:00"'],
    ['7 september', 'year-missing', '"7 September 2026"'],
    ['6 september 9:05', 'year-missing', '"6 September 2027 09:05"'],
    ['4 feb 13:00', 'year-missing', '"4 February 2027 13:00"'],
    ['february 30', 'year-missing', '"24 November 2026"'],
    ['17:00', 'day-missing', 'today 17:00'],
    ['17.00 uur', 'day-missing', 'today 17:00'],
    ['2026-02-30', 'no-such-date', '28 February 2026'],
    ['30 februari 2028 10:00', 'no-such-date', '29 February 2028'],
    ['2100-02-29', 'no-such-date', '28 February 2100'],
    ['2026-04-31 10:00', 'no-such-date', '30 April 2026'],
    ['2026-13-01', 'no-such-date', '2026-11-24'],
    ['2026-00-10', 'no-such-date', '2026-11-24'],
    ['2026-11-00', 'no-such-date', '1 November 2026'],
    ['2026-11-24 25:00', 'no-such-time', '23:59'],
    ['2026-11-24 24:01', 'no-such-time', '23:59'],
    ['2026-11-24 23:60', 'no-such-time', '23:59'],
    ['2026-11-24T23:59:60Z', 'no-such-time', '23:59'],
    ['tomorrow 29:00', 'no-such-time', '23:59'],
    ['99:99', 'no-such-time', '23:59'],
    ['friday 7 pm', 'twelve-hour-time', 'Write 19:00.'],
    ['tuesday 9am', 'twelve-hour-time', 'Write 09:00.'],
    ['24 nov 2026 7:30 p.m.', 'twelve-hour-time', 'Write 19:30.'],
    ['today 12 am', 'twelve-hour-time', 'Write 00:00.'],
    ['today 12.15 pm', 'twelve-hour-time', 'Write 12:15.'],
    ['today 13pm', 'twelve-hour-time', '23:59'],
    ['today 0am', 'twelve-hour-time', '23:59'],
    ['today 9:60 am', 'twelve-hour-time', '23:59'],
    ['2026-11-24T07:45+25:00', 'no-such-offset', '+01:00'],
    ['2026-11-24T07:45+01:60', 'no-such-offset', '+01:00'],
    ['1969-12-31', 'year-out-of-range', '1970'],
    ['2101-01-01', 'year-out-of-range', '2100'],
    ['1 january 0001', 'year-out-of-range', '1970'],
    ['Mon 24 Nov 2026, 07:45', 'wrong-weekday', 'weekday'],
    ['Mon Nov 24 2026', 'wrong-weekday', 'weekday'],
    ['november 31 2026', 'no-such-date', '30 November 2026'],
    ['2'.repeat(65), 'moment-too-long', '2026-11-24T07:30'],
    ['\u001b[31m\u202e2026', 'moment-not-understood', '2026-11-24T07:30'],
  ])('%j: %s', (text, code, right) => {
    const error = refusedBy(() => readMoment(text, NOW_MS));
    expect({ code: error.code, exit: error.exitCode }).toEqual({ code, exit: 2 });
    expect(`${error.text.en} ${error.hint?.en}`).toContain(right);
    expectGoodWords(error);
  });

  test.each([
    ['next tuesday 13:00', '"tuesday 13:00"', '"dinsdag 13:00"'],
    ['soon', 'instance "friday 17:00"', 'bijvoorbeeld "vrijdag 17:00"'],
    ['december 4 13:00', '"4 December 2026 13:00"', '"4 december 2026 13:00"'],
    ['friday 7 pm', 'Write 19:00.', 'Schrijf 19:00.'],
  ])('the hint in both languages: %s', (text, en, nl) => {
    const { hint } = refusedBy(() => readMoment(text, NOW_MS));
    expect([hint?.en, hint?.nl]).toEqual([expect.stringContaining(en), expect.stringContaining(nl)]);
  });

  test.each([
    'friday 17:00',
    'vrijdag 17:00',
    'tomorrow 09:00',
    'morgen 09:00',
    '24 November 2026 07:30',
    '2026-11-24T07:30',
    'now',
    'nu',
  ])('the form that a hint shows is read: %s', (form) => {
    const { hint } = refusedBy(() => readMoment('soon', NOW_MS));
    expect(`${hint?.en} ${hint?.nl}`).toContain(form);
    expect(readMoment(form, NOW_MS).kind).toBe('instant');
  });

  test('names the day that a date has', () => {
    const { text } = refusedBy(() => readMoment('ma 24 nov 2026', NOW_MS));
    expect(text).toEqual({
      en: 'In "ma 24 nov 2026" the weekday does not fit: that date is a Tuesday.',
      nl: 'In "ma 24 nov 2026" klopt de weekdag niet: die datum is een dinsdag.',
    });
  });
});

describe('always', () => {
  test('what we print is read back', () => {
    const minutes = fc.integer({ min: 0, max: Date.parse('2100-12-31T00:00Z') / 60_000 });
    fc.assert(
      fc.property(minutes, fc.constantFrom('en' as const, 'nl' as const), (minute, language) => {
        const instantMs = minute * 60_000;
        fc.pre(resolveWallTime(wallTimeAt(instantMs, CAMPUS_ZONE), CAMPUS_ZONE).kind === 'unique');
        const expected = { kind: 'instant', instantMs };
        expect(readMoment(sayMoment(instantMs, language), NOW_MS)).toEqual(expected);
        expect(readMoment(isoAt(instantMs), NOW_MS)).toEqual(expected);
        expect(readMoment(isoAt(instantMs).slice(0, 'yyyy-mm-ddThh:mm'.length), NOW_MS)).toEqual(expected);
      }),
      { numRuns: 500, seed: SEED },
    );
  });

  test('any text gives a moment in range or a refusal', () => {
    const pieces = fc.constantFrom(
      ...'2026 11 24 - : . / T Z + 07:45 25:99 uur u pm vr vrijdag morgen today nov november 30 feb , om at 0'.split(
        ' ',
      ),
      ' ',
      '\t',
      '\u001b[0m',
    );
    const texts = fc.oneof(
      fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
      fc.string({ maxLength: 80 }),
    );
    fc.assert(
      fc.property(texts, (text) => {
        let reading: MomentReading;
        try {
          reading = readMoment(text, NOW_MS);
        } catch {
          expectGoodWords(refusedBy(() => readMoment(text, NOW_MS)));
          return;
        }
        const instants = reading.kind === 'instant' ? [reading.instantMs] : reading.readings;
        for (const instantMs of instants) {
          expect(instantMs).toBeGreaterThanOrEqual(Date.parse('1969-12-31T00:00Z'));
          expect(instantMs).toBeLessThanOrEqual(Date.parse('2101-01-02T00:00Z'));
        }
      }),
      { numRuns: 3000, seed: SEED },
    );
  });

  test.each([
    '1'.repeat(64),
    ' '.repeat(64),
    '2026-11-24 0.'.padEnd(64, '.'),
    'a '.repeat(32),
    '24 nov 2026 '.padEnd(64, '0 '),
  ])('text made to be slow is refused in time: %j', (text) => {
    const started = performance.now();
    refusedBy(() => readMoment(text, NOW_MS));
    expect(performance.now() - started).toBeLessThan(500);
  });

  test('a weekday lies within the seven days after now', () => {
    const days = fc.constantFrom('monday', 'di', 'wed', 'donderdag', 'fri', 'zaterdag', 'sun');
    const clocks = fc.integer({ min: 0, max: 23 }).map((hour) => `${String(hour).padStart(2, '0')}:15`);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 4_100_000_000 }), days, clocks, (second, day, clock) => {
        const reading = readMoment(`${day} ${clock}`, second * 1000);
        fc.pre(reading.kind === 'instant');
        if (reading.kind !== 'instant') return;
        const ahead = reading.instantMs - second * 1000;
        expect(ahead).toBeGreaterThan(0);
        expect(ahead).toBeLessThanOrEqual((7 * 24 + 1) * 3_600_000);
      }),
      { numRuns: 500, seed: SEED },
    );
  });
});
