import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { withLock } from '../../src/io/lock.ts';
import { lockHolderIn, stateOfHolder } from '../../src/io/lock-holder.ts';
import { type Bundled, bundlePrograms } from './programs/bundle.ts';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-lock-'));
  file = join(folder, 'config.json');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** Work of which several must never be at once, and the most that were. */
function countedWork(): { readonly work: () => Promise<void>; readonly most: () => number } {
  let [inside, most] = [0, 0];
  return {
    most: () => most,
    work: async () => {
      inside += 1;
      most = Math.max(most, inside);
      await new Promise((resolve) => setImmediate(resolve));
      inside -= 1;
    },
  };
}

test('one at a time, and the lock is gone afterwards', async () => {
  const { work, most } = countedWork();
  await Promise.all(Array.from({ length: 8 }, () => withLock(file, work)));
  expect(most()).toBe(1);
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('the lock of a process that was killed is taken away', async () => {
  writeFileSync(`${file}.lock`, '');
  utimesSync(`${file}.lock`, 1, 1);
  expect(await withLock(file, async () => 'done')).toBe('done');
});

describe('a process that holds the lock', () => {
  let programs: Bundled;
  beforeAll(async () => {
    programs = await bundlePrograms('hold');
  });
  afterAll(() => programs.remove());
  const held = new Set<ChildProcess>();
  // Also after a test that failed half-way: a process that holds on would keep the test runner from ending.
  afterEach(() => {
    for (const child of held) child.kill('SIGKILL');
  });

  /** Resolves when the process holds the lock. */
  const hold = async (): Promise<ChildProcess> => {
    const child = spawn(process.execPath, [programs.script('hold'), file], { stdio: ['ignore', 'pipe', 'inherit'] });
    held.add(child);
    await once(child.stdout as Readable, 'data');
    return child;
  };

  // Other systems tell no start of a process, and wait until the lock is old.
  const onLinux = process.platform === 'linux' ? test : test.skip;

  onLinux('is killed: its lock is taken at once', async () => {
    const child = await hold();
    child.kill('SIGKILL');
    await once(child, 'exit');
    const startedMs = performance.now();
    expect(await withLock(file, async () => 'done')).toBe('done');
    expect(performance.now() - startedMs).toBeLessThan(2_500);
    expect(readdirSync(folder)).toEqual([]);
  });

  onLinux('still runs: its lock stays, however old', async () => {
    const child = await hold();
    utimesSync(`${file}.lock`, 1, 1);
    const mine = withLock(file, async () => 'done');
    const holder = lockHolderIn(readFileSync(`${file}.lock`, 'utf8'));
    expect([holder?.pid, holder && stateOfHolder(holder)]).toEqual([child.pid, 'runs']);
    child.kill('SIGKILL');
    expect(await mine).toBe('done');
  });

  onLinux('has ended, and its number was given to another', async () => {
    await hold();
    const lock = JSON.parse(readFileSync(`${file}.lock`, 'utf8'));
    writeFileSync(`${file}.lock`, JSON.stringify({ ...lock, pid: process.pid }));
    expect(await withLock(file, async () => 'done')).toBe('done');
  });
});

test('the lock of another machine stays until it is old', async () => {
  const lock = `${file}.lock`;
  writeFileSync(lock, JSON.stringify({ where: 'another', pid: 1, started: '1', token: 'x' }));
  let released = false;
  const mine = withLock(file, async () => released);
  await new Promise((resolve) => setImmediate(resolve));
  expect(existsSync(lock)).toBe(true);
  released = true;
  utimesSync(lock, 1, 1);
  expect(await mine).toBe(true);
});

test.each(['', '{', 'null', '{"where":1}', '{"pid":-1,"where":"x","started":null}', 'x'.repeat(5000)])(
  'a lock with %.20j in it names no holder',
  (text) => expect(lockHolderIn(text)).toBeNull(),
);

test('a removal that was itself cut off does not block the next', async () => {
  for (const name of [`${file}.lock`, `${file}.lock.left`]) {
    writeFileSync(name, '');
    utimesSync(name, 1, 1);
  }
  expect(await withLock(file, async () => 'done')).toBe('done');
  expect(readdirSync(folder)).toEqual([]);
});

test('many find the same left lock: still one at a time', async () => {
  const { work, most } = countedWork();
  for (let round = 0; round < 20; round += 1) {
    writeFileSync(`${file}.lock`, '');
    utimesSync(`${file}.lock`, 1, 1);
    await Promise.all(Array.from({ length: 8 }, () => withLock(file, work)));
  }
  expect(most()).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

test('what the work throws comes through, and the lock is gone', async () => {
  await expect(withLock(file, () => Promise.reject(new Error('no')))).rejects.toThrow('no');
  expect(existsSync(`${file}.lock`)).toBe(false);
});

test('where no file can be made it says so', async () => {
  await expect(withLock(join(folder, 'none', 'config.json'), async () => 1)).rejects.toThrow('ENOENT');
});

test('a lock of which nothing can be told, dated in the future by a wrong clock, does not hold until then', async () => {
  const lock = `${file}.lock`;
  writeFileSync(lock, 'x');
  const inTwoYears = Date.now() / 1_000 + 2 * 365 * 86_400;
  utimesSync(lock, inTwoYears, inTwoYears);
  expect(await withLock(file, async () => 'mine')).toBe('mine');
});
