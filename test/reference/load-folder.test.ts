import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { stringify } from 'yaml';
import { DataError } from '../../src/errors.ts';
import { firstDesks } from '../../src/matching/open.ts';
import { DUTCH_MESSAGES } from '../../src/reference/expected.ts';
import { loadFolder } from '../../src/reference/load-folder.ts';
import { openReference } from '../../src/reference/open.ts';
import { ROOT } from '../helpers/cli.ts';
import { matchingSection, triageSection } from '../helpers/triage.ts';

const BUNDLED = join(ROOT, 'data');

/** The bundled folder with the fewest phrases that are allowed: that loads in a fraction of the time. */
let sound: string;
beforeAll(() => {
  sound = mkdtempSync(join(tmpdir(), 'lusupport-data-'));
  cpSync(BUNDLED, sound, { recursive: true });
  const { phrases, outOfScope, lexicon } = matchingSection();
  const few = phrases.map(({ topic, phrases: { en, nl } }) => ({
    topic,
    phrases: { en: en.slice(0, 8), nl: nl.slice(0, 8) },
  }));
  const concepts = { concepts: lexicon.concepts.slice(0, 3), elsewhere: lexicon.elsewhere.slice(0, 3) };
  writeFileSync(join(sound, 'phrases.yaml'), stringify(few));
  writeFileSync(join(sound, 'out-of-scope.yaml'), stringify(outOfScope.slice(0, 2)));
  writeFileSync(join(sound, 'lexicon.yaml'), stringify({ ...lexicon, ...concepts }));
});
afterAll(() => rmSync(sound, { recursive: true, force: true }));

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-data-'));
  cpSync(sound, folder, { recursive: true });
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

