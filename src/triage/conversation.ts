import { withChanged } from '../flow/change.ts';
import { rejectedError } from '../flow/given.ts';
import { type Given, questionsOf, type Step, withoutLast } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { Choice } from '../io/prompt.ts';
import { visible } from '../io/visible.ts';
import type { Router } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import { askOne, BACK, keepingAnswers, NONE } from './ask.ts';
import { type Conversation, reach } from './state.ts';
import { optionText, questionText } from './text.ts';
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
    const chosen = await keepingAnswers(conversation, step, () => askOne(question, { tie }, session));
    if (chosen === NONE) conversation = { ...conversation, given: [], wordsCount: false };
    else if (chosen === BACK) conversation = await goBack(conversation, step, talk);
    else {
      const answer: Given = { question: question.id, option: chosen, by: 'student' };
      conversation = { ...conversation, given: [...conversation.given, answer] };
    }
  }
}

/** One answer is taken back at once, of several it is asked which. */
function goBack(conversation: Conversation, step: Here, talk: Talk): Promise<Conversation> | Conversation {
  const answers = step.trace.filter(({ by }) => by !== 'config');
  if (answers.length === 0) return askWords(conversation, null, talk);
  if (answers.length === 1) return { ...conversation, given: withoutLast(step.trace), wordsCount: false };
  return changeEarlier(conversation, step, talk);
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
  const typed = await keepingAnswers(conversation, step, () =>
    session.prompter.input({ text: triageWords(session.language).askWords }),
  );
  const query = cutQuery(typed).query;
  const matches = query === null ? [] : (await openRouter())(query);
  const asked: Conversation = { ...conversation, query, matches, wordsCount: true, given: [] };
  sayNoMatch(asked, session);
  return asked;
}

/** Says plainly that nothing fits, before the list of question one appears. */
function sayNoMatch({ query, matches }: Conversation, session: Session): void {
  if (query === null || matches.length > 0) return;
  const words = triageWords(session.language);
  for (const sentence of [words.nothingFits(visible(query, 60)), words.nothingFitsAdvice]) {
    for (const line of wrap(sentence, { columns: session.screen.columns })) session.remark(line);
  }
}
