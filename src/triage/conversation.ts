import { InterruptedError } from '../errors.ts';
import { type Asked, FACULTY_QUESTION, type Given, NOT_SURE, type Step, withoutLast } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { Choice } from '../io/prompt.ts';
import { visible } from '../io/visible.ts';
import type { Router } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import { rejectedError } from './given.ts';
import { type Conversation, reach, replayWords } from './state.ts';
import { optionText, questionText } from './text.ts';
import { triageWords } from './words.ts';

/** What comes back from a list beside the ids of options; a colon is in no id. */
const BACK = ':back';
const WHY = ':why';
const NONE = ':none';

export interface Ended {
  readonly conversation: Conversation;
  readonly step: Extract<Step, { kind: 'outcome' }>;
}

/**
 * Asks on a terminal until an outcome is reached.
 *
 * @throws InterruptedError with the command line that goes on from the same answers
 * @throws UsageError for an answer of the command line that cannot be
 */
export async function converse(
  start: Conversation,
  triage: TriageSection,
  session: Session,
  openRouter: () => Promise<Router>,
): Promise<Ended> {
  let conversation = start;
  if (start.query === null && start.given.length === 0) conversation = await askWords(start, session, openRouter);
  else sayNoMatch(conversation, session);

  for (;;) {
    const { step, tie } = reach(triage, conversation, session.settings.values().faculty ?? null);
    if (step.kind === 'rejected') throw rejectedError(step);
    if (step.kind === 'outcome') return { conversation, step };
    const chosen = await keepingAnswers(conversation, step, () => askOne(step.question, tie, session));
    if (chosen === NONE) conversation = { ...conversation, given: [], wordsCount: false };
    else if (chosen !== BACK) {
      const answer: Given = { question: step.question.id, option: chosen, by: 'student' };
      conversation = { ...conversation, given: [...conversation.given, answer] };
    } else if (step.trace.some(({ by }) => by !== 'config')) {
      conversation = { ...conversation, given: withoutLast(step.trace), wordsCount: false };
    } else {
      conversation = await askWords(conversation, session, openRouter);
    }
  }
}

async function askWords(
  conversation: Conversation,
  session: Session,
  openRouter: () => Promise<Router>,
): Promise<Conversation> {
  const typed = await keepingAnswers(conversation, null, () =>
    session.prompter.input({ text: triageWords(session.language).askWords }),
  );
  const query = cutQuery(typed).query;
  const matches = query === null ? [] : (await openRouter())(query);
  const asked: Conversation = { query, matches, wordsCount: true, given: [] };
  sayNoMatch(asked, session);
  return asked;
}

/** Says plainly that nothing fits, before the list of question one appears. */
function sayNoMatch({ query, matches }: Conversation, session: Session): void {
  if (query === null || matches.length > 0) return;
  const words = triageWords(session.language);
  for (const sentence of [words.nothingFits(visible(query, 60)), words.nothingFitsAdvice]) say(sentence, session);
}

function say(text: string, session: Session): void {
  for (const line of wrap(text, { columns: session.screen.columns })) session.remark(line);
}

/** One question as a list; "why" is answered on the spot and the list comes back. */
async function askOne(question: Asked, tie: readonly string[] | null, session: Session): Promise<string> {
  const { language } = session;
  const words = triageWords(language);
  const { text, why } = questionText(question, language);
  const shown = tie === null ? question.options : question.options.filter(({ id }) => tie.includes(id));
  const options = shown
    .filter(({ id }) => id !== NOT_SURE)
    .map((option) => ({ value: option.id, text: optionText(option, language) }));
  const notSure = question.options.find(({ id }) => id === NOT_SURE);
  const unsure = notSure === undefined ? [] : [{ value: NOT_SURE, text: optionText(notSure, language) }];
  // A faculty is remembered: Enter alone, which takes the first of the list, must not choose one.
  const unsureFirst = question.id === FACULTY_QUESTION;
  const choices: Choice[] = [
    ...(unsureFirst ? unsure : []),
    ...options,
    ...(tie === null ? [] : [{ value: NONE, text: words.noneOfThese }]),
    { value: BACK, text: words.back },
    { value: WHY, text: words.why },
    ...(unsureFirst ? [] : unsure),
  ];
  if (tie !== null) say(words.fitsSeveral, session);
  for (;;) {
    const chosen = await session.prompter.select({ text, choices });
    if (chosen !== WHY) return chosen;
    say(why, session);
  }
}

/** Ctrl-C and the end of input lose nothing: the error leaves with the command line that goes on from here. */
export async function keepingAnswers<T>(
  conversation: Conversation,
  step: Exclude<Step, { kind: 'rejected' }> | null,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof InterruptedError)) throw error;
    throw new InterruptedError(step === null ? ['triage'] : replayWords(conversation, step));
  }
}
