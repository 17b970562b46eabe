import { describe, expect, test } from '@jest/globals';
import { readRule } from '../../src/campus/rule.ts';

describe('rules that are known', () => {
  test.each([
    [
      'FREQ=WEEKLY;BYDAY=FR',
      { frequency: 'WEEKLY', interval: 1, byDay: [{ ordinal: null, weekday: 5 }], byMonthDay: [] },
    ],
    [
      'BYDAY=1MO;FREQ=MONTHLY',
      { frequency: 'MONTHLY', interval: 1, byDay: [{ ordinal: 1, weekday: 1 }], byMonthDay: [] },
    ],
    [
      'FREQ=MONTHLY;INTERVAL=3;BYDAY=-1SU,+2WE',
      {
        frequency: 'MONTHLY',
        interval: 3,
        byDay: [
          { ordinal: -1, weekday: 7 },
          { ordinal: 2, weekday: 3 },
        ],
        byMonthDay: [],
      },
    ],
    [
      'FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=2,8,-1',
      { frequency: 'MONTHLY', interval: 1, byDay: [{ ordinal: null, weekday: 2 }], byMonthDay: [2, 8, -1] },
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
    ['BYDAY=FR', 'FREQ must be one of WEEKLY, MONTHLY'],
    ['FREQ=DAILY', 'FREQ must be one of WEEKLY, MONTHLY'],
    ['FREQ=YEARLY;BYDAY=MO', 'FREQ must be one of WEEKLY, MONTHLY'],
    ['freq=WEEKLY;BYDAY=FR', 'the word freq is not known; known are FREQ, INTERVAL, BYDAY, BYMONTHDAY'],
    ['FREQ=WEEKLY;BYDAY=FR;COUNT=3', 'the word COUNT is not known; known are FREQ, INTERVAL, BYDAY, BYMONTHDAY'],
    ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20270101', 'the word UNTIL is not known; known are FREQ, INTERVAL, BYDAY, BYMONTHDAY'],
    ['FREQ=MONTHLY;BYDAY=MO;BYSETPOS=1', 'the word BYSETPOS is not known; known are FREQ, INTERVAL, BYDAY, BYMONTHDAY'],
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
