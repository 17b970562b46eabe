import { civilDateOf, dayNumberOf, weekdayOfDay } from './civil.ts';

/**
 * Public holidays of the Netherlands: those that the General Extension of Time Limits Act (Algemene termijnenwet,
 * article 3) names, Good Friday among them, and the Sundays of Easter and Whitsun. Which of them a desk keeps, no
 * source says.
 */
export const HOLIDAYS = [
  'new-year',
  'good-friday',
  'easter-sunday',
  'easter-monday',
  'kings-day',
  'liberation-day',
  'ascension-day',
  'whit-sunday',
  'whit-monday',
  'christmas-day',
  'second-christmas-day',
] as const;
export type Holiday = (typeof HOLIDAYS)[number];

/** By the days after Easter Sunday. */
const AROUND_EASTER: ReadonlyMap<number, Holiday> = new Map([
  [-2, 'good-friday'],
  [0, 'easter-sunday'],
  [1, 'easter-monday'],
  [39, 'ascension-day'],
  [49, 'whit-sunday'],
  [50, 'whit-monday'],
]);

const SUNDAY = 7;

/** The public holiday that a day is; null for any other day. King's Day as it is kept since 2014. */
export function holidayOn(dayNumber: number): Holiday | null {
  const { year } = civilDateOf(dayNumber);
  switch (dayNumber) {
    case dayNumberOf(year, 1, 1):
      return 'new-year';
    case kingsDay(year):
      return 'kings-day';
    case dayNumberOf(year, 5, 5):
      return 'liberation-day';
    case dayNumberOf(year, 12, 25):
      return 'christmas-day';
    case dayNumberOf(year, 12, 26):
      return 'second-christmas-day';
    default:
      return AROUND_EASTER.get(dayNumber - easterSunday(year)) ?? null;
  }
}

/** 27 April, and the day before where that is a Sunday. */
function kingsDay(year: number): number {
  const birthday = dayNumberOf(year, 4, 27);
  return weekdayOfDay(birthday) === SUNDAY ? birthday - 1 : birthday;
}

/**
 * Easter Sunday of a Gregorian year: the first Sunday after the full moon of the church on or after 21 March. The
 * moon's age comes from the place of the year in its 19-year cycle, corrected once for each century (the epact of the
 * reform of 1582).
 */
export function easterSunday(year: number): number {
  const century = Math.floor(year / 100);
  const cycle = year % 19;
  const leapCenturies = Math.floor(century / 4);
  const moonDrift = Math.floor((8 * century + 13) / 25);
  const age = (19 * cycle + century - leapCenturies - moonDrift + 15) % 30;
  // The moon of the last day is taken a day earlier, and so is the one before it in the later half of the cycle.
  const daysToMoon = age === 29 || (age === 28 && cycle > 10) ? age - 1 : age;
  const fullMoon = dayNumberOf(year, 3, 21) + daysToMoon;
  return fullMoon + SUNDAY - (weekdayOfDay(fullMoon) % SUNDAY);
}
