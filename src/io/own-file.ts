import { randomBytes } from 'node:crypto';
import { constants, type Stats } from 'node:fs';
import { lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Text } from '../language.ts';
import { errorCode } from './error-code.ts';
import { type NotSavedWhy, notSavedWhy } from './not-saved.ts';
import { visible } from './visible.ts';

/** What a file of ours is recognised by before it is replaced, and how its kind is called. */
export interface OwnFileKind {
  readonly name: Text;
  readonly isOurs: (text: string) => boolean;
  /** Whether a file of ours holds what others have written since. Asked for kinds that people go on writing in. */
  readonly isChanged?: (text: string) => boolean;
  /** A larger file is not ours. */
  readonly maxBytes: number;
}

/**
 * Reads a file that an option names.
 *
 * @param option such as `--facts`, for the message
 * @throws UsageError when it is missing, cannot be read, is not a regular file, or is larger than `maxBytes`.
 */
export async function readNamedFile(path: string, option: string, maxBytes: number): Promise<string> {
  if (path === '') throw nameless(option);
  try {
    // A named pipe would wait for ever for its writer without O_NONBLOCK.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw refused(path, option, whatItIs(stat));
      if (stat.size > maxBytes) throw refused(path, option, TOO_LARGE);
      return await file.readFile('utf8');
    } finally {
      await file.close();
    }
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw refused(path, option, isMissing(error) ? MISSING : UNREADABLE);
  }
}

/**
 * Whether a file that an option names may be written: it does not exist, or is a regular file of the same kind that
 * we wrote before, and that holds nothing by others. Meant to be asked before the work is done.
 *
 * @throws UsageError for any other file, a folder, a device or a link.
 */
export async function refuseForeignFile(path: string, option: string, kind: OwnFileKind): Promise<void> {
  if (path === '') throw nameless(option);
  const stat = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw refused(path, option, errorCode(error) === 'ENOTDIR' ? NOT_IN_A_FOLDER : UNREADABLE);
  });
  if (stat === null) return;
  if (!stat.isFile()) throw refused(path, option, whatItIs(stat));
  const text = await readNamedFile(path, option, kind.maxBytes);
  if (kind.isOurs(text)) {
    if (kind.isChanged?.(text) !== true) return;
    throw refused(path, option, CHANGED);
  }
  throw refused(path, option, {
    en: `is there already and is not ${kind.name.en}`,
    nl: `bestaat al en is geen ${kind.name.nl}`,
  });
}

/**
 * Writes a file whole: under a temporary name beside it, then renamed, so that nobody ever sees half of it.
 *
 * @returns null when it is written, else why not; nothing is left behind then.
 */
export async function writeOrWhy(path: string, text: string): Promise<NotSavedWhy | null> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 100)}.${randomBytes(16).toString('hex')}.tmp`);
  const bytes = Buffer.from(text, 'utf8');
  try {
    const file = await open(temporary, 'wx', 0o600);
    try {
      await writeAll(file, bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(temporary, path);
    return null;
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    return isMissing(error) ? 'no-such-folder' : notSavedWhy(error);
  }
}

/** The same for those who do not ask why. */
export async function writeWhole(path: string, text: string): Promise<boolean> {
  return (await writeOrWhy(path, text)) === null;
}

/**
 * Writes a file under a name that nothing has yet, not even a link.
 *
 * @returns null when it is written, `exists` where something has the name, else why not; nothing is left behind then.
 */
export async function writeNew(path: string, text: string): Promise<NotSavedWhy | 'exists' | null> {
  let made = false;
  try {
    const file = await open(path, 'wx', 0o600);
    made = true;
    try {
      await writeAll(file, Buffer.from(text, 'utf8'));
      await file.sync();
    } finally {
      await file.close();
    }
    return null;
  } catch (error) {
    if (made) await unlink(path).catch(() => undefined);
    return errorCode(error) === 'EEXIST' ? 'exists' : notSavedWhy(error);
  }
}

/** A full disk can take a part of the bytes without an error: the count is what tells. */
async function writeAll(
  file: { write: (buffer: Buffer, offset: number) => Promise<{ bytesWritten: number }> },
  bytes: Buffer,
): Promise<void> {
  let written = 0;
  while (written < bytes.length) {
    const { bytesWritten } = await file.write(bytes, written);
    if (bytesWritten === 0) throw Object.assign(new Error('nothing more could be written'), { code: 'ENOSPC' });
    written += bytesWritten;
  }
}

const MISSING: Text = { en: 'does not exist', nl: 'bestaat niet' };
const UNREADABLE: Text = { en: 'cannot be read', nl: 'kan niet worden gelezen' };
const FOLDER: Text = { en: 'is a folder', nl: 'is een map' };
const LINK: Text = { en: 'is a link', nl: 'is een link' };
const NOT_A_FILE: Text = { en: 'is not a regular file', nl: 'is geen gewoon bestand' };
const NOT_IN_A_FOLDER: Text = { en: 'is not in a folder', nl: 'staat niet in een map' };
const TOO_LARGE: Text = { en: 'is too large', nl: 'is te groot' };
const CHANGED: Text = {
  en: 'has been changed since lusupport wrote it, and stays as it is',
  nl: 'is veranderd nadat lusupport het schreef, en blijft zoals het is',
};

const isMissing = (error: unknown): boolean => errorCode(error) === 'ENOENT';

function whatItIs(stat: Stats): Text {
  if (stat.isDirectory()) return FOLDER;
  return stat.isSymbolicLink() ? LINK : NOT_A_FILE;
}

/** The trace of a variable in a script that was not set. */
function nameless(option: string): UsageError {
  return new UsageError(
    'file-refused',
    { en: `${option} has an empty name.`, nl: `${option} heeft een lege naam.` },
    { en: 'Name a file.', nl: 'Noem een bestand.' },
  );
}

function refused(path: string, option: string, why: Text): UsageError {
  const name = path === '' ? '""' : visible(path, 200);
  return new UsageError(
    'file-refused',
    { en: `${option}: ${name} ${why.en}.`, nl: `${option}: ${name} ${why.nl}.` },
    { en: 'Name another file.', nl: 'Noem een ander bestand.' },
  );
}
