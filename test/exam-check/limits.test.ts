import { describe, expect, test } from '@jest/globals';
import { hold, wantedOf } from '../../src/exam-check/limits.ts';
import type { Limit } from '../../src/reference/exam-check-data.ts';
import { DATA } from './data.ts';

/** One row for each bound of the data file and each kind of exam that has it: just beyond, at, just within. */
const BOUNDS = ['warnBelow', 'failBelow', 'warnAbove', 'failAbove'] as const;

type Row = readonly [name: string, limit: Limit, beyond: number, at: number, within: number, state: 'warn' | 'fail'];

function rows(): Row[] {
  return DATA.limits.flatMap((limit) =>
    BOUNDS.flatMap((name): Row[] => {
      const bound = limit[name];
      if (!bound) return [];
      const isLow = name.endsWith('Below');
      const at = isLow ? bound.value * (1 - (Math.sign(bound.value) * limit.tolerancePercent) / 100) : bound.value;
      const step = Math.abs(at) * 1e-6 + 1e-9;
      const state = name.startsWith('warn') ? 'warn' : 'fail';
      const label = `${limit.check}/${limit.measure} ${limit.profiles.join('+')} ${limit.with ?? ''} ${name} ${bound.value}`;
      return [[label, limit, isLow ? at - step : at + step, at, isLow ? at + step : at - step, state]];
    }),
  );
}

const RANK = { pass: 0, unknown: 1, warn: 2, fail: 3 } as const;

describe('every bound of the data', () => {
  test('there are many', () => expect(rows().length).toBeGreaterThan(45));

  test.each(rows())('%s', (_name, limit, beyond, at, within, state) => {
    expect(RANK[hold(limit, beyond).state]).toBe(RANK[state]);
    const better = state === 'fail' ? ['warn', 'pass'] : ['pass'];
    expect(better).toContain(hold(limit, at).state);
    expect(better).toContain(hold(limit, within).state);
  });
});

describe('lists', () => {
  const limit = (check: string, profile: string): Limit => {
    const found = DATA.limits.find(
      (each) => each.check === check && each.measure === 'value' && each.profiles.some((one) => one === profile),
    );
    if (!found) throw new Error(check);
    return found;
  };

  test.each([
    ['lecture', ['chrome'], 'pass'],
    ['lecture', ['safari'], 'warn'],
    ['lecture', [], 'unknown'],
    ['exam', ['safari'], 'pass'],
    ['exam', [], 'unknown'],
    ['proctored', ['chrome', 'firefox'], 'pass'],
    ['proctored', ['edge'], 'warn'],
    ['proctored', ['firefox', 'safari'], 'fail'],
    ['proctored', [], 'fail'],
    ['secure', ['firefox'], 'pass'],
    ['secure', [], 'unknown'],
  ] as const)('browsers for %s: %j is %s', (profile, browsers, state) => {
    expect(hold(limit('browser-installed', profile), browsers).state).toBe(state);
  });

  test('the list that was missed is shown', () => {
    const proctored = limit('browser-installed', 'proctored');
    expect(wantedOf(proctored, hold(proctored, []).allowed)).toEqual({ oneOf: ['chrome', 'edge'], unit: null });
    expect(wantedOf(proctored, hold(proctored, ['edge']).allowed)).toEqual({ oneOf: ['chrome'], unit: null });
    expect(wantedOf(proctored)).toEqual({ oneOf: ['chrome', 'edge'], unit: null });
  });

  test('where it plainly cannot work the limit has no owner', () => {
    expect(hold(limit('camera', 'proctored'), 0)).toEqual({
      state: 'fail',
      code: 'too-low',
      owner: null,
      allowed: null,
    });
    expect(hold(limit('memory-available', 'proctored'), 1.2).owner).toEqual({
      by: 'vendor',
      source: 'proctorio-requirements',
    });
    expect(hold(limit('memory-available', 'proctored'), 2.5).owner).toEqual({ by: 'ours', source: 'ours' });
  });
});

test.each([
  ['an "8 GB" machine', 7.7, 'pass'],
  ['a "16 GB" machine', 15.84, 'pass'],
  ['a 6 GB machine', 5.8, 'warn'],
])('H9: %s, as it reports itself, for Proctorio', (_name, gib, state) => {
  const limit = DATA.limits.find((each) => each.check === 'memory-total' && each.profiles.includes('proctored'));
  expect(limit && hold(limit, gib).state).toBe(state);
});
