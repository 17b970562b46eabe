import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { build } from 'esbuild';
import { oracleSpans, type Span } from '../campus/oracle.ts';
import { campusSection } from '../helpers/campus.ts';

/** Every edge of every window of 1970 to 2100, against another engine, whatever zone the machine is in. */

const FROM_MS = Date.parse('1970-01-01T00:00:00+01:00');
const TO_MS = Date.parse('2101-01-01T00:00:00+01:00');
const YEAR_MS = 366 * 86_400_000;

const folder = mkdtempSync(join(tmpdir(), 'lusupport-edges-'));
const child = join(folder, 'child.mjs');
const task = join(folder, 'task.json');
const { schedules } = campusSection();
const spans: Record<string, readonly Span[]> = {};

beforeAll(async () => {
  for (const schedule of schedules) {
    spans[schedule.id] = oracleSpans(schedule, FROM_MS - YEAR_MS, TO_MS + YEAR_MS, '19680101');
  }
  writeFileSync(task, JSON.stringify({ schedules, spans }));
  await build({
    entryPoints: [join(import.meta.dirname, 'edges-child.ts')],
    outfile: child,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
});

type Period = readonly [fromMs: number, toMs: number];

const ALL: Period = [FROM_MS, TO_MS];
/** What the zone of the machine changes, it changes in these years too. */
const OUR_YEARS: Period = [Date.parse('2015-01-01T00:00:00+01:00'), Date.parse('2035-01-01T00:00:00+01:00')];

interface Run {
  readonly ownOffsetMinutes: number;
  readonly moments: number;
  readonly different: readonly string[];
}

async function runIn(zone: string, [fromMs, toMs]: Period): Promise<Run> {
  const env = { ...process.env, TZ: zone };
  const { stdout } = await promisify(execFile)(process.execPath, [child, task, `${fromMs}`, `${toMs}`], { env });
  return JSON.parse(stdout);
}

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const inPeriod = (id: string): readonly Span[] =>
  (spans[id] ?? []).filter(([startMs]) => startMs >= FROM_MS && startMs < TO_MS);

test('the oracle gives one window a month, and every Friday', () => {
  expect(inPeriod('ict-monday-evening')).toHaveLength(1572);
  expect(inPeriod('ict-tuesday-morning')).toHaveLength(1572);
  expect(inPeriod('usis-friday')).toHaveLength(6836);
});

describe('a second before, at and after every edge', () => {
  const zones = [
    ['UTC', 0, ALL],
    ['America/New_York', -240, OUR_YEARS],
    ['Pacific/Apia', 780, OUR_YEARS],
    ['Asia/Kathmandu', 345, OUR_YEARS],
  ] as const;

  const runs = new Map<string, Promise<Run>>();
  beforeAll(() => {
    for (const [zone, , period] of zones) runs.set(zone, runIn(zone, period));
  });

  test.each(zones)(
    'on a machine in %s',
    async (zone, ownOffsetMinutes, period) => {
      const edges = schedules
        .flatMap(({ id }) => spans[id] ?? [])
        .flat()
        .filter((edgeMs) => edgeMs >= period[0] && edgeMs < period[1]);
      expect(edges.length).toBeGreaterThan(2900);
      expect(await runs.get(zone)).toEqual({ ownOffsetMinutes, moments: edges.length * 3, different: [] });
    },
    120_000,
  );
});
