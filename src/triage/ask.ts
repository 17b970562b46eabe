import { InterruptedError } from '../errors.ts';
import { type Asked, FACULTY_QUESTION, NOT_SURE, type Step } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import type { Choice } from '../io/prompt.ts';
import type { Session } from '../session.ts';
import { type Conversation, replayWords } from './state.ts';
import { optionText, questionText } from './text.ts';
import { triageWords } from './words.ts';

/** What comes back from a list beside the ids of options; a colon is in no id. */
export const BACK = ':back';
export const NONE = ':none';
const WHY = ':why';

/** How a question is asked. */
export interface Asking {
  /** The options that the words leave open, where they fit several equally well: only these are listed. */
  readonly tie: readonly string[] | null;
  /** The option that was chosen before, where the question is asked anew. */
  readonly now?: string;
}

/**
 * One question as a list; "why" is answered on the spot and the list comes back.
 *
 * @returns the id of an option, `BACK`, or `NONE` for none of those that the words leave open
 */
export async function askOne(question: Asked, { tie, now }: Asking, session: Session): Promise<string> {
  const { language } = session;
  const words = triageWords(language);
  const { text, why } = questionText(question, language);
  const entry = (option: Asked['options'][number]): Choice => {
    const chosen = optionText(option, language);
    return { value: option.id, text: option.id === now ? words.chosenNow(chosen) : chosen };
  };
  const shown = tie === null ? question.options : question.options.filter(({ id }) => tie.includes(id));
  const unsure = question.options.filter(({ id }) => id === NOT_SURE).map(entry);
  // A faculty is remembered: Enter alone, which takes the first of the list, must not choose one.
  const unsureFirst = question.id === FACULTY_QUESTION;
  const choices: Choice[] = [
    ...(unsureFirst ? unsure : []),
    ...shown.filter(({ id }) => id !== NOT_SURE).map(entry),
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

function say(text: string, session: Session): void {
  for (const line of wrap(text, { columns: session.screen.columns })) session.remark(line);
}

/**
 * Ctrl-C and the end of input lose nothing: the error leaves with the command line that goes on from here.
 *
 * @param step null before the first answer
 */
export async function keepingAnswers<T>(
  conversation: Conversation,
  step: Exclude<Step, { kind: 'rejected' }> | null,
  ask: () => Promise<T>,
): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof InterruptedError) || error.resume !== null) throw error;
    throw new InterruptedError(replayWords(conversation, step));
  }
}
