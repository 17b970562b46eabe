import type { FeedContent } from './notice.ts';

/** What a body is, whatever its content type says; a page for people is mostly the sign-in page of a network. */
export type ParsedFeed = FeedContent | 'page' | 'not-understood';

/** Reads a feed of either kind. */
export async function parseFeed(body: Uint8Array): Promise<ParsedFeed> {
  const text = textOf(body);
  if (text === null) return 'not-understood';
  const start = text.slice(0, 1000).trimStart().toLowerCase();
  if (/^<!doctype html|^<html|^<head|^<body/.test(start)) return 'page';
  if (start.startsWith('{')) {
    const { parseStatuspage } = await import('./statuspage.ts');
    return parseStatuspage(text) ?? 'not-understood';
  }
  if (!start.startsWith('<')) return 'not-understood';
  const { parseRss } = await import('./rss.ts');
  // Blank lines before the XML are a common slip.
  return parseRss(text.trimStart()) ?? 'not-understood';
}

/** UTF-8, its byte-order mark dropped; null for bytes that are anything else. */
function textOf(body: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(body);
  } catch {
    return null;
  }
}
