/**
 * Arithmetic on civil dates, without zones. A date is a *day number*: whole days since 1970-01-01 in the proleptic
 * Gregorian calendar, so that steps and comparisons are those of integers.
 */

export interface CivilDate {
  readonly year: number;
  /** 1 to 12. */
  readonly month: number;
  /** 1 to 31. */
  readonly day: number;
}

export const DAY_MS = 86_400_000;
const MONTHS_PER_YEAR = 12;
/** 1970-01-01 was a Thursday: ISO weekday 4. */
const WEEKDAY_OF_DAY_ZERO = 4;

/** The day number of a date. A day past the end of its month runs on into the next one. */
export function dayNumberOf(year: number, month: number, day: number): number {
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

export function civilDateOf(dayNumber: number): CivilDate {
  const date = new Date(dayNumber * DAY_MS);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

/** ISO weekday of a day: 1 is Monday, 7 is Sunday. */
export function weekdayOfDay(dayNumber: number): number {
  return positiveModulo(dayNumber + WEEKDAY_OF_DAY_ZERO - 1, 7) + 1;
}

/** Months since January 1970: the month of a day as one integer. */
export function monthNumberOf(dayNumber: number): number {
  const { year, month } = civilDateOf(dayNumber);
  return (year - 1970) * MONTHS_PER_YEAR + month - 1;
}

/** The day number of the first of a month, and how many days the month has. */
export function monthSpan(monthNumber: number): { readonly firstDay: number; readonly length: number } {
  const firstDay = dayNumberOf(1970, 1 + monthNumber, 1);
  return { firstDay, length: dayNumberOf(1970, 2 + monthNumber, 1) - firstDay };
}

/** The month that was written last: a list of occurrences names day after day of the same one. */
let lastMonth = { firstDay: 0, afterDay: 0, prefix: '' };
/** `00` to `31` */
const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

/** `2026-09-07`. Throws RangeError for NaN. */
export function isoDayOf(dayNumber: number): string {
  if (!(dayNumber >= lastMonth.firstDay && dayNumber < lastMonth.afterDay)) {
    const date = new Date(dayNumber * DAY_MS);
    const prefix = date.toISOString().slice(0, 'YYYY-MM-'.length);
    const firstDay = Math.floor(dayNumber) - date.getUTCDate() + 1;
    const afterDay = new Date(firstDay * DAY_MS).setUTCMonth(date.getUTCMonth() + 1) / DAY_MS;
    lastMonth = { firstDay, afterDay, prefix };
  }
  return `${lastMonth.prefix}${TWO_DIGITS[Math.floor(dayNumber) - lastMonth.firstDay + 1]}`;
}

/** Whether text such as `2026-09-07` names a day that exists. */
export function isIsoDay(isoDate: string): boolean {
  const dayNumber = dayNumberOfIso(isoDate);
  return !Number.isNaN(dayNumber) && isoDayOf(dayNumber) === isoDate;
}

/** The day number of `2026-09-07`; NaN for text of another form. */
export function dayNumberOfIso(isoDate: string): number {
  return Date.parse(`${isoDate}T00:00:00Z`) / DAY_MS;
}

/** Remainder that is never negative. */
export function positiveModulo(value: number, divisor: number): number {
  return ((value % divisor) + divisor) % divisor;
}
