import { lookup as systemLookup } from 'node:dns';
import { Agent, type RequestOptions } from 'node:https';
import { isIP, type LookupFunction } from 'node:net';
import { performance } from 'node:perf_hooks';
import type { Duplex } from 'node:stream';
import { type ConnectionFailure, connectionFailure } from './connection-failure.ts';
import { errorCode } from './error-code.ts';
import { openTunnel, proxyFailure } from './proxy-tunnel.ts';
import { isPublicAddress } from './public-address.ts';
import { allowedUrl } from './web-address.ts';

/** All addresses of a name; rejects with a system error such as `ENOTFOUND`. */
export type HostLookup = (host: string) => Promise<readonly string[]>;

/** One question to a host. The limits hold for the whole of it, redirects included. */
export interface HttpsQuestion {
  readonly url: string;
  readonly method: 'GET' | 'HEAD';
  /** From the first name lookup to the last byte. */
  readonly deadlineMs: number;
  /** Of the body, counted after it is unpacked. */
  readonly maxBytes?: number;
  /** Hops that are followed; with 0 a redirect is an answer like any other. */
  readonly maxRedirects?: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly signal?: AbortSignal;
  /** Called with `host:port` before each host is contacted. */
  readonly onContact?: (hostAndPort: string) => void;
}

/** How names are found and hosts are trusted: the system's own way unless a caller brings another. */
export interface HttpsTrust {
  readonly lookup?: HostLookup;
  /** Which addresses a name may lead to; public ones only. */
  readonly isAllowedAddress?: (address: string) => boolean;
  /** Authorities in PEM instead of those that come with Node. */
  readonly authorities?: string;
  /** The proxy to go through, from `proxyFor`; none unless a caller asks for it. A proxy looks names up by itself. */
  readonly proxyOf?: (url: URL) => URL | null;
}

export type HttpsFailure =
  | ConnectionFailure
  | 'address-refused'
  | 'private-address'
  | 'proxy-login'
  | 'proxy-failed'
  | 'redirect-refused'
  | 'too-many-redirects'
  | 'too-large'
  | 'not-understood'
  | 'aborted';

export type HttpsResult =
  | {
      readonly kind: 'answered';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly body: Uint8Array;
      /** The address that answered in the end. */
      readonly url: string;
      /** From the ready connection to the headers, milliseconds: one round trip and the host's own time. */
      readonly roundTripMs: number;
    }
  | { readonly kind: 'failed'; readonly failure: HttpsFailure };

const ONE_MIB = 2 ** 20;
const MOST_REDIRECTS = 3;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);

/**
 * Asks over HTTPS and gives every end a name; never rejects.
 *
 * Certificates are always checked, whatever `NODE_TLS_REJECT_UNAUTHORIZED` says, with TLS 1.2 or newer. Redirects are
 * followed by our own rule: https, a name (no address, no user name, no look-alike letters), and an address that is
 * public at the moment of connecting, so that a name cannot change its address in between.
 */
export async function askHttps(question: HttpsQuestion, trust: HttpsTrust = {}): Promise<HttpsResult> {
  const controller = new AbortController();
  let deadlinePassed = false;
  const deadline = setTimeout(() => {
    deadlinePassed = true;
    controller.abort();
  }, question.deadlineMs);
  const abort = (): void => controller.abort();
  question.signal?.addEventListener('abort', abort, { once: true });
  if (question.signal?.aborted) abort();

  const connection = new Connection(trust);
  try {
    return await followed(question, trust, connection, controller.signal);
  } catch (error) {
    if (deadlinePassed) return failed('timeout');
    return failed(controller.signal.aborted ? 'aborted' : failureOf(error));
  } finally {
    clearTimeout(deadline);
    question.signal?.removeEventListener('abort', abort);
    connection.destroy();
  }
}

async function followed(
  question: HttpsQuestion,
  trust: HttpsTrust,
  connection: Connection,
  signal: AbortSignal,
): Promise<HttpsResult> {
  const maxRedirects = Math.min(question.maxRedirects ?? MOST_REDIRECTS, MOST_REDIRECTS);
  // Loaded here: no command pays for it at start.
  const { default: fetch } = await import('node-fetch');
  let url = allowedUrl(question.url, null);
  for (let hops = 0; url !== null; hops += 1) {
    question.onContact?.(`${url.hostname}:${url.port || '443'}`);
    connection.readyAtMs = null;
    connection.proxy = trust.proxyOf?.(url) ?? null;
    const sentAtMs = performance.now();
    const response = await fetch(url.href, {
      method: question.method,
      headers: { 'accept-encoding': 'gzip, deflate, br', ...question.headers },
      redirect: 'manual',
      size: question.maxBytes ?? ONE_MIB,
      agent: connection,
      signal,
    });
    const roundTripMs = performance.now() - (connection.readyAtMs ?? sentAtMs);
    const location = response.headers.get('location');
    if (maxRedirects > 0 && REDIRECTS.has(response.status) && location !== null) {
      if (hops === maxRedirects) return failed('too-many-redirects');
      url = allowedUrl(location, url);
      if (url === null) return failed('redirect-refused');
      continue;
    }
    const body = new Uint8Array(await response.arrayBuffer());
    const headers = Object.fromEntries(response.headers.entries());
    return { kind: 'answered', status: response.status, headers, body, url: url.href, roundTripMs };
  }
  return failed('address-refused');
}

