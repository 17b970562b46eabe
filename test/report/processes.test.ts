import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { lineOf } from '../../src/io/journal-record.ts';
import { BIN, cli, cliEnv } from '../helpers/cli.ts';
import { schemaProblems } from '../helpers/schemas.ts';

/** Keeping report numbers by real processes on real files. */

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lusupport-reports-'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const journalOf = (folder: string): string => join(folder, 'state', 'journal.jsonl');

async function report(args: readonly string[], folder = home) {
  const { code, stdout, stderr } = await cli(['report', ...args, '--json'], { env: { LUSUPPORT_HOME: folder } });
  const document = JSON.parse(stdout);
  expect(schemaProblems('report-1', document)).toEqual([]);
  expect([document.exitCode, stderr]).toEqual([code, '']);
  return document;
}

const numbersIn = async (folder = home): Promise<string[]> =>
  (await report(['list'], folder)).result.reports.map(({ number }: { number: string }) => number);

describe('JSON', () => {
  test.each([
    [['add', 'M2611 0042', '--desk', 'ufb', '--about', 'printer'], 0],
    [['list'], 0],
    [['add', ''], 2],
    [['add', 'x'.repeat(41)], 2],
    [['add', '1', '--desk', 'nowhere'], 2],
    [['add'], 2],
    [['lst'], 2],
  ])('%j', async (args, code) => {
    expect((await report(args)).exitCode).toBe(code);
  });
});

describe('at the same time', () => {
  test('fifty processes lose nothing, and the same number is kept once', async () => {
    const numbers = Array.from({ length: 25 }, (_, index) => `M ${index}`);
    const runs = await Promise.all(
      [...numbers, ...numbers].map((number) => cli(['report', 'add', number], { env: { LUSUPPORT_HOME: home } })),
    );
    expect(runs.map(({ code, stderr }) => [code, stderr])).toEqual(runs.map(() => [0, '']));
    expect(runs.filter(({ stdout }) => stdout.startsWith('Already kept'))).toHaveLength(25);
    expect((await numbersIn()).sort()).toEqual([...numbers].sort());
    expect(readdirSync(join(home, 'state'))).toEqual(['journal.jsonl']);
    expect(statSync(journalOf(home)).mode & 0o777).toBe(0o600);
  }, 60_000);

  test('killed at any moment: what was said to be kept is there, and the rest can be read', async () => {
    const rounds = await Promise.all(
      Array.from({ length: 12 }, async (_, round) => {
        const folder = join(home, String(round));
        mkdirSync(join(folder, 'state'), { recursive: true });
        writeFileSync(journalOf(folder), OLD);
        const { stdout, signal } = await cli(['report', 'add', 'new'], {
          env: { LUSUPPORT_HOME: folder },
          // The first at once: later ones may have ended before a busy machine gets to its timers.
          during: (child) =>
            void (round === 0 ? child.kill('SIGKILL') : setTimeout(() => child.kill('SIGKILL'), 40 * round)),
        });
        const document = await report(['list'], folder);
        const numbers = document.result.reports.map(({ number }: { number: string }) => number);
        return { numbers, kept: stdout.includes('Kept'), signal, notices: document.notices };
      }),
    );
    for (const { numbers, kept, notices } of rounds) {
      expect(numbers.at(-1)).toBe('old');
      if (kept) expect(numbers).toEqual(['new', 'old']);
      expect(notices).toEqual([]);
    }
    expect(rounds.some(({ signal }) => signal === 'SIGKILL')).toBe(true);
  }, 60_000);
});

const OLD = `${lineOf({
  kind: 'report-added',
  number: 'old',
  about: null,
  desk: null,
  at: '2026-11-01T10:00:00+01:00',
})}\n`;

describe('a full disk', () => {
  /** With a limit on the size of files the system takes a part of a write, as a full disk does, and gives no error. */
  function addUnderLimit(blocks: number): Promise<{ code: unknown; stdout: string; stderr: string }> {
    return new Promise((resolve) => {
      const words = [
        '-c',
        `ulimit -f ${blocks}; exec "$@"`,
        'sh',
        process.execPath,
        BIN,
        'report',
        'add',
        'M2611 0042',
      ];
      execFile('/bin/sh', words, { env: cliEnv({ LUSUPPORT_HOME: home }) }, (error, stdout, stderr) =>
        resolve({ code: error?.code ?? 0, stdout, stderr }),
      );
    });
  }

  test.each([
    ['takes a part', 60],
    ['takes nothing', 0],
  ])('that %s: exit 6, the number on the screen, and all that was kept is still there', async (_what, left) => {
    mkdirSync(join(home, 'state'), { recursive: true });
    // `ulimit -f` counts in blocks of 512 bytes, in some shells of 1,024; the file ends a little before either.
    const blocks = 8;
    const block = (await addUnderLimitSize()) / blocks;
    const size = block * blocks - left;
    const padding = size - OLD.length;
    writeFileSync(journalOf(home), `${OLD}${' '.repeat(padding - 1)}\n`);
    const { code, stdout, stderr } = await addUnderLimit(blocks);
    expect([code, stderr]).toEqual([6, '']);
    expect(stdout).toContain('Not saved, so write it down: M2611 0042');
    expect(stdout).toContain('The disk is full.');
    expect(statSync(journalOf(home)).size).toBe(size);
    expect(await numbersIn()).toEqual(['old']);
    expect((await report(['add', 'M2611 0042'])).result.saved).toBe(true);
    expect(
      readFileSync(journalOf(home), 'utf8')
        .split('\n')
        .filter((line) => line.trim() !== ''),
    ).toHaveLength(2);
  });

  /** The most bytes that a file may have under `ulimit -f 8` in this shell. */
  function addUnderLimitSize(): Promise<number> {
    const file = join(home, 'size');
    return new Promise((resolve) => {
      execFile('/bin/sh', ['-c', `ulimit -f 8; head -c 20000 /dev/zero > '${file}'`], () =>
        resolve(statSync(file).size),
      );
    });
  }
});
