import type { Text } from '../language.ts';
import { dayNumberOfIso, isIsoDay } from './civil.ts';

/**
 * Recurrence rules in the words of RFC 5545 section 3.3.10. Known: FREQ (DAILY, WEEKLY, MONTHLY, YEARLY), INTERVAL,
 * BYMONTH, BYMONTHDAY, BYDAY, UNTIL and COUNT. A word the engine does not know is refused, never ignored: a rule that
 * is half read gives wrong days.
 */
export interface Rule {
  readonly frequency: Frequency;
  /** Every how many days, weeks, months or years; 1 or more. */
  readonly interval: number;
  /** 1 to 12. Empty where the rule names none. */
  readonly byMonth: readonly number[];
  /** 1 to 31 from the start of the month, -1 to -31 from its end. Empty where the rule names none. */
  readonly byMonthDay: readonly number[];
  readonly byDay: readonly DayOfRule[];
  readonly until: RuleEnd | null;
  /** How many dates the rule has in all, counted from its first day; null for no such end. */
  readonly count: number | null;
}

export const FREQUENCIES = ['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

/** Where UNTIL ends a rule: with a day by the schedule's own clock, or with an instant. Both still belong to the rule. */
export type RuleEnd =
  | { readonly kind: 'day'; readonly day: number }
  | { readonly kind: 'instant'; readonly instantMs: number };

/** `1MO` is the first Monday of the period, `-1FR` the last Friday, `TU` every Tuesday. */
export interface DayOfRule {
  /** Null where every such weekday counts. */
  readonly ordinal: number | null;
  /** 1 is Monday, 7 is Sunday. */
  readonly weekday: number;
}

export interface RuleRefused {
  readonly problem: Text;
}

/** The weekday codes of RFC 5545, Monday first. */
export const WEEKDAY_CODES: readonly string[] = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];

const KNOWN_WORDS = ['FREQ', 'INTERVAL', 'BYMONTH', 'BYMONTHDAY', 'BYDAY', 'UNTIL', 'COUNT'] as const;
const MOST_INTERVAL = 1200;
const MOST_COUNT = 9999;
const WEEKS_OF_MONTH = 5;
const WEEKS_OF_YEAR = 53;

/** Reads a rule, or says what is wrong with it. Whether it was read: `'problem' in answer`. */
export function readRule(text: string): Rule | RuleRefused {
  const words = new Map<string, string>();
  for (const part of text.split(';')) {
    const [word = '', value = '', ...rest] = part.split('=');
    if (word === '' || value === '' || rest.length > 0) {
      return refused(`"${part}" is not of the form WORD=VALUE`, `"${part}" heeft niet de vorm WOORD=WAARDE`);
    }
    if (!KNOWN_WORDS.some((known) => known === word)) {
      const known = KNOWN_WORDS.join(', ');
      return refused(
        `the word ${word} is not known; known are ${known}`,
        `het woord ${word} is onbekend; wel: ${known}`,
      );
    }
    if (words.has(word)) return refused(`${word} stands there twice`, `${word} staat er twee keer`);
    words.set(word, value);
  }
  return assembled(words);
}

function assembled(words: ReadonlyMap<string, string>): Rule | RuleRefused {
  const frequency = FREQUENCIES.find((known) => known === words.get('FREQ'));
  if (frequency === undefined) {
    const known = FREQUENCIES.join(', ');
    return refused(`FREQ must be one of ${known}`, `FREQ moet een van deze zijn: ${known}`);
  }
  const interval = readNumber(words.get('INTERVAL') ?? '1', 1, MOST_INTERVAL);
  if (interval === null) return notWhole('INTERVAL', MOST_INTERVAL);
  const byMonth = readList(words.get('BYMONTH'), (piece) => readNumber(piece, 1, 12));
  if (byMonth === null) {
    return refused('BYMONTH must be months from 1 to 12', 'BYMONTH moet uit maanden van 1 tot en met 12 bestaan');
  }
  const byMonthDay = readList(words.get('BYMONTHDAY'), readMonthDay);
  if (byMonthDay === null) {
    return refused(
      'BYMONTHDAY must be days from 1 to 31, or -1 to -31 counted from the end',
      'BYMONTHDAY moet uit dagen van 1 tot en met 31 bestaan, of -1 tot en met -31 vanaf het eind',
    );
  }
  const weeks = frequency === 'YEARLY' && byMonth.length === 0 ? WEEKS_OF_YEAR : WEEKS_OF_MONTH;
  const byDay = readList(words.get('BYDAY'), (piece) => readDay(piece, weeks));
  if (byDay === null) {
    return refused(
      `BYDAY must be weekday codes such as FR or 1MO, with a number from -${weeks} to ${weeks}, not 0`,
      `BYDAY moet uit dagcodes bestaan zoals FR of 1MO, met een getal van -${weeks} tot en met ${weeks}, niet 0`,
    );
  }
  const typedUntil = words.get('UNTIL');
  const until = typedUntil === undefined ? null : readEnd(typedUntil);
  if (until === undefined) {
    return refused(
      'UNTIL must be a day such as 20271231, or a moment in UTC such as 20271231T190000Z',
      'UNTIL moet een dag zijn zoals 20271231, of een moment in UTC zoals 20271231T190000Z',
    );
  }
  const typedCount = words.get('COUNT');
  const count = typedCount === undefined ? null : readNumber(typedCount, 1, MOST_COUNT);
  if (typedCount !== undefined && count === null) return notWhole('COUNT', MOST_COUNT);
  return fitting({ frequency, interval, byMonth, byMonthDay, byDay, until, count });
}

