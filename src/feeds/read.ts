import { askHttps, type HttpsFailure, type HttpsResult, type HttpsTrust } from '../io/http.ts';
import { proxyFor } from '../io/proxy.ts';
import { type KeptFeed, keep, readKept } from './cache.ts';
import type { FeedContent } from './notice.ts';
import { parseFeed } from './parse.ts';

/** Why a feed could not be read now. */
export type FeedFailure = HttpsFailure | 'offline' | 'status' | 'sign-in-page' | 'not-a-feed';

/** How a feed was read: asked now, asked a moment ago, last known because asking failed, nothing at all, not asked. */
export type FeedStatus = 'ok' | 'cached' | 'stale' | 'failed' | 'offline';

export interface FeedReading {
  readonly host: string;
  readonly status: FeedStatus;
  readonly fetchedAtMs: number | null;
  /** Null where nothing is known. */
  readonly content: FeedContent | null;
  readonly failure: FeedFailure | null;
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
/** A feed is not asked again within these. */
const FRESH_MS = 5 * 60_000;
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
  return urls.every((url) => isFresh(readKept(access.cacheFolder, url, access.nowMs), access.nowMs));
}

async function readFeed(url: string, access: FeedAccess): Promise<FeedReading> {
  const { host } = new URL(url);
  const kept = readKept(access.cacheFolder, url, access.nowMs);
  const known = kept === null ? null : await contentOf(kept);
  const last = kept !== null && known !== null ? { kept, known } : null;
  const told = (status: FeedStatus, failure: FeedFailure | null): FeedReading => ({
    host,
    status,
    fetchedAtMs: last?.kept.fetchedAtMs ?? null,
    content: last?.known ?? null,
    failure,
  });
  if (last !== null && isFresh(last.kept, access.nowMs)) return told('cached', null);
  if (access.offline) return told('offline', 'offline');

  const result = await ask(url, last?.kept ?? null, access);
  const notNow = (failure: FeedFailure): FeedReading => told(last === null ? 'failed' : 'stale', failure);
  if (result.kind === 'failed') return notNow(result.failure);
  const answer = result.status === 304 ? (last?.kept ?? null) : keptFrom(result, access.nowMs);
  if (answer === null) return notNow(result.status === SIGN_IN_STATUS ? 'sign-in-page' : 'status');
  const content = result.status === 304 ? (last?.known ?? 'not-understood') : await parseFeed(result.body);
  if (content === 'page') return notNow('sign-in-page');
  if (content === 'not-understood') return notNow('not-a-feed');
  if (access.mayKeep) await keep(access.cacheFolder, url, { ...answer, fetchedAtMs: access.nowMs });
  return { host, status: 'ok', fetchedAtMs: access.nowMs, content, failure: null };
}

/** One try: a host in trouble is not helped by a second one, and the last known answer is at hand. */
function ask(url: string, kept: KeptFeed | null, { env, signal, trust }: FeedAccess): Promise<HttpsResult> {
  const headers: Record<string, string> = { accept: 'application/json, application/rss+xml, application/atom+xml' };
  if (kept?.etag) headers['if-none-match'] = kept.etag;
  if (kept?.lastModified) headers['if-modified-since'] = kept.lastModified;
  const question = { url, method: 'GET', deadlineMs: DEADLINE_MS, maxBytes: MOST_BYTES, headers, signal } as const;
  return askHttps(question, { proxyOf: (target) => proxyFor(target, env), ...trust });
}

function keptFrom(result: Extract<HttpsResult, { kind: 'answered' }>, nowMs: number): KeptFeed | null {
  if (result.status !== 200) return null;
  const { headers, body } = result;
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

function isFresh(kept: KeptFeed | null, nowMs: number): boolean {
  return kept !== null && nowMs - kept.fetchedAtMs < FRESH_MS;
}
