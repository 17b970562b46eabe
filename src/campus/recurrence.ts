import { monthNumberOf, monthSpan, positiveModulo, weekdayOfDay } from './civil.ts';
import type { DayOfRule, Frequency, Rule } from './rule.ts';

/**
 * The dates of a rule, as day numbers. RFC 5545 section 3.3.10: a rule is a row of periods (weeks, months), and in
 * each period the words that name days give a set of dates. The engine goes from period to period, so a rare date is
 * found in a few steps.
 */

/** One kind of period. A further frequency is a further row of `PERIODS`. */
interface Periods {
  /** Number of the period that holds a day; consecutive periods have consecutive numbers. */
  readonly numberOf: (dayNumber: number) => number;
  /** Day numbers of the rule in one period, rising. */
  readonly daysOf: (rule: Rule, periodNumber: number) => readonly number[];
}

/** Weeks begin on Monday (the default of WKST); week 0 is the one that holds 1970-01-01. */
const MONDAY_OF_WEEK_ZERO = -3;

const PERIODS: Readonly<Record<Frequency, Periods>> = {
  WEEKLY: {
    numberOf: (dayNumber) => Math.floor((dayNumber - MONDAY_OF_WEEK_ZERO) / 7),
    daysOf: (rule, week) => rising(rule.byDay.map((day) => MONDAY_OF_WEEK_ZERO + week * 7 + day.weekday - 1)),
  },
  MONTHLY: { numberOf: monthNumberOf, daysOf: daysOfMonth },
};

/**
 * The dates of a rule from `fromDay` up to and without `toDay`, as rising day numbers.
 *
 * @param sinceDay the first day the rule holds, from whose period INTERVAL counts; null for a rule that always held
 *   (INTERVAL then counts from the period of 1970-01-01).
 */
export function* datesOf(rule: Rule, sinceDay: number | null, fromDay: number, toDay: number): Generator<number> {
  const periods = PERIODS[rule.frequency];
  const firstDay = sinceDay === null ? fromDay : Math.max(sinceDay, fromDay);
  const anchorPeriod = periods.numberOf(sinceDay ?? 0);
  const startPeriod = periods.numberOf(firstDay);
  const lastPeriod = periods.numberOf(toDay - 1);
  const stepsIn = positiveModulo(startPeriod - anchorPeriod, rule.interval);
  const firstPeriod = stepsIn === 0 ? startPeriod : startPeriod + rule.interval - stepsIn;
  for (let period = firstPeriod; period <= lastPeriod; period += rule.interval) {
    for (const day of periods.daysOf(rule, period)) {
      if (day >= firstDay && day < toDay) yield day;
    }
  }
}

/** BYDAY alone gives days; beside BYMONTHDAY it only keeps those that are both (RFC 5545, the table's note 1). */
function daysOfMonth(rule: Rule, monthNumber: number): readonly number[] {
  const month = monthSpan(monthNumber);
  const byMonthDay = rule.byMonthDay
    .map((day) => (day > 0 ? day : month.length + 1 + day))
    .filter((day) => day >= 1 && day <= month.length)
    .map((day) => month.firstDay + day - 1);
  if (rule.byDay.length === 0) return rising(byMonthDay);
  const byDay = rule.byDay.flatMap((day) => weekdaysOfMonth(day, month));
  if (rule.byMonthDay.length === 0) return rising(byDay);
  return rising(byMonthDay.filter((day) => byDay.includes(day)));
}

function weekdaysOfMonth(day: DayOfRule, month: { readonly firstDay: number; readonly length: number }): number[] {
  const days: number[] = [];
  const daysToFirst = positiveModulo(day.weekday - weekdayOfDay(month.firstDay), 7);
  for (let offset = daysToFirst; offset < month.length; offset += 7) days.push(month.firstDay + offset);
  if (day.ordinal === null) return days;
  const one = days.at(day.ordinal > 0 ? day.ordinal - 1 : day.ordinal);
  return one === undefined ? [] : [one];
}

/** Each number once, smallest first: a rule may name the same date twice (`BYDAY=1MO,MO`). */
function rising(days: readonly number[]): readonly number[] {
  return [...new Set(days)].sort((a, b) => a - b);
}
