import { addDays, type CalendarDate, daysInMonth, weekdayOf } from './calendar.ts';
import { monthNumber, weekdayNumber } from './names.ts';
import {
  dayMissing,
  momentNotUnderstood,
  momentTooLong,
  noSuchDay,
  noSuchMonth,
  noSuchOffset,
  noSuchTime,
  numbersOnlyDate,
  twelveHourTime,
  weekUnclear,
  wrongWeekday,
  yearMissing,
  yearOutOfRange,
} from './refusals.ts';
import { CAMPUS_ZONE, type Resolution, resolveWallTime, wallTimeAt } from './zone.ts';

/** The years that moments are read in. */
export const FIRST_YEAR = 1970;
export const LAST_YEAR = 2100;

const LONGEST_TEXT = 64;
const MINUTE_MS = 60_000;

/**
 * What a typed moment means. `ambiguous` is a campus time in a clock change: one that exists twice (`repeated`) or not
 * at all (`skipped`). Its two readings are instants in order of time.
 */
export type MomentReading =
  | { readonly kind: 'instant'; readonly instantMs: number }
  | {
      readonly kind: 'ambiguous';
      readonly why: 'repeated' | 'skipped';
      readonly readings: readonly [earlierMs: number, laterMs: number];
    };

interface TimeOfDay {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
}

const MIDNIGHT: TimeOfDay = { hour: 0, minute: 0, second: 0, millisecond: 0 };

const ISO_MOMENT =
  /^(?<year>\d{4})-(?<month>\d\d?)-(?<day>\d\d?)(?:(?:t| |, ?)(?<time>\d\d?[:.][^z+-]*?)(?: ?(?<offset>z|[+-]\d\d(?::?\d\d)?))?)?$/;
const ISO_BASIC_MOMENT =
  /^(?<year>\d{4})(?<month>\d\d)(?<day>\d\d)(?:t(?<hour>\d\d)(?<minute>\d\d)(?<second>\d\d)?(?<offset>z|[+-]\d\d(?::?\d\d)?)?)?$/;
/** `17:00`, `17.00`, `17:00:30`, `17:00:30.250`, `17.00 uur`, `17 uur`. */
const TIME =
  /^(?:(?<hour>\d\d?)[:.](?<minute>\d\d)(?:[:.](?<second>\d\d)(?:[.,](?<fraction>\d{1,9}))?)?(?: ?uur)?|(?<wholeHour>\d\d?) ?uur)$/;
const TWELVE_HOUR_TIME = /^(?<hour>\d\d?)(?:[:.](?<minute>\d\d))? ?(?<half>[ap])\.?m\.?$/;
const NUMBERS_ONLY_DATE = /\d ?\/ ?\d|^\d\d?[-.]\d\d?[-.]\d{2,4}(?!\d)/;
const DAY_AND_MONTH =
  /^(?:(?<weekday>[a-z]+)[.,]? )?(?<day>\d\d?)\.? (?<month>[a-z]+)\.?,?(?: (?<year>\d{4}),?(?= |$))?(?: (?<rest>.+))?$/;
/** The same in the order of American English: `November 24, 2026 17:00`. */
const MONTH_AND_DAY =
  /^(?:(?<weekday>[a-z]+)[.,]? )?(?<month>[a-z]+)\.? (?<day>\d\d?),?(?: (?<year>\d{4}),?(?= |$))?(?: (?<rest>.+))?$/;
/** A weekday of which people disagree what week it is in. */
const DAY_OF_SOME_WEEK =
  /^(?:next|this|coming|volgende|deze|komende|aanstaande|aankomende) (?<weekday>[a-z]+)[.,]?(?: .+)?$/;
const DAY_WORD = /^(?<word>[a-z]+)[.,]?(?: (?<rest>.+))?$/;
const DAYS_AHEAD: ReadonlyMap<string, number> = new Map([
  ['today', 0],
  ['vandaag', 0],
  ['tomorrow', 1],
  ['morgen', 1],
]);

/** `9am` as `09:00`, `12:30 am` as `00:30`; null for a time that does not exist. */
function onTwentyFourHours(parts: Readonly<Record<string, string | undefined>>): string | null {
  const [hour, minute] = [Number(parts['hour']), Number(parts['minute'] ?? 0)];
  if (hour < 1 || hour > 12 || minute > 59) return null;
  return clockText((hour % 12) + (parts['half'] === 'p' ? 12 : 0), minute);
}

