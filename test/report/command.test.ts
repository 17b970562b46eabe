import { appendFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { UsageError } from '../../src/errors.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import { run } from '../../src/report/command.ts';
import { resultSchema } from '../../src/report/result-schema.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageFixture } from '../triage/fixture.ts';

const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);
const HOUR_MS = 3_600_000;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-report-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly language?: Language;
  readonly columns?: number;
  readonly plain?: boolean;
  readonly nowMs?: number;
  /** Null where no folder can hold the journal. */
  readonly state?: string | null;
}

async function report(words: readonly string[], options: OptionValues = {}, given: Case = {}) {
  const { language = 'en', columns = 80, plain = false, nowMs = SUNDAY, state = folder } = given;
  const session = fakeSession({
    language,
    screen: { ...plainScreen(language, columns), plain },
    now: { instantMs: nowMs, pretended: false },
    settings: {
      path: null,
      folders: { config: null, state, cache: null },
      values: () => ({}),
      notices: () => [],
      set: async () => false,
    },
    sections: { triage: triageFixture },
  });
  const answer = await run({ options, words }, session);
  return { ...answer, result: v.parse(resultSchema, answer.result) };
}

const refusal = async (words: readonly string[], options: OptionValues = {}): Promise<UsageError> => {
  const error = await report(words, options).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('not refused');
  return error;
};

const ABOUT = { about: ' the printer\n on the second floor ', desk: 'ufb' };
const kept = {
  number: 'M2611 0042',
  about: 'the printer on the second floor',
  desk: 'ufb',
  keptAt: '2026-11-22T11:24:00+01:00',
  closedAt: null,
  notes: [],
};

describe('add', () => {
  test('keeps a number with what it is about', async () => {
    expect(await report(['add', ' M2611 0042 '], ABOUT)).toMatchObject({
      exitCode: 0,
      notices: [],
      result: { action: 'add', path: join(folder, 'journal.jsonl'), saved: true, readable: true, reports: [kept] },
    });
    expect((await report(['list'])).result.reports).toEqual([kept]);
  });

  test('the same number again is not stored twice: what was kept first stays, and its day is said', async () => {
    await report(['add', 'M2611 0042'], ABOUT);
    const again = await report(['add', 'M2611 0042'], { about: 'other' }, { nowMs: SUNDAY + 48 * HOUR_MS });
    expect(again).toMatchObject({ exitCode: 0, result: { saved: true, reports: [kept] } });
    expect(again.notices).toEqual([
      {
        code: 'already-kept',
        about: 'M2611 0042',
        message: {
          en: 'Already kept, on Sun 22 Nov 2026: M2611 0042. What --about says was not kept with it',
          nl: 'Al bewaard, op zo 22 nov 2026: M2611 0042. De tekst van --about is er niet bij bewaard',
        },
      },
    ]);
    expect(readFileSync(join(folder, 'journal.jsonl'), 'utf8').trimEnd().split('\n')).toHaveLength(1);
  });

  test.each(['0', '0042', '__proto__', 'M2026.11.0001', '-12', 'a  b', '~!@#', 'x'.repeat(40)])(
    '%s is kept exactly',
    async (number) => {
      await report(['add', ` ${number}\t`]);
      expect((await report(['list'])).result.reports.map((one) => one.number)).toEqual([number]);
    },
  );

  test.each([
    ['', 'The report number is empty.'],
    [' \t\n', 'The report number is empty.'],
    ['x'.repeat(41), `The report number "${'x'.repeat(40)}…" has more than 40 characters.`],
    ['1\u0007', 'The report number "1<U+0007>" has a sign that is no letter, digit or mark.'],
    ['12\n34', 'The report number "12 34" has a sign that is no letter, digit or mark.'],
    ['№ 1', 'The report number "№ 1" has a sign that is no letter, digit or mark.'],
    ['071\u202e', 'The report number "071<U+202E>" has a sign that is no letter, digit or mark.'],
  ])('%j is refused', async (number, message) => {
    const { exitCode, code, text, hint } = await refusal(['add', number]);
    expect([exitCode, code, text.en]).toEqual([2, 'bad-report-number', message.replace('x…', '…')]);
    expect(hint?.nl).toContain('hooguit 40');
  });

  test('a megabyte is refused in one short line', async () => {
    expect((await refusal(['add', 'x'.repeat(1_000_000)])).text.en.length).toBeLessThan(120);
    expect((await refusal(['add', '1'], { about: 'x'.repeat(1_000_000) })).code).toBe('text-too-long');
  });

  test('a desk that is none says which there are', async () => {
    const { code, hint } = await refusal(['add', '1'], { desk: 'isc' });
    expect(code).toBe('unknown-desk');
    expect(hint?.en).toMatch(/^Did you mean issc\? Choose from: /);
  });

  test('what cannot be saved is exit 6, with the whole entry', async () => {
    const answer = await report(['add', 'M2611 0042'], ABOUT, { state: '/proc/nope' });
    expect(answer).toMatchObject({ exitCode: 6, result: { saved: false, readable: true, reports: [kept] } });
    expect(answer.notices.map(({ code, about }) => [code, about])).toEqual([['not-saved', 'M2611 0042']]);
    expect(answer.lines().join('\n')).toMatch(/M2611 0042[\s\S]*second floor[\s\S]*read-only/);
  });
});

