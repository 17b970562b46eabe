import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, dayNumberOfIso } from '../../src/campus/civil.ts';
import { hoursOf, spanOn } from '../../src/campus/planned-times.ts';
import {
  activeAt,
  nextAfter,
  type Occurrence,
  occurrenceJson,
  occurrencesStartingIn,
  overlapping,
  plannedWork,
  recentlyEndedAt,
  soonestAfter,
} from '../../src/campus/windows.ts';
import type { Schedule } from '../../src/reference/campus-data.ts';
import { isoAt } from '../../src/time/zone.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';
import { oracleSpans } from './oracle.ts';

const { schedules } = campusSection();
const ms = (iso: string): number => Date.parse(iso);
const ids = (occurrences: readonly Occurrence[]): readonly string[] => occurrences.map(({ id }) => id);

describe('the monthly windows', () => {
  test.each([
    ['2025-09', '01', '02'],
    ['2025-10', '06', '07'],
    ['2025-11', '03', '04'],
    ['2025-12', '01', '02'],
    ['2026-01', '05', '06'],
    ['2026-02', '02', '03'],
    ['2026-03', '02', '03'],
    ['2026-04', '06', '07'],
    ['2026-05', '04', '05'],
    ['2026-06', '01', '02'],
    ['2026-07', '06', '07'],
    ['2026-08', '03', '04'],
    ['2026-09', '07', '01'],
    ['2026-10', '05', '06'],
    ['2026-11', '02', '03'],
    ['2026-12', '07', '01'],
    ['2027-01', '04', '05'],
    ['2027-06', '07', '01'],
  ])('%s: Monday %s, Tuesday %s', (month, monday, tuesday) => {
    const fromMs = ms(`${month}-01T00:00:00Z`) - 2 * 3_600_000;
    const monthly = occurrencesStartingIn(schedules, fromMs, fromMs + 28 * 86_400_000).filter(
      ({ schedule }) => schedule !== 'usis-friday',
    );
    const day = (date: string): string => `${month}-${date}`;
    const following = isoAt(ms(`${day(monday)}T12:00:00Z`) + 86_400_000).slice(0, 10);
    expect(monthly.map(({ startMs, endMs }) => [isoAt(startMs).slice(0, 16), isoAt(endMs).slice(0, 16)])).toEqual(
      [
        [`${day(monday)}T20:00`, `${following}T02:00`],
        [`${day(tuesday)}T07:30`, `${day(tuesday)}T08:30`],
      ].sort(),
    );
  });
});

describe('edges: the start belongs to a window, the end does not', () => {
  test.each([
    ['2026-02-03T01:59:59+01:00', ['ict-monday-evening/2026-02-02']],
    ['2026-02-03T02:00:00+01:00', []],
    ['2026-02-02T19:59:59+01:00', []],
    ['2026-02-02T20:00:00+01:00', ['ict-monday-evening/2026-02-02']],
    ['2026-09-01T07:29:59+02:00', []],
    ['2026-09-01T07:30:00+02:00', ['ict-tuesday-morning/2026-09-01']],
    ['2026-09-01T08:30:00+02:00', []],
    ['2026-03-27T17:59:59+01:00', ['usis-friday/2026-03-27']],
    ['2026-03-27T18:00:00+01:00', []],
    ['2026-12-25T17:30:00+01:00', ['usis-friday/2026-12-25']],
    ['2027-01-01T17:30:00+01:00', ['usis-friday/2027-01-01']],
    ['2026-04-06T21:00:00+02:00', ['ict-monday-evening/2026-04-06']],
  ])('%s', (moment, expected) => {
    expect(ids(activeAt(schedules, ms(moment)))).toEqual(expected);
  });

  test.each([
    ['2026-02-03T01:59:59+01:00', []],
    ['2026-02-03T02:00:00+01:00', ['ict-monday-evening/2026-02-02']],
    ['2026-02-03T03:59:59+01:00', ['ict-monday-evening/2026-02-02']],
    ['2026-02-03T04:00:00+01:00', []],
  ])('recently ended at %s', (moment, expected) => {
    expect(ids(recentlyEndedAt(schedules, ms(moment)))).toEqual(expected);
  });
});

test('an occurrence as JSON', () => {
  const [monday] = activeAt(schedules, ms('2026-09-07T21:14:00+02:00'));
  expect(monday && occurrenceJson(monday)).toEqual({
    id: 'ict-monday-evening/2026-09-07',
    schedule: 'ict-monday-evening',
    services: ['ict'],
    start: '2026-09-07T20:00:00+02:00',
    end: '2026-09-08T02:00:00+02:00',
    impact: 'may-be-slow-or-down',
  });
});

describe('planned work on a service', () => {
  const fridayEvening = ms('2026-11-27T17:30:00+01:00');
  test.each([
    ['usis', true, ['usis-friday/2026-11-27']],
    ['ict', false, []],
    [null, false, []],
    ['nothing-of-ours', false, []],
  ])('%s', (service, mayExplain, active) => {
    const work = plannedWork(schedules, service, fridayEvening);
    expect({ ...work, active: ids(work.active) }).toEqual({ service, active, mayExplain });
  });
});

