import { clausesOf, countedTokens } from './aside.ts';
import { featuresOf } from './features.ts';
import { OUT_OF_SCOPE } from './labels.ts';
import { conceptsIn, isFiller } from './lexicon.ts';
import { contributions, type Known, knownOf, type Model, probabilities } from './model.ts';
import { cutText } from './query.ts';
import { type Token, tokenise } from './terms.ts';

/** Free text to topics. Why a model, and how it does: docs/decisions/004. The numbers were tried on the phrases of data/. */
const TUNING = {
  /** Below it nothing is listed. */
  threshold: 0.02,
  /** What a desk must reach where one word is all that is said: `exam` alone could be anything. */
  oneWord: 0.7,
  /** What one clause must reach by itself to be heard beside the rest of a text. */
  clearAlone: 0.8,
  /** A danger that is missed costs more than a false alarm: its chance counts so many times. */
  dangerFactor: 2,
  /** Share of the best score that a second problem, told in a clause of its own, is given. */
  secondShare: 0.3,
  /** With this share of the best score it is no second problem but as likely as the best. */
  asLikely: 0.5,
  /** A word that brought less is not named. */
  leastWord: 0.08,
} as const;

const MOST_MATCHES = 9;
const DESKS_TO_SHOW = 3;
const EMERGENCY = 'emergency';

/** Clauses that are looked at separately, and words that one must have: this bounds the time. */
const MOST_CLAUSES = 8;
const FEWEST_WORDS = 2;

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
  /** In (0, 1]; for the best topic of a desk the probability that the text is for that desk. */
  readonly score: number;
  /** In the order of the text. */
  readonly words: readonly MatchedWord[];
  /** Led to by a clause of its own: a second problem in the same text. */
  readonly second: boolean;
}

export interface Matcher {
  readonly model: Model;
  /** Topic id to its first desk. */
  readonly desks: ReadonlyMap<string, string>;
}

/** What the model says of some words. */
interface Reading {
  readonly known: readonly Known[];
  readonly tokens: readonly Token[];
  /** By label. */
  readonly chances: Float64Array;
  /** Desk to the chance that the text is for it. */
  readonly desks: ReadonlyMap<string, number>;
  /** The chance that it is for no desk. */
  readonly none: number;
}

function read({ model, desks }: Matcher, tokens: readonly Token[]): Reading {
  const known = isTelling(model, tokens) ? knownOf(model, featuresOf(model.words, tokens)) : [];
  const chances = weighed(probabilities(model, known), model.labels, desks);
  const byDesk = new Map<string, number>();
  let none = 0;
  for (const [place, label] of model.labels.entries()) {
    const chance = chances[place] ?? 0;
    const desk = desks.get(label);
    if (desk !== undefined) byDesk.set(desk, (byDesk.get(desk) ?? 0) + chance);
    else if (label.startsWith(OUT_OF_SCOPE)) none += chance;
  }
  return { known, tokens, chances, desks: byDesk, none };
}

/** The chances with danger counted more, together 1 again. */
function weighed(chances: Float64Array, labels: readonly string[], desks: Matcher['desks']): Float64Array {
  const counted = chances.map((chance, place) =>
    desks.get(labels[place] ?? '') === EMERGENCY ? chance * TUNING.dangerFactor : chance,
  );
  const total = counted.reduce((sum, chance) => sum + chance, 0);
  return counted.map((chance) => chance / total);
}

/** Whether a text holds more than words that say little: one that tells, or an expression of such words (`to die`). */
function isTelling({ words }: Model, tokens: readonly Token[]): boolean {
  const terms = tokens.map(({ term }) => term);
  return terms.some((term) => !isFiller(words, term)) || conceptsIn(words, terms).some(({ count }) => count > 1);
}

/** No desk is likelier than "none of them", or too little is known: no word, or one that could be anything. */
function isRefused({ known, desks, none, tokens }: Reading): boolean {
  const best = Math.max(0, ...desks.values());
  const unclear = new Set(tokens.map(({ term }) => term)).size === 1 && best < TUNING.oneWord;
  return known.length === 0 || none >= best || unclear;
}