function clockText(hour: number, minute: number): string {
  return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`;
}

function timeOf(text: string): TimeOfDay | null {
  const twelveHours = TWELVE_HOUR_TIME.exec(text)?.groups;
  if (twelveHours !== undefined) throw twelveHourTime(text, onTwentyFourHours(twelveHours));
  const parts = TIME.exec(text)?.groups;
  if (parts === undefined) return null;
  const time: TimeOfDay = {
    hour: Number(parts['hour'] ?? parts['wholeHour']),
    minute: Number(parts['minute'] ?? 0),
    second: Number(parts['second'] ?? 0),
    millisecond: Math.floor(Number(`0.${parts['fraction'] ?? 0}`) * 1000),
  };
  checkTime(time, text);
  return time;
}

/** 24:00 is the midnight that a day ends with, as in ISO 8601. */
function checkTime(time: TimeOfDay, typed: string): void {
  const endOfDay = time.hour === 24 && time.minute + time.second + time.millisecond === 0;
  if (!endOfDay && (time.hour > 23 || time.minute > 59 || time.second > 59)) throw noSuchTime(typed);
}

function checkDate(date: CalendarDate): void {
  const { year, month, day } = date;
  if (year < FIRST_YEAR || year > LAST_YEAR) throw yearOutOfRange(year, FIRST_YEAR, LAST_YEAR);
  const lastDay = daysInMonth(year, month);
  if (lastDay === 0) throw noSuchMonth(month);
  if (day < 1 || day > lastDay) throw noSuchDay(year, month, day, lastDay);
}

/** Minutes east of UTC for `z`, `+02`, `+0200` or `+02:00`. */
function offsetMinutesOf(text: string): number {
  if (text === 'z') return 0;
  const hours = Number(text.slice(1, 3));
  const minutes = Number(text.slice(3).replace(':', ''));
  if (hours > 23 || minutes > 59) throw noSuchOffset(text);
  return (text.startsWith('-') ? -1 : 1) * (hours * 60 + minutes);
}

function instant(instantMs: number): MomentReading {
  return { kind: 'instant', instantMs };
}

function resolveOnCampus(date: CalendarDate, time: TimeOfDay): Resolution {
  const { hour, minute, second } = time;
  return resolveWallTime({ ...date, hour, minute, second }, CAMPUS_ZONE);
}

function onCampus(date: CalendarDate, time: TimeOfDay): MomentReading {
  const resolution = resolveOnCampus(date, time);
  const { millisecond } = time;
  switch (resolution.kind) {
    case 'unique':
      return instant(resolution.instantMs + millisecond);
    case 'repeated':
      return {
        kind: 'ambiguous',
        why: 'repeated',
        readings: [resolution.firstMs + millisecond, resolution.secondMs + millisecond],
      };
    case 'skipped':
      // The clock was set forward, so the larger offset, in force after the gap, gives the earlier instant.
      return {
        kind: 'ambiguous',
        why: 'skipped',
        readings: [resolution.afterMs + millisecond, resolution.beforeMs + millisecond],
      };
  }
}

function withOffset(date: CalendarDate, time: TimeOfDay, offset: string): MomentReading {
  const { hour, minute, second, millisecond } = time;
  const asUtc = Date.UTC(date.year, date.month - 1, date.day, hour, minute, second, millisecond);
  return instant(asUtc - offsetMinutesOf(offset) * MINUTE_MS);
}

function dateOf(parts: Readonly<Record<string, string | undefined>>): CalendarDate {
  const date = { year: Number(parts['year']), month: Number(parts['month']), day: Number(parts['day']) };
  checkDate(date);
  return date;
}

function isoMoment(tidy: string): MomentReading | null {
  const parts = ISO_MOMENT.exec(tidy)?.groups;
  if (parts === undefined) return null;
  const date = dateOf(parts);
  const time = parts['time'] === undefined ? MIDNIGHT : timeOf(parts['time']);
  if (time === null) return null;
  const offset = parts['offset'];
  return offset === undefined ? onCampus(date, time) : withOffset(date, time, offset);
}

function isoBasicMoment(tidy: string): MomentReading | null {
  const parts = ISO_BASIC_MOMENT.exec(tidy)?.groups;
  if (parts === undefined) return null;
  const { year, month, day, hour, minute, second, offset } = parts;
  const extendedTime = hour === undefined ? '' : `t${hour}:${minute}:${second ?? '00'}${offset ?? ''}`;
  return isoMoment(`${year}-${month}-${day}${extendedTime}`);
}

/** The time after a day; midnight where nothing follows. `at` and `om` may stand before it. */
function timeAfterDay(rest: string | undefined): TimeOfDay | null {
  return rest === undefined ? MIDNIGHT : timeOf(rest.replace(/^(?:at|om) /, ''));
}

/** The first such day from today on; null where the year it would be in has none. */
function comingDate(month: number, day: number, nowMs: number): CalendarDate | null {
  const today = wallTimeAt(nowMs, CAMPUS_ZONE);
  const isPast = month < today.month || (month === today.month && day < today.day);
  const year = today.year + (isPast ? 1 : 0);
  return day >= 1 && day <= daysInMonth(year, month) ? { year, month, day } : null;
}

/** `24 November 2026 17:00`, `di 24 nov 2026, 17.00 uur`, `November 24, 2026 17:00`. */
function dayAndMonth(tidy: string, typed: string, nowMs: number): MomentReading | null {
  const parts = (DAY_AND_MONTH.exec(tidy) ?? MONTH_AND_DAY.exec(tidy))?.groups;
  const month = monthNumber(parts?.['month'] ?? '');
  if (parts === undefined || month === undefined) return null;
  const weekday = parts['weekday'] === undefined ? null : weekdayNumber(parts['weekday']);
  const time = timeAfterDay(parts['rest']);
  if (weekday === undefined || time === null) return null;
  if (parts['year'] === undefined) {
    const example = { year: 2026, month: 11, day: 24 };
    const clockTime = parts['rest'] === undefined ? '' : clockText(time.hour, time.minute);
    throw yearMissing(typed, comingDate(month, Number(parts['day']), nowMs) ?? example, clockTime);
  }
  const date = dateOf({ ...parts, month: String(month) });
  if (weekday !== null && weekday !== weekdayOf(date)) throw wrongWeekday(typed, weekdayOf(date));
  return onCampus(date, time);
}

/** What is left of a reading after `nowMs`; null when nothing is. */
function after(nowMs: number, reading: MomentReading): MomentReading | null {
  if (reading.kind === 'instant') return reading.instantMs > nowMs ? reading : null;
  const [earlierMs, laterMs] = reading.readings;
  if (earlierMs > nowMs) return reading;
  return laterMs > nowMs ? instant(laterMs) : null;
}

/** `tomorrow 09:00`, `vrijdag 17.00`. A weekday is the next one strictly after now, so it may be today. */
function dayWord(tidy: string, nowMs: number): MomentReading | null {
  const parts = DAY_WORD.exec(tidy)?.groups;
  if (parts === undefined) return null;
  const today = wallTimeAt(nowMs, CAMPUS_ZONE);
  const time = timeAfterDay(parts['rest']);
  if (time === null) return null;

  const word = parts['word'] ?? '';
  const daysAhead = DAYS_AHEAD.get(word);
  if (daysAhead !== undefined) return onCampus(addDays(today, daysAhead), time);
  const weekday = weekdayNumber(word);
  if (weekday === undefined) return null;
  const untilWeekday = (weekday - weekdayOf(today) + 7) % 7;
  return after(nowMs, onCampus(addDays(today, untilWeekday), time)) ?? onCampus(addDays(today, untilWeekday + 7), time);
}

/**
 * Reads a moment as people type it: ISO 8601 (also with a blank for the `T`), `now`, `today 17:00`, `vrijdag 17.00`,
 * `24 November 2026 17:00` in either language, also with the month first. Without a zone campus time is meant; without a time, midnight on
 * campus. Capitals and untidy blanks do not matter. Only whole known forms are read: nothing is guessed.
 *
 * @param nowMs the moment that `now` and the day words count from.
 * @throws UsageError saying what is wrong and what would be right.
 */
export function readMoment(text: string, nowMs: number): MomentReading {
  if (text.length > LONGEST_TEXT) throw momentTooLong(text, LONGEST_TEXT);
  const tidy = text.trim().replace(/\s+/g, ' ').toLowerCase();
  if (tidy === 'now' || tidy === 'nu') return instant(nowMs);

  const reading = isoMoment(tidy) ?? isoBasicMoment(tidy) ?? dayAndMonth(tidy, text, nowMs) ?? dayWord(tidy, nowMs);
  if (reading !== null) return reading;
  const weekday = weekdayNumber(DAY_OF_SOME_WEEK.exec(tidy)?.groups?.['weekday'] ?? '');
  if (weekday !== undefined) throw weekUnclear(text, weekday);
  if (NUMBERS_ONLY_DATE.test(tidy)) throw numbersOnlyDate(text);
  if (timeOf(tidy) !== null) throw dayMissing(text);
  throw momentNotUnderstood(text);
}

/** Whether a text that `readMoment` reads names a time of day; without one it means midnight. */
export function namesTimeOfDay(text: string): boolean {
  return /^\s*(?:now|nu)\s*$|\d[:.]\d\d|\d ?uur|\dt\d/i.test(text);
}
