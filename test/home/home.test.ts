import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { keep } from '../../src/feeds/cache.ts';
import { incidentsAt, NO_INCIDENTS } from '../../src/feeds/incidents.ts';
import type { FeedFailure } from '../../src/feeds/read.ts';
import { parseStatuspage } from '../../src/feeds/statuspage.ts';
import { run } from '../../src/home/command.ts';
import { resultSchema } from '../../src/home/result-schema.ts';
import { furtherLines, plannedLines } from '../../src/home/text.ts';
import { viewHome } from '../../src/home/view.ts';
import { lineOf } from '../../src/io/journal-record.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { examOf } from '../../src/io/settings.ts';
import { LANGUAGES, type Language } from '../../src/language.ts';
import { reportsOf } from '../../src/ledger/reports.ts';
import type { Session } from '../../src/session.ts';
import { readDurationMinutes } from '../../src/time/duration.ts';
import { readMoment } from '../../src/time/moment.ts';
import { isoAt } from '../../src/time/zone.ts';
import { incidentWords } from '../../src/wording/incident-words.ts';
import { FEED } from '../feeds/ask.ts';
import { incident, summary } from '../feeds/faults.ts';
import { campusSection } from '../helpers/campus.ts';
import { cli } from '../helpers/cli.ts';
import { expectGolden } from '../helpers/golden.ts';
import { schemaProblems } from '../helpers/schemas.ts';
import { fakeSession } from '../helpers/session.ts';

const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);
const MONDAY_EVENING = Date.UTC(2026, 11, 7, 20, 14);
const DAY_MS = 86_400_000;

const refuseSpinner = (): never => {
  throw new Error('the test did not expect a spinner');
};

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-home-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

interface Case {
  readonly nowMs?: number;
  readonly exam?: string;
  /** Days ago that reports were kept. */
  readonly reports?: readonly number[];
  readonly unreadable?: boolean;
  /** What a feed said three minutes ago, so that nobody is asked; null where it never said anything. */
  readonly feed?: string | null;
  readonly offline?: boolean;
}

async function home(given: Case, language: Language = 'en', columns = 80, more: Partial<Session> = {}) {
  const { nowMs = SUNDAY, exam, reports = [], unreadable = false, feed, offline = false } = given;
  const journal = join(folder, 'journal.jsonl');
  if (unreadable) mkdirSync(journal, { recursive: true });
  else {
    const lines = reports.map((days, place) =>
      lineOf({
        kind: 'report-added',
        number: `M26 ${place}`,
        about: null,
        desk: null,
        at: isoAt(nowMs - days * DAY_MS),
      }),
    );
    writeFileSync(journal, lines.map((line) => `${line}\n`).join(''));
  }
  if (typeof feed === 'string') {
    await keep(folder, FEED, { fetchedAtMs: nowMs - 3 * 60_000, etag: null, lastModified: null, body: feed });
  }
  const session = fakeSession({
    language,
    offline,
    screen: plainScreen(language, columns),
    now: { instantMs: nowMs, pretended: false },
    settings: {
      path: null,
      folders: { config: null, state: folder, cache: folder },
      values: () => ({
        ...(exam === undefined ? {} : { exam }),
        ...(feed === undefined ? {} : { incidentFeed: FEED }),
      }),
      notices: () => [],
      set: async () => false,
    },
    sections: { campus: campusSection() },
    ...more,
  });
  const answer = await run({ options: {}, words: [] }, session);
  const { exitCode, notices } = answer;
  return { lines: answer.lines(), result: v.parse(resultSchema, answer.result), exitCode, notices };
}

const EXAM = '2026-12-04T13:00:00+01:00/PT120M';
const EXAM_HIT = '2026-12-01T07:00:00+01:00/PT120M';

/** Friday's uSis window is over at 18:00. */
const LATE_WORK = {
  ...incident({ id: 'w1', name: 'uSis maintenance', status: 'in_progress', impact: 'maintenance', components: [] }),
  scheduled_for: '2026-11-27T16:00:00Z',
  scheduled_until: '2026-11-27T17:00:00Z',
};

