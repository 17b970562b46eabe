import type { Match } from '../matching/match.ts';
import { NONE, type Phrase } from './labelled.ts';
import type { PhrasesResult, Share } from './result-schema.ts';

type Miss = PhrasesResult['misses'][number];

/** The scores of a collection, without what only the command line knows. */
export type Scores = Omit<PhrasesResult, 'action' | 'file' | 'min' | 'reached'>;

/** A phrase with what the search made of it, best first. */
export interface Answered {
  readonly phrase: Phrase;
  readonly matches: readonly Match[];
}

const FIRST_FEW = 3;

/** The 97.5th percentile of the normal distribution: two-sided 95 %. */
const Z = 1.959963984540054;

/** How well the search does on a collection. A topic's phrase counts as right where its desk is; its topic apart. */
export function scoresOf(answered: readonly Answered[]): Scores {
  const handled = answered.filter(({ phrase }) => phrase.label.kind !== 'none');
  const ofNone = answered.filter(({ phrase }) => phrase.label.kind === 'none');
  const ofTopics = answered.filter(({ phrase }) => phrase.label.kind === 'topic');
  const refused = ({ matches }: Answered): boolean => matches.length === 0;
  return {
    phrases: answered.length,
    rightFirst: shareOf(handled, ({ phrase, matches }) => matches[0]?.desk === phrase.label.desk),
    withinThree: shareOf(handled, ({ phrase, matches }) =>
      matches.slice(0, FIRST_FEW).some(({ desk }) => desk === phrase.label.desk),
    ),
    rightTopic: shareOf(ofTopics, ({ phrase, matches }) => matches[0]?.topic === phrase.label.id),
    refused: shareOf(ofNone, refused),
    wronglyRefused: shareOf(handled, refused),
    confusion: confusionOf(answered),
    misses: answered.flatMap(missOf),
  };
}

/** Whether the right desk came first often enough; null where no phrase has a desk. `min` in percent. */
export function reaches({ count, of }: Share, min: number): boolean | null {
  return of === 0 ? null : count * 100 >= min * of;
}

function shareOf(answered: readonly Answered[], is: (one: Answered) => boolean): Share {
  return shareWithInterval(answered.filter(is).length, answered.length);
}

/**
 * A share with its 95 % interval by Wilson's score method (J. Am. Stat. Assoc. 22, 1927), which also holds for few
 * phrases and for shares near 0 and 1.
 */
export function shareWithInterval(count: number, of: number): Share {
  if (of === 0) return { count, of, share: null, low: null, high: null };
  const share = count / of;
  const scale = 1 + Z ** 2 / of;
  const middle = (share + Z ** 2 / (2 * of)) / scale;
  const half = (Z * Math.sqrt((share * (1 - share)) / of + Z ** 2 / (4 * of ** 2))) / scale;
  return { count, of, share: rounded(share), low: rounded(middle - half), high: rounded(middle + half) };
}

/** Four digits: more would only tell of the arithmetic. */
function rounded(fraction: number): number {
  return Math.min(1, Math.max(0, Math.round(fraction * 10_000) / 10_000));
}

function confusionOf(answered: readonly Answered[]): Scores['confusion'] {
  const counts = new Map<string, Scores['confusion'][number]>();
  for (const { phrase, matches } of answered) {
    const label = phrase.label.desk ?? NONE;
    const answer = matches[0]?.desk ?? NONE;
    const key = `${label} ${answer}`;
    counts.set(key, { label, answer, count: (counts.get(key)?.count ?? 0) + 1 });
  }
  return [...counts.values()];
}

function missOf({ phrase, matches }: Answered): readonly Miss[] {
  const { line, label, text } = phrase;
  const first = matches[0];
  const kind = missKind(phrase, first);
  if (kind === null) return [];
  const answer =
    first === undefined
      ? null
      : { topic: first.topic, desk: first.desk, score: first.score, words: first.words.map(({ word }) => word) };
  return [{ line, text, label: label.id, kind, answer }];
}

function missKind({ label }: Phrase, first: Match | undefined): Miss['kind'] | null {
  if (label.kind === 'none') return first === undefined ? null : 'not-refused';
  if (first === undefined) return 'no-answer';
  if (first.desk !== label.desk) return 'other-desk';
  return label.kind === 'topic' && first.topic !== label.id ? 'other-topic' : null;
}
