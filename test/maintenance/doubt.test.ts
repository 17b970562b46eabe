import { describe, expect, test } from '@jest/globals';
import { occurrencesStartingIn } from '../../src/campus/windows.ts';
import { answerOf } from '../../src/maintenance/answer.ts';
import { doubtsOf } from '../../src/maintenance/doubt.ts';
import type { Question } from '../../src/maintenance/question.ts';
import type { Schedule } from '../../src/reference/campus-data.ts';
import { isoAt } from '../../src/time/zone.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';

const { schedules } = campusSection();

function question(at: string, more: Partial<Question> = {}): Question {
  const atMs = Date.parse(at);
  return { atMs, shownMs: atMs, atGiven: true, forMinutes: null, soonMinutes: 60, list: null, service: null, ...more };
}

function doubts(asked: Question, of: readonly Schedule[] = schedules): readonly string[] {
  return doubtsOf(of, asked, answerOf(of, asked)).map(
    ({ schedule, month, other }) => `${schedule} ${month} ${other === null ? '-' : isoAt(other.startMs).slice(0, 16)}`,
  );
}

const september = 'ict-tuesday-morning 2026-09 2026-09-08T07:30';
const december = 'ict-tuesday-morning 2026-12 2026-12-08T07:30';
const period = (from: string, to: string): Question['list'] => ({
  kind: 'period',
  fromMs: Date.parse(from),
  toMs: Date.parse(to),
});

describe('a doubt is reported exactly when it matters', () => {
  test.each([
    ['before the literal day: next differs', question('2026-08-20T12:00:00+02:00'), [september]],
    ['during the literal window: active differs', question('2026-09-01T08:00:00+02:00'), [september]],
    ['between the two', question('2026-09-07T21:14:00+02:00'), [september]],
    ['during the other window', question('2026-09-08T08:00:00+02:00'), [september]],
    ['just after it: recently ended differs', question('2026-09-08T10:29:59+02:00'), [september]],
    ['two hours after it', question('2026-09-08T10:30:00+02:00'), []],
    ['a month without doubt', question('2026-10-10T12:00:00+02:00'), []],
    ['another service', question('2026-09-07T21:14:00+02:00', { service: 'usis' }), []],
    ['the service itself', question('2026-09-07T21:14:00+02:00', { service: 'ict' }), [september]],
    ['a plan on the other day', question('2026-12-08T07:45:00+01:00', { forMinutes: 60 }), [december]],
    [
      'a list over both doubts of the year',
      question('2026-09-20T12:00:00+02:00', { list: period('2026-09-01T00:00:00+02:00', '2027-01-01T00:00:00+01:00') }),
      [september, december],
    ],
    [
      'a list without them',
      question('2026-09-20T12:00:00+02:00', { list: period('2026-10-01T00:00:00+02:00', '2026-12-01T00:00:00+01:00') }),
      [],
    ],
    [
      'a list that holds only the other day',
      question('2026-09-20T12:00:00+02:00', { list: period('2026-12-05T00:00:00+01:00', '2026-12-12T00:00:00+01:00') }),
      [december],
    ],
    [
      'the soonest up to a doubt',
      question('2026-10-10T12:00:00+02:00', { list: { kind: 'soonest', count: 30 } }),
      [december],
    ],
    [
      'the soonest that stop before it',
      question('2026-10-10T12:00:00+02:00', { list: { kind: 'soonest', count: 3 } }),
      [],
    ],
  ])('%s', (_, asked, expected) => {
    expect(doubts(asked)).toEqual(expected);
  });

  test('it never changes the answer', () => {
    const without = schedules.map((schedule) => ({ ...schedule, otherReading: null }));
    for (const at of ['2026-09-01T08:00:00+02:00', '2026-09-08T08:00:00+02:00', '2026-11-22T11:24:00+01:00']) {
      expect(answerOf(schedules, question(at))).toEqual(answerOf(without, question(at)));
    }
  });
});

test('225 of the 1,572 months of 1970 to 2100 are in doubt: those that begin on a Tuesday', () => {
  const list = period('1970-01-01T00:00:00+01:00', '2101-01-01T00:00:00+01:00');
  const asked = question('2026-10-10T12:00:00+02:00', { list });
  const months = Array.from({ length: 1572 }, (_, index) => new Date(Date.UTC(1970, index, 1)));
  const expected = months
    .filter((first) => first.getUTCDay() === 2)
    .map((first) => first.toISOString().slice(0, 7))
    .map((month) => `ict-tuesday-morning ${month} ${month}-08T07:30`);
  expect(expected).toHaveLength(225);
  expect(doubts(asked)).toEqual(expected);
});

describe('other data than ours', () => {
  const why = { en: 'why', nl: 'waarom' };
  const at = question('2026-11-22T12:00:00+01:00');

  test('a month that the other reading leaves out', () => {
    const other = { rule: 'FREQ=MONTHLY;BYDAY=5MO', why };
    const monthly = scheduleWith({ rule: 'FREQ=MONTHLY;BYDAY=-1MO', otherReading: other });
    const list = period('2026-11-01T00:00:00+01:00', '2027-01-01T00:00:00+01:00');
    expect(doubts({ ...at, list }, [monthly])).toEqual(['test 2026-12 -']);
    expect(occurrencesStartingIn([monthly], Date.parse('2026-12-01'), Date.parse('2027-01-01'))).toHaveLength(1);
  });

  test('two days in one month', () => {
    const other = { rule: 'FREQ=MONTHLY;BYDAY=2MO,3MO', why };
    const monthly = scheduleWith({ rule: 'FREQ=MONTHLY;BYDAY=1MO', otherReading: other });
    const list = period('2026-12-01T00:00:00+01:00', '2027-01-01T00:00:00+01:00');
    expect(doubts({ ...at, list }, [monthly])).toEqual([
      'test 2026-12 2026-12-14T10:00',
      'test 2026-12 2026-12-21T10:00',
    ]);
  });

  test('two schedules in doubt come by month', () => {
    const late = scheduleWith({
      id: 'a',
      otherReading: { rule: 'FREQ=MONTHLY;BYDAY=2MO', why },
      rule: 'FREQ=MONTHLY;BYDAY=3MO',
    });
    const both = [...schedules, late];
    expect(doubts(at, both)).toEqual(['ict-tuesday-morning 2026-12 2026-12-08T07:30', 'a 2026-12 2026-12-14T10:00']);
  });
});
