import { createServer as createHttp, type RequestListener } from 'node:http';
import { createServer as createHttps, type ServerOptions } from 'node:https';
import { createServer as createTcp, type Socket, type Server as TcpServer } from 'node:net';
import { Readable } from 'node:stream';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import type { FeedFailure } from '../../src/feeds/read.ts';
import { LoopbackServers } from '../helpers/loopback-servers.ts';

/** Servers on the loopback address that misbehave, each in one way, and how the feed reader has to call it. */

export interface Fault {
  /** With the rows of the list of faults that it stands for. */
  readonly name: string;
  /** Null where the feed is read all the same. */
  readonly failure: FeedFailure | null;
  readonly start: (kit: ServerKit) => Promise<string>;
  /** Takes the whole time limit. */
  readonly isSlow?: boolean;
}

/** Starts servers; all names under `.test` lead to this machine. Each start gives the address of a feed. */
export class ServerKit {
  readonly #servers = new LoopbackServers();
  readonly #read: (file: string) => string;

  /** @param read gives the text of a file of `test/fixtures/tls/` */
  constructor(read: (file: string) => string) {
    this.#read = read;
  }

  listen(server: TcpServer): Promise<number> {
    return this.#servers.listen(server);
  }

  async https(answer: RequestListener, options: ServerOptions & { certificate?: string } = {}): Promise<string> {
    const { certificate = 'good', ...more } = options;
    const identity = { cert: this.#read(`${certificate}.pem`), key: this.#read('server-key.pem') };
    return feedAt(await this.listen(createHttps({ ...identity, ...more }, answer)));
  }

  async http(answer: RequestListener): Promise<number> {
    return this.listen(createHttp(answer));
  }

  async tcp(onSocket: (socket: Socket) => void): Promise<string> {
    return feedAt(await this.listen(createTcp(onSocket)));
  }

  async closedPort(): Promise<string> {
    return feedAt(await this.#servers.closedPort());
  }

  close(): Promise<void> {
    return this.#servers.closeAll();
  }
}

const feedAt = (port: number): string => `https://exam.test:${port}/summary.json`;

/** A Statuspage summary with these notices. */
export function summary(incidents: readonly unknown[], works: readonly unknown[] = []): string {
  return JSON.stringify({
    page: { id: 'p', name: 'Status', url: 'https://exam.test' },
    status: { indicator: 'none', description: 'All fine' },
    components: [],
    incidents,
    scheduled_maintenances: works,
  });
}

export const incident = (more: Readonly<Record<string, unknown>> = {}) => ({
  id: 'i1',
  name: 'Brightspace is slow',
  status: 'investigating',
  impact: 'minor',
  created_at: '2026-11-22T09:00:00.000Z',
  started_at: '2026-11-22T09:00:00.000Z',
  updated_at: '2026-11-22T09:30:00.000Z',
  resolved_at: null,
  shortlink: 'https://exam.test/i1',
  incident_updates: [{ body: 'We are looking into it.' }],
  components: [{ name: 'Brightspace' }],
  ...more,
});

const body =
  (text: string | Uint8Array, status = 200, headers: Readonly<Record<string, string>> = {}): RequestListener =>
  (_request, response) =>
    void response.writeHead(status, headers).end(text);

const served =
  (text: string | Uint8Array, status = 200, headers: Readonly<Record<string, string>> = {}) =>
  (kit: ServerKit) =>
    kit.https(body(text, status, headers));

const redirect =
  (location: string) =>
  (kit: ServerKit): Promise<string> =>
    kit.https((_request, response) => void response.writeHead(302, { location }).end());

const MIB = 2 ** 20;
const GOOD = summary([]);
const withCertificate = (certificate: string) => (kit: ServerKit) => kit.https(body(GOOD), { certificate });

/** In pieces, so that this process is not held up by writing what nobody wants to have. */
const hundredMebibytes = (kit: ServerKit): Promise<string> =>
  kit.https((_request, response) => {
    const piece = Buffer.alloc(MIB, 32);
    response.writeHead(200, { 'content-length': String(100 * MIB) });
    Readable.from(Array.from({ length: 100 }, () => piece))
      .on('error', () => undefined)
      .pipe(response);
  });

/** Writes pieces until nobody listens. */
function endless(piece: Buffer, everyMs: number): RequestListener {
  return (_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    const write = (): void => {
      if (response.destroyed) return;
      const goesOn = response.write(piece);
      if (everyMs > 0) setTimeout(write, everyMs);
      else if (goesOn) setImmediate(write);
      else response.once('drain', write);
    };
    write();
  };
}

const statuses = [204, 206, 304, 401, 403, 404, 410, 429, 500, 502, 503, 504, 599].map(
  (status): Fault => ({
    name: `N8: status ${status}`,
    failure: 'status',
    start: (kit) =>
      kit.https((_request, response) => void response.writeHead(status, { 'retry-after': '1000000000' }).end()),
  }),
);

const locations: readonly (readonly [string, string])[] = [
  ['to http', 'http://exam.test/feed'],
  ['to loopback', 'https://127.0.0.1/feed'],
  ['to a private address', 'https://10.0.0.1/feed'],
  ['to data:', 'data:application/json,{}'],
  ['to file:', 'file:///etc/hostname'],
  ['with a user name', 'https://a:b@exam.test/feed'],
];

const understood = (name: string, text: string | Uint8Array, type = 'application/json'): Fault => ({
  name: `N9: ${name}`,
  failure: 'not-a-feed',
  start: served(text, 200, { 'content-type': type }),
});

export const FAULTS: readonly Fault[] = [
  { name: 'a good feed', failure: null, start: served(GOOD) },
  {
    name: 'N9: a good feed that says it is text',
    failure: null,
    start: served(GOOD, 200, { 'content-type': 'text/html' }),
  },
  { name: 'N9: a byte-order mark', failure: null, start: served(`\uFEFF${GOOD}`) },
  {
    name: 'N2: a sign-in page for everything',
    failure: 'sign-in-page',
    start: served('<!DOCTYPE html><title>Log in</title>'),
  },
  { name: 'N2: status 511', failure: 'sign-in-page', start: served('<html>', 511) },
  { name: 'N5: refused', failure: 'refused', start: (kit) => kit.closedPort() },
  {
    name: 'N5: reset after accept',
    failure: 'reset',
    start: (kit) => kit.tcp((socket) => socket.once('data', () => socket.resetAndDestroy())),
  },
  { name: 'N5: accept and silence', failure: 'timeout', isSlow: true, start: (kit) => kit.tcp(() => {}) },
  {
    name: 'N5: broken off in the middle of the body',
    failure: 'reset',
    start: (kit) =>
      kit.https((_request, response) => {
        response.writeHead(200, { 'content-length': '1000' }).write('{"page"');
        setTimeout(() => response.destroy(), 20);
      }),
  },
  { name: 'N6, T2: expired', failure: 'certificate-not-valid-now', start: withCertificate('expired') },
  { name: 'N6, T2: not yet valid', failure: 'certificate-not-valid-now', start: withCertificate('not-yet-valid') },
  { name: 'N6, T2: another name', failure: 'certificate-wrong-name', start: withCertificate('wrong-name') },
  { name: 'N6, T2: self-signed', failure: 'certificate-not-trusted', start: withCertificate('self-signed') },
  {
    name: 'N6, T2: TLS 1.1',
    failure: 'tls-failed',
    start: (kit) => kit.https(body(GOOD), { minVersion: 'TLSv1.1', maxVersion: 'TLSv1.1', ciphers: 'ALL@SECLEVEL=0' }),
  },
  {
    name: 'N7, T5: one byte a second',
    failure: 'timeout',
    isSlow: true,
    start: (kit) => kit.https(endless(Buffer.from(' '), 300)),
  },
  {
    name: 'N7: silence after the headers',
    failure: 'timeout',
    isSlow: true,
    start: (kit) => kit.https((_request, response) => void response.writeHead(200).write('{')),
  },
  {
    name: 'N7, T5: chunks without end',
    failure: 'too-large',
    start: (kit) => kit.https(endless(Buffer.alloc(65_536, 32), 0)),
  },
  ...statuses,
  {
    name: 'N8: a redirect to itself',
    failure: 'too-many-redirects',
    start: (kit) => kit.https((_request, response) => void response.writeHead(301, { location: '/again' }).end()),
  },
  understood('UTF-16', Buffer.from(GOOD, 'utf16le')),
  understood('Latin-1', Buffer.from(summary([incident({ name: 'caf\u00e9' })]), 'latin1')),
  understood('NUL bytes', Buffer.alloc(1000)),
  understood('nothing', ''),
  understood('null', 'null'),
  understood('a list', '[]'),
  understood('a text', '"text"'),
  understood('another object', '{"page":{}}'),
  understood('garbage behind', `${GOOD} }`),
  understood('one document a line', `${GOOD}\n${GOOD}`),
  understood('cut JSON', GOOD.slice(0, -5)),
  understood('XML that is no feed', '<?xml version="1.0"?><note><to>you</to></note>', 'application/xml'),
  understood('broken XML', '<rss><channel><item></channel></rss>', 'application/rss+xml'),
  understood(
    'entities that grow',
    '<!DOCTYPE rss [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><rss><channel><item><title>&b;</title></item></channel></rss>',
    'application/xml',
  ),
  {
    name: 'N10, T5: a gzip bomb',
    failure: 'too-large',
    start: served(gzipSync(Buffer.alloc(200 * MIB)), 200, { 'content-encoding': 'gzip' }),
  },
  {
    name: 'N10, T5: a brotli bomb',
    failure: 'too-large',
    start: served(brotliCompressSync(Buffer.alloc(64 * MIB)), 200, { 'content-encoding': 'br' }),
  },
  {
    name: 'N10: packed twice',
    failure: 'not-a-feed',
    start: served(gzipSync(gzipSync(GOOD)), 200, { 'content-encoding': 'gzip' }),
  },
  {
    name: 'N10: not packed as it says',
    failure: 'not-understood',
    start: served(GOOD, 200, { 'content-encoding': 'gzip' }),
  },
  {
    name: 'N10: cut gzip',
    failure: 'not-a-feed',
    start: served(gzipSync(summary([incident()])).subarray(0, 120), 200, { 'content-encoding': 'gzip' }),
  },
  { name: 'N10: a length too small', failure: 'not-a-feed', start: served(GOOD, 200, { 'content-length': '20' }) },
  { name: 'N11, T5: 100 MB', failure: 'too-large', start: hundredMebibytes },
  {
    name: 'N11: a million notices',
    failure: 'too-large',
    start: served(`{"page":{},"incidents":[${'{},'.repeat(999_999)}{}]}`),
  },
  {
    name: 'N11: as many notices as fit',
    failure: null,
    start: served(`{"page":{},"incidents":[${'{},'.repeat(300_000)}{}]}`),
  },
  {
    name: 'N11, T5: 500 deep',
    failure: 'not-a-feed',
    start: served(`{"page":{},"incidents":${'['.repeat(500)}${']'.repeat(500)}}`),
  },
  {
    name: 'N11, T5: half a million deep',
    failure: 'not-a-feed',
    start: served(`{"page":{},"incidents":${'['.repeat(500_000)}`),
  },
  { name: 'N11: XML as deep', failure: 'not-a-feed', start: served(`<rss>${'<a>'.repeat(300_000)}`) },
  {
    name: 'T5: endless headers',
    failure: 'not-understood',
    start: (kit) => kit.https(body(GOOD, 200, { 'x-long': 'a'.repeat(100_000) })),
  },
  ...locations.map(
    ([name, location]): Fault => ({
      name: `N12, T4: redirect ${name}`,
      failure: 'redirect-refused',
      start: redirect(location),
    }),
  ),
  {
    name: 'N3, T4: a name that leads inside',
    failure: 'private-address',
    start: async () => 'https://inside.test/summary.json',
  },
  {
    name: 'N3: a name that does not exist',
    failure: 'name-not-found',
    start: async () => 'https://nowhere.invalid/summary.json',
  },
];
