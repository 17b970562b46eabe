import { writeSync } from 'node:fs';
import { withLock } from '../../../src/io/lock.ts';

/** Holds the lock of a file until it is killed: `hold.js <file>`; prints a line once it has it. */
const [file = ''] = process.argv.slice(2);
await withLock(file, async () => {
  writeSync(1, 'held\n');
  await new Promise((resolve) => setTimeout(resolve, 600_000));
});
