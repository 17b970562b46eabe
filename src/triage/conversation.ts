import { InterruptedError } from '../errors.ts';
import { withChanged } from '../flow/change.ts';
import { rejectedError } from '../flow/given.ts';
import { FACULTY_QUESTION, type Given, questionsOf, type Step, withoutLast } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { Choice } from '../io/prompt.ts';
import { visible } from '../io/visible.ts';
import type { Router } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import { askOne, BACK, keepingAnswers, NONE } from './ask.ts';
import { type Conversation, reach, startWords } from './state.ts';
import { subjectOf } from './subject.ts';
import { optionText, questionText } from './text.ts';
import { understand } from './understand.ts';
import { triageWords } from './words.ts';

const RESTART = ':restart';

type Here = Exclude<Step, { kind: 'rejected' }>;

export interface Ended {
  readonly conversation: Conversation;
  readonly step: Extract<Step, { kind: 'outcome' }>;
}

/** What every step of a conversation needs. */
export interface Talk {
  readonly triage: TriageSection;
  readonly session: Session;
  readonly openRouter: () => Promise<Router>;
}

/**
 * Asks on a terminal until an outcome is reached; words come first where nothing has been said yet.
 *
 * @throws InterruptedError with the command line that goes on from the same answers
 * @throws UsageError for an answer of the command line that cannot be
 */
export async function converse(start: Conversation, talk: Talk): Promise<Ended> {
  if (start.query === null && start.given.length === 0) return goOn(await askWords(start, null, talk), talk);
  sayNoMatch(start, talk.session);
  return goOn(start, talk);
}

/** Asks what is still open; the throws are those of `converse`. */
export async function goOn(start: Conversation, talk: Talk): Promise<Ended> {
  const { triage, session } = talk;
  let conversation = start;
  for (;;) {
    const { step, tie } = reach(triage, conversation, session.settings.values().faculty ?? null);
    if (step.kind === 'rejected') throw rejectedError(step);
    if (step.kind === 'outcome') return { conversation, step };
    const { question } = step;
    sayUnderstood(conversation, step, talk);
    const chosen = await keepingAnswers(conversation, step, () => askOne(question, { tie }, session));
    if (chosen === NONE) conversation = { ...conversation, given: [], wordsCount: false };
    else if (chosen === BACK) conversation = await goBack(conversation, step, talk);
    else {
      const answer: Given = { question: question.id, option: chosen, by: 'student' };
      // What the words answered on the way stays answered, also where this answer fits none of their topics.
      const before = step.trace.filter(({ by }) => by !== 'config');
      conversation = { ...conversation, given: [...before, answer] };
    }
  }
}

/** Before the faculty is asked, which says nothing of the problem: what the words were taken for. */
function sayUnderstood({ matches, wordsCount }: Conversation, step: Here, { triage, session }: Talk): void {
  const byWords = step.trace.some(({ by }) => by === 'words');
  if (step.kind !== 'question' || step.question.id !== FACULTY_QUESTION || !byWords) return;
  const subject = subjectOf(triage, wordsCount ? matches : [], step.trace);
  if (subject === null) return;
  const sentence = triageWords(session.language).understood(subject[session.language]);
  for (const line of wrap(sentence, { columns: session.screen.columns })) session.remark(line);
}

/** To the question before, and from the first one to the words. */
function goBack(conversation: Conversation, step: Here, talk: Talk): Promise<Conversation> | Conversation {
  const answers = step.trace.filter(({ by }) => by !== 'config');
  if (answers.length === 0) return askWords(conversation, null, talk);
  return { ...conversation, given: withoutLast(step.trace), wordsCount: false };
}

/**
 * Asks which answer to give anew, and that question again; answers after it that the new path meets are kept.
 *
 * @returns the conversation as it was when the student goes back without a change
 */
export async function changeEarlier(conversation: Conversation, step: Here, talk: Talk): Promise<Conversation> {
  const { triage, session } = talk;
  const words = triageWords(session.language);
  const choices: Choice[] = [
    // The last answer first: Enter alone is the single step back.
    ...[...step.trace].reverse().map((given) => ({ value: given.question, text: answerText(given, talk) })),
    { value: RESTART, text: words.restart },
    { value: BACK, text: words.back },
  ];
  for (;;) {
    const id = await keepingAnswers(conversation, step, () =>
      session.prompter.select({ text: words.askWhichAnswer, choices }),
    );
    if (id === BACK) return conversation;
    if (id === RESTART) return askWords(conversation, step, talk);
    const question = questionsOf(triage).find((candidate) => candidate.id === id);
    const now = step.trace.find((given) => given.question === id)?.option;
    if (question === undefined || now === undefined) throw new Error(`The answer to ${id} is not on the path.`);
    const option = await keepingAnswers(conversation, step, () => askOne(question, { tie: null, now }, session));
    if (option === BACK) continue;
    return { ...conversation, given: withChanged(triage, step.trace, { question: id, option }), wordsCount: false };
  }
}

/** `What is it about? Printing` */
function answerText({ question: id, option: chosen }: Given, { triage, session }: Talk): string {
  const question = questionsOf(triage).find((candidate) => candidate.id === id);
  const option = question?.options.find((candidate) => candidate.id === chosen);
  if (question === undefined || option === undefined) return `${id}=${chosen}`;
  return `${questionText(question, session.language).text} ${optionText(option, session.language)}`;
}

/** @param step where the conversation stood, for the command line that goes on from there; null at its beginning */
async function askWords(
  conversation: Conversation,
  step: Here | null,
  { session, openRouter }: Talk,
): Promise<Conversation> {
  const typed = await keepingAnswers(conversation, step, () => inputWords(conversation, session));
  const { query } = cutQuery(typed);
  const asked = await understand({ ...conversation, query, wordsCount: true, given: [] }, openRouter);
  sayNoMatch(asked, session);
  return asked;
}

/** Words that had been typed but not sent when the student stopped stand in the command line that goes on. */
async function inputWords(conversation: Conversation, session: Session): Promise<string> {
  try {
    return await session.prompter.input({ text: triageWords(session.language).askWords });
  } catch (error) {
    const unsent = error instanceof InterruptedError ? cutQuery(error.typed).query : null;
    if (unsent === null) throw error;
    throw new InterruptedError(startWords({ ...conversation, given: [], query: unsent }));
  }
}

/** Says plainly that nothing fits, before the list of question one appears. */
function sayNoMatch({ query, matches }: Conversation, session: Session): void {
  if (query === null || matches.length > 0) return;
  const words = triageWords(session.language);
  for (const sentence of [words.nothingFits(visible(query, 60)), words.nothingFitsAdvice]) {
    for (const line of wrap(sentence, { columns: session.screen.columns })) session.remark(line);
  }
}
