import { ageOf } from '../campus/age.ts';
import type { Language } from '../language.ts';
import type { Schedule } from '../reference/campus-data.ts';
import type { CampusSection } from '../reference/sections.ts';
import type { Source } from '../reference/source-data.ts';
import { wordsIn } from './words.ts';

/** The sources of some schedules, each once, in the order of `sources.yaml`. */
export function sourcesOf(schedules: readonly Schedule[], campus: CampusSection): readonly Source[] {
  const used = new Set(schedules.flatMap((schedule) => schedule.sources));
  return campus.sources.filter((source) => used.has(source.id));
}

/** `about 2021-23` for what is old enough to be a hint, `of 2026-11-22` for what is not, or `undated`. */
export function sayStated(source: Source, nowMs: number, language: Language): string {
  const words = wordsIn(language);
  if (source.statedOn === 'undated') return words.undated;
  const when = source.statedOn.replace(/^(\d{4})\/\d{2}(\d{2})$/, '$1-$2');
  return ageOf(source.statedOn, nowMs) === 'hint' ? words.statedAbout(when) : words.stated(when);
}
