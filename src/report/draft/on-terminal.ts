import type { OptionValues } from '../../command.ts';
import { type ExitCode, InterruptedError, strongestExit, UsageError } from '../../errors.ts';
import { withCommand, wrap } from '../../io/layout.ts';
import { shellLine } from '../../io/shell-line.ts';
import { visible } from '../../io/visible.ts';
import type { Answer, Session } from '../../session.ts';
import { type Draft, type Drafting, finished, goesOn, isEmpty, makeDraft, shownLines } from './command.ts';
import { draftFileText } from './draft-file.ts';
import { dropDraft, keepDraft, putAside, readKept } from './kept.ts';
import { bothTexts, type DraftParts, MOST_PART_CHARACTERS, settledText, TEXT_PARTS, type TextPart } from './parts.ts';
import { chosenTexts, pageOf, topicTextOf } from './view.ts';
import { dayOf, joined, offeredName, takeWays, toClipboard, toFile, toMail, type Ways } from './ways.ts';
import { draftWords, type Words } from './words.ts';

/**
 * On a terminal: asks what is still missing, keeps each answer at once, shows the draft, and only then offers the ways
 * out. Interrupted anywhere it goes on from what was kept.
 */
export async function draftAsking(
  typed: DraftParts,
  kept: DraftParts | null,
  options: OptionValues,
  drafting: Drafting,
): Promise<Answer> {
  const writing = await begin(typed, kept, options, drafting);
  await askMissing(writing);
  const taken: Ways[] = [];
  let draft = makeDraft(writing.parts, drafting);
  await drafting.session.show(shownLines(draft, drafting));
  const given = await takeWays(draft, options, drafting.session);
  if (given.lines(drafting.session).length > 0) {
    taken.push(given);
    await drafting.session.show(given.lines(drafting.session));
  }
  const exitCodes: ExitCode[] = [];
  for (;;) {
    const choice = await writing.safely(() => askWhatNow(draft, drafting));
    if (choice === 'done' || choice === 'drop') {
      const { session } = drafting;
      const words = draftWords(session.language);
      // It stands nowhere else: then it stays.
      const stays = choice === 'done' && isNowhere(joined(taken)) && readKept(drafting.folder) !== null;
      if (!stays) dropDraft(drafting.folder);
      const end = choice === 'drop' ? wrap(words.dropped, session.screen) : stays ? stillKeptLines(session) : [];
      const answer = finished(draft, joined(taken), drafting, () => end);
      return { ...answer, exitCode: strongestExit(answer.exitCode, ...exitCodes) };
    }
    if (choice === 'change') {
      for (const part of TEXT_PARTS) await ask(part, writing);
      draft = makeDraft(writing.parts, drafting);
      await drafting.session.show(shownLines(draft, drafting));
    } else if (choice === 'page') await openPageOf(draft, drafting);
    else {
      const ways = await writing.safely(() => take(choice, draft, drafting));
      taken.push(ways);
      await drafting.session.show(ways.lines(drafting.session));
    }
  }
}

const isNowhere = ({ file, mailto, copied }: Ways): boolean => file === null && mailto === null && copied !== 'copied';

const stillKeptLines = ({ screen, language }: Session): readonly string[] =>
  withCommand(draftWords(language).stillKept, shellLine(['report', 'draft']), screen);

/** A draft while it is written. */
interface Writing {
  parts: DraftParts;
  readonly drafting: Drafting;
  /** Keeps what is there. */
  readonly keep: () => Promise<void>;
  /** Asks; interrupted, the error leaves with the command line that goes on. */
  readonly safely: <T>(ask: () => Promise<T>) => Promise<T>;
}

