import { closeSync, lstatSync, openSync, readdirSync, readSync, rmdirSync, unlinkSync } from 'node:fs';
import { tmpdir, userInfo } from 'node:os';
import { join } from 'node:path';
import type { Folders } from './folders.ts';

/** A file that this program has written on this computer. */
export interface KeptFile {
  readonly path: string;
  readonly bytes: number;
}

/**
 * The names of all files of ours, for each folder. Whoever keeps a new kind of file names it here, so that `forget`
 * finds it. Names that others may use do not belong here: nothing else is ever touched.
 */
const NAMES: Readonly<Record<keyof Folders, readonly RegExp[]>> = {
  config: [/^config\.json(?:\.lock|\.bad-[\w-]+|\.tmp-\d+\w*)?$/],
  state: [
    /^journal\.jsonl(?:\.lock|\.new|\.schema-\d+|\.bad-[0-9a-f]{16})?$/,
    /^draft\.json$/,
    /^\.draft\.json\.[0-9a-f]{32}\.tmp$/,
    /^checklists\.json$/,
    /^crash-[0-9a-f]{16}\.txt$/,
  ],
  cache: [/^feed-[0-9a-f]{32}(?:\.failed)?\.json$/, /^\.feed-[0-9a-f]{32}(?:\.failed)?\.json\.[0-9a-f]{32}\.tmp$/],
};

const CRASH = /^crash-[0-9a-f]{16}\.txt$/;

/** Every file that we keep, by folder and name. Folders and what is no file are left out. */
export function keptFiles(folders: Folders): readonly KeptFile[] {
  const places = (['config', 'state', 'cache'] as const).flatMap((place) => {
    const folder = folders[place];
    return folder === null ? [] : filesIn(folder, (name) => NAMES[place].some((pattern) => pattern.test(name)));
  });
  // Details of a fault go to the common folder where our own takes none; there the name alone is no proof.
  const common = filesIn(tmpdir(), (name) => CRASH.test(name)).filter(({ path }) => isOwn(path, 'lusupport '));
  return [...places, ...common];
}

function filesIn(folder: string, isOurs: (name: string) => boolean): readonly KeptFile[] {
  return namesIn(folder)
    .filter(isOurs)
    .sort()
    .flatMap((name) => {
      const path = join(folder, name);
      try {
        const stat = lstatSync(path);
        return stat.isFile() || stat.isSymbolicLink() ? [{ path, bytes: stat.size }] : [];
      } catch {
        return [];
      }
    });
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}

/** Whether this user wrote a file that begins with a text. */
function isOwn(path: string, text: string): boolean {
  try {
    // Windows has no user ids, and a common folder for each user.
    const { uid } = userInfo();
    if (uid >= 0 && lstatSync(path).uid !== uid) return false;
    const file = openSync(path, 'r');
    try {
      const bytes = Buffer.alloc(text.length);
      readSync(file, bytes, 0, bytes.length, 0);
      return bytes.toString('latin1') === text;
    } finally {
      closeSync(file);
    }
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
  const left = files.filter(({ path }) => !deleted(path));
  for (const folder of [folders.cache, folders.state, folders.config]) {
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
  try {
    lstatSync(path);
    return false;
  } catch {
    return true;
  }
}
