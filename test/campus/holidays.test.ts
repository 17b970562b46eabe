import { describe, expect, test } from '@jest/globals';
import { civilDateOf, dayNumberOf, dayNumberOfIso, isoDayOf, weekdayOfDay } from '../../src/campus/civil.ts';
import { easterSunday, HOLIDAYS, holidayOn } from '../../src/campus/holidays.ts';

/** Easter by another way of counting: the anonymous rule of 1876, in whole numbers only. */
function easterOf1876(year: number): string {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
  const h = (19 * a + b - Math.floor(b / 4) - g + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const sum = h + l - 7 * m + 114;
  return isoDayOf(dayNumberOf(year, Math.floor(sum / 31), (sum % 31) + 1));
}

describe('Easter', () => {
  test.each([
    [1970, '1970-03-29'],
    [1981, '1981-04-19'],
    [2000, '2000-04-23'],
    [2008, '2008-03-23'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2038, '2038-04-25'],
    [2049, '2049-04-18'],
    [2076, '2076-04-19'],
    [2100, '2100-03-28'],
  ])('%i', (year, day) => expect(isoDayOf(easterSunday(year))).toBe(day));

  test('every year from 1583 to 3999 as by the other rule', () => {
    for (let year = 1583; year < 4000; year += 1) expect(isoDayOf(easterSunday(year))).toBe(easterOf1876(year));
  });
});

test('the holidays of 2026', () => {
  const first = dayNumberOf(2026, 1, 1);
  const days = Array.from({ length: 365 }, (_, index) => first + index);
  const found = days.flatMap((day) => {
    const holiday = holidayOn(day);
    return holiday === null ? [] : [`${isoDayOf(day)} ${holiday}`];
  });
  expect(found).toEqual([
    '2026-01-01 new-year',
    '2026-04-03 good-friday',
    '2026-04-05 easter-sunday',
    '2026-04-06 easter-monday',
    '2026-04-27 kings-day',
    '2026-05-05 liberation-day',
    '2026-05-14 ascension-day',
    '2026-05-24 whit-sunday',
    '2026-05-25 whit-monday',
    '2026-12-25 christmas-day',
    '2026-12-26 second-christmas-day',
  ]);
});

test.each([
  ['2025-04-26', 'kings-day'],
  ['2025-04-27', null],
  ['2031-04-26', 'kings-day'],
  // Ascension Day can fall on Liberation Day: one of them is said.
  ['2016-05-05', 'liberation-day'],
])('%s: %s', (day, holiday) => expect(holidayOn(dayNumberOfIso(day))).toBe(holiday));

test('every year has each of them once, unless two fall together; the day of the King is never a Sunday', () => {
  for (let year = 2014; year <= 2100; year += 1) {
    const first = dayNumberOf(year, 1, 1);
    const days = Array.from({ length: 366 }, (_, index) => first + index).filter(
      (day) => civilDateOf(day).year === year,
    );
    const found = days.map(holidayOn).filter((holiday) => holiday !== null);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThanOrEqual(HOLIDAYS.length - 1);
    const kings = days.find((day) => holidayOn(day) === 'kings-day') ?? 0;
    expect(weekdayOfDay(kings)).not.toBe(7);
  }
});
