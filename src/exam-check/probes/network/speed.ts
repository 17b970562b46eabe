import { type Transfer, type TransferLine, type TransferResult, transferLine } from '../../../io/transfer.ts';
import type { Host, Measuring } from '../../../reference/exam-check-data.ts';
import { pause } from '../../pause.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, type Readings, unknown } from '../reading.ts';
import { connectOnce, connectTcp } from './connect.ts';
import { answeringServers } from './idle.ts';
import { addressesOf, type NetworkAccess } from './network-access.ts';
import { median } from './statistics.ts';
import { stunClient } from './stun-client.ts';
import { timeLimit, untilAborted } from './time-limit.ts';

export type Direction = 'download' | 'upload';

export interface SpeedPlan {
  readonly host: Host;
  /** Asked over UDP how long a round trip takes meanwhile; where they are silent, connections to `host` tell. */
  readonly stunHosts: readonly Host[];
  readonly speed: Measuring['speed'];
  /** Mbit/s in each direction beyond which no limit asks anything. */
  readonly enoughMbps: Readonly<Record<Direction, number>>;
}

export interface SpeedLimits {
  /** All transfers of one direction. */
  readonly transferMs: number;
  /** Enough is enough when it has held for so long. */
  readonly enoughForMs: number;
  /** Between one look at the round trip and the next. */
  readonly loadedIntervalMs: number;
  readonly latencySampleMs: number;
  readonly stunSilenceMs: number;
}

/** One transfer that was timed: bytes and the milliseconds they took. */
export interface Timed {
  readonly bytes: number;
  readonly ms: number;
}

/** Below this a transfer says nothing about a line: it was over before the line was busy. */
const FEWEST_BYTES = 10_000;
const IDLE_SAMPLES = 5;
/** Fewer looks say too little about a busy line. */
const FEWEST_LOADED_SAMPLES = 3;
/** At the start of a transfer the line is not busy yet. */
const WARMING_UP_MS = 100;

export function mbpsOf({ bytes, ms }: Timed): number {
  return (bytes * 8) / (ms * 1000);
}

/**
 * What the transfers say: the rate of the one that took longest. Short ones are slowed down by round trips, or look fast
 * because what had piled up arrives at once.
 */
export function readSpeed(timed: readonly Timed[], failed: boolean): Reading<number> {
  const usable = timed.filter(({ bytes, ms }) => bytes >= FEWEST_BYTES && ms > 0);
  const [longest] = usable.toSorted((one, other) => other.ms - one.ms);
  if (longest === undefined) return unknown(failed ? 'garbled' : 'timeout');
  const rate = mbpsOf(longest);
  return known(roundTo(rate, rate < 10 ? 3 : 0));
}

/** How much longer round trips take under load: the medians' difference, and not less than nothing. */
export function readLoadedLatency(idleMs: readonly number[], loadedMs: readonly number[]): Reading<number> {
  const idle = median(idleMs);
  const loaded = median(loadedMs);
  if (idle === null || loaded === null || loadedMs.length < FEWEST_LOADED_SAMPLES) return unknown('timeout');
  return known(roundTo(Math.max(0, loaded - idle), 1));
}

/** Whether the transfers so far have held more than enough for long enough. */
export function isSettled(timed: readonly Timed[], enoughMbps: number, enoughForMs: number): boolean {
  const good = timed.filter(({ bytes, ms }) => ms > 0 && mbpsOf({ bytes, ms }) >= enoughMbps);
  return good.reduce((sum, { ms }) => sum + ms, 0) >= enoughForMs;
}

/**
 * Download, then upload, each in rising sizes until the highest limit has held for two seconds, all is transferred or
 * the time is over; beside them the round trip, which shows how a busy line answers. Anything but the answer 200 is
 * unknown: the host may have had too many questions (429).
 */
export async function lookAtSpeed(
  network: NetworkAccess,
  plan: SpeedPlan,
  limits: SpeedLimits,
  signal: AbortSignal,
): Promise<Readings> {
  const line = transferLine(network);
  const client = stunClient(network.monotonicMs);
  try {
    network.onContact(`${plan.host.host}:${plan.host.port}`);
    const address = await addressOf(network, plan.host, signal);
    if (address === null) return notReached(network);
    const connect: RoundTrip = (until) => connectOnce([address], plan.host.port, until, network.monotonicMs);
    const hostMs = median(await idleRoundTrips(connect, limits, signal)) ?? 0;
    const [server] = await answeringServers(network, client, plan.stunHosts, limits.stunSilenceMs, signal);
    const overUdp: RoundTrip | null =
      server === undefined ? null : (until) => untilAborted(client.ask(server).answer, until);
    const roundTrip = overUdp ?? connect;
    const idle = await idleRoundTrips(roundTrip, limits, signal);
    const run = (direction: Direction) =>
      runDirection({ line, network, plan, limits, hostMs, roundTrip }, direction, signal);
    const download = await run('download');
    const upload = await run('upload');
    const loaded = [download.loadedMs, upload.loadedMs]
      .map((samples) => readLoadedLatency(idle, samples))
      .filter((reading) => reading.known)
      .map(({ value }) => value);
    return {
      downloadMbps: download.reading,
      uploadMbps: upload.reading,
      loadedLatencyMs: loaded.length === 0 ? unknown('timeout') : known(Math.max(...loaded)),
    };
  } finally {
    line.close();
    client.close();
  }
}

