import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { lstat, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { UsageError } from '../errors.ts';
import type { Text } from '../language.ts';
import { visible } from './visible.ts';

/** What a file of ours is recognised by before it is replaced, and how its kind is called. */
export interface OwnFileKind {
  readonly name: Text;
  readonly isOurs: (text: string) => boolean;
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
  try {
    // A named pipe would wait for ever for its writer without O_NONBLOCK.
    const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
    try {
      const stat = await file.stat();
      if (!stat.isFile()) throw refused(path, option, NOT_A_FILE);
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
 * we wrote before. Meant to be asked before the work is done.
 *
 * @throws UsageError for any other file, a folder, a device or a link.
 */
export async function refuseForeignFile(path: string, option: string, kind: OwnFileKind): Promise<void> {
  if (path === '') throw refused(path, option, MISSING);
  const stat = await lstat(path).catch((error: unknown) => {
    if (isMissing(error)) return null;
    throw refused(path, option, UNREADABLE);
  });
  if (stat === null) return;
  if (!stat.isFile()) throw refused(path, option, NOT_A_FILE);
  const text = await readNamedFile(path, option, kind.maxBytes);
  if (kind.isOurs(text)) return;
  throw refused(path, option, {
    en: `is there already and is not ${kind.name.en}`,
    nl: `bestaat al en is geen ${kind.name.nl}`,
  });
}

/**
 * Writes a file whole: under a temporary name beside it, then renamed, so that nobody ever sees half of it.
 *
 * @returns false when it could not be written; nothing is left behind then.
 */
export async function writeWhole(path: string, text: string): Promise<boolean> {
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
    return true;
  } catch {
    await unlink(temporary).catch(() => undefined);
    return false;
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
    if (bytesWritten === 0) throw new Error('nothing more could be written');
    written += bytesWritten;
  }
}

const MISSING: Text = { en: 'does not exist', nl: 'bestaat niet' };
const UNREADABLE: Text = { en: 'cannot be read', nl: 'kan niet worden gelezen' };
const NOT_A_FILE: Text = { en: 'is not a regular file', nl: 'is geen gewoon bestand' };
const TOO_LARGE: Text = { en: 'is too large', nl: 'is te groot' };

function isMissing(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ENOENT';
}

function refused(path: string, option: string, why: Text): UsageError {
  const name = path === '' ? '""' : visible(path, 200);
  return new UsageError(
    'file-refused',
    { en: `${option}: ${name} ${why.en}.`, nl: `${option}: ${name} ${why.nl}.` },
    { en: 'Name another file.', nl: 'Noem een ander bestand.' },
  );
}
