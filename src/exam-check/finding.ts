import type { Text } from '../language.ts';
import type { Owner } from '../reference/exam-check-data.ts';
import type { HostOutcome, SkipReason, UnknownReason } from './facts.ts';

/** What one check says. The order is that of the counts in the result. */
export const STATES = ['pass', 'warn', 'fail', 'unknown', 'ask', 'skip'] as const;

export type State = (typeof STATES)[number];

export const VERDICTS = ['ready', 'ready-with-warnings', 'cannot-tell', 'not-ready'] as const;

export type Verdict = (typeof VERDICTS)[number];

export type Value = number | string | boolean;

export interface Found {
  readonly value: Value;
  readonly unit: string | null;
}

/** The limits a value was held against. */
export interface Wanted {
  readonly warnBelow?: number | string;
  readonly failBelow?: number | string;
  readonly warnAbove?: number | string;
  readonly failAbove?: number | string;
  readonly oneOf?: readonly Value[];
  readonly unit: string | null;
}

/** Whose limit it is. `source` is an id of `sources.yaml`. */
export interface LimitOwner {
  readonly by: Owner;
  readonly source: string;
}

/** Something that belongs to a finding and does not change its state. */
export type Detail =
  | {
      readonly kind: 'host';
      readonly host: string;
      readonly port: number;
      readonly product: string;
      /** Null where the host was not asked. */
      readonly outcome: HostOutcome | null;
    }
  | { readonly kind: 'browser'; readonly browser: string; readonly major: number | null }
  | { readonly kind: 'program'; readonly program: string; readonly group: string }
  | {
      readonly kind: 'occurrence';
      readonly occurrence: string;
      readonly services: readonly string[];
      readonly startMs: number;
      readonly endMs: number;
      /** How it lies to the exam. `perhaps`: only if the published rule is read in the other way. */
      readonly relation: 'overlaps' | 'hour-before' | 'perhaps' | 'statement';
    }
  /** A stretch of a watch in which nothing answered. */
  | { readonly kind: 'gap'; readonly startMs: number; readonly seconds: number }
  | { readonly kind: 'remark'; readonly code: string };

/** The code of a finding whose trouble another finding speaks of: a screen leaves it out. */
export const SAID_ELSEWHERE = 'said-elsewhere';

/** One check with its state. `code` and `args` are for the words; programs read the rest. */
export interface Finding {
  readonly id: string;
  readonly state: State;
  readonly required: boolean;
  /** False where `--only` or `--skip` took the check out of what is judged. */
  readonly counted: boolean;
  readonly code: string;
  readonly args: Readonly<Record<string, Value>>;
  readonly found: Found | null;
  readonly reason: UnknownReason | SkipReason | null;
  readonly wanted: Wanted | null;
  readonly limit: LimitOwner | null;
  readonly remedy: { readonly kind: 'now' | 'before-exam' | 'other-computer' | 'ask'; readonly text: Text } | null;
  readonly details: readonly Detail[];
  readonly durationMs: number | null;
}

export interface Assessment {
  readonly verdict: Verdict;
  readonly partial: boolean;
  readonly findings: readonly Finding[];
}
