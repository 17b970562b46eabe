import { readFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { createServer } from 'node:https';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { performance } from 'node:perf_hooks';
import { createServer as createTlsServer, type TlsOptions } from 'node:tls';
import type { NetworkAccess } from '../../../src/exam-check/probes/network/network-access.ts';
import { LoopbackServers } from '../../helpers/loopback-servers.ts';

const file = (name: string): string => readFileSync(new URL(`../../fixtures/tls/${name}`, import.meta.url), 'utf8');

/** The authority that signed the certificates of the test servers. */
export const AUTHORITY = file('authority.pem');

export const certificate = (name: string): { cert: string; key: string } => ({
  cert: file(`${name}.pem`),
  key: file('server-key.pem'),
});

/** Servers of all kinds that the probes meet. */
export class Loopback extends LoopbackServers {
  tcp(onSocket: (socket: Socket) => void = () => {}): Promise<number> {
    return this.listen(createTcpServer(onSocket));
  }

  tls(options: TlsOptions): Promise<number> {
    return this.listen(createTlsServer(options));
  }

  https(answer: RequestListener, options: TlsOptions = certificate('good')): Promise<number> {
    return this.listen(createServer(options, answer));
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
