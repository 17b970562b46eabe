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
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LONGEST_MAILTO, mailtoOf } from '../../src/report/draft/compose.ts';
import { readMachineFacts } from '../../src/report/draft/machine-facts.ts';
import { BIN, cli, QUIET } from '../helpers/cli.ts';
import { KEYS, runInTerminal } from '../helpers/pty.ts';
import { schemaProblems } from '../helpers/schemas.ts';
import { CANARIES, ENCODINGS, holds } from './canaries.ts';

/** Drafts by the real program: nothing personal comes out, nothing typed is lost. */

let home: string;
let work: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lusupport-draft-'));
  work = mkdtempSync(join(tmpdir(), 'lusupport-work-'));
});
afterEach(() => {
  for (const folder of [home, work]) rmSync(folder, { recursive: true, force: true });
});

/** The names of a machine and its user, as a system tells them. */
const names = () => ({
  LUSUPPORT_HOME: home,
  USER: 'jcanaria',
  LOGNAME: 'jcanaria',
  HOSTNAME: 'canary-book.local',
  HOME: '/srv/people/jcanaria',
});

const everyFile = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile());

/** A name that only the list of users knows cannot be given to a process. */
const KNOWN = CANARIES.filter(({ kind }) => kind !== 'name');
const canaryText = (encode: (text: string) => string): string =>
  KNOWN.map(({ value, label = '' }) => `${label}${encode(value)}`).join(', then ');

const FACTS = JSON.parse(readFileSync(join(import.meta.dirname, '..', 'facts', 'good.json'), 'utf8'));

/** Facts with a canary in every text, and under a name that no check has. */
function canaryFacts(): string {
  const spoil = (value: unknown): unknown => {
    if (typeof value === 'string') return 'j.canaria@umail.example.org';
    if (Array.isArray(value)) return value.map(spoil);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, spoil(inner)]));
  };
  const facts = {
    ...(spoil(FACTS.facts) as object),
    'j.canaria@umail.example.org': { known: true, value: 's7654321' },
  };
  return JSON.stringify({ ...FACTS, facts });
}

describe('canaries of every kind, in every field', () => {
  const whole = Object.entries(ENCODINGS).filter(([name]) => !name.startsWith('in '));

  test.each(whole)(
    '%s: in no output, file name, file or error',
    async (_name, encode) => {
      const facts = join(work, 'facts.json');
      writeFileSync(facts, canaryFacts());
      const text = canaryText(encode);
      const pieces = text.match(/[\s\S]{1,1900}(?=, then |$)/g) ?? [];
      const fields = pieces
        .flatMap((piece, place) => [['--about', '--tried', '--since'][place % 3] ?? '', piece])
        .slice(0, 6);
      const out = join(work, 'draft.txt');
      const args = ['report', 'draft', ...fields, '--number', 's7654399', '--facts', facts, '--out', out, '--debug'];
      const [json, shown] = await Promise.all([
        cli([...args, '--json'], { env: names() }),
        cli([...args, '--mail', '--new'], { env: names() }),
      ]);
      const document = JSON.parse(json.stdout);
      expect([json.code, shown.code, schemaProblems('report-1', document)]).toEqual([0, 0, []]);
      expect(document.result.draft.masked.length).toBeGreaterThan(3);
      const files = [...everyFile(home), ...everyFile(work)].filter((file) => file !== facts);
      const seen = [
        json.stdout,
        json.stderr,
        shown.stdout,
        shown.stderr,
        decodeURIComponent(/mailto:\S*/.exec(shown.stdout)?.[0] ?? ''),
      ];
      const everything = [...seen, ...files, ...files.map((file) => readFileSync(file, 'utf8'))].join('\n');
      // The report number is no canary: it survives.
      expect(everything).toContain('s7654399');
      expect(KNOWN.filter(({ value }) => holds(everything, value)).map(({ value }) => value)).toEqual([]);
    },
    60_000,
  );

  test('a text that is too long is not repeated in the error', async () => {
    const { code, stderr, stdout } = await cli(['report', 'draft', '--about', `s7654321 ${'x'.repeat(3000)}`], {
      env: names(),
    });
    expect([code, stdout, stderr.includes('7654321')]).toEqual([2, '', false]);
  });
});

