import { isoDayOf } from '../campus/civil.ts';
import { type DayOfRule, type Rule, type RuleEnd, readRule } from '../campus/rule.ts';
import type { Language } from '../language.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { isoAt } from '../time/zone.ts';
import { sayIsoDay } from './source-line.ts';
import type { Words } from './words.en.ts';
import { wordsIn } from './words.ts';

/** A rule in words: `the first Tuesday of the month`. The bare rule where it cannot be read. */
export function sayRule(text: string, language: Language): string {
  const rule = readRule(text);
  if ('problem' in rule) return text;
  const words = wordsIn(language).rule;
  const days = rule.frequency === 'YEARLY' ? daysOfYear(rule, language) : otherDays(rule, language);
  if (rule.count !== null) return words.times(days, rule.count);
  return rule.until === null ? days : words.until(days, sayEnd(rule.until, language));
}

function sayEnd(end: RuleEnd, language: Language): string {
  return sayIsoDay(
    end.kind === 'day' ? isoDayOf(end.day) : isoAt(end.instantMs).slice(0, '2026-12-31'.length),
    language,
  );
}

function daysOfYear(rule: Rule, language: Language): string {
  const words = wordsIn(language).rule;
  const months = monthNames(rule, language);
  const numbered = (part: string): string =>
    months !== ''
      ? words.ofTheseMonths(part, months)
      : rule.byMonthDay.length > 0
        ? words.ofMonth(part)
        : words.ofYear(part);
  const days = daysWithin(rule, numbered, language);
  return rule.interval === 1 ? days : words.everyYears(days, rule.interval);
}

/** Of days, weeks and months; BYMONTH only leaves some out. */
function otherDays(rule: Rule, language: Language): string {
  const words = wordsIn(language).rule;
  const days = { DAILY: someDays, WEEKLY: daysOfWeek, MONTHLY: daysOfMonth, YEARLY: daysOfYear }[rule.frequency];
  const months = monthNames(rule, language);
  const said = days(rule, language);
  return months === '' ? said : words.inMonths(said, months);
}

function someDays(rule: Rule, language: Language): string {
  const words = wordsIn(language).rule;
  const limits = [
    ...(rule.byDay.length === 0 ? [] : [weekdayNames(rule, language)]),
    ...(rule.byMonthDay.length === 0 ? [] : [words.ofMonth(monthDays(rule.byMonthDay, words))]),
  ];
  return limits.reduce(words.onlyDays, rule.interval === 1 ? words.daily : words.everyDays(rule.interval));
}

function daysOfWeek(rule: Rule, language: Language): string {
  const words = wordsIn(language).rule;
  const days = weekdayNames(rule, language);
  return rule.interval === 1 ? words.weekly(days) : words.everyWeeks(rule.interval, days);
}

function daysOfMonth(rule: Rule, language: Language): string {
  const words = wordsIn(language).rule;
  const ofMonth = (part: string): string =>
    rule.interval === 1 ? words.ofMonth(part) : words.ofEveryMonths(rule.interval, part);
  return daysWithin(rule, ofMonth, language);
}

function daysWithin(rule: Rule, within: (part: string) => string, language: Language): string {
  const words = wordsIn(language).rule;
  const byDay = rule.byDay.map((day) =>
    day.ordinal === null
      ? words.every(named(day, language))
      : words.ordinal(ordinalOf(day.ordinal, words), named(day, language)),
  );
  const weekdayPart = joined(byDay, words.or);
  if (rule.byMonthDay.length === 0) return within(weekdayPart);
  const dayPart = within(monthDays(rule.byMonthDay, words));
  return weekdayPart === '' ? dayPart : words.onlyOn(weekdayPart, dayPart);
}

function weekdayNames(rule: Rule, language: Language): string {
  return joined(
    rule.byDay.map((day) => named(day, language)),
    wordsIn(language).rule.or,
  );
}

function named(day: DayOfRule, language: Language): string {
  return CALENDAR_NAMES[language].weekdays[day.weekday - 1] ?? '';
}

/** `May or October`; empty for all months. */
function monthNames({ byMonth }: Rule, language: Language): string {
  const names = [...new Set(byMonth)]
    .sort((a, b) => a - b)
    .map((month) => CALENDAR_NAMES[language].months[month - 1] ?? '');
  return joined(names, wordsIn(language).rule.or);
}

function ordinalOf(ordinal: number, words: Words['rule']): string {
  const names = ordinal > 0 ? words.ordinals : words.fromEnd;
  const number = Math.abs(ordinal);
  return names[number - 1] ?? (ordinal > 0 ? words.ordinalNumber(number) : words.ordinalFromEnd(number));
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
