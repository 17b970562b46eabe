import { PassThrough } from 'node:stream';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { createPrompter } from '../../src/io/prompt.ts';
import { NO_PAINT } from '../../src/io/screen.ts';
import { cursorVisible, hasColour, KEYS, runInTerminal, type TerminalOptions } from '../helpers/pty.ts';
import { type Bundled, bundlePrograms } from './programs/bundle.ts';

let programs: Bundled;
beforeAll(async () => {
  programs = await bundlePrograms('ask');
});
afterAll(() => programs.remove());

const ask = (kind: string, options: TerminalOptions = {}, language = 'en') =>
  runInTerminal([programs.script('ask'), language, kind], options);

const EN_KEYS = 'Arrow keys or a number, then Enter. Ctrl-C stops.';

describe('a list', () => {
  test('arrow keys', async () => {
    const run = ask('select');
    await run.waitFor(EN_KEYS);
    run.type(KEYS.down + KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen()).toEqual(['✓ What is wrong? My account', 'answer=[account]']);
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test('a number, then Enter', async () => {
    const run = ask('select');
    await run.waitFor(EN_KEYS);
    run.type('3');
    await run.waitFor('❯ 3. My LU-Card');
    run.type(KEYS.enter);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[card]');
  });

  test.each(['9', '99', '0', '12'])(
    'the number %s is in no entry: Enter chooses nothing, and the list stays',
    async (number) => {
      const run = ask('select');
      await run.waitFor(EN_KEYS);
      run.type(`${number}${KEYS.enter}`);
      run.type(KEYS.down);
      await run.waitFor('❯ 2. My account');
      run.type(KEYS.enter);
      expect(await run.exit).toEqual({ code: 0, signal: null });
      expect(run.screen().at(-1)).toBe('answer=[account]');
    },
  );

  test('a number out of range taken back: the next one counts', async () => {
    const run = ask('select');
    await run.waitFor(EN_KEYS);
    run.type(`99${KEYS.enter}3`);
    await run.waitFor('❯ 3. My LU-Card');
    run.type(KEYS.enter);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[card]');
  });

  test('key help in Dutch, lines broken between words on a narrow screen', async () => {
    const run = ask('select', { columns: 40 }, 'nl');
    await run.waitFor('Stoppen: Ctrl-C.');
    expect(run.screen()).toEqual([
      '? What is wrong?',
      '❯ 1. A printer or copier that does not',
      '     print, or that has swallowed the',
      '     paper',
      '  2. My account',
      '  3. My LU-Card',
      '',
      'Pijltjestoetsen of een nummer, dan',
      'Enter. Stoppen: Ctrl-C.',
    ]);
    run.type(KEYS.enter);
    await run.exit;
    expect(run.screen()).toEqual([
      '✓ What is wrong?',
      '  A printer or copier that does not',
      '  print, or that has swallowed the',
      '  paper',
      'answer=[printer]',
    ]);
  });

  test('signs in ASCII where the locale is', async () => {
    const run = ask('select', { env: { LANG: 'C' } });
    await run.waitFor(EN_KEYS);
    run.type(KEYS.enter);
    await run.exit;
    // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences are ASCII too
    expect(run.raw()).toMatch(/^[\u0000-\u007f]*$/);
  });

  test('NO_COLOR: not one colour', async () => {
    const run = ask('select', { env: { NO_COLOR: '1' } });
    await run.waitFor(EN_KEYS);
    run.type(KEYS.enter);
    await run.exit;
    expect(hasColour(run.raw())).toBe(false);
  });

  test('colour on a terminal', async () => {
    const run = ask('select');
    await run.waitFor(EN_KEYS);
    run.type(KEYS.enter);
    await run.exit;
    expect(hasColour(run.raw())).toBe(true);
  });

  test('text from outside cannot act on the terminal', async () => {
    const run = ask('hostile');
    await run.waitFor('Ctrl-C stops.');
    expect(run.screen()[0]).toMatch(/^\? Bad<U\+001B>\[2Jthings<U\+202E>/);
    expect(run.raw()).not.toContain('\u001B]0;');
    run.type(KEYS.controlC);
    await run.exit;
  });

  test('a terminal of 0 columns is not flooded', async () => {
    const run = ask('select', { columns: 0 });
    await run.waitFor('Ctrl-C stops.');
    run.type(`2${KEYS.enter}`);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[account]');
    expect(run.raw().length).toBeLessThan(10_000);
  });
});

describe('a line', () => {
  test('is trimmed', async () => {
    const run = ask('input');
    await run.waitFor('Enter for a list');
    run.type(`  printer kapot ${KEYS.enter}`);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[printer kapot]');
  });

  test('two questions, one after the other', async () => {
    const run = ask('twice');
    await run.waitFor('First?');
    run.type(`a${KEYS.enter}`);
    await run.waitFor('Second?');
    run.type(`b${KEYS.enter}`);
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen().at(-1)).toBe('answer=[a+b]');
  });

  test('goes on after it was suspended', async () => {
    const run = ask('input', { shell: 'set -m; "$@"; echo suspended; fg' });
    await run.waitFor('Enter for a list');
    run.type('ab');
    await run.waitFor('ab');
    run.type('\u001A');
    await run.waitFor('suspended');
    run.type(`c${KEYS.enter}`);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[abc]');
  });
});

describe('yes or no', () => {
  test.each([
    ['en', '(y/N)', '', 'false'],
    ['en', '(y/N)', 'y', 'true'],
    ['nl', '(j/N)', 'j', 'true'],
    ['nl', '(j/N)', 'nee', 'false'],
  ])('%s %s "%s"', async (language, hint, typed, expected) => {
    const run = ask('confirm', {}, language);
    await run.waitFor(hint);
    run.type(typed + KEYS.enter);
    await run.exit;
    expect(run.screen().at(-1)).toBe(`answer=[${expected}]`);
  });

  test('a slip is said in Dutch, and asked again', async () => {
    const run = ask('confirm', {}, 'nl');
    await run.waitFor('(j/N)');
    run.type(`misschien${KEYS.enter}`);
    await run.waitFor('Typ ja of nee.');
    run.type(KEYS.controlC);
    expect(await run.exit).toEqual({ code: 130, signal: null });
  });
});

describe('the end of every question', () => {
  const kinds = [
    ['select', EN_KEYS],
    ['input', 'Enter for a list'],
    ['confirm', '(y/N)'],
  ] as const;
  const ends = [
    ['Ctrl-C', KEYS.controlC],
    ['Ctrl-D', KEYS.controlD],
  ] as const;
  const cases = kinds.flatMap(([kind, shown]) => ends.map(([name, key]) => ({ kind, shown, name, key })));

  test.each(cases)('$name at $kind', async ({ kind, shown, key }) => {
    const run = ask(kind);
    await run.waitFor(shown);
    run.type(key);
    expect(await run.exit).toEqual({ code: 130, signal: null });
    expect(run.screen().at(-1)).toBe('interrupted');
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test.each(['select', 'input'])('a signal at %s', async (kind) => {
    const run = ask(kind);
    await run.waitFor('What is wrong?');
    run.kill('SIGINT');
    expect(await run.exit).toEqual({ code: 130, signal: null });
    expect(cursorVisible(run.raw())).toBe(true);
  });
});

describe('plain lines', () => {
  const plain = [
    ['a screen reader', { env: { ACCESSIBLE: '1' } }],
    ['a terminal that cannot move its cursor', { env: { TERM: 'dumb' } }],
  ] as const;

  test.each(plain)('a list for %s', async (_who, options) => {
    const run = ask('select', options, 'nl');
    await run.waitFor('Typ het nummer, dan Enter:');
    run.type(`7${KEYS.enter}`);
    await run.waitFor('Typ het nummer, dan Enter:', 2);
    run.type(`2${KEYS.enter}`);
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen()).toEqual([
      'What is wrong?',
      '1. A printer or copier that does not print, or that has swallowed the paper',
      '2. My account',
      '3. My LU-Card',
      'Typ het nummer, dan Enter: 7',
      'Typ een nummer van 1 tot en met 3.',
      'Typ het nummer, dan Enter: 2',
      'answer=[account]',
    ]);
    expect(run.raw()).not.toContain('\u001B');
  });

  test('yes or no', async () => {
    const run = ask('confirm', { env: { ACCESSIBLE: '1' } });
    await run.waitFor('Enter alone: no');
    run.type(`perhaps${KEYS.enter}`);
    await run.waitFor('Enter alone: no', 2);
    run.type(`yes${KEYS.enter}`);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[true]');
  });

  test('two lines, one after the other', async () => {
    const run = ask('twice', { env: { ACCESSIBLE: '1' } });
    await run.waitFor('First?');
    run.type(`a${KEYS.enter}`);
    await run.waitFor('Second?');
    run.type(`b${KEYS.enter}`);
    await run.exit;
    expect(run.screen().at(-1)).toBe('answer=[a+b]');
  });

  test.each([
    ['Ctrl-C', KEYS.controlC],
    ['Ctrl-D', KEYS.controlD],
  ])('%s', async (_name, key) => {
    const run = ask('select', { env: { ACCESSIBLE: '1' } });
    await run.waitFor('Type the number');
    run.type(key);
    expect(await run.exit).toEqual({ code: 130, signal: null });
    expect(run.screen().at(-1)).toBe('interrupted');
  });
});

test('where nobody can answer, asking is a fault', async () => {
  const prompter = createPrompter({
    canAsk: false,
    plain: false,
    env: {},
    unicode: true,
    language: 'en',
    paint: NO_PAINT,
    input: new PassThrough(),
    output: new PassThrough(),
    columns: 80,
    signal: new AbortController().signal,
  });
  expect(prompter.canAsk).toBe(false);
  await expect(prompter.select({ text: 'a', choices: [] })).rejects.toThrow('nobody can answer');
  await expect(prompter.input({ text: 'a' })).rejects.toThrow('nobody can answer');
  await expect(prompter.confirm({ text: 'a', fallback: true })).rejects.toThrow('nobody can answer');
});
