import type { OptionValues } from '../../command.ts';
import { copyText } from '../../io/clipboard.ts';
import { wrap } from '../../io/layout.ts';
import { type OwnFileKind, refuseForeignFile, writeWhole } from '../../io/own-file.ts';
import { visible } from '../../io/visible.ts';
import type { Session } from '../../session.ts';
import { textOf } from '../ledger.ts';
import type { Draft } from './command.ts';
import { isDraftFile, mailtoOf, subjectOf } from './compose.ts';
import { mailOf } from './view.ts';
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

/** The file that is written where none is named. */
export const DEFAULT_FILE = 'lusupport-draft.txt';

const DRAFT_FILE: OwnFileKind = {
  name: { en: 'a draft of ours', nl: 'concept van ons' },
  isOurs: (text) => text === '' || isDraftFile(text),
  maxBytes: 262_144,
};

/**
 * Takes the ways that the options name: `--out`, `--copy`, `--mail`.
 *
 * @throws UsageError where `--out` names a file that is not ours to replace; nothing has been done then
 */
export async function takeWays(draft: Draft, options: OptionValues, session: Session): Promise<Ways> {
  const out = textOf(options, 'out');
  const taken: Ways[] = [];
  if (options['out'] !== undefined) taken.push(await toFile(draft, out));
  if (options['copy'] === true) taken.push(await toClipboard(draft, session));
  if (options['mail'] === true) taken.push(await toMail(draft, session));
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

/** @throws UsageError for a file that is not ours to replace */
export async function toFile(draft: Draft, file: string, say: Said = SAY_FILE): Promise<Ways> {
  await refuseForeignFile(file, '--out', DRAFT_FILE);
  const written = await writeWhole(file, `${draft.paragraphs.join('\n\n')}\n`);
  const shown = visible(file, 300);
  return {
    ...NO_WAYS,
    file: written ? shown : null,
    lost: !written,
    lines: ({ screen, language }) => [
      ...wrap((written ? say.written : say.lost)(draftWords(language)), screen).map((line) =>
        written ? line : screen.paint.bad(line),
      ),
      `  ${shown}`,
    ],
  };
}

interface Said {
  readonly written: (words: Words) => string;
  readonly lost: (words: Words) => string;
}

const SAY_FILE: Said = { written: (words) => words.written, lost: (words) => words.notWritten };
const SAY_TOO_LONG: Said = { written: (words) => words.mailTooLong, lost: (words) => words.mailTooLongLost };

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

/** A mail link; where it would be too long for mail programs, a file, and that is said. */
export async function toMail(draft: Draft, session: Session): Promise<Ways> {
  const subject = subjectOf(draft.content, session.language);
  const mailto = mailtoOf(draft.paragraphs, subject, mailOf(draft.target));
  if (mailto === null) return toFile(draft, DEFAULT_FILE, SAY_TOO_LONG);
  return {
    ...NO_WAYS,
    mailto,
    lines: ({ screen, language }) => [...wrap(draftWords(language).mailLink, screen), mailto],
  };
}
