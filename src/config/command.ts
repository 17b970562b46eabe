import type { OptionValues, RunCommand } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { NotSavedWhy } from '../io/not-saved.ts';
import type { SettingKey } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { closest } from '../text-distance.ts';
import { sayNotSaved } from '../wording/not-saved.ts';
import { allowedValues, SETTING_KEYS, settingKeyOf, settingValueOf } from './keys.ts';
import type { ConfigResult, ShownSetting } from './result-schema.ts';
import { configLines, isUnknown, type ShownAs } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

type Action = ConfigResult['action'];

/** What each action is followed by, for the message when the words do not fit. */
const USAGE: Readonly<Record<Action, readonly string[]>> = {
  get: ['KEY'],
  set: ['KEY', 'VALUE'],
  unset: ['KEY'],
  list: [],
  path: [],
  reset: [],
};

const ACTIONS = Object.keys(USAGE) as Action[];

/** `lusupport config get KEY | set KEY VALUE | unset KEY | list | path | reset`; the first word is the action. */
export const run: RunCommand = async ({ words, options }, session) => {
  const action = actionOf(words[0]);
  const [key = '', value = ''] = parametersOf(action, words.slice(1));
  switch (action) {
    case 'get':
      return answer(session, action, [await shown(settingKeyOf(key), session)]);
    case 'set':
      return set(settingKeyOf(key), value, options, session);
    case 'unset':
      return unset(action, [settingKeyOf(key)], session);
    case 'reset':
      return unset(action, SETTING_KEYS, session);
    case 'list':
      return answer(session, action, await Promise.all(SETTING_KEYS.map((each) => shown(each, session))));
    case 'path':
      return answer(session, action, []);
  }
};

async function set(key: SettingKey, typed: string, options: OptionValues, session: Session): Promise<Answer> {
  const duration = options['for'];
  if (key !== 'exam' && duration !== undefined) {
    throw new UsageError('conflicting-options', { en: en.forExam, nl: nl.forExam });
  }
  const value =
    key === 'exam'
      ? await (await import('./exam.ts')).examValue(typed, typeof duration === 'string' ? duration : null, session)
      : await settingValueOf(key, typed, await allowedIn(key, session));
  const saved = await session.settings.set(key, value);
  return answer(session, 'set', [await shown(key, session)], { value, saved });
}

/** Forgets settings; `reset` forgets all that are ours, and leaves what others wrote in the file. */
async function unset(action: 'unset' | 'reset', keys: readonly SettingKey[], session: Session): Promise<Answer> {
  const wereSet = keys.filter((key) => session.settings.values()[key] !== undefined);
  const saved = (await session.settings.unset?.(keys)) ?? false;
  const settings = await Promise.all(keys.map((key) => shown(key, session)));
  return answer(session, action, settings, { value: null, saved, wereSet });
}

interface Change {
  /** Null where a setting was to be forgotten. */
  readonly value: string | null;
  readonly saved: boolean;
  /** What was to be forgotten, and stood there. */
  readonly wereSet?: readonly SettingKey[];
}

async function answer(
  session: Session,
  action: Action,
  settings: readonly ShownSetting[],
  change: Change | null = null,
): Promise<Answer> {
  const { path, folders } = session.settings;
  const result: ConfigResult = {
    action,
    path,
    folders: folders === undefined ? null : { ...folders },
    settings: [...settings],
    saved: change?.saved ?? null,
  };
  const why = change === null || change.saved ? null : whyNotSaved(session);
  const changedKeys = change?.wereSet ?? settings.map(({ key }) => key);
  // Shown as it would be, where it could not be saved.
  const shownAs = await inWords(
    settings.map((setting) => ({ key: setting.key, value: change?.value ?? setting.value })),
    session,
  );
  return {
    exitCode: why === null ? EXIT.ok : EXIT.notSaved,
    result,
    notices: [
      ...(why === null ? [] : changedKeys.map((key) => notSaved(key, change?.value ?? null, shownAs, why))),
      ...(action === 'get' || action === 'list' ? settings.filter(isUnknown).map(unknownNotice) : []),
    ],
    lines: () =>
      configLines(result, { shownAs, why, wereSet: change?.wereSet ?? [] }, change?.value ?? null, session.screen),
  };
}

function whyNotSaved({ settings }: Session): NotSavedWhy {
  return settings.notSavedWhy?.() ?? (settings.path === null ? 'no-folder' : 'unwritable');
}

/** Values that people would not read as they are kept; the others stand for themselves. */
async function inWords(
  settings: readonly { readonly key: SettingKey; readonly value: string | null }[],
  session: Session,
): Promise<ShownAs> {
  const exam = settings.find(({ key }) => key === 'exam')?.value ?? null;
  if (exam === null) return (_key, value) => value;
  const { sayExam } = await import('./exam.ts');
  return (key, value, language) => (key === 'exam' ? (sayExam(exam, language, session) ?? value) : value);
}

/** @param value null where the setting was to be forgotten */
const notSaved = (key: SettingKey, value: string | null, shownAs: ShownAs, why: NotSavedWhy): Notice => ({
  code: 'not-saved',
  about: key,
  message:
    value === null
      ? {
          en: `${en.notForgotten(key)} ${sayNotSaved(why, 'en')}`,
          nl: `${nl.notForgotten(key)} ${sayNotSaved(why, 'nl')}`,
        }
      : {
          en: `${en.notSaved(key, shownAs(key, value, 'en'))} ${sayNotSaved(why, 'en')}`,
          nl: `${nl.notSaved(key, shownAs(key, value, 'nl'))} ${sayNotSaved(why, 'nl')}`,
        },
});

const unknownNotice = ({ key, value }: ShownSetting): Notice => ({
  code: 'config-set-aside',
  about: key,
  message: { en: en.unknownValue(key, value ?? ''), nl: nl.unknownValue(key, value ?? '') },
});

async function shown(key: SettingKey, session: Session): Promise<ShownSetting> {
  return { key, value: session.settings.values()[key] ?? null, allowed: [...(await allowedIn(key, session))] };
}

/** The reference data is read only for the setting that needs it. */
async function allowedIn(key: SettingKey, session: Session): Promise<readonly string[]> {
  if (key !== 'faculty') return allowedValues(key, []);
  const { faculties } = await session.reference.triage();
  return allowedValues(
    key,
    faculties.map(({ id }) => id),
  );
}

/** @throws UsageError `unknown-subcommand` */
function actionOf(word: string | undefined): Action {
  const action = ACTIONS.find((known) => known === word);
  if (action !== undefined) return action;
  const near = word === undefined ? null : closest(word, ACTIONS);
  const typed = visible(word ?? '', 60);
  throw new UsageError(
    'unknown-subcommand',
    word === undefined
      ? { en: en.noAction, nl: nl.noAction }
      : { en: en.noSuchAction(typed), nl: nl.noSuchAction(typed) },
    { en: en.actionsAre(near), nl: nl.actionsAre(near) },
  );
}

/** @throws UsageError `wrong-words` when there are too few or too many */
function parametersOf(action: Action, words: readonly string[]): readonly string[] {
  const wanted = USAGE[action];
  if (words.length === wanted.length) return words;
  const line = [action, ...wanted].join(' ');
  throw new UsageError(
    'wrong-words',
    { en: en.wrongCount(action), nl: nl.wrongCount(action) },
    { en: en.usage(line), nl: nl.usage(line) },
  );
}
