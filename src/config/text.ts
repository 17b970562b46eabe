import { displayWidth, labelled, padEnd, withCommand, wrap } from '../io/layout.ts';
import type { NotSavedWhy } from '../io/not-saved.ts';
import type { Screen } from '../io/screen.ts';
import type { SettingKey } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { sayNotSaved } from '../wording/not-saved.ts';
import type { ConfigResult, ShownSetting } from './result-schema.ts';
import { type Words, wordsIn } from './words.ts';

/** A value as people read it. */
export type ShownAs = (key: SettingKey, value: string, language: Language) => string;

export interface Saying {
  readonly shownAs: ShownAs;
  /** Null where everything could be saved, or nothing was to be. */
  readonly why: NotSavedWhy | null;
  /** The settings that were to be forgotten, and were set. */
  readonly wereSet: readonly SettingKey[];
}

/** The screen of one `config` command. */
export function configLines(
  result: ConfigResult,
  saying: Saying,
  wanted: string | null,
  screen: Screen,
): readonly string[] {
  const words = wordsIn(screen.language);
  switch (result.action) {
    case 'get':
      return result.settings.flatMap((setting) => getLines(setting, words, screen));
    case 'set':
      return result.settings.flatMap((setting) => setLines(result, setting, wanted ?? '', saying, screen));
    case 'list':
      return listLines(result, saying, words, screen);
    case 'unset':
    case 'reset':
      return forgetLines(result, saying, words, screen);
    case 'path':
      return pathLines(result, words, screen);
  }
}

const wrapped = (text: string, screen: Screen): string[] => wrap(text, { columns: screen.columns });

/** Whether a value stands in the file that is none of those there are. */
export function isUnknown({ value, allowed }: ShownSetting): boolean {
  return value !== null && allowed.length > 0 && !allowed.includes(value);
}

/** The bare value, so that it can be used in a shell; words only where there is none that counts. */
function getLines(setting: ShownSetting, words: Words, screen: Screen): string[] {
  const { key, value } = setting;
  if (value !== null && !isUnknown(setting)) return [value];
  return [
    ...wrapped(value === null ? words.notSetYet(key) : words.unknownValue(key, value), screen),
    ...withCommand(words.change, example(setting), screen),
    ...wrapped(words.possible(possible(setting, words)), screen),
  ];
}

/** A command that would change something. */
function example(setting: ShownSetting): string {
  const other = setting.allowed.find((value) => value !== setting.value);
  if (setting.key === 'exam') return 'lusupport config set exam "2026-12-04 13:00" --for 2h';
  if (setting.key === 'incidentFeed')
    return `lusupport config set ${setting.key} https://status.example.org/summary.json`;
  return `lusupport config set ${setting.key} ${other ?? 'VALUE'}`;
}

function possible({ key, allowed }: ShownSetting, words: Words): string {
  if (key === 'exam') return words.aMoment;
  return key === 'incidentFeed' ? words.anyFeed : allowed.join(', ');
}

function forgetLines(result: ConfigResult, { why, wereSet }: Saying, words: Words, screen: Screen): string[] {
  if (why === null && wereSet.length === 0) {
    const [only] = result.settings;
    return wrapped(only !== undefined && result.action === 'unset' ? words.notSetYet(only.key) : words.noneSet, screen);
  }
  const names = wereSet.join(', ');
  if (why === null) return wrapped(words.forgotten(names), screen);
  return [...wrapped(`${words.notForgotten(names)} ${sayNotSaved(why, screen.language)}`, screen), ...placeOf(result)];
}

function setLines(
  result: ConfigResult,
  { key }: ShownSetting,
  wanted: string,
  { shownAs, why }: Saying,
  screen: Screen,
): string[] {
  const words = wordsIn(screen.language);
  if (why === null) return wrapped(words.saved(key, shownAs(key, wanted, screen.language)), screen);
  return [
    ...wrapped(
      `${words.notSaved(key, shownAs(key, wanted, screen.language))} ${sayNotSaved(why, screen.language)}`,
      screen,
    ),
    ...placeOf(result),
    ...wrapped(words.without(key, wanted), screen),
  ];
}

const placeOf = ({ path }: ConfigResult): string[] => (path === null ? [] : [`  ${visible(path)}`]);

function listLines(result: ConfigResult, { shownAs }: Saying, words: Words, screen: Screen): string[] {
  const { columns, plain } = screen;
  const labelColumns = Math.max(0, ...result.settings.map(({ key }) => displayWidth(key)));
  const rows = result.settings.flatMap((setting) => {
    const label = plain ? setting.key : padEnd(setting.key, labelColumns);
    return [
      ...labelled([{ label, text: valueText(setting, shownAs, words, screen.language) }], {
        columns,
        indent: 2,
        plain,
      }),
      ...[words.about(setting.key), words.possible(possible(setting, words))]
        .flatMap((text) => wrap(text, { columns, indent: 4, hanging: 6 }))
        .map(screen.paint.dim),
    ];
  });
  const first = result.settings[0];
  return [
    screen.paint.strong(words.title),
    ...rows,
    ...(first === undefined ? [] : withCommand(words.change, example(first), screen)),
  ];
}

function valueText(setting: ShownSetting, shownAs: ShownAs, words: Words, language: Language): string {
  const { key, value } = setting;
  if (value === null) return words.notSet;
  return isUnknown(setting) ? words.notUsed(value) : shownAs(key, value, language);
}

/** Paths are never broken over lines: they are there to be copied. */
function pathLines(result: ConfigResult, words: Words, screen: Screen): string[] {
  const { folders } = result;
  const places: readonly (readonly [string, string | null])[] = [
    [words.settingsFile, result.path],
    ...(folders === null
      ? []
      : ([
          [words.stateFolder, folders.state],
          [words.cacheFolder, folders.cache],
        ] as const)),
  ];
  return [
    ...places.map(([label, path]) => `${label}: ${path === null ? words.noFolder : visible(path)}`),
    ...(result.path === null ? wrapped(sayNotSaved('no-folder', screen.language), screen) : []),
  ];
}
