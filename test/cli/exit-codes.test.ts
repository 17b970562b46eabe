import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { EXIT, strongestExit } from '../../src/errors.ts';
import { BIN, type CliOptions, cli, cliEnv, ROOT } from '../helpers/cli.ts';

/** One row of the exit-code table at a time, through the real binary. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-exit-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

interface Row {
  readonly name: string;
  readonly args: readonly string[];
  readonly env?: CliOptions['env'];
  readonly code: number;
  /** What the person must read, on standard error unless the answer itself says it. */
  readonly says?: RegExp;
}

const FACTS = join(ROOT, 'test', 'facts');

const ROWS: readonly Row[] = [
  { name: '0 answered', args: ['maintenance', '--now'], code: 0 },
  { name: '0 triage complete', args: ['triage', 'printer is broken'], code: 0 },
  {
    name: '1 exam-check says no',
    args: ['exam-check', '--profile', 'proctored', '--facts', join(FACTS, 'no-camera.json')],
    code: 1,
  },
  {
    name: '1 with --strict and warnings',
    args: ['exam-check', '--strict', '--facts', join(FACTS, 'warnings.json')],
    code: 1,
  },
  { name: '2 unknown option', args: ['maintenance', '--nwo'], code: 2, says: /--nwo.*--now/ },
  { name: '2 unknown command', args: ['maintenence'], code: 2, says: /maintenance/ },
  { name: '2 impossible date', args: ['maintenance', '--at', '2026-02-30 10:00'], code: 2, says: /February 2026/ },
  { name: '2 slashes', args: ['maintenance', '--at', '11/12/2026'], code: 2, says: /11\/12\/2026/ },
  {
    name: '2 hour that is skipped',
    args: ['maintenance', '--at', '2026-03-29 02:30'],
    code: 2,
    says: /\+01:00.*\+02:00|\+02:00.*\+01:00/,
  },
  {
    name: '2 hour that comes twice',
    args: ['maintenance', '--at', '2026-10-25 02:30'],
    code: 2,
    says: /\+02:00.*\+01:00/,
  },
  { name: '2 unknown service', args: ['maintenance', '--service', 'usi'], code: 2, says: /usis/ },
  { name: '2 --now with --at', args: ['maintenance', '--now', '--at', 'now'], code: 2, says: /--now.*--at/ },
  { name: '2 --from without --to', args: ['maintenance', '--from', '2026-01-01'], code: 2, says: /--from.*--to/ },
  {
    name: '2 --next with --from',
    args: ['maintenance', '--next', '3', '--from', '2026-01-01', '--to', '2026-02-01'],
    code: 2,
    says: /--next.*--from/,
  },
  { name: '2 unknown answer', args: ['triage', '--answer', 'problem=printng'], code: 2, says: /printing/ },
  { name: '2 unknown check', args: ['exam-check', '--only', 'camra', '--offline'], code: 2, says: /camera/ },
  { name: '2 unknown setting', args: ['config', 'get', 'langage'], code: 2, says: /language/ },
  { name: '2 bad --lang', args: ['maintenance', '--lang', 'de'], code: 2, says: /en, nl/ },
  { name: '2 bad --clock', args: ['maintenance', '--clock', 'soonish'], code: 2, says: /soonish/ },
  {
    name: '2 --data that is no folder',
    args: ['maintenance', '--data', '/does/not/exist'],
    code: 2,
    says: /does\/not\/exist/,
  },
  {
    name: '3 could not tell',
    args: ['exam-check', '--profile', 'proctored', '--offline', '--facts', join(FACTS, 'unknown.json')],
    code: 3,
  },
  { name: '4 question without terminal', args: ['triage'], code: 4, says: /--answer/ },
  { name: '4 nothing fits', args: ['triage', 'my landlord raised the rent'], code: 4 },
  { name: '10 maintenance now', args: ['maintenance', '--exit-code', '--at', '2026-09-07T21:14'], code: 10 },
  { name: '11 maintenance soon', args: ['maintenance', '--exit-code', '--at', '2026-09-07T19:30'], code: 11 },
];

