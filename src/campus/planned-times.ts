import type { Schedule, ScheduleException } from '../reference/campus-data.ts';
import { CAMPUS_ZONE, instantOfLocalMs, isoAt, steadyClockAt } from '../time/zone.ts';
import { DAY_MS, dayNumberOfIso, dayWriter } from './civil.ts';
import { type Rule, readRule } from './rule.ts';

/** Clock times of one instance. The end is a clock time too, or an exact length. */
export interface Hours {
  readonly startMinutes: number;
  readonly end: { readonly kind: 'clock'; readonly minutes: number } | { readonly kind: 'length'; readonly ms: number };
}

/** An instance that the rule does not give: moved or extra. */
export interface SingleTime {
  /** The day it is called by: that of the regular start, for an extra one its own. */
  readonly day: number;
  readonly startMs: number;
  readonly endMs: number;
  readonly kind: 'moved' | 'extra';
}

/** A schedule made ready to compute with. */
export interface PlannedTimes {
  readonly rule: Rule;
  readonly sinceDay: number | null;
  /** Starts after this instant are no longer of the rule. */
  readonly untilMs: number;
  readonly hours: Hours;
  /** Days of the rule on which it has nothing: cancelled, or moved away. */
  readonly takenAway: ReadonlySet<number>;
  /** By start. */
  readonly singles: readonly SingleTime[];
  /** No instance lasts longer. */
  readonly longestMs: number;
  /** The id of the instance of a day: `usis-friday/2026-11-27`. */
  readonly nameOf: (day: number) => string;
}

const MINUTE_MS = 60_000;
const MINUTES_PER_DAY = 1440;
/** A clock change makes a window by the clock longer; the largest known is a day (Pacific/Apia in 2011). */
const CLOCK_CHANGE_MS = DAY_MS;

const known = new WeakMap<Schedule, PlannedTimes>();
/** Many schedules share a rule, and a rule keeps what was counted for it. */
const rulesRead = new Map<string, Rule>();

/** @throws Error for a schedule that `reference/campus-rules` would refuse */
export function plannedTimesOf(schedule: Schedule): PlannedTimes {
  const before = known.get(schedule);
  if (before !== undefined) return before;
  const made = make(schedule);
  known.set(schedule, made);
  return made;
}

function make(schedule: Schedule): PlannedTimes {
  const rule = checkedRule(schedule);
  const hours = hoursOf(schedule);
  const exceptions = schedule.exceptions ?? [];
  const singles = exceptions.flatMap((exception) => singleOf(exception, schedule));
  const lengths = [usualLengthMs(hours) + CLOCK_CHANGE_MS, ...singles.map(({ startMs, endMs }) => endMs - startMs)];
  return {
    rule,
    sinceDay: schedule.since === undefined ? null : dayNumberOfIso(schedule.since),
    untilMs: rule.until?.kind === 'instant' ? rule.until.instantMs : Number.MAX_SAFE_INTEGER,
    hours,
    takenAway: new Set(exceptions.filter(({ kind }) => kind !== 'extra').map(({ on }) => dayNumberOfIso(on))),
    singles: singles.sort((a, b) => a.startMs - b.startMs),
    longestMs: Math.max(...lengths),
    nameOf: namerOf(schedule, hours),
  };
}

/** By the campus date of the regular start. */
function namerOf({ id, zone }: Schedule, hours: Hours): (day: number) => string {
  const write = dayWriter(`${id}/`);
  if (zone === CAMPUS_ZONE) return write;
  return (day) => write(dayNumberOfIso(isoAt(spanOn(day, hours, zone).startMs).slice(0, '2026-11-27'.length)));
}

function checkedRule(schedule: Schedule): Rule {
  const read = rulesRead.get(schedule.rule);
  if (read !== undefined) return read;
  const rule = readRule(schedule.rule);
  if ('problem' in rule) throw new Error(`schedule ${schedule.id} was not checked: ${rule.problem.en}`);
  rulesRead.set(schedule.rule, rule);
  return rule;
}

