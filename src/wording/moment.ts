import type { Language } from '../language.ts';
import { sayDate, sayMoment, sayOwnTime, sayTime, sayWeekdayTime } from '../time/say.ts';
import { sharedWords } from './words.ts';

const HALF_DAY_MS = 43_200_000;

/** A moment as people say it: only the time on the same campus day or within half a day, else also the day. */
export function untilText(instantMs: number, fromMs: number, language: Language): string {
  const near = sayDate(instantMs, language) === sayDate(fromMs, language) || instantMs - fromMs < HALF_DAY_MS;
  return near ? sayTime(instantMs, language) : sayMoment(instantMs, language);
}

const SIX_DAYS_MS = 518_400_000;

/** When something begins: the time alone only on the same campus day, within six days with the weekday, else the date. */
export function fromText(instantMs: number, fromMs: number, language: Language): string {
  if (sayDate(instantMs, language) === sayDate(fromMs, language)) return sayTime(instantMs, language);
  return instantMs - fromMs < SIX_DAYS_MS ? sayWeekdayTime(instantMs, language) : sayMoment(instantMs, language);
}

/** When something that runs on a day ends: midnight is the 24:00 of that day, not the 00:00 of the next. */
export function endText(instantMs: number, fromMs: number, language: Language): string {
  const midnight = sayTime(instantMs, language);
  const isMidnight = /^00.00\b/.test(midnight);
  const day = sayDate(instantMs - 1, language);
  if (!isMidnight) return untilText(instantMs, fromMs, language);
  const time = midnight.replace('00', '24');
  return day === sayDate(fromMs, language) ? time : `${day}, ${time}`;
}

export interface MomentRemarks {
  readonly pretended: boolean;
  /** How far the reader's own clock runs ahead of UTC at an instant, in minutes. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
}

/** `Sun 22 Nov 2026, 11:24 (your time 05:24, pretended)`: the moment that an answer is about. */
export function momentText(
  instantMs: number,
  { pretended, machineOffsetMinutes }: MomentRemarks,
  language: Language,
): string {
  const own = sayOwnTime(instantMs, language, machineOffsetMinutes(instantMs));
  const remarks = [own, pretended ? sharedWords(language).pretended : null].filter((one) => one !== null);
  return sayMoment(instantMs, language) + (remarks.length === 0 ? '' : ` (${remarks.join(', ')})`);
}
