import { choiceHint } from '../choice-hint.ts';
import { UsageError } from '../errors.ts';
import type { SettingKey } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import { LANGUAGES } from '../language.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** The settings, in the order in which they are listed. */
export const SETTING_KEYS = ['language', 'faculty', 'speedTest', 'exam'] as const satisfies readonly SettingKey[];

/** The values that a setting may have; none to choose from for the exam, which is a moment. `facultyIds` are those of the reference data. */
export function allowedValues(key: SettingKey, facultyIds: readonly string[]): readonly string[] {
  switch (key) {
    case 'language':
      return LANGUAGES;
    case 'faculty':
      return facultyIds;
    case 'speedTest':
      return ['yes', 'no'];
    case 'exam':
      return [];
  }
}

/** @throws UsageError `unknown-setting`, with the keys there are */
export function settingKeyOf(typed: string): SettingKey {
  const key = SETTING_KEYS.find((known) => known === typed);
  if (key !== undefined) return key;
  const shown = visible(typed, 60);
  throw new UsageError(
    'unknown-setting',
    { en: en.noSuchSetting(shown), nl: nl.noSuchSetting(shown) },
    choiceHint(typed, SETTING_KEYS),
  );
}

/** @throws UsageError `bad-setting-value`, with the values that are allowed */
export function settingValueOf(key: SettingKey, typed: string, allowed: readonly string[]): string {
  if (allowed.includes(typed)) return typed;
  const shown = visible(typed, 60);
  throw new UsageError(
    'bad-setting-value',
    { en: en.badValue(key, shown), nl: nl.badValue(key, shown) },
    choiceHint(typed, allowed),
  );
}
