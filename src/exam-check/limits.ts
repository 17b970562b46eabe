import type { ExamCheckData, Limit, Owner, ProfileId, SecureProduct } from '../reference/exam-check-data.ts';
import type { LimitOwner, Value, Wanted } from './finding.ts';

/** The limits of a check for a kind of exam and its product, in the order of the data. */
export function limitsFor(
  { limits }: Pick<ExamCheckData, 'limits'>,
  profile: ProfileId,
  product: SecureProduct | null,
  checkId: string,
): readonly Limit[] {
  return limits.filter(
    (limit) =>
      limit.check === checkId && limit.profiles.includes(profile) && (limit.with === null || limit.with === product),
  );
}

/** What one limit says about one value. */
export interface Outcome {
  readonly state: 'pass' | 'warn' | 'fail' | 'unknown';
  readonly code: 'ok' | 'too-low' | 'too-high' | 'not-one-of';
  /** Null where the value passes, or where the thing plainly cannot work. */
  readonly owner: LimitOwner | null;
  /** The list that was missed; null where a number decided, or nothing. */
  readonly allowed: readonly Value[] | null;
}

interface Owned {
  readonly by: Owner;
  readonly source: string;
  readonly plain: boolean;
}

function ownerOf(bound: Owned | undefined): LimitOwner | null {
  return bound && !bound.plain ? { by: bound.by, source: bound.source } : null;
}

const PASS: Outcome = { state: 'pass', code: 'ok', owner: null, allowed: null };

function beyond(state: 'warn' | 'fail', code: 'too-low' | 'too-high', bound: Owned): Outcome {
  return { state, code, owner: ownerOf(bound), allowed: null };
}

/** A measured number against its bounds. The bound itself is good; lower bounds allow the limit's tolerance. */
function holdNumber(limit: Limit, value: number): Outcome {
  const { warnBelow, failBelow, warnAbove, failAbove } = limit;
  const lowest = (bound: { value: number }): number =>
    bound.value - Math.abs(bound.value) * (limit.tolerancePercent / 100);
  if (failBelow && value < lowest(failBelow)) return beyond('fail', 'too-low', failBelow);
  if (failAbove && value > failAbove.value) return beyond('fail', 'too-high', failAbove);
  if (warnBelow && value < lowest(warnBelow)) return beyond('warn', 'too-low', warnBelow);
  if (warnAbove && value > warnAbove.value) return beyond('warn', 'too-high', warnAbove);
  return PASS;
}

/**
 * Holds what was found against one limit.
 *
 * @param found a number, or the values that are there (a browser list has several)
 */
export function hold(limit: Limit, found: Value | readonly Value[]): Outcome {
  if (typeof found === 'number') {
    const outcome = holdNumber(limit, found);
    if (outcome.state !== 'pass') return outcome;
  }
  const values: readonly Value[] = Array.isArray(found) ? found : [found as Value];
  const missed = (limit.oneOf ?? []).filter((allowed) => !allowed.values.some((value) => values.includes(value)));
  const last = missed.at(-1);
  return last ? { state: last.otherwise, code: 'not-one-of', owner: ownerOf(last), allowed: last.values } : PASS;
}

/**
 * The limit as a result shows it.
 *
 * @param missed the list that decided; without one the hardest
 */
export function wantedOf(limit: Limit, missed: readonly Value[] | null = null): Wanted {
  const { warnBelow, failBelow, warnAbove, failAbove, oneOf, unit } = limit;
  const list = missed ?? (oneOf?.find((allowed) => allowed.otherwise === 'fail') ?? oneOf?.[0])?.values;
  return {
    ...(warnBelow ? { warnBelow: warnBelow.value } : {}),
    ...(failBelow ? { failBelow: failBelow.value } : {}),
    ...(warnAbove ? { warnAbove: warnAbove.value } : {}),
    ...(failAbove ? { failAbove: failAbove.value } : {}),
    ...(list ? { oneOf: list } : {}),
    unit,
  };
}

/** Whose the hardest bound is: one that fails before one that warns. Null where it plainly cannot work. */
export function hardestOwner(limit: Limit): LimitOwner | null {
  const failing = limit.oneOf?.find((allowed) => allowed.otherwise === 'fail');
  const hardest = limit.failBelow ?? limit.failAbove ?? failing ?? limit.warnBelow ?? limit.warnAbove;
  return ownerOf(hardest ?? limit.oneOf?.[0]);
}

/** Whether the limit can make a check fail. */
export function canFail(limit: Limit): boolean {
  return Boolean(limit.failBelow ?? limit.failAbove ?? limit.oneOf?.some((allowed) => allowed.otherwise === 'fail'));
}
