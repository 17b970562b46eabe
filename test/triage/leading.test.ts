import { expect, test } from '@jest/globals';
import type { Match } from '../../src/matching/match.ts';
import { leading } from '../../src/triage/leading.ts';
import { triageFixture } from './fixture.ts';

/** Of two problems in one text the one that cannot wait is answered first. */

const match = (topic: string, desk: string, score: number, second = false): Match => ({
  topic,
  desk,
  score,
  words: [{ word: topic, weight: 1 }],
  second,
});

const broken = match('printing.broken', 'ufb', 0.9);
const topicsOf = (matches: readonly Match[]) => leading(triageFixture, matches).map(({ topic }) => topic);

test.each<[string, readonly Match[], string]>([
  ['a lost card before a broken printer', [broken, match('card.lost', 'lu-card', 0.3, true)], 'card.lost'],
  ['a second problem that can wait stays second', [broken, match('library.loan', 'library', 0.3, true)], broken.topic],
  [
    'what is only likely, and not told in a clause of its own',
    [broken, match('card.lost', 'lu-card', 0.3)],
    broken.topic,
  ],
  ['a weak chance of danger is a figure of speech', [broken, match('danger', 'emergency', 0.3, true)], broken.topic],
  ['danger that is told plainly', [broken, match('danger', 'emergency', 0.6, true)], 'danger'],
  [
    'two that cannot wait keep their order',
    [match('account.hacked', 'issc', 0.9), match('card.lost', 'lu-card', 0.3, true)],
    'account.hacked',
  ],
])('%s', (_name, matches, first) => {
  expect(topicsOf(matches)[0]).toBe(first);
  expect(topicsOf(matches)).toHaveLength(matches.length);
});

test('the problem that was first is the second one then, and scores do not rise', () => {
  const [first, second] = leading(triageFixture, [broken, match('card.lost', 'lu-card', 0.3, true)]);
  expect(first).toMatchObject({ topic: 'card.lost', score: 0.9, second: false });
  expect(second).toMatchObject({ topic: 'printing.broken', score: 0.9, second: true });
});

test('nothing fits', () => expect(topicsOf([])).toEqual([]));