const CASES: Readonly<Record<string, Case>> = {
  'first-run': {},
  quiet: { exam: '2027-02-04T13:00:00+01:00/PT120M' },
  'planned-now': { nowMs: MONDAY_EVENING },
  'exam-ahead': { exam: EXAM, reports: [9, 1] },
  'exam-hit': { exam: EXAM_HIT, reports: [9, 1] },
  'exam-only-usis': { exam: '2026-12-04T16:00:00+01:00/PT120M' },
  'exam-perhaps': { exam: '2026-12-08T07:00:00+01:00/PT120M' },
  'exam-today': { exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 9, 30), reports: [0] },
  'exam-running': { exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 12, 30) },
  'ask-again': { reports: [9, 1] },
  unreadable: { unreadable: true },
  'notice-none': { feed: summary([]) },
  'notice-some': { feed: summary([incident({ name: `Brightspace is slow${' and slow'.repeat(40)}` })]), exam: EXAM },
  'notice-late': { feed: summary([], [LATE_WORK]), nowMs: Date.parse('2026-11-27T18:40:00+01:00') },
  'notice-offline': { feed: null, offline: true },
  'notice-and-all': {
    feed: summary([incident()]),
    nowMs: MONDAY_EVENING,
    exam: '2026-12-08T07:00:00+01:00/PT120M',
    reports: [9, 1],
  },
};

describe('one thing to do next', () => {
  test.each([
    ['first-run', 'triage'],
    ['quiet', 'triage'],
    ['planned-now', 'wait'],
    ['exam-ahead', 'exam-check'],
    ['exam-hit', 'exam-check'],
    ['exam-running', 'exam-running'],
    ['ask-again', 'ask-again'],
    ['notice-some', 'exam-check'],
    ['notice-late', 'wait'],
  ])('%s: %s', async (name, kind) => {
    expect((await home(CASES[name] ?? {})).result.next.kind).toBe(kind);
  });

  test('an exam that is over is not spoken of', async () => {
    expect((await home({ exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 14, 0) })).result.exam).toBeNull();
  });

  test.each([
    ['2026-12-04T13:00:00+01:00/PT120M', ['2026-12-04 13:00', '2h']],
    ['2026-12-04T13:00:00+01:00/PT150M', ['2026-12-04 13:00', '150m']],
    ['2026-12-04T07:00:00-05:00/PT60M', ['2026-12-04 13:00', '1h']],
    // In the night when the clock goes back only the offset tells which one.
    ['2026-10-25T02:30:00+02:00/PT60M', ['2026-10-25T02:30:00+02:00', '1h']],
    ['2026-10-25T02:30:00+01:00/PT60M', ['2026-10-25T02:30:00+01:00', '1h']],
    ['2026-12-04T13:00:30+01:00/PT60M', ['2026-12-04T13:00:30+01:00', '1h']],
  ])('the command to check for %s is what people type, and means that exam', (value, [at = '', duration = '']) => {
    const exam = examOf(value);
    const nowMs = (exam?.startMs ?? 0) - DAY_MS;
    const { step } = viewHome({ nowMs, schedules: [], reports: [], exam, incidents: NO_INCIDENTS });
    expect(step.command).toEqual(['exam-check', '--at', at, '--for', duration]);
    const startMs = exam?.startMs ?? 0;
    expect(readMoment(at, nowMs)).toEqual({ kind: 'instant', instantMs: startMs });
    expect(startMs + readDurationMinutes(duration) * 60_000).toBe(exam?.endMs);
  });

  test('an exam that runs leads to the page for the panic, which the program has', async () => {
    const exam = { startMs: SUNDAY, endMs: SUNDAY + DAY_MS };
    const { step } = viewHome({ nowMs: SUNDAY, schedules: [], reports: [], exam, incidents: NO_INCIDENTS });
    expect(step.command).toEqual(['exam-help']);
    expect((await cli([...step.command], { env: { LUSUPPORT_HOME: folder } })).code).toBe(0);
  });
});