/** One look at how long a round trip takes; rejects where there is no answer. */
type RoundTrip = (until: AbortSignal) => Promise<number>;

function notReached({ proxySet }: NetworkAccess): Readings {
  const none = unknown(proxySet ? 'disturbed' : 'timeout');
  return { downloadMbps: none, uploadMbps: none, loadedLatencyMs: none };
}

async function addressOf(network: NetworkAccess, host: Host, signal: AbortSignal): Promise<string | null> {
  const limit = timeLimit(4_000, signal);
  try {
    const addresses = await addressesOf(network, host, limit.signal);
    if (addresses.length === 0) return null;
    const { socket } = await connectTcp(addresses, host.port, limit.signal, network.monotonicMs);
    const address = socket.remoteAddress ?? null;
    socket.destroy();
    return address;
  } catch {
    return null;
  } finally {
    limit.done();
  }
}

async function sampleOf(roundTrip: RoundTrip, limits: SpeedLimits, signal: AbortSignal): Promise<number | null> {
  const limit = timeLimit(limits.latencySampleMs, signal);
  try {
    return await roundTrip(limit.signal);
  } catch {
    return null;
  } finally {
    limit.done();
  }
}

async function idleRoundTrips(
  roundTrip: RoundTrip,
  limits: SpeedLimits,
  signal: AbortSignal,
): Promise<readonly number[]> {
  const samples: number[] = [];
  for (let at = 0; at < IDLE_SAMPLES && !signal.aborted; at += 1) {
    const ms = await sampleOf(roundTrip, limits, signal);
    if (ms !== null) samples.push(ms);
  }
  return samples;
}

interface DirectionMeans {
  readonly line: TransferLine;
  readonly network: NetworkAccess;
  readonly plan: SpeedPlan;
  readonly limits: SpeedLimits;
  /** Round trip to the host of the transfers while nothing else is sent. */
  readonly hostMs: number;
  readonly roundTrip: RoundTrip;
}

interface DirectionResult {
  readonly reading: Reading<number>;
  readonly loadedMs: readonly number[];
}

async function runDirection(
  { line, network, plan, limits, hostMs, roundTrip }: DirectionMeans,
  direction: Direction,
  signal: AbortSignal,
): Promise<DirectionResult> {
  const { host, port } = plan.host;
  const { path, sizesBytes, mostBytes } = plan.speed[direction];
  const enoughMbps = plan.enoughMbps[direction];
  const whole = timeLimit(limits.transferMs, signal);
  const timed: Timed[] = [];
  const loadedMs: number[] = [];
  let left = mostBytes;
  let failed = false;
  try {
    for (const size of sizesBytes) {
      const bytes = Math.min(size, left);
      if (bytes <= 0 || whole.signal.aborted || isSettled(timed, enoughMbps, limits.enoughForMs)) break;
      const transfer: Transfer = {
        host,
        port,
        path: direction === 'download' ? `${path}${bytes}` : path,
        direction,
        bytes,
        signal: whole.signal,
        isEnough: (so, ms) => ms > 0 && isSettled([...timed, { bytes: so, ms }], enoughMbps, limits.enoughForMs),
      };
      const over = new AbortController();
      const until = AbortSignal.any([whole.signal, over.signal]);
      const watching = watchRoundTrips(roundTrip, limits, loadedMs, until);
      const result = await line.run(transfer);
      over.abort();
      await watching;
      left -= bytes;
      if (result.kind === 'failed') {
        failed = result.failure !== 'aborted' && result.failure !== 'timeout';
        break;
      }
      timed.push(timedOf(result, direction, hostMs));
      if (result.kind === 'cut') break;
    }
  } finally {
    whole.done();
  }
  const behindProxy = failed && timed.length === 0 && network.proxySet;
  return { reading: behindProxy ? unknown('disturbed') : readSpeed(timed, failed), loadedMs };
}

/** An upload ends with the host's answer, which takes a round trip that carries none of it. */
function timedOf({ bytes, ms }: Extract<TransferResult, { ms: number }>, direction: Direction, idleMs: number): Timed {
  return { bytes, ms: direction === 'upload' ? Math.max(1, ms - idleMs) : ms };
}

async function watchRoundTrips(
  roundTrip: RoundTrip,
  limits: SpeedLimits,
  into: number[],
  signal: AbortSignal,
): Promise<void> {
  await pause(WARMING_UP_MS, signal);
  while (!signal.aborted) {
    const ms = await sampleOf(roundTrip, limits, signal);
    if (ms !== null) into.push(ms);
    await pause(limits.loadedIntervalMs, signal);
  }
}
