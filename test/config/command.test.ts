import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { run } from '../../src/config/command.ts';
import { resultSchema } from '../../src/config/result-schema.ts';
import { UsageError } from '../../src/errors.ts';
import type { Folders } from '../../src/io/folders.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { Settings, SettingValues } from '../../src/io/settings.ts';
import type { Language } from '../../src/language.ts';
import type { Faculty } from '../../src/reference/triage-data.ts';
import type { Answer, Session } from '../../src/session.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';

const FOLDERS: Folders = {
  config: '/home/student/.config/lusupport',
  state: '/home/student/.local/state/lusupport',
  cache: '/home/student/.cache/lusupport',
};
const PATH = '/home/student/.config/lusupport/config.json';
const FACULTIES = [
  'archaeology',
  'governance-and-global-affairs',
  'humanities',
  'law',
  'medicine',
  'science',
  'social-and-behavioural-sciences',
];

const EXAM = '2026-12-04T13:00:00+01:00/PT120M';

interface Kept {
  readonly values?: SettingValues;
  readonly writable?: boolean;
  readonly homeless?: boolean;
}

/** Settings in memory, with the same promises as the real ones. */
function settingsOf({ values = {}, writable = true, homeless = false }: Kept): Settings {
  let kept = values;
  return {
    path: homeless ? null : PATH,
    folders: homeless ? { config: null, state: null, cache: null } : FOLDERS,
    values: () => kept,
    notices: () => [],
    set: async (key, value) => {
      if (writable && !homeless) kept = { ...kept, [key]: value };
      return writable && !homeless;
    },
  };
}

interface Case extends Kept {
  readonly machineOffsetMinutes?: Session['machineOffsetMinutes'];
  readonly language?: Language;
  readonly columns?: number;
  readonly plain?: boolean;
}

async function config(words: readonly string[], given: Case = {}, options: OptionValues = {}): Promise<Answer> {
  const { language = 'en', columns = 80, plain = false } = given;
  const faculties = FACULTIES.map((id) => ({ id })) as unknown as readonly Faculty[];
  const session = fakeSession({
    language,
    screen: { ...plainScreen(language, columns), plain },
    settings: settingsOf(given),
    ...(given.machineOffsetMinutes === undefined ? {} : { machineOffsetMinutes: given.machineOffsetMinutes }),
    sections: { triage: { faculties } as never },
  });
  const answer = await run({ options, words }, session);
  v.parse(resultSchema, answer.result);
  return answer;
}

const refusal = async (...words: string[]): Promise<UsageError> => {
  const error = await config(words).catch((thrown: unknown) => thrown);
  if (!(error instanceof UsageError)) throw new Error('not refused');
  return error;
};

describe('get', () => {
  test('gives the bare value', async () => {
    const answer = await config(['get', 'language'], { values: { language: 'nl' } });
    expect(answer).toMatchObject({ exitCode: 0, notices: [] });
    expect(answer.lines()).toEqual(['nl']);
    expect(answer.result).toEqual({
      action: 'get',
      path: PATH,
      folders: FOLDERS,
      settings: [{ key: 'language', value: 'nl', allowed: ['en', 'nl'] }],
      saved: null,
    });
  });

  test('not set is an answer', async () => {
    const answer = await config(['get', 'faculty']);
    expect(answer.exitCode).toBe(0);
    expect(answer.result).toMatchObject({ settings: [{ key: 'faculty', value: null, allowed: FACULTIES }] });
  });

  test('a value that does not exist is said to be none, and what there is', async () => {
    const given = { values: { faculty: 'theology' } };
    const answer = await config(['get', 'faculty'], given);
    expect(answer.lines()[0]).toBe('faculty is "theology", which does not exist. It is not used.');
    expect(answer.lines().join(' ')).toContain('Possible: archaeology');
    expect(answer).toMatchObject({
      exitCode: 0,
      notices: [{ code: 'config-set-aside', about: 'faculty' }],
      result: { settings: [{ value: 'theology' }] },
    });
    expect((await config(['list'], given)).lines().join('\n')).toContain('theology (does not exist, and is not used)');
  });

  test('an exam is the interval that can be set again', async () => {
    const answer = await config(['get', 'exam'], { values: { exam: EXAM } });
    expect(answer.lines()).toEqual([EXAM]);
    const said = (await config(['list'], { values: { exam: EXAM } })).lines().join('\n');
    expect(said).toContain('Fri 4 Dec 2026, 13:00-15:00');
    expect(said).not.toContain('PT120M');
    const over = '2026-11-04T13:00:00+01:00/PT120M';
    expect((await config(['list'], { values: { exam: over } })).lines().join('\n')).toContain('13:00-15:00, over');
  });
});