/**
 * The topics of a reading that reach the threshold, best first. The best topic of a desk has the chance of that desk,
 * its others their share of it: several likely topics of one desk speak for that desk together.
 */
function matchesOf({ model, desks }: Matcher, reading: Reading): readonly Match[] {
  const best = new Map<string, number>();
  for (const [place, label] of model.labels.entries()) {
    const desk = desks.get(label);
    if (desk !== undefined) best.set(desk, Math.max(best.get(desk) ?? 0, reading.chances[place] ?? 0));
  }
  return model.labels
    .flatMap((topic, place) => {
      const desk = desks.get(topic);
      if (desk === undefined) return [];
      const share = (reading.chances[place] ?? 0) / (best.get(desk) || 1);
      const score = Math.min(1, Math.round(1000 * (reading.desks.get(desk) ?? 0) * share) / 1000);
      return score < TUNING.threshold ? [] : [{ topic, desk, score, place }];
    })
    .sort((a, b) => b.score - a.score || (a.topic < b.topic ? -1 : 1))
    .map(({ topic, desk, score, place }) => ({
      topic,
      desk,
      score,
      words: wordsFor(model, reading, place),
      second: false,
    }));
}

/** The words that speak for a label, as typed; where none does, the one that speaks least against it. */
function wordsFor(model: Model, { known, tokens }: Reading, label: number): readonly MatchedWord[] {
  const brought = [...contributions(model, known, label)].sort(([, a], [, b]) => b - a);
  const total = brought.reduce((sum, [, score]) => sum + Math.max(0, score), 0);
  const led = brought.filter(([, score], rank) => rank === 0 || score >= TUNING.leastWord * total);
  const sum = led.reduce((all, [, score]) => all + Math.max(0, score), 0);
  return led
    .sort(([a], [b]) => a - b)
    .flatMap(([place, score]) => {
      const word = tokens[place]?.typed;
      const weight = sum === 0 ? 1 : Math.round((100 * Math.max(0, score)) / sum) / 100;
      return word === undefined ? [] : [{ word, weight }];
    });
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

/** What single clauses say plainly, each its best topic, in the order of the text. */
function clearClauses(matcher: Matcher, text: string): readonly Match[] {
  const clauses = clausesOf(text).filter(({ share }) => share > 0);
  if (clauses.length < 2) return [];
  return clauses.slice(0, MOST_CLAUSES).flatMap(({ text: clause }) => {
    const tokens = tokenise(clause);
    if (tokens.length < FEWEST_WORDS) return [];
    const reading = read(matcher, tokens);
    const [best] = isRefused(reading) ? [] : matchesOf(matcher, reading);
    return best !== undefined && best.score >= TUNING.clearAlone ? [best] : [];
  });
}

/** Adds the problems of single clauses to those of the text as a whole. */
function withSecond(matches: readonly Match[], clauses: readonly Match[]): readonly Match[] {
  const [best] = matches;
  if (best === undefined) return matches;
  const seconds = new Map(clauses.filter(({ topic }) => topic !== best.topic).map((clause) => [clause.topic, clause]));
  const raised = [...seconds.values()].map((clause): Match => {
    const score = Math.round(1000 * TUNING.secondShare * best.score) / 1000;
    const before = matches.find(({ topic }) => topic === clause.topic)?.score ?? 0;
    return { ...clause, score: Math.max(score, before), second: before < TUNING.asLikely * best.score };
  });
  return [...matches.filter(({ topic }) => !seconds.has(topic)), ...raised].sort((a, b) => b.score - a.score);
}

/**
 * The topics that fit a text in Dutch, English or both, best first; empty when no desk of the university handles it
 * as far as we know. Only the first 4,096 code points are read.
 */
export function findMatches(matcher: Matcher, text: string): readonly Match[] {
  const typed = cutText(text).text;
  const reading = read(matcher, countedTokens(typed));
  return isRefused(reading) ? [] : choose(withSecond(matchesOf(matcher, reading), clearClauses(matcher, typed)));
}
