import type { Language } from '../language.ts';
import { weekdayOf } from './calendar.ts';
import { CALENDAR_NAMES } from './names.ts';
import { CAMPUS_ZONE, type WallTime, wallTimeAhead, wallTimeAt } from './zone.ts';

const MINUTE_MS = 60_000;

const twoDigits = (value: number): string => String(value).padStart(2, '0');

function clock(wall: WallTime, language: Language): string {
  return `${twoDigits(wall.hour)}${language === 'nl' ? '.' : ':'}${twoDigits(wall.minute)}`;
}

/** The word that a Dutch time ends with. */
function closing(language: Language): string {
  return language === 'nl' ? ' uur' : '';
}

function weekdayName(wall: WallTime, language: Language): string {
  return CALENDAR_NAMES[language].shortWeekdays[weekdayOf(wall) - 1] ?? '';
}

function shortDate(wall: WallTime, language: Language): string {
  const month = CALENDAR_NAMES[language].shortMonths[wall.month - 1] ?? '';
  return `${weekdayName(wall, language)} ${wall.day} ${month}`;
}

/** `Fri 27 Nov` or `vr 27 nov`. */
export function sayShortDate(instantMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  return shortDate(wallTimeAt(instantMs, zone), language);
}

/** `Sun 10:00` or `zo 10.00 uur`: for a moment of the next six days. */
export function sayWeekdayTime(instantMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  const wall = wallTimeAt(instantMs, zone);
  return `${weekdayName(wall, language)} ${clock(wall, language)}${closing(language)}`;
}

/** `Sun 22 Nov 2026` or `zo 22 nov 2026`. */
export function sayDate(instantMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  const wall = wallTimeAt(instantMs, zone);
  return `${shortDate(wall, language)} ${wall.year}`;
}

/** `11:24` or `11.24 uur`. */
export function sayTime(instantMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  return clock(wallTimeAt(instantMs, zone), language) + closing(language);
}

/** `Sun 22 Nov 2026, 11:24` or `zo 22 nov 2026, 11.24 uur`. */
export function sayMoment(instantMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  return `${sayDate(instantMs, language, zone)}, ${sayTime(instantMs, language, zone)}`;
}

/** `17:00-18:00` or `17.00-18.00 uur`. The dates are not said: an end past midnight is simply smaller. */
export function sayTimeRange(startMs: number, endMs: number, language: Language, zone: string = CAMPUS_ZONE): string {
  const start = clock(wallTimeAt(startMs, zone), language);
  const end = clock(wallTimeAt(endMs, zone), language);
  return `${start}-${end}${closing(language)}`;
}

const UNITS = {
  en: { day: 'day', days: 'days', hour: 'h', minute: 'min' },
  nl: { day: 'dag', days: 'dagen', hour: 'uur', minute: 'min' },
} as const;

/** `45 min`, `2 h 15 min` or `2 uur 15 min`, `3 days 1 h` or `3 dagen 1 uur`. Whole minutes, zero or more. */
export function sayDuration(minutes: number, language: Language): string {
  const units = UNITS[language];
  const days = Math.floor(minutes / 1440);
  const hours = Math.floor((minutes % 1440) / 60);
  const rest = Math.floor(minutes % 60);
  const parts = [
    ...(days > 0 ? [`${days} ${days === 1 ? units.day : units.days}`] : []),
    ...(hours > 0 ? [`${hours} ${units.hour}`] : []),
    ...(rest > 0 ? [`${rest} ${units.minute}`] : []),
  ];
  return parts.length > 0 ? parts.join(' ') : `0 ${units.minute}`;
}

function sameWallTime(one: WallTime, other: WallTime): boolean {
  return (
    one.year === other.year &&
    one.month === other.month &&
    one.day === other.day &&
    one.hour === other.hour &&
    one.minute === other.minute
  );
}

/**
 * The same instant on the reader's own clock, to stand beside campus time: `your time 05:24`, with the date where it
 * is another one: `your time Mon 30 Nov, 22:30`. Null where both clocks show the same.
 *
 * @param ownOffsetMinutes how far the reader's clock runs ahead of UTC at that instant
 */
export function sayOwnTime(instantMs: number, language: Language, ownOffsetMinutes: number): string | null {
  const campus = wallTimeAt(instantMs, CAMPUS_ZONE);
  const own = wallTimeAhead(instantMs, ownOffsetMinutes * MINUTE_MS);
  if (sameWallTime(campus, own)) return null;
  const label = language === 'nl' ? 'jouw tijd' : 'your time';
  const time = clock(own, language) + closing(language);
  return own.day === campus.day ? `${label} ${time}` : `${label} ${shortDate(own, language)}, ${time}`;
}
