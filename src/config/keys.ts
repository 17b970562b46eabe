import { choiceHint } from '../choice-hint.ts';
import { UsageError } from '../errors.ts';
import type { SettingKey } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import { LANGUAGES } from '../language.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** The settings, in the order in which they are listed. */
export const SETTING_KEYS = [
  'language',
  'faculty',
  'speedTest',
  'exam',
  'incidentFeed',
] as const satisfies readonly SettingKey[];

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
    case 'incidentFeed':
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

const MOST_FEEDS = 5;
/** Browsers and servers take no longer addresses for granted. */
const MOST_FEED_CHARACTERS = 2_000;

/**
 * One address or a few, written as a browser would.
 *
 * @throws UsageError `bad-setting-value` for what is no https address of a host with a public name
 */
async function feedsOf(typed: string): Promise<string> {
  const { allowedUrl, isPublicName } = await import('../io/web-address.ts');
  const addresses = typed.split(/\s+/).filter((address) => address !== '');
  const urls = addresses
    .map((address) => allowedUrl(address, null))
    .filter((url) => url !== null && isPublicName(url.hostname));
  const feeds = urls.flatMap((url) => url?.href ?? []).join(' ');
  const isWhole = urls.length > 0 && urls.length === addresses.length;
  if (isWhole && urls.length <= MOST_FEEDS && feeds.length <= MOST_FEED_CHARACTERS) return feeds;
  const shown = visible(typed, 60);
  throw new UsageError(
    'bad-setting-value',
    { en: en.badValue('incidentFeed', shown), nl: nl.badValue('incidentFeed', shown) },
    { en: en.feedIs, nl: nl.feedIs },
  );
}

/** @throws UsageError `bad-setting-value`, with the values that are allowed */
export async function settingValueOf(key: SettingKey, typed: string, allowed: readonly string[]): Promise<string> {
  if (key === 'incidentFeed') return feedsOf(typed);
  if (allowed.includes(typed)) return typed;
  const shown = visible(typed, 60);
  throw new UsageError(
    'bad-setting-value',
    { en: en.badValue(key, shown), nl: nl.badValue(key, shown) },
    choiceHint(typed, allowed),
  );
}
