import type { Detail, Finding, Found } from './finding.ts';

/** What changed between an older look at this computer and the new one, check by check. */
export interface Change {
  readonly id: string;
  readonly before: Finding;
  readonly after: Finding;
}

/** So much of a value may come and go without a word: memory and disk are never twice the same. */
const NOISE = 0.1;

function isNumber(found: Found | null): found is Found & { readonly value: number } {
  return typeof found?.value === 'number';
}

function sameFound(one: Found | null, other: Found | null): boolean {
  if (isNumber(one) && isNumber(other)) {
    return Math.abs(one.value - other.value) <= NOISE * Math.max(Math.abs(one.value), Math.abs(other.value));
  }
  return one?.value === other?.value;
}

/** What a person would call the same: browsers and hosts, each with how it is. */
function sameDetails(one: readonly Detail[], other: readonly Detail[]): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

/**
 * The checks whose value or state changed, in their order. Checks that were found out only once are left out but for
 * those whose state tells something new.
 */
export function changesBetween(before: readonly Finding[], after: readonly Finding[]): readonly Change[] {
  return after.flatMap((now): Change[] => {
    const then = before.find(({ id }) => id === now.id);
    if (then === undefined || then.reason !== null || now.reason !== null || now.state === 'ask') return [];
    const same =
      then.state === now.state &&
      sameFound(then.found, now.found) &&
      (now.found !== null || sameDetails(then.details, now.details));
    return same ? [] : [{ id: now.id, before: then, after: now }];
  });
}
