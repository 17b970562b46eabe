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

/**
 * What Dutch and English are not written in. Classes such as `\p{L}` are exact for all the world's text, and take Node
 * milliseconds to make ready; most texts can do without.
 */
const FOREIGN = /[\u0250-\u1fff\u2070-\u20ab\u20ad-\uffff]/;

/** Lower case, accents off, apostrophes out: `Café's` and `cafes` are one term. */
export function normalise(word: string): string {
  const apart = word.normalize('NFKD');
  const bare = FOREIGN.test(word) ? apart.replace(/[\p{M}'’‘`´]/gu, '') : apart.replace(/[\u0300-\u036f'’‘`´]/g, '');
  return bare.toLowerCase();
}

/** Runs of letters and digits, with the apostrophes in them. */
function wordsOf(text: string): IterableIterator<RegExpMatchArray> {
  if (FOREIGN.test(text)) return text.matchAll(/[\p{L}\p{N}][\p{L}\p{N}\p{M}'’‘]*/gu);
  return text.matchAll(/[0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ][0-9A-Za-zª²³µ¹º¼-¾À-ÖØ-öø-ɏ'’‘]*/g);
}

/** The words of a text, in order, doubles included. Linear in the length of the text. */
export function tokenise(text: string, share = 1): readonly Token[] {
  const tokens: Token[] = [];
  for (const [typed] of wordsOf(text)) {
    const term = normalise(typed);
    if (term === '' || term.length > MAX_WORD_LENGTH) continue;
    // Looking behind keeps a word of four thousand apostrophes linear: a run is tried from its beginning only.
    tokens.push({ term, typed: typed.replace(/(?<!['’‘])['’‘]+$/, ''), share });
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
