import { errorCode } from './error-code.ts';

/** Why something could not be kept, or a file not be written; each has its own cause and its own advice in words. */
export type NotSavedWhy =
  /** The system names no folder of the user. */
  | 'no-folder'
  /** A part of the path is a file. */
  | 'not-a-folder'
  /** The folder of a file that an option names is missing. */
  | 'no-such-folder'
  | 'read-only'
  | 'no-permission'
  /** Nothing is written through links. */
  | 'link'
  /** Something that is no file has the name of the file. */
  | 'not-a-file'
  /** Something that is no file has the name of its lock. */
  | 'lock-blocked'
  | 'too-large'
  | 'name-too-long'
  | 'full'
  | 'disk-error'
  /** Another run holds the lock, or another program the file. */
  | 'busy'
  | 'unreadable'
  | 'unwritable';

const CAUSES: Readonly<Record<string, NotSavedWhy>> = {
  ENOSPC: 'full',
  EDQUOT: 'full',
  EFBIG: 'full',
  EROFS: 'read-only',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
  ELOOP: 'link',
  ENOTDIR: 'not-a-folder',
  EISDIR: 'not-a-file',
  ENAMETOOLONG: 'name-too-long',
  EIO: 'disk-error',
  EBUSY: 'busy',
};

/** What stands in the place of a lock is no file, so that nobody can ever take the lock. */
export class LockBlockedError extends Error {
  constructor(lock: string) {
    super(`no file: ${lock}`);
    this.name = 'LockBlockedError';
  }
}

/** The cause that an error of the system names; `unwritable` where it names none that has its own advice. */
export function notSavedWhy(error: unknown): NotSavedWhy {
  if (error instanceof LockBlockedError) return 'lock-blocked';
  return CAUSES[errorCode(error)] ?? 'unwritable';
}
