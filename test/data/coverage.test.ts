import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { dataFile } from '../helpers/data-file.ts';

const ROOT = join(import.meta.dirname, '..', '..');

/** Page A has 41 numbered statements, page B has 39. */
const NUMBERS = [...numbers('A', 41), ...numbers('B', 39)];

interface Row {
  readonly number: string;
  readonly carriers: readonly string[];
}

function numbers(page: string, last: number): string[] {
  return Array.from({ length: last }, (_, index) => `${page}${String(index + 1).padStart(2, '0')}`);
}

/** The table rows `| A01 | statement | carriers |` of the page. */
function rowsOf(markdown: string): readonly Row[] {
  return markdown.split('\n').flatMap((line) => {
    const [, number, , carriers] = line.split('|').map((cell) => cell.trim());
    if (number === undefined || !/^[AB]\d\d$/.test(number)) return [];
    return [{ number, carriers: [...(carriers ?? '').matchAll(/`([^`]+)`/g)].map(([, name]) => name ?? '') }];
  });
}

/** The ids of a data file; of the flow, those of its questions. */
function idsIn(file: string): readonly string[] {
  if (!existsSync(join(ROOT, 'data', `${file}.yaml`))) return [];
  const records = dataFile(file);
  return (file === 'flow' ? records.questions : records).map(({ id }: { id: string }) => id);
}

function carrierExists(carrier: string): boolean {
  const [kind, id] = carrier.split(':');
  if (kind === undefined || id === undefined) return false;
  if (kind === 'text') return ['en', 'nl'].every((code) => existsSync(join(ROOT, 'src', id, `words.${code}.ts`)));
  return idsIn(kind === 'check' ? 'checks' : kind).includes(id);
}

describe('docs/coverage.md', () => {
  const rows = rowsOf(readFileSync(join(ROOT, 'docs', 'coverage.md'), 'utf8'));

  test('has every statement of both pages once, in order', () => {
    expect(rows.map(({ number }) => number)).toEqual(NUMBERS);
  });

  test('names at least one record for each, and only records that exist', () => {
    const unknown = rows.flatMap(({ number, carriers }) => {
      if (carriers.length === 0) return [`${number}: nothing carries it`];
      return carriers.filter((carrier) => !carrierExists(carrier)).map((carrier) => `${number}: no ${carrier}`);
    });
    expect(unknown).toEqual([]);
  });

  test('its reader sees a row without a carrier and a carrier that does not exist', () => {
    expect(rowsOf('| A01 | something |  |')).toEqual([{ number: 'A01', carriers: [] }]);
    expect(carrierExists('desks:issc')).toBe(true);
    expect(carrierExists('desks:nobody')).toBe(false);
    expect(carrierExists('nothing:issc')).toBe(false);
    expect(carrierExists('text:nothing')).toBe(false);
  });
});
