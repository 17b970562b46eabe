import MiniSearch from 'minisearch';
import { editDistance } from '../text-distance.ts';
import { cutText } from './query.ts';
import { compoundParts, type SearchIndex } from './search-index.ts';
import { stemsOf, type Token, tokenise } from './terms.ts';

/** Free text to topics. Every number here is tuned on the labelled sentences of `test/triage/sentences.ts`. */
const TUNING = {
  /** Below it nothing is listed: an empty list is the refusal. */
  threshold: 0.46,
  /** The same where one of the words leads to the topic by itself. */
  leadThreshold: 0.38,
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
  misspeltFactor: 0.7,
  /** What a part of a sentence must reach by itself where another part of it is not the university's. */
  clearlyAlone: 0.6,
  /** Words that are looked up at all, and of those the ones that may be misspelt: this bounds the time. */
  mostWords: 60,
  mostMisspelt: 12,
} as const;

const MOST_MATCHES = 9;
const DESKS_TO_SHOW = 3;

/** Parts of one text that are looked at separately: this bounds the time. */
const MOST_PARTS = 8;

/** A shorter word is a letter or two from far too many others. */
const SHORTEST_LOOSE = 4;

/** From this length on two letters may be wrong; in a shorter word only one. */
const LONG_WORD = 8;

/** The beginning of a word stands for the word only where most of it is there. */
const SHORTEST_BEGINNING = 0.6;

/** The most words of an expression that says "not the university": `in mijn kamer`. */
const LONGEST_EXPRESSION = 3;

/** In a text of no more words the filling words tell nothing that the one telling word does not. */
const SHORT_TEXT = 3;

/** Where a word leads to it, no word about home or leisure makes an emergency less of one. */
const DANGER = 'danger.now';

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

/** Phrase number to the numbers of the terms of its one telling word. */
type Leading = ReadonlyMap<number, readonly number[]>;

/** All terms of the index as one document: what misspelt words are looked up in. */
interface DictionaryDocument {
  readonly id: number;
  /** With a blank between. */
  readonly terms: string;
}

/** The index, ready to search. */
export interface Search {
  readonly index: SearchIndex;
  /** Term to its number. */
  readonly terms: ReadonlyMap<string, number>;
  /** Made at the first word that is not among the terms: most texts have none. */
  readonly dictionary: () => MiniSearch<DictionaryDocument>;
  readonly synonyms: ReadonlyMap<string, readonly string[]>;
  readonly stopWords: ReadonlySet<string>;
  readonly outOfScope: ReadonlySet<string>;
  /** The phrases that are one word: such a word leads to its topic by itself. */
  readonly oneWord: Leading;
  /** The short phrases with one telling word: it leads to its topic where nothing else is told. */
  readonly oneTelling: Leading;
  /** All phrases with one telling word, for a text in which the words around it can tell the rest. */
  readonly oneTold: Leading;
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
  /** Numbers of the terms that it stands for. */
  readonly terms: ReadonlySet<number>;
  /** The most the word can bring. */
  readonly weight: number;
  readonly known: boolean;
  /** Only a beginning or a slip of the fingers makes it a word that we know. */
  readonly loose: boolean;
  readonly outOfScope: boolean;
}

function leading({ oneTelling }: SearchIndex, mostWords: number): Leading {
  return new Map(oneTelling.flatMap(([phrase, words, terms]) => (words > mostWords ? [] : [[phrase, terms]])));
}

function dictionaryOf(terms: readonly string[]): MiniSearch<DictionaryDocument> {
  const dictionary = new MiniSearch<DictionaryDocument>({
    fields: ['terms'],
    tokenize: (text) => text.split(' '),
    processTerm: (term) => term,
  });
  dictionary.add({ id: 0, terms: terms.join(' ') });
  return dictionary;
}

/** Makes an index searchable. `desks` gives the first desk of every topic. */
export function loadSearch(index: SearchIndex, desks: ReadonlyMap<string, string>): Search {
  let dictionary: MiniSearch<DictionaryDocument> | null = null;
  return {
    index,
    terms: new Map(index.terms.map((term, number) => [term, number])),
    dictionary: () => {
      dictionary ??= dictionaryOf(index.terms);
      return dictionary;
    },
    synonyms: new Map(index.synonyms),
    stopWords: new Set(index.stopWords),
    outOfScope: new Set(index.outOfScope),
    oneWord: leading(index, 1),
    oneTelling: leading(index, SHORT_TEXT),
    oneTold: leading(index, Number.POSITIVE_INFINITY),
    desks,
  };
}

/** How many letters of a word may be wrong. */
function slipsIn(term: string): number {
  return term.length < LONG_WORD ? 1 : 2;
}

/**
 * How surely a term of the index is what `term` was meant to be; 0 where it is not. Another first letter is another
 * word: "lost" is not "post".
 */
