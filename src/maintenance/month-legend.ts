import type { Occurrence } from '../campus/windows.ts';
import { labelled } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import type { Service } from '../reference/campus-data.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { sayShortDate, sayTimeRange } from '../time/say.ts';
import { CAMPUS_ZONE, instantOf, wallTimeAt } from '../time/zone.ts';
import { DOUBT, type MonthGrid, serviceLetters, TODAY } from './month-grid.ts';
import type { CalendarMonth } from './options.ts';
import type { View } from './view.ts';
import { wordsIn } from './words.ts';

/** Days that a weekday leaves out are named while there are so few. */
const MOST_LEFT_OUT = 2;
/** More single days than these are counted. */
const MOST_NAMED = 4;

/** What the letters and marks of a drawn month mean, as far as they stand in it. */
export function legendLines(
  month: CalendarMonth,
  grid: MonthGrid,
  services: readonly Service[],
  { answer }: View,
  { language, columns }: Screen,
): readonly string[] {
  const words = wordsIn(language).month;
  const letters = serviceLetters(services);
  const days = grid.flat().filter((day) => day !== null);
  const ofServices = services
    .filter(({ id }) => days.some((day) => day.services.includes(id)))
    .map(({ id, name }) => {
      const ofService = answer.occurrences.filter((each) => each.services.includes(id));
      const times = timesOf(ofService, month, grid, language);
      return { label: letters.get(id) ?? '', text: `${name[language]}: ${times.join('; ')}` };
    });
  const bare = days.some((day) => day.inDoubt && day.services.length === 0);
  return labelled(
    [
      ...ofServices,
      ...(days.some((day) => day.inDoubt) ? [{ label: DOUBT, text: bare ? words.otherReading : words.maybe }] : []),
      ...(days.some((day) => day.isToday) ? [{ label: TODAY, text: words.today }] : []),
    ],
    { columns, indent: 1, plain: false },
  );
}

/** `Fri 17:00-18:00`, `Tue 3 Nov 07:30-08:30`: each time of day once, with the days that have it. */
function timesOf(
  occurrences: readonly Occurrence[],
  month: CalendarMonth,
  grid: MonthGrid,
  language: Language,
): readonly string[] {
  const daysOfRange = new Map<string, Set<number>>();
  for (const { startMs, endMs } of occurrences) {
    const range = sayTimeRange(startMs, endMs, language);
    const days = daysOfRange.get(range) ?? new Set();
    daysOfRange.set(range, days.add(wallTimeAt(startMs, CAMPUS_ZONE).day));
  }
  return [...daysOfRange].map(([range, days]) => sayTimes(range, days, month, grid, language));
}

/**
 * A time of day with its days: `every day`, `Mon, Fri`, the dates, or how many they are. A weekday is named alone only
 * where all of its days in the month are meant; a day that it leaves out is said: `every day 05:00-05:30, not Sun 22 Nov`.
 */
function sayTimes(
  range: string,
  days: ReadonlySet<number>,
  month: CalendarMonth,
  grid: MonthGrid,
  language: Language,
): string {
  const words = wordsIn(language).month;
  const say = (list: Iterable<number>): string =>
    [...list]
      .map((day) => sayShortDate(instantOf({ ...month, day, hour: 12, minute: 0, second: 0 }, CAMPUS_ZONE), language))
      .join(', ');
  const columns = [0, 1, 2, 3, 4, 5, 6].map((place) => grid.flatMap((week) => week[place]?.day ?? []));
  const used = columns.flatMap((column, place) => (column.some((day) => days.has(day)) ? [{ column, place }] : []));
  const leftOut = used
    .flatMap(({ column }) => column)
    .filter((day) => !days.has(day))
    .sort((a, b) => a - b);
  const isWeekly = days.size > 1 && leftOut.length <= MOST_LEFT_OUT && leftOut.length < days.size;
  if (!isWeekly) return `${days.size > MOST_NAMED ? words.onDays(days.size) : say(days)} ${range}`;
  const names = used.map(({ place }) => CALENDAR_NAMES[language].shortWeekdays[place]);
  const weekdays = `${names.length === 7 ? words.daily : names.join(', ')} ${range}`;
  return leftOut.length === 0 ? weekdays : words.notOn(weekdays, say(leftOut));
}
