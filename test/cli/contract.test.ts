import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { cli, QUIET, ROOT } from '../helpers/cli.ts';
import { schemaProblems } from '../helpers/schemas.ts';

/** What section by section holds for every command, through the real binary. */

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-contract-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FACTS = join(ROOT, 'test', 'facts', 'no-camera.json');

const RUNS: readonly (readonly [string, readonly string[], number])[] = [
  ['maintenance', ['maintenance', '--now'], 0],
  ['maintenance', ['maintenance', '--at', '2026-09-07T21:14', '--for', '2h', '--next', '5'], 0],
  ['maintenance', ['maintenance', '--explain', 'ict-tuesday-morning'], 0],
  ['maintenance', ['maintenance', '--at', '2026-02-30'], 2],
  ['triage', ['triage', 'printer is broken'], 0],
  ['triage', ['triage', 'my grade is missing'], 4],
  ['triage', ['triage'], 4],
  ['triage', ['triage', 'my landlord raised the rent'], 4],
  ['triage', ['triage', '--answer', 'problem=nonsense'], 2],
  ['exam-check', ['exam-check', '--profile', 'proctored', '--facts', FACTS], 1],
  ['exam-check', ['exam-check', '--profile', 'secure', '--with', 'seb', '--facts', FACTS, '--all'], 1],
  ['exam-check', ['exam-check', '--at', '2026-12-01 07:45', '--for', '1h', '--facts', FACTS], 0],
  ['exam-check', ['exam-check', '--list-checks'], 0],
  ['exam-check', ['exam-check', '--only', 'nonsense'], 2],
  ['exam-help', ['exam-help'], 0],
  ['report', ['report', 'list'], 0],
  ['report', ['report', 'show'], 0],
  ['report', ['report', 'show', '1'], 2],
  ['report', ['report', 'draft'], 4],
  ['report', ['report', 'draft', '--answer', 'problem=printing', '--about', 'paper jam'], 0],
  ['report', ['report', 'draft', '--answer', 'problem=nonsense'], 2],
  ['home', [], 0],
  ['incidents', ['incidents'], 0],
  ['forget', ['forget'], 0],
  ['report', ['report', 'add', ''], 2],
  ['report', ['report', 'add', '1', '--desk', 'nonsense'], 2],
  ['config', ['config', 'list'], 0],
  ['config', ['config', 'get', 'language'], 0],
  ['config', ['config', 'reset'], 0],
  ['config', ['config', 'unset', 'nonsense'], 2],
  ['config', ['config', 'set', 'exam', '2026-12-04 13:00'], 2],
  ['config', ['config', 'set', 'faculty', 'nonsense'], 2],
  ['lusupport', ['--version'], 0],
  ['lusupport', ['--help'], 0],
  ['lusupport', ['nonsense'], 2],
];

/** Fields that hold words for people; all others are the same in both languages. */
const WORDED = new Set(['text', 'title', 'message', 'hint', 'where', 'why']);

function withoutWords(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutWords);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      WORDED.has(key) && typeof inner === 'string' ? '…' : withoutWords(inner),
    ]),
  );
}

describe('JSON', () => {
  test.each(RUNS)('%s: %j', async (command, args, code) => {
    const documents = await Promise.all(
      (['en', 'nl'] as const).map(async (language) => {
        const result = await cli([...args, '--json', '--lang', language]);
        expect(result.code).toBe(code);
        expect(result.stdout.split('\n')).toHaveLength(2);
        const document = JSON.parse(result.stdout);
        expect(schemaProblems(`${command}-1`, document)).toEqual([]);
        expect(document).toMatchObject({ lang: language, exitCode: code });
        // Before a command is known nothing asks for the time.
        if (command !== 'lusupport') expect(document).toMatchObject({ clock: QUIET, generatedAt: QUIET });
        expect('result' in document).toBe(!('error' in document));
        expect('error' in document).toBe([2, 5, 70].includes(code));
        return document;
      }),
    );
    const [en, nl] = documents.map((document) => withoutWords({ ...document, lang: null, generatedAt: null }));
    expect(nl).toEqual(en);
  });

  test('a schema refuses what is not promised', () => {
    expect(schemaProblems('maintenance-1', { schema: 'lusupport/maintenance/1' })).not.toEqual([]);
  });

  test('without a pretended clock it says so', async () => {
    const document = JSON.parse((await cli(['maintenance', '--json'], { env: { LUSUPPORT_NOW: undefined } })).stdout);
    expect(document.clock).toBe('system');
    expect(Math.abs(Date.parse(document.generatedAt) - Date.now())).toBeLessThan(60_000);
  });

  test('exit 5 is a document too, with every problem', async () => {
    const data = join(folder, 'empty-data');
    mkdirSync(data, { recursive: true });
    const result = await cli(['maintenance', '--json', '--data', data]);
    const document = JSON.parse(result.stdout);
    expect(result.code).toBe(5);
    expect(schemaProblems('maintenance-1', document)).toEqual([]);
    expect(document.dataVersion).toBeNull();
    expect(document.error.details.length).toBeGreaterThan(5);
  });
});

