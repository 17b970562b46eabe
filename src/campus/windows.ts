import type { Schedule } from '../reference/campus-data.ts';
import { isoAt } from '../time/zone.ts';
import { DAY_MS } from './civil.ts';
import {
  NO_STEADY_DAYS,
  type PlannedTimes,
  plannedTimesOf,
  spanOn,
  steadyDaysAt,
  usualLengthMs,
} from './planned-times.ts';
import { DatesByPeriod } from './recurrence.ts';

/** One dated instance of a maintenance window. Its start belongs to it, its end does not. */
export interface Occurrence {
  /** Schedule id, `/`, campus date of the regular start: `usis-friday/2026-11-27`. */
  readonly id: string;
  readonly schedule: string;
  readonly services: readonly string[];
  readonly startMs: number;
  readonly endMs: number;
  readonly impact: Schedule['impact'];
}

/** An occurrence as it stands in JSON. */
export interface OccurrenceJson {
  readonly id: string;
  readonly schedule: string;
  readonly services: readonly string[];
  readonly start: string;
  readonly end: string;
  readonly impact: Schedule['impact'];
}

/** How long after its planned end work counts as recently ended. */
export const RECENT_MINUTES = 120;

/**
 * A civil date and the UTC date of an instant on it differ by at most one day, and a wall time that a clock change
 * skips moves by at most one more (Pacific/Apia left out a whole day in 2011).
 */
const ZONE_SLACK_DAYS = 2;

const FIRST_MS = 0;
const YEAR_MS = 366 * DAY_MS;

/** How far ahead a next occurrence is looked for: past it a rule counts as one that never comes. */
const FARTHEST_NEXT_DAYS = 366 * 132;

/** Occurrences of all schedules that start at or after `fromMs` and before `toMs`. */
export function occurrencesStartingIn(
  schedules: readonly Schedule[],
  fromMs: number,
  toMs: number,
): readonly Occurrence[] {
  const [only, ...others] = schedules;
  // The occurrences of one schedule are in order already, and may be many.
  if (only !== undefined && others.length === 0) return startingIn(only, fromMs, toMs);
  return byStart(schedules.flatMap((schedule) => startingIn(schedule, fromMs, toMs)));
}

/** Occurrences that run at an instant. */
export function activeAt(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  return overlapping(schedules, instantMs, instantMs + 1);
}

/** Occurrences that ended at or less than two hours before an instant. */
export function recentlyEndedAt(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  return endedWithin(schedules, instantMs, RECENT_MINUTES);
}

/** Occurrences that ended at or less than so many minutes before an instant. */
export function endedWithin(schedules: readonly Schedule[], instantMs: number, minutes: number): readonly Occurrence[] {
  const sinceMs = instantMs - minutes * 60_000;
  return overlapping(schedules, sinceMs, instantMs).filter(({ endMs }) => endMs <= instantMs);
}

/** For every schedule its first occurrence that starts strictly after an instant; none for one that never comes. */
export function nextAfter(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  const fromMs = instantMs + 1;
  const toMs = fromMs + FARTHEST_NEXT_DAYS * DAY_MS;
  return byStart(schedules.flatMap((schedule) => startingIn(schedule, fromMs, toMs, 1)));
}

/** The `count` soonest occurrences over all schedules that start strictly after an instant. */
export function soonestAfter(schedules: readonly Schedule[], instantMs: number, count: number): readonly Occurrence[] {
  const fromMs = instantMs + 1;
  const toMs = fromMs + FARTHEST_NEXT_DAYS * DAY_MS;
  return byStart(schedules.flatMap((schedule) => startingIn(schedule, fromMs, toMs, count))).slice(0, count);
}

/** The last occurrence of a schedule that starts before an instant, found backwards year by year; null for none. */
export function lastBefore(schedule: Schedule, instantMs: number): Occurrence | null {
  for (let toMs = instantMs; toMs > FIRST_MS; toMs -= YEAR_MS) {
    const last = occurrencesStartingIn([schedule], Math.max(FIRST_MS, toMs - YEAR_MS), toMs).at(-1);
    if (last !== undefined) return last;
  }
  return null;
}

/** Occurrences that share at least an instant with the half-open period from `startMs` to `endMs`. */
export function overlapping(schedules: readonly Schedule[], startMs: number, endMs: number): readonly Occurrence[] {
  const found = schedules.flatMap((schedule) =>
    startingIn(schedule, startMs - plannedTimesOf(schedule).longestMs, endMs).filter((each) => each.endMs > startMs),
  );
  return byStart(found);
}

