export type LeadingTerms = readonly [phrase: number, words: number, terms: readonly number[]];

/**
 * What `TriageSection.searchIndex` holds. Terms, phrases and topics are counted from 0; lists instead of objects,
 * because this is read at every start with words.
 */
export interface SearchIndex {
  readonly terms: readonly string[];
  /** By term: how telling it is. */
  readonly weights: readonly number[];
  /** By term: the phrases it occurs in. */
  readonly phrasesOf: readonly (readonly number[])[];
  /** By phrase: its topic. */
  readonly topicOf: readonly number[];
  /** By phrase: the sum of the weights of its words. */
  readonly norms: readonly number[];
  /** The phrases with one telling word: the terms of that word, and of how many words the phrase is. */
  readonly oneTelling: readonly LeadingTerms[];
  /** Topic ids. */
  readonly topics: readonly string[];
  /** By word: the terms it also stands for. */
  readonly synonyms: readonly (readonly [word: string, terms: readonly string[]])[];
  readonly stopWords: readonly string[];
  readonly outOfScope: readonly string[];
}

const SHORTEST_PART = 4;
/** Letters that Dutch puts between the parts: `student-en-kaart`, `tentamen-s-lot`. */
const LINKS = ['', 's', 'e', 'en'];

/**
 * The parts of a Dutch compound (`printerstoring`: `printer`, `storing`), or nothing when the term does not fall
 * apart into two words of `vocabulary` of at least four letters.
 */
export function compoundParts(term: string, vocabulary: { has: (term: string) => boolean }): readonly string[] {
  for (let cut = term.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const last = term.slice(cut);
    if (!vocabulary.has(last)) continue;
    for (const link of LINKS) {
      const first = term.slice(0, cut - link.length);
      if (first.length >= SHORTEST_PART && term.slice(first.length, cut) === link && vocabulary.has(first)) {
        return [first, last];
      }
    }
  }
  return [];
}
