import { expect, test } from '@jest/globals';
import type { Given } from '../../src/flow/replay.ts';
import type { Match } from '../../src/matching/match.ts';
import { alsoWritten, matchOf } from '../../src/triage/also.ts';
import { triageFixture } from './fixture.ts';

const { topics } = triageFixture;

const match = (topic: string, score: number, second = false): Match => ({
  topic,
  desk: 'issc',
  score,
  words: [{ word: topic, weight: 1 }],
  second,
});

const trace = (answers: Readonly<Record<string, string>>): readonly Given[] =>
  Object.entries(answers).map(([question, option]) => ({ question, option, by: 'student' }));

const printing = trace({ problem: 'printing', printing: 'broken' });
const broken = match('printing.broken', 0.6);
const password = match('account.password', 0.2, true);

test.each<[string, readonly Match[], string | undefined]>([
  ['a clause of its own', [broken, password], 'account.password'],
  ['the best of two such clauses', [broken, password, match('card.lost', 0.1, true)], 'account.password'],
  ['likely, but told in no clause of its own', [broken, match('account.password', 0.5)], undefined],
  [
    'the clause is what was answered, and the first problem is not named twice',
    [match('account.password', 0.7), match('printing.broken', 0.3, true)],
    undefined,
  ],
  ['answers that the words did not lead to', [password], undefined],
  ['no words', [], undefined],
])('%s', (_name, matches, expected) => {
  expect(alsoWritten(topics, matches, printing, false)?.id).toBe(expected);
});

test.each([
  [0.2, undefined],
  [0.49, undefined],
  [0.5, 'danger'],
])('danger with a chance of %d', (score, expected) => {
  const danger: Match = { ...match('danger', score, true), desk: 'emergency' };
  expect(alsoWritten(topics, [broken, danger], printing, false)?.id).toBe(expected);
  expect(alsoWritten(topics, [broken, danger, password], printing, false)?.id).toBe(expected ?? 'account.password');
});

test('where it cannot wait, only a matter of another desk is told', () => {
  const elsewhere: Match = { ...match('card.lost', 0.1, true), desk: 'lu-card' };
  expect(alsoWritten(topics, [broken, password], printing, true)).toBeNull();
  expect(alsoWritten(topics, [broken, password, elsewhere], printing, true)?.id).toBe('card.lost');
});

test('why names the words of what was answered, not of what fitted best', () => {
  expect(matchOf(topics, [password, broken], printing)).toBe(broken);
  expect(matchOf(topics, [password], printing)).toBeNull();
});
