import type { Host } from '../../../reference/exam-check-data.ts';
import { pause } from '../../pause.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, type Readings, unknown } from '../reading.ts';
import { FEWEST_SAMPLES, readJitter, readLatency, type Sample, sampleConnections } from './latency.ts';
import type { NetworkAccess } from './network-access.ts';
import { type Asked, type StunClient, type StunServer, stunClient } from './stun-client.ts';
import { timeLimit, untilAborted } from './time-limit.ts';

export interface IdleLimits {
  readonly latencySampleMs: number;
  /** The whole measurement. */
  readonly latencyMs: number;
  /** The pause between two requests over UDP, as in a call. */
  readonly stunIntervalMs: number;
  /** Requests over UDP, where there is time for all. */
  readonly stunRequests: number;
  /** Silence this long means that UDP is not answered. */
  readonly stunSilenceMs: number;
}

/** Fewer say too little about a loss of one in a hundred. */
const FEWEST_REQUESTS = 50;
/** Left at the end for the answers that are still on their way. */
const LAST_ANSWERS_MS = 450;
/** After the first server has answered, the other gets this long to be counted in. */
const OTHER_SERVER_MS = 100;
const OPENING_INTERVAL_MS = 150;
/** A server that loses so many points more than the other loses them by itself. */
const OWN_LOSS_POINTS = 10;

interface Burst {
  readonly asked: readonly Asked[];
  /** False: nothing at all was answered. */
  readonly answered: boolean;
}

/**
 * Round trip, its steadiness and loss while nothing else is sent: over UDP as a call does it, with TCP connections
 * beside it for where UDP is silent. Gives what it has when the time is up.
 */
export async function lookAtIdle(
  network: NetworkAccess,
  hosts: { readonly latencyHosts: readonly Host[]; readonly stunHosts: readonly Host[] },
  limits: IdleLimits,
  signal: AbortSignal,
): Promise<Readings> {
  const whole = timeLimit(limits.latencyMs, signal);
  try {
    const before = await network.wayOut();
    const first = await measure(network, hosts, limits, whole.signal);
    // Another way out in between (cable in, VPN up): the first half was about another connection.
    if ((await network.wayOut()) === before || whole.signal.aborted) return first;
    return await measure(network, hosts, limits, whole.signal);
  } finally {
    whole.done();
  }
}

async function measure(
  network: NetworkAccess,
  hosts: { readonly latencyHosts: readonly Host[]; readonly stunHosts: readonly Host[] },
  limits: IdleLimits,
  signal: AbortSignal,
): Promise<Readings> {
  const [samples, burst] = await Promise.all([
    sampleConnections(network, hosts.latencyHosts, limits, signal),
    lookAtStun(network, hosts.stunHosts, limits, signal),
  ]);
  return readIdle(burst, samples);
}

/** What UDP says, and where it is silent TCP. */
export function readIdle(burst: Burst, samples: readonly Sample[]): Readings {
  const asked = withoutLossyServer(burst.asked);
  const overUdp = asked.map(({ server, roundTripMs }) => ({ host: server.host, connectMs: roundTripMs }));
  const enough = overUdp.filter(({ connectMs }) => connectMs !== null).length >= FEWEST_SAMPLES;
  const taken = enough ? overUdp : samples;
  const connected = samples.some(({ connectMs }) => connectMs !== null);
  const udp: Reading<boolean> = burst.answered ? known(true) : connected ? known(false) : unknown('timeout');
  return {
    latencyMs: readLatency(taken),
    jitterMs: readJitter(taken),
    lossPercent: burst.answered ? readLoss(asked) : readFailures(samples),
    udpAnswered: udp,
  };
}

/** Requests without an answer, per cent. */
export function readLoss(asked: readonly Asked[]): Reading<number> {
  if (asked.length < FEWEST_REQUESTS) return unknown('timeout');
  return known(roundTo(percentLost(asked), 1));
}

/** Failed connections, per cent. One of twenty is no failure: the first packet of a connection is not sent again soon. */
export function readFailures(samples: readonly Sample[]): Reading<number> {
  const failed = samples.filter(({ connectMs }) => connectMs === null).length;
  if (samples.length - failed < FEWEST_SAMPLES) return unknown('timeout');
  return known(failed <= 1 ? 0 : roundTo((100 * failed) / samples.length, 1));
}

function percentLost(asked: readonly Asked[]): number {
  return asked.length === 0 ? 0 : (100 * asked.filter(({ roundTripMs }) => roundTripMs === null).length) / asked.length;
}

