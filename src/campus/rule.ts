import type { Text } from '../language.ts';

/**
 * Recurrence rules in the words of RFC 5545 section 3.3.10. Known: FREQ (WEEKLY, MONTHLY), INTERVAL, BYDAY and
 * BYMONTHDAY. A word the engine does not know is refused, never ignored: a rule that is half read gives wrong days.
 */
export interface Rule {
  readonly frequency: Frequency;
  /** Every how many weeks or months; 1 or more. */
  readonly interval: number;
  readonly byDay: readonly DayOfRule[];
  /** 1 to 31 from the start of the month, -1 to -31 from its end. Empty where the rule names none. */
  readonly byMonthDay: readonly number[];
}

export const FREQUENCIES = ['WEEKLY', 'MONTHLY'] as const;
export type Frequency = (typeof FREQUENCIES)[number];

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

const KNOWN_WORDS = ['FREQ', 'INTERVAL', 'BYDAY', 'BYMONTHDAY'] as const;
const MOST_INTERVAL = 1200;

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
  const interval = wholeNumber(words.get('INTERVAL') ?? '1');
  if (interval === null || interval < 1 || interval > MOST_INTERVAL) {
    return refused(
      `INTERVAL must be a whole number from 1 to ${MOST_INTERVAL}`,
      `INTERVAL moet een heel getal van 1 tot en met ${MOST_INTERVAL} zijn`,
    );
  }
  const byDay = readList(words.get('BYDAY'), readDay);
  if (byDay === null) {
    return refused(
      'BYDAY must be weekday codes such as FR or 1MO, with a number from -5 to 5, not 0',
      'BYDAY moet uit dagcodes bestaan zoals FR of 1MO, met een getal van -5 tot en met 5, niet 0',
    );
  }
  const byMonthDay = readList(words.get('BYMONTHDAY'), readMonthDay);
  if (byMonthDay === null) {
    return refused(
      'BYMONTHDAY must be days from 1 to 31, or -1 to -31 counted from the end',
      'BYMONTHDAY moet uit dagen van 1 tot en met 31 bestaan, of -1 tot en met -31 vanaf het eind',
    );
  }
  return fitting({ frequency, interval, byDay, byMonthDay });
}

/** Which words go together: the table of RFC 5545 section 3.3.10, as far as the words are known here. */
function fitting(rule: Rule): Rule | RuleRefused {
  if (rule.frequency === 'WEEKLY' && rule.byMonthDay.length > 0) {
    return refused('BYMONTHDAY does not go with FREQ=WEEKLY', 'BYMONTHDAY gaat niet samen met FREQ=WEEKLY');
  }
  if (rule.frequency === 'WEEKLY' && rule.byDay.some((day) => day.ordinal !== null)) {
    return refused(
      'with FREQ=WEEKLY a weekday takes no number: FR, not 1FR',
      'bij FREQ=WEEKLY krijgt een weekdag geen getal: FR, niet 1FR',
    );
  }
  if (rule.byDay.length === 0 && rule.byMonthDay.length === 0) {
    return refused(
      'the rule names no day: add BYDAY or BYMONTHDAY',
      'de regel noemt geen dag: voeg BYDAY of BYMONTHDAY toe',
    );
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

function readDay(piece: string): DayOfRule | null {
  const parts = /^([+-]?[1-5])?(MO|TU|WE|TH|FR|SA|SU)$/.exec(piece);
  if (parts === null) return null;
  const [, ordinal, code = ''] = parts;
  const weekday = WEEKDAY_CODES.indexOf(code) + 1;
  return { ordinal: ordinal === undefined ? null : Number(ordinal), weekday };
}

function readMonthDay(piece: string): number | null {
  const day = wholeNumber(piece);
  return day === null || day === 0 || Math.abs(day) > 31 ? null : day;
}

function wholeNumber(text: string): number | null {
  return /^[+-]?\d{1,4}$/.test(text) ? Number(text) : null;
}

function refused(en: string, nl: string): RuleRefused {
  return { problem: { en, nl } };
}
