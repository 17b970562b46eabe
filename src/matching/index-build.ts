import type { SearchWords, Topic } from '../reference/triage-data.ts';
import { compoundParts, type SearchIndex } from './search-index.ts';
import { normalise, stemsOf, tokenise } from './terms.ts';

/** A term of a phrase and the terms that stand for it as well: its stems, its parts, itself joined to the next. */
type TermGroup = readonly string[];

/**
 * The words of a phrase that carry meaning, each with its stems. `lu-card` also stands for `lucard`. Where a part of a
 * hyphened pair only fills, the pair is one term and its parts are none: `wil-dood` is not about `dood`.
 */
function termGroups(phrase: string, stopWords: ReadonlySet<string>): TermGroup[] {
  const tokens = tokenise(phrase);
  const fills = (place: number): boolean => stopWords.has(tokens[place]?.term ?? '');
  const isExpression = (place: number): boolean =>
    tokens[place]?.hyphened === true && (fills(place - 1) || fills(place));
  return tokens.flatMap(({ term, hyphened }, place) => {
    const before = tokens[place - 1];
    const after = tokens[place + 1];
    if (isExpression(place)) return [[(before?.term ?? '') + term]];
    if (stopWords.has(term) || isExpression(place + 1)) return [];
    const joined = [hyphened && before ? before.term + term : '', after?.hyphened ? term + after.term : ''];
    return [[term, ...stemsOf(term), ...joined.filter((word) => word !== '')]];
  });
}

/** How telling a term is: high in few topics, low in many (inverse document frequency over topics). */
function weightOf(phrases: readonly number[], topicOf: readonly number[], topicCount: number): number {
  const topics = new Set(phrases.map((phrase) => topicOf[phrase]));
  return rounded(Math.log(1 + topicCount / topics.size));
}

/** By term the phrases it occurs in, in order. */
function phrasesByTerm(phrases: readonly (readonly TermGroup[])[]): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [number, groups] of phrases.entries()) {
    for (const term of new Set(groups.flat())) {
      const numbers = found.get(term) ?? [];
      numbers.push(number);
      found.set(term, numbers);
    }
  }
  return found;
}

const termsOf = (text: string): string[] => tokenise(text).map(({ term }) => term);

/** A word or a few words as one key. */
const joined = (text: string): string => termsOf(text).join('');

/**
 * The full-text index over the topics, by phrase, both languages in one index, because students mix them. Made when
 * data is checked; the built program only loads it.
 */
export function buildSearchIndex(topics: readonly Topic[], search: SearchWords): SearchIndex {
  const stopWords = new Set([...search.stopWords.en, ...search.stopWords.nl].map(normalise));
  const texts = topics.map(({ name, phrases }) => [name.en, name.nl, ...phrases.en, ...phrases.nl]);
  const topicOf = texts.flatMap((ofTopic, topic) => ofTopic.map(() => topic));
  const plain = texts.flat().map((text) => termGroups(text, stopWords));
  const vocabulary = new Set(plain.flatMap((groups) => groups.flatMap((group) => group.slice(0, 1))));
  const phrases = plain.map((groups) => groups.map((group) => [...group, ...partTerms(group[0] ?? '', vocabulary)]));

  const byTerm = phrasesByTerm(phrases);
  const weights = new Map([...byTerm].map(([term, numbers]) => [term, weightOf(numbers, topicOf, topics.length)]));
  const norm = (groups: readonly TermGroup[]): number =>
    groups.reduce((sum, [term = '']) => sum + (weights.get(term) ?? 0), 0);
  const terms = [...byTerm.keys()];
  const numbers = new Map(terms.map((term, number) => [term, number]));
  return {
    terms,
    weights: [...weights.values()],
    phrasesOf: [...byTerm.values()],
    topicOf,
    norms: phrases.map((groups) => rounded(norm(groups))),
    oneTelling: texts.flat().flatMap((text, phrase) => {
      const [group, ...others] = plain[phrase] ?? [];
      if (group === undefined || others.length > 0) return [];
      return [[phrase, text.trim().split(/\s+/u).length, group.map((term) => numbers.get(term) ?? -1)]];
    }),
    topics: topics.map(({ id }) => id),
    synonyms: Object.entries(search.synonyms).map(([word, others]) => [joined(word), others.flatMap(termsOf)] as const),
    stopWords: [...stopWords],
    outOfScope: search.outOfScope.flatMap(({ words }) => words.map(joined)),
  };
}

/** Two decimals: the index is read at every start. */
function rounded(value: number): number {
  return Math.round(100 * value) / 100;
}

function partTerms(term: string, vocabulary: ReadonlySet<string>): readonly string[] {
  return compoundParts(term, vocabulary).flatMap((part) => [part, ...stemsOf(part)]);
}
