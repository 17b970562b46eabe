import { describe, expect, test } from '@jest/globals';
import { learn } from '../../src/matching/learn.ts';
import { materialHash } from '../../src/matching/material.ts';
import { decodeModel, encodeModel, openModel } from '../../src/matching/model-file.ts';
import { firstDesks } from '../../src/matching/open.ts';
import { builtModel, matchingSection, triageSection } from '../helpers/triage.ts';
import { matchingFixture } from '../triage/matching-fixture.ts';

const model = learn(matchingFixture);
const bytes = encodeModel(model);

/** The same bytes, beginning at another place of a larger buffer. */
function shifted(places: number): Uint8Array {
  const larger = new Uint8Array(bytes.length + places + 3).fill(255);
  larger.set(bytes, places);
  return larger.subarray(places, places + bytes.length);
}

describe('the model as bytes', () => {
  test('comes back as it was', () => {
    expect(decodeModel(bytes)).toEqual(model);
  });

  test.each([1, 2, 3, 4, 7, 8, 16])('also from %i bytes into a buffer', (places) => {
    expect(decodeModel(shifted(places))).toEqual(model);
  });

  test('also from a buffer as it is read from a file', () => {
    expect(decodeModel(Buffer.from(bytes))).toEqual(model);
  });

  test('nothing is copied where the bytes lie right', () => {
    const { weights, keys } = decodeModel(bytes);
    expect([weights.buffer, keys.buffer]).toEqual([bytes.buffer, bytes.buffer]);
    expect(weights.buffer).toBe(bytes.buffer);
  });

  test('is the same each time', () => {
    expect(encodeModel(learn(matchingFixture))).toEqual(bytes);
  });

  test.each<[string, Uint8Array]>([
    ['nothing', new Uint8Array()],
    ['a text', new TextEncoder().encode('{"labels":[]}\n')],
    ['a heading without its end', bytes.subarray(0, 25)],
    ['half of the file', bytes.slice(0, bytes.length / 2)],
    ['zeros', new Uint8Array(4096)],
  ])('%s is refused', (_name, wrong) => {
    expect(() => decodeModel(wrong)).toThrow();
  });
});

describe('the model as a file that is read in parts', () => {
  /** The bytes as a file gives them: a copy of a part, and never more than there is. */
  const read: number[] = [];
  const file = (content: Uint8Array) => ({
    length: content.length,
    subarray: (start: number, end: number) => {
      read.push(Math.min(end, content.length) - start);
      return content.slice(start, end);
    },
  });

  test('is the same model', () => {
    const { weights, ...rest } = openModel(file(bytes));
    const { weights: all, ...others } = model;
    expect(rest).toEqual(others);
    for (let start = 0; start < all.length; start += model.labels.length) {
      const end = start + model.labels.length;
      expect(weights.subarray(start, end)).toEqual(all.subarray(start, end));
    }
  });

  test('a row is read when it is asked for, once', () => {
    read.length = 0;
    const { weights } = openModel(file(bytes));
    const before = read.length;
    const count = model.labels.length;
    for (let time = 0; time < 2; time += 1) weights.subarray(count, 2 * count);
    expect(read.slice(before)).toEqual([count]);
  });

  test.each([0, 25, bytes.length / 2, bytes.length - 9])('a file cut after %d bytes is refused', (length) => {
    expect(() => openModel(file(bytes.slice(0, length)))).toThrow();
  });
});

test('a model of another edition is refused by its mark, though all else would be right', () => {
  const other = bytes.slice();
  other.set(new TextEncoder().encode('0'), 'lusupport-model-'.length);
  expect(() => decodeModel(other)).toThrow('not a model of this edition');
});

describe('the model of the build', () => {
  test('belongs to the phrases and words of data/', () => {
    expect(builtModel().material).toBe(materialHash(matchingSection()));
  });

  test('has every topic and every subject of no desk, and each topic has a desk', () => {
    const { phrases, outOfScope } = matchingSection();
    const labels = [...phrases.map(({ topic }) => topic), ...outOfScope.map(({ id }) => `none:${id}`)];
    expect([...builtModel().labels].sort()).toEqual(labels.sort());
    const desks = firstDesks(triageSection());
    expect(phrases.filter(({ topic }) => !desks.has(topic))).toEqual([]);
  });
});