/** Nothing is lost of what was typed now, nor of the draft that is kept: they become one, or that one goes to a file. */
async function begin(
  typed: DraftParts,
  kept: DraftParts | null,
  options: OptionValues,
  drafting: Drafting,
): Promise<Writing> {
  const { session } = drafting;
  const words = draftWords(session.language);
  const say = (text: string): void => {
    for (const line of wrap(text, session.screen)) session.remark(line);
  };
  const writing = writingOf(typed, drafting, () => say(words.keptNot));
  if (kept !== null && !isEmpty(kept)) {
    const choice =
      options['new'] === true
        ? 'anew'
        : goesOn(typed, kept) && !contradicts(typed, kept)
          ? 'go-on'
          : await writing.safely(() => askWhichDraft(typed, kept, drafting));
    if (choice === 'anew') await putKeptAside(kept, drafting);
    else {
      writing.parts = bothDrafts(typed, kept);
      say(words.goingOn);
    }
  }
  if (!isEmpty(writing.parts)) await writing.keep();
  return writing;
}

function writingOf(typed: DraftParts, drafting: Drafting, sayNotKept: () => void): Writing {
  /** Whether the file holds what is written; null before it was tried. */
  let isKept: boolean | null = null;
  const writing: Writing = {
    parts: typed,
    drafting,
    keep: async () => {
      const saved = await keepDraft(drafting.folder, writing.parts);
      if (!saved && isKept !== false) sayNotKept();
      isKept = saved;
    },
    safely: async (ask) => {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof InterruptedError)) throw error;
        throw new InterruptedError(isKept === true ? ['report', 'draft'] : asWords(writing.parts));
      }
    },
  };
  return writing;
}

/** Whether both say something, and not the same. */
function contradicts(typed: DraftParts, kept: DraftParts): boolean {
  return [...TEXT_PARTS, 'number' as const].some((part) => typed[part] && kept[part] && typed[part] !== kept[part]);
}

function bothDrafts(typed: DraftParts, kept: DraftParts): DraftParts {
  return {
    answers: kept.answers,
    about: bothTexts(kept.about, typed.about),
    tried: bothTexts(kept.tried, typed.tried),
    since: bothTexts(kept.since, typed.since),
    number: typed.number ?? kept.number,
  };
}

async function askWhichDraft(typed: DraftParts, kept: DraftParts, drafting: Drafting): Promise<'go-on' | 'anew'> {
  const words = draftWords(drafting.session.language);
  const hasText = TEXT_PARTS.some((part) => typed[part]);
  const chosen = await drafting.session.prompter.select({
    text: words.keptHere(nameOf(kept, drafting, words)),
    choices: [
      { value: 'go-on', text: hasText ? words.goOnAdding : words.goOnWithIt },
      { value: 'anew', text: words.beginAnew },
    ],
  });
  return chosen === 'anew' ? 'anew' : 'go-on';
}

/** The draft that was kept as a file of its own; on the screen where no file can be written. */
async function putKeptAside(kept: DraftParts, drafting: Drafting): Promise<void> {
  const { session, folder } = drafting;
  const words = draftWords(session.language);
  const { paragraphs } = makeDraft(kept, { ...drafting, facts: null });
  const put = await putAside(folder, draftFileText(paragraphs), dayOf(session));
  if (put.kind === 'file') await session.show([...wrap(words.putAside, session.screen), `  ${visible(put.path, 300)}`]);
  else {
    await session.show([
      ...wrap(words.notPutAside, session.screen),
      ...paragraphs.flatMap((paragraph) => wrap(paragraph, { ...session.screen, indent: 2, hanging: 4 })),
    ]);
  }
}

/** A draft in a few words, for the question whether to go on with it. */
function nameOf(kept: DraftParts, { triage, session }: Drafting, words: Words): string {
  const { target } = makeDraft(kept, { session, triage, facts: null });
  const chosen =
    topicTextOf(triage, target, session.language) ?? chosenTexts(triage, target, session.language).join(', ');
  return chosen !== '' ? chosen : (kept.about ?? '').slice(0, 60) || words.emptyDraft;
}

