import { MOST_STRETCHES } from './fact-values.ts';
import type { Gap, Stability } from './network-facts.ts';

/** One attempt of a watch: when it was made, and how long its answer took. */
export interface WatchSample {
  /** From the start of the watch. */
  readonly atMs: number;
  /** Null: no answer. */
  readonly ms: number | null;
}

const MOST_GAPS = 100;
/** Fewer attempts say nothing about a longer time. */
const FEWEST_SAMPLES = 5;
/** The rule of the WebRTC troubleshooter: more than twice the quickest answer, with this beside it, is unstable. */
const BESIDE_MS = 100;

/**
 * Stretches without an answer: from the first attempt that had none to the next that had one. A single one is a lost
 * packet, which is no gap.
 */
export function gapsOf(samples: readonly WatchSample[], intervalMs: number): readonly Gap[] {
  const gaps: Gap[] = [];
  let from: number | null = null;
  let unanswered = 0;
  const close = (untilMs: number): void => {
    if (from !== null && unanswered > 1) gaps.push({ afterSeconds: seconds(from), seconds: seconds(untilMs - from) });
    from = null;
    unanswered = 0;
  };
  for (const { atMs, ms } of samples) {
    if (ms !== null) {
      close(atMs);
      continue;
    }
    from ??= atMs;
    unanswered += 1;
  }
  close((samples.at(-1)?.atMs ?? 0) + intervalMs);
  return gaps;
}

function seconds(ms: number): number {
  return Math.round(ms / 100) / 10;
}

/** The value below which `share` of the sorted values lie; null of none. */
export function quantile(values: readonly number[], share: number): number | null {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? null;
}

/** The attempts in at most 60 equal stretches, the median answer of each. */
export function stretchesOf(samples: readonly WatchSample[], most = MOST_STRETCHES): readonly (number | null)[] {
  const count = Math.min(most, samples.length);
  return Array.from({ length: count }, (_one, at) => {
    const from = Math.floor((at * samples.length) / count);
    const until = Math.floor(((at + 1) * samples.length) / count);
    const part = samples.slice(from, until);
    // A stretch that lost anything says so: a gap of a few seconds must not vanish in a long watch.
    if (part.filter(({ ms }) => ms === null).length > part.length / 4) return null;
    const middle = quantile(
      part.flatMap(({ ms }) => (ms === null ? [] : [ms])),
      0.5,
    );
    return middle === null ? null : Math.round(middle);
  });
}

/** What a watch has seen; null where it was too short to say anything. */
export function readStability(
  samples: readonly WatchSample[],
  { startedAtMs, intervalMs }: { readonly startedAtMs: number; readonly intervalMs: number },
): Stability | null {
  if (samples.length < FEWEST_SAMPLES) return null;
  const times = samples.flatMap(({ ms }) => (ms === null ? [] : [ms]));
  const slow = quantile(times, 0.95);
  const quickest = quantile(times, 0);
  const rounded = (ms: number | null): number | null => (ms === null ? null : Math.round(ms * 10) / 10);
  const lastMs = samples.at(-1)?.atMs ?? 0;
  return {
    startedAtMs,
    watchedSeconds: Math.round((lastMs + intervalMs) / 1000),
    unansweredPercent: Math.round((1000 * (samples.length - times.length)) / samples.length) / 10,
    medianMs: rounded(quantile(times, 0.5)),
    slowMs: rounded(slow),
    swings: slow !== null && quickest !== null && slow > 2 * (quickest + BESIDE_MS),
    // The longest count, in the order in which they came.
    gaps: longest(gapsOf(samples, intervalMs)),
    stretchesMs: stretchesOf(samples),
  };
}

function longest(gaps: readonly Gap[]): readonly Gap[] {
  const kept = new Set(gaps.toSorted((one, other) => other.seconds - one.seconds).slice(0, MOST_GAPS));
  return gaps.filter((gap) => kept.has(gap));
}
