import MiniSearch from 'minisearch';
import { editDistance } from '../text-distance.ts';
import { cutText } from './query.ts';
import { compoundParts, type DictionaryDocument, dictionaryOptions, type SearchIndex } from './search-index.ts';
import { stemsOf, type Token, tokenise } from './terms.ts';

/** Free text to topics. Every number here is tuned on the labelled sentences of `test/triage/sentences.ts`. */
const TUNING = {
  /** Below it nothing is listed: an empty list is the refusal. */
  threshold: 0.46,
  /** Share of a score that comes from the one phrase that fits best; the rest from all phrases of the topic. */
  phraseShare: 0.4,
  /** Weight of a word that the index does not know, and of a word that says "not the university". */
  unknownWeight: 2,
  outOfScopeWeight: 14,
  /** However much is told around it, unknown words do not count for more than this much of the known ones. */
  unknownAtMost: 1,
  /** How much a word counts that occurs in one phrase of a topic only: 1 / (1 + chance). */
  chance: 0.4,
  stemFactor: 0.95,
  synonymFactor: 0.9,
  partFactor: 0.75,
  misspeltFactor: 0.8,
  /** Words that are looked up at all, and of those the ones that may be misspelt: this bounds the time. */
  mostWords: 60,
  mostMisspelt: 16,
} as const;

const MOST_MATCHES = 9;
const DESKS_TO_SHOW = 3;

/** A shorter word is a letter or two from far too many others. */
const SHORTEST_LOOSE = 4;

/** A word of the text as typed, and how much of the score it brought: 0 to 1, all words of a match together 1. */
export interface MatchedWord {
  readonly word: string;
  readonly weight: number;
}

/** A topic that fits the text. */
export interface Match {
  readonly topic: string;
  /** First desk of the topic. */
  readonly desk: string;
  /** In (0, 1]; comparable within one text. */
  readonly score: number;
  /** In the order of the text. */
  readonly words: readonly MatchedWord[];
}

/** The index, ready to search. */
export interface Search {
  readonly index: SearchIndex;
  /** Term to its number. */
  readonly terms: ReadonlyMap<string, number>;
  readonly dictionary: () => MiniSearch<DictionaryDocument>;
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly stopWords: ReadonlySet<string>;
  readonly outOfScope: ReadonlySet<string>;
  /** Topic id to its first desk. */
  readonly desks: ReadonlyMap<string, string>;
}

/** What is looked up for one word, and how surely it stands for the word. */
interface Variant {
  readonly term: string;
  readonly factor: number;
}

/** Document number to what the word is worth there. */
type Worth = Map<number, number>;

interface WordEvidence {
  readonly typed: string;
  readonly worth: Worth;
  /** The most the word can bring. */
  readonly weight: number;
  readonly known: boolean;
  readonly outOfScope: boolean;
}

/** Makes an index searchable. `desks` gives the first desk of every topic. */
export function loadSearch(index: SearchIndex, desks: ReadonlyMap<string, string>): Search {
  let dictionary: MiniSearch<DictionaryDocument> | null = null;
  return {
    index,
    terms: new Map(index.terms.map((term, number) => [term, number])),
    dictionary: () => {
      dictionary ??= MiniSearch.loadJSON(index.dictionary, dictionaryOptions);
      return dictionary;
    },
    synonyms: new Map(index.synonyms),
    stopWords: new Set(index.stopWords),
    outOfScope: new Set(index.outOfScope),
    desks,
  };
}

/** How surely a term of the index is what `term` was meant to be; 0 where it is not. */
function likeness(term: string, found: string): number {
  if (found === term) return 1;
  if (found.startsWith(term)) return Math.sqrt(term.length / found.length);
  const distance = editDistance(term, found);
  const allowed = term.length < 8 ? 1 : 2;
  if (distance > allowed) return 0;
  // In a short word another first letter is another word: "lost" is not "post".
  if (term.length < 7 && term[0] !== found[0]) return 0;
  return TUNING.misspeltFactor * (1 - distance / (term.length + 2));
}

