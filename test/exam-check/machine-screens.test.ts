import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../src/exam-check/facts.ts';
import { screenOf } from '../../src/exam-check/text.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { PROFILE_IDS, type ProfileId } from '../../src/reference/exam-check-data.ts';
import { expectGolden } from '../helpers/golden.ts';
import { reportOf } from './bench.ts';
import { DATA } from './data.ts';
import { GOOD_LAPTOP } from './machines.ts';
import { look, MACHINE_FACTS, machineNames, recordedMachine } from './probes/recorded-machine.ts';

/** The network of a good laptop: these screens are about the machine. */
const NETWORK = Object.fromEntries(
  Object.entries(GOOD_LAPTOP).filter(([name]) => !(MACHINE_FACTS as readonly string[]).includes(name)),
) as Partial<Facts>;

async function factsOf(name: string): Promise<Partial<Facts>> {
  return { ...NETWORK, ...(await look(recordedMachine(name))) };
}

/** A kind of exam with its product, as a label. */
const EXAMS: readonly (readonly [label: string, profile: ProfileId, product: string | null])[] = [
  ...PROFILE_IDS.map((profile) => [profile, profile, null] as const),
  ['secure-seb', 'secure', 'seb'],
];

const SHOWN = [
  'windows-laptop',
  'windows-laptop-dutch',
  'macbook-apple-silicon',
  'macbook-intel',
  'linux-laptop',
  'virtual-machine',
];

describe('golden screens of machines, for every kind of exam', () => {
  for (const name of SHOWN) {
    for (const language of LANGUAGES) {
      test.each(EXAMS)(`${name} in ${language}: %s`, async (label, profile, product) => {
        const report = reportOf({ facts: await factsOf(name), profile, product });
        const lines = screenOf(report, plainScreen(language), { all: false, brief: false });
        expectGolden(`exam-check/machines/${name}.${label}.${language}`, lines);
        expect(lines.length).toBeLessThanOrEqual(24);
      });
    }
  }
});

describe('B15: every machine, every kind of exam, both languages', () => {
  const machineChecks = DATA.checks.filter((check) =>
    check.facts.some((fact) => (MACHINE_FACTS as readonly string[]).includes(fact)),
  );

  test('no check of the machine waits for another edition', () => {
    expect(DATA.checks.filter((check) => check.ofThisComputer && check.how === 'later')).toEqual([]);
  });

  test.each(machineNames())('%s: no crash, no rubbish on the screen, no verdict on an unknown', async (name) => {
    const facts = await factsOf(name);
    for (const [, profile, product] of EXAMS) {
      const report = reportOf({ facts, profile, product });
      for (const { id, state, reason } of report.assessment.findings) {
        const check = machineChecks.find((each) => each.id === id);
        if (!check) continue;
        expect(reason).not.toBe('not-yet-on-this-system');
        const [needed] = check.facts;
        const isKnown = needed !== undefined && facts[needed]?.known === true;
        const saysNo = check.facts.some((fact) => facts[fact]?.known && facts[fact]?.value === false);
        if (!isKnown && !saysNo) expect([id, state]).toEqual([id, 'unknown']);
      }
      for (const language of LANGUAGES) {
        const all = screenOf(report, plainScreen(language), { all: true, brief: false });
        const short = screenOf(report, plainScreen(language), { all: false, brief: false });
        for (const lines of [all, short]) {
          expect(lines.join('\n')).not.toMatch(/undefined|NaN|\[object|null|\{programs\}|\uFFFD/);
          expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
        }
      }
    }
  });
});
