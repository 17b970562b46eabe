import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
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
    const env = names();
    const { stdout, code } = await new Promise<{ stdout: string; code: number }>((resolve) => {
      const terminal = runInTerminal([BIN, 'report', 'draft', '--about', 'word '.repeat(390), '--mail', '--json'], {
        env,
        cwd: work,
        columns: 100,
      });
      void terminal.exit.then(({ code: ended }) => resolve({ stdout: terminal.raw(), code: ended }));
    });
    expect([code, JSON.parse(stdout).result.draft]).toMatchObject([0, { mailto: null, file: 'lusupport-draft.txt' }]);
    expect(readFileSync(join(work, 'lusupport-draft.txt'), 'utf8')).toContain('word word');
  });

  test('a file of ours is replaced, another never', async () => {
    const out = join(work, 'message.txt');
    const draft = () => cli(['report', 'draft', '--about', 'paper jam', '--out', out], { env: names() });
    expect([(await draft()).code, (await draft()).code]).toEqual([0, 0]);
    writeFileSync(out, 'my thesis');
    expect((await draft()).code).toBe(2);
    expect(readFileSync(out, 'utf8')).toBe('my thesis');
    const lost = await cli(['report', 'draft', '--about', 'paper jam', '--out', '/proc/nope/x'], { env: names() });
    expect([lost.code, lost.stdout.includes('paper jam')]).toEqual([6, true]);
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
    expect(existsSync(kept())).toBe(false);
  }, 60_000);

  test('another problem does not throw away the draft that is kept without a question', async () => {
    writeFileSync(join(work, 'x'), '');
    const first = start(['--about', 'the first', '--tried', '', '--since', '']);
    await first.waitFor('What now?');
    first.type(KEYS.controlC);
    await first.exit;
    const second = start(['--answer', 'problem=printing']);
    await second.waitFor('A draft is kept here: the first.');
    second.type(KEYS.enter);
    await second.waitFor('What now?');
    expect(second.screen().join('\n')).toContain('What happens: the first');
    second.type(KEYS.controlC);
    expect((await second.exit).code).toBe(130);
  }, 60_000);
});
