import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { pathsOf } from '../../src/flow/paths.ts';
import { FACULTY_QUESTION, type Given, NOT_SURE, replay } from '../../src/flow/replay.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES, type Language } from '../../src/language.ts';
import { firstDesks } from '../../src/matching/open.ts';
import { run } from '../../src/triage/command.ts';
import { resultSchema, type TriageResult } from '../../src/triage/result-schema.ts';
import { campusSection } from '../helpers/campus.ts';
import { fakeSession } from '../helpers/session.ts';
import { builtMatching, matchingSection, triageSection } from '../helpers/triage.ts';

/** Every path of the real flow, in both languages. */

const FIRST_DESKS = [
  'issc',
  'lu-card',
  'ufb',
  'programme-office',
  'front-office',
  'library',
  'lecturer',
  'study-adviser',
  'dpo',
  'emergency',
];

const MOST_QUESTIONS = 5;
const MOST_LINES = 16;

const triage = triageSection();
const sections = { triage, matching: builtMatching(), campus: campusSection() };

/** All lists of answers that end in an outcome; of the faculties the first, and "not sure". */
function allPaths(): readonly (readonly Given[])[] {
  const given = (question: string, option: string): Given => ({ question, option, by: 'student' });
  const faculties = [triage.faculties[0]?.id ?? '', NOT_SURE].map((id) => given(FACULTY_QUESTION, id));
  return pathsOf(triage).flatMap(({ answers, asksFaculty }) => {
    const list = answers.map(({ question, option }) => given(question, option));
    return asksFaculty ? faculties.map((faculty) => [...list, faculty]) : [list];
  });
}

const paths = allPaths();

const optionsOf = (path: readonly Given[]) => ({
  answer: path.map(({ question, option }) => `${question}=${option}`),
});

/** Monday 7 September 2026, 21:14 on campus: planned work is on every screen that it can be on. */
const MONDAY_EVENING = Date.UTC(2026, 8, 7, 19, 14);

async function answerTo(path: readonly Given[], language: Language) {
  const now = { instantMs: MONDAY_EVENING, pretended: false };
  const session = fakeSession({ sections, language, now, screen: plainScreen(language) });
  const answer = await run({ words: [], options: optionsOf(path) }, session);
  return { ...answer, result: v.parse(resultSchema, answer.result) as TriageResult };
}

describe('the flow', () => {
  test('asks at most five questions, the faculty included', () => {
    expect(Math.max(...paths.map((path) => path.length))).toBeLessThanOrEqual(MOST_QUESTIONS);
  });

  test('offers “not sure” last on every question, and leads somewhere from there', () => {
    for (const { id, options } of triage.flow.questions) expect([id, options.at(-1)?.id]).toEqual([id, NOT_SURE]);
  });

  test('reaches every outcome, and the ten desks as first desk', () => {
    const outcomes = new Set<string>();
    const desks = new Set<string>();
    for (const path of paths) {
      const step = replay(triage, path, null);
      if (step.kind !== 'outcome') throw new Error('not an outcome');
      outcomes.add(step.outcome.id);
      desks.add(step.outcome.desks[0] ?? '');
    }
    expect([...outcomes].sort()).toEqual(triage.outcomes.map(({ id }) => id).sort());
    expect([...desks].sort()).toEqual([...FIRST_DESKS].sort());
  });

  test('every topic leads to an outcome whose first desk is one of the ten', () => {
    const desks = firstDesks(triage);
    for (const { id } of triage.topics) expect([id, FIRST_DESKS.includes(desks.get(id) ?? '')]).toEqual([id, true]);
  });
});

describe.each(LANGUAGES)('every path in %s', (language) => {
  test('ends in an outcome that its own command line replays', async () => {
    for (const path of paths) {
      const { result, exitCode } = await answerTo(path, language);
      expect([optionsOf(path).answer, exitCode, result.status]).toEqual([optionsOf(path).answer, 0, 'complete']);
      const answers = result.replay.filter((word) => word !== 'triage' && word !== '--answer');
      expect(answers).toEqual(optionsOf(path).answer);
    }
  });

  test('fits on sixteen lines of eighty columns', async () => {
    const tooLong: string[] = [];
    for (const path of paths) {
      const { result, lines } = await answerTo(path, language);
      const shown = lines();
      const wide = shown.filter(
        (line) => [...line].length > 80 && !line.includes('://') && !line.startsWith('  lusupport '),
      );
      const draft = `  lusupport report draft ${result.replay.slice(1).join(' ')}`;
      if (shown.length > MOST_LINES || wide.length > 0 || !shown.includes(draft))
        tooLong.push(`${result.outcome?.id} ${shown.length} ${wide.join('|')}`);
    }
    expect([...new Set(tooLong)]).toEqual([]);
  });
});

describe.each(LANGUAGES)('every topic in words of its own, %s', (language) => {
  test('fits on sixteen lines, with the hours of the desk unless it is an emergency', async () => {
    const label = language === 'nl' ? '  Open ' : '  Hours ';
    const wrong: string[] = [];
    for (const { topic, phrases } of matchingSection().phrases) {
      const now = { instantMs: MONDAY_EVENING, pretended: false };
      const settings = { path: '', values: () => ({ faculty: 'law' }), notices: () => [], set: async () => true };
      const session = fakeSession({ sections, language, now, settings, screen: plainScreen(language) });
      const answer = await run({ words: [phrases[language][0] ?? ''], options: {} }, session);
      const { outcome } = v.parse(resultSchema, answer.result);
      if (outcome === null) continue;
      const lines = answer.lines();
      if (lines.length > MOST_LINES) wrong.push(`${topic}: ${lines.length} lines`);
      if (lines.some((line) => line.startsWith(label)) === (outcome.kind === 'emergency'))
        wrong.push(`${topic}: hours`);
    }
    expect(wrong).toEqual([]);
  });
});

test('the way to maintenance is shown where it may explain the trouble, no work runs, and there is room', async () => {
  const shown = async (answers: readonly string[], instantMs: number) => {
    const session = fakeSession({ sections, now: { instantMs, pretended: false } });
    const answer = await run({ words: [], options: { answer: answers } }, session);
    return answer.lines().some((line) => line.endsWith('  lusupport maintenance'));
  };
  const sunday = Date.UTC(2026, 10, 22, 10, 24);
  const catalogue = ['problem=building', 'building=library', 'library=catalogue'];
  expect(await shown(catalogue, sunday)).toBe(true);
  expect(await shown(catalogue, MONDAY_EVENING)).toBe(false);
  expect(await shown(['problem=building', 'building=key'], sunday)).toBe(false);
});

test('danger, a lost card and a running exam: the number in the first line, no self-help', async () => {
  for (const id of ['danger-now', 'card-lost', 'exam-running']) {
    const path = paths.find((candidate) => {
      const step = replay(triage, candidate, null);
      return step.kind === 'outcome' && step.outcome.id === id;
    });
    for (const language of LANGUAGES) {
      const { result, lines } = await answerTo(path ?? [], language);
      expect([id, result.outcome?.urgency, result.outcome?.selfHelp]).toEqual([id, 'now', []]);
      expect([id, /112|071 - 527 \d{4}/.test(lines()[0] ?? '')]).toEqual([id, true]);
    }
  }
});