/** Opens the connections of one question. Refuses addresses while connecting, after the name is resolved. */
class Connection extends Agent {
  /** When the last connection was encrypted and ready, on the clock of `performance.now()`. */
  readyAtMs: number | null = null;
  /** What the next connection goes through; null for none. */
  proxy: URL | null = null;
  readonly #ended = new AbortController();

  constructor(trust: HttpsTrust) {
    super({
      keepAlive: false,
      rejectUnauthorized: true,
      minVersion: 'TLSv1.2',
      lookup: checkedLookup(trust.lookup ?? lookupBySystem, trust.isAllowedAddress ?? isPublicAddress),
      ...(trust.authorities === undefined ? {} : { ca: trust.authorities }),
    });
  }

  override createConnection(options: RequestOptions, callback?: (error: Error | null, stream: Duplex) => void) {
    if (this.proxy !== null && callback !== undefined) {
      this.#throughProxy(this.proxy, options, callback);
      return undefined;
    }
    return this.#encrypted(options);
  }

  /** Also ends a tunnel that the proxy has not made yet. */
  override destroy(): void {
    this.#ended.abort();
    super.destroy();
  }

  #encrypted(options: RequestOptions & { readonly socket?: Duplex }): ReturnType<Agent['createConnection']> {
    const socket = super.createConnection(options);
    socket?.once('secureConnect', () => {
      this.readyAtMs = performance.now();
    });
    return socket;
  }

  /** The proxy only carries bytes: the certificate is that of the host, and is checked all the same. */
  #throughProxy(proxy: URL, options: RequestOptions, callback: (error: Error | null, stream: Duplex) => void): void {
    const target = { host: String(options.host ?? ''), port: Number(options.port ?? 443) };
    openTunnel(proxy, target, this.#ended.signal).then(
      (socket) => {
        const stream = this.#encrypted({ ...options, socket });
        if (stream) callback(null, stream);
      },
      // Node looks at the error first and needs no stream then.
      (error: Error) => (callback as (error: Error) => void)(error),
    );
  }
}

/** The code of the error of a name that leads to no allowed address. */
export const PRIVATE_ADDRESS = 'PRIVATE_ADDRESS';

class PrivateAddress extends Error {
  readonly code = PRIVATE_ADDRESS;
}

/** Node's form of a name lookup around ours, which lets only allowed addresses through. */
export function checkedLookup(lookup: HostLookup, isAllowedAddress: (address: string) => boolean): LookupFunction {
  return (host, options, callback) => {
    lookup(host).then(
      (addresses) => {
        const allowed = addresses.filter(isAllowedAddress).map((address) => ({ address, family: isIP(address) }));
        const [first] = allowed;
        if (first === undefined) callback(new PrivateAddress(`${host} leads to no public address`), '', 0);
        else if (options.all) callback(null, allowed);
        else callback(null, first.address, first.family);
      },
      (error: unknown) => callback(error instanceof Error ? error : new Error(String(error)), '', 0),
    );
  };
}

/** The system's own resolver, as browsers use it. */
export function lookupBySystem(host: string): Promise<readonly string[]> {
  return new Promise((resolve, reject) => {
    systemLookup(host, { all: true }, (error, addresses) => {
      if (error) reject(error);
      else resolve(addresses.map(({ address }) => address));
    });
  });
}

function failed(failure: HttpsFailure): HttpsResult {
  return { kind: 'failed', failure };
}

function failureOf(error: unknown): HttpsFailure {
  const code = errorCode(error);
  if (code === PRIVATE_ADDRESS) return 'private-address';
  if (hasType(error, 'max-size')) return 'too-large';
  const ofProxy = proxyFailure(code);
  if (ofProxy !== null) return ofProxy;
  return connectionFailure(code) ?? 'not-understood';
}

function hasType(error: unknown, type: string): boolean {
  return typeof error === 'object' && error !== null && 'type' in error && error.type === type;
}