function likeness(term: string, found: string): number {
  if (found === term) return 1;
  if (term[0] !== found[0]) return 0;
  if (found.startsWith(term) && term.length >= SHORTEST_BEGINNING * found.length) {
    return TUNING.misspeltFactor * Math.sqrt(term.length / found.length);
  }
  const distance = editDistance(term, found);
  if (distance > slipsIn(term)) return 0;
  return TUNING.misspeltFactor * (1 - distance / (term.length + 2));
}

/**
 * Two words written apart that may be one (`print tegoed`, `lu-card`); empty where one of them only fills, unless the
 * two are an expression that we know (`wil dood`).
 */
function joinedWords(search: Search, first: Token | undefined, second: Token | undefined): string {
  if (first === undefined || second === undefined) return '';
  const joined = first.term + second.term;
  const fills = search.stopWords.has(first.term) || search.stopWords.has(second.term);
  return fills && !second.hyphened && !search.terms.has(joined) ? '' : joined;
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
  // A word of another subject keeps it, whatever its parts: `zorgverzekering` is not about `zorg`.
  if (!search.terms.has(term) && !search.outOfScope.has(term))
    add(compoundParts(term, search.terms), TUNING.partFactor);
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
  // Two letters that changed places are one slip, but two edits for the engine.
  const results = search.dictionary().search(term, { prefix: true, fuzzy: 2, maxFuzzy: 2 });
  for (const found of results.flatMap(({ terms }) => terms)) addWorth(search, found, likeness(term, found), worth);
}

/** An expression of nothing but filling words is one word: `to die`. The token to look up, or null for a filler. */
function meaningful(search: Search, tokens: readonly Token[], place: number): Token | null {
  const token = tokens[place];
  if (token === undefined || !search.stopWords.has(token.term)) return token ?? null;
  const next = tokens[place + 1];
  if (next === undefined || !search.stopWords.has(next.term)) return null;
  const joined = token.term + next.term;
  return search.terms.has(joined) ? { ...next, term: joined } : null;
}

/** The last words of expressions that say "not the university", such as `in mijn kamer`. */
function strangeExpressions({ outOfScope }: Search, tokens: readonly Token[]): readonly WordEvidence[] {
  const found = new Map<string, WordEvidence>();
  for (let start = 0; start < tokens.length && found.size < TUNING.mostWords; start += 1) {
    let joined = tokens[start]?.term ?? '';
    for (const { term, typed } of tokens.slice(start + 1, start + LONGEST_EXPRESSION)) {
      joined += term;
      if (!outOfScope.has(joined)) continue;
      found.set(joined, {
        typed,
        worth: new Map(),
        terms: new Set(),
        weight: 0,
        known: false,
        loose: false,
        outOfScope: true,
      });
    }
  }
  return [...found.values()];
}

/** How many more words of a text are looked up as misspelt. */
interface Budget {
  misspelt: number;
}

