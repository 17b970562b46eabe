import { type DeskView, hoursHints, type SourceView, viewDesk, viewSources } from '../campus/desk-view.ts';
import { type Occurrence, type PlannedWork, perhapsActiveAt, plannedWork, schedulesOf } from '../campus/windows.ts';
import { type Incidents, isTroubled, NO_INCIDENTS } from '../feeds/incidents.ts';
import { FACULTY_QUESTION, type Given } from '../flow/replay.ts';
import type { CampusSection, TriageSection } from '../reference/sections.ts';
import type { Faculty, Outcome } from '../reference/triage-data.ts';

/** An outcome with everything that depends on the moment and the faculty. */
export interface OutcomeView {
  readonly outcome: Outcome;
  /** Who to go to, in order. */
  readonly desks: readonly DeskView[];
  /** Who is next when the first desk says "not ours". */
  readonly next: readonly DeskView[];
  readonly work: PlannedWork;
  /** Work on that service that runs if the published rule is read in its other way. */
  readonly perhaps: readonly Occurrence[];
  /** Live notices of the outcome's service; the work may also be one that they speak of. */
  readonly incidents: Incidents;
  /** The remarks that hold for the student's faculty; all of them where it is not known. */
  readonly notes: readonly Note[];
  /** In the order in which the answer uses them. */
  readonly sources: readonly SourceView[];
}

export type Note = Outcome['notes'][number];

export interface Moment {
  /** The moment the question is about: desk hours and planned work. */
  readonly atMs: number;
  /** Today: the age of sources counts from it. */
  readonly nowMs: number;
  readonly incidents?: Incidents;
}

/** The faculty that the answers name, or null. */
export function facultyOf(triage: TriageSection, trace: readonly Given[]): Faculty | null {
  const option = trace.find(({ question }) => question === FACULTY_QUESTION)?.option;
  return triage.faculties.find(({ id }) => id === option) ?? null;
}

/** Joins an outcome with its desks, their hours at that moment, planned work and sources. */
export function viewOutcome(
  data: { readonly triage: TriageSection; readonly campus: CampusSection },
  outcome: Outcome,
  trace: readonly Given[],
  moment: Moment,
): OutcomeView {
  const { triage, campus } = data;
  const faculty = facultyOf(triage, trace);
  const desks = outcome.desks.map((id) => viewDesk(triage, id, faculty, moment.atMs));
  const firstDesk = triage.desks.find(({ id }) => id === outcome.desks[0]);
  const nextIds = outcome.handsOverTo.length > 0 ? outcome.handsOverTo : (firstDesk?.handsOverTo ?? []);
  const next = nextIds.filter((id) => !outcome.desks.includes(id));
  const work = plannedWork(campus.schedules, outcome.service, moment.atMs);
  const { service } = outcome;
  const perhaps = service === null ? [] : perhapsActiveAt(schedulesOf(campus.schedules, service), moment.atMs);
  const incidents = moment.incidents ?? NO_INCIDENTS;
  const notes = outcome.notes.filter(({ faculty: of }) => of === undefined || faculty === null || of === faculty.id);
  return {
    outcome,
    desks,
    next: next.map((id) => viewDesk(triage, id, faculty, moment.atMs)),
    work: { ...work, mayExplain: work.mayExplain || isTroubled(incidents, outcome.service) },
    perhaps,
    incidents,
    notes,
    sources: viewSources(sourceIds(triage, outcome, notes, faculty), campus.sources, moment.nowMs),
  };
}

/** In the order in which the answer uses them. */
function sourceIds(
  triage: TriageSection,
  outcome: Outcome,
  notes: readonly Note[],
  faculty: Faculty | null,
): readonly string[] {
  const desks = outcome.desks.flatMap((id) => triage.desks.filter((desk) => desk.id === id));
  const bring = triage.bring.filter(({ id }) => outcome.bring.includes(id));
  const records = [
    outcome,
    ...outcome.selfHelp,
    ...notes,
    ...desks,
    ...desks.flatMap((desk) => desk.channels),
    ...bring,
    ...hoursHints(desks[0]),
  ];
  return [...records, ...(faculty === null ? [] : [faculty])].flatMap(({ sources }) => sources);
}
