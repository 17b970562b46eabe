import {
  appendFileSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { keep } from '../../src/feeds/cache.ts';
import { lineOf } from '../../src/io/journal-record.ts';
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
  'state/draft-2026-11-22-2.txt',
  'state/draft-2026-11-22.txt',
  'state/draft.json',
  'state/journal.jsonl',
  'state/journal.jsonl.bad-0123456789abcdef',
  'state/journal.jsonl.schema-1',
  'tmp/crash-0123456789abcdef.txt',
];
const THEIRS = [
  'cache/feed-of-mine.json',
  'config/other.json',
  'state/draft-of-my-thesis.txt',
  'state/thesis.txt',
  'state/journal.jsonl.old',
  'notes.txt',
  'tmp/crash-0123456789abcdee.txt',
];

const JOURNAL = `${lineOf({ kind: 'report-closed', number: '1', at: '2026-11-22T11:24:00+01:00' })}\n`;
const CONTENT: Readonly<Record<string, string>> = {
  'config/config.json': '{"speedTest":"no"}',
  'state/draft.json': '{"schema":1,"answers":[],"about":"x","tried":null,"since":null,"number":null}',
  'state/journal.jsonl': JOURNAL,
};

function fill(): void {
  for (const folder of ['config', 'state', 'cache']) mkdirSync(join(home, folder));
  for (const name of OURS) writeFileSync(join(home, name), CONTENT[name] ?? 'lusupport 0.1.0\n');
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
    expect((await cli(['forget'], { env: env() })).stdout).toMatch(/journal\.jsonl\s+a link; what it leads to stays/);
    await forget('--yes');
    expect(readFileSync(join(home, 'thesis'), 'utf8')).toBe('mine');
    expect(existsSync(join(home, 'state'))).toBe(false);
  });

  test('a folder of ours that is a link is not entered, and is named', async () => {
    fill();
    const elsewhere = join(home, 'documents');
    renameSync(join(home, 'state'), elsewhere);
    symlinkSync(elsewhere, join(home, 'state'));
    const { result } = await forget('--yes');
    expect(result.others).toContainEqual({ path: join(home, 'state'), why: 'linked-folder' });
    expect(result.files.map(({ path }: { path: string }) => path)).not.toContain(join(home, 'state', 'journal.jsonl'));
    expect(readFileSync(join(elsewhere, 'journal.jsonl'), 'utf8')).toBe(JOURNAL);
    expect(lstatSync(join(home, 'state')).isSymbolicLink()).toBe(true);
    const { stdout } = await cli(['forget'], { env: env() });
    expect(stdout).toContain('outside the linked folder');
  });

  test.each([
    ['config', 'config.json', '{"editor":{"theme":"dark"}}'],
    ['state', 'journal.jsonl', 'Dear diary,\ntoday'],
    ['state', 'draft.json', '{"title":"my thesis"}'],
  ])('%s/%s of another program is not touched, and is named', async (place, name, content) => {
    mkdirSync(join(home, place));
    const file = join(home, place, name);
    writeFileSync(file, content);
    expect(await forget('--yes')).toMatchObject({
      exitCode: 0,
      result: { files: [], others: [{ path: file, why: 'not-ours' }] },
    });
    expect(readFileSync(file, 'utf8')).toBe(content);
  });

  test.each([
    ['config', 'config.json', '{}'],
    ['state', 'journal.jsonl', ''],
    ['state', 'journal.jsonl', '\0'.repeat(5000)],
    ['state', 'journal.jsonl', `rubbish\n${JOURNAL}`],
    ['state', 'journal.jsonl', JOURNAL.slice(0, 30)],
    ['state', 'draft.json', '{"schema":1,"answ'],
  ])('%s/%s that is empty, damaged or cut is still ours', async (place, name, content) => {
    mkdirSync(join(home, place));
    writeFileSync(join(home, place, name), content);
    expect(await forget('--yes')).toMatchObject({ result: { deleted: true, others: [] } });
    expect(existsSync(join(home, place, name))).toBe(false);
  });

  test('a file in the place of the home is no reason to fail', async () => {
    const file = join(home, 'file');
    writeFileSync(file, 'mine');
    const { code, stdout } = await cli(['forget', '--yes'], { env: { ...env(), LUSUPPORT_HOME: file } });
    expect([code, stdout, readFileSync(file, 'utf8')]).toEqual([0, 'Nothing is kept on this computer.\n', 'mine']);
  });

  test('what is left alone is listed, the first of many', async () => {
    fill();
    const { result } = await forget();
    expect(result.others.map(({ path }: { path: string }) => path).sort()).toEqual(
      THEIRS.filter((name) => /^(?:cache|config|state)/.test(name))
        .map((name) => join(home, name))
        .sort(),
    );
    for (let count = 0; count < 9; count += 1) writeFileSync(join(home, 'state', `mine-${count}`), '');
    const { stdout } = await cli(['forget'], { env: env() });
    expect(stdout).toContain('Not of lusupport; this stays:');
    expect(stdout).toMatch(/ {2}and \d+ more/);
  });

  test('what cannot be deleted is counted in one whole sentence', async () => {
    fill();
    const found = await cli(['forget', '--yes', '--json'], {
      env: { ...env(), NODE_OPTIONS: `--require ${preload()}` },
    });
    const document = JSON.parse(found.stdout);
    expect([found.code, schemaProblems('forget-1', document)]).toEqual([6, []]);
    expect(document.notices[0].message).toBe('Not everything could be deleted: one file is still there.');
    expect(document.result.left).toHaveLength(1);
  });

  /** A system that does not let go of one file. */
  function preload(): string {
    const file = join(home, 'preload.cjs');
    writeFileSync(
      file,
      `const fs = require('node:fs');
       const { unlinkSync } = fs;
       fs.unlinkSync = (path) => {
         if (String(path).endsWith('journal.jsonl')) throw Object.assign(new Error('EBUSY'), { code: 'EBUSY' });
         return unlinkSync(path);
       };`,
    );
    return file;
  }

  test('every file that the program writes is one that it forgets', async () => {
    const run = (...args: string[]) => cli(args, { env: env() });
    await run('config', 'set', 'language', 'nl');
    await run('report', 'add', '1');
    appendFileSync(join(home, 'state', 'journal.jsonl'), 'rubbish\n');
    await run('report', 'list');
    // Too long for a mail link, so that it becomes a file.
    await run('report', 'draft', '--about', 'word '.repeat(390), '--mail');
    expect(existsSync(join(home, 'state', 'draft-2026-11-22.txt'))).toBe(true);
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
      // How much fits on a line depends on where this machine keeps its temporary files.
      .replace(/\n {4}(?=\d+ bytes)/g, '  ')
      .trimEnd()
      .split('\n');
  fill();
  expectGolden(`forget/asks.${language}`, await shown());
  expectGolden(`forget/done.${language}`, await shown('--yes'));
  expectGolden(`forget/nothing.${language}`, await shown());
});
