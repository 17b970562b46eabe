import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { placeOf } from '../../src/matching/hash.ts';
import { buildWordTable, conceptsIn, isFiller } from '../../src/matching/lexicon.ts';
import { tokenise } from '../../src/matching/terms.ts';
import type { Lexicon } from '../../src/reference/matching-data.ts';
import { matchingSection } from '../helpers/triage.ts';

const LEXICON: Lexicon = {
  stopWords: { en: ["it's", 'the'], nl: ['één', 'de'] },
  concepts: [
    { id: 'printer', words: ['printer', 'printers', 'kopieermachine', 'café-printer'] },
    { id: 'card', words: ['card', 'kaart', 'lu-card', 'bank'] },
    { id: 'fails', words: ['broken', 'doet het niet meer', 'doet het', "won't work"] },
  ],
  elsewhere: [{ id: 'money', words: ['bank', 'geld'] }],
};

const table = buildWordTable(LEXICON);

/** The concepts as they are counted: those that point away from the university come last. */
const all = ({ concepts, elsewhere }: Lexicon) => [...concepts, ...elsewhere];

/** `concept start+count` of each concept found. */
function found(text: string): readonly string[] {
  const terms = tokenise(text).map(({ term }) => term);
  return conceptsIn(table, terms).map(({ concept, start, count }) => `${all(LEXICON)[concept]?.id} ${start}+${count}`);
}

describe('the concepts of a text', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    ['nothing of ours', []],
    ['printer', ['printer 0+1']],
    ['the PRINTER', ['printer 1+1']],
    // another form of the word, by its stem
    ['two cards', ['card 1+1']],
    ['kopieermachines', ['printer 0+1']],
    // expressions of two and four words, and one that stands in a longer one
    ['my lu-card', ['card 1+2']],
    ['my lu pas', []],
    ['hij doet het niet meer', ['fails 1+2']],
    ['it won’t work', ['fails 1+2']],
    // the words of an expression, apart
    ['het doet', []],
    // a word in two concepts
    ['de bank', ['card 1+1', 'money 1+1']],
    // each once, where it stands first
    ['printer, printer, printers', ['printer 0+1']],
    ['kaart kapot, printer broken', ['card 0+1', 'printer 2+1', 'fails 3+1']],
  ])('%j: %j', (text, expected) => {
    expect(found(text)).toEqual(expected);
  });

  test('words that say little, however they are written', () => {
    expect(['its', 'the', 'een', 'de', 'printer'].map((term) => isFiller(table, term))).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});

test('every word of two concepts leads to both, wherever it stands in the table', () => {
  const words = Array.from({ length: 50 }, (_, place) => `word${place}`);
  const [first, second] = [words, [...words, 'other']].map((list, place) => ({ id: `concept-${place}`, words: list }));
  if (first === undefined || second === undefined) throw new Error('no concepts');
  const double = buildWordTable({ ...LEXICON, concepts: [first, second], elsewhere: [] });
  const lost = words.filter((word) => conceptsIn(double, [word]).length !== 2);
  expect(lost).toEqual([]);
});

test('the table is sorted, and no key has a concept twice', () => {
  const real = buildWordTable(matchingSection().lexicon);
  for (const { keys, concepts, fillers } of [table, real]) {
    expect(concepts.length).toBe(keys.length);
    // Not one list beside another: the test runner takes seconds to compare tens of thousands.
    expect(keys.every((key, place) => place === 0 || (keys[place - 1] ?? 0) <= key)).toBe(true);
    expect(fillers.every((key, place) => place === 0 || (fillers[place - 1] ?? 0) < key)).toBe(true);
    expect(new Set([...keys].map((key, place) => `${key} ${concepts[place]}`)).size).toBe(keys.length);
  }
});

test('every word of the real lexicon leads to its concept', () => {
  const { lexicon } = matchingSection();
  const real = buildWordTable(lexicon);
  const lost = all(lexicon).flatMap(({ id, words }, concept) =>
    words
      .filter((word) => {
        const terms = tokenise(word).map(({ term }) => term);
        return !conceptsIn(real, terms).some((one) => one.concept === concept);
      })
      .map((word) => `${id}: ${word}`),
  );
  expect(lost).toEqual([]);
});

test('a key is found where it stands, and nowhere else', () => {
  const numbers = fc.uniqueArray(fc.integer({ min: 0, max: 2 ** 32 - 1 }), { maxLength: 50 });
  fc.assert(
    fc.property(numbers, fc.integer({ min: 0, max: 2 ** 32 - 1 }), (list, other) => {
      const keys = Uint32Array.from(list).sort();
      for (const [place, key] of keys.entries()) expect(placeOf(keys, key)).toBe(place);
      expect(placeOf(keys, other)).toBe(keys.indexOf(other));
    }),
  );
});
