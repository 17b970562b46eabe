import type { Given } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { Topic } from '../reference/triage-data.ts';

/** Beside the topic that was answered, another one counts from this share of its score. */
const SCORE_SHARE = 0.6;

/** … if its own words, those that did not lead to the answer, brought at least this much of its score. */
const OWN_WORDS = 0.4;

/** The best match that leads where the answers led, or null. */
export function matchOf(topics: readonly Topic[], matches: readonly Match[], trace: readonly Given[]): Match | null {
  return matches.find(({ topic }) => leadsTo(topics, topic, trace)) ?? null;
}

function leadsTo(topics: readonly Topic[], id: string, trace: readonly Given[]): boolean {
  const answers = Object.entries(topics.find((topic) => topic.id === id)?.answers ?? {});
  const given = new Map(trace.map(({ question, option }) => [question, option]));
  return answers.length > 0 && answers.every(([question, option]) => given.get(question) === option);
}

/** The second problem of a text that tells of two: another topic, led to by words of its own. Null where there is none. */
export function alsoWritten(
  topics: readonly Topic[],
  matches: readonly Match[],
  trace: readonly Given[],
): Topic | null {
  const answered = matchOf(topics, matches, trace);
  if (answered === null) return null;
  const used = new Set(answered.words.map(({ word }) => word));
  const other = matches.find(({ topic, score, words }) => {
    const own = words.reduce((sum, { word, weight }) => (used.has(word) ? sum : sum + weight), 0);
    return !leadsTo(topics, topic, trace) && score >= SCORE_SHARE * answered.score && own >= OWN_WORDS;
  });
  return topics.find(({ id }) => id === other?.topic) ?? null;
}
