import { type DeskView, hoursHints, type SourceView } from '../campus/desk-view.ts';
import type { Row } from '../io/layout.ts';
import type { Language } from '../language.ts';
import type { Channel, Place } from '../reference/triage-data.ts';
import { channelText, nextTexts } from '../wording/contact.ts';
import { hoursText, weeklyText } from '../wording/hours.ts';
import { statedText } from '../wording/stated.ts';
import type { DeskEntry } from './view.ts';
import { desksWords } from './words.ts';

/** Everything about one desk, as labelled rows. */

const EMERGENCY_NUMBER = '112';

/** The general emergency number: nobody has to be told that its hours are not known. */
export function isEmergency({ channels }: DeskView): boolean {
  return channels.some(({ dial }) => dial === EMERGENCY_NUMBER);
}

export interface CardOptions {
  /** The moment that the hours are judged at. */
  readonly atMs: number;
  readonly nowMs: number;
  /** True where the faculty comes from the settings. */
  readonly facultyRemembered: boolean;
  readonly sources: readonly SourceView[];
  readonly language: Language;
  /** Repeats a label on each of its rows. */
  readonly repeatLabels: boolean;
}

/** The rows of a card: what for, the ways, hours, what to have ready, who is next. */
export function cardRows(entry: DeskEntry, options: CardOptions): readonly Row[] {
  const { desk, bring, next } = entry;
  const { language, repeatLabels } = options;
  const words = desksWords(language);
  const list = (label: string, texts: readonly string[]): Row[] =>
    texts.map((text, place) => ({ label: place === 0 || repeatLabels ? label : '', text }));
  const lasting = placesOf(entry).filter(({ dated }) => !dated);
  return [
    { label: words.forWhat, text: desk.handles[language] },
    ...list(words.faculty, facultyTexts(entry, options)),
    ...channelRows(desk.channels, options),
    ...list(words.hours, hoursTexts(desk, options)),
    ...list(words.places, placeTexts(lasting, options)),
    ...list(words.bring, bring.length === 0 ? [] : [bring.map(({ name }) => name[language]).join('; ')]),
    ...list(words.notThem, next.length === 0 ? [] : [nextTexts(desk.id, next, language).join('; ')]),
  ];
}

/** Of a desk in many places those that were named; all of them where none was. */
function placesOf({ desk, matched }: DeskEntry): readonly Place[] {
  return matched === null || matched.length === 0 ? desk.places : matched;
}

/** What one page of known or unknown age says, each text with that age. */
export function datedTexts(entry: DeskEntry, options: CardOptions): readonly string[] {
  const { desk } = entry;
  const places = placeTexts(
    placesOf(entry).filter(({ dated }) => dated),
    options,
  );
  const saidOfHours = hoursHints(desk);
  const others = desk.hints.filter((hint) => hint !== saidOfHours[0]);
  const hints = others.map(({ text, sources }) => withAge(withoutProtocol(text[options.language]), sources, options));
  return [...places, ...hints];
}

function facultyTexts({ faculty }: DeskEntry, { facultyRemembered, language }: CardOptions): readonly string[] {
  if (faculty === null) return [];
  const name = faculty.name[language];
  return [facultyRemembered ? desksWords(language).remembered(name) : name];
}

/** One row for each way; the label is said once for ways of the same kind that follow each other. */
function channelRows(channels: readonly Channel[], { language, repeatLabels }: CardOptions): readonly Row[] {
  const { kinds } = desksWords(language);
  return channels.map((channel, place) => {
    const repeated = channels[place - 1]?.kind === channel.kind && !repeatLabels;
    return { label: repeated ? '' : kinds[channel.kind], text: wayText(channel, language) };
  });
}

/** The address with the place it is: `Kaiserstraat 25, 2311 GN Leiden (Plexus Student Centre)`. */
export function wayText(channel: Channel, language: Language): string {
  const { value, where } = channel;
  const text = channelText(channel, language);
  return value === null || where === null ? text : `${text} (${where[language]})`;
}

/** The weekly hours, and whether it is open; nothing for the emergency number. */
function hoursTexts(desk: DeskView, options: CardOptions): readonly string[] {
  if (isEmergency(desk)) return [];
  const { sources, language } = options;
  const weekly = desk.hours === null ? '' : weeklyText(desk.hours, language);
  return [weekly, hoursText(desk, sources, options, language)].filter((text) => text !== '');
}

/** One text for each place, dated ones with their age; places with the same address share one. */
export function placeTexts(
  places: readonly Place[],
  options: Pick<CardOptions, 'sources' | 'language'>,
): readonly string[] {
  const { language } = options;
  const byEnd = new Map<string, string[]>();
  for (const { name, where, hours, dated, sources } of places) {
    const open = hours === null ? '' : `; ${weeklyText(hours, language)}`;
    const text = `${where[language]}${open}`;
    const end = dated ? withAge(text, sources, options) : text;
    byEnd.set(end, [...(byEnd.get(end) ?? []), name[language]]);
  }
  return [...byEnd].map(([end, names]) => `${names.join(', ')}: ${end}`);
}

/** The text with the age of the first of its sources: `… (of 22 Jan 2015)`. */
function withAge(
  text: string,
  sourceIds: readonly string[],
  { sources, language }: Pick<CardOptions, 'sources' | 'language'>,
): string {
  const told = sources.find(({ source }) => sourceIds.includes(source.id));
  if (told === undefined) return text;
  // Kept together with blanks that are not broken; `untied` makes ordinary ones of them.
  const age = statedText(told.source.statedOn, told.age, language).replaceAll(' ', '\u00a0');
  return `${text} (${age})`;
}

function withoutProtocol(text: string): string {
  return text.replaceAll('https://', '');
}
