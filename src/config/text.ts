import { displayWidth, labelled, padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { visible } from '../io/visible.ts';
import type { ConfigResult, ShownSetting } from './result-schema.ts';
import { type Words, wordsIn } from './words.ts';

/** The screen of one `config` command. */
export function configLines(result: ConfigResult, wanted: string | null, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  switch (result.action) {
    case 'get':
      return result.settings.flatMap((setting) => getLines(setting, words, screen));
    case 'set':
      return result.settings.flatMap((setting) => setLines(result, setting, wanted ?? '', words, screen));
    case 'list':
      return listLines(result, words, screen);
    case 'unset':
    case 'reset':
      return forgetLines(result, words, screen);
    case 'path':
      return pathLines(result, words, screen);
  }
}

const wrapped = (text: string, screen: Screen): string[] => wrap(text, { columns: screen.columns });

/** The bare value, so that it can be used in a shell; words only where there is none. */
function getLines(setting: ShownSetting, words: Words, screen: Screen): string[] {
  if (setting.value !== null) return [setting.value];
  return [
    ...wrapped(words.notSetYet(setting.key), screen),
    ...wrapped(words.change(screen.paint.typed(example(setting))), screen),
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

function forgetLines(result: ConfigResult, words: Words, screen: Screen): string[] {
  const names = result.settings.map(({ key }) => key).join(', ');
  if (result.saved === true) return wrapped(words.forgotten(names), screen);
  return [
    ...wrapped(words.notForgotten(names), screen),
    ...(result.path === null ? wrapped(words.giveFolder, screen) : [`  ${visible(result.path)}`]),
  ];
}

function setLines(result: ConfigResult, setting: ShownSetting, wanted: string, words: Words, screen: Screen): string[] {
  if (result.saved === true) return wrapped(words.saved(setting.key, wanted), screen);
  return [
    ...wrapped(words.notSaved(setting.key, wanted), screen),
    ...(result.path === null ? wrapped(words.giveFolder, screen) : [`  ${visible(result.path)}`]),
    ...wrapped(words.without(setting.key, wanted), screen),
  ];
}

function listLines(result: ConfigResult, words: Words, screen: Screen): string[] {
  const { columns, plain } = screen;
  const labelColumns = Math.max(0, ...result.settings.map(({ key }) => displayWidth(key)));
  const rows = result.settings.flatMap((setting) => {
    const label = plain ? setting.key : padEnd(setting.key, labelColumns);
    return [
      ...labelled([{ label, text: setting.value ?? words.notSet }], { columns, indent: 2, plain }),
      ...[words.about(setting.key), words.possible(possible(setting, words))]
        .flatMap((text) => wrap(text, { columns, indent: 4, hanging: 6 }))
        .map(screen.paint.dim),
    ];
  });
  const first = result.settings[0];
  return [
    screen.paint.strong(words.title),
    ...rows,
    ...(first === undefined ? [] : wrapped(words.change(screen.paint.typed(example(first))), screen)),
  ];
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
    ...(result.path === null ? wrapped(words.giveFolder, screen) : []),
  ];
}
