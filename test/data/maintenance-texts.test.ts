import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';
import { campusSection } from '../helpers/campus.ts';

const DATA = join(import.meta.dirname, '..', '..', 'data');

/** Sentences that name the hours of uSis stand beside the schedule: when that changes, they must change with it. */
test('texts that name the hours of uSis agree with its schedule', () => {
  const usis = campusSection().schedules.find(({ id }) => id === 'usis-friday');
  const lines = ['outcomes', 'guides', 'checks'].flatMap((name) =>
    readFileSync(join(DATA, `${name}.yaml`), 'utf8')
      .split('\n')
      .filter((line) => /uSis/.test(line) && /Friday|vrijdag/.test(line)),
  );
  const times = lines.map((line) =>
    [...line.matchAll(/\b(\d\d)[.:](\d\d)\b/g)].map(([, hour, minute]) => `${hour}:${minute}`),
  );
  expect(lines.length).toBeGreaterThanOrEqual(6);
  for (const [start, end] of times) expect([start, end ?? usis?.end]).toEqual([usis?.start, usis?.end]);
});
