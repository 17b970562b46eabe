import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DAY_MS, dayNumberOfIso, isoDayOf } from '../../src/campus/civil.ts';
import { datesOf } from '../../src/campus/recurrence.ts';
import { type Rule, readRule } from '../../src/campus/rule.ts';
import { occurrencesStartingIn } from '../../src/campus/windows.ts';
import { scheduleWith } from '../helpers/campus.ts';
import { anyRuleCase } from './any-rule.ts';
import { oracleSpans } from './oracle.ts';

function ruleOf(text: string): Rule {
  const rule = readRule(text);
  if ('problem' in rule) throw new Error(rule.problem.en);
  return rule;
}

function dates(text: string, from: string, to: string, since: string | null = null): readonly string[] {
  const sinceDay = since === null ? null : dayNumberOfIso(since);
  return [...datesOf(ruleOf(text), sinceDay, dayNumberOfIso(from), dayNumberOfIso(to))].map(isoDayOf);
}

describe('dates of a rule', () => {
  test.each([
    ['every Friday', 'FREQ=WEEKLY;BYDAY=FR', '2026-12-18', '2027-01-08', ['2026-12-18', '2026-12-25', '2027-01-01']],
    ['the end is not included', 'FREQ=WEEKLY;BYDAY=FR', '2026-12-19', '2026-12-25', []],
    [
      'two days of the week',
      'FREQ=WEEKLY;BYDAY=SU,MO',
      '2026-11-22',
      '2026-11-30',
      ['2026-11-22', '2026-11-23', '2026-11-29'],
    ],
    ['a day named twice', 'FREQ=MONTHLY;BYDAY=1MO,MO;BYMONTHDAY=2', '2026-11-01', '2026-12-01', ['2026-11-02']],
    [
      'the first Monday, over New Year',
      'FREQ=MONTHLY;BYDAY=1MO',
      '2026-12-01',
      '2027-02-01',
      ['2026-12-07', '2027-01-04'],
    ],
    ['the last Sunday', 'FREQ=MONTHLY;BYDAY=-1SU', '2026-03-01', '2026-05-01', ['2026-03-29', '2026-04-26']],
    [
      'a month without a fifth Tuesday',
      'FREQ=MONTHLY;BYDAY=5TU',
      '2026-01-01',
      '2026-07-01',
      ['2026-03-31', '2026-06-30'],
    ],
    [
      '29 February',
      'FREQ=MONTHLY;BYMONTHDAY=29',
      '2027-01-15',
      '2028-03-01',
      [
        '2027-01-29',
        '2027-03-29',
        '2027-04-29',
        '2027-05-29',
        '2027-06-29',
        '2027-07-29',
        '2027-08-29',
        '2027-09-29',
        '2027-10-29',
        '2027-11-29',
        '2027-12-29',
        '2028-01-29',
        '2028-02-29',
      ],
    ],
    [
      'the last day of the month',
      'FREQ=MONTHLY;BYMONTHDAY=-1',
      '2028-01-01',
      '2028-04-01',
      ['2028-01-31', '2028-02-29', '2028-03-31'],
    ],
    [
      '-31 only in long months',
      'FREQ=MONTHLY;BYMONTHDAY=-31',
      '2026-01-01',
      '2026-06-01',
      ['2026-01-01', '2026-03-01', '2026-05-01'],
    ],
    [
      'a weekday within days of the month',
      'FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
      '2026-09-01',
      '2026-11-01',
      ['2026-09-08', '2026-10-06'],
    ],
    [
      'an ordinal and a day of the month',
      'FREQ=MONTHLY;BYDAY=2FR;BYMONTHDAY=13',
      '2026-01-01',
      '2027-01-01',
      ['2026-02-13', '2026-03-13', '2026-11-13'],
    ],
  ])('%s', (_, rule, from, to, expected) => {
    expect(dates(rule, from, to)).toEqual(expected);
  });

  test.each([
    [
      'every second week from its start',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      '2026-11-04',
      ['2026-11-06', '2026-11-20', '2026-12-04'],
    ],
    [
      'and from the week after',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR',
      '2026-11-09',
      ['2026-11-13', '2026-11-27', '2026-12-11'],
    ],
    [
      'nothing before the start',
      'FREQ=WEEKLY;INTERVAL=2;BYDAY=MO,FR',
      '2026-11-18',
      ['2026-11-20', '2026-11-30', '2026-12-04', '2026-12-14'],
    ],
    ['every second month', 'FREQ=MONTHLY;INTERVAL=2;BYDAY=1MO', '2026-10-01', ['2026-12-07']],
    ['without INTERVAL', 'FREQ=MONTHLY;BYDAY=1MO', '2026-11-03', ['2026-12-07']],
  ])('counted from a day: %s', (_, rule, since, expected) => {
    expect(dates(rule, '2026-11-01', '2026-12-15', since)).toEqual(expected);
  });

  test('a rare date is found period by period: fifth Mondays of February lie decades apart', () => {
    const rule = 'FREQ=MONTHLY;INTERVAL=12;BYDAY=5MO';
    expect(dates(rule, '1970-01-01', '2100-01-01', '1970-02-01')).toEqual([
      '1988-02-29',
      '2016-02-29',
      '2044-02-29',
      '2072-02-29',
    ]);
  });

  test('a rule that never comes gives nothing', () => {
    expect(dates('FREQ=MONTHLY;INTERVAL=12;BYMONTHDAY=30', '1970-01-01', '2101-01-01', '1970-02-01')).toEqual([]);
  });
});

