import type { Fact, UnknownReason } from './facts.ts';
import type { Detail, Value } from './finding.ts';

/** What a check reads from the facts: one or more values to be held against limits, or why there are none. */
export type Reading =
  | {
      readonly known: true;
      readonly values: Readonly<Record<string, Value | readonly Value[]>>;
      readonly args: Readonly<Record<string, Value>>;
      readonly details: readonly Detail[];
      /** Of a value that has no limit, which would name it. */
      readonly unit?: string;
      /** True: there is nothing to hold against a limit, and nothing amiss. */
      readonly nothing?: true;
    }
  | { readonly known: false; readonly reason: UnknownReason; readonly code: string };

export const GARBLED: Reading = { known: false, reason: 'garbled', code: 'garbled' };

export function values(
  read: Readonly<Record<string, Value | readonly Value[]>>,
  args: Readonly<Record<string, Value>> = {},
  details: readonly Detail[] = [],
): Reading {
  return { known: true, values: read, args, details };
}

/** A number as the one value of a check; what no machine can have is garbled. */
export function number(value: number): Reading {
  return Number.isFinite(value) && value >= 0 ? values({ value }, { value }) : GARBLED;
}

/** The reading of one fact. Absent facts do not come here: the judge has said `not-asked` before. */
export function from<T>(fact: Fact<T> | undefined, read: (value: T) => Reading): Reading {
  if (fact === undefined) return GARBLED;
  return fact.known ? read(fact.value) : { known: false, reason: fact.reason, code: 'not-found-out' };
}
