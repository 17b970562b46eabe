import { type Occurrence, overlapping } from '../campus/windows.ts';
import type { Schedule } from '../reference/campus-data.ts';

/** A plan beside the planned work. Free minutes are null where nothing lies within reach. */
export interface Clash {
  readonly startMs: number;
  readonly endMs: number;
  /** How long planned work runs during the plan; work that runs at the same time counts once. Rounded up. */
  readonly overlapMinutes: number;
  /** From the end of the work before the plan to its start, rounded down; 0 where work runs up to the plan. */
  readonly freeBeforeMinutes: number | null;
  /** From the end of the plan to the start of the work after it, rounded down. */
  readonly freeAfterMinutes: number | null;
  readonly occurrences: readonly Occurrence[];
}

/** How far from the plan free time is looked for. */
const FREE_DAYS = 31;
const MINUTE_MS = 60_000;
const FREE_MS = FREE_DAYS * 1440 * MINUTE_MS;

/** Whether planned work hits the half-open plan from `startMs` to `endMs`, and how much is free around it. */
export function clashOf(schedules: readonly Schedule[], startMs: number, endMs: number): Clash {
  const occurrences = overlapping(schedules, startMs, endMs);
  return {
    startMs,
    endMs,
    overlapMinutes: Math.ceil(coveredMs(occurrences, startMs, endMs) / MINUTE_MS),
    freeBeforeMinutes: freeBefore(schedules, startMs),
    freeAfterMinutes: freeAfter(schedules, endMs),
    occurrences,
  };
}

/** Length of the part of the plan that at least one occurrence covers. Occurrences come by start. */
function coveredMs(occurrences: readonly Occurrence[], startMs: number, endMs: number): number {
  let covered = 0;
  let coveredUpToMs = startMs;
  for (const occurrence of occurrences) {
    const fromMs = Math.max(occurrence.startMs, coveredUpToMs);
    const toMs = Math.min(occurrence.endMs, endMs);
    if (toMs <= fromMs) continue;
    covered += toMs - fromMs;
    coveredUpToMs = toMs;
  }
  return covered;
}

function freeBefore(schedules: readonly Schedule[], startMs: number): number | null {
  const earlier = overlapping(schedules, startMs - FREE_MS, startMs);
  if (earlier.length === 0) return null;
  const lastMs = Math.max(...earlier.map((occurrence) => Math.min(occurrence.endMs, startMs)));
  return Math.floor((startMs - lastMs) / MINUTE_MS);
}

function freeAfter(schedules: readonly Schedule[], endMs: number): number | null {
  const later = overlapping(schedules, endMs, endMs + FREE_MS);
  if (later.length === 0) return null;
  const firstMs = Math.min(...later.map((occurrence) => Math.max(occurrence.startMs, endMs)));
  return Math.floor((firstMs - endMs) / MINUTE_MS);
}