/** Both servers lie behind the same line: what only one of them loses is its own matter (some answer only so often). */
function withoutLossyServer(asked: readonly Asked[]): readonly Asked[] {
  const servers = [...new Set(asked.map(({ server }) => server.host))].map((host) => {
    const own = asked.filter(({ server }) => server.host === host);
    return { own, lost: percentLost(own) };
  });
  const least = Math.min(...servers.map(({ lost }) => lost));
  const kept = new Set(servers.filter(({ lost }) => lost <= least + OWN_LOSS_POINTS).flatMap(({ own }) => own));
  return asked.filter((one) => kept.has(one));
}

// --- asking ----------------------------------------------------------------------------------------------------------

const SILENT: Burst = { asked: [], answered: false };

/** Finds the servers that answer, then asks them in turn, evenly spaced, as many times as there is time for. */
export async function lookAtStun(
  network: NetworkAccess,
  hosts: readonly Host[],
  limits: IdleLimits,
  signal: AbortSignal,
): Promise<Burst> {
  const endsMs = network.monotonicMs() + limits.latencyMs;
  const opening = stunClient(network.monotonicMs);
  const client = stunClient(network.monotonicMs);
  try {
    const servers = await answeringServers(network, opening, hosts, limits.stunSilenceMs, signal);
    opening.close();
    if (servers.length === 0) return SILENT;
    const leftMs = endsMs - network.monotonicMs() - LAST_ANSWERS_MS;
    const requests = Math.min(limits.stunRequests, Math.floor(leftMs / limits.stunIntervalMs));
    const startMs = network.monotonicMs();
    for (let at = 0; at < requests && !signal.aborted; at += 1) {
      const server = servers[at % servers.length];
      if (server !== undefined) client.ask(server);
      await pause(startMs + (at + 1) * limits.stunIntervalMs - network.monotonicMs(), signal);
    }
    await lastAnswers(client, network, Math.min(endsMs, network.monotonicMs() + LAST_ANSWERS_MS), signal);
    return { asked: decided(client.asked(), network.monotonicMs()), answered: true };
  } finally {
    opening.close();
    client.close();
  }
}

async function lastAnswers(
  client: StunClient,
  network: NetworkAccess,
  endsMs: number,
  signal: AbortSignal,
): Promise<void> {
  const CHECK_MS = 20;
  const waiting = (): boolean => client.asked().some(({ roundTripMs }) => roundTripMs === null);
  while (waiting() && network.monotonicMs() < endsMs && !signal.aborted) await pause(CHECK_MS, signal);
}

/** Without the questions that a slow answer may still be on its way to. */
function decided(asked: readonly Asked[], nowMs: number): readonly Asked[] {
  const slowestMs = asked.reduce((slowest, { roundTripMs }) => Math.max(slowest, roundTripMs ?? 0), 0);
  return asked.filter(({ roundTripMs, sentAtMs }) => roundTripMs !== null || nowMs - sentAtMs > 1.5 * slowestMs + 100);
}

/** One address for each host that answers: the first of its families to do so. */
export async function answeringServers(
  network: NetworkAccess,
  client: StunClient,
  hosts: readonly Host[],
  silenceMs: number,
  signal: AbortSignal,
): Promise<readonly StunServer[]> {
  const found = new Map<string, StunServer>();
  const enough = new AbortController();
  const both = AbortSignal.any([signal, enough.signal]);
  const endsMs = network.monotonicMs() + silenceMs;
  const open = async (host: Host): Promise<void> => {
    const addresses = await untilAborted(network.lookup(host.host), both).catch(() => []);
    const candidates = oneOfEachFamily(addresses.filter(network.isAllowedAddress));
    if (candidates.length === 0) return;
    network.onContact(`${host.host}:${host.port}`);
    while (!found.has(host.host) && network.monotonicMs() < endsMs && !both.aborted) {
      for (const address of candidates) {
        const server = { host: host.host, address, port: host.port };
        void client.ask(server).answer.then(() => {
          if (!found.has(host.host)) found.set(host.host, server);
          if (found.size === hosts.length) enough.abort();
          else setTimeout(() => enough.abort(), OTHER_SERVER_MS).unref();
        });
      }
      await pause(Math.min(OPENING_INTERVAL_MS, Math.max(0, endsMs - network.monotonicMs())), both);
    }
  };
  const silence = timeLimit(silenceMs, both);
  try {
    await Promise.race([Promise.all(hosts.map(open)), new Promise((ended) => onAbort(silence.signal, ended))]);
  } finally {
    silence.done();
    enough.abort();
  }
  return hosts.flatMap((host) => found.get(host.host) ?? []);
}

function onAbort(signal: AbortSignal, then: (value?: unknown) => void): void {
  if (signal.aborted) then();
  else signal.addEventListener('abort', () => then(), { once: true });
}

function oneOfEachFamily(addresses: readonly string[]): readonly string[] {
  const ipv4 = addresses.find((address) => !address.includes(':'));
  const ipv6 = addresses.find((address) => address.includes(':'));
  return [ipv4, ipv6].filter((address) => address !== undefined);
}
