import { join } from 'node:path';
import { isLanguage, type Language } from '../language.ts';
import type { Notice } from '../session.ts';
import type { Folders } from './folders.ts';
import { withLock } from './lock.ts';
import { type NotSavedWhy, notSavedWhy } from './not-saved.ts';
import {
  folderTrouble,
  putBack,
  readSettingsFile,
  type SettingsFile,
  setAside,
  writeTrouble,
} from './settings-file.ts';
import { visible } from './visible.ts';

/** What `config` keeps. Nothing personal beyond the faculty. */
export interface SettingValues {
  readonly language?: Language;
  /** An id of `faculties.yaml`. */
  readonly faculty?: string;
  /** Whether the student agreed to a speed measurement. */
  readonly speedTest?: 'yes' | 'no';
  /** When the next exam is: an ISO 8601 interval, `2026-12-04T13:00:00+01:00/PT120M`. */
  readonly exam?: string;
  /** Addresses of feeds of live notices, with a blank between. */
  readonly incidentFeed?: string;
}

export type SettingKey = keyof SettingValues;

/**
 * The student's settings. Reading needs no package; writing loads conf. Nothing is written before `set`.
 * A bad file is set aside as `.bad-<time>` and said (`config-set-aside`), never wiped.
 */
export interface Settings {
  /** Full path of the file, whether it exists or not; null where there is no folder for it. */
  readonly path: string | null;
  /** Where all files of ours live. */
  readonly folders?: Folders;
  readonly values: () => SettingValues;
  /** What went wrong when the file was read; empty mostly. */
  readonly notices: () => readonly Notice[];
  /** False when it could not be saved (read-only, full disk): the caller says so, and exit 6. */
  readonly set: (key: SettingKey, value: string) => Promise<boolean>;
  /** Forgets settings, the others stay. False when the file could not be changed. */
  readonly unset?: (keys: readonly SettingKey[]) => Promise<boolean>;
  /** Why the last change could not be saved; null where it could, or nobody knows. */
  readonly notSavedWhy?: () => NotSavedWhy | null;
}

const CONFIG_NAME = 'config';

/** Ids are short; a longer one is not ours. */
const ID = /^[a-z0-9](?:[a-z0-9-]{0,62}[a-z0-9])?$/;

const ADDRESSES = /^https:\/\/[^\s]{1,1990}(?: https:\/\/[^\s]{1,1990}){0,4}$/;

/** Whether a value may stand under a key. Whether a faculty exists is for those who know the faculties. */
const FITS: Readonly<Record<SettingKey, (value: unknown) => boolean>> = {
  language: isLanguage,
  faculty: (value) => typeof value === 'string' && ID.test(value),
  speedTest: (value) => value === 'yes' || value === 'no',
  exam: (value) => typeof value === 'string' && examOf(value) !== null,
  incidentFeed: (value) =>
    typeof value === 'string' && ADDRESSES.test(value) && value.split(' ').every((each) => URL.canParse(each)),
};

export const SETTING_NAMES: readonly SettingKey[] = ['language', 'faculty', 'speedTest', 'exam', 'incidentFeed'];

const EXAM = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2})\/PT(\d{1,5})M$/;

/** The exam that a setting holds, or null. */
export function examOf(value: string | undefined): { readonly startMs: number; readonly endMs: number } | null {
  const [, start = '', minutes = ''] = EXAM.exec(value ?? '') ?? [];
  const startMs = Date.parse(start);
  return Number.isNaN(startMs) ? null : { startMs, endMs: startMs + Number(minutes) * 60_000 };
}

/** The known part of the file; what else stands in it is kept, and not looked at. */
function knownValues(values: Readonly<Record<string, unknown>>): SettingValues {
  const known = SETTING_NAMES.filter((key) => Object.hasOwn(values, key) && FITS[key](values[key]));
  return Object.fromEntries(known.map((key) => [key, values[key]]));
}

const notice = (about: string, en: string, nl: string): Notice => ({
  code: 'config-set-aside',
  about,
  message: { en, nl },
});

function setAsideNotice(path: string, target: string | null): Notice {
  const file = visible(path);
  if (target === null) {
    return notice(
      file,
      `The settings file cannot be read, and is not used: ${file}`,
      `Het bestand met instellingen is niet leesbaar en wordt niet gebruikt: ${file}`,
    );
  }
  return notice(
    file,
    `The settings file was damaged. It is kept as ${visible(target)}`,
    `Het bestand met instellingen was beschadigd. Het is bewaard als ${visible(target)}`,
  );
}

function unusedNotices(values: Readonly<Record<string, unknown>>): Notice[] {
  return SETTING_NAMES.filter((key) => Object.hasOwn(values, key) && !FITS[key](values[key])).map((key) =>
    notice(
      key,
      `The setting ${key} has a value that does not exist. It is not used.`,
      `De instelling ${key} heeft een waarde die niet bestaat. Die wordt niet gebruikt.`,
    ),
  );
}

