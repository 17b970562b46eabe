import type { WeeklyHours } from '../reference/triage-data.ts';
import { addDays, type CalendarDate, weekdayOf } from '../time/calendar.ts';
import { CAMPUS_ZONE, instantOf, wallTimeAt } from '../time/zone.ts';

/** Whether a desk is open. Null means that it is not known, or that there is no such moment. */
export interface DeskState {
  readonly openNow: boolean | null;
  /** The next time it opens, later than the moment asked; null also for a desk that never opens or never closes. */
  readonly nextOpeningMs: number | null;
  /** When it closes, if it is open now; null also for one that is always open. */
  readonly closesMs: number | null;
}

/** Start included, end not. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

const UNKNOWN: DeskState = { openNow: null, nextOpeningMs: null, closesMs: null };
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
const WEEK_MS = 7 * 86_400_000;

/** Last night's hours may still run; a week and a day later everything has come round once. */
const DAYS_BACK = 1;
const DAYS_AHEAD = 8;

/** Minutes after midnight of `08:30`; 1440 for `24:00`. */
function minutesOfDay(clockTime: string): number {
  const [hours, minutes] = clockTime.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function instantOnCampus(date: CalendarDate, minutes: number): number {
  return instantOf({ ...date, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 }, CAMPUS_ZONE);
}

/** The row on one date; null where it is not open that day. */
function stretchOn(date: CalendarDate, row: WeeklyHours): Stretch | null {
  const today = WEEKDAYS[weekdayOf(date) - 1];
  if (today === undefined || !row.days.includes(today)) return null;
  const opens = minutesOfDay(row.opens);
  const closes = minutesOfDay(row.closes);
  const startMs = instantOnCampus(date, opens);
  const endMs = instantOnCampus(closes < opens ? addDays(date, 1) : date, closes);
  return endMs > startMs ? { startMs, endMs } : null;
}

/** Stretches in order of time; those that touch or overlap become one. */
function joined(stretches: readonly Stretch[]): readonly Stretch[] {
  const inOrder = [...stretches].sort((one, other) => one.startMs - other.startMs);
  const result: Stretch[] = [];
  for (const stretch of inOrder) {
    const last = result.at(-1);
    if (last === undefined || stretch.startMs > last.endMs) {
      result.push(stretch);
    } else {
      result[result.length - 1] = { startMs: last.startMs, endMs: Math.max(last.endMs, stretch.endMs) };
    }
  }
  return result;
}

/**
 * Whether a desk with these weekly hours is open at an instant, and what comes next. The hours are campus wall-clock
 * times, also in the weeks of a clock change; closed days that are not in the table (holidays) are not known here.
 *
 * @param hours null where no source gives them: then nothing is known, which is not the same as closed.
 * @param instantMs milliseconds since 1970 UTC.
 */
export function deskState(hours: readonly WeeklyHours[] | null, instantMs: number): DeskState {
  if (hours === null) return UNKNOWN;
  const today = wallTimeAt(instantMs, CAMPUS_ZONE);
  const stretches: Stretch[] = [];
  for (let day = -DAYS_BACK; day <= DAYS_AHEAD; day += 1) {
    const date = addDays(today, day);
    for (const row of hours) {
      const stretch = stretchOn(date, row);
      if (stretch !== null) stretches.push(stretch);
    }
  }
  const open = joined(stretches);
  const current = open.find((stretch) => stretch.startMs <= instantMs && instantMs < stretch.endMs);
  const next = open.find((stretch) => stretch.startMs > instantMs);
  const alwaysOpen = current !== undefined && current.endMs - instantMs >= WEEK_MS;
  return {
    openNow: current !== undefined,
    nextOpeningMs: next?.startMs ?? null,
    closesMs: current === undefined || alwaysOpen ? null : current.endMs,
  };
}