describe('list', () => {
  test('the newest first, each number once', async () => {
    await report(['add', '1']);
    await report(['add', '2'], {}, { nowMs: SUNDAY + HOUR_MS });
    const file = join(folder, 'journal.jsonl');
    appendFileSync(file, readFileSync(file));
    const { result } = await report(['list']);
    expect(result.reports.map(({ number, keptAt }) => [number, keptAt])).toEqual([
      ['2', '2026-11-22T12:24:00+01:00'],
      ['1', '2026-11-22T11:24:00+01:00'],
    ]);
  });

  test('a journal that cannot be read is no empty one', async () => {
    mkdirSync(join(folder, 'journal.jsonl'));
    expect(await report(['list'])).toMatchObject({ exitCode: 3, result: { readable: false, reports: [] } });
    expect(await report(['add', '1'])).toMatchObject({ exitCode: 6, result: { readable: false, saved: false } });
  });

  test.each([
    ['a folder', (file: string) => mkdirSync(file), 'Something that is no file has this name.'],
    ['a loop of links', (file: string) => symlinkSync(file, file), 'It is a link'],
    ['40 MB', (file: string) => writeFileSync(file, Buffer.alloc(40_000_000)), 'The file is too large'],
  ])('%s in the place of the journal is named as what it is', async (_what, make, said) => {
    make(join(folder, 'journal.jsonl'));
    for (const words of [['list'], ['show'], ['add', '1'], ['note', '1', 'x']]) {
      const answer = await report(words);
      expect(answer.lines().join(' ')).toContain(said);
      expect(answer.lines().join(' ')).not.toContain('read-only');
    }
  });

  test.each([
    ['a file is the home', (state: string) => writeFileSync(state, ''), 'A part of this path is no folder.'],
    [
      'the lock is a folder',
      (state: string) => mkdirSync(join(state, 'journal.jsonl.lock'), { recursive: true }),
      '.lock',
    ],
    [
      'the journal is a link',
      (state: string) => {
        mkdirSync(state);
        symlinkSync(join(folder, 'elsewhere'), join(state, 'journal.jsonl'));
      },
      'It is a link, and lusupport writes through no link.',
    ],
  ])('%s: the true cause, and the number', async (_what, make, said) => {
    const state = join(folder, 'state');
    make(state);
    const answer = await report(['add', 'M2611 0042'], ABOUT, { state });
    expect(answer.exitCode).toBe(6);
    expect(answer.lines().join(' ')).toContain(said);
    expect(answer.lines().join(' ')).not.toContain('read-only');
    expect(answer.lines()[0]).toContain('M2611 0042');
  });

  test('a damaged line is said once, with where its copy is', async () => {
    await report(['add', '1']);
    appendFileSync(join(folder, 'journal.jsonl'), 'rubbish\n');
    const { notices, lines, exitCode } = await report(['list']);
    expect([exitCode, notices[0]?.code, notices[0]?.about]).toEqual([
      0,
      'config-set-aside',
      expect.stringContaining('journal.jsonl.bad-'),
    ]);
    expect(lines().at(-1)).toBe(`  ${notices[0]?.about}`);
    expect((await report(['list'])).notices).toEqual([]);
  });

  test('what stands in the file cannot act on the terminal', async () => {
    const line = {
      schema: 1,
      kind: 'report-added',
      number: '\u001b[2J',
      about: '\u202e',
      desk: '\u0007',
      at: '2026-11-22T11:24:00+01:00',
    };
    writeFileSync(join(folder, 'journal.jsonl'), `${JSON.stringify(line)}\n`);
    const { lines } = await report(['list']);
    expect(lines().join('')).not.toMatch(/[\p{Cc}\u202e]/u);
    expect(lines().join('')).toContain('<U+001B>[2J');
  });
});

test.each(['en', 'nl'] as const)('the screen of a journal that cannot be read, %s', async (language) => {
  const path = join(folder, 'journal.jsonl');
  mkdirSync(path);
  const lines = (await report(['list'], {}, { language })).lines();
  expectGolden(
    `report/list-unreadable.${language}.80`,
    lines.map((line) => line.replace(path, '/home/student/journal.jsonl')),
  );
});

describe('screens', () => {
  const add = async (given: Case) => report(['add', 'M2611 0042'], ABOUT, given);
  const SCREENS: Readonly<Record<string, (given: Case) => ReturnType<typeof report>>> = {
    added: add,
    'already-kept': async (given) => {
      await add({});
      return add({ ...given, nowMs: SUNDAY + 48 * HOUR_MS });
    },
    'not-saved': (given) => add({ ...given, state: '/proc/nope' }),
    'no-home': (given) => add({ ...given, state: null }),
    'list-empty': (given) => report(['list'], {}, given),
    list: async (given) => {
      await add({});
      await report(['add', '0042']);
      return report(['list'], {}, given);
    },
  };
  const forms = (['en', 'nl'] as const).flatMap((language) => [40, 80].map((columns) => ({ language, columns })));
  const all = Object.keys(SCREENS).flatMap((name) => forms.map((form) => ({ name, ...form })));

  test.each(all)('$name $language $columns', async ({ name, language, columns }) => {
    const answer = await SCREENS[name]?.({ language, columns });
    expectGolden(`report/${name}.${language}.${columns}`, answer?.lines() ?? []);
  });

  test.each(['en', 'nl'] as const)('for a screen reader: one fact a line, %s', async (language) => {
    await add({});
    expectGolden(`report/list-plain.${language}`, (await report(['list'], {}, { language, plain: true })).lines());
  });
});
