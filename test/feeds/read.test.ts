import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import { keep, readKept } from '../../src/feeds/cache.ts';
import { type FeedAccess, isAllKnown, readFeeds } from '../../src/feeds/read.ts';
import { ROOT } from '../helpers/cli.ts';
import { incident, ServerKit, summary } from './faults.ts';
import { loopbackTrust } from './trust.ts';

const pem = (file: string): string => readFileSync(join(ROOT, 'test', 'fixtures', 'tls', file), 'utf8');
const kit = new ServerKit(pem);
const scratch = mkdtempSync(join(tmpdir(), 'lusupport-read-'));
afterAll(async () => {
  await kit.close();
  rmSync(scratch, { recursive: true, force: true });
});

const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');
const MINUTE_MS = 60_000;
const folder = (): string => mkdtempSync(join(scratch, 'cache-'));
const access = (cacheFolder: string | null, more: Partial<FeedAccess> = {}): FeedAccess => ({
  nowMs: NOW_MS,
  offline: false,
  cacheFolder,
  mayKeep: true,
  env: {},
  signal: new AbortController().signal,
  trust: loopbackTrust(pem('authority.pem')),
  ...more,
});

/** A feed with validators that counts what it is asked, and how. */
async function countingFeed() {
  const asked: (string | undefined)[][] = [];
  const url = await kit.https((request, response) => {
    const { 'if-none-match': etag, 'if-modified-since': since } = request.headers;
    asked.push([etag, since]);
    if (etag === '"v1"') response.writeHead(304).end();
    else
      response
        .writeHead(200, { etag: '"v1"', 'last-modified': 'Sun, 22 Nov 2026 09:00:00 GMT' })
        .end(summary([incident()]));
  });
  return { url, asked };
}

describe('asked again', () => {
  test('not within five minutes, then with its validators', async () => {
    const { url, asked } = await countingFeed();
    const cache = folder();
    const statuses: string[] = [];
    for (const minutes of [0, 4.9, 5, 9.9, 10]) {
      const [reading] = await readFeeds([url], access(cache, { nowMs: NOW_MS + minutes * MINUTE_MS }));
      statuses.push(
        `${reading?.status} ${reading?.content?.notices.length} ${((reading?.fetchedAtMs ?? 0) - NOW_MS) / MINUTE_MS}`,
      );
    }
    expect(statuses).toEqual(['ok 1 0', 'cached 1 0', 'ok 1 5', 'cached 1 5', 'ok 1 10']);
    const validators = ['"v1"', 'Sun, 22 Nov 2026 09:00:00 GMT'];
    expect(asked).toEqual([[undefined, undefined], validators, validators]);
  });

  test('whether anybody has to be asked', async () => {
    const { url } = await countingFeed();
    const cache = folder();
    expect(isAllKnown([url], access(cache))).toBe(false);
    expect(isAllKnown([url], access(cache, { offline: true }))).toBe(true);
    await readFeeds([url], access(cache));
    expect(isAllKnown([url], access(cache))).toBe(true);
    expect(isAllKnown([url, `${url}?2`], access(cache))).toBe(false);
  });

  test('nothing is kept under a pretended clock, and nothing is lost where nothing can be kept', async () => {
    const { url } = await countingFeed();
    const cache = folder();
    await readFeeds([url], access(cache, { mayKeep: false }));
    expect(readdirSync(cache)).toEqual([]);
    for (const place of [null, '/proc/nope', join(cache, 'x\0y')]) {
      expect((await readFeeds([url], access(place)))[0]).toMatchObject({ status: 'ok', failure: null });
    }
  });

  test('offline asks nobody', async () => {
    const { url, asked } = await countingFeed();
    const [reading] = await readFeeds([url], access(folder(), { offline: true }));
    expect([reading?.status, asked]).toEqual(['offline', []]);
  });

  test('several feeds at once, each with its own fate', async () => {
    const { url } = await countingFeed();
    const readings = await readFeeds([url, await kit.closedPort()], access(folder()));
    expect(readings.map(({ status }) => status)).toEqual(['ok', 'failed']);
  });
});

