import type { Lexicon } from '../reference/matching-data.ts';
import { keyOf, placeOf } from './hash.ts';
import { normalise, stemsOf, tokenise } from './terms.ts';

/** Words to concepts, as sorted hashes: nothing has to be parsed or put into a map when it is loaded. */

const WORD = 1;
const STEM = 2;
const FILLER = 3;

/** The most words of an expression (`log in for the first time`). */
export const LONGEST_EXPRESSION = 6;

/** The lexicon as the model holds it. Concepts are counted from 0. */
export interface WordTable {
  /** Of words, expressions and stems: sorted, each as often as it has concepts. */
  readonly keys: Uint32Array;
  /** By key: the concept. */
  readonly concepts: Uint16Array;
  /** Of the words that say little: sorted. */
  readonly fillers: Uint32Array;
}

/** A concept in a text: `count` tokens from `start`. */
export interface FoundConcept {
  readonly concept: number;
  readonly start: number;
  readonly count: number;
}

/** Makes the table of a lexicon. A word also stands for the words of its stem. */
export function buildWordTable({ concepts, elsewhere, stopWords }: Lexicon): WordTable {
  const entries = new Map<string, readonly [key: number, concept: number]>();
  const add = (key: number, concept: number): void => {
    entries.set(`${key} ${concept}`, [key, concept]);
  };
  for (const [concept, { words }] of [...concepts, ...elsewhere].entries()) {
    for (const word of words) {
      const terms = tokenise(word).map(({ term }) => term);
      add(keyOf(WORD, terms.join(' ')), concept);
      if (terms.length === 1) for (const stem of stemsOf(terms[0] ?? '')) add(keyOf(STEM, stem), concept);
    }
  }
  const sorted = [...entries.values()].sort(([a, x], [b, y]) => a - b || x - y);
  const fillers = [...stopWords.en, ...stopWords.nl].map((word) => keyOf(FILLER, normalise(word)));
  return {
    keys: Uint32Array.from(sorted, ([key]) => key),
    concepts: Uint16Array.from(sorted, ([, concept]) => concept),
    fillers: Uint32Array.from(new Set(fillers)).sort(),
  };
}

/** Whether a term says little about the subject. */
export function isFiller({ fillers }: WordTable, term: string): boolean {
  return placeOf(fillers, keyOf(FILLER, term)) >= 0;
}

function conceptsAt({ keys, concepts }: WordTable, key: number): readonly number[] {
  const place = placeOf(keys, key);
  if (place < 0) return [];
  let first = place;
  while (keys[first - 1] === key) first -= 1;
  const found: number[] = [];
  for (let at = first; keys[at] === key; at += 1) found.push(concepts[at] ?? 0);
  return found;
}

/** The concepts of a text, each once, in the order of the text. A word that is not listed counts by its stem. */
export function conceptsIn(table: WordTable, terms: readonly string[]): readonly FoundConcept[] {
  const found = new Map<number, FoundConcept>();
  const add = (concepts: readonly number[], start: number, count: number): void => {
    for (const concept of concepts) if (!found.has(concept)) found.set(concept, { concept, start, count });
  };
  for (const [start, term] of terms.entries()) {
    const single = conceptsAt(table, keyOf(WORD, term));
    add(single, start, 1);
    if (single.length === 0) for (const stem of stemsOf(term)) add(conceptsAt(table, keyOf(STEM, stem)), start, 1);
    for (let count = 2; count <= LONGEST_EXPRESSION && start + count <= terms.length; count += 1) {
      add(conceptsAt(table, keyOf(WORD, terms.slice(start, start + count).join(' '))), start, count);
    }
  }
  return [...found.values()];
}