describe('set', () => {
  test.each([
    ['language', 'nl'],
    ['faculty', 'law'],
    ['speedTest', 'no'],
  ])('%s %s', async (key, value) => {
    const answer = await config(['set', key, value]);
    expect(answer).toMatchObject({ exitCode: 0, notices: [] });
    expect(answer.result).toMatchObject({ action: 'set', settings: [{ key, value }], saved: true });
  });

  test.each([{ writable: false }, { homeless: true }])('%j: exit 6, and what would be lost', async (given) => {
    const answer = await config(['set', 'language', 'nl'], { ...given, values: { language: 'en' } });
    expect(answer.exitCode).toBe(6);
    expect(answer.notices).toEqual([
      {
        code: 'not-saved',
        about: 'language',
        message: {
          en: expect.stringMatching(/^Not saved: language = nl\. /),
          nl: expect.stringMatching(/^Niet opgeslagen: language = nl\. /),
        },
      },
    ]);
    expect(answer.result).toMatchObject({ settings: [{ key: 'language', value: 'en' }], saved: false });
    expect(answer.lines().join('\n')).toContain('language = nl');
  });
});

describe('set exam', () => {
  const set = (when: string, duration?: string, given: Case = {}) =>
    config(['set', 'exam', when], given, duration === undefined ? {} : { for: duration });
  const code = async (when: string, duration?: string): Promise<string> => {
    const error = await set(when, duration).catch((thrown: unknown) => thrown);
    if (!(error instanceof UsageError)) throw new Error('not refused');
    expect([error.exitCode, error.hint?.en !== '', error.hint?.nl !== '']).toEqual([2, true, true]);
    return error.code;
  };

  test('is kept as an interval, and said in words', async () => {
    const answer = await set('2026-12-04 13:00', '2h');
    expect(answer.result).toMatchObject({ settings: [{ key: 'exam', value: EXAM }], saved: true });
    expect(answer.lines()).toEqual(['Saved: exam is now Fri 4 Dec 2026, 13:00-15:00.']);
    expect((await set('2026-12-04 13:00', '2h', { language: 'nl' })).lines()).toEqual([
      'Opgeslagen: exam is nu vr 4 dec 2026, 13.00-15.00 uur.',
    ]);
    const elsewhere = await set('2026-12-04 13:00', '2h', { machineOffsetMinutes: () => -300 });
    expect(elsewhere.lines()[0]).toContain('13:00-15:00, your time 07:00');
  });

  test('what cannot be saved is said in words too', async () => {
    const answer = await set('2026-12-04 13:00', '2h', { writable: false });
    expect(answer.lines().join(' ')).toContain('Not saved: exam = Fri 4 Dec 2026, 13:00-15:00.');
    expect(answer.notices[0]?.message.nl).toContain('vr 4 dec 2026');
  });

  test.each([
    ['2026-12-04', '2h', 'time-missing'],
    ['4 december 2026', '2h', 'time-missing'],
    ['20261204', '2h', 'time-missing'],
    ['friday', '2h', 'time-missing'],
    ['2026-11-21 13:00', '2h', 'exam-over'],
    ['2026-11-22 09:00', '2h', 'exam-over'],
    ['1970-01-01 00:00', '2h', 'exam-over'],
    ['2026-12-04 13:00', '99h', 'exam-too-long'],
    ['2026-12-04 13:00', '72h1m', 'exam-too-long'],
    ['2026-12-04 13:00', '4321m', 'exam-too-long'],
    ['2026-12-04 13:00', undefined, 'incomplete-options'],
    ['2026-12-04T13:00:00+01:00/PT9000M', undefined, 'exam-too-long'],
  ])('%s for %s is refused: %s', async (when, duration, expected) => {
    expect(await code(when, duration)).toBe(expected);
  });

  test.each([
    ['2026-12-04 00:00', '72h'],
    ['20261204T1300', '1m'],
    ['friday 13:00', '2h'],
    ['vrijdag 13 uur', '2h'],
    ['now', '2h'],
    // It began at eleven, and goes on.
    ['2026-11-22 11:00', '2h'],
    [EXAM, undefined],
  ])('%s for %s is kept', async (when, duration) => {
    expect((await set(when, duration)).exitCode).toBe(0);
  });
});

describe('set incidentFeed', () => {
  test.each([
    'https://localhost/summary.json',
    'https://localhost:8443/x',
    'https://feeds.localhost/x',
    'https://printer.local/x',
    'https://router.lan/x',
    'https://intranet/x',
    'https://x.internal/x',
    'https://nas.home.arpa/x',
    'https://127.0.0.1/x',
    'https://[::1]/x',
    'http://status.example.org/x',
    'ftp://status.example.org/x',
    'https://status.example.org/a https://localhost/b',
    '',
  ])('%j is refused', async (address) => {
    expect((await refusal('set', 'incidentFeed', address)).code).toBe('bad-setting-value');
  });

  test.each([
    'https://status.example.org/summary.json',
    'https://local.example.org/x',
    'https://status.leiden.home.example/x',
  ])('%s is kept', async (address) => {
    expect((await config(['set', 'incidentFeed', address])).exitCode).toBe(0);
  });
});

