import { keyOf, keyOfPair } from './hash.ts';
import { conceptsIn, isFiller, type WordTable } from './lexicon.ts';
import { stemsOf, type Token } from './terms.ts';

/** What a text shows the model: stems of its words, letter groups (which survive slips), concepts and pairs of these. */

const STEM = 11;
const LETTERS = 12;
const CONCEPT = 13;
const PAIR = 14;

/** How much each kind counts beside a telling word, which counts 1. Which kinds there are: docs/decisions/004. */
const WEIGHT = { filler: 0.3, letters: 0.4, concept: 1, pair: 0.4 } as const;

/** Letters of a group; a word has its beginning and end marked. */
const GROUP = 4;

/** Different words that are looked at, and concepts that are paired: this bounds the time for any text. */
const MOST_WORDS = 120;
const MOST_PAIRED = 16;

/** A key with how much it counts and the tokens that show it. */
export interface Feature {
  readonly key: number;
  readonly weight: number;
  /** Places of tokens; the first token of a term that stands twice. */
  readonly tokens: readonly number[];
}

/**
 * The features of a text, each key once.
 *
 * @param tokens the words of the text that count, in order
 */
export function featuresOf(table: WordTable, tokens: readonly Token[]): readonly Feature[] {
  const features = new Map<number, Feature>();
  const add = (key: number, weight: number, places: readonly number[]): void => {
    const before = features.get(key);
    if (before === undefined || before.weight < weight) features.set(key, { key, weight, tokens: places });
  };
  const seen = new Set<string>();
  for (const [place, { term, share }] of tokens.entries()) {
    if (seen.has(term)) continue;
    if (seen.size >= MOST_WORDS) break;
    seen.add(term);
    const filler = isFiller(table, term);
    for (const stem of stemsOf(term)) add(keyOf(STEM, stem), share * (filler ? WEIGHT.filler : 1), [place]);
    if (filler) continue;
    const marked = `<${term}>`;
    for (let start = 0; start + GROUP <= marked.length; start += 1) {
      add(keyOf(LETTERS, marked, start, start + GROUP), share * WEIGHT.letters, [place]);
    }
  }
  const terms = tokens.slice(0, 2 * MOST_WORDS).map(({ term }) => term);
  const found = conceptsIn(table, terms).map(({ concept, start, count }) => ({
    concept,
    places: Array.from({ length: count }, (_, offset) => start + offset),
    share: tokens[start]?.share ?? 1,
  }));
  for (const { concept, places, share } of found) add(keyOfPair(CONCEPT, concept, 0), share * WEIGHT.concept, places);
  for (const [place, first] of found.slice(0, MOST_PAIRED).entries()) {
    for (const second of found.slice(place + 1, MOST_PAIRED)) {
      const [low, high] = [Math.min(first.concept, second.concept), Math.max(first.concept, second.concept)];
      add(keyOfPair(PAIR, low, high), Math.min(first.share, second.share) * WEIGHT.pair, [
        ...first.places,
        ...second.places,
      ]);
    }
  }
  return [...features.values()];
}
