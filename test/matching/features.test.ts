import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { countedTokens } from '../../src/matching/aside.ts';
import { type Feature, featuresOf } from '../../src/matching/features.ts';
import { buildWordTable } from '../../src/matching/lexicon.ts';
import { tokenise } from '../../src/matching/terms.ts';
import { matchingFixture } from '../triage/matching-fixture.ts';

const table = buildWordTable(matchingFixture.lexicon);
const featuresIn = (text: string): readonly Feature[] => featuresOf(table, tokenise(text));
const keysIn = (text: string): ReadonlySet<number> => new Set(featuresIn(text).map(({ key }) => key));

/** How many features two texts share, of those of the first. */
function shared(first: string, second: string): number {
  const others = keysIn(second);
  return featuresIn(first).filter(({ key }) => others.has(key)).length / featuresIn(first).length;
}

describe('what a text shows the model', () => {
  test('nothing for nothing', () => {
    expect(featuresIn('')).toEqual([]);
    expect(featuresIn('!!!')).toEqual([]);
  });

  test('each key once, with the places of its words', () => {
    const features = featuresIn('my card, my card: the printer takes no card');
    expect(new Set(features.map(({ key }) => key)).size).toBe(features.length);
    expect(features[0]?.tokens).toEqual([0]);
    expect(features.every(({ tokens }) => tokens.length > 0)).toBe(true);
  });

  test('a slip leaves most letter groups; another word leaves none', () => {
    expect(shared('wachtwoort', 'wachtwoord')).toBeGreaterThan(0.4);
    expect(shared('brihtspace', 'brightspace')).toBeGreaterThan(0.3);
    expect(shared('zebra', 'printer')).toBe(0);
  });

  test('a word and its translation share their concept', () => {
    expect(shared('huisbaas', 'landlord')).toBeGreaterThan(0);
    expect(shared('huisbaas', 'printer')).toBe(0);
  });

  test('two concepts make a pair, in whichever order', () => {
    const single = new Set([...keysIn('printer'), ...keysIn('broken')]);
    const pairs = [...keysIn('printer broken')].filter((key) => !single.has(key));
    expect(pairs).toHaveLength(1);
    expect(keysIn('broken printer')).toEqual(keysIn('printer broken'));
  });

  test('a word that says little counts less, and has no letter groups', () => {
    const [filler, ...more] = featuresIn('the');
    expect(more).toEqual([]);
    expect(filler?.weight).toBeLessThan(1);
    expect(featuresIn('zebra')[0]?.weight).toBe(1);
  });

  test('what is told by the way counts half', () => {
    const [full] = featuresOf(table, tokenise('zebra'));
    const half = featuresOf(table, countedTokens('printer, by the way zebra')).find(({ key }) => key === full?.key);
    expect(half?.weight).toBe(0.5);
  });
});

describe('a huge text', () => {
  const different = Array.from({ length: 3000 }, (_, place) => `word${place.toString(36)}x`).join(' ');
  const words = matchingFixture.lexicon.concepts.flatMap((concept) => concept.words);

  test.each([
    ['of different words', different],
    ['of one word', 'printer '.repeat(600)],
    ['of concepts', Array.from({ length: 100 }, () => words.join(' ')).join(' ')],
    ['without a blank', 'x'.repeat(4096)],
    ['of signs', '😀'.repeat(4096)],
  ])('%s has a bounded number of features', (_name, text) => {
    const features = featuresIn(text);
    expect(features.length).toBeLessThan(6000);
    expect(new Set(features.map(({ key }) => key)).size).toBe(features.length);
  });

  test('is read to its 120th different word', () => {
    const terms = Array.from({ length: 260 }, (_, place) => `qq${String.fromCharCode(97 + (place % 26))}${place}`);
    const keys = keysIn(terms.join(' '));
    const heard = terms.filter((term) => [...keysIn(term)].every((key) => keys.has(key)));
    expect(heard).toEqual(terms.slice(0, 120));
  });
});

test('whatever is typed: each key once, weights in (0, 1], places that exist', () => {
  const piece = fc.oneof(
    fc.constantFrom('printer', 'doet', 'het', 'niet', 'lu', 'card', 'the'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const tokens = countedTokens(pieces.join(' '));
      const features = featuresOf(table, tokens);
      expect(new Set(features.map(({ key }) => key)).size).toBe(features.length);
      const isSound = ({ weight, tokens: places }: (typeof features)[number]) =>
        weight > 0 && weight <= 1 && places.every((place) => tokens[place] !== undefined);
      expect(features.filter((feature) => !isSound(feature))).toEqual([]);
    }),
    { numRuns: 300 },
  );
});