/** The occurrence as JSON: instants in campus time. */
export function occurrenceJson(occurrence: Occurrence): OccurrenceJson {
  const { id, schedule, services, startMs, endMs, impact } = occurrence;
  return { id, schedule, services, start: isoAt(startMs), end: isoAt(endMs), impact };
}

export interface PlannedWork {
  readonly service: string | null;
  readonly active: readonly Occurrence[];
  /** True when planned work of that service runs: it may explain the trouble. */
  readonly mayExplain: boolean;
}

/** Planned work on one service at an instant; none for trouble that belongs to no service (null). */
export function plannedWork(schedules: readonly Schedule[], service: string | null, instantMs: number): PlannedWork {
  const active = service === null ? [] : activeAt(schedulesOf(schedules, service), instantMs);
  return { service, active, mayExplain: active.length > 0 };
}

/** The schedules with their other reading, where they have one. */
export function readOtherwise(schedules: readonly Schedule[]): readonly Schedule[] {
  return schedules.flatMap((schedule) =>
    schedule.otherReading === null ? [] : [{ ...schedule, rule: schedule.otherReading.rule }],
  );
}

/** Work that runs at an instant only if the published rule is read in its other way. */
export function perhapsActiveAt(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  const doubtful = activeAt(readOtherwise(schedules), instantMs);
  if (doubtful.length === 0) return [];
  const sure = activeAt(schedules, instantMs);
  return doubtful.filter(({ id }) => !sure.some((one) => one.id === id));
}

/** The schedules that concern a service. */
export function schedulesOf(schedules: readonly Schedule[], service: string): readonly Schedule[] {
  return schedules.filter((schedule) => schedule.services.includes(service));
}

/** The first `most` occurrences of one schedule by start, from `fromMs` up to and without `toMs`. */
function startingIn(
  schedule: Schedule,
  fromMs: number,
  toMs: number,
  most: number = Number.POSITIVE_INFINITY,
): readonly Occurrence[] {
  const times = plannedTimesOf(schedule);
  const regular = regularIn(schedule, times, { fromMs, toMs, most });
  const singles = times.singles.filter(({ startMs }) => startMs >= fromMs && startMs < toMs);
  if (singles.length === 0) return regular;
  const named = singles.map(({ day, startMs, endMs }) => occurrenceOf(schedule, day, startMs, endMs));
  return byStart([...named, ...regular]).slice(0, most);
}

interface Wanted {
  readonly fromMs: number;
  readonly toMs: number;
  readonly most: number;
}

/** What the rule gives, without the days that an exception takes away; no further than what is wanted. */
function regularIn(schedule: Schedule, times: PlannedTimes, { fromMs, toMs, most }: Wanted): Occurrence[] {
  const { id, services, impact, zone } = schedule;
  const { rule, sinceDay, hours, untilMs, takenAway, nameOf } = times;
  const fromDay = Math.floor(fromMs / DAY_MS) - ZONE_SLACK_DAYS;
  const toDay = Math.ceil(toMs / DAY_MS) + ZONE_SLACK_DAYS;
  const lengthMs = usualLengthMs(hours);
  const found: Occurrence[] = [];
  let steady = NO_STEADY_DAYS;
  const dates = new DatesByPeriod(rule, sinceDay, fromDay, toDay);
  for (let period = dates.first; period <= dates.last; period += dates.step) {
    for (const day of dates.of(period)) {
      if (day < steady.fromDay || day >= steady.toDay) steady = steadyDaysAt(day, hours, zone);
      let startMs = day * DAY_MS + steady.startMs;
      let endMs = startMs + lengthMs;
      if (day < steady.fromDay || day >= steady.toDay) ({ startMs, endMs } = spanOn(day, hours, zone));
      if (startMs > untilMs) return found;
      if (startMs < fromMs || startMs >= toMs || takenAway.has(day)) continue;
      found.push({ id: nameOf(day), schedule: id, services, startMs, endMs, impact });
      if (found.length === most) return found;
    }
  }
  return found;
}

/** @param day the day of the regular start; a moved occurrence keeps the name it would have had */
export function occurrenceOf(schedule: Schedule, day: number, startMs: number, endMs: number): Occurrence {
  const { id, services, impact } = schedule;
  return { id: plannedTimesOf(schedule).nameOf(day), schedule: id, services, startMs, endMs, impact };
}

function byStart(occurrences: Occurrence[]): readonly Occurrence[] {
  return occurrences.sort((a, b) => a.startMs - b.startMs || compareText(a.schedule, b.schedule));
}

/** By code unit: the same order on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
