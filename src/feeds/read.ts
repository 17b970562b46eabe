import { askHttps, type HttpsFailure, type HttpsResult, type HttpsTrust } from '../io/http.ts';
import { proxyFor } from '../io/proxy.ts';
import { type KeptFeed, keep, readKept } from './cache.ts';
import { type FailedTry, forgetFailedTry, keepFailedTry, readFailedTry } from './failed-try.ts';
import { FRESH_MS } from './fresh.ts';
import type { FeedContent } from './notice.ts';
import { parseFeed } from './parse.ts';

/** Why a feed could not be read now. */
export type FeedFailure = HttpsFailure | 'offline' | 'status' | 'sign-in-page' | 'not-a-feed';

/**
 * How a feed was read: asked now, asked a moment ago, last known because asking failed (now or a moment ago), failed and
 * nothing known, not asked.
 */
export type FeedStatus = 'ok' | 'cached' | 'stale' | 'failed' | 'offline';

export interface FeedReading {
  readonly host: string;
  readonly status: FeedStatus;
  readonly fetchedAtMs: number | null;
  /** Null where nothing is known. */
  readonly content: FeedContent | null;
  readonly failure: FeedFailure | null;
  /** When asking failed; null where it did not. */
  readonly failedAtMs: number | null;
}

export interface FeedAccess {
  readonly nowMs: number;
  readonly offline: boolean;
  readonly cacheFolder: string | null;
  /** False under a pretended clock: what is kept then would lie about its age. */
  readonly mayKeep: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
  readonly trust: HttpsTrust;
}

/** From the name lookup to the last byte. */
const DEADLINE_MS = 3_000;
const MOST_BYTES = 2 ** 20;
/** Network Authentication Required, RFC 6585. */
const SIGN_IN_STATUS = 511;

/** Reads all feeds at once; never rejects. */
export function readFeeds(urls: readonly string[], access: FeedAccess): Promise<readonly FeedReading[]> {
  return Promise.all(urls.map((url) => readFeed(url, access)));
}

/** Whether every feed can be told without asking anybody. */
export function isAllKnown(
  urls: readonly string[],
  access: Pick<FeedAccess, 'offline' | 'cacheFolder' | 'nowMs'>,
): boolean {
  if (access.offline) return true;
  const { cacheFolder, nowMs } = access;
  return urls.every((url) => isFresh(readKept(cacheFolder, url, nowMs), nowMs) || recentFailure(url, access) !== null);
}

async function readFeed(url: string, access: FeedAccess): Promise<FeedReading> {
  const { host } = new URL(url);
  const kept = readKept(access.cacheFolder, url, access.nowMs);
  const known = kept === null ? null : await contentOf(kept);
  const last = kept !== null && known !== null ? { kept, known } : null;
  const told = (status: FeedStatus, failed: FailedTry | null): FeedReading => ({
    host,
    status,
    fetchedAtMs: last?.kept.fetchedAtMs ?? null,
    content: last?.known ?? null,
    failure: failed?.failure ?? null,
    failedAtMs: failed?.atMs ?? null,
  });
  const notNow = (failed: FailedTry): FeedReading => told(last === null ? 'failed' : 'stale', failed);
  if (last !== null && isFresh(last.kept, access.nowMs)) return told('cached', null);
  if (access.offline) return { ...told('offline', null), failure: 'offline' };
  const before = recentFailure(url, access);
  if (before !== null) return notNow(before);

  const asked = await ask(url, last, access);
  if ('failure' in asked) {
    const failed = { atMs: access.nowMs, failure: asked.failure };
    if (access.mayKeep) await keepFailedTry(access.cacheFolder, url, failed);
    return notNow(failed);
  }
  if (access.mayKeep) {
    await keep(access.cacheFolder, url, { ...asked.answer, fetchedAtMs: access.nowMs });
    forgetFailedTry(access.cacheFolder, url);
  }
  return { host, status: 'ok', fetchedAtMs: access.nowMs, content: asked.content, failure: null, failedAtMs: null };
}

/** What is kept of a feed, and what stands in it. */
interface Last {
  readonly kept: KeptFeed;
  readonly known: FeedContent;
}

interface Answered {
  readonly answer: KeptFeed;
  readonly content: FeedContent;
}

/** Asks, and reads what came. */
async function ask(
  url: string,
  last: Last | null,
  access: FeedAccess,
): Promise<Answered | { readonly failure: FeedFailure }> {
  const result = await fetchFeed(url, last?.kept ?? null, access);
  if (result.kind === 'failed') return { failure: result.failure };
  if (result.status === 304) {
    return last === null ? { failure: 'status' } : { answer: last.kept, content: last.known };
  }
  if (result.status !== 200) return { failure: result.status === SIGN_IN_STATUS ? 'sign-in-page' : 'status' };
  const content = await parseFeed(result.body);
  if (content === 'page') return { failure: 'sign-in-page' };
  if (content === 'not-understood') return { failure: 'not-a-feed' };
  return { answer: keptFrom(result, access.nowMs), content };
}

/** One try: a host in trouble is not helped by a second one, and the last known answer is at hand. */
function fetchFeed(url: string, kept: KeptFeed | null, { env, signal, trust }: FeedAccess): Promise<HttpsResult> {
  const headers: Record<string, string> = { accept: 'application/json, application/rss+xml, application/atom+xml' };
  if (kept?.etag) headers['if-none-match'] = kept.etag;
  if (kept?.lastModified) headers['if-modified-since'] = kept.lastModified;
  const question = { url, method: 'GET', deadlineMs: DEADLINE_MS, maxBytes: MOST_BYTES, headers, signal } as const;
  return askHttps(question, { proxyOf: (target) => proxyFor(target, env), ...trust });
}

function keptFrom({ headers, body }: Extract<HttpsResult, { kind: 'answered' }>, nowMs: number): KeptFeed {
  return {
    fetchedAtMs: nowMs,
    etag: headers['etag'] ?? null,
    lastModified: headers['last-modified'] ?? null,
    body: Buffer.from(body).toString('utf8'),
  };
}

async function contentOf(kept: KeptFeed): Promise<FeedContent | null> {
  const content = await parseFeed(Buffer.from(kept.body, 'utf8'));
  return typeof content === 'string' ? null : content;
}

function recentFailure(
  url: string,
  { cacheFolder, nowMs }: Pick<FeedAccess, 'cacheFolder' | 'nowMs'>,
): FailedTry | null {
  const failed = readFailedTry(cacheFolder, url, nowMs);
  return failed !== null && nowMs - failed.atMs < FRESH_MS ? failed : null;
}

function isFresh(kept: KeptFeed | null, nowMs: number): boolean {
  return kept !== null && nowMs - kept.fetchedAtMs < FRESH_MS;
}
