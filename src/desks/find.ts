import { PROGRAMME_OFFICE } from '../campus/desk-view.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Channel, Desk, Faculty, Place } from '../reference/triage-data.ts';
import { editDistance } from '../text-distance.ts';

/** Desks by their names and places. What is wrong is another matter: that is found by the matching of triage. */

/** A desk that was found; with `faculty` the administration of that faculty. */
export interface Found {
  readonly desk: string;
  readonly faculty: string | null;
  /** Ids of its places that were typed; empty also where only its address or its name was. */
  readonly places: readonly string[];
}

export interface Finding {
  readonly by: 'name' | 'place';
  readonly found: readonly Found[];
}

/** Everything that one desk is known by, as lists of words. */
interface Candidate extends Omit<Found, 'places'> {
  /** Every name as a whole, in the words of `wordsOf`. */
  readonly wholeNames: ReadonlySet<string>;
  readonly names: readonly (readonly string[])[];
  readonly placeWords: ReadonlySet<string>;
  readonly places: readonly Place[];
}

/** Words that ask for any desk, and tell none apart. */
const ABOUT_ANY_DESK: ReadonlySet<string> = new Set(
  (
    'desk desks counter office contact phone telephone number email address hours opening open closed ' +
    'building room student students service services support centre center ' +
    'balie balies loket telefoon telefoonnummer nummer adres openingstijden openingsuren uren gesloten ' +
    'gebouw kamer studenten'
  ).split(' '),
);

/** A name is meant when more than this share of its words is typed: `office` alone names no office. */
const SHARE_OF_NAME = 0.5;

/** Letters from which on a word may hold one slip, or two. */
const LETTERS_FOR_ONE_SLIP = 5;
const LETTERS_FOR_TWO_SLIPS = 8;

/** Lower case, without accents, split at everything that is no letter or digit. */
function wordsOf(text: string): readonly string[] {
  const bare = text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return bare.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
}

/** Abbreviations inside a name (OSC, LUMC) are names of their own. */
function abbreviations(name: string): readonly string[] {
  return name.match(/\b\p{Lu}{2,}\b/gu) ?? [];
}

/**
 * Names and numbers inside an address, with the little words inside a name: of `in person, at Plexus` only `Plexus`, of
 * `the Pieter de la Court building` all but its ends.
 */
function properWords(text: string): readonly string[] {
  return text.match(/[\p{Lu}\d][\p{L}\p{N}]*(?: (?:\p{Ll}{1,3} ){0,2}[\p{Lu}\d][\p{L}\p{N}]*)*/gu) ?? [];
}

function placeWordsOf(places: readonly Place[], channels: readonly Channel[]): ReadonlySet<string> {
  const visits = channels.filter(({ kind, value }) => kind === 'visit' && value !== null);
  const texts = [
    ...places.flatMap(({ name, where }) => [name.en, name.nl, where.en, where.nl]).flatMap(properWords),
    ...visits.flatMap(({ value, where }) => [value ?? '', where?.en ?? '', where?.nl ?? '']),
  ];
  return new Set(texts.flatMap(wordsOf));
}

function deskCandidate({ id, name, aliases, places, channels }: Desk, ignored: ReadonlySet<string>): Candidate {
  const names = [id, name.en, name.nl, ...aliases, ...abbreviations(name.en), ...abbreviations(name.nl)];
  return {
    desk: id,
    faculty: null,
    wholeNames: wholeNamesOf(names),
    names: contentOf(names, ignored),
    placeWords: placeWordsOf(places, channels),
    places,
  };
}

function facultyCandidate({ id, name, aliases, administration }: Faculty, ignored: ReadonlySet<string>): Candidate {
  const own = [name.en, name.nl, administration.name.en, administration.name.nl];
  const names = [id, ...own, ...aliases, ...own.flatMap(abbreviations)];
  return {
    desk: PROGRAMME_OFFICE,
    faculty: id,
    wholeNames: wholeNamesOf(names),
    names: contentOf(names, ignored),
    placeWords: placeWordsOf(administration.places, administration.channels),
    places: administration.places,
  };
}

function wholeNamesOf(names: readonly string[]): ReadonlySet<string> {
  return new Set(names.map((name) => wordsOf(name).join(' ')));
}

/** Names as words, without those that carry nothing; a name of nothing else keeps all its words. */
function contentOf(names: readonly string[], ignored: ReadonlySet<string>): readonly (readonly string[])[] {
  return names.map((name) => content(wordsOf(name), ignored));
}

function content(words: readonly string[], ignored: ReadonlySet<string>): readonly string[] {
  const kept = words.filter((word) => !ignored.has(word));
  return kept.length > 0 ? kept : words;
}

type SameWord = (typed: string, known: string) => boolean;

const exactly: SameWord = (typed, known) => typed === known;

