import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clashOf } from '../../src/maintenance/clash.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';

const { schedules } = campusSection();
const ms = (wall: string): number => Date.parse(`${wall}+01:00`);
const MINUTE_MS = 60_000;

describe('a plan beside the bundled schedules', () => {
  const monday = 'ict-monday-evening/2026-12-07';
  const friday = 'usis-friday/2026-12-04';
  test.each([
    ['nothing near', '2026-12-02T13:00:00', '2026-12-02T15:00:00', 0, 1710, 3000, []],
    ['hit at its end', '2026-12-07T19:00:00', '2026-12-07T21:00:00', 60, 4380, 0, [monday]],
    ['hit at its start', '2026-12-08T01:00:00', '2026-12-08T03:00:00', 60, 0, 5160, [monday]],
    ['inside a window', '2026-12-07T21:00:00', '2026-12-07T22:00:00', 60, 0, 0, [monday]],
    ['around a window', '2026-12-04T16:00:00', '2026-12-04T20:00:00', 60, 4770, 4320, [friday]],
    ['right after a window', '2026-12-04T18:00:00', '2026-12-04T20:00:00', 0, 0, 4320, []],
    ['right before a window', '2026-12-04T16:00:00', '2026-12-04T17:00:00', 0, 4770, 0, []],
    ['two windows', '2026-12-04T17:30:00', '2026-12-07T20:15:00', 45, 0, 0, [friday, monday]],
    ['seconds: a hit is never said to be nothing', '2026-12-04T17:59:50', '2026-12-04T18:30:00', 1, 0, 4410, [friday]],
    ['seconds: free time is never said to be more', '2026-12-04T18:00:59', '2026-12-04T18:30:01', 0, 0, 4409, []],
  ])('%s', (_, start, end, overlapMinutes, freeBeforeMinutes, freeAfterMinutes, occurrences) => {
    const clash = clashOf(schedules, ms(start), ms(end));
    expect({ ...clash, occurrences: clash.occurrences.map(({ id }) => id) }).toEqual({
      startMs: ms(start),
      endMs: ms(end),
      overlapMinutes,
      freeBeforeMinutes,
      freeAfterMinutes,
      occurrences,
    });
  });
});

test('nothing within 31 days is unknown to us, not a number', () => {
  const yearly = [scheduleWith({ rule: 'FREQ=MONTHLY;INTERVAL=12;BYDAY=1MO', since: '2026-06-01' })];
  const { freeBeforeMinutes, freeAfterMinutes } = clashOf(yearly, ms('2026-12-02T13:00:00'), ms('2026-12-02T15:00:00'));
  expect({ freeBeforeMinutes, freeAfterMinutes }).toEqual({ freeBeforeMinutes: null, freeAfterMinutes: null });
});

test('work at the same time counts once', () => {
  const twice = [
    scheduleWith({ id: 'a', start: '10:00', end: '12:00' }),
    scheduleWith({ id: 'b', start: '11:00', end: '13:00' }),
    scheduleWith({ id: 'c', start: '11:30', end: '11:45' }),
  ];
  expect(clashOf(twice, ms('2026-12-07T09:00:00'), ms('2026-12-07T20:00:00')).overlapMinutes).toBe(180);
});

test('the overlap is the number of minutes at which work runs', () => {
  const overlapping = [
    scheduleWith({ id: 'a', rule: 'FREQ=WEEKLY;BYDAY=MO,TU', start: '22:00', end: '03:00' }),
    scheduleWith({ id: 'b', rule: 'FREQ=WEEKLY;BYDAY=TU', start: '02:00', end: '04:00' }),
  ];
  const firstMs = ms('2026-12-06T00:00:00');
  const minute = fc.integer({ min: 0, max: 4 * 1440 });
  fc.assert(
    fc.property(minute, fc.integer({ min: 1, max: 1500 }), (start, length) => {
      const startMs = firstMs + start * MINUTE_MS;
      const clash = clashOf(overlapping, startMs, startMs + length * MINUTE_MS);
      let covered = 0;
      for (let at = startMs; at < clash.endMs; at += MINUTE_MS) {
        if (clash.occurrences.some((each) => each.startMs <= at && at < each.endMs)) covered += 1;
      }
      expect(clash.overlapMinutes).toBe(covered);
    }),
    { numRuns: 60 },
  );
});
