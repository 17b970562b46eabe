import type { Language } from '../language.ts';

/** Names of days and months. Own tables: the formatters of Intl cost more start-up time than the rest of a command. */
export interface CalendarNames {
  /** Monday first. */
  readonly weekdays: readonly string[];
  readonly shortWeekdays: readonly string[];
  readonly months: readonly string[];
  readonly shortMonths: readonly string[];
}

const list = (names: string): readonly string[] => names.split(' ');

export const CALENDAR_NAMES: Readonly<Record<Language, CalendarNames>> = {
  en: {
    weekdays: list('Monday Tuesday Wednesday Thursday Friday Saturday Sunday'),
    shortWeekdays: list('Mon Tue Wed Thu Fri Sat Sun'),
    months: list('January February March April May June July August September October November December'),
    shortMonths: list('Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'),
  },
  nl: {
    weekdays: list('maandag dinsdag woensdag donderdag vrijdag zaterdag zondag'),
    shortWeekdays: list('ma di wo do vr za zo'),
    months: list('januari februari maart april mei juni juli augustus september oktober november december'),
    shortMonths: list('jan feb mrt apr mei jun jul aug sep okt nov dec'),
  },
};

/** Abbreviations that people also write, beside those we print. */
const ALSO_WEEKDAYS: ReadonlyMap<string, number> = new Map([
  ['tues', 2],
  ['thur', 4],
  ['thurs', 4],
]);
const ALSO_MONTHS: ReadonlyMap<string, number> = new Map([
  ['febr', 2],
  ['maa', 3],
  ['sept', 9],
]);

/** Lower-case name to number, counted from 1. */
function numbered(...lists: readonly (readonly string[])[]): Map<string, number> {
  return new Map(lists.flatMap((names) => names.map((name, index) => [name.toLowerCase(), index + 1] as const)));
}

const { en, nl } = CALENDAR_NAMES;
const WEEKDAY_NUMBERS = new Map([
  ...numbered(en.weekdays, en.shortWeekdays, nl.weekdays, nl.shortWeekdays),
  ...ALSO_WEEKDAYS,
]);
const MONTH_NUMBERS = new Map([...numbered(en.months, en.shortMonths, nl.months, nl.shortMonths), ...ALSO_MONTHS]);

/** Monday = 1 to Sunday = 7 for a lower-case name in either language, full or short; undefined for other words. */
export function weekdayNumber(name: string): number | undefined {
  return WEEKDAY_NUMBERS.get(name);
}

/** January = 1 to December = 12 for a lower-case name in either language, full or short; undefined for other words. */
export function monthNumber(name: string): number | undefined {
  return MONTH_NUMBERS.get(name);
}
