import { unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { writeWhole } from '../io/own-file.ts';
import { makeFolder, mayWrite } from '../io/settings-file.ts';
import { FEED_FILE_SCHEMA, feedFileStem, isPast, readOwnFields } from './cache.ts';
import type { FeedFailure } from './read.ts';

/** That a feed was asked and gave no answer. It is kept beside its last good answer, which it never replaces. */
export interface FailedTry {
  readonly atMs: number;
  readonly failure: FeedFailure;
}

/**
 * Failures of the host itself. The others lie between here and there (no network, a sign-in page, this computer's
 * clock): they can be mended in a minute, so the next run tries again.
 */
const OF_THE_HOST: ReadonlySet<unknown> = new Set<FeedFailure>([
  'refused',
  'timeout',
  'reset',
  'status',
  'too-many-redirects',
  'too-large',
  'not-understood',
  'not-a-feed',
]);

const MOST_BYTES = 4096;

/** The last try that failed; null for none, and for a file that is cut, foreign, of another feed or of the future. */
export function readFailedTry(cacheFolder: string | null, url: string, nowMs: number): FailedTry | null {
  if (cacheFolder === null) return null;
  const { atMs, failure } = readOwnFields(fileOf(cacheFolder, url), url, MOST_BYTES);
  return OF_THE_HOST.has(failure) && isPast(atMs, nowMs) ? { atMs, failure: failure as FeedFailure } : null;
}

/** Keeps a failure of the host; where it cannot be kept, the next run asks again. */
export async function keepFailedTry(cacheFolder: string | null, url: string, failed: FailedTry): Promise<void> {
  if (cacheFolder === null || !OF_THE_HOST.has(failed.failure) || !makeFolder(cacheFolder)) return;
  const file = fileOf(cacheFolder, url);
  // An address too long to be read back is not worth a file.
  const text = JSON.stringify({ schema: FEED_FILE_SCHEMA, url, ...failed });
  if (Buffer.byteLength(text) <= MOST_BYTES && mayWrite(file)) await writeWhole(file, text);
}

/** Once it has answered, it has not failed. */
export function forgetFailedTry(cacheFolder: string | null, url: string): void {
  if (cacheFolder === null) return;
  try {
    unlinkSync(fileOf(cacheFolder, url));
  } catch {
    // There was none, or it is not ours to delete.
  }
}

/** `io/own-files.ts` knows the form of the name. */
function fileOf(cacheFolder: string, url: string): string {
  return join(cacheFolder, `${feedFileStem(url)}.failed.json`);
}
