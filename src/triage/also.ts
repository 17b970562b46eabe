import type { Given } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { Topic } from '../reference/triage-data.ts';
import { LEAST_DANGER } from './leading.ts';

/** The best match that leads where the answers led, or null. */
export function matchOf(topics: readonly Topic[], matches: readonly Match[], trace: readonly Given[]): Match | null {
  return matches.find(({ topic }) => leadsTo(topics, topic, trace)) ?? null;
}

/** Whether every answer of a topic was given. */
export function leadsTo(topics: readonly Topic[], id: string, trace: readonly Given[]): boolean {
  const answers = Object.entries(topics.find((topic) => topic.id === id)?.answers ?? {});
  const given = new Map(trace.map(({ question, option }) => [question, option]));
  return answers.length > 0 && answers.every(([question, option]) => given.get(question) === option);
}

const EMERGENCY = 'emergency';

/**
 * The second problem of a text that tells of two: a topic with a clause of its own. Null where there is none.
 *
 * @param urgent where the first problem cannot wait, another matter of the same desk only takes time: it is not told
 */
export function alsoWritten(
  topics: readonly Topic[],
  matches: readonly Match[],
  trace: readonly Given[],
  urgent: boolean,
): Topic | null {
  const first = matchOf(topics, matches, trace);
  if (first === null) return null;
  const [best] = matches;
  const byWords = trace.every(({ by }) => by !== 'student');
  const other = matches.find(
    ({ topic, desk, score, second }) =>
      (second || (first.second && byWords && topic === best?.topic)) &&
      (desk !== EMERGENCY || score >= LEAST_DANGER) &&
      !(urgent && desk === first.desk) &&
      !leadsTo(topics, topic, trace),
  );
  return topics.find(({ id }) => id === other?.topic) ?? null;
}
