import { describe, expect, test } from '@jest/globals';
import { type ExamCheckData, FACT_NAMES, type Limit } from '../../src/reference/exam-check-data.ts';
import { checkExamCheck } from '../../src/reference/exam-check-rules.ts';
import { DATA, SOURCES } from './data.ts';
import { examWordsIn } from './exam-words.ts';
import { GOOD_BROWSER, GOOD_LAPTOP } from './machines.ts';

const codes = (data: ExamCheckData): string[] => checkExamCheck(data, SOURCES).map((problem) => problem.code);

function withLimit(limit: Limit): ExamCheckData {
  return { ...DATA, limits: [...DATA.limits, limit] };
}

const LIMIT: Limit = {
  check: 'uptime',
  measure: 'other',
  profiles: ['exam'],
  with: null,
  unit: 'days',
  tolerancePercent: 0,
  beside: [],
};

describe('rules between the records', () => {
  test('the data knows every fact, and every fact is read by a check', () => {
    expect([...FACT_NAMES].toSorted()).toEqual(Object.keys({ ...GOOD_LAPTOP, ...GOOD_BROWSER }).toSorted());
    expect([...new Set(DATA.checks.flatMap((check) => check.facts))].toSorted()).toEqual([...FACT_NAMES].toSorted());
  });

  test('the bundled data holds together', () => {
    expect(checkExamCheck(DATA, SOURCES)).toEqual([]);
  });

  test.each([
    ['ours', 'ours', false, ['fail-not-published', 'advice-missing']],
    ['peer', 'proctoru', false, ['fail-not-published', 'advice-missing']],
    ['vendor', 'proctorio-requirements', false, ['advice-missing']],
    ['university', 'page-b', false, ['advice-missing']],
    ['ours', 'ours', true, ['advice-missing']],
    ['vendor', 'ours', false, ['owner-differs', 'advice-missing']],
    ['vendor', 'nobody', false, ['unknown-id', 'advice-missing']],
  ] as const)('a failing bound of %s with source %s, plain %s', (by, source, plain, expected) => {
    const found = codes(withLimit({ ...LIMIT, failAbove: { value: 9, by, source, plain } }));
    expect(found.toSorted()).toEqual([...expected].toSorted());
  });

  test('a limit of a check that a kind of exam does not have', () => {
    expect(codes(withLimit({ ...LIMIT, check: 'udp' }))).toEqual(['not-in-profile']);
  });

  test('two limits for the same value', () => {
    expect(codes(withLimit({ ...LIMIT, measure: 'value' }))).toEqual(['double-id']);
  });

  test('a failing bound on the wrong side', () => {
    const owner = { by: 'vendor', source: 'proctorio-requirements', plain: false } as const;
    const limit = {
      ...LIMIT,
      check: 'disk-free',
      warnBelow: { value: 1, ...owner },
      failBelow: { value: 2, ...owner },
    };
    expect(codes(withLimit({ ...limit, profiles: ['proctored'] }))).toEqual(['bounds-crossed']);
  });

  test('an advice that is missing, in one kind of exam only', () => {
    const checks = DATA.checks.map((check) =>
      check.id === 'help' ? { ...check, advice: check.advice.filter((one) => one.profiles.length === 1) } : check,
    );
    // Those for a class and for a locked exam stay.
    expect(codes({ ...DATA, checks })).toEqual(['advice-missing', 'advice-missing']);
  });

  test('a limit of others whose source does not say what it is', () => {
    const [first, ...others] = SOURCES.filter(({ id }) => id === 'proctoru');
    expect(others).toEqual([]);
    const { peer: _peer, ...unnamed } = first as (typeof SOURCES)[number];
    const sources = SOURCES.map((source) => (source.id === 'proctoru' ? unnamed : source));
    const found = new Set(checkExamCheck(DATA, sources).map(({ code }) => code));
    expect([...found]).toEqual(['peer-unnamed']);
  });

  test('an essential check that the profile does not have', () => {
    const profiles = DATA.profiles.map((profile) => ({ ...profile, essential: [...profile.essential, 'udp'] }));
    expect(codes({ ...DATA, profiles })).toEqual(['unknown-id', 'unknown-id', 'unknown-id']);
  });

  test('a host that no file knows', () => {
    const [first, ...others] = DATA.hosts.hosts;
    expect(first?.host).toBe('universiteitleiden.zoom.us');
    expect(codes({ ...DATA, hosts: { ...DATA.hosts, hosts: others } })).toEqual(['unknown-id']);
  });
});

describe('sentences', () => {
  const sentences = DATA.checks.flatMap((check) =>
    check.advice.flatMap((advice) => [
      [check.id, 'en', advice.text.en] as const,
      [check.id, 'nl', advice.text.nl] as const,
    ]),
  );

  test.each(sentences)('%s (%s) has at most 20 words a sentence: %s', (_id, _language, text) => {
    const longest = Math.max(...text.split(/(?<=[.?!:;])\s+/).map((sentence) => sentence.split(/\s+/).length));
    expect(longest).toBeLessThanOrEqual(20);
  });

  /** Judged without limits of `limits.yaml`; every other check without them only hints in a class. */
  const OWN_JUDGE = ['platform-context', 'os-supported', 'hosts', 'programs', 'time-zone'];

  test('what a class can be told speaks of no exam', () => {
    for (const check of DATA.checks.filter(({ profiles }) => profiles.includes('lecture'))) {
      const limited = DATA.limits.some((limit) => limit.check === check.id && limit.profiles.includes('lecture'));
      if ((check.how === 'facts' || check.how === 'browser') && !limited && !OWN_JUDGE.includes(check.id)) continue;
      const forClass = check.advice.filter((advice) => advice.profiles.includes('lecture') && advice.with === null);
      for (const [place, advice] of forClass.entries()) {
        const covers = <T>(one: T | null, other: T | null): boolean => one === null || String(one) === String(other);
        const isNeverReached = forClass.slice(0, place).some((earlier) => {
          const conditions = ['code', 'systems', 'found', 'needs'] as const;
          return earlier.state === advice.state && conditions.every((name) => covers(earlier[name], advice[name]));
        });
        if (isNeverReached) continue;
        expect([check.id, ...examWordsIn(`${advice.text.en} ${advice.text.nl}`)]).toEqual([check.id]);
      }
      expect(examWordsIn(`${check.title.en} ${check.title.nl}`)).toEqual([]);
    }
  });
});
