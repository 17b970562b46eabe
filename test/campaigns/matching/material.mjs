// The labelled set: every phrase of data/ with its desk, its language and its fold.
import { join } from 'node:path';
import { ROOT } from './source.mjs';

export const FOLDS = 5;

/** In the place of a desk: no desk of the university. */
export const NONE = 'none';

/**
 * @param source the project's own code
 * @returns the phrases, each `{ text, label, desk, language, fold }`, with the lexicon and the desk of each topic
 */
export async function readMaterial(source) {
  const { matching, triage } = await source.loadFolder(join(ROOT, 'data'));
  const desks = source.firstDesks(triage);
  const words = source.buildWordTable(matching.lexicon);
  const languages = [...matching.phrases, ...matching.outOfScope].flatMap(({ phrases: { en, nl } }) => [
    ...en.map(() => 'en'),
    ...nl.map(() => 'nl'),
  ]);
  const examples = source.examplesOf(matching).map(({ text, label }, place) => ({
    text,
    label,
    desk: label.startsWith(source.OUT_OF_SCOPE) ? NONE : desks.get(label),
    language: languages[place],
    fold: foldOf(source, words, text),
  }));
  return { examples, desks, lexicon: matching.lexicon };
}

/**
 * Phrases of the same stems are near-doubles and share a fold, whatever the order of their words and whatever words
 * that say little stand between.
 */
function foldOf({ isFiller, keyOf, stemsOf, tokenise }, words, text) {
  const terms = tokenise(text).map(({ term }) => term);
  const telling = terms.filter((term) => !isFiller(words, term));
  const stems = new Set((telling.length > 0 ? telling : terms).map((term) => stemsOf(term)[0]));
  return keyOf(0, [...stems].sort().join(' ')) % FOLDS;
}