/** Two words written apart that may be one (`print tegoed`, `lu-card`); empty where one of them only fills. */
function joinedWords(search: Search, first: Token | undefined, second: Token | undefined): string {
  if (first === undefined || second === undefined) return '';
  const fills = search.stopWords.has(first.term) || search.stopWords.has(second.term);
  return fills && !second.hyphened ? '' : first.term + second.term;
}

function variantsOf(search: Search, tokens: readonly Token[], place: number): readonly Variant[] {
  const term = tokens[place]?.term ?? '';
  const variants: Variant[] = [];
  const add = (terms: readonly string[], factor: number): void => {
    for (const one of terms) {
      variants.push({ term: one, factor });
      for (const stem of stemsOf(one)) variants.push({ term: stem, factor: factor * TUNING.stemFactor });
    }
  };
  const joined = [
    joinedWords(search, tokens[place - 1], tokens[place]),
    joinedWords(search, tokens[place], tokens[place + 1]),
  ];
  add([term, ...joined], 1);
  for (const word of [term, ...stemsOf(term), ...joined]) add(search.synonyms.get(word) ?? [], TUNING.synonymFactor);
  if (!search.terms.has(term)) add(compoundParts(term, search.terms), TUNING.partFactor);
  return variants;
}

/** Adds what a term of the index is worth, in all phrases that have it. */
function addWorth({ index, terms }: Search, term: string, factor: number, worth: Worth): void {
  const number = terms.get(term);
  if (number === undefined || factor === 0) return;
  const value = factor * (index.weights[number] ?? 0);
  for (const phrase of index.phrasesOf[number] ?? []) {
    if (value > (worth.get(phrase) ?? 0)) worth.set(phrase, value);
  }
}

/** Terms that begin with a word, or that it is when a letter or two are wrong. */
function addMisspelt(search: Search, term: string, worth: Worth): void {
  if (term.length < SHORTEST_LOOSE) return;
  const results = search.dictionary().search(term, { prefix: true, fuzzy: 2, maxFuzzy: 2 });
  for (const found of results.flatMap(({ terms }) => terms)) addWorth(search, found, likeness(term, found), worth);
}

function evidenceOf(search: Search, tokens: readonly Token[]): readonly WordEvidence[] {
  const seen = new Set<string>();
  const evidence: WordEvidence[] = [];
  let misspelt = 0;
  for (const [place, { term, typed }] of tokens.entries()) {
    if (seen.has(term) || search.stopWords.has(term)) continue;
    if (seen.size >= TUNING.mostWords) break;
    seen.add(term);
    const worth: Worth = new Map();
    for (const variant of variantsOf(search, tokens, place)) addWorth(search, variant.term, variant.factor, worth);
    const outOfScope = [term, ...stemsOf(term)].some((word) => search.outOfScope.has(word));
    if (worth.size === 0 && !outOfScope && misspelt < TUNING.mostMisspelt) {
      misspelt += 1;
      addMisspelt(search, term, worth);
    }
    const known = worth.size > 0;
    const weight = known ? [...worth.values()].reduce((a, b) => Math.max(a, b)) : TUNING.unknownWeight;
    evidence.push({ typed, worth, known, outOfScope, weight });
  }
  return evidence;
}

interface TopicScore {
  readonly score: number;
  readonly words: readonly MatchedWord[];
}

/** What one word brings to one topic: the most in any phrase, and in how many phrases it occurs. */
interface Support {
  value: number;
  phrases: number;
}

/** A word in a single phrase of a topic may stand there by chance; one in many is what the topic is about. */
function supported({ value, phrases }: Support): number {
  return (value * phrases) / (phrases + TUNING.chance);
}

/** Per topic the words that support it, and how well its best phrase fits: the sum of the words, and its norm. */
interface TopicEvidence {
  readonly words: Map<WordEvidence, Support>;
  readonly phrases: { readonly norm: number; sum: number }[];
}

