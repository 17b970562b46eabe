import { expect, test } from '@jest/globals';
import { incidentsAt } from '../../src/feeds/incidents.ts';
import type { FeedFailure, FeedReading } from '../../src/feeds/read.ts';
import { parseStatuspage } from '../../src/feeds/statuspage.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { answerOf } from '../../src/maintenance/answer.ts';
import { doubtsOf } from '../../src/maintenance/doubt.ts';
import { screenLines } from '../../src/maintenance/text.ts';
import type { View } from '../../src/maintenance/view.ts';
import { incidentWords } from '../../src/wording/incident-words.ts';
import { incidentLines } from '../../src/wording/incidents.ts';
import { incident, summary } from '../feeds/faults.ts';
import { campusSection } from '../helpers/campus.ts';

const campus = campusSection();
const START_MS = Date.parse('2026-08-25T00:00:00+02:00');
const LONG_HOST = 'notices.of-a-faculty-with-a-long-name.universiteit.exam.test';
const TITLE = 'Brightspace is slow '.repeat(20);

/** Whatever a feed can answer, of a short and a long host. */
const READINGS: readonly FeedReading[] = ['status.exam.test', LONG_HOST].flatMap((host) => [
  ...Object.keys(incidentWords('en').reasons).flatMap((failure) =>
    [null, summary([]), summary([incident({ name: TITLE }), incident({ id: 'i2' })])].flatMap((body) =>
      // Asked in this run, or two minutes before it.
      [START_MS, START_MS - 120_000].map(
        (failedAtMs): FeedReading => ({
          host,
          status: body === null ? 'failed' : 'stale',
          fetchedAtMs: body === null ? null : 0,
          content: body === null ? null : parseStatuspage(body),
          failure: failure as FeedFailure,
          failedAtMs,
        }),
      ),
    ),
  ),
  { host, status: 'ok', fetchedAtMs: 0, content: parseStatuspage(summary([])), failure: null, failedAtMs: null },
  { host, status: 'offline', fetchedAtMs: 0, content: parseStatuspage(summary([])), failure: null, failedAtMs: null },
]);

test.each(LANGUAGES)('a feed takes one line of a wide screen, whatever it says (%s)', (language) => {
  const screen = plainScreen(language, 80);
  const said = READINGS.map((reading) =>
    incidentLines(incidentsAt([reading], campus.services, START_MS), [], START_MS, screen),
  );
  expect(said.filter((lines) => lines.length !== 1 || displayWidth(lines[0] ?? '') > 80)).toEqual([]);
  // The reason is told where there is room.
  expect(said[0]?.[0]).toContain('status.exam.test');
  // And when it was asked, where that was not now.
  const ago = { en: 'not read 2 min ago', nl: '2 min geleden niet gelezen' }[language];
  expect([said[0]?.[0]?.includes(ago), said[1]?.[0]?.includes(ago)]).toEqual([false, true]);
});

test.each(LANGUAGES)('every hour of three weeks: a feed that cannot be read removes no work (%s)', (language) => {
  const screen = plainScreen(language, 80);
  const reading = READINGS.find(({ host, failure }) => host === LONG_HOST && failure === 'sign-in-page');
  if (reading === undefined) throw new Error('no such reading');
  const wrong: string[] = [];
  for (let hour = 0; hour < 24 * 21; hour += 1) {
    const nowMs = START_MS + hour * 3_600_000;
    const incidents = incidentsAt([reading], campus.services, nowMs);
    for (const service of [null, 'ict']) {
      const question = {
        atMs: nowMs,
        shownMs: nowMs,
        atGiven: false,
        forMinutes: null,
        soonMinutes: 60,
        list: null,
        service,
      };
      const answer = answerOf(campus.schedules, question);
      const view: View = {
        question,
        answer,
        doubts: doubtsOf(campus.schedules, question, answer),
        campus,
        nowMs,
        pretended: false,
        machineOffsetMinutes: () => 120,
        notices: [],
        coversFaults: false,
      };
      const isRow = (line: string): boolean => line.startsWith('  ');
      const alone = screenLines(view, screen);
      const withFeed = screenLines({ ...view, notices: incidentLines(incidents, [], nowMs, screen) }, screen);
      const missing = alone.filter(isRow).filter((line) => !withFeed.includes(line));
      if (missing.length > 0 || withFeed.length > 8) wrong.push([nowMs, ...withFeed].join('\n'));
    }
  }
  expect(wrong).toEqual([]);
});
