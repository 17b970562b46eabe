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

/** The day number of a date from the year 100 on. Months and days beyond their range run on into the next. */
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

const DAYS_PER_MONTH = 365.2425 / MONTHS_PER_YEAR;
/** First days of the months from 1970 on, each filled in when it is first asked for; 0 is not known yet. */
const firstDays = new Int32Array((2103 - 1970) * MONTHS_PER_YEAR);

function firstDayOfMonth(monthNumber: number): number {
  const known = firstDays[monthNumber] ?? 0;
  if (known !== 0) return known;
  const firstDay = dayNumberOf(1970, 1 + monthNumber, 1);
  firstDays[monthNumber] = firstDay;
  return firstDay;
}

/** Months since January 1970: the month of a day as one integer. */
export function monthNumberOf(dayNumber: number): number {
  // The average is never more than a month off.
  let month = Math.floor(dayNumber / DAYS_PER_MONTH);
  while (firstDayOfMonth(month) > dayNumber) month -= 1;
  while (firstDayOfMonth(month + 1) <= dayNumber) month += 1;
  return month;
}

/** The day number of the first of a month, and how many days the month has. */
export function monthSpan(monthNumber: number): { readonly firstDay: number; readonly length: number } {
  const firstDay = firstDayOfMonth(monthNumber);
  return { firstDay, length: firstDayOfMonth(monthNumber + 1) - firstDay };
}

/** `00` to `31` */
const TWO_DIGITS = Array.from({ length: 32 }, (_, number) => String(number).padStart(2, '0'));

/**
 * Writes days behind a text: `usis-friday/2026-09-07`. What all days of a month share is made once for days in a row, as
 * lists of occurrences have them.
 */
export function dayWriter(before: string): (dayNumber: number) => string {
  let [firstDay, afterDay, prefix] = [0, 0, ''];
  return (dayNumber) => {
    if (!(dayNumber >= firstDay && dayNumber < afterDay)) {
      const { year, month, day } = civilDateOf(dayNumber);
      prefix = `${before}${String(year).padStart(4, '0')}-${TWO_DIGITS[month]}-`;
      firstDay = Math.floor(dayNumber) - day + 1;
      afterDay = firstDayOfMonth(monthNumberOf(firstDay) + 1);
    }
    return prefix + TWO_DIGITS[dayNumber - firstDay + 1];
  };
}

/** `2026-09-07` */
export const isoDayOf: (dayNumber: number) => string = dayWriter('');

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
