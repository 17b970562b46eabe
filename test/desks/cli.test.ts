import { expect, test } from '@jest/globals';
import { BIN, cli, cliEnv } from '../helpers/cli.ts';
import { runInTerminal } from '../helpers/pty.ts';
import { schemaProblems } from '../helpers/schemas.ts';

/** `desks` through the real program. */

const RUNS: readonly (readonly [readonly string[], number])[] = [
  [[], 0],
  [['library'], 0],
  [['printer', 'is', 'broken'], 0],
  [['my landlord raised the rent'], 0],
  [['--open', '--at', '2026-11-23 03:00'], 0],
  [['--city', 'the-hague'], 0],
  [['--faculty', 'law'], 0],
  [['--faculty', 'nonsense'], 2],
  [['--city', 'delft'], 2],
  [['--at', '2026-02-30'], 2],
];

test.each(RUNS)('desks %j ends with %i', async (words, code) => {
  const [text, json] = await Promise.all([cli(['desks', ...words]), cli(['desks', ...words, '--json'])]);
  expect([text.code, json.code]).toEqual([code, code]);
  const document = JSON.parse(json.stdout);
  expect(schemaProblems('desks-1', document)).toEqual([]);
  expect('error' in document).toBe(code === 2);
  if (code === 2) expect(text.stderr).not.toBe('');
  for (const line of text.stdout.split('\n')) expect([...line].length).toBeLessThanOrEqual(80);
});

test('on a terminal of 40 columns the card fits, and nothing is asked', async () => {
  const env = cliEnv();
  const run = runInTerminal([BIN, 'desks', 'issc'], { columns: 40, rows: 60, env });
  expect(await run.exit).toEqual({ code: 0, signal: null });
  expect(run.screen().join('\n')).toContain('Phone: 071 - 527 8888');
});
