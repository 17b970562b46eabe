import type { Host } from '../../../reference/exam-check-data.ts';
import { pause } from '../../pause.ts';
import { readStability, type WatchSample } from '../../stability.ts';
import { known, type Readings, unknown } from '../reading.ts';
import { connectOnce } from './connect.ts';
import { answeringServers } from './idle.ts';
import { addressesOf, type NetworkAccess } from './network-access.ts';
import { stunClient } from './stun-client.ts';
import { timeLimit, untilAborted } from './time-limit.ts';

export interface WatchPlan {
  readonly durationMs: number;
  /** From one attempt to the next. */
  readonly intervalMs: number;
  /** An answer that takes longer is none. */
  readonly answerMs: number;
  readonly stunSilenceMs: number;
  readonly stunHosts: readonly Host[];
  /** Asked over TCP where UDP is silent. */
  readonly tcpHosts: readonly Host[];
  readonly onSample?: (samples: readonly WatchSample[]) => void;
}

/**
 * Asks once a second whether anybody answers, until the time is over or `signal` aborts, and gives what it has seen by
 * then: over UDP, or with TCP connections where UDP is silent. Hosts take turns, so that one of them being away for a
 * moment is no gap of the connection.
 */
export async function lookAtStability(network: NetworkAccess, plan: WatchPlan, signal: AbortSignal): Promise<Readings> {
  const client = stunClient(network.monotonicMs);
  const running = timeLimit(plan.durationMs, signal);
  const startedAtMs = network.wallClockMs();
  try {
    const servers = await answeringServers(network, client, plan.stunHosts, plan.stunSilenceMs, running.signal);
    const ask = (at: number, until: AbortSignal): Promise<number | null> => {
      const server = servers[at % servers.length];
      if (server !== undefined) return untilAborted(client.ask(server).answer, until).catch(() => null);
      const host = plan.tcpHosts[at % plan.tcpHosts.length];
      return host === undefined ? Promise.resolve(null) : connectTo(network, host, until);
    };
    const samples = await sampled(network, plan, ask, running.signal);
    const stability = readStability(samples, { startedAtMs, intervalMs: plan.intervalMs });
    return { stability: stability === null ? unknown('timeout') : known(stability) };
  } finally {
    running.done();
    client.close();
  }
}

async function sampled(
  network: NetworkAccess,
  plan: WatchPlan,
  ask: (at: number, until: AbortSignal) => Promise<number | null>,
  signal: AbortSignal,
): Promise<readonly WatchSample[]> {
  const startMs = network.monotonicMs();
  const samples: WatchSample[] = [];
  const open: Promise<void>[] = [];
  // The last attempt begins early enough that its answer still falls into the watch.
  const attempts = Math.max(1, Math.floor((plan.durationMs - plan.answerMs) / plan.intervalMs) + 1);
  for (let at = 0; at < attempts && !signal.aborted; at += 1) {
    const atMs = network.monotonicMs() - startMs;
    // Without a limit of its own, an attempt at the end of a cut watch would be held against the connection.
    const limit = timeLimit(plan.answerMs, signal);
    open.push(
      ask(at, limit.signal).then((ms) => {
        limit.done();
        if (ms === null && signal.aborted) return;
        samples.push({ atMs, ms });
        plan.onSample?.(samples);
      }),
    );
    await pause(startMs + (at + 1) * plan.intervalMs - network.monotonicMs(), signal);
  }
  await Promise.all(open);
  return samples.toSorted((one, other) => one.atMs - other.atMs);
}

async function connectTo(network: NetworkAccess, host: Host, signal: AbortSignal): Promise<number | null> {
  try {
    const addresses = await addressesOf(network, host, signal);
    if (addresses.length === 0) return null;
    network.onContact(`${host.host}:${host.port}`);
    return await connectOnce(addresses, host.port, signal, network.monotonicMs);
  } catch {
    return null;
  }
}
