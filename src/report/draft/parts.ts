import { UsageError } from '../../errors.ts';
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
