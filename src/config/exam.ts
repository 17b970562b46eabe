import { UsageError } from '../errors.ts';
import { settleMoment } from '../io/moment-option.ts';
import { examOf } from '../io/settings.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { incompleteOptions } from '../option-pairs.ts';
import type { Session } from '../session.ts';
import { readDurationMinutes } from '../time/duration.ts';
import { namesTimeOfDay } from '../time/moment.ts';
import { sayDate, sayMoment, sayOwnTime, sayTimeRange } from '../time/say.ts';
import { isoAt } from '../time/zone.ts';

const EXAMPLE = 'lusupport config set exam "2026-12-04 13:00" --for 2h';

/** Ours: room for a take-home exam of a long weekend; what is longer is mostly minutes taken for hours. */
const LONGEST_HOURS = 72;

const MINUTE_MS = 60_000;

/**
 * An exam as it is kept: `2026-12-04T13:00:00+01:00/PT120M`, the interval of ISO 8601.
 *
 * @param duration the value of `--for`, or null; an interval as `config get exam` prints it holds its own
 * @throws UsageError for what is no moment or no duration, for a start without a duration or a time of day, for an exam
 *   that is over, and for one of more than a day
 */
export async function examValue(typed: string, duration: string | null, session: Session): Promise<string> {
  const [start = '', ownDuration, ...more] = typed.split(/\/(?=P)/i);
  if (more.length > 0 || (ownDuration !== undefined && duration !== null)) throw twoLengths();
  const length = duration ?? ownDuration;
  if (length === undefined) throw incompleteOptions('config set exam', '--for', { en: EXAMPLE, nl: EXAMPLE });
  const minutes = readDurationMinutes(length);
  if (minutes > LONGEST_HOURS * 60) throw tooLong(length);
  const startMs = await settleMoment(start, 'exam', session);
  if (!namesTimeOfDay(start)) throw noTimeOfDay(start);
  if (startMs + minutes * MINUTE_MS <= session.now.instantMs) throw isOver(startMs);
  return `${isoAt(startMs)}/PT${minutes}M`;
}

/** `Fri 4 Dec 2026, 13:00-15:00`, with the reader's own time where it differs; null for what is no exam. */
export function sayExam(
  value: string,
  language: Language,
  { now, machineOffsetMinutes }: Pick<Session, 'now' | 'machineOffsetMinutes'>,
): string | null {
  const exam = examOf(value);
  if (exam === null) return null;
  const { startMs, endMs } = exam;
  const own = sayOwnTime(startMs, language, machineOffsetMinutes(startMs));
  const over = language === 'nl' ? 'voorbij' : 'over';
  return [
    `${sayDate(startMs, language)}, ${sayTimeRange(startMs, endMs, language)}`,
    ...(own === null ? [] : [own]),
    ...(endMs <= now.instantMs ? [over] : []),
  ].join(', ');
}

function twoLengths(): UsageError {
  return new UsageError(
    'conflicting-options',
    { en: 'How long the exam takes is said twice.', nl: 'Hoe lang het tentamen duurt staat er twee keer.' },
    { en: `For example: ${EXAMPLE}`, nl: `Bijvoorbeeld: ${EXAMPLE}` },
  );
}

function tooLong(length: string): UsageError {
  const shown = visible(length, 40);
  return new UsageError(
    'exam-too-long',
    {
      en: `--for "${shown}" is too long for an exam: at most ${LONGEST_HOURS} hours.`,
      nl: `--for "${shown}" is te lang voor een tentamen: hooguit ${LONGEST_HOURS} uur.`,
    },
    { en: 'Write 2h for two hours, or 90m for minutes.', nl: 'Schrijf 2h voor twee uur, of 90m voor minuten.' },
  );
}

function noTimeOfDay(start: string): UsageError {
  const shown = visible(start.trim(), 40);
  return new UsageError(
    'time-missing',
    { en: `"${shown}" is a day without a time.`, nl: `"${shown}" is een dag zonder tijd.` },
    {
      en: `When does the exam start? For example: lusupport config set exam "${shown} 13:00" --for 2h`,
      nl: `Hoe laat begint het tentamen? Bijvoorbeeld: lusupport config set exam "${shown} 13:00" --for 2h`,
    },
  );
}

function isOver(startMs: number): UsageError {
  return new UsageError(
    'exam-over',
    {
      en: `An exam that began on ${sayMoment(startMs, 'en')} is over.`,
      nl: `Een tentamen dat begon op ${sayMoment(startMs, 'nl')} is voorbij.`,
    },
    {
      en: 'Name one that is still to come, or clear the setting: lusupport config unset exam',
      nl: 'Noem een tentamen dat nog komt, of wis de instelling: lusupport config unset exam',
    },
  );
}
