import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keep } from '../../src/feeds/cache.ts';
import { FEED } from '../feeds/ask.ts';
import { BIN, cli } from '../helpers/cli.ts';
import { expectGolden } from '../helpers/golden.ts';
import { KEYS, runInTerminal } from '../helpers/pty.ts';
import { schemaProblems } from '../helpers/schemas.ts';

/** Deleting what we keep, by the real program on real files. */

let home: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lusupport-forget-'));
  mkdirSync(join(home, 'tmp'));
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

const env = () => ({ LUSUPPORT_HOME: home, TMPDIR: join(home, 'tmp') });

const OURS = [
  'cache/.feed-0123456789abcdef0123456789abcdef.json.0123456789abcdef0123456789abcdef.tmp',
  'cache/feed-0123456789abcdef0123456789abcdef.failed.json',
  'cache/feed-0123456789abcdef0123456789abcdef.json',
  'config/config.json',
  'config/config.json.bad-20261122T102400Z',
  'state/crash-0123456789abcdef.txt',
  'state/draft.json',
  'state/journal.jsonl',
  'state/journal.jsonl.bad-0123456789abcdef',
  'state/journal.jsonl.schema-1',
  'tmp/crash-0123456789abcdef.txt',
];
const THEIRS = [
  'cache/feed-of-mine.json',
  'config/other.json',
  'state/thesis.txt',
  'state/journal.jsonl.old',
  'notes.txt',
  'tmp/crash-0123456789abcdee.txt',
];

function fill(): void {
  for (const folder of ['config', 'state', 'cache']) mkdirSync(join(home, folder));
  for (const name of OURS) writeFileSync(join(home, name), name.endsWith('.json') ? '{}' : 'lusupport 0.1.0\n');
  for (const name of THEIRS) writeFileSync(join(home, name), 'mine');
}

async function forget(...args: string[]) {
  const { stdout, code } = await cli(['forget', ...args, '--json'], { env: env() });
  const document = JSON.parse(stdout);
  expect([document.exitCode, schemaProblems('forget-1', document)]).toEqual([code, []]);
  return document;
}

describe('forget', () => {
  test('without a terminal it lists, and deletes nothing: exit 4', async () => {
    fill();
    const { result, exitCode } = await forget();
    expect([exitCode, result.question.id]).toEqual([4, 'delete']);
    expect(result.files.map(({ path }: { path: string }) => path).sort()).toEqual(
      OURS.map((name) => join(home, name)).sort(),
    );
    for (const name of [...OURS, ...THEIRS]) expect(existsSync(join(home, name))).toBe(true);
  });

  test('with --yes every file of ours goes, and nothing else is touched', async () => {
    fill();
    expect(await forget('--yes')).toMatchObject({ exitCode: 0, result: { deleted: true, left: [] } });
    expect(OURS.filter((name) => existsSync(join(home, name)))).toEqual([]);
    expect(THEIRS.filter((name) => !existsSync(join(home, name)))).toEqual([]);
    expect([existsSync(join(home, 'cache')), existsSync(home)]).toEqual([true, true]);
    expect(await forget()).toMatchObject({ exitCode: 0, result: { files: [], deleted: null } });
  });

  test('a link goes, and what it leads to stays', async () => {
    mkdirSync(join(home, 'state'));
    writeFileSync(join(home, 'thesis'), 'mine');
    symlinkSync(join(home, 'thesis'), join(home, 'state', 'journal.jsonl'));
    await forget('--yes');
    expect(readFileSync(join(home, 'thesis'), 'utf8')).toBe('mine');
    expect(existsSync(join(home, 'state'))).toBe(false);
  });

  test('every file that the program writes is one that it forgets', async () => {
    const run = (...args: string[]) => cli(args, { env: env() });
    await run('config', 'set', 'language', 'nl');
    await run('report', 'add', '1');
    writeFileSync(join(home, 'state', 'journal.jsonl'), 'rubbish\n');
    await run('report', 'list');
    writeFileSync(join(home, 'config', 'config.json'), 'rubbish');
    await run('config', 'list');
    await run('config', 'set', 'language', 'en');
    expect(await keep(join(home, 'cache'), FEED, { fetchedAtMs: 0, etag: null, lastModified: null, body: '' })).toBe(
      true,
    );
    await forget('--yes');
    expect(['config', 'state', 'cache'].filter((folder) => existsSync(join(home, folder)))).toEqual([]);
  });

  test('on a terminal it asks, and Enter alone deletes nothing', async () => {
    fill();
    const terminal = runInTerminal([BIN, 'forget'], { env: { ...env(), LANG: 'en_US.UTF-8' }, columns: 100 });
    await terminal.waitFor('Delete them all?');
    terminal.type(KEYS.enter);
    expect(await terminal.exit).toEqual({ code: 0, signal: null });
    expect(terminal.screen().at(-1)).toBe('Nothing was deleted.');
    expect(existsSync(join(home, 'state/journal.jsonl'))).toBe(true);
  });
});

test.each(['en', 'nl'])('screens, %s', async (language) => {
  const shown = async (...args: string[]): Promise<string[]> =>
    (await cli(['forget', '--lang', language, ...args], { env: env() })).stdout
      .replaceAll(home, '/home/student')
      .trimEnd()
      .split('\n');
  fill();
  expectGolden(`forget/asks.${language}`, await shown());
  expectGolden(`forget/done.${language}`, await shown('--yes'));
  expectGolden(`forget/nothing.${language}`, await shown());
});
