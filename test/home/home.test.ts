import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { NO_INCIDENTS } from '../../src/feeds/incidents.ts';
import { replay } from '../../src/flow/replay.ts';
import { run } from '../../src/home/command.ts';
import { resultSchema } from '../../src/home/result-schema.ts';
import { viewHome } from '../../src/home/view.ts';
import { lineOf } from '../../src/io/journal-record.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { Language } from '../../src/language.ts';
import { isoAt } from '../../src/time/zone.ts';
import { campusSection } from '../helpers/campus.ts';
import { cli } from '../helpers/cli.ts';
import { expectGolden } from '../helpers/golden.ts';
import { schemaProblems } from '../helpers/schemas.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';

const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);
const MONDAY_EVENING = Date.UTC(2026, 11, 7, 20, 14);
const DAY_MS = 86_400_000;

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
}

async function home(given: Case, language: Language = 'en', columns = 80) {
  const { nowMs = SUNDAY, exam, reports = [], unreadable = false } = given;
  const journal = join(folder, 'journal.jsonl');
  if (unreadable) mkdirSync(journal);
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
  const session = fakeSession({
    language,
    screen: plainScreen(language, columns),
    now: { instantMs: nowMs, pretended: false },
    settings: {
      path: null,
      folders: { config: null, state: folder, cache: null },
      values: () => (exam === undefined ? {} : { exam }),
      notices: () => [],
      set: async () => false,
    },
    sections: { campus: campusSection() },
  });
  const answer = await run({ options: {}, words: [] }, session);
  return { lines: answer.lines(), result: v.parse(resultSchema, answer.result), exitCode: answer.exitCode };
}

const EXAM = '2026-12-04T13:00:00+01:00/PT120M';
const EXAM_HIT = '2026-12-01T07:00:00+01:00/PT120M';

const CASES: Readonly<Record<string, Case>> = {
  'first-run': {},
  quiet: { exam: '2027-02-04T13:00:00+01:00/PT120M' },
  'planned-now': { nowMs: MONDAY_EVENING },
  'exam-ahead': { exam: EXAM, reports: [9, 1] },
  'exam-hit': { exam: EXAM_HIT, reports: [9, 1] },
  'exam-perhaps': { exam: '2026-12-08T07:00:00+01:00/PT120M' },
  'exam-today': { exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 9, 30), reports: [0] },
  'exam-running': { exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 12, 30) },
  'ask-again': { reports: [9, 1] },
  unreadable: { unreadable: true },
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
  ])('%s: %s', async (name, kind) => {
    expect((await home(CASES[name] ?? {})).result.next.kind).toBe(kind);
  });

  test('an exam that is over is not spoken of', async () => {
    expect((await home({ exam: EXAM, nowMs: Date.UTC(2026, 11, 4, 14, 0) })).result.exam).toBeNull();
  });

  test('the answers for an exam that runs lead to their outcome', () => {
    const exam = { startMs: SUNDAY, endMs: SUNDAY + DAY_MS };
    const { step } = viewHome({ nowMs: SUNDAY, schedules: [], reports: [], exam, incidents: NO_INCIDENTS });
    const given = step.command
      .filter((word) => word.includes('='))
      .map((word) => ({
        question: word.split('=')[0] ?? '',
        option: word.split('=')[1] ?? '',
        by: 'student' as const,
      }));
    const reached = replay(triageSection(), given, null);
    expect(reached.kind === 'outcome' && reached.outcome.id).toBe('exam-running');
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
