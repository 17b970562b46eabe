import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataError } from '../../src/errors.ts';
import { DUTCH_MESSAGES } from '../../src/reference/expected.ts';
import { loadFolder } from '../../src/reference/load-folder.ts';

const BUNDLED = join(import.meta.dirname, '..', '..', 'data');

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-data-'));
  cpSync(BUNDLED, folder, { recursive: true });
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

  test('a missing file is named', async () => {
    rmSync(join(folder, 'desks.yaml'));
    const { details } = await problems();
    expect(details).toEqual([expect.objectContaining({ file: 'desks.yaml', line: null, code: 'file-unreadable' })]);
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
