import { describe, expect, test } from '@jest/globals';
import { nextDesks, outcomeOf, pathsOf, questionOf } from '../../src/flow/paths.ts';
import { type Given, replay } from '../../src/flow/replay.ts';
import type { TriageSection } from '../../src/reference/sections.ts';
import { triageSection } from '../helpers/triage.ts';

const MOST_QUESTIONS = 5;

const triage = triageSection();
const paths = pathsOf(triage);

const given = (question: string, option: string): Given => ({ question, option, by: 'student' });

describe('the paths of the flow', () => {
  test('each is what the conversation does with its answers', () => {
    for (const { answers, outcome, asksFaculty } of paths) {
      const list = answers.map(({ question, option }) => given(question, option));
      const step = replay(triage, list, null);
      if (asksFaculty) expect(step).toMatchObject({ kind: 'question', question: { id: 'faculty' } });
      for (const faculty of asksFaculty ? ['law', 'not-sure'] : [null]) {
        const all = faculty === null ? list : [...list, given('faculty', faculty)];
        expect(replay(triage, all, null)).toMatchObject({ kind: 'outcome', outcome: { id: outcome.id } });
      }
    }
  });

  test('none asks more than five questions, the faculty included', () => {
    const lengths = paths.map(({ answers, asksFaculty }) => answers.length + (asksFaculty ? 1 : 0));
    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_QUESTIONS);
  });

  test('no two have the same answers, and they stand in the order of the flow', () => {
    const keys = paths.map(({ answers }) => answers.map(({ question, option }) => `${question}=${option}`).join(' '));
    expect(new Set(keys).size).toBe(keys.length);
    const firsts = paths.map(({ answers }) => answers[0]?.option);
    expect([...new Set(firsts)]).toEqual(questionOf(triage, triage.flow.start).options.map(({ id }) => id));
  });

  test('they reach every outcome and every option', () => {
    expect([...new Set(paths.map(({ outcome }) => outcome.id))].sort()).toEqual(
      triage.outcomes.map(({ id }) => id).sort(),
    );
    const used = new Set(paths.flatMap(({ answers }) => answers.map((a) => `${a.question}=${a.option}`)));
    const offered = triage.flow.questions
      .filter(({ id }) => id !== 'faculty')
      .flatMap(({ id, options }) => options.map((option) => `${id}=${option.id}`));
    expect([...used].sort()).toEqual(offered.sort());
  });
});

describe('data that does not hold together', () => {
  test('a circle ends with an error, not never', () => {
    const text = { en: 'x', nl: 'x' };
    const options = ['a', 'not-sure'].map((id) => ({ id, text, to: { question: 'q' } }));
    const flow = { start: 'q', questions: [{ id: 'q', text, why: text, options: options.slice(0, 1) }] };
    expect(() => pathsOf({ flow, outcomes: [] })).toThrow(/circle/);
  });

  test('a name that leads nowhere is an error', () => {
    expect(() => questionOf(triage, 'nothing')).toThrow(/nothing/);
    expect(() => outcomeOf(triage, 'nothing')).toThrow(/nothing/);
  });
});

describe('who is next', () => {
  const desk = (id: string, handsOverTo: string[]) =>
    ({ ...triage.desks[0], id, handsOverTo }) as TriageSection['desks'][number];
  const desks = [desk('a', ['b', 'c']), desk('b', []), desk('c', [])];
  const outcome = (first: string[], handsOverTo: string[]) => ({
    ...outcomeOf(triage, 'danger-now'),
    desks: first,
    handsOverTo,
  });

  test.each([
    [['a'], [], ['b', 'c']],
    [['a'], ['c'], ['c']],
    [['a', 'b'], [], ['c']],
    [['b'], [], []],
  ])('desks %j, own list %j: %j', (first, own, next) => {
    expect(nextDesks(outcome(first, own), desks)).toEqual(next);
  });
});
