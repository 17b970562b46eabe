import { dayNumberOf, weekdayOfDay } from '../campus/civil.ts';
import type { Occurrence } from '../campus/windows.ts';
import type { Service } from '../reference/campus-data.ts';
import { CAMPUS_ZONE, wallTimeAt } from '../time/zone.ts';
import { type Doubt, monthOf } from './doubt.ts';
import type { CalendarMonth } from './options.ts';

/** One day of a drawn month. */
export interface MonthDay {
  /** 1 to 31. */
  readonly day: number;
  readonly isToday: boolean;
  /** Ids of services with planned work that begins on the day, each once, in the order of the data. */
  readonly services: readonly string[];
  /** The other reading of a rule has work on the day, or ours has and the other has not. */
  readonly inDoubt: boolean;
}

/** Marks beside the day. */
export const TODAY = '>';
export const DOUBT = '?';

/** Weeks from Monday; null for days of another month. */
export type MonthGrid = readonly (readonly (MonthDay | null)[])[];

/** Lays the planned work of a month out in weeks. Work that goes past midnight stands on the day it begins. */
export function monthGrid(
  month: CalendarMonth,
  occurrences: readonly Occurrence[],
  doubts: readonly Doubt[],
  services: readonly Service[],
  nowMs: number,
): MonthGrid {
  const firstDay = dayNumberOf(month.year, month.month, 1);
  const length = dayNumberOf(month.year, month.month + 1, 1) - firstDay;
  const today = wallTimeAt(nowMs, CAMPUS_ZONE);
  const isThisMonth = today.year === month.year && today.month === month.month;
  const doubtful = doubtfulDays(month, occurrences, doubts);
  const days = Array.from({ length }, (_, index): MonthDay => {
    const day = index + 1;
    const ofDay = new Set(occurrences.filter((each) => dayOf(each) === day).flatMap((each) => each.services));
    return {
      day,
      isToday: isThisMonth && today.day === day,
      services: services.map(({ id }) => id).filter((id) => ofDay.has(id)),
      inDoubt: doubtful.has(day),
    };
  });
  const before: null[] = Array.from({ length: weekdayOfDay(firstDay) - 1 }, () => null);
  const cells = [...before, ...days];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, week) => cells.slice(week * 7, week * 7 + 7));
  return weeks.map((week) => [...week, ...Array.from({ length: 7 - week.length }, () => null)]);
}

function doubtfulDays(
  { year, month }: CalendarMonth,
  occurrences: readonly Occurrence[],
  doubts: readonly Doubt[],
): ReadonlySet<number> {
  const name = `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}`;
  const ofMonth = (occurrence: Occurrence | null): occurrence is Occurrence =>
    occurrence !== null && monthOf(occurrence) === name;
  const ours = occurrences.filter((each) =>
    doubts.some((doubt) => doubt.month === name && doubt.schedule === each.schedule),
  );
  return new Set([...ours, ...doubts.map(({ other }) => other).filter(ofMonth)].map(dayOf));
}

/** Campus day of the month on which it begins. */
function dayOf({ startMs }: Occurrence): number {
  return wallTimeAt(startMs, CAMPUS_ZONE).day;
}

/** One letter for each service: the first of its id that is still free. */
export function serviceLetters(services: readonly Service[]): ReadonlyMap<string, string> {
  const letters = new Map<string, string>();
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const { id } of services) {
    const taken = new Set(letters.values());
    const wanted = [...id.toUpperCase().replace(/[^A-Z]/g, ''), ...alphabet];
    letters.set(id, wanted.find((letter) => !taken.has(letter)) ?? '#');
  }
  return letters;
}
