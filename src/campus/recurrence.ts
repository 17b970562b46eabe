import { civilDateOf, DAY_MS, dayNumberOf, monthNumberOf, monthSpan, positiveModulo, weekdayOfDay } from './civil.ts';
import type { DayOfRule, Rule } from './rule.ts';

/**
 * The dates of a rule, as day numbers. RFC 5545 section 3.3.10: a rule is a row of periods (weeks, months, years), and
 * in each period the words that name days give a set of dates. The engine goes from period to period and begins where
 * it is asked, so neither a far-away moment nor a rare date is walked to day by day.
 */

/** Consecutive periods have consecutive numbers. */
interface Periods {
  readonly numberOf: (dayNumber: number) => number;
  /** Day numbers of the rule in one period, rising. */
  readonly daysOf: (rule: Rule, periodNumber: number, anchorDay: number) => readonly number[];
  /** How many periods one step of INTERVAL is. */
  readonly stepOf: (rule: Rule) => number;
}

/** Some days in a row: a month or a year. */
interface Span {
  readonly firstDay: number;
  readonly length: number;
}

/** Weeks begin on Monday (the default of WKST); week 0 is the one that holds 1970-01-01. */
const MONDAY_OF_WEEK_ZERO = -3;
const MONTHS_PER_YEAR = 12;

const everyStep = (rule: Rule): number => rule.interval;

const PERIODS: Readonly<Record<Rule['frequency'], Periods>> = {
  // Days are taken a month at a time, so that BYMONTH and BYMONTHDAY do not cost a step for each day they leave out.
  DAILY: { numberOf: monthNumberOf, daysOf: everyFewDaysOfMonth, stepOf: () => 1 },
  WEEKLY: {
    numberOf: (day) => Math.floor((day - MONDAY_OF_WEEK_ZERO) / 7),
    daysOf: daysOfWeek,
    stepOf: everyStep,
  },
  MONTHLY: { numberOf: monthNumberOf, daysOf: daysOfMonth, stepOf: everyStep },
  YEARLY: { numberOf: (day) => civilDateOf(day).year, daysOf: daysOfYear, stepOf: everyStep },
};

/** After this day no rule is followed further: the program speaks of the years up to 2100, and of one more. */
const LAST_DAY = dayNumberOf(2102, 1, 1);

/**
 * The dates of a rule from `fromDay` up to and without `toDay`, as rising day numbers.
 *
 * @param sinceDay the first day the rule holds, from whose period INTERVAL counts; null for a rule that always held
 *   (INTERVAL then counts from the period of 1970-01-01, and COUNT from that day)
 */
export function* datesOf(rule: Rule, sinceDay: number | null, fromDay: number, toDay: number): Generator<number> {
  const dates = new DatesByPeriod(rule, sinceDay, fromDay, toDay);
  for (let period = dates.first; period <= dates.last; period += dates.step) yield* dates.of(period);
}

/** The same, a period at a time: in long lists a generator costs more than the days it gives. */
export class DatesByPeriod {
  /** The periods that may have dates: every `step`th from `first` up to and with `last`. */
  readonly first: number;
  readonly last: number;
  readonly step: number;
  readonly #rule: Rule;
  readonly #periods: Periods;
  readonly #anchorDay: number;
  readonly #firstDay: number;
  readonly #endDay: number;
  readonly #startPeriod: number;

