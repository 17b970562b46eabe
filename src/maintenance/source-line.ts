import { ageOf } from '../campus/age.ts';
import type { Language } from '../language.ts';
import type { Schedule } from '../reference/campus-data.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Source } from '../reference/source-data.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { wordsIn } from './words.ts';

/** The sources of some schedules, each once, in the order of `sources.yaml`. */
export function sourcesOf(schedules: readonly Schedule[], campus: CampusSection): readonly Source[] {
  const used = new Set(schedules.flatMap((schedule) => schedule.sources));
  return campus.sources.filter((source) => used.has(source.id));
}

/** `about 2021-23` for what is old enough to be a hint, `of 22 Nov 2026` for what is not, or `undated`. */
export function sayStated(source: Source, nowMs: number, language: Language): string {
  const words = wordsIn(language);
  if (source.statedOn === 'undated') return words.undated;
  const when = sayIsoDay(source.statedOn.replace(/^(\d{4})\/\d{2}(\d{2})$/, '$1-$2'), language);
  return ageOf(source.statedOn, nowMs) === 'hint' ? words.statedAbout(when) : words.stated(when);
}

/** `22 Nov 2026` for `2026-11-22`; what is no whole date, such as a year, stays as it is. */
export function sayIsoDay(text: string, language: Language): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text) ?? [];
  const name = CALENDAR_NAMES[language].shortMonths[Number(month) - 1];
  return name === undefined ? text : `${Number(day)} ${name} ${year}`;
}
