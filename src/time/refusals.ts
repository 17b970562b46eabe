import { UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import type { CalendarDate } from './calendar.ts';
import { CALENDAR_NAMES } from './names.ts';

/** The refusals of moments and durations: what is wrong, and what would be right. */

/** What was typed, fit to print in a sentence. */
const quoted = (typed: string): string => `"${visible(typed, 40)}"`;

const MOMENT_HINT = {
  en: 'Write for instance "friday 17:00", "tomorrow 09:00", "24 November 2026 07:30", 2026-11-24T07:30 or now.',
  nl: 'Schrijf bijvoorbeeld "vrijdag 17:00", "morgen 09:00", "24 november 2026 07:30", 2026-11-24T07:30 of nu.',
};

/** Nothing that reads as a moment. */
export function momentNotUnderstood(typed: string): UsageError {
  return new UsageError(
    'moment-not-understood',
    {
      en: `${quoted(typed)} is not recognised as a date and time.`,
      nl: `${quoted(typed)} wordt niet herkend als datum en tijd.`,
    },
    MOMENT_HINT,
  );
}

/** Far longer than any moment. */
export function momentTooLong(typed: string, limit: number): UsageError {
  return new UsageError(
    'moment-too-long',
    {
      en: `${quoted(typed)} is too long for a date: at most ${limit} characters.`,
      nl: `${quoted(typed)} is te lang voor een datum: hooguit ${limit} tekens.`,
    },
    MOMENT_HINT,
  );
}

/** `3/4/2026`, `03-04-2026`, `3.4.2026`: day and month cannot be told apart. */
export function numbersOnlyDate(typed: string): UsageError {
  return new UsageError(
    'numeric-date',
    {
      en: `In ${quoted(typed)} day and month could be mixed up.`,
      nl: `In ${quoted(typed)} kunnen dag en maand verwisseld zijn.`,
    },
    {
      en: 'Write the month as a word, "24 November 2026", or year first: 2026-11-24.',
      nl: 'Schrijf de maand als woord, "24 november 2026", of begin met het jaar: 2026-11-24.',
    },
  );
}

/**
 * `24 November 17:00`: which year is not said. The hint is what was typed with a year that it may be; `clockTime` is
 * `17:00`, or empty where no time was typed.
 */
export function yearMissing(typed: string, date: CalendarDate, clockTime: string): UsageError {
  const written = (language: Language): string => {
    const month = CALENDAR_NAMES[language].months[date.month - 1] ?? '';
    return `"${`${date.day} ${month} ${date.year} ${clockTime}`.trimEnd()}"`;
  };
  return new UsageError(
    'year-missing',
    { en: `${quoted(typed)} has no year.`, nl: `In ${quoted(typed)} ontbreekt het jaar.` },
    { en: `Add it: ${written('en')}.`, nl: `Zet het erbij: ${written('nl')}.` },
  );
}

/** `next tuesday 13:00`: of this week or of the next? `weekday` counts from Monday = 1. */
export function weekUnclear(typed: string, weekday: number): UsageError {
  const en = (CALENDAR_NAMES.en.weekdays[weekday - 1] ?? '').toLowerCase();
  const nl = CALENDAR_NAMES.nl.weekdays[weekday - 1] ?? '';
  return new UsageError(
    'week-unclear',
    {
      en: `In ${quoted(typed)} it is not clear which week is meant.`,
      nl: `In ${quoted(typed)} is niet duidelijk welke week bedoeld is.`,
    },
    {
      en: `The first one from now is "${en} 13:00". For a later one write the date: "24 November 2026 13:00".`,
      nl: `De eerstvolgende is "${nl} 13:00". Schrijf voor een latere de datum: "24 november 2026 13:00".`,
    },
  );
}

/** A time without a day. */
export function dayMissing(typed: string): UsageError {
  return new UsageError(
    'day-missing',
    { en: `${quoted(typed)} has no day.`, nl: `In ${quoted(typed)} ontbreekt de dag.` },
    {
      en: 'Say which day: "today 17:00", "friday 17:00" or 2026-11-24T17:00.',
      nl: 'Zeg welke dag: "vandaag 17:00", "vrijdag 17:00" of 2026-11-24T17:00.',
    },
  );
}

/** A year outside those the program computes with. */
export function yearOutOfRange(year: number, first: number, last: number): UsageError {
  return new UsageError(
    'year-out-of-range',
    {
      en: `The year ${year} is out of range: ${first} to ${last}.`,
      nl: `Het jaar ${year} valt buiten ${first} tot en met ${last}.`,
    },
    { en: 'Write for instance 2026-11-24.', nl: 'Schrijf bijvoorbeeld 2026-11-24.' },
  );
}

/** Month 0 or 13. */
export function noSuchMonth(month: number): UsageError {
  return new UsageError(
    'no-such-date',
    { en: `There is no month ${month}.`, nl: `Maand ${month} bestaat niet.` },
    {
      en: 'The order is year, month, day: 2026-11-24 is 24 November.',
      nl: 'De volgorde is jaar, maand, dag: 2026-11-24 is 24 november.',
    },
  );
}

/** 30 February. `lastDay` is how many days the month has. */
export function noSuchDay(year: number, month: number, day: number, lastDay: number): UsageError {
  const en = CALENDAR_NAMES.en.months[month - 1] ?? '';
  const nl = CALENDAR_NAMES.nl.months[month - 1] ?? '';
  return new UsageError(
    'no-such-date',
    { en: `${day} ${en} ${year} does not exist.`, nl: `${day} ${nl} ${year} bestaat niet.` },
    {
      en: `That month has ${lastDay} days: 1 ${en} ${year} to ${lastDay} ${en} ${year}.`,
      nl: `Die maand heeft ${lastDay} dagen: 1 ${nl} ${year} tot en met ${lastDay} ${nl} ${year}.`,
    },
  );
}

/** 25:00 or 12:60. */
export function noSuchTime(typedTime: string): UsageError {
  return new UsageError(
    'no-such-time',
    { en: `The time ${quoted(typedTime)} does not exist.`, nl: `De tijd ${quoted(typedTime)} bestaat niet.` },
    {
      en: 'Times run from 00:00 to 23:59, for instance 17:30.',
      nl: 'Tijden lopen van 00:00 tot en met 23:59, bijvoorbeeld 17:30.',
    },
  );
}

/** `7 pm`: only the 24-hour clock is read. `clockTime` is the same time on it, `19:00`; null where there is none. */
export function twelveHourTime(typedTime: string, clockTime: string | null): UsageError {
  return new UsageError(
    'twelve-hour-time',
    {
      en: `${quoted(typedTime)} is not on the 24-hour clock.`,
      nl: `${quoted(typedTime)} is geen tijd van 0 tot 24 uur.`,
    },
    clockTime === null
      ? { en: 'Times run from 00:00 to 23:59.', nl: 'Tijden lopen van 00:00 tot en met 23:59.' }
      : { en: `Write ${clockTime}.`, nl: `Schrijf ${clockTime}.` },
  );
}

/** +25:00 or +02:75. */
export function noSuchOffset(typedOffset: string): UsageError {
  return new UsageError(
    'no-such-offset',
    {
      en: `The time difference ${quoted(typedOffset)} with UTC does not exist.`,
      nl: `Het tijdsverschil ${quoted(typedOffset)} met UTC bestaat niet.`,
    },
    {
      en: 'In Leiden it is +01:00 in winter and +02:00 in summer.',
      nl: 'In Leiden is het +01:00 in de winter en +02:00 in de zomer.',
    },
  );
}

/** `Mon 24 Nov 2026`, when that day is a Tuesday. Weekdays count from Monday = 1. */
export function wrongWeekday(typed: string, weekday: number): UsageError {
  const en = CALENDAR_NAMES.en.weekdays[weekday - 1] ?? '';
  const nl = CALENDAR_NAMES.nl.weekdays[weekday - 1] ?? '';
  return new UsageError(
    'wrong-weekday',
    {
      en: `In ${quoted(typed)} the weekday does not fit: that date is a ${en}.`,
      nl: `In ${quoted(typed)} klopt de weekdag niet: die datum is een ${nl}.`,
    },
    { en: 'Correct the date, or leave out the weekday.', nl: 'Verbeter de datum of laat de weekdag weg.' },
  );
}

const DURATION_HINT = {
  en: 'Write for instance 90m, 2h, 1h30 or PT90M.',
  nl: 'Schrijf bijvoorbeeld 90m, 2h, 1h30 of PT90M.',
};

/** Nothing that reads as a duration. `meant` is the same in a form that is read, such as `1h30`; null for no idea. */
export function durationNotUnderstood(typed: string, meant: string | null): UsageError {
  return new UsageError(
    'duration-not-understood',
    {
      en: `${quoted(typed)} is not recognised as a duration.`,
      nl: `${quoted(typed)} wordt niet herkend als tijdsduur.`,
    },
    meant === null ? DURATION_HINT : { en: `Write ${meant}.`, nl: `Schrijf ${meant}.` },
  );
}

/** `90`: minutes or hours? `number` is digits only. */
export function durationWithoutUnit(number: string): UsageError {
  return new UsageError(
    'duration-without-unit',
    { en: `Is that ${number} minutes or ${number} hours?`, nl: `Is dat ${number} minuten of ${number} uur?` },
    { en: `Write ${number}m or ${number}h.`, nl: `Schrijf ${number}m of ${number}h.` },
  );
}

/** `0m`, `-2h`. */
export function durationNotPositive(typed: string): UsageError {
  return new UsageError(
    'duration-not-positive',
    {
      en: `${quoted(typed)} is too short: at least one minute.`,
      nl: `${quoted(typed)} is te kort: minstens één minuut.`,
    },
    DURATION_HINT,
  );
}

/** More than the longest duration, given in days. */
export function durationTooLong(typed: string, longestDays: number): UsageError {
  return new UsageError(
    'duration-too-long',
    {
      en: `${quoted(typed)} is too long: at most ${longestDays} days.`,
      nl: `${quoted(typed)} is te lang: hooguit ${longestDays} dagen.`,
    },
    DURATION_HINT,
  );
}
