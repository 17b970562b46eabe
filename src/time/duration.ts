import { durationNotPositive, durationNotUnderstood, durationTooLong, durationWithoutUnit } from './refusals.ts';

const LONGEST_DAYS = 31;
const LONGEST_TEXT = 40;

/** `2h`, `90m`, `1h30`, `1h30m`, and as we print them: `1 day 2 h 15 min`, `2 uur 15 min`. */
const WRITTEN =
  /^(?:(?<days>\d{1,6}) ?(?:d|days?|dag|dagen))? ?(?:(?<hours>\d{1,6}) ?(?:h|hours?|u|uur|uren)(?: ?(?<rest>[0-5]\d)$)?)? ?(?:(?<minutes>\d{1,6}) ?(?:m|min|minutes?|minuut|minuten))?$/;

/** ISO 8601 with days, hours and minutes: `PT90M`, `PT1H30M`, `P1D`, `P1DT2H`. */
const ISO = /^p(?:(?<days>\d{1,6})d)?(?:t(?:(?<hours>\d{1,6})h)?(?:(?<minutes>\d{1,6})m)?)?$/;

/** `1.5h`, `2,5 uur`: halves and quarters of an hour. Other decimals may be minutes (`1.30 uur`) and give no hint. */
const DECIMAL_HOURS = /^(?<hours>\d{1,3})[.,](?<part>5|25|75) ?(?:h|hours?|u|uur|uren)$/;

/** `1h30` for `1.5h`; null for other text. */
function withoutDecimals(tidy: string): string | null {
  const { hours, part } = DECIMAL_HOURS.exec(tidy)?.groups ?? {};
  if (hours === undefined || part === undefined) return null;
  const minutes = Number(`0.${part}`) * 60;
  return Number(hours) === 0 ? `${minutes}m` : `${Number(hours)}h${minutes}`;
}

/** Minutes of a match; null where no part was filled in (`PT`). */
function minutesOf(parts: Readonly<Record<string, string | undefined>>): number | null {
  const { days, hours, minutes, rest } = parts;
  if ([days, hours, minutes, rest].every((part) => part === undefined)) return null;
  return Number(days ?? 0) * 1440 + Number(hours ?? 0) * 60 + Number(minutes ?? 0) + Number(rest ?? 0);
}

/**
 * Reads a duration as it is typed after an option: `90m`, `2h`, `1h30`, `PT90M`. Capitals and blanks do not matter.
 *
 * @returns whole minutes, from one minute to 31 days.
 * @throws UsageError for anything else; a bare number is refused because minutes and hours are both likely.
 */
export function readDurationMinutes(text: string): number {
  if (text.length > LONGEST_TEXT) throw durationNotUnderstood(text, null);
  const tidy = text.trim().replace(/\s+/g, ' ').toLowerCase();
  if (/^\d+$/.test(tidy)) throw durationWithoutUnit(tidy);

  const negative = /^[-−]/.test(tidy);
  const unsigned = tidy.replace(/^[-−+] ?/, '');
  const parts = WRITTEN.exec(unsigned)?.groups ?? ISO.exec(unsigned)?.groups;
  const minutes = parts === undefined ? null : minutesOf(parts);
  if (minutes === null) throw durationNotUnderstood(text, withoutDecimals(tidy));
  if (negative || minutes === 0) throw durationNotPositive(text);
  if (minutes > LONGEST_DAYS * 1440) throw durationTooLong(text, LONGEST_DAYS);
  return minutes;
}
