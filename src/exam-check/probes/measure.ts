import type { Host } from '../../reference/exam-check-data.ts';
import type { Evidence } from '../facts.ts';
import type { WatchSample } from '../stability.ts';
import { defaultDeadlines } from './deadlines.ts';
import { gatherAlone, inWorld, type WorldOptions } from './gather.ts';
import { lookAtSpeed, type SpeedPlan } from './network/speed.ts';
import { lookAtStability } from './network/watch.ts';

/** What takes longer than the ordinary run, and is only measured when the student wants it. */

/** Room for a probe that keeps its own deadline to give what it has. */
const GRACE_MS = 500;
/** Finding the host and looking at the quiet line, before anything is transferred. */
const BEFORE_TRANSFERS_MS = 6_000;

/** Transfers in both directions, and how the line answers meanwhile. Rejects only when the signal aborts. */
export function measureSpeed(options: WorldOptions, plan: SpeedPlan): Promise<Evidence> {
  const limits = defaultDeadlines(options.platform);
  const limitMs = BEFORE_TRANSFERS_MS + 2 * limits.transferMs + GRACE_MS;
  return inWorld(options, limits, (world) =>
    gatherAlone(
      world,
      (network) => [
        {
          facts: ['downloadMbps', 'uploadMbps', 'loadedLatencyMs'],
          limitMs,
          look: (signal) => lookAtSpeed(network, plan, limits, signal),
        },
      ],
      options.signal,
    ),
  );
}

export interface LongWatch {
  readonly durationMs: number;
  readonly stunHosts: readonly Host[];
  readonly tcpHosts: readonly Host[];
  /** Ends the watch, which then gives what it has seen. */
  readonly enough: AbortSignal;
  readonly onSample: (samples: readonly WatchSample[]) => void;
}

/** One attempt a second for as long as was asked. Rejects only when the signal of the run aborts. */
export function watchConnection(options: WorldOptions, watch: LongWatch): Promise<Evidence> {
  const limits = defaultDeadlines(options.platform);
  const plan = {
    ...watch,
    intervalMs: limits.watchIntervalMs,
    answerMs: limits.watchAnswerMs,
    stunSilenceMs: limits.stunSilenceMs,
  };
  return inWorld(options, limits, (world) =>
    gatherAlone(
      world,
      (network) => [
        {
          facts: ['stability'],
          limitMs: watch.durationMs + limits.watchAnswerMs + limits.stunSilenceMs + GRACE_MS,
          look: (signal) => lookAtStability(network, plan, AbortSignal.any([signal, watch.enough])),
        },
      ],
      options.signal,
    ),
  );
}
