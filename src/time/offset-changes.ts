import { isoAt } from './zone.ts';

/** A change of the clock of a zone. */
export interface OffsetChange {
  readonly atMs: number;
  /** Minutes that the clock runs ahead of UTC. */
  readonly beforeMinutes: number;
  readonly afterMinutes: number;
}

const WEEK_MS = 7 * 86_400_000;
const MINUTE_MS = 60_000;

/** Every change of the clock of a zone from `fromMs` up to and without `toMs`, to the minute. */
export function offsetChanges(zone: string, fromMs: number, toMs: number): readonly OffsetChange[] {
  const changes: OffsetChange[] = [];
  for (let startMs = fromMs; startMs < toMs; startMs += WEEK_MS) {
    const endMs = Math.min(toMs, startMs + WEEK_MS);
    const before = offsetMinutesAt(startMs, zone);
    const after = offsetMinutesAt(endMs, zone);
    if (before !== after)
      changes.push({ atMs: changeBetween(startMs, endMs, zone), beforeMinutes: before, afterMinutes: after });
  }
  return changes;
}

/** Halves the stretch until one minute is left. */
function changeBetween(startMs: number, endMs: number, zone: string): number {
  const before = offsetMinutesAt(startMs, zone);
  let [lowMs, highMs] = [startMs, endMs];
  while (highMs - lowMs > MINUTE_MS) {
    const middleMs = lowMs + Math.floor((highMs - lowMs) / 2 / MINUTE_MS) * MINUTE_MS;
    if (offsetMinutesAt(middleMs, zone) === before) lowMs = middleMs;
    else highMs = middleMs;
  }
  return highMs;
}

/** How far the clock of a zone runs ahead of UTC, in whole minutes. */
export function offsetMinutesAt(instantMs: number, zone: string): number {
  const [, sign, hours, minutes] = /([+-])(\d{2}):(\d{2})$/.exec(isoAt(instantMs, zone)) ?? [];
  return (sign === '-' ? -1 : 1) * (Number(hours) * 60 + Number(minutes));
}
