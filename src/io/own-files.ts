import { closeSync, lstatSync, openSync, readdirSync, readSync, rmdirSync, type Stats, unlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Folders } from './folders.ts';
import { readLine } from './journal-record.ts';
import { SETTING_NAMES } from './settings.ts';

/** A file that this program has written on this computer. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
  /** Whether it is a link: only the link is deleted, never what it leads to. */
  readonly isLink: boolean;
}

/** Something in our folders that is not ours to delete, and why. */
export interface OtherEntry {
  readonly path: string;
  /** `linked-folder`: a folder of ours that is a link, so that what it leads to may be anybody's. */
  readonly why: 'linked-folder' | 'not-ours';
}

export interface Found {
  readonly files: readonly KeptFile[];
  readonly others: readonly OtherEntry[];
}

type Place = keyof Folders;

interface OwnName {
  readonly pattern: RegExp;
  /** For names that others may use too: whether what stands in it, as far as it was read, is of our kind. */
  readonly isOurs?: (head: string) => boolean;
}

/**
 * The names of all files of ours, for each folder. Whoever keeps a new kind of file names it here, so that `forget`
 * finds it. Nothing else is ever touched.
 */
const NAMES: Readonly<Record<Place, readonly OwnName[]>> = {
  config: [
    { pattern: /^config\.json$/, isOurs: mayBeSettings },
    { pattern: /^config\.json(?:\.lock(?:\.left)?|\.bad-[\w-]+|\.tmp-\d+\w*)$/ },
  ],
  state: [
    { pattern: /^journal\.jsonl$/, isOurs: mayBeJournal },
    { pattern: /^journal\.jsonl(?:\.lock(?:\.left)?|\.new|\.schema-\d+|\.bad-[0-9a-f]{16})$/ },
    { pattern: /^draft\.json$/, isOurs: mayBeDraft },
    { pattern: /^\.draft\.json\.[0-9a-f]{32}\.tmp$/ },
    { pattern: /^draft-\d{4}-\d{2}-\d{2}(?:-\d{1,2})?\.txt$/ },
    { pattern: /^checklists\.json$/ },
    { pattern: /^crash-[0-9a-f]{16}\.txt$/ },
  ],
  cache: [
    { pattern: /^feed-[0-9a-f]{32}(?:\.failed)?\.json$/ },
    { pattern: /^\.feed-[0-9a-f]{32}(?:\.failed)?\.json\.[0-9a-f]{32}\.tmp$/ },
  ],
};

const CRASH = /^crash-[0-9a-f]{16}\.txt$/;

/** As much of a file as tells its kind. */
const HEAD_BYTES = 65_536;

/** Every file that we keep, by folder, name and, where others may use the name too, by kind; and what else is there. */
export function keptFiles(folders: Folders): Found {
  const places = (['config', 'state', 'cache'] as const).map((place) => foundIn(place, folders));
  // Details of a fault go to the common folder where our own takes none; there the name alone is no proof.
  const common = entriesIn(tmpdir())
    .filter(({ path, stat }) => CRASH.test(basename(path)) && stat.isFile() && isOwnCrash(path, stat))
    .map(keptFile);
  return {
    files: [...places.flatMap(({ files }) => files), ...common],
    others: places.flatMap(({ others }) => others),
  };
}

function foundIn(place: Place, folders: Folders): Found {
  const folder = folders[place];
  if (folder === null) return { files: [], others: [] };
  if (isLinked(folder)) return { files: [], others: [{ path: folder, why: 'linked-folder' }] };
  // On Windows one folder of ours is in another.
  const ownFolders = Object.values(folders);
  const entries = entriesIn(folder).filter(({ path }) => !ownFolders.includes(path));
  const isOurs = entries.map((entry) => isOurEntry(entry, NAMES[place]));
  return {
    files: entries.filter((_entry, index) => isOurs[index]).map(keptFile),
    others: entries.filter((_entry, index) => !isOurs[index]).map(({ path }) => ({ path, why: 'not-ours' })),
  };
}