describe.each(LANGUAGES)('at most ten lines of eighty columns (%s)', (language) => {
  const campus = campusSection();
  const screen = plainScreen(language, 80);
  const hosts = ['status.exam.test', 'notices.of-a-faculty-with-a-long-name.universiteit.exam.test'];
  const readings = hosts.flatMap((host) => [
    ...Object.keys(incidentWords(language).reasons).flatMap((failure) =>
      [null, summary([]), summary([incident({ name: 'Brightspace is slow '.repeat(20) })])].map((body) => ({
        host,
        status: body === null ? ('failed' as const) : ('stale' as const),
        fetchedAtMs: body === null ? null : 0,
        content: body === null ? null : parseStatuspage(body),
        failure: failure as FeedFailure,
        failedAtMs: 0,
      })),
    ),
    {
      host,
      status: 'ok' as const,
      fetchedAtMs: 0,
      content: parseStatuspage(summary([])),
      failure: null,
      failedAtMs: null,
    },
    {
      host,
      status: 'offline' as const,
      fetchedAtMs: 0,
      content: parseStatuspage(summary([])),
      failure: null,
      failedAtMs: null,
    },
  ]);
  const reports = reportsOf([
    { kind: 'report-added', number: 'M26 0', about: null, desk: null, at: '2026-11-07T11:24:00+01:00' },
  ]);

  test.each([
    ['clear', SUNDAY, EXAM_HIT],
    ['planned work', MONDAY_EVENING, '2026-12-08T07:00:00+01:00/PT120M'],
    ['planned work that hits the exam', MONDAY_EVENING, '2026-12-08T01:00:00+01:00/PT120M'],
  ])('%s, whatever a feed says', (_, nowMs, exam) => {
    const told = readings.map((reading) => {
      const incidents = incidentsAt([reading], campus.services, nowMs);
      const view = viewHome({ nowMs, schedules: campus.schedules, reports, exam: examOf(exam), incidents });
      const options = { screen, pretended: false, languageHint: false };
      return [...plannedLines(view, campus, options), ...furtherLines(view, campus, options)];
    });
    expect(told.find((lines) => lines.length > 10)).toBeUndefined();
  });
});

describe('work that runs only by the other reading of its rule', () => {
  const doubtfulMs = Date.UTC(2026, 11, 8, 6, 45);

  test.each([
    ['en', 'No planned work now, but perhaps until 08:30.'],
    ['nl', 'Nu geen gepland onderhoud, misschien wel tot 08.30 uur.'],
  ] as const)('is said beside what is sure, in %s', async (language, says) => {
    const { lines, result } = await home({ nowMs: doubtfulMs }, language);
    expect(lines.some((line) => line.startsWith(says))).toBe(true);
    expect(result.planned.active).toEqual([]);
  });
});

describe('planned work during an exam', () => {
  const said = async (exam: string, language: Language) =>
    (await home({ exam: `${exam}/PT120M` }, language)).lines.join('\n');

  test('that no exam needs is named, and no lecturer', async () => {
    const en = await said('2026-12-04T16:00:00+01:00', 'en');
    expect(en).toContain('Planned work then: only uSis, 17:00-18:00.');
    expect(en).not.toMatch(/No planned work then|lecturer/);
    expect(await said('2026-12-04T16:00:00+01:00', 'nl')).toContain(
      'Dan alleen gepland onderhoud aan uSis: 17.00-18.00 uur.',
    );
  });

  test('it ends where the exam begins', async () => {
    expect(await said('2026-12-04T18:00:00+01:00', 'en')).toContain('No planned work then.');
  });
});

describe('for screen readers', () => {
  describe.each(LANGUAGES)('one fact a line, nothing at the right edge, nothing wrapped (%s)', (language) => {
    test.each(Object.entries(CASES))('%s', async (name, given) => {
      const screen = { ...plainScreen(language, 40), plain: true };
      const { lines } = await home(given, language, 40, { screen });
      const wide = await home(given, language, 400, { screen: { ...screen, columns: 400 } });
      expect(lines).toEqual(wide.lines);
      // A command stands two blanks after its sentence, as everywhere.
      expect(lines.filter((line) => /^ | {3}/.test(line))).toEqual([]);
      expectGolden(`home/${name}-plain.${language}`, lines);
    });
  });
});

