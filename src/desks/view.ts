import { type DeskView, PROGRAMME_OFFICE, type SourceView, viewDesk, viewSources } from '../campus/desk-view.ts';
import { deskState } from '../campus/hours.ts';
import type { Match } from '../matching/match.ts';
import type { CampusSection, TriageSection } from '../reference/sections.ts';
import type { Bring, Faculty, Place, Topic } from '../reference/triage-data.ts';
import { askedForTopic, mostAskedFor } from './asked-for.ts';
import type { Finding } from './find.ts';

/** What `lusupport desks` was asked, read and checked. */
export interface DesksQuestion {
  /** Words as typed; null for a list of all. */
  readonly query: string | null;
  readonly open: boolean;
  readonly city: 'leiden' | 'the-hague' | null;
  /** The faculty of `--faculty`. */
  readonly faculty: Faculty | null;
  /** The faculty of the settings, used where no other is named. */
  readonly remembered: Faculty | null;
  /** The moment the answer is about. */
  readonly atMs: number;
  /** Today: the age of sources counts from it. */
  readonly nowMs: number;
}

/** What the words led to. `topics` is best first, and empty unless the words were found by task. */
export interface Looked {
  readonly finding: Finding | null;
  readonly topics: readonly Match[];
}

/** One desk with what belongs to its card. */
export interface DeskEntry {
  readonly desk: DeskView;
  /** The faculty whose administration it is, or null. */
  readonly faculty: Faculty | null;
  /** What the matched problem needs there; without one what is most often asked for, most often first. */
  readonly bring: readonly Bring[];
  /** Its places that were typed; empty where its own address was, null where no place led to it. */
  readonly matched: readonly Place[] | null;
  /** Who is next when it says "not ours". */
  readonly next: readonly DeskView[];
  /** True for a desk that some problem leads to first. */
  readonly comesFirst: boolean;
}

export interface DesksView {
  readonly matchedBy: 'name' | 'place' | 'task' | null;
  readonly topics: readonly Match[];
  /** Those that fit; with `--open` the open ones, then those whose hours are not known. */
  readonly entries: readonly DeskEntry[];
  /** Those that fit the words, but are closed at the moment (only with `--open`). */
  readonly closed: readonly DeskEntry[];
  /** Those that fit the words, but are in the other city (only with `--city`). */
  readonly elsewhere: readonly DeskEntry[];
  readonly sources: readonly SourceView[];
}

interface Data {
  readonly triage: TriageSection;
  readonly campus: CampusSection;
}

interface Wanted {
  readonly id: string;
  readonly faculty: Faculty | null;
  /** The topic that led there; null for a desk that was not found by task. */
  readonly topic: Topic | null;
  /** Its place that was typed, as ids; empty where its address was. Null where no place led there. */
  readonly places: readonly string[] | null;
}

/** Topics from this share of the best score on name a desk; JSON holds them all. */
const LEAST_SHARE = 0.7;

/** Which desks answer the question, as they are at its moment. */
export function viewDesks(data: Data, question: DesksQuestion, { finding, topics }: Looked): DesksView {
  const entries = wantedDesks(data.triage, question, { finding, topics }).map((wanted) =>
    entryOf(data.triage, wanted, question),
  );
  const elsewhere = entries.filter(({ desk }) => !isIn(desk, question.city));
  const here = entries
    .filter((entry) => !elsewhere.includes(entry))
    .map((entry) => ({ ...entry, desk: deskIn(entry.desk, question.city ?? cityOf(entry.matched), question.atMs) }));
  const shown = question.open ? openFirst(here) : here;
  const closed = here.filter((entry) => !shown.includes(entry));
  return {
    matchedBy: finding?.by ?? (topics.length > 0 ? 'task' : null),
    topics,
    entries: shown,
    closed,
    elsewhere,
    sources: viewSources([...shown, ...closed].flatMap(sourceIds), data.campus.sources, question.nowMs),
  };
}

function wantedDesks(triage: TriageSection, question: DesksQuestion, { finding, topics }: Looked): readonly Wanted[] {
  const { query, faculty, remembered } = question;
  const usual = faculty ?? remembered;
  if (query === null && faculty !== null) return [{ id: PROGRAMME_OFFICE, faculty, topic: null, places: null }];
  if (query === null) return triage.desks.map(({ id }) => ({ id, faculty: usual, topic: null, places: null }));
  if (finding !== null) {
    return finding.found.map(({ desk, faculty: found, places }) => ({
      id: desk,
      faculty: triage.faculties.find(({ id }) => id === found) ?? usual,
      topic: null,
      places: finding.by === 'place' || places.length > 0 ? places : null,
    }));
  }
  const bestScore = topics[0]?.score ?? 0;
  const likely = topics.filter(({ score }) => score >= LEAST_SHARE * bestScore);
  return [...new Set(likely.map(({ desk }) => desk))].map((id) => {
    const best = likely.find(({ desk }) => desk === id)?.topic;
    return { id, faculty: usual, topic: triage.topics.find((topic) => topic.id === best) ?? null, places: null };
  });
}

function entryOf(triage: TriageSection, { id, faculty, topic, places }: Wanted, { atMs }: DesksQuestion): DeskEntry {
  const desk = viewDesk(triage, id, faculty, atMs);
  return {
    desk,
    faculty: id === PROGRAMME_OFFICE ? faculty : null,
    bring: topic === null ? mostAskedFor(triage, id) : askedForTopic(triage, topic),
    matched: places === null ? null : desk.places.filter((place) => places.includes(place.id)),
    next: desk.handsOverTo.map((next) => viewDesk(triage, next, faculty, atMs)),
    comesFirst: triage.outcomes.some(({ desks }) => desks[0] === id),
  };
}

/** The city that places which were typed are in; null where they are in both, or it is not known. */
function cityOf(places: readonly Place[] | null): DesksQuestion['city'] {
  const [city, ...others] = new Set((places ?? []).map((place) => place.city));
  return city === undefined || others.length > 0 ? null : city;
}

/** A desk of no one city, or whose city is not known, is left out nowhere. */
function isIn({ city, places }: DeskView, wanted: DesksQuestion['city']): boolean {
  return wanted === null || city === null || city === wanted || places.some((place) => place.city === wanted);
}

/** A desk of the other city, as it is in this one: its places there, with their hours where these are no mere hint. */
function deskIn(desk: DeskView, wanted: DesksQuestion['city'], atMs: number): DeskView {
  if (wanted === null || desk.city === null || desk.city === wanted) return desk;
  const places = desk.places.filter((place) => place.city === wanted);
  const hours = places.find((place) => !place.dated)?.hours ?? null;
  return {
    ...desk,
    city: wanted,
    places,
    channels: desk.channels.filter(({ kind, value }) => kind !== 'visit' || value === null),
    hours,
    state: deskState(hours, desk.closures, atMs),
  };
}

/** Open now, then not known; a desk that is closed is left out. */
function openFirst(entries: readonly DeskEntry[]): readonly DeskEntry[] {
  const withState = (openNow: boolean | null) => entries.filter(({ desk }) => desk.state.openNow === openNow);
  return [...withState(true), ...withState(null)];
}

function sourceIds({ desk, bring }: DeskEntry): readonly string[] {
  const { closure } = desk.state;
  const records = [...desk.places, ...desk.hints, ...bring, ...(closure === null ? [] : [closure])];
  return [...desk.sources, ...records.flatMap(({ sources }) => sources)];
}