describe('clock changes', () => {
  const spans = (schedule: Parameters<typeof scheduleWith>[0], from: string, to: string): readonly string[] =>
    occurrencesStartingIn([scheduleWith(schedule)], ms(from), ms(to)).map(
      ({ startMs, endMs }) => `${isoAt(startMs)} ${(endMs - startMs) / 60_000}`,
    );
  const sunday = 'FREQ=WEEKLY;BYDAY=SU';
  const spring = ['2026-03-28T12:00:00Z', '2026-03-29T12:00:00Z'] as const;
  const autumn = ['2026-10-24T12:00:00Z', '2026-10-25T12:00:00Z'] as const;

  test.each([
    ['an hour shorter over the spring gap', '01:00', '04:00', spring, '2026-03-29T01:00:00+01:00 120'],
    ['start in the gap: the offset before it', '02:30', '05:00', spring, '2026-03-29T03:30:00+02:00 90'],
    [
      'start in the gap, end right after it: the planned length',
      '02:30',
      '03:15',
      spring,
      '2026-03-29T03:30:00+02:00 45',
    ],
    ['end in the gap', '01:30', '02:30', spring, '2026-03-29T01:30:00+01:00 60'],
    ['an hour longer over the autumn overlap', '01:00', '04:00', autumn, '2026-10-25T01:00:00+02:00 240'],
    ['start in the repeated hour: the first', '02:30', '04:00', autumn, '2026-10-25T02:30:00+02:00 150'],
    ['end in the repeated hour: the first', '01:30', '02:30', autumn, '2026-10-25T01:30:00+02:00 60'],
    ['all of it in the repeated hour', '02:15', '02:45', autumn, '2026-10-25T02:15:00+02:00 30'],
  ])('%s', (_, start, end, [from, to], expected) => {
    expect(spans({ rule: sunday, start, end }, from, to)).toEqual([expected]);
  });

  test('a schedule of another zone keeps its own clock; its ids are campus dates', () => {
    const abroad = {
      id: 'abroad',
      zone: 'America/New_York',
      rule: 'FREQ=WEEKLY;BYDAY=MO',
      start: '22:00',
      end: '23:00',
    };
    const found = occurrencesStartingIn([scheduleWith(abroad)], ms('2026-10-19T00:00:00Z'), ms('2026-11-11T00:00:00Z'));
    expect(found.map(({ id, startMs }) => `${id} ${isoAt(startMs)}`)).toEqual([
      'abroad/2026-10-20 2026-10-20T04:00:00+02:00',
      'abroad/2026-10-27 2026-10-27T03:00:00+01:00',
      'abroad/2026-11-03 2026-11-03T04:00:00+01:00',
      'abroad/2026-11-10 2026-11-10T04:00:00+01:00',
    ]);
  });

  test('a day that a zone left out', () => {
    const apia = { id: 'apia', zone: 'Pacific/Apia', rule: 'FREQ=WEEKLY;BYDAY=FR', start: '10:00', end: '11:00' };
    const found = occurrencesStartingIn([scheduleWith(apia)], ms('2011-12-20T00:00:00Z'), ms('2012-01-10T00:00:00Z'));
    expect(found.map(({ startMs }) => new Date(startMs).toISOString())).toEqual([
      '2011-12-23T20:00:00.000Z',
      '2011-12-30T20:00:00.000Z',
      '2012-01-05T20:00:00.000Z',
    ]);
  });
});

