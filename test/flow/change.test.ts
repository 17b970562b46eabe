import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { withChanged } from '../../src/flow/change.ts';
import { type Asked, type FlowData, type Given, questionsOf, replay } from '../../src/flow/replay.ts';
import { triageSection } from '../helpers/triage.ts';
import { triageFixture } from '../triage/fixture.ts';

/** `problem=printing ~printing=broken`: `~` before one makes it an answer of the words. */
function answers(line: string): Given[] {
  return line.split(' ').map((part) => {
    const [question = '', option = ''] = part.replace('~', '').split('=');
    return { question, option, by: part.startsWith('~') ? 'words' : 'student' };
  });
}

const told = (given: readonly Given[]): string =>
  given.map(({ question, option, by }) => `${by === 'words' ? '~' : ''}${question}=${option}`).join(' ');

/** Two ways that meet again at `floor`. */
const meeting: FlowData = {
  ...triageFixture,
  flow: {
    start: 'problem',
    questions: [
      question('problem', { printer: 'sort', copier: 'floor' }),
      question('sort', { jam: 'floor', noise: 'floor' }),
      question('floor', { ground: null, first: null }),
    ],
  },
};

/** @param to option id to the next question; null for the outcome */
function question(id: string, to: Readonly<Record<string, string | null>>): FlowData['flow']['questions'][number] {
  const text = { en: id, nl: id };
  const options = Object.entries(to).map(([option, next]) => ({
    id: option,
    text,
    to: next === null ? { outcome: 'printer-broken' } : { question: next },
  }));
  return { id, text, why: text, options };
}

describe('one answer given anew', () => {
  test.each([
    ['~problem=printer ~sort=jam floor=first', 'sort=noise', '~problem=printer sort=noise floor=first'],
    ['~problem=printer ~sort=jam floor=first', 'problem=copier', 'problem=copier floor=first'],
    ['problem=printer sort=jam floor=first', 'floor=ground', 'problem=printer sort=jam floor=ground'],
    ['problem=copier floor=first', 'problem=printer', 'problem=printer'],
    ['~problem=printer', 'problem=printer', 'problem=printer'],
  ])('%s, then %s → %s', (trace, changed, expected) => {
    const [answer] = answers(changed);
    if (answer === undefined) throw new Error('no answer');
    expect(told(withChanged(meeting, answers(trace), answer))).toBe(expected);
  });

  test('the remembered faculty goes, and comes back by itself', () => {
    const step = replay(triageFixture, answers('problem=study'), 'law');
    if (step.kind !== 'outcome') throw new Error('no outcome');
    const same = withChanged(triageFixture, step.trace, { question: 'problem', option: 'study' });
    expect(told(same)).toBe('problem=study');
    const other = withChanged(triageFixture, step.trace, { question: 'faculty', option: 'science' });
    expect(told(other)).toBe('problem=study faculty=science');
  });

  test('what cannot be answered is a fault of ours', () => {
    const trace = answers('problem=copier floor=first');
    expect(() => withChanged(meeting, trace, { question: 'sort', option: 'jam' })).toThrow('not-on-path');
    expect(() => withChanged(meeting, trace, { question: 'floor', option: 'cellar' })).toThrow('unknown-option');
  });
});

describe.each([
  ['the fixture', triageFixture],
  ['two ways that meet', meeting],
  ['the real flow', triageSection()],
])('whatever is changed in %s', (_name, data) => {
  /** A walk through the flow: at each question one of its options, by number. */
  const walks = fc.array(fc.record({ pick: fc.nat(), byWords: fc.boolean() }), { minLength: 1, maxLength: 6 });

  function traceOf(walk: readonly { pick: number; byWords: boolean }[]): readonly Given[] {
    let trace: readonly Given[] = [];
    for (const { pick, byWords } of walk) {
      const step = replay(data, trace, null);
      if (step.kind !== 'question') break;
      trace = [...trace, { ...picked(step.question, pick), by: byWords ? 'words' : 'student' }];
    }
    return trace;
  }

  const picked = ({ id, options }: Asked, pick: number) => ({
    question: id,
    option: options[pick % options.length]?.id ?? '',
  });

  test('before it nothing changes, after it only what is met stays, and nothing that is met is lost', () => {
    fc.assert(
      fc.property(walks, fc.nat(), fc.nat(), (walk, which, pick) => {
        const trace = traceOf(walk);
        const place = which % trace.length;
        const asked = questionsOf(data).find(({ id }) => id === trace[place]?.question);
        if (asked === undefined) throw new Error('no question');
        const changed = picked(asked, pick);
        const after = withChanged(data, trace, changed);

        expect(after.slice(0, place)).toEqual(trace.slice(0, place));
        expect(after[place]).toEqual({ ...changed, by: 'student' });
        for (const given of after.slice(place + 1)) expect(trace.slice(place + 1)).toContainEqual(given);

        const step = replay(data, after, null);
        if (step.kind === 'rejected') throw new Error(`rejected: ${told(after)}`);
        expect(step.trace).toEqual(after);
        if (step.kind === 'question') expect(trace.map(({ question: id }) => id)).not.toContain(step.question.id);
        if (changed.option === trace[place]?.option) expect(after.length).toBe(trace.length);
      }),
      { numRuns: 1000 },
    );
  });
});