function singleOf(exception: ScheduleException, schedule: Schedule): readonly SingleTime[] {
  if (exception.kind === 'cancelled') return [];
  const day = dayNumberOfIso(exception.on);
  const target = exception.kind === 'moved' ? dayNumberOfIso(exception.to) : day;
  return [{ day, kind: exception.kind, ...spanOn(target, hoursOf(schedule, exception), schedule.zone) }];
}

/** The times of a schedule; those of an exception where it names some. */
export function hoursOf(
  schedule: Pick<Schedule, 'start' | 'end' | 'duration'>,
  exception: { readonly start?: string; readonly end?: string } = {},
): Hours {
  const startMinutes = minutesOf(exception.start ?? schedule.start);
  const end = exception.end ?? schedule.end;
  if (end !== undefined) return { startMinutes, end: { kind: 'clock', minutes: minutesOf(end) } };
  return { startMinutes, end: { kind: 'length', ms: durationMinutes(schedule.duration ?? '') * MINUTE_MS } };
}

/**
 * One instance, by its day. An end by the clock makes a window that a clock change falls into an hour longer or
 * shorter; only where the start was skipped past that end does the planned length count instead.
 */
export function spanOn(day: number, hours: Hours, zone: string): { readonly startMs: number; readonly endMs: number } {
  const { startMinutes, end } = hours;
  const startMs = instantOfLocalMs(day * DAY_MS + startMinutes * MINUTE_MS, zone);
  if (end.kind === 'length') return { startMs, endMs: startMs + end.ms };
  const lengthMs = usualLengthMs(hours);
  const endMs = instantOfLocalMs(day * DAY_MS + startMinutes * MINUTE_MS + lengthMs, zone);
  return { startMs, endMs: endMs > startMs ? endMs : startMs + lengthMs };
}

/**
 * Days between two clock changes: from `fromDay` up to and without `toDay` each instance begins `startMs` after the
 * UTC midnight of its day and lasts as long as usual.
 */
export interface SteadyDays {
  readonly fromDay: number;
  readonly toDay: number;
  readonly startMs: number;
}

export const NO_STEADY_DAYS: SteadyDays = { fromDay: 0, toDay: 0, startMs: 0 };

/** The steady days around one, for long lists; `NO_STEADY_DAYS` where none are known, and `spanOn` has to be asked. */
export function steadyDaysAt(day: number, hours: Hours, zone: string): SteadyDays {
  const startLocalMs = hours.startMinutes * MINUTE_MS;
  const steady = steadyClockAt(day * DAY_MS + startLocalMs, zone);
  if (steady === null) return NO_STEADY_DAYS;
  const { offsetMs, fromLocalMs, toLocalMs } = steady;
  return {
    fromDay: Math.ceil((fromLocalMs - startLocalMs) / DAY_MS),
    toDay: Math.floor((toLocalMs - startLocalMs - usualLengthMs(hours)) / DAY_MS),
    startMs: startLocalMs - offsetMs,
  };
}

/** How long an instance lasts by the clock. */
export function usualLengthMs({ startMinutes, end }: Hours): number {
  if (end.kind === 'length') return end.ms;
  const minutes = end.minutes - startMinutes;
  return (minutes > 0 ? minutes : minutes + MINUTES_PER_DAY) * MINUTE_MS;
}

/** `07:30` as minutes after midnight. */
function minutesOf(clockTime: string): number {
  return Number(clockTime.slice(0, 2)) * 60 + Number(clockTime.slice(3, 5));
}

/** Minutes of `PT2H30M`; 0 for text of another form. */
export function durationMinutes(text: string): number {
  const [, hours = '0', minutes = '0'] = /^PT(?:(\d+)H)?(?:(\d+)M)?$/.exec(text) ?? [];
  return Number(hours) * 60 + Number(minutes);
}