describe('list and path', () => {
  test('list gives all', async () => {
    const answer = await config(['list'], { values: { speedTest: 'no' } });
    expect(answer.result).toMatchObject({
      action: 'list',
      settings: [
        { key: 'language', value: null },
        { key: 'faculty', value: null },
        { key: 'speedTest', value: 'no' },
        { key: 'exam', value: null },
        { key: 'incidentFeed', value: null },
      ],
      saved: null,
    });
  });

  test('path gives the folders', async () => {
    const answer = await config(['path']);
    expect(answer.result).toEqual({ action: 'path', path: PATH, folders: FOLDERS, settings: [], saved: null });
  });

  test('a path with acting characters cannot act', async () => {
    const session = fakeSession({
      settings: { ...settingsOf({}), path: '/home/a\u001B[2Jb/config.json' },
    });
    const answer = await run({ options: {}, words: ['path'] }, session);
    expect(answer.lines().join('')).not.toContain('\u001B');
  });
});

describe('wrong use', () => {
  test.each([
    [
      ['get', 'langauge'],
      'unknown-setting',
      'Did you mean language? Choose from: language, faculty, speedTest, exam, incidentFeed.',
    ],
    [
      ['get', 'speedtest'],
      'unknown-setting',
      'Did you mean speedTest? Choose from: language, faculty, speedTest, exam, incidentFeed.',
    ],
    [['set', 'printer', 'x'], 'unknown-setting', 'Choose from: language, faculty, speedTest, exam, incidentFeed.'],
    [['get', '__proto__'], 'unknown-setting', 'Choose from: language, faculty, speedTest, exam, incidentFeed.'],
    [['set', 'language', 'NL'], 'bad-setting-value', 'Did you mean nl? Choose from: en, nl.'],
    [['set', 'language', 'german'], 'bad-setting-value', 'Choose from: en, nl.'],
    [['set', 'speedTest', 'true'], 'bad-setting-value', 'Choose from: yes, no.'],
    [['set', 'faculty', 'laws'], 'bad-setting-value', `Did you mean law? Choose from: ${FACULTIES.join(', ')}.`],
    [['gett', 'language'], 'unknown-subcommand', /^Did you mean get\? Choose from: config get KEY/],
    [[], 'unknown-subcommand', /^Choose from: config get KEY/],
    [['get'], 'wrong-words', 'Write: lusupport config get KEY'],
    [['get', 'language', 'faculty'], 'wrong-words', 'Write: lusupport config get KEY'],
    [['set', 'language'], 'wrong-words', 'Write: lusupport config set KEY VALUE'],
    [['list', 'all'], 'wrong-words', 'Write: lusupport config list'],
    [['path', 'x'], 'wrong-words', 'Write: lusupport config path'],
  ])('%j', async (words, code, hint) => {
    const error = await refusal(...words);
    expect([error.exitCode, error.code]).toEqual([2, code]);
    expect(error.hint?.en).toEqual(typeof hint === 'string' ? hint : expect.stringMatching(hint));
    expect(error.hint?.nl).not.toBe('');
    expect(error.text.nl).not.toBe(error.text.en);
  });

  test('a typed word cannot act on the terminal', async () => {
    const error = await refusal('get', '\u001B[2Jx\u202E');
    expect(error.text.en).toBe('There is no setting "<U+001B>[2Jx<U+202E>".');
  });
});

describe('screens', () => {
  const cases: readonly (readonly [string, readonly string[], Kept])[] = [
    ['list', ['list'], { values: { language: 'nl', faculty: 'law' } }],
    ['get-not-set', ['get', 'faculty'], {}],
    ['set', ['set', 'language', 'nl'], {}],
    ['not-saved', ['set', 'speedTest', 'no'], { writable: false }],
    ['no-home', ['set', 'faculty', 'law'], { homeless: true }],
    ['list-exam', ['list'], { values: { exam: EXAM, faculty: 'theology' } }],
    ['path', ['path'], {}],
    ['path-no-home', ['path'], { homeless: true }],
  ];
  const forms = (['en', 'nl'] as const).flatMap((language) => [40, 80].map((columns) => ({ language, columns })));
  const all = cases.flatMap(([name, words, given]) => forms.map((form) => ({ name, words, given, ...form })));

  test.each(all)('$name $language $columns', async ({ name, words, given, language, columns }) => {
    const lines = (await config(words, { ...given, language, columns })).lines();
    expectGolden(`config/${name}.${language}.${columns}`, lines);
  });

  test('for a screen reader: one fact a line', async () => {
    const lines = (await config(['list'], { values: { language: 'nl' }, plain: true })).lines();
    expectGolden('config/list-plain.en.80', lines);
  });
});