  constructor(rule: Rule, sinceDay: number | null, fromDay: number, toDay: number) {
    const periods = PERIODS[rule.frequency];
    this.#rule = rule;
    this.#periods = periods;
    this.#anchorDay = sinceDay ?? 0;
    this.#firstDay = sinceDay === null ? fromDay : Math.max(sinceDay, fromDay);
    this.#endDay = Math.min(toDay, lastDayOf(rule, sinceDay) + 1);
    this.#startPeriod = periods.numberOf(this.#firstDay);
    this.step = periods.stepOf(rule);
    this.last = periods.numberOf(this.#endDay - 1);
    this.first = this.#startPeriod + positiveModulo(periods.numberOf(this.#anchorDay) - this.#startPeriod, this.step);
  }

  /** The dates of one period, rising. */
  of(period: number): readonly number[] {
    const days = this.#periods.daysOf(this.#rule, period, this.#anchorDay);
    const isInside = period > this.#startPeriod && period < this.last;
    return isInside ? days : days.filter((day) => day >= this.#firstDay && day < this.#endDay);
  }
}

/** The last day on which a rule can have a date; far away for a rule without an end. */
function lastDayOf(rule: Rule, sinceDay: number | null): number {
  if (rule.count !== null) return countedEnd(rule, rule.count, sinceDay ?? 0);
  if (rule.until === null) return Number.MAX_SAFE_INTEGER;
  if (rule.until.kind === 'day') return rule.until.day;
  // The day by another zone's clock may be the next one; whoever knows the zone looks at the instant itself.
  return Math.floor(rule.until.instantMs / DAY_MS) + 1;
}

/** Last days of rules with COUNT: each is counted once. */
const countedEnds = new WeakMap<Rule, Map<number, number>>();

function countedEnd(rule: Rule, count: number, sinceDay: number): number {
  const ends = countedEnds.get(rule) ?? new Map<number, number>();
  countedEnds.set(rule, ends);
  const known = ends.get(sinceDay);
  if (known !== undefined) return known;
  let left = count;
  let last = sinceDay - 1;
  for (const day of datesOf({ ...rule, count: null }, sinceDay, sinceDay, LAST_DAY)) {
    last = day;
    left -= 1;
    if (left === 0) break;
  }
  ends.set(sinceDay, last);
  return last;
}

/** BYMONTH, BYMONTHDAY and BYDAY only leave days out. */
function everyFewDaysOfMonth(rule: Rule, monthNumber: number, anchorDay: number): readonly number[] {
  if (!hasMonth(rule, monthNumber)) return [];
  const month = monthSpan(monthNumber);
  const days: number[] = [];
  const afterMonth = month.firstDay + month.length;
  const first = month.firstDay + positiveModulo(anchorDay - month.firstDay, rule.interval);
  const isEveryDay = rule.byMonthDay.length === 0 && rule.byDay.length === 0;
  for (let day = first; day < afterMonth; day += rule.interval) {
    if (isEveryDay || (hasMonthDay(rule, day - month.firstDay + 1, month.length) && hasWeekday(rule, day))) {
      days.push(day);
    }
  }
  return days;
}

function daysOfWeek(rule: Rule, week: number): readonly number[] {
  const monday = MONDAY_OF_WEEK_ZERO + week * 7;
  const days = rising(rule.byDay.map((day) => monday + day.weekday - 1));
  return rule.byMonth.length === 0 ? days : days.filter((day) => hasMonth(rule, monthNumberOf(day)));
}

function daysOfMonth(rule: Rule, monthNumber: number): readonly number[] {
  if (!hasMonth(rule, monthNumber)) return [];
  const months = [monthSpan(monthNumber)];
  return daysWithin(rule, months, months);
}

/** The numbers of BYDAY count within the months of BYMONTH, and within the year where there are none. */
function daysOfYear(rule: Rule, year: number): readonly number[] {
  const named =
    rule.byMonth.length === 0 ? Array.from({ length: MONTHS_PER_YEAR }, (_, month) => month + 1) : rule.byMonth;
  const months = named.map((month) => monthSpan((year - 1970) * MONTHS_PER_YEAR + month - 1));
  const firstDay = dayNumberOf(year, 1, 1);
  const whole = { firstDay, length: dayNumberOf(year + 1, 1, 1) - firstDay };
  return daysWithin(rule, months, rule.byMonth.length === 0 ? [whole] : months);
}

/** BYDAY alone gives days; beside BYMONTHDAY it only keeps those that are both (RFC 5545, the table's notes). */
function daysWithin(rule: Rule, months: readonly Span[], weekdaySpans: readonly Span[]): readonly number[] {
  const byDay = weekdaySpans.flatMap((span) => rule.byDay.flatMap((day) => weekdaysOf(day, span)));
  if (rule.byMonthDay.length === 0) return rising(byDay);
  const byMonthDay = months.flatMap((month) => monthDaysOf(rule, month));
  if (rule.byDay.length === 0) return rising(byMonthDay);
  const both = new Set(byDay);
  return rising(byMonthDay.filter((day) => both.has(day)));
}

function monthDaysOf({ byMonthDay }: Rule, month: Span): readonly number[] {
  return byMonthDay
    .map((day) => (day > 0 ? day : month.length + 1 + day))
    .filter((day) => day >= 1 && day <= month.length)
    .map((day) => month.firstDay + day - 1);
}

function weekdaysOf({ weekday, ordinal }: DayOfRule, { firstDay, length }: Span): readonly number[] {
  const first = firstDay + positiveModulo(weekday - weekdayOfDay(firstDay), 7);
  const count = Math.ceil((firstDay + length - first) / 7);
  if (ordinal === null) return Array.from({ length: count }, (_, place) => first + place * 7);
  const place = ordinal > 0 ? ordinal - 1 : count + ordinal;
  return place >= 0 && place < count ? [first + place * 7] : [];
}

function hasMonth({ byMonth }: Rule, monthNumber: number): boolean {
  return byMonth.length === 0 || byMonth.includes(positiveModulo(monthNumber, MONTHS_PER_YEAR) + 1);
}

function hasMonthDay({ byMonthDay }: Rule, dayOfMonth: number, monthLength: number): boolean {
  return (
    byMonthDay.length === 0 || byMonthDay.some((day) => day === dayOfMonth || monthLength + 1 + day === dayOfMonth)
  );
}

function hasWeekday({ byDay }: Rule, dayNumber: number): boolean {
  return byDay.length === 0 || byDay.some((day) => day.weekday === weekdayOfDay(dayNumber));
}

/** Each number once, smallest first: a rule may name the same date twice (`BYDAY=1MO,MO`). */
function rising(days: readonly number[]): readonly number[] {
  return days.length < 2 ? days : [...new Set(days)].sort((a, b) => a - b);
}
