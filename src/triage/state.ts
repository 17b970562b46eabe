import { type Given, replay, type Step } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { TriageSection } from '../reference/sections.ts';
import { leading } from './leading.ts';
import { NO_SUGGESTION, type Suggestion, suggest } from './suggest.ts';

/** A conversation is nothing but this; what to ask or answer follows from it. */
export interface Conversation {
  /** What the student typed, at most 4,096 code points; null when there were no words. */
  readonly query: string | null;
  readonly matches: readonly Match[];
  /** False once the student went back past what the words answered: the words then answer nothing more. */
  readonly wordsCount: boolean;
  readonly given: readonly Given[];
  /** The moment of `--at` as an instant, ISO 8601; null where it was not given. */
  readonly at: string | null;
}

export interface Reached {
  readonly step: Step;
  /** The options that the words leave open at this question, when they fit several equally well. */
  readonly tie: readonly string[] | null;
}

/** Where a conversation stands: the student's answers, then what the words answer, then the remembered faculty. */
export function reach(triage: TriageSection, conversation: Conversation, rememberedFaculty: string | null): Reached {
  const { matches, given } = conversation;
  const suggestion: Suggestion = conversation.wordsCount
    ? suggest(triage.flow, triage.topics, leading(triage, matches), given)
    : NO_SUGGESTION;
  const step = replay(triage, [...given, ...suggestion.answers], rememberedFaculty);
  const tie = step.kind === 'question' && suggestion.tie?.question === step.question.id ? suggestion.tie.options : null;
  return { step, tie };
}

/**
 * The words after `lusupport` that lead here again. An outcome needs only its answers; before that the words still
 * hold answers to later questions.
 *
 * @param step null before the first answer
 */
export function replayWords(
  conversation: Conversation,
  step: Exclude<Step, { kind: 'rejected' }> | null,
): readonly string[] {
  const { query, wordsCount } = conversation;
  const wordsHelp = step?.kind === 'question' && wordsCount;
  return commandLine(step?.trace ?? [], conversation.at, wordsHelp ? query : null);
}

/** The same while the words have not been understood yet: they all stand in it. */
export function startWords({ query, given, at }: Conversation): readonly string[] {
  return commandLine(given, at, query);
}

function commandLine(answers: readonly Given[], at: string | null, query: string | null): readonly string[] {
  return [
    'triage',
    ...answers.flatMap(({ question, option }) => ['--answer', `${question}=${option}`]),
    ...(at === null ? [] : ['--at', at]),
    ...(query === null ? [] : ['--', query]),
  ];
}
