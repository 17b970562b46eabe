import type { Closure, WeeklyHours } from '../reference/triage-data.ts';
import { CAMPUS_ZONE, instantOf, wallTimeAt } from '../time/zone.ts';
import { civilDateOf, dayNumberOf, dayNumberOfIso, isoDayOf, weekdayOfDay } from './civil.ts';
import { type Holiday, holidayOn } from './holidays.ts';

/** Whether a desk is open. Null means that it is not known, or that there is no such moment. */
export interface DeskState {
  /** Null also where only the weekly hours of a public holiday say that it is open. */
  readonly openNow: boolean | null;
  /**
   * The next time it opens, later than the moment asked; null also for a desk that never opens or never closes. Public
   * holidays are passed over: whether it opens then is not known.
   */
  readonly nextOpeningMs: number | null;
  /** When it closes, if it is open now; null also for one that is always open. */
  readonly closesMs: number | null;
  /** The closure that the day of the moment lies in; null on other days. */
  readonly closure: Closure | null;
  /** The public holiday because of which `openNow` is null; null on other days. */
  readonly holiday: Holiday | null;
}

/** Start included, end not. */
interface Stretch {
  readonly startMs: number;
  readonly endMs: number;
}

const UNKNOWN: DeskState = { openNow: null, nextOpeningMs: null, closesMs: null, closure: null, holiday: null };
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Last night's hours may still run; a week and a day later everything has come round once. */
const DAYS_BACK = 1;
const DAYS_AHEAD = 8;
const DAYS_PER_WEEK = 7;

/** Minutes after midnight of `08:30`; 1440 for `24:00`. */
function minutesOfDay(clockTime: string): number {
  const [hours, minutes] = clockTime.split(':');
  return Number(hours) * 60 + Number(minutes);
}

function instantOnCampus(dayNumber: number, minutes: number): number {
  const date = civilDateOf(dayNumber);
  return instantOf({ ...date, hour: Math.floor(minutes / 60), minute: minutes % 60, second: 0 }, CAMPUS_ZONE);
}

function closureOn(dayNumber: number, closures: readonly Closure[]): Closure | null {
  const isoDay = isoDayOf(dayNumber);
  return closures.find(({ from, to }) => from <= isoDay && isoDay <= to) ?? null;
}

/**
 * The row as it begins on one day; null where it is not open that day. A row belongs to the day on which it begins:
 * that day closed, its night is closed too. Into a closed day no night runs on.
 */
function stretchOn(dayNumber: number, row: WeeklyHours, closures: readonly Closure[]): Stretch | null {
  const weekday = WEEKDAYS[weekdayOfDay(dayNumber) - 1];
  if (weekday === undefined || !row.days.includes(weekday)) return null;
  const opens = minutesOfDay(row.opens);
  const closes = minutesOfDay(row.closes);
  const overnight = closes < opens;
  const startMs = instantOnCampus(dayNumber, opens);
  const endMs =
    overnight && closureOn(dayNumber + 1, closures) !== null
      ? instantOnCampus(dayNumber + 1, 0)
      : instantOnCampus(dayNumber + (overnight ? 1 : 0), closes);
  return endMs > startMs ? { startMs, endMs } : null;
}

/** A desk that never closes keeps no holiday. */
function neverCloses(hours: readonly WeeklyHours[]): boolean {
  return WEEKDAYS.every((weekday) =>
    hours.some(({ days, opens, closes }) => days.includes(weekday) && opens === '00:00' && closes === '24:00'),
  );
}

function stretchesOn(dayNumber: number, hours: readonly WeeklyHours[], closures: readonly Closure[]): Stretch[] {
  if (closureOn(dayNumber, closures) !== null) return [];
  return hours.map((row) => stretchOn(dayNumber, row, closures)).filter((stretch) => stretch !== null);
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
 * times, also in the weeks of a clock change. No source says which public holidays a desk keeps: on one that no closure
 * names, "open" becomes "not known", and "closed" stays what it is.
 *
 * @param hours null where no source gives them: then nothing is known, which is not the same as closed.
 * @param closures days of closing; on them a desk is closed, also one whose hours are not known.
 * @param instantMs milliseconds since 1970 UTC.
 * @param holidayOf the days on which the weekly hours are in doubt; public holidays.
 */
export function deskState(
  hours: readonly WeeklyHours[] | null,
  closures: readonly Closure[],
  instantMs: number,
  holidayOf: (dayNumber: number) => Holiday | null = holidayOn,
): DeskState {
  const { year, month, day } = wallTimeAt(instantMs, CAMPUS_ZONE);
  const today = dayNumberOf(year, month, day);
  const closure = closureOn(today, closures);
  if (hours === null) return closure === null ? UNKNOWN : { ...UNKNOWN, openNow: false, closure };

  const doubtOn = neverCloses(hours) ? () => null : holidayOf;
  let lastDay = Math.max(today, ...closures.map(({ to }) => dayNumberOfIso(to))) + DAYS_AHEAD;
  let open: readonly Stretch[] = [];
  let next: Stretch | undefined;
  for (let at = today - DAYS_BACK; at <= lastDay && next === undefined; at += 1) {
    if (doubtOn(at) === null) open = joined([...open, ...stretchesOn(at, hours, closures)]);
    // A desk that opens once a week opens a week later then.
    else lastDay += DAYS_PER_WEEK;
    next = open.find((stretch) => stretch.startMs > instantMs);
  }
  const current = open.find((stretch) => isIn(stretch, instantMs));
  const alwaysOpen = current !== undefined && current.endMs >= instantOnCampus(lastDay, minutesOfDay('24:00'));
  const inDoubt = [today - DAYS_BACK, today].find(
    (at) => doubtOn(at) !== null && stretchesOn(at, hours, closures).some((stretch) => isIn(stretch, instantMs)),
  );
  const holiday = current === undefined && inDoubt !== undefined ? doubtOn(inDoubt) : null;
  return {
    openNow: holiday === null ? current !== undefined : null,
    nextOpeningMs: next?.startMs ?? null,
    closesMs: current === undefined || alwaysOpen ? null : current.endMs,
    closure,
    holiday,
  };
}

function isIn({ startMs, endMs }: Stretch, instantMs: number): boolean {
  return startMs <= instantMs && instantMs < endMs;
}
