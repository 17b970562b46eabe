import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { BIN, cli, cliEnv, ROOT } from '../helpers/cli.ts';
import { KEYS, runInTerminal } from '../helpers/pty.ts';
import { schemaProblems } from '../helpers/schemas.ts';

/** The real program on files of a helpdesk. */

const GOOD = [
  'label\ttext',
  '# collected in May',
  'ufb\tthe printer is broken',
  'printing.broken\tprinter kapot',
  'lu-card\t"my LU-Card is lost, what now"',
  'none\tmy landlord raises the rent',
  '',
].join('\n');

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-data-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(content: string | Uint8Array): string {
  const path = join(folder, 'collection.tsv');
  writeFileSync(path, content);
  return path;
}

const phrases = (content: string | Uint8Array, ...more: string[]) => cli(['data', 'phrases', file(content), ...more]);

describe('data phrases', () => {
  test.each([
    ['as it is', GOOD],
    ['with a byte-order mark and CRLF', `\uFEFF${GOOD.replaceAll('\n', '\r\n')}`],
    ['without a last line end', GOOD.trimEnd()],
  ])('a collection %s', async (_name, content) => {
    const { code, stdout } = await phrases(content, '--json');
    const document = JSON.parse(stdout);
    expect(schemaProblems('data-1', document)).toEqual([]);
    expect(code).toBe(0);
    expect(document.result).toMatchObject({ action: 'phrases', phrases: 4, rightFirst: { of: 3 }, refused: { of: 1 } });
  });

  test('from standard input', async () => {
    const { code, stdout } = await cli(['data', 'phrases', '-'], { input: `\uFEFF${GOOD}` });
    expect([code, stdout.split('\n')[0]]).toEqual([0, 'standard input: 4 phrases, 3 for a desk, 1 for none.']);
  });

  test('every line that is wrong is named with its number, and nothing is measured', async () => {
    const bad = ['ufb\tok', 'uf\tx', 'no tab', 'ufb\t', 'ufb\ta\tb', '# fine', 'ufb\tcaf\u00E9'].join('\n');
    const bytes = Buffer.from(bad, 'latin1');
    const { code, stdout, stderr } = await phrases(bytes);
    expect([code, stdout]).toEqual([2, '']);
    const lines = [...stderr.matchAll(/collection\.tsv:(\d+) /g)].map(([, line]) => Number(line));
    expect(lines).toEqual([2, 3, 4, 5, 7]);
    expect(stderr).toContain('Did you mean ufb?');
    const json = JSON.parse((await phrases(bytes, '--json')).stdout);
    expect(schemaProblems('data-1', json)).toEqual([]);
    expect(json.error.details.map(({ code, line }: { code: string; line: number }) => [line, code])).toEqual([
      [2, 'unknown-label'],
      [3, 'no-tab'],
      [4, 'no-text'],
      [5, 'third-cell'],
      [7, 'not-utf8'],
    ]);
  });

  test.each([
    ['an empty file', '', 'no-phrases'],
    ['remarks only', '# nothing\n\n', 'no-phrases'],
    ['a file in UTF-16', Buffer.from(`\uFEFF${GOOD}`, 'utf16le'), 'not-utf8'],
    ['a million empty lines', '\n'.repeat(1_000_000), 'collection-too-large'],
    ['more phrases than a run takes', 'none\tx\n'.repeat(20_001), 'collection-too-large'],
    ['a file of five megabytes', 'x'.repeat(5 * 1024 * 1024), 'file-refused'],
    ['one line of a megabyte', `ufb\t${'x'.repeat(1024 * 1024)}`, 'bad-collection'],
    ['a hundred thousand wrong lines', 'x\n'.repeat(99_000), 'bad-collection'],
    ['random bytes', Uint8Array.from({ length: 4096 }, (_, place) => (place * 151 + 7) % 256), 'not-utf8'],
  ])('%s is refused in words', async (_name, content, expected) => {
    const { code, stdout, stderr } = await phrases(content, '--json');
    const { error } = JSON.parse(stdout);
    expect([code, error.code, stderr]).toEqual([2, expected, '']);
    expect(error.details.length).toBeLessThanOrEqual(1000);
  });

  test('a million lines on standard input end at the bound', async () => {
    const { code, stdout } = await cli(['data', 'phrases', '-', '--json'], { input: 'none\tx\n'.repeat(1_000_000) });
    expect([code, JSON.parse(stdout).error.code]).toEqual([2, 'collection-too-large']);
  });

  test.each(['/nowhere/collection.tsv', '/dev/zero', tmpdir()])('%s is refused', async (path) => {
    const { code, stderr } = await cli(['data', 'phrases', path]);
    expect([code, stderr.startsWith(`FILE: ${path} `)]).toEqual([2, true]);
  });

  test('--min decides the exit code', async () => {
    const wrong = `${GOOD}lu-card\tthe printer is broken\n`;
    expect((await phrases(GOOD, '--min', '100%')).code).toBe(0);
    expect((await phrases(wrong, '--min', '75')).code).toBe(0);
    expect((await phrases(wrong, '--min', '75,1')).code).toBe(1);
    expect((await phrases('none\tmy landlord\n', '--min', '50')).code).toBe(3);
  });

  test.each(['', 'many', '101', '-1', '1e2', '٥٠'])('--min %j is refused', async (min) => {
    const { code, stderr } = await phrases(GOOD, `--min=${min}`);
    expect([code, stderr.startsWith('--min cannot be')]).toEqual([2, true]);
  });
});