/** The same but for a slip of the fingers. An ending more or less (`exam`, `examen`) is another word, not a slip. */
const nearly: SameWord = (typed, known) => {
  if (typed === known) return true;
  const letters = Math.min(typed.length, known.length);
  if (letters < LETTERS_FOR_ONE_SLIP || typed.startsWith(known) || known.startsWith(typed)) return false;
  return editDistance(typed, known) <= (letters < LETTERS_FOR_TWO_SLIPS ? 1 : 2);
};

/** Every word typed is one of the candidate's, and enough of one of its names is typed. */
function isNamed({ names, placeWords }: Candidate, typed: readonly string[], same: SameWord): boolean {
  const known = [...names.flat(), ...placeWords];
  return (
    typed.every((word) => known.some((one) => same(word, one))) &&
    names.some((name) => {
      const share = name.filter((one) => typed.some((word) => same(word, one))).length / name.length;
      return share > SHARE_OF_NAME;
    })
  );
}

function isPlaced({ names, placeWords }: Candidate, typed: readonly string[], same: SameWord): boolean {
  const known = [...names.flat(), ...placeWords];
  const inPlace = (word: string): boolean => [...placeWords].some((one) => same(word, one));
  return typed.every((word) => known.some((one) => same(word, one))) && typed.some(inPlace);
}

/** The places that hold every typed word that is about a place at all. */
function placesTyped({ places, placeWords }: Candidate, typed: readonly string[], same: SameWord): readonly string[] {
  const isIn = (words: ReadonlySet<string>, word: string): boolean => [...words].some((one) => same(word, one));
  const aboutPlace = typed.filter((word) => isIn(placeWords, word));
  return places
    .filter((place) => aboutPlace.every((word) => isIn(placeWordsOf([place], []), word)))
    .map(({ id }) => id);
}

/** The places that are typed beside a name: `library Wijnhaven`. */
function placesBesideName(candidate: Candidate, typed: readonly string[], same: SameWord): readonly string[] {
  const beside = typed.filter((word) => !candidate.names.flat().some((one) => same(word, one)));
  return beside.length === 0 ? [] : placesTyped(candidate, beside, same);
}

/** More than half of the words typed are its own: what is left when the words fit neither a name nor a task. */
function isTouched({ names, placeWords }: Candidate, typed: readonly string[]): boolean {
  const known = new Set([...names.flat(), ...placeWords]);
  return typed.filter((word) => known.has(word)).length * 2 > typed.length;
}

function candidatesOf({ desks, faculties, stopWords }: TriageSection): {
  readonly ignored: ReadonlySet<string>;
  readonly candidates: readonly Candidate[];
} {
  const ignored = new Set([...stopWords.en, ...stopWords.nl, ...ABOUT_ANY_DESK]);
  const candidates = [
    ...desks.map((desk) => deskCandidate(desk, ignored)),
    ...faculties.map((faculty) => facultyCandidate(faculty, ignored)),
  ];
  return { ignored, candidates };
}

/** Whether a finding says more than the others: the office of one faculty adds nothing to the office as such. */
function addsToOthers({ desk, faculty }: Found, all: readonly Found[]): boolean {
  return faculty === null || !all.some((other) => other.desk === desk && other.faculty === null);
}

function finding(
  by: Finding['by'],
  candidates: readonly Candidate[],
  placesOf: (candidate: Candidate) => readonly string[] = () => [],
): Finding | null {
  const found = candidates.map((one) => ({ desk: one.desk, faculty: one.faculty, places: placesOf(one) }));
  return found.length === 0 ? null : { by, found: found.filter((one) => addsToOthers(one, found)) };
}

/**
 * The desks whose name (or id, abbreviation, other name) or place is typed, in the order of the data; words as they are
 * written before words with a slip. Null where the words are more than a name or a place: then they tell what is wrong.
 */
export function findByName(query: string, triage: TriageSection): Finding | null {
  const { ignored, candidates } = candidatesOf(triage);
  const whole = wordsOf(query).join(' ');
  const called = finding(
    'name',
    candidates.filter(({ wholeNames }) => wholeNames.has(whole)),
  );
  if (called !== null) return called;
  const typed = content(wordsOf(query), ignored);
  if (typed.length === 0) return null;
  for (const same of [exactly, nearly]) {
    const found =
      finding(
        'name',
        candidates.filter((one) => isNamed(one, typed, same)),
        (one) => placesBesideName(one, typed, same),
      ) ??
      finding(
        'place',
        candidates.filter((one) => isPlaced(one, typed, same)),
        (one) => placesTyped(one, typed, same),
      );
    if (found !== null) return found;
  }
  return null;
}

/** The desks that hold more than half of the words typed, for words that fit neither a whole name nor a task. */
export function findByHalf(query: string, triage: TriageSection): Finding | null {
  const { ignored, candidates } = candidatesOf(triage);
  const typed = wordsOf(query).filter((word) => !ignored.has(word));
  if (typed.length === 0) return null;
  return finding(
    'name',
    candidates.filter((one) => isTouched(one, typed)),
  );
}