interface Entry {
  readonly path: string;
  readonly stat: Stats;
}

const keptFile = ({ path, stat }: Entry): KeptFile => ({ path, bytes: stat.size, isLink: stat.isSymbolicLink() });

function isOurEntry({ path, stat }: Entry, names: readonly OwnName[]): boolean {
  const name = names.find(({ pattern }) => pattern.test(basename(path)));
  if (name === undefined) return false;
  if (stat.isSymbolicLink()) return true;
  return stat.isFile() && (name.isOurs === undefined || name.isOurs(headOf(path)));
}

/** Whether a folder of ours, or the one of ours that it is in, is a link. */
function isLinked(folder: string): boolean {
  const parent = dirname(folder);
  const own = basename(parent) === 'lusupport' ? [folder, parent] : [folder];
  return own.some((one) => statOf(one)?.isSymbolicLink() === true);
}

function entriesIn(folder: string): readonly Entry[] {
  return namesIn(folder)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      const stat = statOf(path);
      return stat === null ? [] : [{ path, stat }];
    });
}

/** Of the entry itself, not of what a link leads to; null where there is none, also below something that is no folder. */
function statOf(path: string): Stats | null {
  try {
    return lstatSync(path);
  } catch {
    return null;
  }
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** The first part of a file as text; '' where it cannot be read. */
function headOf(path: string): string {
  try {
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(HEAD_BYTES);
      return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, 0)).toString('utf8');
    } finally {
      closeSync(file);
    }
  } catch {
    return '';
  }
}

/** JSON text as an object; null for anything else, also for a part of a longer text. */
function objectOf(text: string): Readonly<Record<string, unknown>> | null {
  try {
    const parsed: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)
      ? Object.fromEntries(Object.entries(parsed))
      : null;
  } catch {
    return null;
  }
}

/** Settings of another program are an object too, with none of our names in it. What is no object cannot be told. */
function mayBeSettings(head: string): boolean {
  const values = objectOf(head);
  if (values === null) return true;
  return Object.keys(values).length === 0 || SETTING_NAMES.some((name) => Object.hasOwn(values, name));
}

function mayBeDraft(head: string): boolean {
  const values = objectOf(head);
  return values === null || Object.hasOwn(values, 'answers');
}

/** One line that we wrote, damaged ones beside it or not; nothing at all, or what a power cut leaves of it. */
function mayBeJournal(head: string): boolean {
  const lines = head.split('\n').filter((line) => /[^\s\0]/.test(line));
  if (lines.length === 0) return true;
  return lines.some((line) => readLine(Buffer.from(line, 'utf8')).kind !== 'damaged' || /^\{"schema":\d/.test(line));
}

/** Whether this user wrote the details of a fault that the file begins like. */
function isOwnCrash(path: string, { uid }: Stats): boolean {
  return isOwnUser(uid) && headOf(path).startsWith('lusupport ');
}

function isOwnUser(uid: number): boolean {
  try {
    // Windows has no user ids, and a common folder for each user.
    const own = userInfo().uid;
    return own < 0 || own === uid;
  } catch {
    return false;
  }
}

/**
 * Deletes files, and the folders of ours that are empty then. A link is deleted, never what it leads to.
 *
 * @returns the files that are still there
 */
export function deleteFiles(files: readonly KeptFile[], folders: Folders): readonly KeptFile[] {
  const own = [folders.cache, folders.state, folders.config];
  // A folder may have become a link while the student was reading the list.
  const isOutside = (path: string): boolean => own.includes(dirname(path)) && isLinked(dirname(path));
  const left = files.filter(({ path }) => isOutside(path) || !deleted(path));
  for (const folder of own) {
    try {
      if (folder !== null) rmdirSync(folder);
    } catch {
      // Not empty, not there, or not ours to delete.
    }
  }
  return left;
}

function deleted(path: string): boolean {
  try {
    unlinkSync(path);
  } catch {
    // It may have gone meanwhile.
  }
  return statOf(path) === null;
}
