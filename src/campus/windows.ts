import type { Schedule } from '../reference/campus-data.ts';
import { CAMPUS_ZONE, instantOf, isoAt } from '../time/zone.ts';
import { civilDateOf, DAY_MS, dayNumberOfIso, isoDayOf } from './civil.ts';
import { datesOf } from './recurrence.ts';
import { type Rule, readRule } from './rule.ts';

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

const MINUTES_PER_DAY = 1440;

/** No window is longer than a day of the clock and a clock change. */
const LONGEST_MS = 2 * DAY_MS;

/** How far ahead a next occurrence is looked for: past it a rule counts as one that never comes. */
const FARTHEST_NEXT_DAYS = 366 * 132;

/** Occurrences of all schedules that start at or after `fromMs` and before `toMs`. */
export function occurrencesStartingIn(
  schedules: readonly Schedule[],
  fromMs: number,
  toMs: number,
): readonly Occurrence[] {
  return byStart(schedules.flatMap((schedule) => [...startingIn(schedule, fromMs, toMs)]));
}

/** Occurrences that run at an instant. */
export function activeAt(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  return overlapping(schedules, instantMs, instantMs + 1);
}

/** Occurrences that ended at or less than two hours before an instant. */
export function recentlyEndedAt(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  const sinceMs = instantMs - RECENT_MINUTES * 60_000;
  return occurrencesStartingIn(schedules, sinceMs - LONGEST_MS, instantMs).filter(
    (occurrence) => occurrence.endMs <= instantMs && occurrence.endMs > sinceMs,
  );
}

/** For every schedule its first occurrence that starts strictly after an instant; none for one that never comes. */
export function nextAfter(schedules: readonly Schedule[], instantMs: number): readonly Occurrence[] {
  const fromMs = instantMs + 1;
  return byStart(
    schedules.flatMap((schedule) => {
      const first = startingIn(schedule, fromMs, fromMs + FARTHEST_NEXT_DAYS * DAY_MS).next();
      return first.done === true ? [] : [first.value];
    }),
  );
}

/** The `count` soonest occurrences over all schedules that start strictly after an instant. */
export function soonestAfter(schedules: readonly Schedule[], instantMs: number, count: number): readonly Occurrence[] {
  const fromMs = instantMs + 1;
  const soonest = schedules.flatMap((schedule) => {
    const some: Occurrence[] = [];
    for (const occurrence of startingIn(schedule, fromMs, fromMs + FARTHEST_NEXT_DAYS * DAY_MS)) {
      if (some.push(occurrence) === count) break;
    }
    return some;
  });
  return byStart(soonest).slice(0, count);
}

/** Occurrences that share at least an instant with the half-open period from `startMs` to `endMs`. */
export function overlapping(schedules: readonly Schedule[], startMs: number, endMs: number): readonly Occurrence[] {
  return occurrencesStartingIn(schedules, startMs - LONGEST_MS, endMs).filter(
    (occurrence) => occurrence.endMs > startMs,
  );
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

/** The schedules that concern a service. */
export function schedulesOf(schedules: readonly Schedule[], service: string): readonly Schedule[] {
  return schedules.filter((schedule) => schedule.services.includes(service));
}

/** Occurrences of one schedule by start, from `fromMs` up to and without `toMs`; computed as they are asked for. */
function* startingIn(schedule: Schedule, fromMs: number, toMs: number): Generator<Occurrence> {
  const sinceDay = schedule.since === undefined ? null : dayNumberOfIso(schedule.since);
  const fromDay = Math.floor(fromMs / DAY_MS) - ZONE_SLACK_DAYS;
  const toDay = Math.ceil(toMs / DAY_MS) + ZONE_SLACK_DAYS;
  const startMinutes = minutesOf(schedule.start);
  for (const day of datesOf(checkedRule(schedule), sinceDay, fromDay, toDay)) {
    const startMs = instantOnDay(day, startMinutes, schedule.zone);
    if (startMs >= fromMs && startMs < toMs) yield occurrenceOn(schedule, day, startMs);
  }
}

function occurrenceOn(schedule: Schedule, day: number, startMs: number): Occurrence {
  const date = schedule.zone === CAMPUS_ZONE ? isoDayOf(day) : isoAt(startMs).slice(0, 10);
  return {
    id: `${schedule.id}/${date}`,
    schedule: schedule.id,
    services: schedule.services,
    startMs,
    endMs: endOf(schedule, day, startMs),
    impact: schedule.impact,
  };
}

/**
 * The end is a wall-clock time, so a window that a clock change falls into lasts an hour more or less. Only where
 * the start was skipped past the end does the planned length count instead.
 */
function endOf(schedule: Schedule, day: number, startMs: number): number {
  const endMinutes = minutesOf(schedule.end);
  const lengthMinutes = endMinutes - minutesOf(schedule.start);
  const daysLater = lengthMinutes > 0 ? 0 : 1;
  const endMs = instantOnDay(day + daysLater, endMinutes, schedule.zone);
  return endMs > startMs ? endMs : startMs + (lengthMinutes + daysLater * MINUTES_PER_DAY) * 60_000;
}

function instantOnDay(day: number, minutesAfterMidnight: number, zone: string): number {
  const { year, month, day: dayOfMonth } = civilDateOf(day);
  const hour = Math.floor(minutesAfterMidnight / 60);
  const minute = minutesAfterMidnight % 60;
  return instantOf({ year, month, day: dayOfMonth, hour, minute, second: 0 }, zone);
}

/** `07:30` as minutes after midnight. */
function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}

/** Rules that were read before: one answer asks for the same few again and again. */
const rulesRead = new Map<string, Rule>();

function checkedRule(schedule: Schedule): Rule {
  const known = rulesRead.get(schedule.rule);
  if (known !== undefined) return known;
  const rule = readRule(schedule.rule);
  if ('problem' in rule) throw new Error(`schedule ${schedule.id} was not checked: ${rule.problem.en}`);
  rulesRead.set(schedule.rule, rule);
  return rule;
}

function byStart(occurrences: Occurrence[]): readonly Occurrence[] {
  return occurrences.sort((a, b) => a.startMs - b.startMs || compareText(a.schedule, b.schedule));
}

/** By code unit: the same order on every machine, whatever its language. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
