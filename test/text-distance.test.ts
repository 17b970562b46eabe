import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { closest, editDistance } from '../src/text-distance.ts';

describe('edit distance', () => {
  test.each([
    ['', '', 0],
    ['a', '', 1],
    ['', 'abc', 3],
    ['kitten', 'sitting', 3],
    ['langauge', 'language', 1],
    ['ab', 'ba', 1],
    ['ca', 'abc', 3],
    ['één', 'een', 2],
    ['😀', 'a', 1],
  ])('%s - %s = %i', (from, to, expected) => expect(editDistance(from, to)).toBe(expected));

  test('is the same both ways, 0 only for equal words, and never more than the longer word', () => {
    const word = fc.string({ maxLength: 8 });
    fc.assert(
      fc.property(word, word, (left, right) => {
        const distance = editDistance(left, right);
        expect(distance).toBe(editDistance(right, left));
        expect(distance === 0).toBe(left === right);
        expect(distance).toBeLessThanOrEqual(Math.max([...left].length, [...right].length));
      }),
      { numRuns: 300 },
    );
  });
});

describe('did you mean', () => {
  const keys = ['language', 'faculty', 'speedTest'];

  test.each([
    ['langauge', 'language'],
    ['LANGUAGE', 'language'],
    ['speedtest', 'speedTest'],
    ['speed-test', 'speedTest'],
    ['facultie', 'faculty'],
    ['printer', null],
    ['', null],
    ['x'.repeat(10_000), null],
    ['__proto__', null],
  ])('%s', (word, expected) => expect(closest(word, keys)).toBe(expected));

  test('the nearest wins, the first of two equals', () => {
    expect(closest('lisd', ['last', 'list', 'lisp'])).toBe('list');
    expect(closest('n', ['nl', 'en'])).toBe('nl');
  });
});
