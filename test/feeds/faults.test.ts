import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { keep } from '../../src/feeds/cache.ts';
import { type FeedAccess, readFeeds } from '../../src/feeds/read.ts';
import { incidentWords } from '../../src/wording/incident-words.ts';
import { ROOT } from '../helpers/cli.ts';
import { FAULTS, type Fault, incident, ServerKit, summary } from './faults.ts';
import { buildFeedProgram, type FeedProgram, runFeedProgram } from './program.ts';
import { loopbackTrust } from './trust.ts';

const pem = (file: string): string => readFileSync(join(ROOT, 'test', 'fixtures', 'tls', file), 'utf8');
const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');
const TEN_MINUTES_MS = 600_000;
const kit = new ServerKit(pem);
const scratch = mkdtempSync(join(tmpdir(), 'lusupport-faults-'));

afterAll(async () => {
  await kit.close();
  rmSync(scratch, { recursive: true, force: true });
});

const access = (cacheFolder: string | null): FeedAccess => ({
  nowMs: NOW_MS,
  offline: false,
  cacheFolder,
  mayKeep: true,
  env: {},
  signal: new AbortController().signal,
  trust: loopbackTrust(pem('authority.pem')),
});

describe('every fault has its name, and takes nothing away', () => {
  /** The silent ones wait for their time limit side by side. */
  const waiting = new Map<string, Promise<unknown>>();

  beforeAll(() => {
    for (const fault of FAULTS.filter(({ isSlow }) => isSlow)) waiting.set(fault.name, look(fault));
  });

  test.each(FAULTS)('$name', async (fault) => {
    const told = await (waiting.get(fault.name) ?? look(fault));
    const { failure } = fault;
    if (fault.name === 'N8: status 304') {
      expect(told).toEqual({ status: 'ok', failure: null, titles: ['Known before'], isUntouched: false });
    } else if (failure === null) {
      expect(told).toEqual({ status: 'ok', failure, titles: [], isUntouched: false });
    } else {
      expect(told).toEqual({ status: 'stale', failure, titles: ['Known before'], isUntouched: true });
    }
  });
});

async function look(fault: Fault): Promise<unknown> {
  const folder = mkdtempSync(join(scratch, 'cache-'));
  const url = await fault.start(kit);
  const body = summary([incident({ name: 'Known before' })]);
  await keep(folder, url, { fetchedAtMs: NOW_MS - TEN_MINUTES_MS, etag: null, lastModified: null, body });
  const before = cacheText(folder);
  const [reading] = await readFeeds([url], access(folder));
  return {
    status: reading?.status,
    failure: reading?.failure,
    titles: reading?.content?.notices.map(({ title }) => title),
    isUntouched: cacheText(folder) === before,
  };
}

/** What the feed said last; that a try failed is kept beside it. */
function cacheText(folder: string): string {
  return readdirSync(folder)
    .filter((file) => !file.endsWith('.failed.json'))
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join();
}

/** The heavy ones as real processes; all of them: npm run campaign -- feeds. */
describe('B7: memory and time of the whole program', () => {
  const HEAVY = /gzip bomb|100 MB|without end|as many notices|million deep|one byte a second/;
  const MOST_MIB = 150;
  const MOST_MS = 6_000;
  let program: FeedProgram;

  beforeAll(() => {
    program = buildFeedProgram(ROOT);
  });
  afterAll(() => rmSync(program.folder, { recursive: true, force: true }));

  test.each(FAULTS.filter(({ name }) => HEAVY.test(name)))('$name', async ({ start, failure }) => {
    const home = mkdtempSync(join(scratch, 'home-'));
    await keepSetting(home, await start(kit));
    const { code, stdout, stderr, peakMiB, wallMs } = await runFeedProgram(program, ['maintenance'], {
      LUSUPPORT_HOME: home,
    });
    const line =
      failure === null
        ? /No live notices at exam\.test/
        : new RegExp(incidentWords('en').reasons[failure].slice(0, 20));
    expect({
      code,
      stderr,
      isPlanned: /^Computed from/m.test(stdout),
      isSaid: line.test(stdout.replace(/\n/g, ' ')),
    }).toEqual({
      code: 0,
      stderr: '',
      isPlanned: true,
      isSaid: true,
    });
    expect(peakMiB).toBeLessThan(MOST_MIB);
    expect(wallMs).toBeLessThan(MOST_MS);
  });
});

async function keepSetting(home: string, url: string): Promise<void> {
  const { mkdirSync } = await import('node:fs');
  mkdirSync(join(home, 'config'), { recursive: true });
  writeFileSync(join(home, 'config', 'config.json'), JSON.stringify({ incidentFeed: url }));
}
