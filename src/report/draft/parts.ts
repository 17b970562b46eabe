import { UsageError } from '../../errors.ts';
import { visible } from '../../io/visible.ts';
import type { Masker } from './masker.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** The texts that a student writes for a draft, in the order in which they are asked. */
export const TEXT_PARTS = ['about', 'tried', 'since'] as const;

export type TextPart = (typeof TEXT_PARTS)[number];

/** A draft as far as it is written. Every text in it has been masked; '' where there is nothing to say, null unasked. */
export interface DraftParts {
  /** `question=option`, in the order of the path. */
  readonly answers: readonly string[];
  readonly about: string | null;
  readonly tried: string | null;
  readonly since: string | null;
  /** A report number of before; it is kept exactly. */
  readonly number: string | null;
}

export const MOST_PART_CHARACTERS = 2000;

/**
 * A text as a draft holds it: masked first, then on one line, since a break can hide what belongs together.
 *
 * @throws UsageError for more than 2,000 characters; what was typed is not repeated
 */
export function settledText(typed: string, masker: Masker): string {
  if (typed.length > MOST_PART_CHARACTERS) {
    throw new UsageError(
      'text-too-long',
      { en: en.partLong, nl: nl.partLong },
      { en: en.partShorter, nl: nl.partShorter },
    );
  }
  return masker.mask(typed).replace(/\s+/g, ' ').trim();
}

/** Longer than any text with its placeholders. */
const MOST_SHOWN_CHARACTERS = 20 * MOST_PART_CHARACTERS;

/** The texts as they may leave the program, to a screen, a file, the clipboard or a mail: nothing in them acts or hides. */
export function visibleParts({ answers, about, tried, since, number }: DraftParts): DraftParts {
  const shown = (text: string | null): string | null => (text === null ? null : visible(text, MOST_SHOWN_CHARACTERS));
  return { answers, about: shown(about), tried: shown(tried), since: shown(since), number: shown(number) };
}

/** Two texts of one part as one, so that neither is lost. */
export function bothTexts(before: string | null, more: string | null): string | null {
  if (!before || !more) return before || (more ?? before);
  if (before.includes(more)) return before;
  return `${before}${/[.!?]$/.test(before) ? '' : '.'} ${more}`;
}
