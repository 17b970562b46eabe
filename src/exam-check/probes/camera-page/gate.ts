import { createHash, timingSafeEqual } from 'node:crypto';

/**
 * Who may pass. Any page in any browser can send requests to this computer, and any name can be made to lead here, so
 * every request is judged by its head alone, before a byte of its body is read.
 */

/** The header that carries the token. No form and no simple request can send it; other origins would have to ask first. */
export const TOKEN_HEADER = 'x-lusupport-token';

export const MAX_BODY_BYTES = 65_536;

/** The head of a request. Each header has all its values, since two of a kind are a trick. */
export interface RequestHead {
  readonly method: string;
  /** As it stands in the request line. */
  readonly target: string;
  readonly headers: Readonly<Record<string, readonly string[] | undefined>>;
}

/** What the server expects at this moment. */
export interface Expected {
  /** `127.0.0.1:41234`, exactly. */
  readonly host: string;
  /** The code that opens the page; null once it has been used. */
  readonly code: string | null;
  readonly usedCodes: readonly string[];
  /** Null before the page was opened. */
  readonly token: string | null;
}

export type Passed = { readonly kind: 'page' | 'session' | 'result' };
export type Refused = {
  readonly kind: 'refused';
  readonly status: 400 | 403 | 404 | 405 | 410 | 411 | 413 | 415 | 417 | 421 | 503;
};

const refused = (status: Refused['status']): Refused => ({ kind: 'refused', status });

const POSTS: Readonly<Record<string, 'session' | 'result'>> = { '/session': 'session', '/result': 'result' };

/** Whether two texts are the same, in a time that does not tell where they differ. */
export function sameText(one: string, other: string): boolean {
  const digest = (text: string): Buffer => createHash('sha256').update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/** Judges the head of a request. Nothing has changed when it is refused. */
export function judgeRequest(head: RequestHead, expected: Expected): Passed | Refused {
  const all = (name: string): readonly string[] => head.headers[name] ?? [];
  const only = (name: string): string | null => (all(name).length === 1 ? (all(name)[0] ?? null) : null);
  if (only('host') !== expected.host) return refused(421);
  if (!/^\/[\w-]*$/.test(head.target)) return refused(404);
  if (all('expect').length > 0) return refused(417);
  const post = POSTS[head.target];
  if (head.method !== (post === undefined ? 'GET' : 'POST')) return refused(405);
  return post === undefined ? judgePage(head, expected, all, only) : judgePost(post, expected, all, only);
}

type All = (name: string) => readonly string[];
type Only = (name: string) => string | null;

/** The start page: opened by the student from the terminal, as a page of its own, once. */
function judgePage(head: RequestHead, { code, usedCodes, host }: Expected, all: All, only: Only): Passed | Refused {
  const absentOr = (name: string, ...allowed: readonly string[]): boolean =>
    all(name).length === 0 || allowed.includes(only(name) ?? '');
  if (!absentOr('sec-fetch-site', 'none', 'same-origin')) return refused(403);
  if (!absentOr('sec-fetch-dest', 'document') || !absentOr('sec-fetch-mode', 'navigate')) return refused(403);
  if (!absentOr('origin', `http://${host}`)) return refused(403);
  if (all('transfer-encoding').length > 0 || !absentOr('content-length', '0')) return refused(400);
  const typed = head.target.slice(1);
  if (usedCodes.some((used) => sameText(typed, used))) return refused(410);
  if (code === null || !sameText(typed, code)) return refused(404);
  // A browser or a virus scanner that looks ahead must not use the code up.
  if (all('sec-purpose').length > 0 || all('purpose').length > 0 || all('x-moz').length > 0) return refused(503);
  return { kind: 'page' };
}

/** What the page sends: from itself, with the token, as JSON of a told and small size. */
function judgePost(kind: 'session' | 'result', expected: Expected, all: All, only: Only): Passed | Refused {
  if (only('origin') !== `http://${expected.host}`) return refused(403);
  if (all('sec-fetch-site').length > 0 && only('sec-fetch-site') !== 'same-origin') return refused(403);
  const token = only(TOKEN_HEADER);
  if (expected.token === null || token === null || !sameText(token, expected.token)) return refused(403);
  if (only('content-type') !== 'application/json' || all('content-encoding').length > 0) return refused(415);
  const length = only('content-length');
  if (length === null || all('transfer-encoding').length > 0 || !/^\d{1,7}$/.test(length)) return refused(411);
  return Number(length) > MAX_BODY_BYTES ? refused(413) : { kind };
}
