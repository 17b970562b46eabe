import { type DayOfRule, type Rule, readRule } from '../campus/rule.ts';
import type { Language } from '../language.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import type { Words } from './words.en.ts';
import { wordsIn } from './words.ts';

/** A rule in words: `the first Tuesday of the month`. The bare rule where it cannot be read. */
export function sayRule(text: string, language: Language): string {
  const rule = readRule(text);
  return 'problem' in rule ? text : inWords(rule, wordsIn(language).rule, CALENDAR_NAMES[language].weekdays);
}

function inWords(rule: Rule, words: Words['rule'], weekdays: readonly string[]): string {
  const named = (day: DayOfRule): string => weekdays[day.weekday - 1] ?? '';
  if (rule.frequency === 'WEEKLY') {
    const days = joined(rule.byDay.map(named), words.or);
    return rule.interval === 1 ? words.weekly(days) : words.everyWeeks(rule.interval, days);
  }
  const byDay = rule.byDay.map((day) =>
    day.ordinal === null ? words.every(named(day)) : words.ordinal(ordinalOf(day.ordinal, words), named(day)),
  );
  const ofMonth = (part: string): string =>
    rule.interval === 1 ? words.ofMonth(part) : words.ofEveryMonths(rule.interval, part);
  const weekdayPart = joined(byDay, words.or);
  if (rule.byMonthDay.length === 0) return ofMonth(weekdayPart);
  const dayPart = ofMonth(monthDays(rule.byMonthDay, words));
  return weekdayPart === '' ? dayPart : words.onlyOn(weekdayPart, dayPart);
}

function ordinalOf(ordinal: number, words: Words['rule']): string {
  const names = ordinal > 0 ? words.ordinals : words.fromEnd;
  return names[Math.abs(ordinal) - 1] ?? String(ordinal);
}

/** `day 2 to 8 or the last day`; empty for none. */
function monthDays(days: readonly number[], words: Words['rule']): string {
  const fromStart = runs(days.filter((day) => day > 0)).map(([first, last]) =>
    words.monthDay(first === last ? String(first) : words.to(first, last)),
  );
  const fromEnd = days.filter((day) => day < 0).map((day) => words.monthDayFromEnd(-day));
  return joined([...fromStart, ...fromEnd], words.or);
}

/** Consecutive numbers as first and last: 2, 3, 4, 9 gives 2-4 and 9-9. */
function runs(numbers: readonly number[]): readonly (readonly [number, number])[] {
  const found: [number, number][] = [];
  for (const number of [...numbers].sort((a, b) => a - b)) {
    const run = found.at(-1);
    if (run !== undefined && number <= run[1] + 1) run[1] = number;
    else found.push([number, number]);
  }
  return found;
}

/** `a, b or c` */
function joined(parts: readonly string[], or: string): string {
  const last = parts.at(-1) ?? '';
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(', ')}${or}${last}`;
}