describe('facts of another folder', () => {
  test('are named in text and JSON', async () => {
    const data = join(ROOT, 'data');
    const [text, json] = await Promise.all([
      cli(['maintenance'], { env: { LUSUPPORT_DATA: data } }),
      cli(['maintenance', '--json', '--data', data]),
    ]);
    expect(text.stdout.replaceAll('\n', '')).toContain(data.replaceAll('\n', ''));
    expect(JSON.parse(json.stdout).notices).toEqual(
      expect.arrayContaining([expect.objectContaining({ code: 'foreign-data' })]),
    );
  });
});

describe('text', () => {
  const screens: readonly (readonly string[])[] = [
    ['maintenance', '--now'],
    ['maintenance', '--at', '2026-09-07T21:14'],
    ['triage', 'printer is broken'],
    ['triage', 'my landlord raised the rent'],
    ['exam-check', '--profile', 'proctored', '--facts', FACTS],
    ['config', 'list'],
    ['--help'],
  ];

  test.each(screens)('no escape sequence in a pipe: %s %s %s', async (...args) => {
    for (const env of [{}, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }]) {
      const { stdout, stderr } = await cli(args, { env });
      // biome-ignore lint/suspicious/noControlCharactersInRegex: escape bytes are what this looks for
      expect(stdout + stderr).not.toMatch(/[\u001b\u0080-\u009f]/);
      expect(stdout).not.toMatch(/undefined|NaN|\[object/);
      // A command to type is never broken, so that it can be copied.
      const prose = stdout.split('\n').filter((line) => !/lusupport (?:exam-check|report draft) --/.test(line));
      for (const line of prose) expect([...line].length).toBeLessThanOrEqual(args[0] === '--help' ? 200 : 80);
    }
  });

  test('FORCE_COLOR colours a pipe, NO_COLOR and --no-color win over it', async () => {
    const forced = { FORCE_COLOR: '1' };
    expect((await cli(['maintenance'], { env: forced })).stdout).toContain('\u001b[');
    expect((await cli(['maintenance', '--no-color'], { env: forced })).stdout).not.toContain('\u001b[');
    expect((await cli(['maintenance'], { env: { ...forced, NO_COLOR: '1' } })).stdout).not.toContain('\u001b[');
  });

  test.each(['UTC', 'America/New_York', 'Pacific/Apia', 'Asia/Kathmandu', 'Bogus/Zone', ''])(
    'the same instants whatever the zone of the machine: TZ=%s',
    async (zone) => {
      const [here, there] = await Promise.all(
        ['Europe/Amsterdam', zone].map((TZ) =>
          cli(['maintenance', '--at', '2026-09-07 21:14', '--json'], { env: { TZ } }),
        ),
      );
      expect(there?.code).toBe(0);
      expect(JSON.parse(there?.stdout ?? '').result).toEqual(JSON.parse(here?.stdout ?? '').result);
    },
  );
});

describe('language', () => {
  test.each([
    [{ LANG: 'nl_NL.UTF-8' }, [], 'nl'],
    [{ LANG: 'nl_NL.UTF-8', LUSUPPORT_LANG: 'en' }, [], 'en'],
    [{ LANG: 'C', LC_ALL: 'C' }, [], 'en'],
    [{ LANG: 'en_US.UTF-8' }, ['--lang', 'nl'], 'nl'],
  ])('%j %j', async (env, more, language) => {
    const { stdout } = await cli(['maintenance', '--json', ...more], { env });
    expect(JSON.parse(stdout).lang).toBe(language);
  });

  test.each(['\u001b]0;PWN\u0007\u001b[31m', 'a\nb', '\u202eabc', 'x'.repeat(100_000)])(
    'what was typed cannot act on the terminal: %j',
    async (typed) => {
      for (const args of [
        [typed],
        ['maintenance', `--${typed}`],
        ['exam-check', '--profile', typed],
        ['config', typed],
      ]) {
        const { code, stderr } = await cli(args);
        expect(code).toBe(2);
        expect(stderr.trimEnd()).not.toMatch(/[\p{Cc}\u202e]/u);
        expect(stderr.length).toBeLessThan(600);
      }
    },
  );

  test('wrong use is said in the language that was asked for', async () => {
    const { stderr } = await cli(['maintenance', '--nwo', '--lang', 'nl']);
    expect(stderr).toContain('Bedoelde je --now?');
  });
});

