import { describe, expect, test } from '@jest/globals';
import { incidentsAt, isTroubled, overdueAt } from '../../src/feeds/incidents.ts';
import type { FeedReading } from '../../src/feeds/read.ts';
import { parseStatuspage } from '../../src/feeds/statuspage.ts';
import { run as runIncidents } from '../../src/incidents/command.ts';
import { ACTING } from '../../src/io/visible.ts';
import { run as runMaintenance } from '../../src/maintenance/command.ts';
import { campusSection } from '../helpers/campus.ts';
import { schemaProblems } from '../helpers/schemas.ts';
import { type Kept, sessionWith } from './ask.ts';
import { incident, summary } from './faults.ts';

const campus = campusSection();
/** Friday's uSis window is over at 18:00. */
const LATE = '2026-11-27T18:40:00+01:00';
const work = (more: Readonly<Record<string, unknown>> = {}) => ({
  ...incident({ id: 'w1', name: 'uSis maintenance', status: 'in_progress', impact: 'maintenance', components: [] }),
  scheduled_for: '2026-11-27T16:00:00Z',
  scheduled_until: '2026-11-27T17:00:00Z',
  ...more,
});

function reading(body: string, more: Partial<FeedReading> = {}): FeedReading {
  const content = parseStatuspage(body);
  return { host: 'status.exam.test', status: 'ok', fetchedAtMs: 0, content, failure: null, failedAtMs: null, ...more };
}

const judged = (body: string, atIso: string) => incidentsAt([reading(body)], campus.services, Date.parse(atIso));

describe('what feeds say', () => {
  test.each([
    ['nothing', summary([]), 'none', []],
    ['a fault of a system', summary([incident()]), 'active', ['running ict']],
    ['one that names nothing we know', summary([incident({ name: 'Coffee', components: [] })]), 'active', ['running ']],
    ['one that is over', summary([incident({ resolved_at: '2026-11-22T10:00:00Z' })]), 'none', ['over ict']],
    [
      'one that is long over',
      summary([incident({ started_at: '2026-11-19T10:00:00Z', resolved_at: '2026-11-20T10:00:00Z' })]),
      'none',
      [],
    ],
    ['one to come', summary([], [work({ status: 'scheduled' })]), 'none', ['coming usis']],
    ['a name inside another word', summary([incident({ name: 'usispatial', components: [] })]), 'active', ['running ']],
    ['a name with a hyphen', summary([incident({ name: 'WI-FI: slow', components: [] })]), 'active', ['running ict']],
  ])('%s', (_, body, state, all) => {
    const incidents = judged(body, '2026-11-22T11:24:00+01:00');
    expect([incidents.state, incidents.all.map(({ phase, services }) => `${phase} ${services.join()}`)]).toEqual([
      state,
      all,
    ]);
  });

  test('one feed that is silent may be the one that knows', () => {
    const silent = reading('', { content: null, fetchedAtMs: null, status: 'failed', failure: 'refused' });
    expect(incidentsAt([reading(summary([])), silent], campus.services, 0).state).toBe('unknown');
    expect(incidentsAt([], campus.services, 0).state).toBe('unknown');
  });

  test('trouble is that of the service', () => {
    const incidents = judged(summary([incident()]), '2026-11-22T11:24:00+01:00');
    expect(['ict', 'usis', null].map((service) => isTroubled(incidents, service))).toEqual([true, false, false]);
  });
});