describe('live notices', () => {
  test('in JSON as in the other documents', async () => {
    const { result } = await home(CASES['notice-and-all'] ?? {});
    expect(result).toMatchObject({
      incidentState: 'active',
      incidents: [{ title: 'Brightspace is slow', services: ['ict'], ageMinutes: 3 }],
      feeds: [{ host: 'status.exam.test', status: 'cached' }],
    });
    const offline = await home(CASES['notice-offline'] ?? {});
    expect([offline.result.incidentState, offline.notices.map(({ code }) => code)]).toEqual(['unknown', ['offline']]);
  });

  test('without a feed nothing is asked and nothing is said', async () => {
    const spinner = { start: refuseSpinner, update: refuseSpinner, stop: refuseSpinner };
    const { result, lines, notices } = await home({}, 'en', 80, { spinner });
    expect([result.incidentState, result.feeds, notices]).toEqual(['unknown', [], []]);
    expect(lines.join('\n')).not.toMatch(/notice|feed/i);
  });

  test('at a terminal the planned work is read while the feed is asked', async () => {
    const events: string[] = [];
    const record = (event: string) => async (): Promise<never> => {
      throw new Error(event);
    };
    const choose = async (): Promise<string> => {
      events.push('menu');
      return 'done';
    };
    await home({ feed: null }, 'en', 80, {
      prompter: { canAsk: true, select: choose as never, input: record('line'), confirm: record('yes or no') },
      spinner: { start: (text) => void events.push(text), update: () => {}, stop: () => void events.push('asked') },
      show: async (lines) => void events.push(lines.join('\n')),
      // Stopped before it began, so that no name is looked up.
      signal: AbortSignal.abort(),
    });
    expect(events).toEqual([
      expect.stringMatching(/^No planned work now\..*\nNext planned work: [^\n]*$/),
      'Asking status.exam.test',
      'asked',
      expect.stringMatching(/^Live notices of status\.exam\.test not read: it was stopped\.\n/),
      'menu',
    ]);
  });
});

describe('the menu', () => {
  const menuOf = async (given: Case): Promise<readonly string[]> => {
    let shown: readonly string[] = [];
    const select = async ({ choices }: { readonly choices: readonly { readonly value: string }[] }) => {
      shown = choices.map(({ value }) => value);
      return 'done';
    };
    const never = async (): Promise<never> => {
      throw new Error('nothing else is asked');
    };
    const prompter = { canAsk: true, select: select as never, input: never, confirm: never };
    await home(given, 'en', 80, { prompter, show: async () => undefined });
    return shown;
  };
  const USUAL = ['triage', 'maintenance', 'exam-help', 'exam-check', 'reports', 'draft', 'settings'];

  test('the next step stands once', async () => {
    expect(await menuOf({})).toEqual(['done', ...USUAL]);
    // The exam that is known is checked with its time, and the check without it is left out.
    const soon = await menuOf({ nowMs: SUNDAY + 11 * DAY_MS, exam: '2026-12-04T13:00:00+01:00/PT120M' });
    expect(soon).toEqual(['done', 'next', ...USUAL.filter((value) => value !== 'exam-check')]);
  });

  const read = Object.entries(CASES).filter(([, { feed }]) => feed !== null);
  test.each(read)('a digit is enough for every entry: %s', async (_name, given) => {
    expect((await menuOf(given)).length).toBeLessThanOrEqual(9);
  });
});

describe.each(Object.entries(CASES))('%s', (name, given) => {
  test.each([
    ['en', 40],
    ['en', 80],
    ['nl', 40],
    ['nl', 80],
  ] as const)('%s, %i columns', async (language, columns) => {
    const { lines, exitCode } = await home(given, language, columns);
    expect([exitCode, columns === 40 || lines.length <= 10]).toEqual([0, true]);
    expectGolden(`home/${name}.${language}.${columns}`, lines);
  });
});

test('the real program, as JSON and as text', async () => {
  const env = { LUSUPPORT_HOME: folder };
  expect(await cli(['config', 'set', 'exam', '2026-12-04 13:00', '--for', '2h'], { env })).toMatchObject({ code: 0 });
  const { stdout, code } = await cli(['--json'], { env });
  const document = JSON.parse(stdout);
  expect([code, schemaProblems('home-1', document)]).toEqual([0, []]);
  expect(document.result.exam).toMatchObject({ start: '2026-12-04T13:00:00+01:00', running: false });
  expect((await cli([], { env })).stdout).toContain('Your exam: Fri 4 Dec 2026, 13:00-15:00, in 12 days.');
});
