import type { Text } from '../language.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Outcome } from '../reference/triage-data.ts';

/** Who gave an answer: the student, the words of the student, or the remembered setting. */
export type AnsweredBy = 'student' | 'words' | 'config';

/** An answer as it comes in, in any order. */
export interface Given {
  readonly question: string;
  readonly option: string;
  readonly by: AnsweredBy;
}

/** A question as it is asked: one of the flow, or the faculty. */
export interface Asked {
  readonly id: string;
  /** Null for the faculty, whose words stand with the other messages. */
  readonly text: Text | null;
  readonly why: Text | null;
  readonly options: readonly { readonly id: string; readonly text: Text | null }[];
}

export type RejectedWhy = 'unknown-question' | 'unknown-option' | 'not-on-path' | 'answered-twice';

/** Where a list of answers leads. `trace` holds the answers that were used, from the first question on. */
export type Step =
  | { readonly kind: 'question'; readonly question: Asked; readonly trace: readonly Given[] }
  | { readonly kind: 'outcome'; readonly outcome: Outcome; readonly trace: readonly Given[] }
  | {
      readonly kind: 'rejected';
      readonly question: string;
      readonly option: string;
      /** Question ids for a question that is wrong, option ids for an option that is wrong. */
      readonly allowed: readonly string[];
      readonly why: RejectedWhy;
    };

export const FACULTY_QUESTION = 'faculty';
export const NOT_SURE = 'not-sure';

/** More steps than any flow can have: data with a circle ends here, not in an endless loop. */
const MAX_STEPS = 100;

/** The parts of the data that a replay reads. */
export type FlowData = Pick<TriageSection, 'flow' | 'outcomes' | 'faculties'>;

/** The faculty as a question; its text is not data. */
function facultyQuestion(data: FlowData): Asked {
  return {
    id: FACULTY_QUESTION,
    text: null,
    why: null,
    options: [...data.faculties.map(({ id, name }) => ({ id, text: name })), { id: NOT_SURE, text: null }],
  };
}

/** Every question that can be answered, the faculty once: the flow may hold its words for those who edit the data. */
export function questionsOf(data: FlowData): readonly Asked[] {
  return [...data.flow.questions.filter(({ id }) => id !== FACULTY_QUESTION), facultyQuestion(data)];
}

function findQuestion(data: FlowData, id: string): Asked | undefined {
  return questionsOf(data).find((question) => question.id === id);
}

/** An id that does not exist, or two answers to one question: wrong whatever the path is. */
function rejectImpossible(data: FlowData, given: readonly Given[]): Step | null {
  const chosen = new Map<string, string>();
  for (const { question, option } of given) {
    const known = findQuestion(data, question);
    if (known === undefined) {
      const allowed = questionsOf(data).map(({ id }) => id);
      return { kind: 'rejected', question, option, allowed, why: 'unknown-question' };
    }
    const options = known.options.map(({ id }) => id);
    if (!options.includes(option))
      return { kind: 'rejected', question, option, allowed: options, why: 'unknown-option' };
    const earlier = chosen.get(question);
    if (earlier !== undefined && earlier !== option) {
      return { kind: 'rejected', question, option, allowed: [earlier], why: 'answered-twice' };
    }
    chosen.set(question, option);
  }
  return null;
}

type Walk = Exclude<Step, { kind: 'rejected' }>;

/** Walks from the first question along the answers that are there. */
function walk(data: FlowData, answers: ReadonlyMap<string, Given>): Walk {
  const trace: Given[] = [];
  let target: { question: string } | { outcome: string } = { question: data.flow.start };
  for (let step = 0; step < MAX_STEPS; step += 1) {
    if ('outcome' in target) return arrive(data, target.outcome, answers, trace);
    const id: string = target.question;
    const question = data.flow.questions.find((candidate) => candidate.id === id);
    if (question === undefined) throw new Error(`The flow names the question ${id}, which does not exist.`);
    const answer = answers.get(id);
    const option = question.options.find((candidate) => candidate.id === answer?.option);
    if (answer === undefined || option === undefined) return { kind: 'question', question, trace };
    trace.push(answer);
    target = option.to;
  }
  throw new Error('The flow goes round in a circle.');
}

function arrive(data: FlowData, id: string, answers: ReadonlyMap<string, Given>, trace: Given[]): Walk {
  const outcome = data.outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`The flow names the outcome ${id}, which does not exist.`);
  if (outcome.asks !== FACULTY_QUESTION) return { kind: 'outcome', outcome, trace };
  const faculty = answers.get(FACULTY_QUESTION);
  if (faculty === undefined) return { kind: 'question', question: facultyQuestion(data), trace };
  return { kind: 'outcome', outcome, trace: [...trace, faculty] };
}

/**
 * Where answers lead. The same function asks, goes back, replays a command line and serves the tests: the state of a
 * conversation is nothing but its answers.
 *
 * Answers of the student must all lie on the path and win over those of words; an answer that words suggest and
 * that the path does not meet is left out. The remembered faculty is used only where an outcome asks for it.
 *
 * @param given answers in any order
 * @param rememberedFaculty an id of `faculties.yaml`, or null; an id that does not exist counts as null
 */
export function replay(data: FlowData, given: readonly Given[], rememberedFaculty: string | null): Step {
  const byStudent = given.filter(({ by }) => by === 'student');
  const impossible = rejectImpossible(data, byStudent);
  if (impossible !== null) return impossible;

  const answers = new Map<string, Given>();
  if (rememberedFaculty !== null && data.faculties.some(({ id }) => id === rememberedFaculty)) {
    answers.set(FACULTY_QUESTION, { question: FACULTY_QUESTION, option: rememberedFaculty, by: 'config' });
  }
  const weaker = given.filter(({ by }) => by !== 'student');
  for (const answer of [...weaker, ...byStudent]) answers.set(answer.question, answer);

  const step = walk(data, answers);
  const stray = byStudent.find(({ question }) => !step.trace.some((used) => used.question === question));
  if (stray === undefined) return step;
  const onPath = step.trace.map(({ question }) => question);
  const allowed = step.kind === 'question' ? [...onPath, step.question.id] : onPath;
  return { kind: 'rejected', question: stray.question, option: stray.option, allowed, why: 'not-on-path' };
}

/** The answers without the last one of the path: what "back" does. Answers off the path go as well. */
export function withoutLast(trace: readonly Given[]): readonly Given[] {
  const asked = trace.filter(({ by }) => by !== 'config');
  return asked.slice(0, -1);
}
