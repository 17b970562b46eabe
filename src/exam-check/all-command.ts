import { visible } from '../io/visible.ts';
import type { ProfileVariant } from '../reference/exam-check-data.ts';

/** Options as they were typed; null where they were not. */
export interface GivenOptions {
  readonly at: string | null;
  readonly duration: string | null;
  readonly product: string | null;
  readonly facts: string | null;
  /** `--no-speed` was typed: the same command must not measure after all. */
  readonly noSpeed: boolean;
}

const LONGEST_WORD = 200;

/** In double quotes where needed: the only ones that the shells of Windows, macOS and Linux all know. */
function quoted(word: string): string {
  const shown = visible(word, LONGEST_WORD);
  return /^[\w./:@+-]+$/.test(shown) ? shown : `"${shown.replaceAll(/["$`]/g, '\\$&')}"`;
}

/** The command that judges the same again for a kind of exam, with the options that were typed. */
function commandFor(profileId: string, given: GivenOptions): string {
  const pairs: readonly (readonly [string, string | null])[] = [
    ['--profile', profileId],
    ['--with', given.product],
    ['--at', given.at],
    ['--for', given.duration],
    ['--facts', given.facts],
  ];
  const typed = pairs.flatMap(([flag, value]) => (value === null ? [] : [`${flag} ${quoted(value)}`]));
  return `lusupport exam-check ${[...typed, ...(given.noSpeed ? ['--no-speed'] : [])].join(' ')}`;
}

/** The command that shows every check of this run. */
export function allCommand(profileId: string, given: GivenOptions): string {
  return `${commandFor(profileId, given)} --all`;
}

/** The command that judges for another product of the same kind of exam. */
export function productCommand(profileId: string, variant: ProfileVariant, given: GivenOptions): string {
  return commandFor(profileId, { ...given, product: variant.with });
}