describe('overdue', () => {
  test.each([
    ['work that still runs', work(), LATE, ['usis-friday/2026-11-27']],
    ['announced after its end', work({ scheduled_for: '2026-11-27T17:20:00Z' }), LATE, ['usis-friday/2026-11-27']],
    ['until a day later', work(), '2026-11-28T17:59:00+01:00', ['usis-friday/2026-11-27']],
    ['no longer than that', work(), '2026-11-28T18:00:00+01:00', []],
    ['work of another day', work({ scheduled_for: '2026-11-26T16:00:00Z' }), LATE, []],
    ['work that is done', work({ status: 'completed', updated_at: '2026-11-27T17:10:00Z' }), LATE, []],
    ['work of another service', work({ name: 'Brightspace maintenance' }), LATE, []],
    ['work of no service', work({ name: 'Maintenance' }), LATE, []],
  ])('%s', (_, notice, at, expected) => {
    const incidents = judged(summary([], [notice]), at);
    const found = overdueAt(incidents, campus.schedules, Date.parse(at));
    expect(found.map(({ occurrence }) => occurrence.id)).toEqual(expected);
  });

  test('a fault is not late work, unless its title says so', () => {
    const fault = (name: string) =>
      incident({ name, components: [], started_at: '2026-11-27T17:05:00Z', created_at: '2026-11-27T17:05:00Z' });
    const late = (name: string) =>
      overdueAt(judged(summary([fault(name)]), LATE), campus.schedules, Date.parse(LATE)).length;
    expect([late('uSis is slow'), late('uSis: maintenance takes longer'), late('uSis: onderhoud loopt uit')]).toEqual([
      0, 1, 1,
    ]);
  });
});

interface Told {
  readonly state: string;
  readonly incidentState: string;
  readonly active: readonly { readonly id: string }[];
  readonly incidents: readonly unknown[];
  readonly feeds: readonly unknown[];
  readonly covers: readonly string[];
  readonly doesNotCover: readonly string[];
}

async function maintenance(kept: Kept, options: Record<string, string | boolean> = {}) {
  const session = await sessionWith(kept);
  const answer = await runMaintenance({ options, words: [] }, session);
  return { answer, told: answer.result as Told, text: answer.lines().join('\n') };
}

describe('maintenance with a feed', () => {
  test('nothing: covered, and said with its age', async () => {
    const { told, text } = await maintenance({ body: summary([]) });
    expect(told).toMatchObject({
      state: 'clear',
      incidentState: 'none',
      incidents: [],
      feeds: [{ host: 'status.exam.test', status: 'cached', fetchedAt: '2026-11-22T11:21:00+01:00' }],
      covers: ['planned', 'unplanned'],
      doesNotCover: [],
    });
    expect(text).toContain('No live notices at status.exam.test, 3 min ago.');
  });

  test('T1: a feed that says nothing takes no window away', async () => {
    const { told } = await maintenance({ body: summary([]), now: '2026-11-27T17:30:00+01:00' });
    expect([told.state, told.active.map(({ id }) => id)]).toEqual(['active', ['usis-friday/2026-11-27']]);
    const done = work({ status: 'completed', updated_at: '2026-11-27T16:10:00Z' });
    const early = await maintenance({ body: summary([], [done]), now: '2026-11-27T17:30:00+01:00' });
    expect([early.told.state, early.told.active.length]).toEqual(['active', 1]);
  });

  test('overdue, with its exit code', async () => {
    const { told, answer, text } = await maintenance({ body: summary([], [work()]), now: LATE }, { exitCode: true });
    expect([told.state, answer.exitCode]).toEqual(['overdue', 10]);
    expect(text).toMatch(/^Planned maintenance runs late\./);
    expect(text).toContain('Runs late, says status.exam.test: uSis maintenance');
    const other = await maintenance({ body: summary([], [work()]), now: LATE }, { service: 'ict' });
    expect([other.told.state, other.told.incidents]).toEqual(['clear', []]);
  });

  test('N1: offline with what was known last, and without', async () => {
    const known = await maintenance({ body: summary([incident()]), offline: true, ageMinutes: 1400 });
    expect(known.told).toMatchObject({
      incidentState: 'active',
      incidents: [{ lastKnown: true, ageMinutes: 1400, feed: 'status.exam.test' }],
    });
    expect(known.text).toContain('(last known, 23 h ago)');
    const quiet = await maintenance({ body: summary([]), offline: true, ageMinutes: 1400 });
    expect(quiet.text).toContain('Offline; live notices of status.exam.test as of Sat 21 Nov 2026, 12:04.');
    const unknown = await maintenance({ body: null, offline: true });
    expect(unknown.told).toMatchObject({
      incidentState: 'unknown',
      feeds: [{ status: 'offline', fetchedAt: null }],
      covers: ['planned'],
    });
    expect(unknown.answer).toMatchObject({
      exitCode: 0,
      notices: expect.arrayContaining([expect.objectContaining({ code: 'offline' })]),
    });
  });

  test('other moments, lists, months and explanations ask nobody', async () => {
    for (const options of [
      { at: '2026-12-01 08:00' },
      { from: '2026-12-01', to: '2027-01-01' },
      { month: '2026-12' },
      { explain: 'usis-friday' },
    ]) {
      const { told, text } = await maintenance({ body: summary([incident()]) }, options);
      expect([told.incidentState, told.feeds, text.includes('exam.test')]).toEqual(['unknown', [], false]);
    }
  });

  test('at most eight lines, whatever the feed says', async () => {
    const bodies = [
      summary([]),
      summary([incident({ name: 'x'.repeat(5000) })]),
      summary([incident(), incident({ id: 'i2' })], [work()]),
    ];
    for (const body of bodies) {
      for (const now of [
        '2026-11-22T11:24:00+01:00',
        '2026-11-27T17:30:00+01:00',
        LATE,

        '2026-12-08T08:00:00+01:00',
      ]) {
        for (const language of ['en', 'nl'] as const) {
          const { answer } = await maintenance({ body, now, language });
          expect(answer.lines().length).toBeLessThanOrEqual(8);
          expect(answer.lines().filter((line) => line.length > 80)).toEqual([]);
        }
      }
    }
  });
});

