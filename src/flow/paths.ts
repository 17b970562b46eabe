import type { TriageSection } from '../reference/sections.ts';
import type { Desk, Outcome, Question } from '../reference/triage-data.ts';

/** One answer on a path: ids of a question and of one of its options. */
export interface PathAnswer {
  readonly question: string;
  readonly option: string;
}

/** A way through the flow, from the first question to an outcome. */
export interface FlowPath {
  /** In the order in which they are asked, without the faculty: every faculty leads to the same outcome. */
  readonly answers: readonly PathAnswer[];
  readonly outcome: Outcome;
  /** Whether the faculty is asked besides, as the last question. */
  readonly asksFaculty: boolean;
}

type Flow = Pick<TriageSection, 'flow' | 'outcomes'>;

/** More answers than any path can have: data with a circle ends here, not in an endless walk. */
const MAX_ANSWERS = 100;

/** Every path of the flow, in the order of its questions and options. The data has been checked before. */
export function pathsOf(data: Flow): readonly FlowPath[] {
  return pathsFrom(data, data.flow.start, []);
}

function pathsFrom(data: Flow, id: string, before: readonly PathAnswer[]): readonly FlowPath[] {
  if (before.length > MAX_ANSWERS) throw new Error('The flow goes round in a circle.');
  return questionOf(data, id).options.flatMap(({ id: option, to }) => {
    const answers = [...before, { question: id, option }];
    if ('question' in to) return pathsFrom(data, to.question, answers);
    const outcome = outcomeOf(data, to.outcome);
    return [{ answers, outcome, asksFaculty: outcome.asks === 'faculty' }];
  });
}

/** @throws Error where the flow names a question that does not exist */
export function questionOf({ flow }: Pick<TriageSection, 'flow'>, id: string): Question {
  const question = flow.questions.find((candidate) => candidate.id === id);
  if (question === undefined) throw new Error(`The flow names the question ${id}, which does not exist.`);
  return question;
}

/** @throws Error where the flow names an outcome that does not exist */
export function outcomeOf({ outcomes }: Pick<TriageSection, 'outcomes'>, id: string): Outcome {
  const outcome = outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`The flow names the outcome ${id}, which does not exist.`);
  return outcome;
}

/** Who is next when the first desk of an outcome says "not ours": its own list, else that of the desk. Desk ids. */
export function nextDesks(outcome: Outcome, desks: readonly Desk[]): readonly string[] {
  const first = desks.find(({ id }) => id === outcome.desks[0]);
  const next = outcome.handsOverTo.length > 0 ? outcome.handsOverTo : (first?.handsOverTo ?? []);
  return next.filter((id) => !outcome.desks.includes(id));
}
