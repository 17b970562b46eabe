import { closeSync, openSync, rmSync, statSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { errorCode } from './error-code.ts';

const RETRY_MS = 15;
const PATIENCE_MS = 10_000;
/** Nobody holds the lock this long: its owner was killed. */
const STALE_MS = 5_000;

/**
 * Runs `work` while no other process runs its own for the same file.
 *
 * @returns what `work` returns, or null when the lock could not be had in time
 * @throws the system's error when no lock file can be made there at all, and what `work` throws
 */
export async function withLock<T>(file: string, work: () => Promise<T>): Promise<T | null> {
  const lock = `${file}.lock`;
  for (let waitedMs = 0; !take(lock); waitedMs += RETRY_MS) {
    if (waitedMs >= PATIENCE_MS) return null;
    if (ageMs(lock) > STALE_MS) rmSync(lock, { force: true });
    else await wait(RETRY_MS);
  }
  try {
    return await work();
  } finally {
    rmSync(lock, { force: true });
  }
}

function take(lock: string): boolean {
  try {
    closeSync(openSync(lock, 'wx', 0o600));
    return true;
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return false;
    throw error;
  }
}

/** By the clock of the file system, so that a pretended or jumping clock of ours does not count. */
function ageMs(lock: string): number {
  try {
    return performance.timeOrigin + performance.now() - statSync(lock).mtimeMs;
  } catch {
    return 0;
  }
}
