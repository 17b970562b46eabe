import type { OptionValues } from '../../command.ts';
import { type ExitCode, InterruptedError, strongestExit, UsageError } from '../../errors.ts';
import { wrap } from '../../io/layout.ts';
import type { Answer, Session } from '../../session.ts';
import { type Draft, type Drafting, finished, goesOn, isEmpty, makeDraft, merged, shownLines } from './command.ts';
import { dropDraft, keepDraft } from './kept.ts';
import { type DraftParts, settledText, TEXT_PARTS, type TextPart } from './parts.ts';
import { chosenTexts, pageOf } from './view.ts';
import { DEFAULT_FILE, joined, takeWays, toClipboard, toFile, toMail, type Ways } from './ways.ts';
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
  const writing = await begin(typed, kept, drafting);
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
      dropDraft(drafting.folder);
      const { session } = drafting;
      const end = choice === 'drop' ? wrap(draftWords(session.language).dropped, session.screen) : [];
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

/** A draft while it is written. */
interface Writing {
  parts: DraftParts;
  readonly drafting: Drafting;
  /** Keeps what is there. */
  readonly keep: () => Promise<void>;
  /** Asks; interrupted, the error leaves with the command line that goes on. */
  readonly safely: <T>(ask: () => Promise<T>) => Promise<T>;
}

async function begin(typed: DraftParts, kept: DraftParts | null, drafting: Drafting): Promise<Writing> {
  const { session, folder } = drafting;
  const words = draftWords(session.language);
  const say = (text: string): void => {
    for (const line of wrap(text, session.screen)) session.remark(line);
  };
  let isKept = true;
  const writing: Writing = {
    parts: typed,
    drafting,
    keep: async () => {
      const saved = await keepDraft(folder, writing.parts);
      if (!saved && isKept) say(words.keptNot);
      isKept = saved;
    },
    safely: async (ask) => {
      try {
        return await ask();
      } catch (error) {
        if (!(error instanceof InterruptedError)) throw error;
        throw new InterruptedError(isKept && !isEmpty(writing.parts) ? ['report', 'draft'] : asWords(writing.parts));
      }
    },
  };
  if (goesOn(typed, kept)) {
    writing.parts = merged(typed, kept);
    say(words.goingOn);
  } else if (kept !== null && !isEmpty(kept)) {
    const goOn = await writing.safely(() =>
      session.prompter.confirm({ text: words.goOn(nameOf(kept, drafting, words)), fallback: true }),
    );
    if (goOn) writing.parts = merged({ ...typed, answers: [] }, kept);
  }
  if (!isEmpty(writing.parts)) await writing.keep();
  return writing;
}

/** A draft in a few words, for the question whether to go on with it. */
function nameOf(kept: DraftParts, { triage, session }: Drafting, words: Words): string {
  const { target } = makeDraft(kept, { session, triage, facts: null } as Drafting);
  const chosen = chosenTexts(triage, target, session.language).join(', ');
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
  const text = { about: words.askAbout, tried: words.askTried, since: words.askSince }[part];
  for (;;) {
    const typed = await writing.safely(() => session.prompter.input({ text }));
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
function sayRefusal(error: unknown, { language, remark }: Session): void {
  if (!(error instanceof UsageError)) throw error;
  remark([error.text[language], error.hint?.[language]].filter(Boolean).join(' '));
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
  const askFile = async (): Promise<Ways> => {
    const name = await session.prompter.input({ text: words.askFile(DEFAULT_FILE) });
    return toFile(draft, name === '' ? DEFAULT_FILE : name);
  };
  let attempt = choice === 'mail' ? () => toMail(draft, session) : askFile;
  for (;;) {
    try {
      return await attempt();
    } catch (error) {
      // A file of another stands in the way: another name is asked, also where the file was ours to choose.
      sayRefusal(error, session);
      attempt = askFile;
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
