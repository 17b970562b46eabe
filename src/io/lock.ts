import { randomBytes } from 'node:crypto';
import { closeSync, lstatSync, openSync, readFileSync, rmSync, writeSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './error-code.ts';
import { lockHolderIn, ownLockHolder, stateOfHolder } from './lock-holder.ts';
import { LockBlockedError } from './not-saved.ts';

const RETRY_MS = 15;
const PATIENCE_MS = 10_000;
/** A holder of which nothing can be told does not hold a lock this long: it was killed. */
const STALE_MS = 5_000;

/**
 * Runs `work` while no other process runs its own for the same file. The lock of a process that has ended is taken at
 * once; where that cannot be told, when it is old.
 *
 * @returns what `work` returns, or null when the lock could not be had in time
 * @throws LockBlockedError, the system's error when no lock file can be made there at all, and what `work` throws
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T | null> {
  const lock = `${file}.lock`;
  const mark = `${JSON.stringify({ ...ownLockHolder(), token: randomBytes(8).toString('hex') })}\n`;
  for (let waitedMs = 0; !take(lock, mark); waitedMs += RETRY_MS) {
    if (waitedMs >= PATIENCE_MS) return null;
    if (isLeft(lock)) removeLeft(lock, mark);
    await wait(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    // A run that took it for left keeps it. A full disk may have taken only a part of the mark.
    if (mark.startsWith(textOf(lock))) rmSync(lock, { force: true });
  }
}

function take(lock: string, mark: string): boolean {
  try {
    const file = openSync(lock, 'wx', 0o600);
    try {
      writeSync(file, mark);
    } catch {
      // A full disk: the lock holds all the same, and only its age tells when it is left.
    } finally {
      closeSync(file);
    }
    return true;
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') throw error;
    if (lstatSync(lock, { throwIfNoEntry: false })?.isFile() === false) throw new LockBlockedError(lock);
    return false;
  }
}

/** Whether nobody holds the lock any more. */
function isLeft(lock: string): boolean {
  const holder = lockHolderIn(textOf(lock));
  const state = holder === null ? 'unknown' : stateOfHolder(holder);
  return state === 'ended' || (state === 'unknown' && ageMs(lock) > STALE_MS);
}

/**
 * Takes a left lock away. One run at a time, and only after another look: the lock that the quicker one of two has taken
 * meanwhile must stay.
 */
function removeLeft(lock: string, mark: string): void {
  const removal = `${lock}.left`;
  if (!take(removal, mark)) {
    if (isLeft(removal)) rmSync(removal, { force: true });
    return;
  }
  try {
    if (isLeft(lock)) rmSync(lock, { force: true });
  } finally {
    rmSync(removal, { force: true });
  }
}

/** What stands in a lock file; '' where it has gone. */
function textOf(lock: string): string {
  try {
    return readFileSync(lock, 'utf8');
  } catch {
    return '';
  }
}

/**
 * By the clock of the file system, so that a pretended or jumping clock of ours does not count. A lock of the future, of a
 * run whose clock was wrong, is as old as it is ahead: else it would hold until then.
 */
function ageMs(lock: string): number {
  try {
    return Math.abs(performance.timeOrigin + performance.now() - lstatSync(lock).mtimeMs);
  } catch {
    return 0;
  }
}
