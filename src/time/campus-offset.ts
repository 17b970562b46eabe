/**
 * The offset of Europe/Amsterdam by the rule that the European Union has kept since 1996 (now Directive 2000/84/EC):
 * summer time from the last Sunday of March to the last Sunday of October, both at 01:00 UTC.
 *
 * Why it stands here beside luxon: the first question to Intl for any zone takes a third of the time that Node itself
 * needs to start, and nearly every answer needs campus time. A test compares every change of these years with luxon.
 */

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const FIRST_YEAR = 1996;
const LAST_YEAR = 2100;

const FIRST_MS = Date.UTC(FIRST_YEAR, 0, 1);
const END_MS = Date.UTC(LAST_YEAR + 1, 0, 1);

/** 01:00 UTC of the last Sunday of a month of 31 days; `month` from 0. */
function lastSundayMs(year: number, month: number): number {
  const last = Date.UTC(year, month, 31, 1);
  return last - new Date(last).getUTCDay() * DAY_MS;
}

interface CampusYear {
  readonly fromMs: number;
  readonly summerMs: number;
  readonly winterMs: number;
  readonly toMs: number;
}

function campusYear(year: number): CampusYear {
  return {
    fromMs: Date.UTC(year, 0, 1),
    summerMs: lastSundayMs(year, 2),
    winterMs: lastSundayMs(year, 9),
    toMs: Date.UTC(year + 1, 0, 1),
  };
}

/** The year that was asked about last: lists of occurrences ask about the same one hundreds of times. */
let lastYear: CampusYear = campusYear(FIRST_YEAR);

/** How far campus time runs ahead of UTC, in milliseconds; null outside the years that the rule is kept for here. */
export function campusOffsetMs(instantMs: number): number | null {
  if (!(instantMs >= FIRST_MS && instantMs < END_MS)) return null;
  const { summerMs, winterMs } = yearOf(instantMs);
  return instantMs >= summerMs && instantMs < winterMs ? 2 * HOUR_MS : HOUR_MS;
}

/** Instants around which campus time has one and the same offset. */
export interface CampusStretch {
  readonly offsetMs: number;
  readonly fromMs: number;
  readonly toMs: number;
}

/** The stretch of an instant's year in which its offset holds; null outside the years of the rule. */
export function campusStretch(instantMs: number): CampusStretch | null {
  const offsetMs = campusOffsetMs(instantMs);
  if (offsetMs === null) return null;
  const { fromMs, summerMs, winterMs, toMs } = yearOf(instantMs);
  if (instantMs < summerMs) return { offsetMs, fromMs, toMs: summerMs };
  if (instantMs < winterMs) return { offsetMs, fromMs: summerMs, toMs: winterMs };
  return { offsetMs, fromMs: winterMs, toMs };
}

function yearOf(instantMs: number): CampusYear {
  if (instantMs < lastYear.fromMs || instantMs >= lastYear.toMs) {
    lastYear = campusYear(new Date(instantMs).getUTCFullYear());
  }
  return lastYear;
}
