import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { writeWhole } from '../io/own-file.ts';
import { makeFolder, mayWrite, readBounded } from '../io/settings-file.ts';

/** The last answer of a feed that could be read, kept as it came: it is read anew, and trusted no more than the feed. */
export interface KeptFeed {
  readonly fetchedAtMs: number;
  readonly etag: string | null;
  readonly lastModified: string | null;
  readonly body: string;
}

export const FEED_FILE_SCHEMA = 1;
/** JSON makes at most six characters of one. */
const MOST_BYTES = 7 * 2 ** 20;
const MOST_VALIDATOR = 1000;

/** What is kept of a feed; null for nothing, and for a file that is cut, foreign, of another feed or of the future. */
export function readKept(cacheFolder: string | null, url: string, nowMs: number): KeptFeed | null {
  if (cacheFolder === null) return null;
  const { fetchedAtMs, etag, lastModified, body } = readOwnFields(fileOf(cacheFolder, url), url, MOST_BYTES);
  if (typeof body !== 'string' || !isPast(fetchedAtMs, nowMs)) return null;
  return { fetchedAtMs, etag: validator(etag), lastModified: validator(lastModified), body };
}

/** The fields of a file that we keep of a feed; none of one that is cut, foreign, or of another feed. */
export function readOwnFields(file: string, url: string, mostBytes: number): Readonly<Record<string, unknown>> {
  try {
    const bytes = readBounded(file, mostBytes);
    if (typeof bytes === 'string') return {};
    const fields: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    if (typeof fields !== 'object' || fields === null) return {};
    const { schema, url: of, ...rest } = fields as Readonly<Record<string, unknown>>;
    return schema === FEED_FILE_SCHEMA && of === url ? rest : {};
  } catch {
    return {};
  }
}

/** Whether a field is an instant that is not of the future. */
export function isPast(value: unknown, nowMs: number): value is number {
  return typeof value === 'number' && value >= 0 && value <= nowMs;
}

/** @returns false where it could not be kept; the answer is good all the same */
export async function keep(cacheFolder: string | null, url: string, feed: KeptFeed): Promise<boolean> {
  if (cacheFolder === null || !makeFolder(cacheFolder)) return false;
  const file = fileOf(cacheFolder, url);
  if (!mayWrite(file)) return false;
  return writeWhole(file, JSON.stringify({ schema: FEED_FILE_SCHEMA, url, ...feed }));
}

function fileOf(cacheFolder: string, url: string): string {
  return join(cacheFolder, `${feedFileStem(url)}.json`);
}

/** The name says nothing of the feed, and holds nothing that a file name cannot; `io/own-files.ts` knows its form. */
export function feedFileStem(url: string): string {
  return `feed-${createHash('sha256').update(url).digest('hex').slice(0, 32)}`;
}

/** What may stand in a header that we send. */
function validator(value: unknown): string | null {
  return typeof value === 'string' && value.length <= MOST_VALIDATOR && /^[\x20-\x7e]+$/.test(value) ? value : null;
}
