import { describe, expect, test } from '@jest/globals';
import { toJsonSchema } from '@valibot/to-json-schema';
import { Ajv } from 'ajv';
import fc from 'fast-check';
import { UsageError } from '../../src/errors.ts';
import type { Facts } from '../../src/exam-check/facts.ts';
import { readFacts, writeFacts } from '../../src/exam-check/facts-file.ts';
import { factsFileSchema } from '../../src/exam-check/facts-schema.ts';
import { anyFacts } from './arbitrary.ts';
import { NOW_MS } from './bench.ts';
import { GOOD_LAPTOP, MACHINES } from './machines.ts';

const file = (facts: Partial<Facts>): string => writeFacts(facts, NOW_MS);

/** What the reader makes of a text: true when it takes it, false when it refuses it in words; anything else throws. */
function takes(text: string): boolean {
  try {
    readFacts(text, 'facts.json');
    return true;
  } catch (error) {
    if (error instanceof UsageError) return false;
    throw error;
  }
}

const published = new Ajv({ strict: false }).compile(toJsonSchema(factsFileSchema, { errorMode: 'ignore' }) as object);

function valid(text: string): boolean {
  return published(JSON.parse(text));
}

describe('what is written is read again', () => {
  test.each(Object.entries(MACHINES))('%s', (_name, facts) => {
    expect(readFacts(file(facts), 'f')).toEqual(facts);
    expect(valid(file(facts))).toBe(true);
  });

  test('any facts, also few', () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const plain = JSON.parse(JSON.stringify(facts)) as Partial<Facts>;
        expect(readFacts(file(facts), 'f')).toEqual(plain);
        expect(valid(file(facts))).toBe(true);
      }),
    );
  });

  test('also with the mark that Notepad puts in front', () => {
    expect(readFacts(`\uFEFF${file(GOOD_LAPTOP)}`, 'f')).toEqual(GOOD_LAPTOP);
  });
});

describe('what is not ours is refused', () => {
  test('any JSON at all', () => {
    fc.assert(
      fc.property(fc.json(), (text) => takes(text) === valid(text)),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  test('any text at all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => !takes(text)),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  /** One value somewhere in a good file replaced by another: the reader and the published schema must agree. */
  test('a good file with one thing changed', () => {
    const paths = pathsOf(JSON.parse(file(GOOD_LAPTOP)));
    const strange = fc.oneof(
      fc.constantFrom(null, true, false, -1, 0, 1e300, 1.5, '', 'x', [], {}, 'own-system', 'timeout', 'a'.repeat(101)),
      fc.jsonValue(),
    );
    fc.assert(
      fc.property(fc.constantFrom(...paths), strange, (path, value) => {
        const text = JSON.stringify(replaced(JSON.parse(file(GOOD_LAPTOP)), path, value));
        expect([text, takes(text)]).toEqual([text, valid(text)]);
      }),
      { seed: 20_261_122, numRuns: 1000 },
    );
  });

  test.each([
    ['nothing', '', 'facts-not-json', /not JSON/],
    ['half a file', '{"schema":"lusupport/facts/1"', 'facts-not-json', /not JSON/],
    ['a list', '[]', 'facts-invalid', /an object/],
    [
      'a later kind',
      '{"schema":"lusupport/facts/2","savedAt":"2026-11-22T11:24:00+01:00","facts":{}}',
      'facts-invalid',
      /schema/,
    ],
    [
      'a key that would change all objects',
      '{"__proto__":{"a":1},"schema":"lusupport/facts/1"}',
      'facts-invalid',
      /only the keys/,
    ],
    [
      'half a camera',
      file({ cameraCount: { known: true, value: 1.5, durationMs: 0 } }),
      'facts-invalid',
      /facts\.cameraCount\.value: expected a whole number/,
    ],
    [
      'a fact we do not know',
      file({ ...GOOD_LAPTOP, other: 1 } as Partial<Facts>),
      'facts-invalid',
      /facts: expected only the keys/,
    ],
  ])('%s', (_name, text, code, message) => {
    const refused = (() => {
      try {
        return readFacts(text, 'facts.json');
      } catch (error) {
        return error;
      }
    })();
    expect(refused).toBeInstanceOf(UsageError);
    expect(refused).toMatchObject({ code, exitCode: 2 });
    expect((refused as UsageError).text.en).toMatch(message);
  });
});

type JsonPath = readonly (string | number)[];

function pathsOf(value: unknown, path: JsonPath = []): JsonPath[] {
  if (typeof value !== 'object' || value === null) return [path];
  return [path, ...Object.entries(value).flatMap(([key, inner]) => pathsOf(inner, [...path, key]))];
}

function replaced(document: unknown, path: JsonPath, value: unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return value;
  const copy = Array.isArray(document) ? [...(document as unknown[])] : { ...(document as object) };
  const target = copy as Record<string | number, unknown>;
  target[key] = replaced(target[key], rest, value);
  return copy;
}
