import { Buffer } from 'node:buffer';
import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  mkdirSync,
  openSync,
  readSync,
  renameSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { errorCode } from './error-code.ts';
import { type NotSavedWhy, notSavedWhy } from './not-saved.ts';

/** Larger is not a settings file; it is not read. */
export const MOST_SETTINGS_BYTES = 1024 * 1024;

const FOLDER_MODE = 0o700;
const FILE_MODE = 0o600;

/** What stands in the settings file. */
export type SettingsFile =
  | { readonly kind: 'absent' }
  | { readonly kind: 'values'; readonly text: string; readonly values: Readonly<Record<string, unknown>> }
  /** A file with something else in it than settings. */
  | { readonly kind: 'bad' }
  /** Not a file, or not ours to read. */
  | { readonly kind: 'unreadable' };

/**
 * The bytes of a regular file of bounded size; opened so that a pipe does not make us wait.
 *
 * @returns `bad` for a larger file, `unreadable` for what is no file
 * @throws the system's error
 */
export function readBounded(file: string, mostBytes: number): Buffer | 'bad' | 'unreadable' {
  // Windows has no such flag, and no pipes in folders.
  const descriptor = openSync(file, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    const { size } = fstatSync(descriptor);
    if (!fstatSync(descriptor).isFile()) return 'unreadable';
    if (size > mostBytes) return 'bad';
    const bytes = Buffer.alloc(size);
    let filled = 0;
    while (filled < size) {
      const count = readSync(descriptor, bytes, filled, size - filled, null);
      if (count === 0) break;
      filled += count;
    }
    return bytes.subarray(0, filled);
  } finally {
    closeSync(descriptor);
  }
}

/** JSON text as an object, or null; the byte-order mark that some editors write is dropped. */
function parseObject(bytes: Buffer): { text: string; values: Record<string, unknown> } | null {
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null;
    return { text, values: Object.fromEntries(Object.entries(parsed)) };
  } catch {
    return null;
  }
}

/** Reads the settings file; never throws, never follows a path into something that is not a file. */
export function readSettingsFile(file: string): SettingsFile {
  try {
    const bytes = readBounded(file, MOST_SETTINGS_BYTES);
    if (bytes === 'bad' || bytes === 'unreadable') return { kind: bytes };
    const parsed = parseObject(bytes);
    return parsed === null ? { kind: 'bad' } : { kind: 'values', ...parsed };
  } catch (error) {
    const code = errorCode(error);
    return { kind: code === 'ENOENT' || code === 'ENOTDIR' ? 'absent' : 'unreadable' };
  }
}

function exists(file: string): boolean {
  try {
    lstatSync(file);
    return true;
  } catch {
    return false;
  }
}

/** Files with the same name in the same second; more than these and the file stays where it is. */
const MOST_SET_ASIDE = 100;

/**
 * Moves a bad file out of the way, to `<file>.bad-20261122T102400Z`; nothing is overwritten.
 *
 * @returns the new name, or null when the file could not be moved.
 */
export function setAside(file: string, nowMs: number): string | null {
  const stamp = new Date(nowMs).toISOString().replace(/[-:]|\.\d{3}/g, '');
  for (let attempt = 1; attempt <= MOST_SET_ASIDE; attempt += 1) {
    const target = `${file}.bad-${stamp}${attempt === 1 ? '' : `-${attempt}`}`;
    if (exists(target)) continue;
    try {
      renameSync(file, target);
      return target;
    } catch {
      return null;
    }
  }
  return null;
}

/**
 * Makes a folder, one level after the other. Not Node's own recursive way: on Node 20 that never returns when a folder
 * on the path cannot hold folders, such as `/proc/nope`.
 *
 * @returns null when it is there, else why it cannot be
 */
export function folderTrouble(folder: string): NotSavedWhy | null {
  const missing: string[] = [];
  let current = folder;
  try {
    while (!exists(current)) {
      const parent = dirname(current);
      if (parent === current) return 'unwritable';
      missing.unshift(current);
      current = parent;
    }
    // Also a link that leads nowhere.
    if (statSync(current, { throwIfNoEntry: false })?.isDirectory() !== true) return 'not-a-folder';
    for (const name of missing) makeOne(name);
    return null;
  } catch (error) {
    return notSavedWhy(error);
  }
}

export function makeFolder(folder: string): boolean {
  return folderTrouble(folder) === null;
}

/** Another run may make the same folder at the same time. */
function makeOne(folder: string): void {
  try {
    mkdirSync(folder, FOLDER_MODE);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST' || !statSync(folder).isDirectory()) throw error;
  }
}

/** Why writing to `file` would not write to that very file; null for a regular one and for none: never through a link. */
export function writeTrouble(file: string): NotSavedWhy | null {
  try {
    const stat = lstatSync(file);
    if (stat.isFile()) return null;
    return stat.isSymbolicLink() ? 'link' : 'not-a-file';
  } catch (error) {
    return errorCode(error) === 'ENOENT' ? null : notSavedWhy(error);
  }
}

export function mayWrite(file: string): boolean {
  return writeTrouble(file) === null;
}

/** Puts back what stood in the file. In place: the old text surely fits where it stood, also on a full disk. */
export function putBack(file: string, text: string): void {
  try {
    writeFileSync(file, text, { mode: FILE_MODE });
  } catch {
    // The disk takes nothing at all; the caller says that nothing was saved.
  }
}
