import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type Given, questionsOf, replay, withoutLast } from '../../src/flow/replay.ts';
import { triageFixture as data } from '../triage/fixture.ts';

/** `problem=printing printing=broken` as answers of the student; `~` before one makes it an answer of the words. */
function answers(line: string): Given[] {
  return line
    .split(' ')
    .filter((part) => part !== '')
    .map((part) => {
      const [question = '', option = ''] = part.replace('~', '').split('=');
      return { question, option, by: part.startsWith('~') ? 'words' : 'student' };
    });
}

/** Where it ends and what was used, on one line. */
function told(line: string, faculty: string | null = null): string {
  const step = replay(data, answers(line), faculty);
  if (step.kind === 'rejected') return `${step.why} ${step.question}=${step.option} [${step.allowed.join(' ')}]`;
  const used = step.trace.map(({ question, option, by }) => `${question}=${option}:${by}`);
  return [step.kind === 'question' ? `? ${step.question.id}` : `! ${step.outcome.id}`, ...used].join(' ');
}

describe('replay', () => {
  test.each([
    ['', '? problem'],
    ['problem=printing', '? printing problem=printing:student'],
    ['problem=printing printing=broken', '! printer-broken problem=printing:student printing=broken:student'],
    ['printing=broken problem=printing', '! printer-broken problem=printing:student printing=broken:student'],
    ['problem=printing problem=printing', '? printing problem=printing:student'],
    ['problem=not-sure', '! general problem=not-sure:student'],
    ['~problem=printing printing=card', '! print-card problem=printing:words printing=card:student'],
    ['problem=account ~problem=printing ~printing=card', '? account problem=account:student'],
    ['problem=account ~problem=printing ~account=hacked', '! hacked problem=account:student account=hacked:words'],
    ['~problem=nonsense', '? problem'],
    ['problem=study', '? faculty problem=study:student'],
    ['problem=study faculty=law', '! grade problem=study:student faculty=law:student'],
    ['problem=study faculty=not-sure', '! grade problem=study:student faculty=not-sure:student'],
  ])('%s → %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });

  test.each([
    ['colour=red', 'unknown-question colour=red [problem account printing faculty]'],
    ['problem=x', 'unknown-option problem=x [danger account printing card library study not-sure]'],
    ['faculty=magic', 'unknown-option faculty=magic [law science not-sure]'],
    ['printing=broken', 'not-on-path printing=broken [problem]'],
    ['problem=card printing=broken', 'not-on-path printing=broken [problem]'],
    ['problem=printing account=hacked', 'not-on-path account=hacked [problem printing]'],
    ['problem=card faculty=law', 'not-on-path faculty=law [problem]'],
    ['problem=card problem=study', 'answered-twice problem=study [card]'],
  ])('%s is refused: %s', (line, expected) => {
    expect(told(line)).toBe(expected);
  });

  test('the remembered faculty answers, the student’s own answer wins, an unknown one counts for nothing', () => {
    expect(told('problem=study', 'science')).toBe('! grade problem=study:student faculty=science:config');
    expect(told('problem=study faculty=law', 'science')).toBe('! grade problem=study:student faculty=law:student');
    expect(told('problem=study', 'closed-long-ago')).toBe('? faculty problem=study:student');
    expect(told('problem=card', 'science')).toBe('! card-lost problem=card:student');
  });

  test('going back is a replay without the last answer', () => {
    const trace = answers('problem=printing printing=broken');
    expect(replay(data, withoutLast(trace), null)).toEqual(replay(data, answers('problem=printing'), null));
    expect(withoutLast([])).toEqual([]);
    const remembered: Given[] = [...answers('problem=study'), { question: 'faculty', option: 'law', by: 'config' }];
    expect(withoutLast(remembered)).toEqual([]);
  });

  test('data that names what does not exist, or goes in a circle, ends in an error and not in a loop', () => {
    const question = (to: { question: string } | { outcome: string }) => ({
      ...data,
      flow: {
        start: 'a',
        questions: [
          {
            id: 'a',
            text: { en: 'A', nl: 'A' },
            why: { en: 'A', nl: 'A' },
            options: [{ id: 'x', text: { en: 'X', nl: 'X' }, to }],
          },
        ],
      },
    });
    expect(() => replay(question({ question: 'a' }), answers('a=x'), null)).toThrow('circle');
    expect(() => replay(question({ question: 'b' }), answers('a=x'), null)).toThrow('b, which does not exist');
    expect(() => replay(question({ outcome: 'b' }), answers('a=x'), null)).toThrow('b, which does not exist');
  });
});

test('the faculty is one question, also where the flow holds its words', () => {
  const [first] = data.flow.questions;
  if (first === undefined) throw new Error('no question');
  const questions = [...data.flow.questions, { ...first, id: 'faculty' }];
  const ids = questionsOf({ ...data, flow: { ...data.flow, questions } }).map(({ id }) => id);
  expect(ids.filter((id) => id === 'faculty')).toEqual(['faculty']);
});

describe('whatever is answered', () => {
  const ids = ['', '__proto__', 'toString', ...questionsOf(data).map(({ id }) => id)];
  const options = ['', 'constructor', ...questionsOf(data).flatMap((question) => question.options.map(({ id }) => id))];
  const given = fc.record({
    question: fc.oneof(fc.constantFrom(...ids), fc.string()),
    option: fc.oneof(fc.constantFrom(...options), fc.string()),
    by: fc.constantFrom('student' as const, 'words' as const, 'config' as const),
  });
  const faculties = fc.constantFrom(null, 'law', 'nowhere');

  test('it never throws, and uses each question once and only answers that were given', () => {
    fc.assert(
      fc.property(fc.array(given, { maxLength: 8 }), faculties, (list, faculty) => {
        const step = replay(data, list, faculty);
        if (step.kind === 'rejected') return;
        const asked = step.trace.map(({ question }) => question);
        expect(new Set(asked).size).toBe(asked.length);
        for (const { question, option, by } of step.trace) {
          const known = [...list, { question: 'faculty', option: faculty, by: 'config' }];
          expect(known).toContainEqual({ question, option, by });
        }
      }),
      { numRuns: 2000 },
    );
  });

  test('every beginning of an accepted list, in the order of the path, is accepted too', () => {
    const byStudent = given.map((answer) => ({ ...answer, by: 'student' as const }));
    fc.assert(
      fc.property(fc.array(byStudent, { maxLength: 4 }), (list) => {
        const step = replay(data, list, null);
        if (step.kind === 'rejected') return;
        for (let length = 0; length <= step.trace.length; length += 1) {
          const beginning = replay(data, step.trace.slice(0, length), null);
          expect(beginning.kind).toBe(length === step.trace.length ? step.kind : 'question');
        }
      }),
      { numRuns: 2000 },
    );
  });
});
