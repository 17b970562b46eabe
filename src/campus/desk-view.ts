import type { Text } from '../language.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Source } from '../reference/source-data.ts';
import type { Channel, Closure, Faculty, Hint, Place, WeeklyHours } from '../reference/triage-data.ts';
import { type Age, ageOf } from './age.ts';
import { type DeskState, deskState } from './hours.ts';

/** The desk whose channels are those of the student's own programme, once the faculty is known. */
export const PROGRAMME_OFFICE = 'programme-office';

/** A desk with everything that depends on the moment and the faculty. */
export interface DeskView {
  readonly id: string;
  readonly name: Text;
  readonly handles: Text;
  readonly channels: readonly Channel[];
  readonly city: 'leiden' | 'the-hague' | null;
  /** Null where no source gives them: unknown, never closed. */
  readonly hours: readonly WeeklyHours[] | null;
  readonly closures: readonly Closure[];
  readonly state: DeskState;
  readonly places: readonly Place[];
  readonly hints: readonly Hint[];
  /** Ids of desks to try when this one says "not ours", in order. */
  readonly handsOverTo: readonly string[];
  /** Ids of the sources of the desk and its channels, each once. */
  readonly sources: readonly string[];
}

export interface SourceView {
  readonly source: Source;
  readonly age: Age;
}

/**
 * One desk as it is at a moment; the administration of a programme is that of the faculty, where one is known.
 *
 * @throws Error for a desk that does not exist: the rules of the data forbid to name one
 */
export function viewDesk(
  { desks }: Pick<TriageSection, 'desks'>,
  id: string,
  faculty: Faculty | null,
  atMs: number,
): DeskView {
  const desk = desks.find((candidate) => candidate.id === id);
  if (desk === undefined) throw new Error(`The outcomes name the desk ${id}, which does not exist.`);
  const ofFaculty = id === PROGRAMME_OFFICE && faculty !== null ? faculty : null;
  const parts = ofFaculty === null ? desk : { ...ofFaculty.administration, city: ofFaculty.city };
  const { name, channels, city, hours, closures, places, hints } = parts;
  const { sources } = ofFaculty ?? desk;
  return {
    id,
    name,
    handles: desk.handles,
    channels,
    city,
    hours,
    closures,
    state: deskState(hours, closures, atMs),
    places,
    hints,
    handsOverTo: desk.handsOverTo,
    sources: [...new Set([...sources, ...channels.flatMap((channel) => channel.sources)])],
  };
}

/** What old or undated pages say of the hours of a desk whose hours no source gives. */
export function hoursHints(desk: Pick<DeskView, 'hours' | 'hints'> | undefined): readonly Hint[] {
  return desk === undefined || desk.hours !== null ? [] : desk.hints.filter(({ about }) => about === 'hours');
}

/** The sources of these ids with their age, each once, in the order of the ids. */
export function viewSources(ids: Iterable<string>, sources: readonly Source[], nowMs: number): readonly SourceView[] {
  return [...new Set(ids)].flatMap((id) => {
    const source = sources.find((candidate) => candidate.id === id);
    return source === undefined ? [] : [{ source, age: ageOf(source.statedOn, nowMs) }];
  });
}
