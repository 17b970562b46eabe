import { FACULTY_QUESTION, type Given, NOT_SURE } from '../flow/replay.ts';
import type { Text } from '../language.ts';
import type { Match } from '../matching/match.ts';
import type { TriageSection } from '../reference/sections.ts';
import { leadsTo, matchOf } from './also.ts';

/**
 * What the answers are about, in a few words: the topic that leads where they led, of several the one whose words were
 * typed or else the one with most answers; where no topic does, the last answer that says something. Null where nothing
 * was said.
 */
export function subjectOf(
  { topics, flow }: Pick<TriageSection, 'topics' | 'flow'>,
  matches: readonly Match[],
  trace: readonly Given[],
): Text | null {
  const matched = matchOf(topics, matches, trace)?.topic;
  const there = topics
    .filter(({ id }) => leadsTo(topics, id, trace))
    .sort((one, other) => Object.keys(other.answers).length - Object.keys(one.answers).length);
  const topic = there.find(({ id }) => id === matched) ?? there[0];
  if (topic !== undefined) return topic.name;
  const last = trace.findLast(({ question, option }) => question !== FACULTY_QUESTION && option !== NOT_SURE);
  const options = flow.questions.find(({ id }) => id === last?.question)?.options ?? [];
  return options.find(({ id }) => id === last?.option)?.text ?? null;
}
