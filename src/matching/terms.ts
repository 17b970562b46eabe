import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';

/**
 * How text becomes terms. The index and the question use the same functions: a term that one makes and the other
 * does not would never be found.
 */

/** A longer run of letters is no word of ours; the stemmers and the fuzzy search never see it. */
const MAX_WORD_LENGTH = 40;

/** A word of the text and where it came from. */
export interface Token {
  /** Lower case, without accents. */
  readonly term: string;
  /** As typed. */
  readonly typed: string;
  /** Written with a hyphen to the word before it: `lu-card`. */
  readonly hyphened: boolean;
}

/** Lower case, accents off, apostrophes out: `Café's` and `cafes` are one term. */
export function normalise(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase();
}

/** The words of a text, in order, doubles included. Linear in the length of the text. */
export function tokenise(text: string): readonly Token[] {
  const tokens: Token[] = [];
  let end = -1;
  for (const { 0: typed, index } of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’‘]*/gu)) {
    const term = normalise(typed);
    const hyphened = index === end + 1 && text[end] === '-';
    end = index + typed.length;
    if (term === '' || term.length > MAX_WORD_LENGTH) continue;
    tokens.push({ term, typed: typed.replace(/['’‘]+$/u, ''), hyphened });
  }
  return tokens;
}

/** The Dutch and the English stem of a term: what is typed may be in either language. */
export function stemsOf(term: string): readonly string[] {
  if (!/^[a-z]{3,}$/.test(term)) return [];
  return [...new Set([stemDutch(term), stemEnglish(term)])].filter((stem) => stem !== term && stem.length > 1);
}
