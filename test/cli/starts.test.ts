import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { COMMANDS } from '../../src/commands.ts';
import { BIN, cli, cliEnv, ROOT } from '../helpers/cli.ts';

/** The files that commands start from: docs/decisions/001-bundle.md. */

const STARTS = join(ROOT, 'dist', 'starts');
const SLICES = readdirSync(join(ROOT, 'src'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && readdirSync(join(ROOT, 'src', entry.name)).includes('command.ts'))
  .map(({ name }) => name);

/** The modules and packages in a start. */
function modulesOf(start: string): readonly string[] {
  const text = readFileSync(join(STARTS, `${start}.cjs`), 'latin1');
  return [...text.matchAll(/^(?:\(\{)?"([^"]+)":\(?function\(module/gm)].map((match) => match[1] ?? '');
}

const starts = readdirSync(STARTS)
  .filter((file) => file.endsWith('.cjs'))
  .map((file) => file.slice(0, -'.cjs'.length));

describe('a start', () => {
  test('is there for every command that students type, for the home screen and for help', () => {
    const names = COMMANDS.map(({ name }) => name).filter((name) => name !== 'data');
    expect(starts.toSorted()).toEqual([...names, 'home', 'help'].toSorted());
  });

  test.each(starts)('%s holds its own command, no other one, and no package that a usual run does not use', (start) => {
    const modules = modulesOf(start);
    expect(modules).toEqual(expect.arrayContaining(['main.ts', 'program.ts', 'errors.ts', 'commander']));
    const slices = new Set(modules.map((name) => name.split('/')[0] ?? '').filter((name) => SLICES.includes(name)));
    expect([...slices]).toEqual(start === 'help' ? [] : [start]);
    const packages = modules.filter((name) => !name.endsWith('.ts'));
    const allowed = [
      'commander',
      'fast-wrap-ansi',
      'fast-string-width',
      '@orama/stemmers/dutch',
      '@orama/stemmers/english',
    ];
    expect(packages.filter((name) => !allowed.includes(name))).toEqual([]);
    if (start !== 'triage') expect(packages.filter((name) => name.startsWith('@orama'))).toEqual([]);
  });
});

/** Runs the program and tells which of its files it read, and whether Node took the machine code. */
const SPY = `
  const fs = require('node:fs');
  const vm = require('node:vm');
  const read = [];
  const { readFileSync } = fs;
  fs.readFileSync = (file, ...rest) => {
    read.push(String(file));
    return readFileSync(file, ...rest);
  };
  const refused = [];
  vm.Script = class extends vm.Script {
    constructor(code, options) {
      super(code, options);
      if (this.cachedDataRejected !== false) refused.push(options.filename);
    }
  };
  process.on('exit', () => fs.writeFileSync(process.env.SPIED, JSON.stringify({ read, refused })));
`;

describe('a usual run', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'lusupport-starts-'));
    writeFileSync(join(folder, 'spy.cjs'), SPY);
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  async function spied(
    args: readonly string[],
  ): Promise<{ readonly read: readonly string[]; readonly refused: unknown }> {
    const told = join(folder, 'told.json');
    const env = cliEnv({ SPIED: told, LUSUPPORT_NOW: undefined });
    await promisify(execFile)(process.execPath, ['-r', join(folder, 'spy.cjs'), BIN, ...args], { env });
    const { read, refused } = JSON.parse(readFileSync(told, 'utf8'));
    const dist = join(ROOT, 'dist');
    return {
      read: read
        .filter((file: string) => file.startsWith(dist))
        .map((file: string) => file.slice(dist.length + 1).replaceAll('\\', '/')),
      refused,
    };
  }

  test.each<[string, readonly string[], readonly string[]]>([
    ['maintenance', ['maintenance', '--now'], ['data/campus.jsonl']],
    ['maintenance', ['--lang', 'nl', 'maintenance'], ['data/campus.jsonl']],
    ['triage', ['triage', 'printer is broken'], ['data/campus.jsonl', 'data/first-desks.json', 'data/triage.jsonl']],
    ['config', ['config', 'list'], ['data/triage.jsonl']],
    ['help', ['--help'], []],
    ['help', ['triage', '--help'], []],
    ['desks', ['desks'], ['data/campus.jsonl', 'data/triage.jsonl']],
    ['home', [], ['data/campus.jsonl']],
  ])('of %s reads its start and its facts, and nothing else: %j', async (start, args, data) => {
    const { read, refused } = await spied(args);
    expect(read.toSorted()).toEqual([...data, `starts/${start}.cache`, `starts/${start}.cjs`].toSorted());
    expect(refused).toEqual([]);
  });
});

describe('whatever becomes of the starts', () => {
  let copy: string;
  beforeAll(() => {
    copy = mkdtempSync(join(tmpdir(), 'lusupport-starts-'));
    for (const name of ['bin', 'dist', 'package.json']) cpSync(join(ROOT, name), join(copy, name), { recursive: true });
  });
  afterAll(() => rmSync(copy, { recursive: true, force: true }));

  const ask = async (args: readonly string[]) =>
    (await promisify(execFile)(process.execPath, [join(copy, 'bin', 'lusupport.js'), ...args], { env: cliEnv() }))
      .stdout;
  const answers = async () => Promise.all([ask(['triage', 'printer is broken']), ask(['--help'])]);

  test('the answers are the same: without machine code, with half of it, and without a start at all', async () => {
    const before = await Promise.all([cli(['triage', 'printer is broken']), cli(['--help'])]);
    const expected = before.map(({ stdout }) => stdout);
    expect(await answers()).toEqual(expected);
    for (const start of ['triage', 'help']) truncateSync(join(copy, 'dist', 'starts', `${start}.cache`), 50_000);
    expect(await answers()).toEqual(expected);
    for (const start of ['triage', 'help']) rmSync(join(copy, 'dist', 'starts', `${start}.cache`));
    expect(await answers()).toEqual(expected);
    for (const [start, code] of [
      ['triage', 'broken((('],
      ['help', ''],
    ] as const) {
      writeFileSync(join(copy, 'dist', 'starts', `${start}.cjs`), code);
    }
    expect(await answers()).toEqual(expected);
    rmSync(join(copy, 'dist', 'starts'), { recursive: true });
    expect(await answers()).toEqual(expected);
  }, 120_000);

  test('a first module that is damaged is one line and 70', async () => {
    writeFileSync(join(copy, 'dist', 'modules', 'main.ts.cjs'), 'broken(((');
    rmSync(join(copy, 'dist', 'starts'), { recursive: true, force: true });
    const failure: unknown = await ask(['maintenance']).catch((thrown: unknown) => thrown);
    expect(failure).toMatchObject({ code: 70, stdout: '' });
    expect((failure as { stderr: string }).stderr.trim().split('\n')).toEqual([
      'lusupport: a part of the program is missing or damaged. Run "npm ci" in its folder.',
    ]);
  });
});