describe('exit codes', () => {
  test.each(ROWS)('$name', async ({ args, env, code, says }) => {
    const result = await cli(args, env ? { env } : {});
    expect({ code: result.code, text: result.stdout + result.stderr }).toMatchObject({ code });
    if (code === 2) {
      expect(result.stdout).toBe('');
      expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    } else {
      expect(result.stdout).not.toBe('');
    }
    expect(result.stderr).not.toMatch(/\n\s+at /);
    if (says) expect(`${result.stdout}${result.stderr}`.replaceAll('\n', ' ')).toMatch(says);
  });

  test('5 data that does not hold together: every problem with its line', async () => {
    const data = join(folder, 'data');
    cpSync(join(ROOT, 'data'), data, { recursive: true });
    const file = join(data, 'schedules.yaml');
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace('usis-friday', 'Usis Friday').replace('Europe/Amsterdam', 'Europe/Leiden'),
    );
    const result = await cli(['maintenance', '--data', data]);
    expect(result.code).toBe(5);
    expect(result.stderr).toMatch(/schedules\.yaml:\d+:\d+/);
    expect(result.stdout).toBe('');
  });

  test('6 a setting that cannot be saved is printed', async () => {
    const blocked = join(folder, 'a-file');
    writeFileSync(blocked, '');
    const result = await cli(['config', 'set', 'language', 'nl'], { env: { LUSUPPORT_HOME: blocked } });
    expect(result.code).toBe(6);
    expect(result.stdout + result.stderr).toMatch(/language.*nl/s);
  });

  test('6 a report number that cannot be kept is printed', async () => {
    const result = await cli(['report', 'add', 'M2611 0042'], { env: { LUSUPPORT_HOME: '/proc/nope' } });
    expect(result.code).toBe(6);
    expect(result.stdout).toContain('M2611 0042');
  });

  test('70 a fault of our own: one line and where the details are', async () => {
    // A build without its data is such a fault.
    const copy = join(folder, 'program');
    for (const name of ['bin', 'dist']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
    rmSync(join(copy, 'dist', 'data'), { recursive: true });
    writeFileSync(join(copy, 'package.json'), '{"type":"module"}');
    const home = join(folder, 'home');
    mkdirSync(home);
    const { execFile } = await import('node:child_process');
    const result = await new Promise<{ code: unknown; stderr: string }>((resolve) => {
      execFile(
        process.execPath,
        [join(copy, 'bin', 'lusupport.js'), 'maintenance'],
        { env: { PATH: process.env['PATH'], HOME: home, LANG: 'en_US.UTF-8', XDG_STATE_HOME: home } },
        (error, _stdout, stderr) => resolve({ code: error?.code, stderr }),
      );
    });
    expect(result.code).toBe(70);
    expect(result.stderr.trimEnd().split('\n')).toHaveLength(1);
    const file = /(\S+crash-\S+\.txt)/.exec(result.stderr)?.[1] ?? '';
    expect(readFileSync(file, 'utf8')).toContain('campus.json');
  });

  test.each([[['maintenance']], [['--json', 'maintenance']], [['--version']], [['triage', '--batch', '-']]])(
    '6 in one line where standard output is full: %j',
    async (args) => {
      const { openSync, closeSync } = await import('node:fs');
      const { spawn } = await import('node:child_process');
      const full = openSync('/dev/full', 'w');
      const child = spawn(process.execPath, [BIN, ...args], { env: cliEnv(), stdio: ['pipe', full, 'pipe'] });
      closeSync(full);
      let stderr = '';
      child.stderr?.on('data', (text) => {
        stderr += text;
      });
      child.stdin?.end('printer\n');
      expect(await new Promise((resolve) => child.on('close', resolve))).toBe(6);
      expect(stderr.trimEnd().split('\n').length).toBeLessThanOrEqual(1);
    },
  );

  test('0 quietly when nobody reads on', async () => {
    const result = await cli(['maintenance', '--from', '1970-01-01', '--to', '2100-01-01', '--json'], {
      during: (child) => child.stdout?.once('data', () => child.stdout?.destroy()),
    });
    expect({ code: result.code, stderr: result.stderr }).toEqual({ code: 0, stderr: '' });
  });

  test.each([
    ['SIGTERM', 143],
    ['SIGHUP', 129],
    ['SIGINT', 130],
  ] as const)('%s ends with %i', async (signal, code) => {
    // `--batch -` waits for input that does not come: standard input stays open until the signal.
    const { spawn } = await import('node:child_process');
    const child = spawn(process.execPath, [BIN, 'triage', '--batch', '-'], { env: cliEnv(), stdio: 'pipe' });
    const ended = new Promise((resolve) => child.on('close', (number) => resolve(number)));
    child.stdin.write('printer\n');
    child.stdout.once('data', () => child.kill(signal));
    expect(await ended).toBe(code);
  });

  test('when several apply, the strongest wins', () => {
    expect(strongestExit()).toBe(0);
    expect(strongestExit(EXIT.ok, EXIT.maintenanceSoon, EXIT.cannotTell, EXIT.no)).toBe(1);
    expect(strongestExit(EXIT.no, EXIT.notSaved)).toBe(6);
    expect(strongestExit(EXIT.notSaved, EXIT.answerNeeded, EXIT.interrupted)).toBe(4);
    expect(strongestExit(EXIT.internal, EXIT.usage, EXIT.dataInvalid)).toBe(70);
    expect(strongestExit(EXIT.maintenanceSoon, EXIT.maintenanceNow)).toBe(10);
  });

  test('README and help show the same table', async () => {
    const readme = readFileSync(join(ROOT, 'README.md'), 'utf8');
    const help = (await cli(['--help'])).stdout;
    for (const code of [0, 1, 2, 3, 4, 5, 6, 10, 11, 70, 130]) {
      expect(help).toMatch(new RegExp(`^ +${code}  \\S`, 'm'));
      expect(readme).toMatch(new RegExp(`^\\| ${code} +\\|`, 'm'));
    }
  });
});
