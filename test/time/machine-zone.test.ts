import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { buildSync } from 'esbuild';

/** Prints what the time modules answer; nothing in it may hang on the zone of the machine. */
const SCRIPT = `
import { readMoment } from './moment.ts';
import { sayMoment, sayTimeRange } from './say.ts';
import { CAMPUS_ZONE, instantOf, isoAt, resolveWallTime, wallTimeAt } from './zone.ts';

const now = Date.parse('2026-10-24T21:14:00+02:00');
const texts = ['now', 'today 17:00', 'morgen 02:30', 'sunday 09:00', '2026-03-29 02:30', '2026-11-24', '24 nov 2026 07:45'];
const walls = [[2026, 3, 29, 2, 30], [2026, 10, 25, 2, 30], [2011, 12, 30, 12, 0], [2027, 1, 1, 0, 0], [2028, 2, 29, 7, 30]]
  .map(([year, month, day, hour, minute]) => ({ year, month, day, hour, minute, second: 0 }));
const answers = {
  moments: texts.map((text) => readMoment(text, now)),
  resolved: walls.map((wall) => resolveWallTime(wall, CAMPUS_ZONE)),
  instants: walls.map((wall) => isoAt(instantOf(wall, CAMPUS_ZONE))),
  shown: walls.map((wall) => wallTimeAt(instantOf(wall, CAMPUS_ZONE), CAMPUS_ZONE)),
  said: walls.map((wall) => sayMoment(instantOf(wall, CAMPUS_ZONE), 'nl')),
  range: sayTimeRange(now, now + 3600000, 'en'),
};
console.log(JSON.stringify({ machineOffset: new Date(now).getTimezoneOffset(), answers }));
`;

const folder = mkdtempSync(join(tmpdir(), 'lusupport-zone-'));
const program = join(folder, 'time.mjs');

beforeAll(() => {
  buildSync({
    stdin: { contents: SCRIPT, resolveDir: join(import.meta.dirname, '../../src/time'), loader: 'ts' },
    bundle: true,
    format: 'esm',
    platform: 'node',
    outfile: program,
  });
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function answersUnder(zone: string): { machineOffset: number; answers: unknown } {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
    timeout: 30_000,
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  return JSON.parse(stdout);
}

test('the zone of the machine changes no answer', () => {
  const onCampus = answersUnder('Europe/Amsterdam');
  expect(onCampus.answers).toMatchObject({
    instants: [
      '2026-03-29T03:30:00+02:00',
      '2026-10-25T02:30:00+02:00',
      '2011-12-30T12:00:00+01:00',
      '2027-01-01T00:00:00+01:00',
      '2028-02-29T07:30:00+01:00',
    ],
    range: '21:14-22:14',
  });
  const elsewhere = ['America/New_York', 'Asia/Kathmandu', 'Pacific/Apia', 'UTC', 'Bogus/Zone', ''].map(answersUnder);
  expect(elsewhere.map(({ answers }) => answers)).toEqual(elsewhere.map(() => onCampus.answers));
  // The machines really stood elsewhere: minutes behind UTC.
  expect([onCampus, ...elsewhere.slice(0, 4)].map(({ machineOffset }) => machineOffset)).toEqual([
    -120, 240, -345, -780, 0,
  ]);
});
