import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';
import { keep } from '../../src/feeds/cache.ts';
import { keepFailedTry } from '../../src/feeds/failed-try.ts';
import { plainScreen, type Screen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import type { Session } from '../../src/session.ts';
import { campusSection } from '../helpers/campus.ts';
import { fakeSession } from '../helpers/session.ts';

export const FEED = 'https://status.exam.test/summary.json';
/** Sunday, no planned work. */
export const NOW = '2026-11-22T11:24:00+01:00';

export interface Kept {
  /** What the feed said; null where nothing is kept. */
  readonly body: string | null;
  readonly now?: string;
  /** How long ago it was fetched, minutes. */
  readonly ageMinutes?: number;
  /** How long ago asking it failed, minutes; it did not unless given. */
  readonly failedMinutes?: number;
  readonly offline?: boolean;
  readonly language?: Language;
  readonly columns?: number;
  readonly screen?: Partial<Screen>;
}

const caches = new Map<string, Promise<string>>();
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});
const folders: string[] = [];

/** The same folder for the same content: each is written and synced once. */
function cacheWith(body: string | null, fetchedAtMs: number, failedAtMs: number | null): Promise<string> {
  const key = `${fetchedAtMs} ${failedAtMs} ${body}`;
  const made = caches.get(key) ?? makeCache(body, fetchedAtMs, failedAtMs);
  caches.set(key, made);
  return made;
}

async function makeCache(body: string | null, fetchedAtMs: number, failedAtMs: number | null): Promise<string> {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-kept-'));
  folders.push(folder);
  if (body !== null) await keep(folder, FEED, { fetchedAtMs, etag: null, lastModified: null, body });
  if (failedAtMs !== null) await keepFailedTry(folder, FEED, { atMs: failedAtMs, failure: 'status' });
  return folder;
}

/** A session with one feed set up that is told from what is kept, so that nobody is asked. */
export async function sessionWith(kept: Kept): Promise<Session> {
  const { now = NOW, language = 'en', columns = 80 } = kept;
  const instantMs = Date.parse(now);
  const failedAtMs = kept.failedMinutes === undefined ? null : instantMs - kept.failedMinutes * 60_000;
  const cache = await cacheWith(kept.body, instantMs - (kept.ageMinutes ?? 3) * 60_000, failedAtMs);
  return fakeSession({
    language,
    now: { instantMs, pretended: false },
    offline: kept.offline ?? false,
    screen: { ...plainScreen(language, columns), ...kept.screen },
    sections: { campus: campusSection() },
    settings: {
      path: null,
      folders: { config: null, state: null, cache },
      values: () => ({ incidentFeed: FEED }),
      notices: () => [],
      set: async () => true,
    },
  });
}
