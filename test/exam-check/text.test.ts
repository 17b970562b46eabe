import { describe, expect, test } from '@jest/globals';
import { screenOf } from '../../src/exam-check/text.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { PROFILE_IDS } from '../../src/reference/exam-check-data.ts';
import { expectGolden } from '../helpers/golden.ts';
import { type Case, reportOf } from './bench.ts';
import { GOOD_LAPTOP, MACHINES, WEAK_LAPTOP } from './machines.ts';

const SHORT = { all: false, brief: false };

const EXAM = {
  startMs: Date.parse('2026-12-01T08:00:00+01:00'),
  endMs: Date.parse('2026-12-01T10:00:00+01:00'),
};

const cases: (readonly [string, Case])[] = [
  ...PROFILE_IDS.flatMap((profile) =>
    Object.entries(MACHINES).map(([name, facts]) => [`${profile}-${name}`, { facts, profile }] as const),
  ),
  ['secure-seb-weak-laptop', { facts: WEAK_LAPTOP, profile: 'secure', product: 'seb' }],
  ['proctored-with-exam', { facts: GOOD_LAPTOP, profile: 'proctored', exam: EXAM }],
  ['weak-laptop-with-exam', { facts: WEAK_LAPTOP, profile: 'proctored', exam: EXAM }],
  ['exam-offline', { facts: GOOD_LAPTOP, profile: 'exam', choices: { offline: true } }],
  [
    'lecture-partial',
    { facts: GOOD_LAPTOP, profile: 'lecture', choices: { only: new Set(['camera', 'browser-installed']) } },
  ],
];

describe('golden screens', () => {
  for (const language of LANGUAGES) {
    for (const columns of [40, 80]) {
      test.each(cases)(`%s in ${language}, ${columns} columns`, (name, one) => {
        const lines = screenOf(reportOf(one), plainScreen(language, columns), SHORT);
        expectGolden(`exam-check/${name}.${language}.${columns}`, lines);
        expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(columns === 40 ? 52 : 80);
        if (columns === 80) expect(lines.length).toBeLessThanOrEqual(24);
      });
    }
    test.each(cases)(`%s in ${language}: every check`, (name, one) => {
      const screen = { ...plainScreen(language), sources: true };
      expectGolden(
        `exam-check/${name}.all.${language}.80`,
        screenOf(reportOf(one), screen, { all: true, brief: false }),
      );
    });
    test.each(cases)(`%s in ${language}: the verdict only`, (_name, one) => {
      const lines = screenOf(reportOf(one), plainScreen(language), { all: false, brief: true });
      const whole = screenOf(reportOf(one), plainScreen(language, 100), SHORT).join(' ');
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(whole.startsWith(lines.join(' '))).toBe(true);
    });
  }
});
