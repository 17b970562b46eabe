import type { Age } from '../campus/age.ts';
import type { Language } from '../language.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { sharedWords } from './words.ts';

/** When a page said something, in words. */

/** `2021-12-09` → `9 Dec 2021`, `2025-03` → `March 2025`; null for a year, a range or `undated`. */
export function sayDay(isoDay: string, language: Language): string | null {
  const [, year, month, day] = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(isoDay) ?? [];
  if (year === undefined) return null;
  const { months, shortMonths } = CALENDAR_NAMES[language];
  const place = Number(month) - 1;
  return day === undefined ? `${months[place]} ${year}` : `${Number(day)} ${shortMonths[place]} ${year}`;
}

/**
 * `2021/2023` → `about 2021-23`, `2021-12-09` → `of 9 Dec 2021`, `undated` → `undated`.
 *
 * @param statedOn as `data/sources.yaml` holds it
 */
export function statedText(statedOn: string, age: Age, language: Language): string {
  const words = sharedWords(language);
  if (statedOn === 'undated') return words.undated;
  const day = sayDay(statedOn, language);
  if (day !== null) return words.statedOn(day);
  const range = sayYears(statedOn);
  return age === 'fresh' ? range : words.dated(range);
}

/** Where an old or undated page says something: `undated page`, `page of 22 Jan 2015`, `page of 2021-23`. */
export function pageText(statedOn: string, language: Language): string {
  const words = sharedWords(language);
  if (statedOn === 'undated') return words.undatedPage;
  return words.pageOf(sayDay(statedOn, language) ?? sayYears(statedOn));
}

/** `2021/2023` → `2021-23` */
function sayYears(years: string): string {
  const [from = '', to] = years.split('/');
  return to === undefined ? from : `${from}-${to.slice(2)}`;
}

/** `read 22 Nov 2026` */
export function readText(readOn: string, language: Language): string {
  return sharedWords(language).readOn(sayDay(readOn, language) ?? readOn);
}
