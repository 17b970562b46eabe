import { askHttps, type HttpsResult } from '../../../io/http.ts';
import type { Host } from '../../../reference/exam-check-data.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import type { NetworkAccess } from './network-access.ts';
import { median } from './statistics.ts';

/** What one host said about the time, and when our own clock heard it. */
export interface TimeAnswer {
  /** The `Date` header. */
  readonly date: string | undefined;
  /** The `Age` header: seconds that a cache kept the answer (RFC 9111, section 5.1). */
  readonly age: string | undefined;
  readonly receivedAtMs: number;
  readonly roundTripMs: number;
}

/** RFC 9110, section 5.6.7: the one form that hosts must send. Nothing else is guessed at. */
const HTTP_DATE = /^(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d{2} [A-Z][a-z]{2} \d{4} \d{2}:\d{2}:\d{2} GMT$/;
/** One host alone may be wrong itself. */
const FEWEST_ANSWERS = 2;
/** Hosts that differ by more say nothing about our clock. */
const MOST_DISAGREEMENT_MS = 10_000;

/**
 * Own clock minus the hosts' time in milliseconds; null when the answer holds no date. A `Date` header has whole
 * seconds, cut off, so half a second is added; the answer was half a round trip on its way.
 */
export function clockOffsetMs(answer: TimeAnswer): number | null {
  if (answer.date === undefined || !HTTP_DATE.test(answer.date)) return null;
  const dateMs = Date.parse(answer.date);
  const ageMs = /^\d{1,8}$/.test(answer.age ?? '') ? Number(answer.age) * 1000 : 0;
  const offsetMs = answer.receivedAtMs - answer.roundTripMs / 2 - (dateMs + ageMs + 500);
  return Number.isFinite(offsetMs) ? offsetMs : null;
}

/** The median over hosts that agree, in seconds. */
export function readClock(offsetsMs: readonly number[]): Reading<number> {
  const middle = median(offsetsMs);
  if (middle === null || offsetsMs.length < FEWEST_ANSWERS) return unknown('garbled');
  const agreeing = offsetsMs.filter((offset) => Math.abs(offset - middle) <= MOST_DISAGREEMENT_MS);
  if (agreeing.length < FEWEST_ANSWERS) return unknown('garbled');
  return known(roundTo(middle / 1000, 1));
}

/** Asks all hosts at once for nothing but their headers. */
export async function lookAtClock(
  network: NetworkAccess,
  hosts: readonly Host[],
  clockMs: number,
  signal: AbortSignal,
): Promise<Reading<number>> {
  const offsets = await Promise.all(
    hosts.map(async (host) => {
      const result = await askHost(network, host, clockMs, signal);
      return { result, offsetMs: offsetOf(result, network.wallClockMs()) };
    }),
  );
  const sound = offsets.map(({ offsetMs }) => offsetMs).filter((offset) => offset !== null);
  if (sound.length >= FEWEST_ANSWERS) return readClock(sound);
  const silent = offsets.some(({ result }) => result.kind === 'failed' && isSilence(result.failure));
  return unknown(silent ? 'timeout' : 'garbled');
}

function askHost(network: NetworkAccess, host: Host, clockMs: number, signal: AbortSignal): Promise<HttpsResult> {
  const question = {
    url: `https://${host.host}:${host.port}/`,
    method: 'HEAD',
    deadlineMs: clockMs,
    maxRedirects: 0,
    signal,
    onContact: network.onContact,
  } as const;
  const { lookup, isAllowedAddress, authorities } = network;
  return askHttps(question, { lookup, isAllowedAddress, ...(authorities === undefined ? {} : { authorities }) });
}

function offsetOf(result: HttpsResult, receivedAtMs: number): number | null {
  if (result.kind === 'failed') return null;
  const { headers, roundTripMs } = result;
  return clockOffsetMs({ date: headers['date'], age: headers['age'], receivedAtMs, roundTripMs });
}

function isSilence(failure: string): boolean {
  return failure === 'timeout' || failure === 'name-timeout' || failure === 'aborted';
}
