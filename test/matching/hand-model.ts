import { featuresOf } from '../../src/matching/features.ts';
import { buildWordTable } from '../../src/matching/lexicon.ts';
import type { Matcher } from '../../src/matching/match.ts';
import type { Model } from '../../src/matching/model.ts';
import { tokenise } from '../../src/matching/terms.ts';

/** The one word that a model made by hand knows. */
export const KNOWN_WORD = 'zebra';

/**
 * A model made by hand: whatever is told with the word `zebra` in it has these chances.
 *
 * @param chances label to its chance, together 1
 */
export function handModel(chances: Readonly<Record<string, number>>): Model {
  const words = buildWordTable({ concepts: [], elsewhere: [], stopWords: { en: [], nl: [] } });
  const [feature] = featuresOf(words, tokenise(KNOWN_WORD));
  const labels = Object.keys(chances);
  return {
    labels,
    words,
    keys: Uint32Array.of(feature?.key ?? 0),
    idf: Float32Array.of(1),
    weights: new Int8Array(labels.length),
    step: 1,
    bias: Float32Array.from(Object.values(chances), Math.log),
    material: '',
  };
}

/** The same with desks: the part of a topic before its dot is its desk; a label with a colon has none. */
export function handMatcher(chances: Readonly<Record<string, number>>): Matcher {
  const topics = Object.keys(chances).filter((label) => !label.includes(':'));
  return { model: handModel(chances), desks: new Map(topics.map((topic) => [topic, topic.split('.')[0] ?? ''])) };
}
