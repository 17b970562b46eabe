import { deskJson } from '../campus/desk-json.ts';
import { sourceJson } from '../campus/source-json.ts';
import type { Language } from '../language.ts';
import type { WeeklyHours } from '../reference/triage-data.ts';
import { isoAt } from '../time/zone.ts';
import type { DesksResult } from './result-schema.ts';
import type { DeskEntry, DesksQuestion, DesksView } from './view.ts';

/** The JSON of an answer; the order of the keys is that of the published shape. */
export function resultOf(question: DesksQuestion, view: DesksView, language: Language): DesksResult {
  return {
    at: isoAt(question.atMs),
    query: question.query,
    matchedBy: view.matchedBy,
    matches: view.topics.map(({ topic, desk, score, words }) => ({
      topic,
      desk,
      score,
      words: words.map(({ word }) => word),
    })),
    open: question.open,
    city: question.city,
    faculty: (question.faculty ?? question.remembered)?.id ?? null,
    desks: view.entries.map((entry) => entryJson(entry, language)),
    sources: view.sources.map((source) => sourceJson(source, language)),
  };
}

function entryJson({ desk, faculty, bring }: DeskEntry, language: Language): DesksResult['desks'][number] {
  const { name, handles, hours, closures, city, places, hints, handsOverTo, sources } = desk;
  return {
    ...deskJson(desk, language),
    title: name[language],
    text: handles[language],
    hours: hoursJson(hours),
    closures: closures.map(({ from, to, reason, sources: ids }) => ({
      from,
      to,
      text: reason[language],
      sources: [...ids],
    })),
    city,
    faculty: faculty?.id ?? null,
    places: places.map((place) => ({
      id: place.id,
      title: place.name[language],
      where: place.where[language],
      city: place.city,
      hours: hoursJson(place.hours),
      dated: place.dated,
      sources: [...place.sources],
    })),
    hints: hints.map(({ text, sources: ids }) => ({ text: text[language], sources: [...ids] })),
    bring: bring.map(({ id }) => id),
    handsOverTo: [...handsOverTo],
    sources: [...sources],
  };
}

function hoursJson(hours: readonly WeeklyHours[] | null): DesksResult['desks'][number]['hours'] {
  return hours === null ? null : hours.map(({ days, opens, closes }) => ({ days: [...days], opens, closes }));
}
