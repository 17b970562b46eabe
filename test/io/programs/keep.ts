import { writeSync } from 'node:fs';
import { openJournal } from '../../../src/io/journal.ts';

/**
 * Keeps report numbers without end: `keep.js <state folder> <prefix>`; prints each number once it has been said to be
 * saved. Run, and killed, by the campaign on reports.
 */
const [folder = '', prefix = ''] = process.argv.slice(2);
const journal = openJournal(folder);
for (let count = 0; ; count += 1) {
  const number = `${prefix}-${count}`;
  const { kind } = await journal.append(() => ({
    kind: 'report-added',
    number,
    about: 'x'.repeat((count * 37) % 300) || null,
    desk: null,
    at: '2026-11-22T11:24:00+01:00',
  }));
  if (kind === 'saved') writeSync(1, `${number}\n`);
}
