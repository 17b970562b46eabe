import { expect, test } from '@jest/globals';
import type { Given } from '../../src/flow/replay.ts';
import type { Match } from '../../src/matching/match.ts';
import { subjectOf } from '../../src/triage/subject.ts';
import { triageFixture } from './fixture.ts';

const lostCard: Match = { topic: 'card.lost', desk: 'lu-card', score: 0.9, words: [], second: false };

const trace = (answers: Readonly<Record<string, string>>): readonly Given[] =>
  Object.entries(answers).map(([question, option]) => ({ question, option, by: 'student' }));

test.each<[string, readonly Match[], Readonly<Record<string, string>>, string | undefined]>([
  ['the topic of the words', [lostCard], { problem: 'card' }, 'lost my card'],
  ['the topic of the answers', [], { problem: 'account', account: 'hacked' }, 'my account is hacked'],
  ['the faculty changes nothing', [], { problem: 'study', faculty: 'law' }, 'my grade is missing'],
  ['words of something else', [lostCard], { problem: 'danger' }, 'there is a fire'],
  ['no topic: the last answer that says something', [], { problem: 'printing', printing: 'not-sure' }, 'Printing'],
  ['nothing said', [], { problem: 'not-sure' }, undefined],
])('%s', (_name, matches, answers, expected) => {
  expect(subjectOf(triageFixture, matches, trace(answers))?.en).toBe(expected);
});
