import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { LANGUAGES } from '../../src/language.ts';
import { en } from '../../src/maintenance/words.en.ts';
import { nl } from '../../src/maintenance/words.nl.ts';
import { QUIET, ROOT } from '../helpers/cli.ts';
import { runInTerminal } from '../helpers/pty.ts';
import { incident, ServerKit, summary } from './faults.ts';
import { buildFeedProgram, type FeedProgram } from './program.ts';

/** The real program on a real pseudo-terminal, and a feed that answers when the test lets it. */

const kit = new ServerKit((file) => readFileSync(join(ROOT, 'test', 'fixtures', 'tls', file), 'utf8'));
const scratch = mkdtempSync(join(tmpdir(), 'lusupport-slow-feed-'));
let program: FeedProgram;
beforeAll(() => {
  program = buildFeedProgram(ROOT);
});
afterAll(async () => {
  await kit.close();
  for (const folder of [scratch, program.folder]) rmSync(folder, { recursive: true, force: true });
});

/** A feed whose questions wait for `answer`. */
async function heldFeed() {
  const waiting: ServerResponse[] = [];
  let onAsked = (): void => {};
  const asked = new Promise<void>((resolve) => {
    onAsked = resolve;
  });
  const url = await kit.https((_request, response) => {
    waiting.push(response);
    onAsked();
  });
  const answer = (body: string): void => {
    for (const response of waiting.splice(0)) response.end(body);
  };
  return { url, asked, answer };
}

function homeWith(url: string): string {
  const home = mkdtempSync(join(scratch, 'home-'));
  mkdirSync(join(home, 'config'));
  writeFileSync(join(home, 'config', 'config.json'), JSON.stringify({ incidentFeed: url }));
  return home;
}

const start = (url: string, args: readonly string[], columns = 80) =>
  runInTerminal([program.entry, ...args], {
    columns,
    rows: 40,
    env: { LUSUPPORT_HOME: homeWith(url), LUSUPPORT_NOW: QUIET, LANG: 'en_US.UTF-8' },
  });

const WORDS = { en, nl };
const NOTICE = { en: 'Notice at exam.test', nl: 'Storingsbericht op exam.test' };

describe.each(LANGUAGES)('a slow feed, in %s', (language) => {
  const words = WORDS[language];

  test.each([80, 40])(
    'at %i columns: planned work is on the screen before the feed has said a word',
    async (columns) => {
      const feed = await heldFeed();
      const run = start(feed.url, ['maintenance', '--lang', language], columns);
      await feed.asked;
      // The end of what the schedules give; nobody has answered yet.
      await run.waitFor(words.elsewhereBeside.split(' ').slice(0, 4).join(' '));
      const early = run.screen().join('\n');
      expect(early).toContain('uSis');
      expect(early).not.toContain(NOTICE[language]);
      expect(early).not.toContain('lusupport triage');

      feed.answer(summary([incident()]));
      await run.waitFor(NOTICE[language]);
      await run.waitFor('lusupport triage');
      expect(await run.exit).toEqual({ code: 0, signal: null });
      const lines = run.screen().filter((line) => line !== '' && !line.startsWith('peak '));
      // What stood there stays, and is not said again.
      const headline = lines.filter((line) => line.toLowerCase().includes(words.clearNow));
      expect(headline).toHaveLength(1);
      expect(lines.join('\n').startsWith(early.split('\n').slice(0, 5).join('\n'))).toBe(true);
      if (columns === 80) expect(lines.length).toBeLessThanOrEqual(8);
    },
  );
});

test('Ctrl-C while the feed is asked: the planned work stays on the screen', async () => {
  const feed = await heldFeed();
  const run = start(feed.url, ['maintenance']);
  await feed.asked;
  await run.waitFor('Computed from');
  run.type('\u0003');
  expect((await run.exit).code).toBe(130);
  expect(run.screen().join('\n')).toContain('uSis');
});
