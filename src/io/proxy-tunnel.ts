import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { Duplex } from 'node:stream';

export interface TunnelTarget {
  readonly host: string;
  readonly port: number;
}

class ProxyError extends Error {
  readonly code: string;

  constructor(code: 'PROXY_LOGIN' | 'PROXY_FAILED', cause?: unknown) {
    super('The proxy made no connection.', { cause });
    this.code = code;
  }
}

/** What the code of a `ProxyError` means; null for another code. */
export function proxyFailure(code: string): 'proxy-login' | 'proxy-failed' | null {
  if (code === 'PROXY_LOGIN') return 'proxy-login';
  return code === 'PROXY_FAILED' ? 'proxy-failed' : null;
}

/**
 * Asks a proxy for a connection to a host (CONNECT, RFC 9110 section 9.3.6).
 *
 * @param signal ends the attempt: the caller's deadline holds
 *
 * @throws ProxyError with the code `PROXY_LOGIN` or `PROXY_FAILED`
 */
export function openTunnel(proxy: URL, target: TunnelTarget, signal: AbortSignal): Promise<Duplex> {
  return new Promise((resolve, reject) => {
    const host = `${target.host}:${target.port}`;
    const headers: Record<string, string> = { host };
    if (proxy.username !== '') {
      const user = `${decodeURIComponent(proxy.username)}:${decodeURIComponent(proxy.password)}`;
      headers['proxy-authorization'] = `Basic ${Buffer.from(user).toString('base64')}`;
    }
    const isSecure = proxy.protocol === 'https:';
    const request = (isSecure ? httpsRequest : httpRequest)({
      host: proxy.hostname.replace(/^\[|\]$/g, ''),
      port: proxy.port || (isSecure ? 443 : 80),
      method: 'CONNECT',
      path: host,
      headers,
      agent: false,
      signal,
    });
    request.once('connect', (response, socket) => {
      if (response.statusCode === 200) return resolve(socket);
      socket.destroy();
      reject(new ProxyError(response.statusCode === 407 ? 'PROXY_LOGIN' : 'PROXY_FAILED'));
    });
    // A proxy that answers as if it were the host has made no connection.
    request.once('response', (response) => {
      response.destroy();
      reject(new ProxyError(response.statusCode === 407 ? 'PROXY_LOGIN' : 'PROXY_FAILED'));
    });
    request.once('error', (error) => reject(new ProxyError('PROXY_FAILED', error)));
    request.end();
  });
}