describe('T13, T14: untrusted text', () => {
  const PAYLOADS = [
    '\u001b[2J',
    '\u001b]52;c;eA==\u0007',
    '\u009b31m',
    '\r',
    '\b',
    '\u202e',
    '\u200b',
    '\ufeff',
    '\u{e0041}',
    '\u001b]0;x',
    '\u2028',
  ];

  test.each(PAYLOADS.map((payload) => [JSON.stringify(payload), payload] as const))(
    '%s reaches no screen',
    async (_, payload) => {
      const dirty = incident({
        id: `i${payload}`,
        name: `a${payload}b`,
        shortlink: `https://exam.test/${payload}`,
        impact: payload,
      });
      const body = summary([dirty], [work({ name: `uSis maintenance ${payload}` })]);
      for (const plain of [false, true]) {
        const kept = { body, now: LATE, screen: { plain } };
        const incidents = await runIncidents({ options: {}, words: [] }, await sessionWith(kept));
        const shown = [
          ...incidents.lines(),
          ...(await maintenance(kept)).answer.lines(),
          JSON.stringify(incidents.result),
        ];
        expect([...shown.join('\n')].filter((each) => each !== '\n' && each.match(ACTING) !== null)).toEqual([]);
      }
    },
  );
});

test('T13: acting characters that a feed wrote as entities, once or twice, reach no screen', async () => {
  const title = 'a &#x9b;31m &amp;#27;[2J &amp;#x9b;31m &amp;#8238; b';
  const body = `<rss version="2.0"><channel><item><title>${title}</title><guid>g</guid>
    <pubDate>Sun, 22 Nov 2026 10:00:00 GMT</pubDate></item></channel></rss>`;
  const { lines, result } = await runIncidents({ options: {}, words: [] }, await sessionWith({ body }));
  const shown = [...lines(), JSON.stringify(result)].join('\n');
  expect(shown).toContain('31m');
  expect([...shown].filter((each) => each !== '\n' && each.match(ACTING) !== null)).toEqual([]);
});

describe('lusupport incidents', () => {
  test('JSON fits its schema, and nothing is left out', async () => {
    for (const body of [null, summary([]), summary([incident()], [work()])]) {
      const session = await sessionWith({ body, offline: body === null, now: LATE });
      const { result, exitCode } = await runIncidents({ options: {}, words: [] }, session);
      const document = {
        schema: 'lusupport/incidents/1',
        version: '0',
        dataVersion: null,
        generatedAt: '2026-11-22T11:24:00+01:00',
        clock: 'system',
        lang: 'en',
        result,
        notices: [],
        exitCode,
      };
      expect(schemaProblems('incidents-1', document)).toEqual([]);
    }
  });
});
