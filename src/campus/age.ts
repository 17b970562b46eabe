/** How a fact may be worded: as what is so, or as a hint to be checked. */
export type Age = 'fresh' | 'hint';

const DAY_MS = 86_400_000;
const FRESH_DAYS = 365;

/** First instant after the period that `statedOn` names, in UTC; null for `undated`. */
function endOfStatement(statedOn: string): number | null {
  if (statedOn === 'undated') return null;
  const latest = statedOn.split('/').at(-1) ?? statedOn;
  const [year = 0, month, day] = latest.split('-').map(Number);
  if (month === undefined) return Date.UTC(year + 1, 0, 1);
  if (day === undefined) return Date.UTC(year, month, 1);
  return Date.UTC(year, month - 1, day + 1);
}

/**
 * Whether a fact is still young enough to be told as a fact. Counted from the end of the day, month, year or range
 * in `statedOn`: more than 365 days ago, or undated, is a hint.
 *
 * @param statedOn `2026-11-22`, `2026-11`, `2026`, `2021/2023` or `undated`, as `data/sources.yaml` holds it
 * @param nowMs milliseconds since 1970-01-01T00:00:00Z
 */
export function ageOf(statedOn: string, nowMs: number): Age {
  const end = endOfStatement(statedOn);
  if (end === null) return 'hint';
  return nowMs - end > FRESH_DAYS * DAY_MS ? 'hint' : 'fresh';
}