function gather(search: Search, evidence: readonly WordEvidence[]): ReadonlyMap<number, TopicEvidence> {
  const phrases = new Map<number, { readonly norm: number; sum: number }>();
  const topics = new Map<number, TopicEvidence>();
  for (const word of evidence) {
    for (const [id, value] of word.worth) {
      const topic = search.index.topicOf[id] ?? -1;
      const found: TopicEvidence = topics.get(topic) ?? { words: new Map(), phrases: [] };
      topics.set(topic, found);
      const support = found.words.get(word) ?? { value: 0, phrases: 0 };
      found.words.set(word, { value: Math.max(support.value, value), phrases: support.phrases + 1 });
      const phrase = phrases.get(id) ?? { norm: search.index.norms[id] ?? 0, sum: 0 };
      if (!phrases.has(id)) found.phrases.push(phrase);
      phrases.set(id, phrase);
      phrase.sum += value;
    }
  }
  return topics;
}

/** What a text that fits perfectly would bring; words that the topic does not know count against it. */
function wantedBy(topic: TopicEvidence, evidence: readonly WordEvidence[]): number {
  const sum = (words: readonly WordEvidence[]): number => words.reduce((total, { weight }) => total + weight, 0);
  const known = sum(evidence.filter((word) => word.known));
  const unknown = sum(evidence.filter((word) => !word.known && !word.outOfScope));
  const strange = evidence.filter((word) => word.outOfScope && !topic.words.has(word)).length;
  return known + Math.min(unknown, TUNING.unknownAtMost * known) + strange * TUNING.outOfScopeWeight;
}

function scoreTopic(topic: TopicEvidence, evidence: readonly WordEvidence[]): TopicScore {
  const wanted = wantedBy(topic, evidence);
  const fits = topic.phrases.map(({ norm, sum }) => Math.min(1, sum / Math.sqrt(wanted * Math.max(norm, sum))));
  const values = new Map([...topic.words].map(([word, support]) => [word, supported(support)]));
  const total = [...values.values()].reduce((sum, value) => sum + value, 0);
  const score = TUNING.phraseShare * Math.max(...fits) + (1 - TUNING.phraseShare) * Math.min(1, total / wanted);
  const words = evidence.flatMap((word) => {
    const value = values.get(word);
    return value === undefined ? [] : [{ word: word.typed, weight: Math.round((100 * value) / total) / 100 }];
  });
  return { score, words };
}

/** At most nine, of which at least three desks where three or more would be listed. */
function choose(all: readonly Match[]): readonly Match[] {
  const chosen = all.slice(0, MOST_MATCHES);
  const rest = all.slice(MOST_MATCHES);
  while (new Set(chosen.map(({ desk }) => desk)).size < DESKS_TO_SHOW) {
    const desks = chosen.map(({ desk }) => desk);
    const other = rest.find(({ desk }) => !desks.includes(desk));
    if (other === undefined) break;
    const spare = desks.findLastIndex((desk, place) => desks.indexOf(desk) !== place);
    if (spare < 0) break;
    chosen.splice(spare, 1);
    chosen.push(other);
  }
  return chosen.toSorted((a, b) => b.score - a.score);
}

/**
 * The topics that fit a text in Dutch, English or both, best first; empty when no desk of the university handles it
 * as far as we know. Only the first 4,096 code points are read.
 */
export function findMatches(search: Search, text: string): readonly Match[] {
  const evidence = evidenceOf(search, tokenise(cutText(text).text));
  const matches: Match[] = [];
  for (const [number, topic] of gather(search, evidence)) {
    const { score, words } = scoreTopic(topic, evidence);
    const id = search.index.topics[number];
    const desk = id === undefined ? undefined : search.desks.get(id);
    if (id === undefined || desk === undefined || score < TUNING.threshold) continue;
    matches.push({ topic: id, desk, score: Math.min(1, Math.round(score * 1000) / 1000), words });
  }
  return choose(matches.sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1)));
}