describe('days, years, months and ends', () => {
  test.each([
    ['every third day', 'FREQ=DAILY;INTERVAL=3', '2026-12-28', ['2026-12-28', '2026-12-31', '2027-01-03']],
    ['only in a month', 'FREQ=DAILY;INTERVAL=20;BYMONTH=3', '2026-12-01', ['2027-03-11', '2027-03-31', '2028-03-05']],
    ['Friday the 13th', 'FREQ=DAILY;BYDAY=FR;BYMONTHDAY=13', '2026-12-01', ['2027-08-13', '2028-10-13', '2029-04-13']],
    ['the last day', 'FREQ=DAILY;BYMONTHDAY=-1;BYMONTH=2', '2026-12-01', ['2027-02-28', '2028-02-29', '2029-02-28']],
    ['weeks of a month', 'FREQ=WEEKLY;BYDAY=MO;BYMONTH=2', '2028-02-10', ['2028-02-14', '2028-02-21', '2028-02-28']],
    ['leap days', 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '2026-12-01', ['2028-02-29', '2032-02-29', '2036-02-29']],
    ['a weekday of the year', 'FREQ=YEARLY;BYDAY=20MO', '2026-12-01', ['2027-05-17', '2028-05-15', '2029-05-14']],
    ['the last Friday of the year', 'FREQ=YEARLY;BYDAY=-1FR', '2026-12-26', ['2027-12-31', '2028-12-29', '2029-12-28']],
    ['only in years that have 53', 'FREQ=YEARLY;BYDAY=53MO', '1970-01-01', ['1973-12-31', '1979-12-31', '1984-12-31']],
    ['and from the end', 'FREQ=YEARLY;BYDAY=-53MO', '1970-01-01', ['1973-01-01', '1979-01-01', '1984-01-02']],
    [
      'a weekday of a month',
      'FREQ=YEARLY;BYMONTH=9;BYDAY=1MO',
      '2026-12-26',
      ['2027-09-06', '2028-09-04', '2029-09-03'],
    ],
    [
      'every second year',
      'FREQ=YEARLY;INTERVAL=2;BYMONTH=9;BYMONTHDAY=1',
      '2026-12-26',
      ['2028-09-01', '2030-09-01', '2032-09-01'],
    ],
    ['the first of every month', 'FREQ=YEARLY;BYMONTHDAY=1', '2026-12-26', ['2027-01-01', '2027-02-01', '2027-03-01']],
    ['up to a day', 'FREQ=DAILY;UNTIL=20261228', '2026-12-27', ['2026-12-27', '2026-12-28']],
    ['so many times', 'FREQ=WEEKLY;BYDAY=MO,FR;COUNT=3', '2026-12-26', ['2026-12-28', '2027-01-01', '2027-01-04']],
  ])('%s', (_, rule, since, expected) => {
    expect(dates(rule, since, '2037-01-01', since).slice(0, 3)).toEqual(expected);
  });

  test('a count holds from wherever it is asked', () => {
    expect(dates('FREQ=DAILY;COUNT=5', '2026-01-04', '2030-01-01', '2026-01-01')).toEqual(['2026-01-04', '2026-01-05']);
    expect(dates('FREQ=DAILY;COUNT=5', '2026-01-06', '2030-01-01', '2026-01-01')).toEqual([]);
  });
});

test('any rule gives the dates of another engine', () => {
  fc.assert(
    fc.property(anyRuleCase, ({ text, since, skip, length }) => {
      const first = isoDayOf(since);
      const schedule = scheduleWith({ rule: text, zone: 'UTC', start: '00:00', end: '01:00', since: first });
      const [fromMs, toMs] = [(since + skip) * DAY_MS, (since + skip + length) * DAY_MS];
      const ours = occurrencesStartingIn([schedule], fromMs, toMs).map(({ startMs }) => isoDayOf(startMs / DAY_MS));
      const theirs = oracleSpans(schedule, fromMs, toMs, first.replaceAll('-', ''));
      expect(ours).toEqual(theirs.map(([startMs]) => isoDayOf(startMs / DAY_MS)));
    }),
    { numRuns: 300 },
  );
});

test('UNTIL as a moment: the day after it may still be of the rule by the clock of its zone', () => {
  const rule = 'FREQ=DAILY;UNTIL=19790304T235959Z';
  expect(dates(rule, '1979-03-03', '1979-04-01')).toEqual(['1979-03-03', '1979-03-04', '1979-03-05']);
  const starts = (zone: string, start: string) =>
    occurrencesStartingIn(
      [scheduleWith({ rule, zone, start, end: '23:30' })],
      Date.parse('1979-03-03T12:00Z'),
      Date.parse('1979-04-01T00:00Z'),
    ).map(({ id }) => id);
  expect(starts('UTC', '22:00')).toEqual(['test/1979-03-03', 'test/1979-03-04']);
  expect(starts('Asia/Tokyo', '08:00')).toEqual(['test/1979-03-04', 'test/1979-03-05']);
});
