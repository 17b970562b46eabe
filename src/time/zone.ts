import { IANAZone } from 'luxon';
import type { CalendarDate } from './calendar.ts';
import { campusOffsetMs, campusStretch } from './campus-offset.ts';

export { weekdayOf } from './calendar.ts';

/** The zone of the university: every wall-clock time without a zone is meant in it. */
export const CAMPUS_ZONE = 'Europe/Amsterdam';

/** What calendar and clock show somewhere, without saying where. Month 1 to 12, 24-hour clock. */
export interface WallTime extends CalendarDate {
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/**
 * Which instants a wall time means in a zone. A wall time exists once (`unique`), twice in the hour that the clock is
 * set back (`repeated`), or not at all in the hour that it is set forward (`skipped`). For a skipped one, `beforeMs` is
 * the reading with the offset in force before the gap, `afterMs` that with the offset after it.
 */
export type Resolution =
  | { readonly kind: 'unique'; readonly instantMs: number }
  | { readonly kind: 'repeated'; readonly firstMs: number; readonly secondMs: number }
  | { readonly kind: 'skipped'; readonly beforeMs: number; readonly afterMs: number };

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;

/**
 * Offsets are remembered per span: asking Intl costs microseconds, and a list of a century asks tens of thousands of
 * times. Where a span begins and ends with the same offset, that offset holds all through it: no zone changes twice
 * within six days. The closest pair since 1970 is seven days but an hour (America/Recife in October 2000).
 */
const SPAN_MS = 6 * DAY_MS;

interface ZoneOffsets {
  readonly zone: IANAZone;
  /** Number of the span since 1970 to the offset at its start, in milliseconds. */
  readonly atSpanStart: Map<number, number>;
}

const zones = new Map<string, ZoneOffsets>();

/** Newer Node versions take bare offsets such as `+01:00` for zones; those have no rules and are no names. */
const ZONE_NAME = /^[A-Za-z][A-Za-z0-9_+\-/]*$/;

function offsetsOf(zoneName: string): ZoneOffsets | null {
  const known = zones.get(zoneName);
  if (known !== undefined) return known;
  if (!ZONE_NAME.test(zoneName)) return null;
  const zone = IANAZone.create(zoneName);
  if (!zone.isValid) return null;
  const offsets: ZoneOffsets = { zone, atSpanStart: new Map() };
  zones.set(zoneName, offsets);
  return offsets;
}

/** Whether `zone` is the name of an IANA time zone that this Node knows. */
export function isKnownZone(zone: string): boolean {
  return offsetsOf(zone) !== null;
}

/** luxon counts in minutes, with a fraction where an old offset had seconds. */
function askOffsetMs(zone: IANAZone, instantMs: number): number {
  return Math.round(zone.offset(instantMs) * MINUTE_MS);
}

function spanStartOffsetMs(offsets: ZoneOffsets, span: number): number {
  const known = offsets.atSpanStart.get(span);
  if (known !== undefined) return known;
  const offsetMs = askOffsetMs(offsets.zone, span * SPAN_MS);
  offsets.atSpanStart.set(span, offsetMs);
  return offsetMs;
}

/** How far the clock of `zone` runs ahead of UTC at an instant, in milliseconds. */
function offsetMsAt(instantMs: number, zone: string): number {
  const campus = zone === CAMPUS_ZONE ? campusOffsetMs(instantMs) : null;
  if (campus !== null) return campus;
  const offsets = offsetsOf(zone);
  if (offsets === null) throw new RangeError(`Unknown time zone: ${zone}`);
  if (!Number.isFinite(instantMs)) throw new RangeError(`Not an instant: ${instantMs}`);
  const span = Math.floor(instantMs / SPAN_MS);
  const start = spanStartOffsetMs(offsets, span);
  return start === spanStartOffsetMs(offsets, span + 1) ? start : askOffsetMs(offsets.zone, instantMs);
}

/**
 * How far the clock of `zone` runs ahead of UTC at an instant, in minutes.
 *
 * @throws RangeError when the zone is not known: see `isKnownZone`.
 */
export function offsetMinutesAt(instantMs: number, zone: string): number {
  return offsetMsAt(instantMs, zone) / MINUTE_MS;
}

/**
 * What calendar and clock show in `zone` at an instant (milliseconds since 1970 UTC).
 *
 * @throws RangeError when the zone is not known: see `isKnownZone`.
 */
export function wallTimeAt(instantMs: number, zone: string): WallTime {
  return wallTimeAhead(instantMs, offsetMsAt(instantMs, zone));
}

/** What a clock shows that runs `offsetMs` ahead of UTC, at an instant. */
export function wallTimeAhead(instantMs: number, offsetMs: number): WallTime {
  const local = new Date(instantMs + offsetMs);
  return {
    year: local.getUTCFullYear(),
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
  };
}

/** Fields beyond their range carry over: 24:00 is midnight of the next day, day 32 of January is 1 February. */
function localMsOf(wall: WallTime): number {
  return Date.UTC(wall.year, wall.month - 1, wall.day, wall.hour, wall.minute, wall.second);
}

/**
 * Every reading of a wall time in a zone. Fields beyond their range carry over.
 *
 * Both offsets that can be meant, the one a day earlier and the one a day later, are tried; the answer depends on
 * nothing else. `DateTime` of luxon starts from the offset in force today, so it resolves a repeated hour one way in
 * summer and the other way in winter; therefore only the zone of luxon is asked here.
 *
 * @throws RangeError when the zone is not known.
 */
export function resolveWallTime(wall: WallTime, zone: string): Resolution {
  return resolveLocalMs(localMsOf(wall), zone);
}

/** @param localMs what the clock of the zone shows, as if it were UTC: milliseconds since 1970 */
function resolveLocalMs(localMs: number, zone: string): Resolution {
  const offsetBefore = offsetMsAt(localMs - DAY_MS, zone);
  const offsetAfter = offsetMsAt(localMs + DAY_MS, zone);
  const withBefore = localMs - offsetBefore;
  const withAfter = localMs - offsetAfter;
  if (offsetBefore === offsetAfter) return { kind: 'unique', instantMs: withBefore };

  const beforeHolds = offsetMsAt(withBefore, zone) === offsetBefore;
  const afterHolds = offsetMsAt(withAfter, zone) === offsetAfter;
  if (beforeHolds && afterHolds) return { kind: 'repeated', firstMs: withBefore, secondMs: withAfter };
  if (beforeHolds) return { kind: 'unique', instantMs: withBefore };
  if (afterHolds) return { kind: 'unique', instantMs: withAfter };
  return { kind: 'skipped', beforeMs: withBefore, afterMs: withAfter };
}

/**
 * The one instant of a wall time, by RFC 5545 section 3.3.5: of a repeated time the first, of a skipped time the one
 * with the offset before the gap.
 *
 * @throws RangeError when the zone is not known.
 */
export function instantOf(wall: WallTime, zone: string): number {
  return instantOfLocalMs(localMsOf(wall), zone);
}

/**
 * The same for a wall time that is given as milliseconds since 1970, as if the clock of the zone showed UTC.
 *
 * @throws RangeError when the zone is not known.
 */
export function instantOfLocalMs(localMs: number, zone: string): number {
  // Nearly always both offsets are the same: no answer is built only to be taken apart.
  const offset = offsetMsAt(localMs - DAY_MS, zone);
  if (offset === offsetMsAt(localMs + DAY_MS, zone)) return localMs - offset;
  const resolution = resolveLocalMs(localMs, zone);
  switch (resolution.kind) {
    case 'unique':
      return resolution.instantMs;
    case 'repeated':
      return resolution.firstMs;
    case 'skipped':
      return resolution.beforeMs;
  }
}

/**
 * Clock time of a zone, as milliseconds since 1970 as if it were UTC, that a clock change is at least a day away from:
 * from `fromLocalMs` up to and without `toLocalMs` the instant is the clock time less `offsetMs`.
 */
export interface SteadyClock {
  readonly offsetMs: number;
  readonly fromLocalMs: number;
  readonly toLocalMs: number;
}

/** The steady stretch around a clock time, for long lists; null where none is known, and `instantOfLocalMs` decides. */
export function steadyClockAt(localMs: number, zone: string): SteadyClock | null {
  const stretch = zone === CAMPUS_ZONE ? campusStretch(localMs) : null;
  if (stretch === null) return null;
  const { offsetMs, fromMs, toMs } = stretch;
  const steady = { offsetMs, fromLocalMs: fromMs + offsetMs + DAY_MS, toLocalMs: toMs + offsetMs - DAY_MS };
  return localMs >= steady.fromLocalMs && localMs < steady.toLocalMs ? steady : null;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/**
 * An instant as ISO 8601 to the second with the offset of the zone: `2026-09-07T21:14:00+02:00`.
 *
 * @throws RangeError when the zone is not known.
 */
export function isoAt(instantMs: number, zone: string = CAMPUS_ZONE): string {
  const offsetMs = offsetMsAt(instantMs, zone);
  const local = new Date(instantMs + offsetMs).toISOString().slice(0, -'.000Z'.length);
  const minutes = Math.round(Math.abs(offsetMs) / MINUTE_MS);
  return `${local}${offsetMs < 0 ? '-' : '+'}${twoDigits(Math.floor(minutes / 60))}:${twoDigits(minutes % 60)}`;
}