describe('facts of a machine', () => {
  test('come by an allow list: numbers, and words out of fixed lists', async () => {
    const file = join(work, 'facts.json');
    writeFileSync(file, canaryFacts());
    const { facts, leftOut } = await readMachineFacts(file, true);
    expect(facts).toMatchObject({ system: null, browsers: [], memoryTotalGiB: 15.8, online: true });
    expect(JSON.stringify([facts, leftOut])).not.toContain('canaria');
    writeFileSync(file, JSON.stringify(FACTS));
    expect((await readMachineFacts(file, false)).facts).toMatchObject({
      system: { family: 'windows', version: '11' },
      memoryTotalGiB: null,
      cameras: null,
    });
  });

  test('another file is refused, and nothing of it is shown', async () => {
    const file = join(work, 'facts.json');
    writeFileSync(file, '{"schema":"s7654321"}');
    const { code, stderr } = await cli(['report', 'draft', '--about', 'x', '--facts', file], { env: names() });
    expect([code, stderr.includes('7654321')]).toEqual([2, false]);
  });
});

describe('ways out', () => {
  test('a mail link only when it fits; else a file, and it says so', async () => {
    expect(mailtoOf(['Subject: x', 'a b'], 'x', 'a@example.org')).toBe('mailto:a@example.org?subject=x&body=a%20b');
    expect(mailtoOf(['s', 'x'.repeat(LONGEST_MAILTO)], 's', null)).toBeNull();
    const long = ['report', 'draft', '--about', 'word '.repeat(390), '--mail'];
    const run = (...more: string[]) => cli([...long, ...more], { env: names(), cwd: work });
    const { stdout, code } = await run('--json');
    const own = join(home, 'state', 'draft-2026-11-22.txt');
    expect([code, JSON.parse(stdout).result.draft]).toMatchObject([0, { mailto: null, file: own }]);
    expect(readFileSync(own, 'utf8')).toContain('word word');
    // Nothing is written where nobody asked for it; the same text has its file already.
    expect((await run()).stdout).toContain(`Too long for a mail link. It is in a file instead:\n  ${own}`);
    expect([readdirSync(work), readdirSync(join(home, 'state'))]).toEqual([[], ['draft-2026-11-22.txt']]);
    // A file that holds something else is left as it is.
    writeFileSync(own, 'filled in');
    expect((await run()).stdout).toContain('draft-2026-11-22-2.txt');
    expect(readFileSync(own, 'utf8')).toBe('filled in');
    // A file that was named is enough.
    const named = await run('--out', 'message.txt');
    expect(named.stdout).toContain('Too long for a mail link. Use the file.');
    expect([readdirSync(work), readdirSync(join(home, 'state')).length]).toEqual([['message.txt'], 2]);
  }, 60_000);

  test('a mail that is too long, and no folder that takes a file: exit 6, and the cause', async () => {
    writeFileSync(join(home, 'state'), '');
    const { code, stdout } = await cli(['report', 'draft', '--about', 'word '.repeat(390), '--mail'], { env: names() });
    expect([code, stdout.includes('A part of this path is no folder.')]).toEqual([6, true]);
    expect(stdout).toContain('word word');
  });

  test('a draft that the student has filled in is not replaced; one that an editor only saved is', async () => {
    const out = join(work, 'message.txt');
    const draft = (about = 'paper jam', ...more: string[]) =>
      cli(['report', 'draft', '--about', about, '--out', out, ...more], { env: names() });
    expect((await draft()).code).toBe(0);
    const written = readFileSync(out, 'utf8');
    expect(written).toMatch(/\nWritten with lusupport on Sun 22 Nov 2026, 11:24 \[[0-9a-f]{8}\]\n$/);
    expect((await draft('another')).code).toBe(0);
    for (const changed of [
      written.replace('paper jam', 'paper jam in room 0.12'),
      written.replace('Written', 'Room 0.12\n\nWritten'),
      `${written}\nRoom 0.12\n`,
      written.replace(/ \[[0-9a-f]{8}\]/, ''),
    ]) {
      writeFileSync(out, changed);
      const refused = await draft();
      expect([refused.code, refused.stdout]).toEqual([2, '']);
      expect(refused.stderr).toMatch(/^--out: .* Name another file\.\n$/);
      expect(readFileSync(out, 'utf8')).toBe(changed);
    }
    for (const saved of [`\uFEFF${written.replaceAll('\n', '\r\n')}`, written.trimEnd(), '']) {
      writeFileSync(out, saved);
      expect((await draft()).code).toBe(0);
    }
    expect((await draft('paper jam', '--lang', 'nl')).code).toBe(0);
  }, 60_000);

  test.each([
    [['--out', ''], '--out has an empty name. Name a file.\n'],
    [
      ['--out', '-'],
      '--out writes to a file; without it the draft is on the screen. Name a file, such as --out message.txt\n',
    ],
    [['--facts', ''], '--facts has an empty name. Name a file.\n'],
  ])('%j is refused in one line', async (words, said) => {
    const { code, stdout, stderr } = await cli(['report', 'draft', '--about', 'x', ...words], {
      env: names(),
      cwd: work,
    });
    expect([code, stdout, stderr]).toEqual([2, '', said]);
    expect(readdirSync(work)).toEqual([]);
  });

  test('nothing that acts or hides reaches a file, a mail or JSON, also not from a draft that was kept', async () => {
    const acting = 'paper \u001b[2J jam \u0007 \u202e now \u200b';
    const out = join(work, 'message.txt');
    const run = (...words: string[]) => cli(['report', 'draft', ...words, '--out', out, '--mail'], { env: names() });
    // biome-ignore lint/suspicious/noControlCharactersInRegex: these are what must not come out
    const ACTS = /[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b\u202e]/;
    const look = async (...words: string[]) => {
      const shown = await run(...words);
      const link = decodeURIComponent(/mailto:\S*/.exec(shown.stdout)?.[0] ?? '').replaceAll('\r\n', '\n');
      expect([shown.code, link.includes('paper <U+001B>[2J jam')]).toEqual([0, true]);
      for (const text of [readFileSync(out, 'utf8'), shown.stdout, link]) expect(text).not.toMatch(ACTS);
      expect(JSON.parse((await run(...words, '--json')).stdout).result.text).not.toMatch(ACTS);
    };
    await look('--about', acting);
    mkdirSync(join(home, 'state'));
    const kept = { schema: 1, answers: [], about: acting, tried: acting, since: acting, number: acting };
    writeFileSync(join(home, 'state', 'draft.json'), JSON.stringify(kept));
    await look();
  }, 60_000);

  test('a file of ours is replaced, another never', async () => {
    const out = join(work, 'message.txt');
    const draft = () => cli(['report', 'draft', '--about', 'paper jam', '--out', out], { env: names() });
    expect([(await draft()).code, (await draft()).code]).toEqual([0, 0]);
    writeFileSync(out, 'my thesis');
    expect((await draft()).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('my thesis');
    const lost = await cli(['report', 'draft', '--about', 'paper jam', '--out', '/proc/nope/x'], { env: names() });
    expect([lost.code, lost.stdout.includes('paper jam')]).toEqual([6, true]);
    expect(lost.stdout).toContain('Its folder does not exist. Name another file.');
  });
});

describe('on a terminal', () => {
  const start = (args: readonly string[] = []) =>
    runInTerminal([BIN, 'report', 'draft', ...args], {
      env: { ...names(), LANG: 'en_US.UTF-8', LUSUPPORT_NOW: QUIET },
      columns: 100,
      rows: 40,
      cwd: work,
    });
  const kept = () => join(home, 'state', 'draft.json');

  test('interrupted, it goes on from what was kept, and what was kept is masked', async () => {
    const first = start(['--answer', 'problem=printing']);
    await first.waitFor('What happens?');
    first.type(`paper jam, mail j.canaria@umail.example.org${KEYS.enter}`);
    await first.waitFor('What did you try?');
    first.type(KEYS.controlC);
    expect((await first.exit).code).toBe(130);
    expect(first.screen().at(-1)).toBe('To go on from here: lusupport report draft');
    expect(readFileSync(kept(), 'utf8')).toContain('paper jam, mail <email-1>');
    expect(statSync(kept()).mode & 0o777).toBe(0o600);

    const second = start();
    await second.waitFor('What did you try?');
    second.type(`other paper for k.other@example.org${KEYS.enter}`);
    await second.waitFor('Since when?');
    second.type(KEYS.enter);
    await second.waitFor('What now?');
    const screen = second.screen().join('\n');
    for (const text of ['What happens: paper jam, mail <email-1>', 'other paper for <email-2>', '2 e-mail addresses']) {
      expect(screen).toContain(text);
    }
    second.type(KEYS.enter);
    expect((await second.exit).code).toBe(0);
    expect(second.screen().at(-1)).toContain('so it is kept. Go on with it:  lusupport report draft');
    expect(existsSync(kept())).toBe(true);
  }, 60_000);

  /** Leaves a draft about `the first`, interrupted at the list of ways out. */
  const keepFirst = async (): Promise<void> => {
    const first = start(['--about', 'the first', '--tried', '', '--since', '']);
    await first.waitFor('What now?');
    first.type(KEYS.controlC);
    await first.exit;
  };
  const inHome = (): string[] => readdirSync(join(home, 'state')).sort();

  test('another problem does not throw away the draft that is kept without a question', async () => {
    await keepFirst();
    const second = start(['--answer', 'problem=printing']);
    await second.waitFor('A draft is kept here: the first.');
    second.type(KEYS.enter);
    await second.waitFor('What now?');
    expect(second.screen().join('\n')).toContain('What happens: the first');
    second.type(KEYS.controlC);
    expect((await second.exit).code).toBe(130);
  }, 60_000);

  test('a kept draft and a new text: Ctrl-C at the question loses neither', async () => {
    await keepFirst();
    const second = start(['--about', 'the second', '--tried', 'mail k.other@example.org']);
    await second.waitFor('A draft is kept here: the first.');
    second.type(KEYS.controlC);
    expect((await second.exit).code).toBe(130);
    expect(second.screen().at(-1)).toBe(
      'To go on from here: lusupport report draft --about "the second" --tried "mail <email-1>"',
    );
    expect(JSON.parse(readFileSync(kept(), 'utf8')).about).toBe('the first');
  }, 60_000);

  test('a kept draft and a new text: going on holds both', async () => {
    await keepFirst();
    const second = start(['--about', 'the second']);
    await second.waitFor('adding what I typed now');
    second.type(KEYS.enter);
    await second.waitFor('What now?');
    second.type(KEYS.controlC);
    await second.exit;
    expect(JSON.parse(readFileSync(kept(), 'utf8')).about).toBe('the first. the second');
    expect(inHome()).toEqual(['draft.json']);
  }, 60_000);

  test.each([
    ['begin anew', [] as string[]],
    ['--new', ['--new']],
  ])(
    'a kept draft and a new text: %s puts the kept one into a file',
    async (_how, more) => {
      await keepFirst();
      const second = start(['--about', 'the second', '--tried', '', '--since', '', ...more]);
      if (more.length === 0) {
        await second.waitFor('begin anew');
        second.type(`2${KEYS.enter}`);
      }
      await second.waitFor('What now?');
      second.type(KEYS.controlC);
      await second.exit;
      expect(second.screen().join('\n')).toContain('The draft that was kept is now in this file:');
      expect(JSON.parse(readFileSync(kept(), 'utf8')).about).toBe('the second');
      expect(inHome()).toEqual(['draft-2026-11-22.txt', 'draft.json']);
      expect(readFileSync(join(home, 'state', 'draft-2026-11-22.txt'), 'utf8')).toContain('What happens: the first');
    },
    60_000,
  );

  test('where the kept draft goes to no file, it is on the screen', async () => {
    await keepFirst();
    // Nothing but the draft itself can be changed there.
    for (let count = 1; count <= 99; count += 1) {
      writeFileSync(join(home, 'state', `draft-2026-11-22${count === 1 ? '' : `-${count}`}.txt`), 'mine');
    }
    const second = start(['--about', 'the second', '--tried', '', '--since', '', '--new']);
    await second.waitFor('What now?');
    second.type(KEYS.controlC);
    await second.exit;
    expect(second.screen().join('\n')).toMatch(/No file could be written[\s\S]*What happens: the first/);
  }, 60_000);

  test('a draft that could be written nowhere stays when the student is done', async () => {
    const terminal = start(['--about', 'the first', '--tried', '', '--since', '', '--out', '/proc/nope/x']);
    await terminal.waitFor('What now?');
    terminal.type(KEYS.enter);
    expect((await terminal.exit).code).toBe(6);
    expect(terminal.screen().at(-1)).toContain('so it is kept. Go on with it:  lusupport report draft');
    expect(JSON.parse(readFileSync(kept(), 'utf8')).about).toBe('the first');
  }, 60_000);

  test('what is half typed when it is interrupted is kept too', async () => {
    const first = start();
    await first.waitFor('What happens?');
    first.type('the paper ja');
    await first.waitFor('the paper ja');
    first.type(KEYS.controlC);
    expect((await first.exit).code).toBe(130);
    expect(first.screen().at(-1)).toBe('To go on from here: lusupport report draft');
    expect(JSON.parse(readFileSync(kept(), 'utf8')).about).toBe('the paper ja');
  }, 60_000);

  test('a link for a mail that would be too long asks for a file, and offers a name that nothing has', async () => {
    writeFileSync(join(work, 'lusupport-draft.txt'), 'mine');
    const terminal = start(['--about', 'word '.repeat(390), '--tried', '', '--since', '']);
    await terminal.waitFor('What now?');
    terminal.type('4');
    await terminal.waitFor('❯ 4. a link that opens a mail');
    terminal.type(KEYS.enter);
    await terminal.waitFor('Too long for a mail link. Write it to a file instead.');
    await terminal.waitFor('Enter for lusupport-draft-2.txt');
    terminal.type(KEYS.enter);
    await terminal.waitFor('Written:');
    terminal.type(KEYS.controlC);
    await terminal.exit;
    expect(readFileSync(join(work, 'lusupport-draft.txt'), 'utf8')).toBe('mine');
    expect(readFileSync(join(work, 'lusupport-draft-2.txt'), 'utf8')).toContain('word word');
  }, 60_000);
});
