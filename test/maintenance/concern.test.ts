import { describe, expect, test } from '@jest/globals';
import { answerOf } from '../../src/maintenance/answer.ts';
import { concernOf } from '../../src/maintenance/concern.ts';
import { doubtsOf } from '../../src/maintenance/doubt.ts';
import type { Question } from '../../src/maintenance/question.ts';
import { campusSection } from '../helpers/campus.ts';

const { schedules } = campusSection();

function concerns(at: string, more: Partial<Question> = {}): readonly string[] {
  const atMs = Date.parse(at);
  const moment = { atMs, shownMs: atMs, atGiven: true };
  const question = { ...moment, forMinutes: null, soonMinutes: 60, list: null, service: null, ...more };
  const answer = answerOf(schedules, question);
  return doubtsOf(schedules, question, answer).map((doubt) => concernOf(doubt, question, answer));
}

describe('how a doubt concerns the moment or plan', () => {
  test.each([
    ['days before', '2026-08-30T12:00:00+02:00', {}, ['none']],
    ['a second before soon', '2026-09-01T06:29:59+02:00', {}, ['none']],
    ['our reading is soon', '2026-09-01T06:30:00+02:00', {}, ['ours']],
    ['our reading runs', '2026-09-01T08:00:00+02:00', {}, ['ours']],
    ['our reading is over', '2026-09-01T08:30:00+02:00', {}, ['none']],
    ['a second before the other is soon', '2026-09-08T06:29:59+02:00', {}, ['none']],
    ['the other is soon', '2026-09-08T06:30:00+02:00', {}, ['other-soon']],
    ['the other begins', '2026-09-08T07:30:00+02:00', {}, ['other-runs']],
    ['a second before the other ends', '2026-09-08T08:29:59+02:00', {}, ['other-runs']],
    ['the other is over', '2026-09-08T08:30:00+02:00', {}, ['none']],
    ['a plan that our reading hits', '2026-09-01T06:00:00+02:00', { forMinutes: 120 }, ['ours']],
    ['a plan that the other hits', '2026-09-08T06:00:00+02:00', { forMinutes: 120 }, ['other-runs']],
    ['a plan that ends where the other begins', '2026-09-08T05:30:00+02:00', { forMinutes: 120 }, ['none']],
    ['a plan that begins where the other ends', '2026-09-08T08:30:00+02:00', { forMinutes: 120 }, ['none']],
    [
      'a list of a period is about no moment',
      '2026-09-08T08:00:00+02:00',
      { list: { kind: 'period', fromMs: Date.parse('2026-09-01'), toMs: Date.parse('2026-10-01') } as const },
      ['none'],
    ],
  ])('%s', (_, at, more, expected) => {
    expect(concerns(at, more)).toEqual(expected);
  });
});
