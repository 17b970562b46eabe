import { existsSync } from 'node:fs';
import type { OptionValues } from '../../command.ts';
import { UsageError } from '../../errors.ts';
import { copyText } from '../../io/clipboard.ts';
import { wrap } from '../../io/layout.ts';
import type { NotSavedWhy } from '../../io/not-saved.ts';
import { refuseForeignFile, writeOrWhy } from '../../io/own-file.ts';
import { visible } from '../../io/visible.ts';
import type { Session } from '../../session.ts';
import { isoAt } from '../../time/zone.ts';
import { sayNotSaved, sayNotWritten } from '../../wording/not-saved.ts';
import { textOf } from '../ledger.ts';
import type { Draft } from './command.ts';
import { mailtoOf, subjectOf } from './compose.ts';
import { DRAFT_FILE, draftFileText } from './draft-file.ts';
import { putAside } from './kept.ts';
import { mailOf } from './view.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { draftWords, type Words } from './words.ts';

/** The ways out of a draft. Each says what became of it; nothing is sent by any of them. */
export interface Ways {
  readonly file: string | null;
  readonly copied: 'copied' | 'asked-terminal' | 'not-copied' | null;
  readonly mailto: string | null;
  /** Whether a file that was asked for could not be written. */
  readonly lost: boolean;
  readonly lines: (session: Session) => readonly string[];
}

export const NO_WAYS: Ways = { file: null, copied: null, mailto: null, lost: false, lines: () => [] };

/**
 * The name of a file that is offered where none is named: one that nothing has yet.
 */
export function offeredName(): string {
  const names = [
    'lusupport-draft.txt',
    ...Array.from({ length: 98 }, (_, place) => `lusupport-draft-${place + 2}.txt`),
  ];
  return names.find((name) => !existsSync(name)) ?? 'lusupport-draft.txt';
}

/**
 * Asked before anything is asked of the student, so that no answer is given in vain.
 *
 * @throws UsageError where `--out` names no file, or one that is not ours to replace
 */
export async function refuseOut(options: OptionValues): Promise<void> {
  if (options['out'] !== undefined) await refuseFile(textOf(options, 'out'));
}

async function refuseFile(file: string): Promise<void> {
  if (file === '-') {
    throw new UsageError('file-refused', { en: en.outDash, nl: nl.outDash }, { en: en.outLike, nl: nl.outLike });
  }
  await refuseForeignFile(file, '--out', DRAFT_FILE);
}

/**
 * Takes the ways that the options name: `--out`, `--copy`, `--mail`.
 *
 * @throws UsageError where `--out` names a file that is not ours to replace; nothing has been done then
 */
export async function takeWays(draft: Draft, options: OptionValues, session: Session): Promise<Ways> {
  const taken: Ways[] = [];
  if (options['out'] !== undefined) taken.push(await toFile(draft, textOf(options, 'out')));
  if (options['copy'] === true) taken.push(await toClipboard(draft, session));
  if (options['mail'] === true) {
    const mail = toMail(draft, session);
    const isElsewhere = taken.some(({ file }) => file !== null);
    taken.push(mail ?? (isElsewhere ? sentence((words) => words.mailTooLongSee) : await toOwnFile(draft, session)));
  }
  return joined(taken);
}

export function joined(taken: readonly Ways[]): Ways {
  return {
    file: taken.find(({ file }) => file !== null)?.file ?? null,
    copied: taken.find(({ copied }) => copied !== null)?.copied ?? null,
    mailto: taken.find(({ mailto }) => mailto !== null)?.mailto ?? null,
    lost: taken.some(({ lost }) => lost),
    lines: (session) => taken.flatMap(({ lines }) => lines(session)),
  };
}

const sentence = (say: (words: Words) => string): Ways => ({
  ...NO_WAYS,
  lines: ({ screen, language }) => wrap(say(draftWords(language)), screen),
});

/** @throws UsageError for a file that is not ours to replace */
export async function toFile(draft: Draft, file: string): Promise<Ways> {
  await refuseFile(file);
  const why = await writeOrWhy(file, draftFileText(draft.paragraphs));
  const said = (words: Words) => (why === null ? words.written : words.notWritten);
  return fileWays(file, said, why, sayNotWritten);
}

/** For where a file is all that helps, and none was named: one in the folder where we keep ours. */
async function toOwnFile(draft: Draft, session: Session): Promise<Ways> {
  const folder = session.settings.folders?.state ?? null;
  const put = await putAside(folder, draftFileText(draft.paragraphs), dayOf(session));
  return put.kind === 'file'
    ? fileWays(put.path, (words) => words.mailTooLong, null, sayNotSaved)
    : fileWays(folder, (words) => words.mailTooLongLost, put.why, sayNotSaved);
}

/** `2026-11-22`, for the name of a file. */
export const dayOf = ({ now }: Session): string => isoAt(now.instantMs).slice(0, '2026-11-22'.length);

/** @param why null where it has been written */
function fileWays(
  file: string | null,
  said: (words: Words) => string,
  why: NotSavedWhy | null,
  sayWhy: typeof sayNotSaved,
): Ways {
  const shown = file === null ? null : visible(file, 300);
  return {
    ...NO_WAYS,
    file: why === null ? shown : null,
    lost: why !== null,
    lines: ({ screen, language }) => [
      ...wrap(said(draftWords(language)), screen).map((line) => (why === null ? line : screen.paint.bad(line))),
      ...(shown === null ? [] : [`  ${shown}`]),
      ...(why === null ? [] : wrap(sayWhy(why, language), screen)),
    ],
  };
}

export async function toClipboard(draft: Draft, session: Session): Promise<Ways> {
  const { platform, env, screen, write, prompter } = session;
  // A pipe has no terminal that could copy, and in JSON nothing but the document may be written.
  const plain = screen.plain || !prompter.canAsk;
  const copied = await copyText(draft.paragraphs.join('\n\n'), { platform, env, plain, write });
  return {
    ...NO_WAYS,
    copied,
    lines: ({ screen: shown, language }) => {
      const words = draftWords(language);
      const said = { copied: words.copied, 'asked-terminal': words.askedTerminal, 'not-copied': words.notCopied };
      return wrap(said[copied], shown);
    },
  };
}

/** A mail link; null where it would be too long for mail programs. */
export function toMail(draft: Draft, session: Session): Ways | null {
  const subject = subjectOf(draft.content, session.language);
  const mailto = mailtoOf(draft.paragraphs, subject, mailOf(draft.target));
  if (mailto === null) return null;
  return {
    ...NO_WAYS,
    mailto,
    lines: ({ screen, language }) => [...wrap(draftWords(language).mailLink, screen), mailto],
  };
}
