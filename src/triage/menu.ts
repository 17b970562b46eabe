import { EXIT, type ExitCode, InterruptedError } from '../errors.ts';
import type { Given } from '../flow/replay.ts';
import { copyText } from '../io/clipboard.ts';
import { wrap } from '../io/layout.ts';
import type { Language, Text } from '../language.ts';
import type { Topic } from '../reference/triage-data.ts';
import type { Session } from '../session.ts';
import { alsoWritten } from './also.ts';
import { keepingAnswers } from './ask.ts';
import type { Asker } from './asker.ts';
import { changeEarlier, type Ended, type Talk } from './conversation.ts';
import { idOf, type MenuAction, menuActions } from './menu-entries.ts';
import type { Conversation } from './state.ts';
import { subjectOf } from './subject.ts';
import type { OutcomeView } from './view.ts';
import { triageWords, type Words } from './words.ts';

/** How the list below an outcome was left. */
export interface Left {
  /** The conversation with another answer in it; null when the student was done. */
  readonly changed: Conversation | null;
  /** Of the commands that were run from it. */
  readonly exitCodes: readonly ExitCode[];
}

/**
 * What to do with an outcome, again and again until the student is done or wants another answer.
 *
 * @throws InterruptedError with the command line that leads to the outcome again
 */
export async function offerMenu(
  { conversation, step }: Ended,
  view: OutcomeView,
  asker: Asker,
  talk: Talk,
): Promise<Left> {
  const { session, data } = asker;
  const matches = conversation.wordsCount ? conversation.matches : [];
  const also = alsoWritten(data.triage.topics, matches, step.trace, view.outcome.urgency === 'now');
  const about = subjectOf(data.triage, matches, step.trace) ?? view.outcome.title;
  const words = triageWords(session.language);
  const actions = menuActions(view, also, session.screen.unicode && !session.screen.plain);
  const choices = actions.map((action) => ({ value: idOf(action), text: entryText(action, words, session.language) }));
  const exitCodes: ExitCode[] = [];
  for (;;) {
    const chosen = await keepingAnswers(conversation, step, () =>
      session.prompter.select({ text: words.whatNow, choices }),
    );
    const action = actions.find((candidate) => idOf(candidate) === chosen);
    if (action === undefined || action.kind === 'done') return { changed: null, exitCodes };
    if (action.kind === 'also') return { changed: goOnWith(action.topic, conversation), exitCodes };
    if (action.kind === 'change') {
      const changed = await changeEarlier(conversation, step, talk);
      if (changed !== conversation) return { changed, exitCodes };
    } else if (action.kind === 'draft') {
      // Interrupted, it goes on as a draft, and not as a conversation.
      const answers = step.trace.flatMap(({ question, option }) => ['--answer', `${question}=${option}`]);
      exitCodes.push(ofAnswer(await session.runCommand(['report', 'draft', ...answers])));
    } else exitCodes.push(ofAnswer(await keepingAnswers(conversation, step, () => act(action, about, asker))));
  }
}

/** Triage has answered, whatever a check that was run from its list finds; only what could not be saved counts. */
function ofAnswer(code: ExitCode): ExitCode {
  return code === EXIT.notSaved ? code : EXIT.ok;
}

/** The second problem as a conversation of its own: the words answered it, and answer nothing more. */
function goOnWith({ answers }: Topic, conversation: Conversation): Conversation {
  const given = Object.entries(answers).map(([question, option]): Given => ({ question, option, by: 'words' }));
  return { ...conversation, given, wordsCount: false };
}

function entryText(action: MenuAction, words: Words, language: Language): string {
  switch (action.kind) {
    case 'done':
      return words.done;
    case 'also':
      return words.goOnWith(action.topic.name[language]);
    case 'open':
      return words.openPage(action.url.replace(/^https:\/\//, ''));
    case 'copy':
      return words.copy(action.text);
    case 'code':
      return words.showCode(action.text);
    case 'draft':
      return words.writeDraft;
    case 'keep-number':
      return words.keepNumber;
    case 'exam-check':
      return words.runCheck;
    case 'maintenance':
      return words.runMaintenance;
    case 'change':
      return words.changeAnswer;
  }
}

async function act(
  action: Exclude<MenuAction, { kind: 'done' | 'also' | 'change' | 'draft' }>,
  about: Text,
  asker: Asker,
): Promise<ExitCode> {
  const { session, at } = asker;
  const moment = at === null ? [] : ['--at', at];
  switch (action.kind) {
    case 'open':
      return openUrl(action.url, session);
    case 'copy':
      return copy(action.text, session);
    case 'code':
      return showCode(action.content, action.text, session);
    case 'keep-number':
      return keepNumber(action.desk, about[session.language], session);
    case 'exam-check':
      return session.runCommand(['exam-check', '--profile', action.profile, ...moment]);
    case 'maintenance':
      return session.runCommand(['maintenance', '--service', action.service, ...moment]);
  }
}

/** A sentence, and below it a text to copy, which is never broken. */
async function showWith(sentence: string, text: string, { screen, show }: Session): Promise<typeof EXIT.ok> {
  await show([...wrap(sentence, { columns: screen.columns }), `  ${text}`]);
  return EXIT.ok;
}

async function openUrl(url: string, session: Session): Promise<ExitCode> {
  const words = triageWords(session.language);
  const { openPage } = await import('../io/browser.ts');
  return showWith((await openPage(url)) ? words.opening : words.notOpened, url, session);
}

async function copy(text: string, session: Session): Promise<ExitCode> {
  const words = triageWords(session.language);
  const { platform, env, screen, write } = session;
  const copied = await copyText(text, { platform, env, plain: screen.plain, write });
  const said = { copied: words.copied, 'asked-terminal': words.askedTerminal, 'not-copied': words.notCopied };
  return showWith(said[copied], text, session);
}

async function showCode(content: string, text: string, session: Session): Promise<ExitCode> {
  const words = triageWords(session.language);
  const { qrLines } = await import('../io/qr.ts');
  const code = await qrLines(content, session.screen.columns);
  if (code === null) return showWith(words.tooNarrow, text, session);
  await session.show([...code, ...wrap(words.scan(text), { columns: session.screen.columns })]);
  return EXIT.ok;
}

/** Asks for the number until it is one, or nothing is typed. */
async function keepNumber(desk: string, about: string, session: Session): Promise<ExitCode> {
  for (;;) {
    const add = (number: string) => ['report', 'add', '--desk', desk, '--about', about, '--', number];
    const number = await session.prompter.input({ text: triageWords(session.language).askNumber }).catch(
      // A number that was typed but not sent stands in the command line that keeps it.
      (error: unknown) => {
        if (!(error instanceof InterruptedError) || error.typed === '') throw error;
        throw new InterruptedError(add(error.typed));
      },
    );
    if (number === '') return EXIT.ok;
    const code = await session.runCommand(add(number));
    if (code !== EXIT.usage) return code;
  }
}
