import { describe, expect, test } from '@jest/globals';
import { readRule } from '../../src/campus/rule.ts';

const PLAIN = { interval: 1, byMonth: [], byMonthDay: [], byDay: [], until: null, count: null };

describe('rules that are known', () => {
  test.each([
    ['FREQ=WEEKLY;BYDAY=FR', { ...PLAIN, frequency: 'WEEKLY', byDay: [{ ordinal: null, weekday: 5 }] }],
    ['BYDAY=1MO;FREQ=MONTHLY', { ...PLAIN, frequency: 'MONTHLY', byDay: [{ ordinal: 1, weekday: 1 }] }],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1SU,+2WE',
      {
        ...PLAIN,
        frequency: 'MONTHLY',
        interval: 3,
        byDay: [
          { ordinal: -1, weekday: 7 },
          { ordinal: 2, weekday: 3 },
        ],
      },
    ],
    [
      'FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=2,8,-1',
      { ...PLAIN, frequency: 'MONTHLY', byDay: [{ ordinal: null, weekday: 2 }], byMonthDay: [2, 8, -1] },
    ],
    ['FREQ=DAILY', { ...PLAIN, frequency: 'DAILY' }],
    ['FREQ=DAILY;INTERVAL=3;COUNT=10', { ...PLAIN, frequency: 'DAILY', interval: 3, count: 10 }],
    [
      'FREQ=YEARLY;BYDAY=-53SU,20MO',
      {
        ...PLAIN,
        frequency: 'YEARLY',
        byDay: [
          { ordinal: -53, weekday: 7 },
          { ordinal: 20, weekday: 1 },
        ],
      },
    ],
    ['FREQ=YEARLY;BYMONTH=2,12;BYMONTHDAY=-1', { ...PLAIN, frequency: 'YEARLY', byMonth: [2, 12], byMonthDay: [-1] }],
    ['FREQ=DAILY;UNTIL=19700103', { ...PLAIN, frequency: 'DAILY', until: { kind: 'day', day: 2 } }],
    [
      'FREQ=DAILY;UNTIL=19700103T120000Z',
      { ...PLAIN, frequency: 'DAILY', until: { kind: 'instant', instantMs: 2.5 * 86_400_000 } },
    ],
  ])('%s', (text, rule) => {
    expect(readRule(text)).toEqual(rule);
  });
});

describe('rules that are refused, with the reason', () => {
  test.each([
    ['', '"" is not of the form WORD=VALUE'],
    ['FREQ', '"FREQ" is not of the form WORD=VALUE'],
    ['FREQ=WEEKLY;', '"" is not of the form WORD=VALUE'],
    ['FREQ=WEEKLY=MONTHLY', '"FREQ=WEEKLY=MONTHLY" is not of the form WORD=VALUE'],
    ['BYDAY=FR', 'FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY'],
    ['FREQ=HOURLY', 'FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY'],
    ['FREQ=SECONDLY;BYDAY=MO', 'FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY'],
    [
      'freq=WEEKLY;BYDAY=FR',
      'the word freq is not known; known are FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, UNTIL, COUNT',
    ],
    [
      'FREQ=WEEKLY;BYDAY=FR;WKST=SU',
      'the word WKST is not known; known are FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, UNTIL, COUNT',
    ],
    ['FREQ=DAILY;COUNT=0', 'COUNT must be a whole number from 1 to 9999'],
    ['FREQ=DAILY;COUNT=10000', 'COUNT must be a whole number from 1 to 9999'],
    ['FREQ=DAILY;COUNT=2;UNTIL=20270101', 'UNTIL and COUNT do not go together'],
    ['FREQ=DAILY;UNTIL=20270230', 'UNTIL must be a day such as 20271231, or a moment in UTC such as 20271231T190000Z'],
    [
      'FREQ=DAILY;UNTIL=20270101T120000',
      'UNTIL must be a day such as 20271231, or a moment in UTC such as 20271231T190000Z',
    ],
    [
      'FREQ=DAILY;UNTIL=20270101T240000Z',
      'UNTIL must be a day such as 20271231, or a moment in UTC such as 20271231T190000Z',
    ],
    ['FREQ=YEARLY;BYMONTH=0;BYMONTHDAY=1', 'BYMONTH must be months from 1 to 12'],
    ['FREQ=YEARLY;BYMONTH=13;BYMONTHDAY=1', 'BYMONTH must be months from 1 to 12'],
    ['FREQ=YEARLY;BYDAY=54MO', 'BYDAY must be weekday codes such as FR or 1MO, with a number from -53 to 53, not 0'],
    [
      'FREQ=YEARLY;BYMONTH=5;BYDAY=6MO',
      'BYDAY must be weekday codes such as FR or 1MO, with a number from -5 to 5, not 0',
    ],
    ['FREQ=DAILY;BYDAY=1FR', 'with FREQ=DAILY a weekday takes no number: FR, not 1FR'],
    ['FREQ=YEARLY;BYMONTH=5', 'the rule names no day: add BYDAY or BYMONTHDAY'],
    [
      'FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1',
      'the word BYSETPOS is not known; known are FREQ, INTERVAL, BYMONTH, BYMONTHDAY, BYDAY, UNTIL, COUNT',
    ],
    ['FREQ=WEEKLY;FREQ=MONTHLY;BYDAY=FR', 'FREQ stands there twice'],
    ['FREQ=WEEKLY;BYDAY=FR;INTERVAL=0', 'INTERVAL must be a whole number from 1 to 1200'],
    ['FREQ=WEEKLY;BYDAY=FR;INTERVAL=1.5', 'INTERVAL must be a whole number from 1 to 1200'],
    ['FREQ=WEEKLY;BYDAY=FR;INTERVAL=1201', 'INTERVAL must be a whole number from 1 to 1200'],
    ['FREQ=MONTHLY;BYDAY=0MO', 'BYDAY must be weekday codes such as FR or 1MO, with a number from -5 to 5, not 0'],
    ['FREQ=MONTHLY;BYDAY=6MO', 'BYDAY must be weekday codes such as FR or 1MO, with a number from -5 to 5, not 0'],
    ['FREQ=MONTHLY;BYDAY=MO,', 'BYDAY must be weekday codes such as FR or 1MO, with a number from -5 to 5, not 0'],
    ['FREQ=MONTHLY;BYMONTHDAY=0', 'BYMONTHDAY must be days from 1 to 31, or -1 to -31 counted from the end'],
    ['FREQ=MONTHLY;BYMONTHDAY=32', 'BYMONTHDAY must be days from 1 to 31, or -1 to -31 counted from the end'],
    ['FREQ=WEEKLY;BYMONTHDAY=1', 'BYMONTHDAY does not go with FREQ=WEEKLY'],
    ['FREQ=WEEKLY;BYDAY=1FR', 'with FREQ=WEEKLY a weekday takes no number: FR, not 1FR'],
    ['FREQ=WEEKLY', 'the rule names no day: add BYDAY or BYMONTHDAY'],
    ['FREQ=MONTHLY', 'the rule names no day: add BYDAY or BYMONTHDAY'],
  ])('%s', (text, problem) => {
    expect(readRule(text)).toEqual({ problem: { en: problem, nl: expect.any(String) } });
  });
});