describe('N8: a feed that failed', () => {
  /** Fails until it is mended, and counts how often it is asked. */
  async function brokenFeed(status = 503) {
    const feed = { isMended: false, asked: 0, url: '' };
    feed.url = await kit.https((_request, response) => {
      feed.asked += 1;
      if (feed.isMended) response.end(summary([incident()]));
      else response.writeHead(status).end();
    });
    return feed;
  }
  const at = (minutes: number) => ({ nowMs: NOW_MS + minutes * MINUTE_MS });

  test('is not asked again within five minutes, and its last word still stands', async () => {
    const feed = await brokenFeed();
    const cache = folder();
    const body = summary([incident({ name: 'Known before' })]);
    await keep(cache, feed.url, { fetchedAtMs: NOW_MS - 10 * MINUTE_MS, etag: null, lastModified: null, body });
    const told: unknown[] = [];
    for (const minutes of [0, 2, 4.9]) {
      const [reading] = await readFeeds([feed.url], access(cache, at(minutes)));
      expect(reading).toMatchObject({ status: 'stale', failure: 'status', fetchedAtMs: NOW_MS - 10 * MINUTE_MS });
      told.push([feed.asked, reading?.failedAtMs, reading?.content?.notices.map(({ title }) => title)]);
    }
    expect(told).toEqual(Array.from({ length: 3 }, () => [1, NOW_MS, ['Known before']]));
    expect(isAllKnown([feed.url], access(cache, at(4.9)))).toBe(true);
    expect(isAllKnown([feed.url], access(cache, at(5)))).toBe(false);

    feed.isMended = true;
    const [reading] = await readFeeds([feed.url], access(cache, at(5)));
    expect([feed.asked, reading?.status, reading?.failure, reading?.failedAtMs]).toEqual([2, 'ok', null, null]);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^feed-[0-9a-f]{32}\.json$/)]);
  });

  test('and nothing is known of: failed both times', async () => {
    const feed = await brokenFeed();
    const cache = folder();
    const statuses: unknown[] = [];
    for (const minutes of [0, 3, 6]) {
      const [reading] = await readFeeds([feed.url], access(cache, at(minutes)));
      statuses.push([feed.asked, reading?.status, ((reading?.failedAtMs ?? 0) - NOW_MS) / MINUTE_MS]);
    }
    expect(statuses).toEqual([
      [1, 'failed', 0],
      [1, 'failed', 0],
      [2, 'failed', 6],
    ]);
  });

  test('because of something that lies here is asked at once: it may be mended by now', async () => {
    const cache = folder();
    const signIn = await brokenFeed(511);
    for (const expected of [1, 2]) {
      await readFeeds([signIn.url], access(cache));
      expect(signIn.asked).toBe(expected);
    }
    await readFeeds(['https://nowhere.invalid/'], access(cache));
    await readFeeds([await kit.closedPort()], access(cache, { signal: AbortSignal.abort() }));
    expect(readdirSync(cache)).toEqual([]);
  });

  test('offline that is what counts, and nothing is kept under a pretended clock', async () => {
    const feed = await brokenFeed();
    const cache = folder();
    await readFeeds([feed.url], access(cache, { mayKeep: false }));
    expect(readdirSync(cache)).toEqual([]);
    await readFeeds([feed.url], access(cache));
    const [reading] = await readFeeds([feed.url], access(cache, { offline: true }));
    expect(reading).toMatchObject({ status: 'offline', failure: 'offline', failedAtMs: null });
  });

  test.each<[string, (text: string) => string]>([
    ['cut', (text) => text.slice(0, -3)],
    ['null', () => 'null'],
    ['of another feed', (text) => text.replace('exam.test', 'other.test')],
    ['of the future', (text) => text.replace(/"atMs":\d+/, `"atMs":${NOW_MS + 1}`)],
    ['of no time', (text) => text.replace(/"atMs":\d+/, '"atMs":null')],
    ['of a failure that is none', (text) => text.replace('"status"', '"__proto__"')],
    ['huge', (text) => text + ' '.repeat(5000)],
  ])('a file that is %s counts for nothing', async (_, change) => {
    const feed = await brokenFeed();
    const cache = folder();
    await readFeeds([feed.url], access(cache));
    const [name = ''] = readdirSync(cache);
    expect(name).toMatch(/^feed-[0-9a-f]{32}\.failed\.json$/);
    const file = join(cache, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    await readFeeds([feed.url], access(cache));
    expect(feed.asked).toBe(2);
  });
});

describe('D8: what is kept is trusted no more than the feed', () => {
  const URL_ = 'https://status.exam.test/summary.json';
  const KEPT = { fetchedAtMs: NOW_MS - MINUTE_MS, etag: '"a"', lastModified: null, body: summary([]) };

  async function spoilt(change: (text: string) => string | Uint8Array): Promise<unknown> {
    const cache = folder();
    await keep(cache, URL_, KEPT);
    const [name = ''] = readdirSync(cache);
    const file = join(cache, name);
    writeFileSync(file, change(readFileSync(file, 'utf8')));
    return readKept(cache, URL_, NOW_MS);
  }

  test('as it was kept, with nothing left beside it', async () => {
    expect(await spoilt((text) => text)).toEqual(KEPT);
    const cache = folder();
    await keep(cache, URL_, KEPT);
    await keep(cache, URL_, KEPT);
    expect(readdirSync(cache)).toEqual([expect.stringMatching(/^feed-[0-9a-f]{32}\.json$/)]);
  });

  test.each<[string, (text: string) => string | Uint8Array]>([
    ['cut', (text) => text.slice(0, -3)],
    ['empty', () => ''],
    ['a list', () => '[]'],
    ['null', () => 'null'],
    ['not UTF-8', () => new Uint8Array([0x7b, 0xff, 0x7d])],
    ['of another edition', (text) => text.replace('"schema":1', '"schema":2')],
    ['of another feed', (text) => text.replace(URL_, 'https://other.test/')],
    ['of the future', (text) => text.replace(/"fetchedAtMs":\d+/, `"fetchedAtMs":${NOW_MS + 1}`)],
    ['of no time', (text) => text.replace(/"fetchedAtMs":\d+/, '"fetchedAtMs":"x"')],
    ['huge', (text) => text + ' '.repeat(8 * 2 ** 20)],
  ])('%s: as if there were none', async (_, change) => {
    expect(await spoilt(change)).toBeNull();
  });

  test('a validator that would break a header is left out', async () => {
    expect(await spoilt((text) => text.replace('\\"a\\"', 'a\\r\\nx: y'))).toEqual({ ...KEPT, etag: null });
  });

  test('a link is neither followed nor replaced', async () => {
    const cache = folder();
    await keep(cache, URL_, KEPT);
    const [name = ''] = readdirSync(cache);
    const other = join(scratch, 'mine.txt');
    writeFileSync(other, 'mine');
    rmSync(join(cache, name));
    symlinkSync(other, join(cache, name));
    expect(await keep(cache, URL_, KEPT)).toBe(false);
    expect(readFileSync(other, 'utf8')).toBe('mine');
  });

  test('a folder in its place', async () => {
    const cache = folder();
    await keep(cache, URL_, KEPT);
    const [name = ''] = readdirSync(cache);
    rmSync(join(cache, name));
    mkdirSync(join(cache, name));
    expect([readKept(cache, URL_, NOW_MS), await keep(cache, URL_, KEPT)]).toEqual([null, false]);
  });
});
