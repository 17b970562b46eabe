import type { Text } from './language.ts';
import { closest } from './text-distance.ts';

/** What would have been right, for a word that is none of the allowed ones: the nearest first, then all. */
export function choiceHint(typed: string, allowed: readonly string[]): Text {
  const meant = closest(typed, allowed);
  const all = allowed.join(', ');
  return {
    en: `${meant === null ? '' : `Did you mean ${meant}? `}Choose from: ${all}.`,
    nl: `${meant === null ? '' : `Bedoelde je ${meant}? `}Kies uit: ${all}.`,
  };
}
