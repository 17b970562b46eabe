import { stemmer as stemDutch } from '@orama/stemmers/dutch';
import { stemmer as stemEnglish } from '@orama/stemmers/english';

/** How text becomes terms. Learning and asking use the same functions: a term that one makes and the other does not would never be found. */

/** A longer run of letters is no word of ours; the stemmers never see it. */
const MAX_WORD_LENGTH = 40;

/** A word of the text and where it came from. */
export interface Token {
  /** Lower case, without accents. */
  readonly term: string;
  /** As typed. */
  readonly typed: string;
  /** How much it counts, above 0 and at most 1. */
  readonly share: number;
}

/** Lower case, accents off, apostrophes out: `Café's` and `cafes` are one term. */
export function normalise(word: string): string {
  return word
    .normalize('NFKD')
    .replace(/[\p{M}'’‘`´]/gu, '')
    .toLowerCase();
}

/** The words of a text, in order, doubles included. Linear in the length of the text. */
export function tokenise(text: string, share = 1): readonly Token[] {
  const tokens: Token[] = [];
  for (const [typed] of text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’‘]*/gu)) {
    const term = normalise(typed);
    if (term === '' || term.length > MAX_WORD_LENGTH) continue;
    // Looking behind keeps a word of four thousand apostrophes linear: a run is tried from its beginning only.
    tokens.push({ term, typed: typed.replace(/(?<!['’‘])['’‘]+$/u, ''), share });
  }
  return tokens;
}

/**
 * The Dutch and the English stem of a term, once where they are equal: what is typed may be in either language. A term
 * that is no plain word is its own stem.
 */
export function stemsOf(term: string): readonly string[] {
  if (!/^[a-z]{3,}$/.test(term)) return [term];
  const dutch = stemDutch(term);
  const english = stemEnglish(term);
  return dutch === english ? [dutch] : [dutch, english];
}
