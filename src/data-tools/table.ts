import { type FlowPath, nextDesks, pathsOf } from '../flow/paths.ts';
import type { Language } from '../language.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { TableResult } from './result-schema.ts';

type Row = TableResult['paths'][number];

/** Every path of the flow with what it ends in, in the order of the flow. */
export function tableOf(triage: TriageSection, language: Language): TableResult {
  const topics = topicsByAnswers(triage);
  const rowOf = ({ answers, asksFaculty, outcome }: FlowPath): Row => ({
    answers: [...answers],
    asksFaculty,
    outcome: outcome.id,
    kind: outcome.kind,
    urgency: outcome.urgency,
    title: outcome.title[language],
    desk: outcome.desks[0] ?? '',
    next: [...nextDesks(outcome, triage.desks)],
    service: outcome.service,
    topics: [...(topics.get(keyOf(answers.map(({ question, option }) => [question, option]))) ?? [])],
  });
  return { action: 'table', paths: pathsOf(triage).map(rowOf) };
}

/** The ids of the topics by their answers, whose order in the data does not count. */
function topicsByAnswers({ topics }: TriageSection): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { id, answers } of topics) {
    const key = keyOf(Object.entries(answers));
    found.set(key, [...(found.get(key) ?? []), id]);
  }
  return found;
}

function keyOf(answers: readonly (readonly [question: string, option: string])[]): string {
  return answers
    .map(([question, option]) => `${question}=${option}`)
    .sort()
    .join(' ');
}
