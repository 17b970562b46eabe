import { expect, test } from '@jest/globals';
import type { Given } from '../../src/flow/replay.ts';
import type { Match } from '../../src/matching/match.ts';
import { alsoWritten, matchOf } from '../../src/triage/also.ts';
import { triageFixture } from './fixture.ts';

const { topics } = triageFixture;

const match = (topic: string, score: number, words: Readonly<Record<string, number>>): Match => ({
  topic,
  desk: 'issc',
  score,
  words: Object.entries(words).map(([word, weight]) => ({ word, weight })),
});

const trace = (answers: Readonly<Record<string, string>>): readonly Given[] =>
  Object.entries(answers).map(([question, option]) => ({ question, option, by: 'student' }));

const printing = trace({ problem: 'printing', printing: 'broken' });
const broken = match('printing.broken', 0.6, { printer: 0.7, broken: 0.3 });
const password = match('account.password', 0.5, { forgot: 0.5, password: 0.5 });

test.each([
  ['two problems', [broken, password], 'account.password'],
  ['the answered one is not the best', [match('account.password', 0.7, { forgot: 1 }), broken], 'account.password'],
  ['the same words', [broken, match('printing.card', 0.6, { printer: 0.7, broken: 0.3 })], undefined],
  ['too weak', [broken, match('account.password', 0.3, { forgot: 1 })], undefined],
  ['mostly the same words', [broken, match('printing.card', 0.6, { printer: 0.7, credit: 0.3 })], undefined],
  ['answers that the words did not lead to', [password], undefined],
])('%s', (_name, matches, expected) => {
  expect(alsoWritten(topics, matches, printing)?.id).toBe(expected);
});

test('why names the words of what was answered, not of what fitted best', () => {
  expect(matchOf(topics, [password, broken], printing)).toBe(broken);
  expect(matchOf(topics, [password], printing)).toBeNull();
});
