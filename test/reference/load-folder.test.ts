import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { DataError } from '../../src/errors.ts';
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
      expect(message.en).toMatch(/^expected .*; found /);
      expect(message.nl).toMatch(/^verwacht: .*; gevonden: /);
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
