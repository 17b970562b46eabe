import type { Host } from '../../../reference/exam-check-data.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { connectOnce, connectTcp } from './connect.ts';
import { addressesOf, type NetworkAccess } from './network-access.ts';
import { mean, median } from './statistics.ts';
import { timeLimit } from './time-limit.ts';

/** One attempt to connect; null milliseconds when it failed. */
export interface Sample {
  readonly host: string;
  readonly connectMs: number | null;
}

export const SAMPLES = 20;
/** Fewer say too little about a connection. */
export const FEWEST_SAMPLES = 5;

/** Median over all samples, in tenths of a millisecond. */
export function readLatency(samples: readonly Sample[]): Reading<number> {
  const times = samples.map(({ connectMs }) => connectMs).filter((ms) => ms !== null);
  const middle = times.length < FEWEST_SAMPLES ? null : median(times);
  return middle === null ? unknown('timeout') : known(roundTo(middle, 1));
}

/**
 * Mean absolute difference between one sample and the next of the same host: hosts differ in distance, which is no
 * unsteadiness. A failed attempt breaks the row.
 */
export function readJitter(samples: readonly Sample[]): Reading<number> {
  if (samples.filter(({ connectMs }) => connectMs !== null).length < FEWEST_SAMPLES) return unknown('timeout');
  const last = new Map<string, number | null>();
  const differences: number[] = [];
  for (const { host, connectMs } of samples) {
    const previous = last.get(host) ?? null;
    if (previous !== null && connectMs !== null) differences.push(Math.abs(connectMs - previous));
    last.set(host, connectMs);
  }
  const average = mean(differences);
  return average === null ? unknown('timeout') : known(roundTo(average, 1));
}

export interface LatencyLimits {
  readonly latencySampleMs: number;
  readonly latencyMs: number;
}

/** Connects again and again, one at a time, to the hosts in turn; gives what it has when the time is up. */
export async function sampleConnections(
  network: NetworkAccess,
  hosts: readonly Host[],
  limits: LatencyLimits,
  signal: AbortSignal,
): Promise<readonly Sample[]> {
  const samples: Sample[] = [];
  const whole = timeLimit(limits.latencyMs, signal);
  try {
    const targets = (await Promise.all(hosts.map((host) => targetOf(network, host, whole.signal)))).filter(
      (target) => target !== null,
    );
    for (let at = 0; at < SAMPLES && targets.length > 0 && !whole.signal.aborted; at += 1) {
      const target = targets[at % targets.length];
      if (target !== undefined) samples.push(await sample(network, target, limits.latencySampleMs, whole.signal));
    }
  } finally {
    whole.done();
  }
  return samples;
}

/** A host with one fixed address: switching between two ways there would look like unsteadiness. */
interface Target {
  readonly host: Host;
  readonly address: string;
}

async function targetOf(network: NetworkAccess, host: Host, signal: AbortSignal): Promise<Target | null> {
  try {
    const addresses = await addressesOf(network, host, signal);
    if (addresses.length === 0) return null;
    network.onContact(`${host.host}:${host.port}`);
    // The first connection only finds out which address answers; it may have waited for a dead family.
    const { socket } = await connectTcp(addresses, host.port, signal, network.monotonicMs);
    const address = socket.remoteAddress;
    socket.destroy();
    return address === undefined ? null : { host, address };
  } catch {
    return null;
  }
}

async function sample(network: NetworkAccess, target: Target, sampleMs: number, signal: AbortSignal): Promise<Sample> {
  const { host, address } = target;
  const limit = timeLimit(sampleMs, signal);
  try {
    const connectMs = await connectOnce([address], host.port, limit.signal, network.monotonicMs);
    return { host: host.host, connectMs };
  } catch {
    return { host: host.host, connectMs: null };
  } finally {
    limit.done();
  }
}
