import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cursorVisible, hasColour, runInTerminal, type TerminalOptions } from '../helpers/pty.ts';
import { type Bundled, bundlePrograms } from './programs/bundle.ts';

let programs: Bundled;
beforeAll(async () => {
  programs = await bundlePrograms('spin');
});
afterAll(() => programs.remove());

const spin = (words: readonly string[], options: TerminalOptions = {}) =>
  runInTerminal([programs.script('spin'), ...words], options);

describe('on a terminal', () => {
  test('says what is being done, and leaves nothing behind', async () => {
    const run = spin(['wait']);
    await run.waitFor('looking at the computer');
    expect(cursorVisible(run.raw())).toBe(false);
    run.kill('SIGUSR2');
    await run.waitFor('asking the hosts');
    run.kill('SIGUSR2');
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen().filter((line) => line !== '')).toEqual(['begin', 'end']);
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test('stopped before it was loaded, it draws nothing', async () => {
    const run = spin(['stop-early']);
    expect(await run.exit).toEqual({ code: 0, signal: null });
    expect(run.screen()).toEqual(['begin', 'end']);
    expect(run.raw()).not.toContain('\u001B');
  });

  test('long text stays on one line', async () => {
    const run = spin(['wait', 'looking at the displays, the camera and the microphone'], { columns: 40 });
    await run.waitFor('...');
    expect(run.screen().at(-1)).toMatch(/^. looking at the displays, the camer\.\.\.$/u);
    run.kill('SIGUSR2');
    await run.waitFor('asking the hosts');
    run.kill('SIGUSR2');
    await run.exit;
  });

  test('NO_COLOR: not one colour', async () => {
    const run = spin(['wait'], { env: { NO_COLOR: '1' } });
    await run.waitFor('looking at the computer');
    run.kill('SIGUSR2');
    await run.waitFor('asking the hosts');
    run.kill('SIGUSR2');
    await run.exit;
    expect(hasColour(run.raw())).toBe(false);
  });

  test('Ctrl-C still reaches the program, and the cursor comes back', async () => {
    const run = spin(['wait']);
    await run.waitFor('looking at the computer');
    run.type('\u0003');
    const { signal } = await run.exit;
    expect(signal).toBe(2);
    expect(cursorVisible(run.raw())).toBe(true);
  });
});

describe('where nothing can move: a line for each text', () => {
  const cases: readonly (readonly [string, TerminalOptions])[] = [
    ['a screen reader', { env: { ACCESSIBLE: '1' } }],
    ['TERM=dumb', { env: { TERM: 'dumb' } }],
    ['CI', { env: { CI: 'true' } }],
    ['0 columns', { columns: 0 }],
  ];

  test.each(cases)('%s', async (_name, options) => {
    const run = spin(['wait'], options);
    await run.waitFor('looking at the computer');
    run.kill('SIGUSR2');
    await run.waitFor('asking the hosts');
    run.kill('SIGUSR2');
    await run.exit;
    const dots = options.env?.['TERM'] === 'dumb' ? '...' : '…';
    expect(run.raw()).toBe(`begin\r\n${dots} looking at the computer\r\n${dots} asking the hosts\r\nend\r\n`);
  });

  test('signs in ASCII where the locale is', async () => {
    const run = spin(['stop-early'], { env: { ACCESSIBLE: '1', LANG: 'C' } });
    await run.exit;
    expect(run.screen()).toEqual(['begin', '... looking at the computer', 'end']);
  });
});

test('with --json nothing is shown', async () => {
  const run = spin(['json']);
  await run.exit;
  expect(run.raw()).toBe('begin\r\nend\r\n');
});

test('nothing in a pipe', () => {
  const output = execFileSync('/bin/sh', [
    '-c',
    '"$0" "$1" stop-early 2>&1',
    process.execPath,
    programs.script('spin'),
  ]);
  expect(output.toString()).toBe('begin\nend\n');
});
