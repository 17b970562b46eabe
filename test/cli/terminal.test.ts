import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { en as english } from '../../src/triage/words.en.ts';
import { nl as dutch } from '../../src/triage/words.nl.ts';
import { BIN, QUIET, ROOT } from '../helpers/cli.ts';
import { cursorVisible, KEYS, runInTerminal } from '../helpers/pty.ts';

/** The real program on a real pseudo-terminal. */

let home: string;
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'lusupport-terminal-'));
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const start = (args: readonly string[], env: Record<string, string> = {}, columns = 80) =>
  runInTerminal([BIN, ...args], {
    columns,
    rows: 40,
    env: { HOME: home, LUSUPPORT_NOW: QUIET, LANG: 'en_US.UTF-8', ...env },
  });

/** A line with this question's option on it; the first word of a list entry is its number. */
function numberOf(screen: readonly string[], option: string): string {
  const line = screen.findLast((text) => text.includes(option)) ?? '';
  return /(\d)/.exec(line)?.[1] ?? '';
}

describe('triage on a terminal', () => {
  test.each([
    ['en', english],
    ['nl', dutch],
  ] as const)('own words lead to the outcome: %s', async (language, words) => {
    const run = start(['triage', '--lang', language]);
    await run.waitFor(words.askWords);
    run.type(`printer is broken${KEYS.enter}`);
    await run.waitFor('UFB');
    await run.waitFor(words.whatNow);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen().join('\n')).toContain('071 - 527 8888');
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test('a list, why, back, and numbers', async () => {
    const run = start(['triage']);
    await run.waitFor(english.askWords);
    run.type(KEYS.enter);
    await run.waitFor(english.why);
    run.type(numberOf(run.screen(), english.why) + KEYS.enter);
    await run.waitFor('Each subject has its own desk');
    await run.waitFor(english.back);
    run.type(numberOf(run.screen(), english.back) + KEYS.enter);
    await run.waitFor(english.askWords, 2);
    run.type(KEYS.controlC);
    expect((await run.exit).code).toBe(130);
  });

  test('Ctrl-C loses nothing: the line goes on from the same answers', async () => {
    const run = start(['triage', '--answer', 'problem=printing']);
    await run.waitFor(english.back);
    run.type(KEYS.controlC);
    expect((await run.exit).code).toBe(130);
    expect(run.screen().join(' ')).toContain('lusupport triage --answer problem=printing');
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test('Ctrl-D is the same as Ctrl-C', async () => {
    const run = start(['triage']);
    await run.waitFor(english.askWords);
    run.type(KEYS.controlD);
    expect((await run.exit).code).toBe(130);
  });
});

describe('the screen', () => {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
  const colours = /\u001b\[\d*(?:;\d+)*m/;

  test('colour on a terminal, none with NO_COLOR, --no-color or TERM=dumb', async () => {
    const [coloured, ...plain] = await Promise.all(
      [
        start(['maintenance']),
        start(['maintenance'], { NO_COLOR: '1' }),
        start(['maintenance', '--no-color']),
        start(['maintenance'], { TERM: 'dumb' }),
      ].map(async (run) => {
        await run.exit;
        return run.raw();
      }),
    );
    expect(coloured).toMatch(colours);
    for (const raw of plain) expect(raw).not.toMatch(colours);
  });

  test.each([40, 100])('%i columns: no line is wider', async (columns) => {
    for (const language of ['en', 'nl']) {
      const run = start(['maintenance', '--lang', language], {}, columns);
      expect((await run.exit).code).toBe(0);
      // A terminal breaks what is too wide; then a line would go on without its first word being ours.
      const raw = run
        .raw()
        .split('\r\n')
        // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are what this removes
        .map((line) => line.replace(/\u001b\[[\d;?]*[a-zA-Z]/g, ''));
      for (const line of raw) expect([...line].length).toBeLessThanOrEqual(columns);
    }
  });

  test('a terminal of 0 columns gets its answer and no flood', async () => {
    const run = start(
      ['exam-check', '--facts', join(ROOT, 'test', 'facts', 'no-camera.json'), '--profile', 'exam'],
      {},
      0,
    );
    await run.exit;
    expect(run.raw().length).toBeLessThan(20_000);
  });
});

describe('exam-check on a terminal', () => {
  test('asks which exam in plain words, and answers it', async () => {
    const run = start(['exam-check', '--facts', join(ROOT, 'test', 'facts', 'no-camera.json')]);
    await run.waitFor('Proctorio');
    run.type(numberOf(run.screen(), 'Proctorio') + KEYS.enter);
    expect((await run.exit).code).toBe(1);
    expect(run.screen().join('\n')).toMatch(/camera/i);
  });
});
