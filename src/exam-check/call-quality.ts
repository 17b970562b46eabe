/** What a connection gives a video call, in ascending order. */
export const CALL_QUALITIES = ['bad', 'poor', 'average', 'good', 'great'] as const;

export type CallQuality = (typeof CALL_QUALITIES)[number];

export interface CallMeasures {
  readonly latencyMs: number;
  readonly jitterMs: number;
  /** Null: not measured, which gives and takes no points. */
  readonly lossPercent: number | null;
  /** Null: not measured, as before. */
  readonly loadedLatencyMs: number | null;
}

type Steps = readonly (readonly [below: number, points: number])[];

/** Points by value, as the open source of Cloudflare's measurement gives them for calls. Beyond the last step: -20. */
const LATENCY: Steps = [
  [10, 20],
  [20, 10],
  [50, 5],
  [100, 0],
  [500, -10],
];
const JITTER: Steps = [
  [10, 10],
  [20, 5],
  [100, 0],
  [500, -10],
];
const LOSS: Steps = [
  [1, 10],
  [5, 5],
  [25, 0],
  [50, -10],
];
const MOST_PENALTY = -20;

/** The sum from which a class begins. */
const CLASSES: readonly (readonly [from: number, quality: CallQuality])[] = [
  [40, 'great'],
  [25, 'good'],
  [15, 'average'],
  [5, 'poor'],
  [0, 'bad'],
];

function points(value: number | null, steps: Steps): number {
  if (value === null) return 0;
  return steps.find(([below]) => value < below)?.[1] ?? MOST_PENALTY;
}

/** The class of a connection for video calls. A better measure never gives a worse class. */
export function callQuality({ latencyMs, jitterMs, lossPercent, loadedLatencyMs }: CallMeasures): CallQuality {
  const sum = Math.max(
    0,
    points(latencyMs, LATENCY) +
      points(jitterMs, JITTER) +
      points(lossPercent, LOSS) +
      points(loadedLatencyMs, LATENCY),
  );
  return CLASSES.find(([from]) => sum >= from)?.[1] ?? 'bad';
}
