import { UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

export const MOST_NUMBER_CHARACTERS = 40;
export const MOST_ABOUT_CHARACTERS = 300;
export const MOST_NOTE_CHARACTERS = 1000;

/** Whether a text of a file could have been typed as a number. */
export const isNumber = (text: string): boolean => /^[\x21-\x7e](?:[\x20-\x7e]{0,38}[\x21-\x7e])?$/.test(text);
export const isAbout = (text: string): boolean => [...text].length <= MOST_ABOUT_CHARACTERS;
export const isNote = (text: string): boolean => [...text].length <= MOST_NOTE_CHARACTERS;

/**
 * A report number as it is kept: what was typed without blanks around it, nothing else changed.
 *
 * @throws UsageError unless it is 1 to 40 printable ASCII characters; blanks inside are allowed
 */
export function readNumber(typed: string): string {
  const number = typed.trim();
  const hint = { en: en.numberLike, nl: nl.numberLike };
  if (number === '') throw new UsageError('bad-report-number', { en: en.numberEmpty, nl: nl.numberEmpty }, hint);
  const shown = visible(number, MOST_NUMBER_CHARACTERS);
  if (!/^[\x20-\x7e]+$/.test(number)) {
    const text = { en: en.numberUnprintable(shown), nl: nl.numberUnprintable(shown) };
    throw new UsageError('bad-report-number', text, hint);
  }
  if (number.length > MOST_NUMBER_CHARACTERS) {
    throw new UsageError('bad-report-number', { en: en.numberLong(shown), nl: nl.numberLong(shown) }, hint);
  }
  return number;
}

/**
 * What a report is about, on one line; null for nothing.
 *
 * @throws UsageError for more than 300 characters
 */
export function readAbout(typed: string): string | null {
  const about = typed.replace(/\s+/g, ' ').trim();
  if (!isAbout(about)) {
    throw new UsageError(
      'text-too-long',
      { en: en.aboutLong, nl: nl.aboutLong },
      { en: en.aboutShorter, nl: nl.aboutShorter },
    );
  }
  return about === '' ? null : about;
}

/**
 * A note about a report, on one line.
 *
 * @throws UsageError for none, and for more than 1,000 characters
 */
export function readNote(typed: string): string {
  const note = typed.replace(/\s+/g, ' ').trim();
  if (note === '') {
    throw new UsageError('empty-note', { en: en.noteEmpty, nl: nl.noteEmpty }, { en: en.noteLike, nl: nl.noteLike });
  }
  if (!isNote(note)) {
    throw new UsageError(
      'text-too-long',
      { en: en.noteLong, nl: nl.noteLong },
      { en: en.noteShorter, nl: nl.noteShorter },
    );
  }
  return note;
}
