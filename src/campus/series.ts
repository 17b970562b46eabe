import type { Schedule } from '../reference/campus-data.ts';
import { instantOfLocalMs, resolveWallTime, wallTimeAt } from '../time/zone.ts';
import { DAY_MS, dayNumberOf } from './civil.ts';
import { plannedTimesOf, spanOn, usualLengthMs } from './planned-times.ts';
import { datesOf } from './recurrence.ts';
import { type Occurrence, occurrenceOf } from './windows.ts';

/**
 * A schedule as calendar programs want it: one series by its rule, and single events for everything that they would
 * read differently from us or from each other.
 */
export interface Series {
  /** The day of the first instance: the rule counts from it. Null for a rule that has no day from there on. */
  readonly firstDay: number | null;
  readonly startMinutes: number;
  readonly lengthMs: number;
  /** The last start of a rule that ends with UNTIL; null for no such end. */
  readonly untilMs: number | null;
  /** Days of the rule that the series leaves out. */
  readonly leftOut: readonly number[];
  readonly singles: readonly Single[];
}

export interface Single {
  readonly kind: 'moved' | 'extra' | 'clock-change';
  readonly occurrence: Occurrence;
}

/** So far ahead instances that a clock change touches are looked for; beyond it the series alone speaks. */
const HORIZON_YEARS = 15;

/** @param fromYear where a rule that always held begins: a calendar needs a first day */
export function seriesOf(schedule: Schedule, fromYear: number): Series {
  const times = plannedTimesOf(schedule);
  const from = times.sinceDay ?? dayNumberOf(fromYear, 1, 1);
  const horizon = Math.max(from, dayNumberOf(fromYear + HORIZON_YEARS, 1, 1));
  const first = datesOf(times.rule, times.sinceDay, from, dayNumberOf(2101, 1, 1)).next();
  const firstDay = first.done === true || startOn(schedule, first.value) > times.untilMs ? null : first.value;
  const odd =
    firstDay === null
      ? []
      : [...datesOf(times.rule, times.sinceDay, firstDay, horizon)].filter((day) => isOdd(schedule, day));
  const { until } = times.rule;
  return {
    firstDay,
    startMinutes: times.hours.startMinutes,
    lengthMs: usualLengthMs(times.hours),
    untilMs: until === null ? null : until.kind === 'instant' ? until.instantMs : startOn(schedule, until.day),
    leftOut:
      firstDay === null
        ? []
        : [...new Set([...times.takenAway, ...odd])].filter((day) => day >= firstDay).sort((a, b) => a - b),
    singles: [
      ...times.singles.map(({ kind, day, startMs, endMs }) => ({
        kind,
        occurrence: occurrenceOf(schedule, day, startMs, endMs),
      })),
      ...odd
        .filter((day) => !times.takenAway.has(day))
        .map((day) => {
          const { startMs, endMs } = spanOn(day, times.hours, schedule.zone);
          return { kind: 'clock-change' as const, occurrence: occurrenceOf(schedule, day, startMs, endMs) };
        })
        .filter(({ occurrence }) => occurrence.startMs <= times.untilMs),
    ],
  };
}

function startOn(schedule: Schedule, day: number): number {
  return spanOn(day, plannedTimesOf(schedule).hours, schedule.zone).startMs;
}

/** Whether the clock skips or repeats the start, or makes the instance longer or shorter than usual. */
function isOdd(schedule: Schedule, day: number): boolean {
  const { zone } = schedule;
  const { hours } = plannedTimesOf(schedule);
  const localMs = day * DAY_MS + hours.startMinutes * 60_000;
  const lengthMs = usualLengthMs(hours);
  const startMs = instantOfLocalMs(localMs, zone);
  const wall = wallTimeAt(localMs, 'UTC');
  const isClear = resolveWallTime(wall, zone).kind === 'unique';
  return !isClear || instantOfLocalMs(localMs + lengthMs, zone) - startMs !== lengthMs;
}
