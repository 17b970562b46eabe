import { deskJson } from '../campus/desk-json.ts';
import { sourceJson } from '../campus/source-json.ts';
import { occurrenceJson } from '../campus/windows.ts';
import type { Asked, Step } from '../flow/replay.ts';
import type { Language } from '../language.ts';
import type { Match } from '../matching/match.ts';
import type { TriageResult } from './result-schema.ts';
import { type Conversation, replayWords } from './state.ts';
import { optionText, questionText } from './text.ts';
import type { OutcomeView } from './view.ts';

/** The JSON of an answer; the order of the keys is that of the published shape. */
export function resultOf(
  conversation: Conversation,
  step: Exclude<Step, { kind: 'rejected' }>,
  view: OutcomeView | null,
  language: Language,
): TriageResult {
  return {
    status: statusOf(conversation, step),
    query: conversation.query,
    matches: conversation.matches.map(matchJson),
    answers: Object.fromEntries(step.trace.map(({ question, option }) => [question, option])),
    question: step.kind === 'question' ? questionJson(step.question, language) : null,
    outcome: view === null ? null : outcomeJson(view, language),
    maintenance: {
      service: view?.work.service ?? null,
      active: (view?.work.active ?? []).map((occurrence) => {
        const json = occurrenceJson(occurrence);
        return { ...json, services: [...json.services] };
      }),
      mayExplain: view?.work.mayExplain ?? false,
    },
    trace: step.trace.map(({ question, option, by }) => ({ question, option, by })),
    sources: (view?.sources ?? []).map((source) => sourceJson(source, language)),
    replay: [...replayWords(conversation, step)],
  };
}

/** Words that nothing fits, and no answer that leads further: then the first question is all there is. */
export function statusOf(
  conversation: Conversation,
  step: Exclude<Step, { kind: 'rejected' }>,
): TriageResult['status'] {
  if (step.kind === 'outcome') return 'complete';
  const nothingFits = conversation.query !== null && conversation.matches.length === 0;
  return nothingFits && step.trace.length === 0 ? 'no-match' : 'question';
}

export function matchJson({ topic, desk, score, words }: Match): TriageResult['matches'][number] {
  return { topic, desk, score, words: words.map(({ word }) => word) };
}

function questionJson(question: Asked, language: Language): NonNullable<TriageResult['question']> {
  const { text, why } = questionText(question, language);
  const options = question.options.map((option) => ({ id: option.id, text: optionText(option, language) }));
  return { id: question.id, text, why, options };
}

function outcomeJson(view: OutcomeView, language: Language): NonNullable<TriageResult['outcome']> {
  const { outcome } = view;
  return {
    id: outcome.id,
    kind: outcome.kind,
    urgency: outcome.urgency,
    title: outcome.title[language],
    desks: view.desks.map((desk) => deskJson(desk, language)),
    selfHelp: outcome.selfHelp.map(({ text }) => ({ text: text[language] })),
    bring: [...outcome.bring],
    handsOverTo: view.next.map(({ id }) => id),
  };
}