/** Which words go together: the table of RFC 5545 section 3.3.10, as far as the words are known here. */
function fitting(rule: Rule): Rule | RuleRefused {
  const { frequency, byMonthDay, byDay } = rule;
  if (frequency === 'WEEKLY' && byMonthDay.length > 0) {
    return refused('BYMONTHDAY does not go with FREQ=WEEKLY', 'BYMONTHDAY gaat niet samen met FREQ=WEEKLY');
  }
  const isShort = frequency === 'WEEKLY' || frequency === 'DAILY';
  if (isShort && byDay.some((day) => day.ordinal !== null)) {
    return refused(
      `with FREQ=${frequency} a weekday takes no number: FR, not 1FR`,
      `bij FREQ=${frequency} krijgt een weekdag geen getal: FR, niet 1FR`,
    );
  }
  if (frequency !== 'DAILY' && byDay.length === 0 && byMonthDay.length === 0) {
    return refused(
      'the rule names no day: add BYDAY or BYMONTHDAY',
      'de regel noemt geen dag: voeg BYDAY of BYMONTHDAY toe',
    );
  }
  if (rule.until !== null && rule.count !== null) {
    return refused('UNTIL and COUNT do not go together', 'UNTIL en COUNT gaan niet samen');
  }
  return rule;
}

/** Every piece of a comma list; empty where the word is absent, null where one piece cannot be read. */
function readList<T>(value: string | undefined, readPiece: (piece: string) => T | null): T[] | null {
  if (value === undefined) return [];
  const pieces: T[] = [];
  for (const piece of value.split(',')) {
    const read = readPiece(piece);
    if (read === null) return null;
    pieces.push(read);
  }
  return pieces;
}

function readDay(piece: string, mostWeeks: number): DayOfRule | null {
  const [, ordinal, code] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(piece) ?? [];
  if (code === undefined) return null;
  const weekday = WEEKDAY_CODES.indexOf(code) + 1;
  if (ordinal === undefined) return { ordinal: null, weekday };
  const number = Number(ordinal);
  return number === 0 || Math.abs(number) > mostWeeks ? null : { ordinal: number, weekday };
}

function readMonthDay(piece: string): number | null {
  const day = readNumber(piece, -31, 31);
  return day === 0 ? null : day;
}

/** Undefined for what is neither a day nor a moment in UTC. */
function readEnd(text: string): RuleEnd | undefined {
  const [, year, month, day, hour, minute, second] =
    /^(\d{4})(\d\d)(\d\d)(?:T([01]\d|2[0-3])([0-5]\d)([0-5]\d)Z)?$/.exec(text) ?? [];
  const date = `${year}-${month}-${day}`;
  if (!isIsoDay(date)) return undefined;
  if (hour === undefined) return { kind: 'day', day: dayNumberOfIso(date) };
  return { kind: 'instant', instantMs: Date.parse(`${date}T${hour}:${minute}:${second}Z`) };
}

function readNumber(text: string, least: number, most: number): number | null {
  if (!/^[+-]?\d{1,4}$/.test(text)) return null;
  const number = Number(text);
  return number < least || number > most ? null : number;
}

function notWhole(word: string, most: number): RuleRefused {
  return refused(
    `${word} must be a whole number from 1 to ${most}`,
    `${word} moet een heel getal van 1 tot en met ${most} zijn`,
  );
}

function refused(en: string, nl: string): RuleRefused {
  return { problem: { en, nl } };
}
