import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { changesBetween } from '../../src/exam-check/changes.ts';
import { changeLines } from '../../src/exam-check/changes-text.ts';
import type { Facts } from '../../src/exam-check/facts.ts';
import { readFacts, writeFacts } from '../../src/exam-check/facts-file.ts';
import { wordsOf } from '../../src/exam-check/words.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import { cli } from '../helpers/cli.ts';
import { NOW_MS, reportOf } from './bench.ts';
import { GOOD_BROWSER, GOOD_LAPTOP } from './machines.ts';

const known = <T>(value: T) => ({ known: true, value, durationMs: 5 }) as const;
const unknown = { known: false, reason: 'timeout', durationMs: 5 } as const;

function lines(before: Partial<Facts>, after: Partial<Facts>, language: Language = 'en'): readonly string[] {
  const report = (facts: Partial<Facts>) => reportOf({ facts, profile: 'proctored' });
  const now = report(after);
  const changes = changesBetween(report(before).assessment.findings, now.assessment.findings);
  return changeLines(changes, { report: now, screen: plainScreen(language), words: wordsOf(language), tight: false });
}

const memory = (gib: number): Partial<Facts> => ({ ...GOOD_LAPTOP, memoryAvailableGiB: known(gib) });
const camera = (picture: 'moving' | 'black'): Partial<Facts> => ({
  ...GOOD_LAPTOP,
  ...GOOD_BROWSER,
  cameraPicture: known({ picture, widthPixels: 1280, heightPixels: 720 }),
});

test.each<[string, Partial<Facts>, Partial<Facts>, readonly string[]]>([
  ['nothing', GOOD_LAPTOP, GOOD_LAPTOP, []],
  ['memory', memory(1.4), memory(3.1), ['free memory: was 1.4, now 3.1 GB']],
  ['a little memory', memory(9.4), memory(9.1), []],
  ['a little memory across a limit', memory(2.02), memory(1.98), ['free memory: was a warning, now not good enough']],
  ['not found out before', { ...GOOD_LAPTOP, memoryAvailableGiB: unknown }, GOOD_LAPTOP, []],
  ['not found out now', GOOD_LAPTOP, { ...GOOD_LAPTOP, memoryAvailableGiB: unknown }, []],
  [
    'the browser',
    { ...GOOD_LAPTOP, browsers: known([{ id: 'edge' as const, major: 156 }]) },
    { ...GOOD_LAPTOP, browsers: known([{ id: 'chrome' as const, major: 157 }]) },
    ['browser: was Edge, now Chrome'],
  ],
  ['the picture', camera('black'), camera('moving'), ['picture of the camera: was a warning, now good']],
])('%s', (_name, before, after, expected) => {
  expect(lines(before, after)).toEqual(expected);
});

test('in Dutch', () => {
  expect(lines(memory(1.4), memory(3.1), 'nl')).toEqual(['vrij geheugen: was 1,4, nu 3,1 GB']);
});

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-changes-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the program says what changed on standard error, once the new file stands', async () => {
  const file = join(folder, 'machine.json');
  const newer = join(folder, 'newer.json');
  writeFileSync(file, writeFacts(memory(1.4), NOW_MS - 86_400_000));
  writeFileSync(newer, writeFacts(memory(3.1), NOW_MS));
  const args = ['exam-check', '--profile', 'proctored', '--facts', newer, '--save-facts', file];
  const first = await cli(args);
  expect(first.stderr).toContain('Changed since Sat 21 Nov 2026, 11:24:\n  free memory: was 1.4, now 3.1 GB\n');
  expect(readFacts(readFileSync(file, 'utf8'), file)).toEqual(memory(3.1));
  expect((await cli(args)).stderr).toContain('Nothing changed since Sun 22 Nov 2026, 11:24.');
});
