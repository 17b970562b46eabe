import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  activeAt,
  lastBefore,
  nextAfter,
  type Occurrence,
  occurrencesStartingIn,
  recentlyEndedAt,
  soonestAfter,
} from '../../src/campus/windows.ts';
import type { Schedule } from '../../src/reference/campus-data.ts';
import { isoAt, wallTimeAt } from '../../src/time/zone.ts';
import { scheduleWith } from '../helpers/campus.ts';
import { anyRuleCase } from './any-rule.ts';
import { oracleSpans } from './oracle.ts';

const ms = (iso: string): number => Date.parse(iso);
const sources = ['page-a'];
const said = (schedules: readonly Schedule[], from: string, to: string): readonly string[] =>
  occurrencesStartingIn(schedules, ms(from), ms(to)).map(
    ({ id, startMs, endMs }) => `${id} ${isoAt(startMs).slice(0, 16)} ${(endMs - startMs) / 60_000}`,
  );

/** Without the end that the schedule for tests has. */
function lasting(duration: string, parts: Partial<Schedule>): Schedule {
  const { end: _end, ...rest } = scheduleWith(parts);
  return { ...rest, duration };
}

const WITH_EXCEPTIONS = scheduleWith({
  exceptions: [
    { kind: 'cancelled', on: '2026-12-07', sources },
    { kind: 'moved', on: '2026-12-14', to: '2026-12-22', start: '20:00', end: '01:00', sources },
    { kind: 'extra', on: '2026-12-16', end: '10:15', sources },
  ],
});

describe('exceptions', () => {
  test('cancelled, moved and extra stand in their place by time, the moved one by its old name', () => {
    expect(said([WITH_EXCEPTIONS], '2026-11-30T00:00:00+01:00', '2027-01-01T00:00:00+01:00')).toEqual([
      'test/2026-11-30 2026-11-30T10:00 120',
      'test/2026-12-16 2026-12-16T10:00 15',
      'test/2026-12-21 2026-12-21T10:00 120',
      'test/2026-12-14 2026-12-22T20:00 300',
      'test/2026-12-28 2026-12-28T10:00 120',
    ]);
  });

  test('every question sees them', () => {
    const ids = (list: readonly { id: string }[]): readonly string[] => list.map(({ id }) => id);
    expect(ids(nextAfter([WITH_EXCEPTIONS], ms('2026-12-01T00:00:00+01:00')))).toEqual(['test/2026-12-16']);
    expect(ids(soonestAfter([WITH_EXCEPTIONS], ms('2026-12-16T10:00:00+01:00'), 2))).toEqual([
      'test/2026-12-21',
      'test/2026-12-14',
    ]);
    expect(ids(activeAt([WITH_EXCEPTIONS], ms('2026-12-07T10:30:00+01:00')))).toEqual([]);
    expect(ids(activeAt([WITH_EXCEPTIONS], ms('2026-12-23T00:59:59+01:00')))).toEqual(['test/2026-12-14']);
    expect(ids(recentlyEndedAt([WITH_EXCEPTIONS], ms('2026-12-23T02:59:59+01:00')))).toEqual(['test/2026-12-14']);
  });

  test('a rule that is over still has its extra times', () => {
    const ended = scheduleWith({
      rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20260101',
      exceptions: [{ kind: 'extra', on: '2026-12-16', sources }],
    });
    expect(nextAfter([ended], ms('2026-12-01T00:00:00+01:00')).map(({ id }) => id)).toEqual(['test/2026-12-16']);
  });
});

describe('durations', () => {
  test('are real time, also over a clock change', () => {
    const night = lasting('PT4H', { rule: 'FREQ=WEEKLY;BYDAY=SA', start: '23:00' });
    expect(said([night], '2026-03-28T00:00:00+01:00', '2026-03-29T00:00:00+01:00')).toEqual([
      'test/2026-03-28 2026-03-28T23:00 240',
    ]);
    expect(said([night], '2026-10-24T00:00:00+02:00', '2026-10-25T00:00:00+02:00')).toEqual([
      'test/2026-10-24 2026-10-24T23:00 240',
    ]);
  });

  test('of days: it runs until its end', () => {
    const long = lasting('PT240H', { rule: 'FREQ=MONTHLY;BYMONTHDAY=1', start: '00:00' });
    expect(activeAt([long], ms('2026-12-10T23:59:59+01:00'))).toHaveLength(1);
    expect(activeAt([long], ms('2026-12-11T00:00:00+01:00'))).toHaveLength(0);
  });
});