describe('settings in hostile places', () => {
  test('no HOME: it works and keeps nothing', async () => {
    const { code } = await cli(['maintenance'], { env: { HOME: undefined, XDG_CONFIG_HOME: undefined } });
    expect(code).toBe(0);
  });

  test.each(['/dev/null', '/proc/nope', 'relative/home', ''])('HOME=%s', async (HOME) => {
    expect((await cli(['maintenance'], { env: { HOME } })).code).toBe(0);
    expect((await cli(['config', 'set', 'language', 'nl'], { env: { HOME, LUSUPPORT_HOME: HOME } })).code).not.toBe(70);
  });

  test('a LUSUPPORT_HOME that depends on the place is refused, not passed over', async () => {
    const { code, stderr } = await cli(['config', 'path'], { env: { LUSUPPORT_HOME: 'relative/home' } });
    expect([code, stderr]).toEqual([
      2,
      'LUSUPPORT_HOME must be a whole path, from the root on; it is relative/home.\n',
    ]);
  });

  test('words that begin with a minus: the refusal says where they go', async () => {
    const { code, stderr } = await cli(['triage', '-5 degrees in the library']);
    expect([code, stderr]).toEqual([
      2,
      'There is no option -5 degrees in the library. Words that begin with a minus go after --\n',
    ]);
  });

  test('--data without a folder is refused: the trace of a variable that is not set', async () => {
    expect((await cli(['triage', '--data', '', 'printer'])).code).toBe(2);
  });

  test('a corrupt file is set aside and said, and nothing is lost', async () => {
    const home = join(folder, 'corrupt');
    const path = (await cli(['config', 'path'], { env: { LUSUPPORT_HOME: home } })).stdout;
    const file =
      path
        .split('\n')
        .find((line) => line.includes('config.json'))
        ?.trim()
        .split(' ')
        .at(-1) ?? '';
    mkdirSync(join(file, '..'), { recursive: true });
    writeFileSync(file, '{ "language": "nl"');
    const result = await cli(['config', 'list', '--json'], { env: { LUSUPPORT_HOME: home } });
    expect(result.code).toBe(0);
    expect(JSON.parse(result.stdout).notices).toEqual([expect.objectContaining({ code: 'config-set-aside' })]);
    expect(existsSync(file)).toBe(false);
    const aside = readdirSync(join(file, '..')).filter((name) => name.includes('.bad-'));
    expect(aside).toHaveLength(1);
    expect(readFileSync(join(file, '..', aside[0] ?? ''), 'utf8')).toBe('{ "language": "nl"');
  });

  test('a language that was set is spoken from then on, in a file that only its owner reads', async () => {
    const env = { LUSUPPORT_HOME: join(folder, 'kept'), LANG: 'en_US.UTF-8' };
    expect((await cli(['config', 'set', 'language', 'nl'], { env })).code).toBe(0);
    expect(JSON.parse((await cli(['maintenance', '--json'], { env })).stdout).lang).toBe('nl');
    const file = readdirSync(env.LUSUPPORT_HOME, { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('.json'),
    );
    expect(statSync(join(env.LUSUPPORT_HOME, file ?? '')).mode & 0o777).toBe(0o600);
  });

  test('runs at the same time lose nothing of each other', async () => {
    const env = { LUSUPPORT_HOME: join(folder, 'together') };
    const settings = ['language', 'speedTest', 'faculty'].flatMap((key) => Array(4).fill(key) as string[]);
    const values: Readonly<Record<string, string>> = { language: 'en', speedTest: 'no', faculty: 'law' };
    const runs = await Promise.all(settings.map((key) => cli(['config', 'set', key, values[key] ?? ''], { env })));
    expect(runs.map(({ code }) => code)).toEqual(settings.map(() => 0));
    const { result } = JSON.parse((await cli(['config', 'list', '--json'], { env })).stdout);
    expect(
      Object.fromEntries(result.settings.map(({ key, value }: { key: string; value: string }) => [key, value])),
    ).toEqual({ ...values, exam: null, incidentFeed: null });
  });

  test('triage and maintenance write nothing', async () => {
    const home = join(folder, 'untouched');
    mkdirSync(home);
    await cli(['triage', 'printer is broken'], { env: { HOME: home } });
    await cli(['maintenance'], { env: { HOME: home } });
    expect(readdirSync(home)).toEqual([]);
  });
});

describe('batch', () => {
  test('one line out for each line in, in order, valid by its schema', async () => {
    const lines = ['printer is broken', '', 'mn pasje is gestolen', '\u001b[31mwifi\u001b[0m', 'x'.repeat(5000)];
    const { stdout, code } = await cli(['triage', '--batch', '-'], { input: `${lines.join('\n')}\n` });
    expect(code).toBe(0);
    const answers = stdout
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(answers).toHaveLength(lines.length);
    for (const answer of answers) expect(schemaProblems('triage-batch-1', answer)).toEqual([]);
    expect(answers[0].matches[0]).toMatchObject({ topic: 'printing.broken', desk: 'ufb' });
    expect(answers[1]).toEqual({ text: '', matches: [] });
    expect(answers[2].matches[0]).toMatchObject({ desk: 'lu-card' });
    expect(answers[4].truncated).toBe(true);
  });
});