function evidenceOf(search: Search, tokens: readonly Token[], budget: Budget): readonly WordEvidence[] {
  const seen = new Set<string>();
  const evidence: WordEvidence[] = [...strangeExpressions(search, tokens)];
  for (const place of tokens.keys()) {
    const token = meaningful(search, tokens, place);
    if (token === null || seen.has(token.term)) continue;
    if (seen.size >= TUNING.mostWords) break;
    const { term, typed } = token;
    seen.add(term);
    const worth: Worth = new Map();
    const isExpression = term !== tokens[place]?.term;
    const variants = isExpression ? [{ term, factor: 1 }] : variantsOf(search, tokens, place);
    const terms = new Set<number>();
    for (const variant of variants) {
      addWorth(search, variant.term, variant.factor, worth);
      terms.add(search.terms.get(variant.term) ?? -1);
    }
    const outOfScope = [term, ...stemsOf(term)].some((word) => search.outOfScope.has(word));
    const exact = worth.size > 0;
    if (!exact && !outOfScope && budget.misspelt > 0) {
      budget.misspelt -= 1;
      addMisspelt(search, term, worth);
    }
    const known = worth.size > 0;
    const weight = known ? [...worth.values()].reduce((a, b) => Math.max(a, b)) : TUNING.unknownWeight;
    evidence.push({ typed, worth, terms, known, loose: known && !exact, outOfScope, weight });
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
  /** It is enough by itself. */
  leads: boolean;
}

/** A word in a single phrase of a topic may stand there by chance; one in many is what the topic is about. */
function supported({ value, phrases }: Pick<Support, 'value' | 'phrases'>): number {
  return (value * phrases) / (phrases + TUNING.chance);
}

/** Per topic the words that support it, and how well its best phrase fits: the sum of the words, and its norm. */
interface TopicEvidence {
  readonly words: Map<WordEvidence, Support>;
  readonly phrases: { readonly norm: number; sum: number }[];
}

function gather(search: Search, evidence: readonly WordEvidence[], told: Leading): ReadonlyMap<number, TopicEvidence> {
  const phrases = new Map<number, { readonly norm: number; sum: number }>();
  const topics = new Map<number, TopicEvidence>();
  for (const word of evidence) {
    for (const [id, value] of word.worth) {
      const topic = search.index.topicOf[id] ?? -1;
      const found: TopicEvidence = topics.get(topic) ?? { words: new Map(), phrases: [] };
      topics.set(topic, found);
      const support = found.words.get(word) ?? { value: 0, phrases: 0, leads: false };
      found.words.set(word, {
        value: Math.max(support.value, value),
        phrases: support.phrases + 1,
        leads: support.leads || (!word.loose && told.get(id)?.some((term) => word.terms.has(term)) === true),
      });
      const phrase = phrases.get(id) ?? { norm: search.index.norms[id] ?? 0, sum: 0 };
      if (!phrases.has(id)) found.phrases.push(phrase);
      phrases.set(id, phrase);
      phrase.sum += value;
    }
  }
  return topics;
}

function hasLead({ words }: TopicEvidence): boolean {
  return [...words.values()].some(({ leads }) => leads);
}

/** What a text that fits perfectly would bring; words that the topic does not know count against it. */
function wantedBy(topic: TopicEvidence, evidence: readonly WordEvidence[], id: string): number {
  const sum = (words: readonly WordEvidence[]): number => words.reduce((total, { weight }) => total + weight, 0);
  const known = sum(evidence.filter((word) => word.known));
  const unknown = sum(evidence.filter((word) => !word.known && !word.outOfScope));
  const isDanger = id === DANGER && hasLead(topic);
  const strange = isDanger ? 0 : evidence.filter((word) => word.outOfScope && !topic.words.has(word)).length;
  return known + Math.min(unknown, TUNING.unknownAtMost * known) + strange * TUNING.outOfScopeWeight;
}

/** One word is enough only where it is a phrase of the topic by itself; a general or a misspelt one never is. */
function isEnough(topic: TopicEvidence): boolean {
  return topic.words.size > 1 || hasLead(topic);
}

function scoreTopic(topic: TopicEvidence, evidence: readonly WordEvidence[], id: string): TopicScore {
  const wanted = wantedBy(topic, evidence, id);
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

/** Which phrases one word may lead to: the more is told besides, the fewer. */
function leadingFor(search: Search, tokens: readonly Token[], evidence: readonly WordEvidence[]): Leading {
  if (evidence.length > 1) return search.oneWord;
  return tokens.length > SHORT_TEXT ? search.oneTold : search.oneTelling;
}

function matchesOf(search: Search, tokens: readonly Token[], evidence: readonly WordEvidence[]): Match[] {
  const matches: Match[] = [];
  const lead = !evidence.some(({ outOfScope }) => outOfScope);
  for (const [number, topic] of gather(search, evidence, leadingFor(search, tokens, evidence))) {
    const id = search.index.topics[number];
    const desk = id === undefined ? undefined : search.desks.get(id);
    if (id === undefined || desk === undefined || !isEnough(topic)) continue;
    const { score, words } = scoreTopic(topic, evidence, id);
    if (score < (lead && hasLead(topic) ? TUNING.leadThreshold : TUNING.threshold)) continue;
    matches.push({ topic: id, desk, score: Math.min(1, Math.round(score * 1000) / 1000), words });
  }
  return matches.sort(better);
}

function better(a: Match, b: Match): number {
  return b.score - a.score || (a.topic < b.topic ? -1 : 1);
}

/** The part of a sentence that is the university's business, where another part is not: `huisbaas en wifi kapot`. */
function matchesOfParts(search: Search, text: string, budget: Budget): Match[] {
  const best = new Map<string, Match>();
  for (const part of text.split(/[.,;:!?\n]|\s(?:en|and|maar|but|also|ook|plus)\s/iu).slice(0, MOST_PARTS)) {
    const tokens = tokenise(part);
    const evidence = evidenceOf(search, tokens, budget);
    if (evidence.some(({ outOfScope }) => outOfScope)) continue;
    for (const match of matchesOf(search, tokens, evidence)) {
      const clear = match.score >= TUNING.clearlyAlone && match.words.length > 1;
      if (clear && match.score > (best.get(match.topic)?.score ?? 0)) best.set(match.topic, match);
    }
  }
  return [...best.values()].sort(better);
}

/**
 * The topics that fit a text in Dutch, English or both, best first; empty when no desk of the university handles it
 * as far as we know. Only the first 4,096 code points are read.
 */
export function findMatches(search: Search, text: string): readonly Match[] {
  const read = cutText(text).text;
  const tokens = tokenise(read);
  const evidence = evidenceOf(search, tokens, { misspelt: TUNING.mostMisspelt });
  const matches = matchesOf(search, tokens, evidence);
  const mixed = matches.length === 0 && evidence.some(({ outOfScope }) => outOfScope);
  return choose(mixed ? matchesOfParts(search, read, { misspelt: TUNING.mostMisspelt / 3 }) : matches);
}