/** Starts that exist once in their zone: what engines do in a gap differs, and has a table above. */
const anySchedule = fc
  .record({
    zone: fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Asia/Kathmandu', 'Pacific/Auckland', 'UTC'),
    rule: fc.constantFrom(
      'FREQ=WEEKLY;BYDAY=FR',
      'FREQ=WEEKLY;BYDAY=SA,SU',
      'FREQ=MONTHLY;BYDAY=1TU',
      'FREQ=MONTHLY;BYDAY=-1SU',
      'FREQ=MONTHLY;BYMONTHDAY=31,-1',
    ),
    startHour: fc.integer({ min: 4, max: 23 }),
    endHour: fc.integer({ min: 4, max: 23 }),
  })
  .filter(({ startHour, endHour }) => startHour !== endHour)
  .map(({ zone, rule, startHour, endHour }) => {
    const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:30`;
    return scheduleWith({ zone, rule, start: clock(startHour), end: clock(endHour) });
  });
const anyInstant = fc.integer({ min: 0, max: Date.UTC(2100, 0, 1) / 1000 }).map((seconds) => seconds * 1000);
const anyLength = fc.integer({ min: 1, max: 400 * 86_400 }).map((seconds) => seconds * 1000);

describe('for any schedule and moment', () => {
  test('starts and ends are those of another engine', () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, anyLength, (schedule, fromMs, lengthMs) => {
        const ours = occurrencesStartingIn([schedule], fromMs, fromMs + lengthMs);
        const from = new Date(fromMs - 40 * 86_400_000).toISOString().slice(0, 10).replaceAll('-', '');
        const theirs = oracleSpans(schedule, fromMs, fromMs + lengthMs, from);
        expect(ours.map(({ startMs, endMs }) => [startMs, endMs])).toEqual(theirs);
      }),
      { numRuns: 200 },
    );
  });

  test('active exactly from the start up to the end', () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, (schedule, instantMs) => {
        const around = occurrencesStartingIn([schedule], instantMs - 3 * 86_400_000, instantMs + 1);
        const running = around.filter(({ startMs, endMs }) => startMs <= instantMs && instantMs < endMs);
        expect(activeAt([schedule], instantMs)).toEqual(running);
        for (const { startMs, endMs } of around) {
          expect(activeAt([schedule], startMs).map((each) => each.startMs)).toContain(startMs);
          expect(activeAt([schedule], endMs).map((each) => each.startMs)).not.toContain(startMs);
        }
      }),
    );
  });

  test('next is strictly later, and nothing starts before it', () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, (schedule, instantMs) => {
        const [next] = nextAfter([schedule], instantMs);
        if (next === undefined) throw new Error('every one of these rules comes again');
        expect(next.startMs).toBeGreaterThan(instantMs);
        expect(occurrencesStartingIn([schedule], instantMs + 1, next.startMs)).toEqual([]);
        expect(nextAfter([schedule], next.startMs - 1)).toEqual([next]);
        expect(nextAfter([schedule], next.startMs)).not.toContainEqual(next);
      }),
    );
  });

  test('a period is the sum of its parts', () => {
    fc.assert(
      fc.property(anySchedule, anyInstant, anyLength, anyLength, (schedule, aMs, first, second) => {
        const [bMs, cMs] = [aMs + first, aMs + first + second];
        expect(occurrencesStartingIn([schedule], aMs, cMs)).toEqual([
          ...occurrencesStartingIn([schedule], aMs, bMs),
          ...occurrencesStartingIn([schedule], bMs, cMs),
        ]);
      }),
    );
  });

  test('the soonest are the first of all that follow', () => {
    fc.assert(
      fc.property(anyInstant, fc.integer({ min: 1, max: 40 }), (instantMs, count) => {
        const following = occurrencesStartingIn(schedules, instantMs + 1, instantMs + 400 * 86_400_000);
        expect(soonestAfter(schedules, instantMs, count)).toEqual(following.slice(0, count));
      }),
    );
  });
});

test('what overlaps a period: an end at its start and a start at its end do not', () => {
  const at = (time: string): number => ms(`2026-11-27T${time}:00+01:00`);
  const overlaps = (from: string, to: string): number => overlapping(schedules, at(from), at(to)).length;
  expect([
    overlaps('16:00', '17:00'),
    overlaps('16:00', '17:01'),
    overlaps('17:59', '19:00'),
    overlaps('18:00', '19:00'),
    overlaps('17:10', '17:20'),
    overlaps('10:00', '23:00'),
  ]).toEqual([0, 1, 1, 0, 1, 1]);
});

test('starts at the same moment come by schedule id', () => {
  const twins = ['b', 'a', 'c'].map((id) => scheduleWith({ id }));
  expect(nextAfter(twins, ms('2026-11-22T12:00:00Z')).map(({ schedule }) => schedule)).toEqual(['a', 'b', 'c']);
});

test('a rule that was not checked is a fault of ours', () => {
  expect(() => activeAt([scheduleWith({ rule: 'FREQ=HOURLY' })], 0)).toThrow('schedule test was not checked');
});

describe('a long list says of each day what the clock says of it alone', () => {
  const FROM_DAY = dayNumberOfIso('2024-12-20');
  const DAYS = 800;
  const minutes = fc.integer({ min: 0, max: 1439 });
  const clock = (minute: number): string =>
    `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`;
  const lengths = fc.oneof(
    minutes.map((end) => ({ end: clock(end) })),
    fc.integer({ min: 1, max: 60 }).map((hours) => ({ end: undefined, duration: `PT${hours}H` })),
  );

  test.each(['Europe/Amsterdam', 'America/New_York'])('in %s', (zone) => {
    fc.assert(
      fc.property(minutes, lengths, (start, length) => {
        const schedule = scheduleWith({
          rule: 'FREQ=DAILY',
          zone,
          start: clock(start),
          ...length,
        } as Partial<Schedule>);
        const hours = hoursOf(schedule);
        const fromMs = FROM_DAY * DAY_MS;
        const list = occurrencesStartingIn([schedule], fromMs, fromMs + DAYS * DAY_MS);
        const alone = Array.from({ length: DAYS + 2 }, (_, index) => spanOn(FROM_DAY - 1 + index, hours, zone)).filter(
          ({ startMs }) => startMs >= fromMs && startMs < fromMs + DAYS * DAY_MS,
        );
        expect(list.map(({ startMs, endMs }) => ({ startMs, endMs }))).toEqual(alone);
      }),
      {
        numRuns: 40,
        examples: [
          [150, { end: '03:15' }],
          [1435, { end: '02:30' }],
          [150, { end: undefined, duration: 'PT24H' }],
        ],
      },
    );
  });
});
