import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { sparkline } from '../../src/exam-check/sparkline.ts';
import { gapsOf, quantile, readStability, stretchesOf, type WatchSample } from '../../src/exam-check/stability.ts';

/** One attempt a second. */
const samples = (times: readonly (number | null)[]): WatchSample[] => times.map((ms, at) => ({ atMs: at * 1_000, ms }));
const repeat = <T>(value: T, count: number): T[] => new Array<T>(count).fill(value);
const START = { startedAtMs: 0, intervalMs: 1_000 };

describe('gaps', () => {
  test.each([
    ['none', repeat(20, 10), []],
    ['one lost packet is none', [20, null, 20, 20, null, 20], []],
    ['two in a row', [20, null, null, 20], [{ afterSeconds: 1, seconds: 2 }]],
    [
      'at the beginning and at the end',
      [null, null, null, 20, null, null],
      [
        { afterSeconds: 0, seconds: 3 },
        { afterSeconds: 4, seconds: 2 },
      ],
    ],
    ['everything', repeat(null, 5), [{ afterSeconds: 0, seconds: 5 }]],
    ['nothing', [], []],
  ] as const)('%s', (_name, times, expected) => expect(gapsOf(samples(times), 1_000)).toEqual(expected));
});

describe('what a watch has seen', () => {
  test('too little', () => expect(readStability(samples([20, 20, 20, 20]), START)).toBeNull());

  test('the rule of the troubleshooter, without the slowest five in a hundred', () => {
    const swings = (times: number[]) => readStability(samples(times), START)?.swings;
    expect(swings([...repeat(20, 99), 900])).toBe(false);
    expect(swings([...repeat(20, 90), ...repeat(241, 10)])).toBe(true);
    expect(swings([...repeat(20, 90), ...repeat(240, 10)])).toBe(false);
  });

  test('numbers', () => {
    expect(readStability(samples([...repeat(20, 8), null, null]), { startedAtMs: 7, intervalMs: 1_000 })).toEqual({
      startedAtMs: 7,
      watchedSeconds: 10,
      unansweredPercent: 20,
      medianMs: 20,
      slowMs: 20,
      swings: false,
      gaps: [{ afterSeconds: 8, seconds: 2 }],
      stretchesMs: [...repeat(20, 8), null, null],
    });
  });

  test('whatever came: never more than 60 stretches, gaps in order and no longer than the watch', () => {
    const times = fc.array(fc.option(fc.double({ min: 0, max: 5_000, noNaN: true }), { nil: null }), {
      minLength: 5,
      maxLength: 900,
    });
    fc.assert(
      fc.property(times, (all) => {
        const seen = readStability(samples(all), START);
        if (seen === null) throw new Error('nothing seen');
        expect(seen.stretchesMs.length).toBe(Math.min(60, all.length));
        const ends = seen.gaps.map(({ afterSeconds, seconds }) => afterSeconds + seconds);
        expect(Math.max(0, ...ends)).toBeLessThanOrEqual(seen.watchedSeconds);
        expect(seen.gaps.map(({ afterSeconds }) => afterSeconds)).toEqual(
          seen.gaps.map(({ afterSeconds }) => afterSeconds).toSorted((one, other) => one - other),
        );
      }),
      { seed: 6, numRuns: 50 },
    );
  });

  test('a gap stays visible in a long watch', () => {
    const all = samples([...repeat(20, 300), ...repeat(null, 5), ...repeat(20, 295)]);
    expect(stretchesOf(all).filter((one) => one === null).length).toBeGreaterThanOrEqual(1);
  });

  test('quantiles', () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([3, 1, 2], 0.5)).toBe(2);
    expect(quantile([1], 0.95)).toBe(1);
  });
});

describe('the picture', () => {
  test.each([
    [[0, 20, 40, 80, 160, 320, 640, 5_000], 8, true, '▁▁▃▄▆▇██'],
    [[20, null, 640], 8, true, '▁×█'],
    [[20, null, 640], 8, false, '_x#'],
    [[20, 20, null, 20], 2, true, '▁×'],
    [[20, 640, 20, 20], 2, true, '█▁'],
    [[], 8, true, ''],
  ] as const)('%j in %i columns', (values, columns, unicode, expected) => {
    expect(sparkline(values, columns, unicode)).toBe(expected);
  });

  test('is never wider than its columns', () => {
    const values = fc.array(fc.option(fc.nat({ max: 2_000 }), { nil: null }), { maxLength: 60 });
    fc.assert(
      fc.property(values, fc.integer({ min: 1, max: 80 }), (all, columns) => {
        expect([...sparkline(all, columns, true)].length).toBe(Math.min(all.length, columns));
      }),
      { seed: 7 },
    );
  });
});