describe('data table and data graph', () => {
  test.each([['table'], ['graph'], ['graph', '--format', 'dot']])(
    '%s %s %s: the JSON keeps to its schema',
    async (...words) => {
      const { code, stdout } = await cli(['data', ...words, '--json']);
      expect([code, schemaProblems('data-1', JSON.parse(stdout))]).toEqual([0, []]);
    },
  );

  test('the languages differ in texts only', async () => {
    const texts = new Set(['text', 'title', 'lang', 'message']);
    const documents = await Promise.all(
      ['en', 'nl'].map(async (language) => {
        const { stdout } = await cli(['data', 'graph', '--json', '--lang', language]);
        return JSON.parse(stdout, (key, value) => (texts.has(key) ? null : value));
      }),
    );
    expect(documents[0]).toEqual(documents[1]);
  });

  test('a format that does not exist is refused with the choices', async () => {
    const { code, stderr } = await cli(['data', 'graph', '--format', 'doot']);
    expect([code, stderr]).toEqual([2, '--format cannot be "doot". Did you mean dot? Choose from: mermaid, dot.\n']);
  });

  test('facts of a folder: the same table, with a remark; a broken folder is named with its lines', async () => {
    const facts = join(folder, 'facts');
    cpSync(join(ROOT, 'data'), facts, { recursive: true });
    const [own, foreign] = await Promise.all([cli(['data', 'table']), cli(['data', 'table', '--data', facts])]);
    expect(foreign.stdout).toBe(`# Facts from ${facts}, not the ones that come with lusupport.\n${own.stdout}`);
    writeFileSync(join(facts, 'flow.yaml'), 'start: problem\nquestions: []\n');
    const broken = await cli(['data', 'graph', '--data', facts]);
    expect([broken.code, broken.stdout]).toEqual([5, '']);
    expect(broken.stderr).toMatch(/flow\.yaml:\d+:\d+ /);
  });

  test('a closed pipe ends quietly', async () => {
    const { code, stderr } = await cli(['data', 'table'], { during: (child) => child.stdout?.destroy() });
    expect([code, stderr]).toEqual([0, '']);
  });
});

describe('on a terminal', () => {
  test('the progress is shown while a large collection is measured, and Ctrl-C ends it', async () => {
    const path = file('none\tmy landlord raises the rent of my room again\n'.repeat(19_000));
    const run = runInTerminal([BIN, 'data', 'phrases', path], { env: cliEnv({ TERM: 'xterm-256color' }) });
    await run.waitFor('of 19000');
    run.type(KEYS.controlC);
    expect((await run.exit).code).toBe(130);
  });
});
