import type { Text } from '../language.ts';

/** Readers of JSON values from outside, by hand, so that no validator is loaded. Each throws a `Misfit`. */

const LONGEST_WORD = 100;
const LONGEST_LIST = 100;
const LARGEST_NUMBER = 1e9;

/** A value that does not fit: where it stands, and what is expected there. */
export class Misfit extends Error {
  readonly path: string;
  readonly expected: Text;

  constructor(path: string, expected: Text) {
    super(path);
    this.path = path;
    this.expected = expected;
  }
}

export function misfit(path: string, en: string, nl = en): Misfit {
  return new Misfit(path, { en, nl });
}

export type Reader<T> = (value: unknown, path: string) => T;

export function record(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw misfit(path, 'an object', 'een object');
  }
  const there = Object.keys(value);
  if (there.some((key) => !keys.includes(key))) {
    throw misfit(path, `only the keys ${keys.join(', ')}`, `alleen de sleutels ${keys.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

export function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw misfit(path, words.join(' | '));
    return found;
  };
}

export function pattern(expression: RegExp, example: string): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string' || !expression.test(value)) {
      throw misfit(path, `a text such as ${example}`, `een tekst zoals ${example}`);
    }
    return value;
  };
}

export const word: Reader<string> = (value, path) => {
  if (typeof value !== 'string' || value.length > LONGEST_WORD) throw misfit(path, 'a short text', 'een korte tekst');
  return value;
};

export const yesOrNo: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw misfit(path, 'true | false');
  return value;
};

export function number(lowest: number, highest: number, whole = false): Reader<number> {
  return (value, path) => {
    const fits =
      typeof value === 'number' && value >= lowest && value <= highest && (!whole || Number.isInteger(value));
    if (!fits) {
      const en = `a ${whole ? 'whole ' : ''}number from ${lowest} to ${highest}`;
      throw misfit(path, en, `een ${whole ? 'heel ' : ''}getal van ${lowest} tot en met ${highest}`);
    }
    return value as number;
  };
}

export const amount = number(0, LARGEST_NUMBER);
export const count = number(0, LARGEST_NUMBER, true);

export function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

export function list<T>(read: Reader<T>, longest = LONGEST_LIST): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > longest) {
      throw misfit(path, `a list of at most ${longest}`, `een lijst van hoogstens ${longest}`);
    }
    return value.map((item: unknown, index) => read(item, `${path}.${index}`));
  };
}

export function shape<T extends object>(fields: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
  const keys = Object.keys(fields);
  return (value, path) => {
    const there = record(value, path, keys);
    const entries = (Object.entries(fields) as [string, Reader<unknown>][]).map(([key, read]) => [
      key,
      read(there[key], `${path}.${key}`),
    ]);
    return Object.fromEntries(entries) as T;
  };
}