/** The command line that holds all that was written, for where nothing can be kept. */
function asWords({ answers, about, tried, since, number }: DraftParts): readonly string[] {
  const option = (flag: string, value: string | null): string[] => (value ? [flag, value] : []);
  return [
    'report',
    'draft',
    ...answers.flatMap((answer) => ['--answer', answer]),
    ...option('--about', about),
    ...option('--tried', tried),
    ...option('--since', since),
    ...option('--number', number),
  ];
}

async function askMissing(writing: Writing): Promise<void> {
  for (const part of TEXT_PARTS) {
    if (writing.parts[part] === null) await ask(part, writing);
  }
}

/** Asks for one text until it fits; Enter alone leaves what stands there. */
async function ask(part: TextPart, writing: Writing): Promise<void> {
  const { session, masker } = writing.drafting;
  const words = draftWords(session.language);
  const question = { about: words.askAbout, tried: words.askTried, since: words.askSince }[part];
  const text = `${question} ${words.enterSkips}`;
  for (;;) {
    const typed = await writing.safely(() =>
      session.prompter.input({ text }).catch(async (error: unknown) => {
        // What was typed so far is kept too.
        if (error instanceof InterruptedError && error.typed !== '') {
          const half = settledText(error.typed.slice(0, MOST_PART_CHARACTERS), masker);
          writing.parts = { ...writing.parts, [part]: bothTexts(writing.parts[part], half) };
          await writing.keep();
        }
        throw error;
      }),
    );
    try {
      const settled = typed === '' ? (writing.parts[part] ?? '') : settledText(typed, masker);
      writing.parts = { ...writing.parts, [part]: settled };
      await writing.keep();
      return;
    } catch (error) {
      sayRefusal(error, session);
    }
  }
}

/** Says what was wrong with an answer; what is no refusal is thrown on. */
function sayRefusal(error: unknown, { language, remark, screen }: Session): void {
  if (!(error instanceof UsageError)) throw error;
  for (const line of wrap([error.text[language], error.hint?.[language]].filter(Boolean).join(' '), screen))
    remark(line);
}

type Choice = 'done' | 'file' | 'copy' | 'mail' | 'page' | 'change' | 'drop';

async function askWhatNow({ target }: Draft, { session }: Drafting): Promise<Choice> {
  const words = draftWords(session.language);
  const page = pageOf(target);
  const choices: readonly { readonly value: Choice; readonly text: string }[] = [
    { value: 'done', text: words.done },
    { value: 'copy', text: words.toClipboard },
    { value: 'file', text: words.toFile },
    ...(page === null ? [] : [{ value: 'page', text: words.toPage(page.replace(/^https:\/\//, '')) } as const]),
    { value: 'mail', text: words.toMail },
    { value: 'change', text: words.change },
    { value: 'drop', text: words.drop },
  ];
  const chosen = await session.prompter.select({ text: words.whatNow, choices });
  return choices.find(({ value }) => value === chosen)?.value ?? 'done';
}

async function take(choice: 'file' | 'copy' | 'mail', draft: Draft, { session }: Drafting): Promise<Ways> {
  if (choice === 'copy') return toClipboard(draft, session);
  const words = draftWords(session.language);
  if (choice === 'mail') {
    const mail = toMail(draft, session);
    if (mail !== null) return mail;
    session.remark(words.mailTooLongAsk);
  }
  for (;;) {
    try {
      const offered = offeredName();
      const name = await session.prompter.input({ text: words.askFile(offered) });
      return await toFile(draft, name === '' ? offered : name);
    } catch (error) {
      // A file of another stands in the way: another name is asked.
      sayRefusal(error, session);
    }
  }
}

async function openPageOf({ target }: Draft, { session }: Drafting): Promise<void> {
  const page = pageOf(target);
  if (page === null) return;
  const words = draftWords(session.language);
  const { openPage } = await import('../../io/browser.ts');
  const said = (await openPage(page)) ? words.opening : words.notOpened;
  await session.show([...wrap(said, session.screen), `  ${page}`]);
}