function edit(name: string, change: (text: string) => string): void {
  const file = join(folder, name);
  const before = readFileSync(file, 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFileSync(file, after);
}

async function problems(): Promise<DataError> {
  const error = await loadFolder(folder).then(
    () => null,
    (caught: unknown) => caught,
  );
  expect(error).toBeInstanceOf(DataError);
  return error as DataError;
}

/** The line of a text in a file, counted from 1. */
function lineOf(name: string, text: string): number {
  return (
    readFileSync(join(folder, name), 'utf8')
      .split('\n')
      .findIndex((line) => line.includes(text)) + 1
  );
}

describe('a data folder', () => {
  test('the bundled one holds together', async () => {
    const data = await loadFolder(BUNDLED);
    expect(data.campus.schedules.map((schedule) => schedule.id)).toEqual([
      'ict-monday-evening',
      'ict-tuesday-morning',
      'usis-friday',
    ]);
    expect(data.triage).toEqual(triageSection());
    expect(data.matching).toEqual(matchingSection());
  });

  test('characters that a terminal acts on are refused, and not printed', async () => {
    edit('outcomes.yaml', (text) =>
      text.replace('en: "Danger now: call 112."', 'en: "Danger now\\e]52;c;aGk=\\a\\u202e: call 112."'),
    );
    const { details, exitCode } = await problems();
    expect([exitCode, details.length]).toEqual([5, 1]);
    expect(details[0]).toMatchObject({ file: 'outcomes.yaml', path: 'danger-now.title.en', code: 'acting-character' });
  });

  test('a desk that closes when it opens is refused: such a row says nothing', async () => {
    edit('desks.yaml', (text) => text.replace('opens: "08:30"', 'opens: "24:00"'));
    const { details } = await problems();
    expect(details).toEqual([expect.objectContaining({ file: 'desks.yaml', code: 'shape' })]);
  });

  test('every problem at once, each at its line, with what was expected in both languages', async () => {
    edit('schedules.yaml', (text) => text.replace('"07:30"', '"25:30"').replace('id: usis-friday', 'id: Usis'));
    edit('services.yaml', (text) => text.replace('- id: ict', '- di: ict'));
    const { details, exitCode } = await problems();
    expect(exitCode).toBe(5);
    expect(details).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ file: 'schedules.yaml', line: lineOf('schedules.yaml', '25:30'), code: 'shape' }),
        expect.objectContaining({ file: 'schedules.yaml', line: lineOf('schedules.yaml', 'id: Usis'), code: 'shape' }),
        expect.objectContaining({ file: 'services.yaml', code: 'shape' }),
      ]),
    );
    for (const { message } of details) {
      expect(message.en).toMatch(/^(?:expected .*; found |the key id is missing$|there is no key di$)/);
      expect(message.nl).toMatch(/^(?:verwacht: .*; gevonden: |de sleutel id ontbreekt$|de sleutel di bestaat niet$)/);
    }
  });

  test('rules between records speak when every shape is right', async () => {
    edit('schedules.yaml', (text) => text.replace('[usis]', '[uzis]').replace('- usis\n', '- uzis\n'));
    const { details } = await problems();
    expect(details).toHaveLength(1);
    expect(details[0]).toMatchObject({ file: 'schedules.yaml', line: lineOf('schedules.yaml', 'uzis') });
  });

  test.each([
    ['a key twice', (text: string) => text.replace('dataVersion:', 'dataVersion: "2020-01-01"\ndataVersion:')],
    ['no YAML at all', () => '{ this: [is not closed'],
    ['an alias bomb', () => bomb()],
    ['empty', () => ''],
  ])('%s is refused', async (_name, change) => {
    edit('manifest.yaml', change);
    const { details } = await problems();
    expect(details[0]).toMatchObject({ file: 'manifest.yaml' });
  });

  test('bytes that are not UTF-8 are named with their line', async () => {
    const text = readFileSync(join(folder, 'bring.yaml'), 'utf8');
    const at = text.indexOf('name:');
    writeFileSync(
      join(folder, 'bring.yaml'),
      Buffer.concat([Buffer.from(text.slice(0, at)), Buffer.from([0xe9]), Buffer.from(text.slice(at))]),
    );
    const { details } = await problems();
    const line = text.slice(0, at).split('\n').length;
    expect(details[0]).toMatchObject({ file: 'bring.yaml', line, code: 'not-utf-8' });
  });

  test('an empty phrase is named in words', async () => {
    edit('phrases.yaml', (text) => text.replace('en:\n', 'en:\n      - ""\n'));
    const { details } = await problems();
    expect(details[0]?.message.en).toBe('expected a text that is not empty; found 0');
  });

  test.each([
    ['a time without quotes', 'schedules.yaml', '"07:30"', '20.00', 'expected a text; found 20'],
    ['a wrong time', 'schedules.yaml', '"07:30"', '"25:30"', 'expected a time such as "07:30"; found "25:30"'],
    [
      'a word that is none of the list',
      'schedules.yaml',
      'impact: may-be-slow-or-down',
      'impact: slow',
      'expected one of "may-be-slow-or-down"; found "slow"',
    ],
    [
      'years the wrong way round',
      'sources.yaml',
      '"2021/2023"',
      '"2023/2021"',
      'expected a date, a year, a range such as 2021/2023, or undated; found "2023/2021"',
    ],
    [
      'a month that does not exist',
      'sources.yaml',
      '"2021/2023"',
      '"2021-99"',
      'expected a date, a year, a range such as 2021/2023, or undated; found "2021-99"',
    ],
    [
      'a colon in a text',
      'services.yaml',
      '  name:',
      '  name: a: b',
      'put the text in quotes: there is a colon in it, or the line before it is not closed',
    ],
    ['a tab', 'services.yaml', '  name:', '\tname:', 'use blanks instead of a tab'],
  ])('%s is said in words', async (_name, file, from, to, message) => {
    edit(file, (text) => text.replace(from, to));
    const { details } = await problems();
    expect(details[0]?.message.en).toBe(message);
    expect(details[0]?.message.nl).not.toBe(message);
    expect(details[0]?.line).toBeGreaterThan(0);
  });

  test('a record is called by its id', async () => {
    edit('schedules.yaml', (text) => text.replace('impact: may-be-slow-or-down', 'impact: slow'));
    expect((await problems()).details[0]?.path).toBe('ict-monday-evening.impact');
  });

  test('every message of the shapes has its Dutch', () => {
    const folder = join(import.meta.dirname, '..', '..', 'src', 'reference');
    const shapes = readdirSync(folder).filter((name) => name === 'shape.ts' || name.endsWith('-data.ts'));
    const text = shapes.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');
    const said = [
      ...text.matchAll(/(?:v\.(?:regex|minLength|isoDate|url)\([^']*|\}, |,\n\s+)'((?:an? |at least )[^'\n]+)'/g),
    ].map((match) => match[1] ?? '');
    expect(said.length).toBeGreaterThan(6);
    expect(said.filter((message) => !(message in DUTCH_MESSAGES))).toEqual([]);
  });

  test.each(['desks.yaml', 'phrases.yaml', 'out-of-scope.yaml', 'lexicon.yaml'])(
    'a missing file is named: %s',
    async (name) => {
      rmSync(join(folder, name));
      const { details } = await problems();
      expect(details).toEqual([expect.objectContaining({ file: name, line: null, code: 'file-unreadable' })]);
    },
  );

  // Windows has no named pipes in folders.
  (process.platform === 'win32' ? test.skip : test)('a named pipe is a file that cannot be read', async () => {
    rmSync(join(folder, 'desks.yaml'));
    execFileSync('mkfifo', [join(folder, 'desks.yaml')]);
    expect((await problems()).details).toEqual([expect.objectContaining({ code: 'file-unreadable' })]);
  });

  test('the files of an earlier edition are left alone', async () => {
    writeFileSync(join(folder, 'search.yaml'), 'synonyms: {}\n');
    await expect(loadFolder(folder)).resolves.toBeDefined();
  });

  test('a phrase, a topic and a word that do not fit are named at their lines', async () => {
    edit('phrases.yaml', (text) => text.replace('- topic: danger.now', '- topic: danger.later'));
    edit('lexicon.yaml', (text) => text.replace(/words:\n(\s+)- /, 'words:\n$1- Broken\n$1- '));
    const { details } = await problems();
    expect(details.map(({ file, code, line }) => [file, code, line])).toEqual([
      ['phrases.yaml', 'unknown-id', lineOf('phrases.yaml', 'danger.later')],
      ['topics.yaml', 'no-phrases', lineOf('topics.yaml', 'id: danger.now')],
      ['lexicon.yaml', 'word-form', lineOf('lexicon.yaml', 'Broken')],
    ]);
  });

  test('phrases in words of no list, and no phrases, are a wrong shape', async () => {
    edit('phrases.yaml', (text) => text.replace('    en:\n', '    de: []\n    en:\n'));
    edit('out-of-scope.yaml', (text) => text.replace(/ {4}nl:\n/, '    nl: some words\n    other:\n'));
    const { details } = await problems();
    expect(new Set(details.map(({ file, code }) => `${file} ${code}`))).toEqual(
      new Set(['phrases.yaml shape', 'out-of-scope.yaml shape']),
    );
  });
});

describe('what free text is matched by', () => {
  const programFolder = join(ROOT, 'dist');

  test('without a folder it is what the build learned, and no phrases', async () => {
    const reference = openReference({ programFolder, foreignFolder: null });
    const { learned, desks, foreign } = await reference.matching();
    const bytes = readFileSync(join(programFolder, 'data', 'matching.bin'));
    expect(learned.length).toBe(bytes.length);
    for (const [start, end] of [
      [0, 100],
      [4000, 5001],
      [bytes.length - 7, bytes.length],
      [bytes.length - 7, bytes.length + 9],
    ] as const) {
      expect(Buffer.from(learned.subarray(start, end)).equals(bytes.subarray(start, end))).toBe(true);
    }
    expect(new Map(Object.entries(desks ?? {}))).toEqual(firstDesks(await reference.triage()));
    expect(foreign).toBeNull();
  });

  test('with a folder it is also the phrases of that folder', async () => {
    const reference = openReference({ programFolder, foreignFolder: folder });
    const { learned, desks, foreign } = await reference.matching();
    expect(desks).toBeNull();
    expect(learned.length).toBeGreaterThan(0);
    expect(foreign).toEqual((await loadFolder(folder)).matching);
    expect((await reference.triage()).stopWords).toEqual(foreign?.lexicon.stopWords);
  });

  test('a folder that does not hold together gives none', async () => {
    rmSync(join(folder, 'phrases.yaml'));
    await expect(openReference({ programFolder, foreignFolder: folder }).matching()).rejects.toThrow(DataError);
  });
});

function bomb(): string {
  const levels = Array.from({ length: 12 }, (_, level) =>
    level === 0
      ? 'a0: &a0 [x, x, x, x, x, x, x, x, x]'
      : `a${level}: &a${level} [${Array(9)
          .fill(`*a${level - 1}`)
          .join(', ')}]`,
  );
  return levels.join('\n');
}
