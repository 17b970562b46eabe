import { createHash } from 'node:crypto';
import type { OwnFileKind } from '../../io/own-file.ts';
import { draftWords } from './words.ts';

/**
 * A draft as a file. The closing line ends with a check of the text, so that a draft which the student has filled in is
 * told from one that is still as we wrote it: `Written with lusupport on Sun 22 Nov 2026, 11:24 [3f9a12bc]`.
 */
export function draftFileText(paragraphs: readonly string[]): string {
  const body = paragraphs.join('\n\n');
  return `${body} [${checkOf(body)}]\n`;
}

/** The first eight hex digits of SHA-256. */
function checkOf(body: string): string {
  return createHash('sha256').update(body).digest('hex').slice(0, 8);
}

/** A file with a draft of ours ends with the line that says so, in either language. */
function isDraftFile(text: string): boolean {
  const last = text.trimEnd().split('\n').at(-1) ?? '';
  return (['en', 'nl'] as const).some((language) => last.startsWith(draftWords(language).writtenOn('').trimEnd()));
}

/** Other line ends and a byte-order mark are the work of an editor that only saved it. */
function isUntouched(text: string): boolean {
  const [, body, check] =
    /^([\s\S]*) \[([0-9a-f]{8})\]\s*$/.exec(text.replace(/^\uFEFF/, '').replaceAll('\r\n', '\n')) ?? [];
  return body !== undefined && check === checkOf(body);
}

export const DRAFT_FILE: OwnFileKind = {
  name: { en: 'a draft of ours', nl: 'concept van ons' },
  isOurs: (text) => text === '' || isDraftFile(text),
  isChanged: (text) => text !== '' && !isUntouched(text),
  maxBytes: 262_144,
};
