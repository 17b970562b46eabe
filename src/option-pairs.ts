import { UsageError } from './errors.ts';
import type { Text } from './language.ts';

/** Two options that contradict each other. */
export function conflictingOptions(one: string, other: string): UsageError {
  return new UsageError(
    'conflicting-options',
    { en: `${one} and ${other} do not go together.`, nl: `${one} en ${other} gaan niet samen.` },
    { en: 'Use one of the two.', nl: 'Gebruik een van de twee.' },
  );
}

/** Two options that name the same file. */
export function conflictingFiles(one: string, other: string): UsageError {
  return new UsageError(
    'conflicting-options',
    { en: `${one} and ${other} name the same file.`, nl: `${one} en ${other} noemen hetzelfde bestand.` },
    { en: 'Give each a name of its own.', nl: 'Geef elk een eigen naam.' },
  );
}

/** An option without the one that it needs. */
export function incompleteOptions(given: string, missing: string, example: Text): UsageError {
  return new UsageError(
    'incomplete-options',
    { en: `${given} needs ${missing}.`, nl: `${given} kan niet zonder ${missing}.` },
    { en: `For example: ${example.en}`, nl: `Bijvoorbeeld: ${example.nl}` },
  );
}

/**
 * Refuses a plan (`--for`) whose start is not named: one that starts now is no plan.
 *
 * @param at the value of `--at` as typed, or null
 */
export function refusePlanWithoutStart(duration: string | null, at: string | null): void {
  if (duration === null) return;
  if (at !== null && !/^\s*(?:now|nu)\s*$/i.test(at)) return;
  throw incompleteOptions('--for', '--at', {
    en: '--at "friday 13:00" --for 2h',
    nl: '--at "vrijdag 13:00" --for 2h',
  });
}
