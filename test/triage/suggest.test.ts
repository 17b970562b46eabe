import { expect, test } from '@jest/globals';
import type { Match } from '../../src/matching/match.ts';
import { suggest } from '../../src/triage/suggest.ts';
import { triageFixture } from './fixture.ts';

/** What words answer. */

const { flow, topics } = triageFixture;

const match = (topic: string, score: number, second = false): Match => ({
  topic,
  desk: 'issc',
  score,
  words: [],
  second,
});

function told(matches: readonly Match[], given: Readonly<Record<string, string>> = {}) {
  const answers = Object.entries(given).map(([question, option]) => ({ question, option, by: 'student' as const }));
  const { answers: found, tie } = suggest(flow, topics, matches, answers);
  return [found.map(({ question, option }) => `${question}=${option}`).join(' '), tie?.question ?? null];
}

const printing = [match('printing.broken', 0.9), match('printing.card', 0.8)];

test('no match answers nothing', () => {
  expect(told([])).toEqual(['', null]);
});

test('a clear winner answers its whole path', () => {
  const clear = [match('printing.broken', 0.9), match('printing.card', 0.35)];
  expect(told(clear)).toEqual(['problem=printing printing=broken', null]);
});

test('what has half the chance of the best is asked about, a little less is not', () => {
  const withOther = (score: number) => told([match('printing.broken', 1), match('printing.card', score)])[1];
  expect([0.6, 0.5, 0.49].map(withOther)).toEqual(['printing', 'printing', null]);
});

test('a best match with less than an even chance is a guess: weaker ones are asked about too', () => {
  const guess = (best: number) => told([match('printing.broken', best), match('printing.card', 0.12)])[1];
  expect([0.49, 0.5].map(guess)).toEqual(['printing', null]);
});

test('a tie answers what its paths share, and names the question on which they part', () => {
  expect(told(printing)).toEqual(['problem=printing', 'printing']);
  expect(told([match('printing.card', 0.9), match('card.lost', 0.9)])).toEqual(['', 'problem']);
});

test('a second problem, told in a clause of its own, makes no tie', () => {
  const two = [match('printing.broken', 0.5), match('card.lost', 0.4, true)];
  expect(told(two)).toEqual(['problem=printing printing=broken', null]);
});

test('the student decides a tie', () => {
  const answers = { problem: 'printing', printing: 'card' };
  expect(told(printing, answers)).toEqual(['problem=printing printing=card', null]);
});

test('where the student says otherwise, a match further down counts, or none', () => {
  const matches = [match('printing.broken', 0.9), match('account.hacked', 0.5)];
  expect(told(matches, { problem: 'account' })).toEqual(['problem=account account=hacked', null]);
  expect(told(matches, { problem: 'study' })).toEqual(['', null]);
});

test('a second problem counts where the student chose it', () => {
  const two = [match('printing.broken', 0.9), match('account.hacked', 0.3, true)];
  expect(told(two, { problem: 'account' })).toEqual(['problem=account account=hacked', null]);
});