describe('far-away and sparse rules', () => {
  test('are found, each in a millisecond or so', () => {
    const at = ms('2026-12-01T00:00:00+01:00');
    const next = (rule: string, since?: string): string | undefined =>
      nextAfter([scheduleWith({ rule, ...(since === undefined ? {} : { since }) })], at)[0]?.id.slice(5);
    expect([
      next('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29;BYDAY=MO'),
      next('FREQ=YEARLY;INTERVAL=70;BYMONTH=1;BYMONTHDAY=1', '2027-01-01'),
      next('FREQ=DAILY;INTERVAL=1200;BYDAY=SU;BYMONTHDAY=13', '1970-01-01'),
      next('FREQ=WEEKLY;BYDAY=MO', '2099-12-01'),
      next('FREQ=MONTHLY;BYDAY=5MO;BYMONTH=2'),
    ]).toEqual(['2044-02-29', '2027-01-01', expect.stringMatching(/-13$/), '2099-12-07', '2044-02-29']);
  });

  test('what never comes again has no next, and its last time is known', () => {
    const at = ms('2026-12-01T00:00:00+01:00');
    const ended = scheduleWith({ rule: 'FREQ=WEEKLY;BYDAY=MO;COUNT=3', since: '1990-01-01' });
    expect(nextAfter([ended], at)).toEqual([]);
    expect(lastBefore(ended, at)?.id).toBe('test/1990-01-15');
    const never = scheduleWith({ rule: 'FREQ=YEARLY;INTERVAL=4;BYMONTH=2;BYMONTHDAY=29', since: '2026-01-01' });
    expect([nextAfter([never], at), lastBefore(never, at)]).toEqual([[], null]);
  });

  test('UNTIL counts the start, to the second', () => {
    const until = (end: string): number =>
      occurrencesStartingIn(
        [scheduleWith({ rule: `FREQ=WEEKLY;BYDAY=MO;UNTIL=${end}` })],
        ms('2026-12-07T00:00:00Z'),
        ms('2026-12-08T00:00:00Z'),
      ).length;
    expect(['20261207', '20261206', '20261207T090000Z', '20261207T085959Z'].map(until)).toEqual([1, 0, 1, 0]);
  });
});

const ZONES = Intl.supportedValuesOf('timeZone');

function shownAt(instantMs: number, zone: string): string {
  const { hour, minute } = wallTimeAt(instantMs, zone);
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

describe('generated schedules in all zones', () => {
  const clock = fc
    .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
    .map((parts) => parts.map((part) => String(part).padStart(2, '0')).join(':'));

  /** A hundredth of the campaign `schedules`. */
  test('are those of rrule-temporal, and of the wall clock', () => {
    fc.assert(
      fc.property(
        anyRuleCase,
        fc.constantFrom(...ZONES),
        clock,
        clock,
        ({ text, since, skip, length }, zone, start, end) => {
          if (start === end) return;
          const first = new Date(since * 86_400_000).toISOString().slice(0, 10);
          const schedule = scheduleWith({ rule: text, zone, start, end, since: first });
          const fromMs = (since + skip) * 86_400_000;
          const toMs = fromMs + (length % 200) * 86_400_000;
          const isSkipped = ({ startMs }: Occurrence): boolean => shownAt(startMs, zone) !== start;
          // rrule-temporal leaves out a start that the clock skips, against RFC 5545 section 3.3.5.
          if (occurrencesStartingIn([schedule], (since - 2) * 86_400_000, toMs).some(isSkipped)) return;
          const ours = occurrencesStartingIn([schedule], fromMs, toMs);
          // The edge of UNTIL in rrule-temporal is a moment in UTC; here the rule ends with it too.
          const theirs = oracleSpans(schedule, fromMs, toMs, first.replaceAll('-', ''));
          expect(ours.map(({ startMs }) => startMs)).toEqual(theirs.map(([startMs]) => startMs));
          for (const { startMs, endMs } of ours) {
            expect(endMs).toBeGreaterThan(startMs);
            expect(shownAt(startMs, zone)).toBe(start);
          }
        },
      ),
      { numRuns: 70 },
    );
  });
});
