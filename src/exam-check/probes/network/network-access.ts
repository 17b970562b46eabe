import type { HostLookup } from '../../../io/http.ts';
import type { Host } from '../../../reference/exam-check-data.ts';
import { untilAborted } from './time-limit.ts';

/** Everything a probe may ask of the network. The real one goes out; tests bring loopback servers. */
export interface NetworkAccess {
  /** @throws NoAnswerInTime; an error with a code such as `ENOTFOUND`. */
  readonly lookup: HostLookup;
  /** Addresses that a name of a public host may lead to. */
  readonly isAllowedAddress: (address: string) => boolean;
  /** Authorities in PEM instead of those that come with Node. */
  readonly authorities?: string;
  /** What the computer itself trusts, in PEM; empty where it does not tell. Asked only where a certificate is strange. */
  readonly systemAuthorities: (signal: AbortSignal) => Promise<readonly string[]>;
  /** The name of the network interface that packets leave by; null where it cannot be told. Stays in the probes. */
  readonly wayOut: () => Promise<string | null>;
  /** The machine's own clock, milliseconds since 1970; never a pretended one. */
  readonly wallClockMs: () => number;
  /** A clock that never jumps, milliseconds. */
  readonly monotonicMs: () => number;
  /** True when a proxy is set: then a connection that fails directly proves nothing. */
  readonly proxySet: boolean;
  /** Called with `host:port` before each contact. */
  readonly onContact: (hostAndPort: string) => void;
}

/**
 * The addresses of a host that may be contacted; none where its name leads elsewhere.
 *
 * @throws what the lookup throws, or the signal's reason when it aborts
 */
export async function addressesOf(
  { lookup, isAllowedAddress }: NetworkAccess,
  { host }: Host,
  signal: AbortSignal,
): Promise<readonly string[]> {
  return (await untilAborted(lookup(host), signal)).filter(isAllowedAddress);
}

/** Variables that name a proxy; programs differ in the case they read. */
const PROXY_VARIABLES = ['HTTPS_PROXY', 'HTTP_PROXY', 'ALL_PROXY'];

export function isProxySet(env: Readonly<Record<string, string | undefined>>): boolean {
  return PROXY_VARIABLES.some((name) => (env[name] ?? env[name.toLowerCase()] ?? '') !== '');
}

/** Asks for each name once; probes that run side by side share the answer. */
export function rememberedLookup(lookup: HostLookup): HostLookup {
  const answers = new Map<string, Promise<readonly string[]>>();
  return (host) => {
    const answer = answers.get(host) ?? lookup(host);
    answers.set(host, answer);
    return answer;
  };
}
