import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { lineOf } from '../../src/io/journal-record.ts';
import * as rounds from '../campaigns/reports/rounds.mjs';
import { type Bundled, bundlePrograms } from '../io/programs/bundle.ts';

/** A small share of `npm run campaign -- reports`, and disks that fail: real processes on real file systems. */

let programs: Bundled;
beforeAll(async () => {
  programs = await bundlePrograms('keep');
});
afterAll(() => programs.remove());

// Asked before the tests are named: what cannot run is skipped by its name.
const canMount = await rounds.mayMount();

const line = (number: string, about: string | null): string =>
  `${lineOf({ kind: 'report-added', number, about, desk: null, at: '2026-11-22T11:24:00+01:00' })}\n`;

test('D6: report add, sixteen at a time: none lost, none torn, none twice', async () => {
  expect(await rounds.addMany(32, 16)).toEqual({ runs: 32, failed: 0, lost: 0, torn: 0, twice: 0 });
}, 120_000);

test('D5: kill -9 at random moments during writes: what was acknowledged is there', async () => {
  const found = await rounds.killMany(20, 2, programs.script('keep'), 4);
  expect(found).toMatchObject({ kills: 20, lost: 0, unreadable: 0 });
  expect(found.acknowledged).toBeGreaterThan(20);
}, 120_000);

test('D3: an fsync that fails: exit 6, the number on the screen, nothing half kept', async () => {
  const { codes, said, stderr, between, after } = await rounds.failingFsync();
  expect([codes, stderr]).toEqual([[0, 6, 0], '']);
  expect(said).toContain('Not saved, so write it down: second');
  expect(said).toContain('The disk reports an error.');
  expect(between).toEqual({ numbers: ['first'], torn: 0 });
  expect(after).toEqual({ numbers: ['first', 'second'], torn: 0 });
}, 60_000);

describe('file systems of our own', () => {
  // Containers and hardened systems do not allow it.
  const [testMounted, unless] = canMount ? [test, ''] : [test.skip, ' (skipped: mounting is not allowed here)'];

  testMounted(
    `D3: a full disk of 64 KiB: nothing lost, nothing torn, exit 6${unless}`,
    async () => {
      const found = await rounds.fillDisk(line);
      expect(found).toMatchObject({ lost: 0, unsaid: 0, torn: 0, config: 6, list: 0, stderr: '' });
      expect(found.oldKept).toBe(found.before);
      expect(new Set(found.added)).toEqual(new Set([0, 6]));
      expect(found.configSaid).toContain('The disk is full.');
    },
    120_000,
  );

  testMounted(
    `D4: a read-only home: exit 6 and the whole entry, the rest works${unless}`,
    async () => {
      const { exits, numbers, stdout, stderr } = await rounds.readOnlyHome(line);
      expect([exits, numbers, stderr]).toEqual([[6, 6, 6, 0, 0, 6, 0, 6], ['old'], '']);
      for (const said of ['write it down: new', 'hello', 'old is still open', 'read-only'])
        expect(stdout).toContain(said);
    },
    120_000,
  );
});
