import type { Text } from '../language.ts';

/** Dutch for what a schema expects; the English is valibot's own word or the message given in `shape.ts`. */
const DUTCH: Readonly<Record<string, string>> = {
  string: 'een tekst',
  number: 'een getal',
  boolean: 'true of false',
  Array: 'een lijst (regels met -)',
  Object: 'een blok met sleutels',
  null: 'null',
  never: 'niets (deze sleutel bestaat niet)',
};

const ENGLISH: Readonly<Record<string, string>> = {
  string: 'a text',
  number: 'a number',
  boolean: 'true or false',
  Array: 'a list (lines with -)',
  Object: 'a block with keys',
  never: 'nothing (there is no such key)',
};

/**
 * What was expected in the words of both languages.
 *
 * @param expected valibot's `expected`, such as `string`, `"phone" | "email"`, or null where a message says it
 * @param message the message of the schema, used where `expected` says nothing a person can use
 */
export function sayExpected(expected: string | null, received: string, message: string): Text {
  const known = expected !== null && (expected in ENGLISH || expected.includes('"') || expected.includes('|'));
  const english = known ? (ENGLISH[expected] ?? expected) : message;
  const dutch = known ? (DUTCH[expected] ?? expected) : message;
  const found = received === 'undefined' ? { en: 'nothing', nl: 'niets' } : { en: received, nl: received };
  return { en: `expected ${english}; found ${found.en}`, nl: `verwacht: ${dutch}; gevonden: ${found.nl}` };
}
