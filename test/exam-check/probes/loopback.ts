import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { type AddressInfo, createServer as createTcpServer, type Server, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { NetworkAccess } from '../../../src/exam-check/probes/network/network-access.ts';

const file = (name: string): string => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');

/** The authority that signed the certificates of the test servers. */
export const AUTHORITY = file('authority.pem');

export const certificate = (name: string): { cert: string; key: string } => ({
  cert: file(`${name}.pem`),
  key: file('server-key.pem'),
});

/** Starts servers on the loopback address and closes them all, with every connection, at the end. */
export class Loopback {
  readonly #servers: { server: Server; sockets: Set<Socket> }[] = [];

  async listen(server: Server): Promise<number> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => {
      sockets.add(socket);
      socket.on('error', () => {});
      socket.on('close', () => sockets.delete(socket));
    });
    server.on('tlsClientError', () => {});
    this.#servers.push({ server, sockets });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    return (server.address() as AddressInfo).port;
  }

  tcp(onSocket: (socket: Socket) => void = () => {}): Promise<number> {
    return this.listen(createTcpServer(onSocket));
  }

  tls(options: TlsOptions): Promise<number> {
    return this.listen(createTlsServer(options));
  }

  https(answer: RequestListener, options: TlsOptions = certificate('good')): Promise<number> {
    return this.listen(createServer(options, answer));
  }

  /** A port that refuses connections: it was free a moment ago. */
  async closedPort(): Promise<number> {
    const server = createTcpServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    await new Promise((resolve) => server.close(resolve));
    return port;
  }

  async closeAll(): Promise<void> {
    await Promise.all(
      this.#servers.splice(0).map(({ server, sockets }) => {
        for (const socket of sockets) socket.destroy();
        return new Promise((resolve) => server.close(resolve));
      }),
    );
  }
}

/** A network in which every name under `.test` is this machine. */
export function loopbackNetwork(change: Partial<NetworkAccess> = {}): NetworkAccess & { contacted: string[] } {
  const contacted: string[] = [];
  return {
    lookup: async (host) => {
      if (host.endsWith('.test')) return ['127.0.0.1'];
      throw Object.assign(new Error('no such name'), { code: 'ENOTFOUND' });
    },
    isAllowedAddress: (address) => address === '127.0.0.1',
    authorities: AUTHORITY,
    systemAuthorities: async () => [],
    wayOut: async () => 'lo',
    wallClockMs: Date.now,
    monotonicMs: () => performance.now(),
    proxySet: false,
    onContact: (hostAndPort) => void contacted.push(hostAndPort),
    contacted,
    ...change,
  };
}

export const host = (
  name: string,
  port: number,
  product = 'product',
): { host: string; port: number; product: string } => ({
  host: name,
  port,
  product,
});