/** What is to change: a value, or null where the setting is to be forgotten. */
type Changes = Readonly<Partial<Record<SettingKey, string | null>>>;

/** One write through conf, which writes a temporary file and renames it. May throw. */
async function writeWithConf(folder: string, before: SettingsFile, changes: Changes): Promise<void> {
  const { default: Conf } = await import('conf');
  // Without `defaults`: with them the constructor writes a file by itself.
  const store = new Conf<Record<string, unknown>>({
    cwd: folder,
    configName: CONFIG_NAME,
    configFileMode: 0o600,
    accessPropertiesByDotNotation: false,
    clearInvalidConfig: false,
    deserialize: (text) => JSON.parse(text.replace(/^\uFEFF/, '')),
  });
  store.store = changed(before, changes);
}

/** What the file is to hold: all that was there, known or not, but the changes. */
function changed(before: SettingsFile, changes: Changes): Record<string, unknown> {
  const old = before.kind === 'values' ? before.values : {};
  const isForgotten = (key: string): boolean => SETTING_NAMES.some((known) => known === key && changes[known] === null);
  return Object.fromEntries(Object.entries({ ...old, ...changes }).filter(([key]) => !isForgotten(key)));
}

/** Whether the file now holds what it held before, with the changes. */
function isSaved(before: SettingsFile, after: SettingsFile, changes: Changes): boolean {
  if (after.kind !== 'values') return false;
  const expected = changed(before, changes);
  const sorted = (values: Readonly<Record<string, unknown>>): string => JSON.stringify(Object.entries(values).sort());
  return sorted(after.values) === sorted(expected);
}

/** @param nowMs the real time; names a bad file that is set aside */
export function createSettings(options: { readonly folders: Folders; readonly nowMs: number }): Settings {
  const folder = options.folders.config;
  const path = folder === null ? null : join(folder, `${CONFIG_NAME}.json`);
  let values: SettingValues | null = null;
  const notices: Notice[] = [];

  /** Reads the file; sets it aside where it is bad, and then there is none. */
  const readFrom = (file: string): SettingsFile => {
    const found = readSettingsFile(file);
    if (found.kind === 'absent') return found;
    if (found.kind === 'values') {
      if (values === null) notices.push(...unusedNotices(found.values));
      return found;
    }
    const target = found.kind === 'bad' ? setAside(file, options.nowMs) : null;
    if (values === null || target !== null) notices.push(setAsideNotice(file, target));
    return target === null ? found : { kind: 'absent' };
  };

  const read = (): SettingValues => {
    if (values === null) {
      const found: SettingsFile = path === null ? { kind: 'absent' } : readFrom(path);
      values = found.kind === 'values' ? knownValues(found.values) : {};
    }
    return values;
  };

  let lastWhy: NotSavedWhy | null = null;

  const save = async (changes: Changes): Promise<NotSavedWhy | null> => {
    const fits = SETTING_NAMES.every(
      (key) => changes[key] === undefined || changes[key] === null || FITS[key](changes[key]),
    );
    if (!fits) return 'unwritable';
    if (folder === null || path === null) return 'no-folder';
    read();
    const trouble = folderTrouble(folder);
    if (trouble !== null) return trouble;
    const done = await withLock(path, async () => ({ why: await saveAlone(folder, path, changes) }));
    return done === null ? 'busy' : done.why;
  };

  /** Without the lock a value that another run has just saved could be written over. */
  const saveAlone = async (folder: string, path: string, changes: Changes): Promise<NotSavedWhy | null> => {
    // Read again: another run may have written since.
    const before = readFrom(path);
    if (before.kind !== 'absent' && before.kind !== 'values') return writeTrouble(path) ?? 'unreadable';
    const trouble = writeTrouble(path);
    if (trouble !== null) return trouble;
    await writeWithConf(folder, before, changes);
    const after = readSettingsFile(path);
    if (after.kind === 'values' && isSaved(before, after, changes)) {
      values = knownValues(after.values);
      return null;
    }
    // conf's writer does not notice when a full disk takes only part of the text.
    if (before.kind === 'values') putBack(path, before.text);
    return after.kind === 'absent' || after.kind === 'unreadable' ? 'unwritable' : 'full';
  };

  const saved = async (changes: Changes): Promise<boolean> => {
    try {
      lastWhy = await save(changes);
    } catch (error) {
      // Read-only, full, no permission: the caller says what would be lost.
      lastWhy = notSavedWhy(error);
    }
    return lastWhy === null;
  };

  return {
    path,
    folders: options.folders,
    values: read,
    notices: () => {
      read();
      return notices;
    },
    notSavedWhy: () => lastWhy,
    set: (key, value) => saved({ [key]: value }),
    unset: async (keys) => {
      // Where nothing is set, nothing is written: not even the folder is made.
      const set = keys.filter((key) => read()[key] !== undefined);
      return set.length === 0 || saved(Object.fromEntries(set.map((key) => [key, null])));
    },
  };
}
