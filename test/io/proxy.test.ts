import { createServer, type IncomingMessage, type Server } from 'node:http';
import { type AddressInfo, connect, type Socket } from 'node:net';
import { afterEach, describe, expect, test } from '@jest/globals';
import { askHttps, type HttpsTrust } from '../../src/io/http.ts';
import { proxyFor } from '../../src/io/proxy.ts';
import { AUTHORITY, Loopback } from '../exam-check/probes/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

describe('N13: which proxy', () => {
  test.each([
    ['none', {}, null],
    ['https_proxy', { https_proxy: 'http://p.test:3128' }, 'http://p.test:3128/'],
    ['in capitals', { HTTPS_PROXY: 'http://p.test:3128' }, 'http://p.test:3128/'],
    ['small letters first', { https_proxy: 'http://a.test', HTTPS_PROXY: 'http://b.test' }, 'http://a.test/'],
    ['all_proxy where there is no other', { ALL_PROXY: 'http://p.test' }, 'http://p.test/'],
    ['http_proxy is for http', { http_proxy: 'http://p.test' }, null],
    ['without a scheme', { https_proxy: 'p.test:3128' }, 'http://p.test:3128/'],
    ['empty', { https_proxy: ' ' }, null],
    ['of another kind', { https_proxy: 'socks5://p.test' }, null],
    ['that cannot be read', { https_proxy: 'http://' }, null],
    ['no_proxy names it', { https_proxy: 'p.test', no_proxy: 'status.exam.test' }, null],
    ['no_proxy names what is above it', { https_proxy: 'p.test', NO_PROXY: 'a, exam.test' }, null],
    ['with a dot', { https_proxy: 'p.test', no_proxy: '.exam.test' }, null],
    ['with a star', { https_proxy: 'p.test', no_proxy: '*.EXAM.test' }, null],
    ['everything', { https_proxy: 'p.test', no_proxy: '*' }, null],
    ['its port', { https_proxy: 'p.test', no_proxy: 'exam.test:443' }, null],
    ['another port', { https_proxy: 'p.test', no_proxy: 'exam.test:8443' }, 'http://p.test/'],
    ['only the end of the name', { https_proxy: 'p.test', no_proxy: 'am.test' }, 'http://p.test/'],
    ['nothing between commas', { https_proxy: 'p.test', no_proxy: ', ,:' }, 'http://p.test/'],
  ])('%s', (_, env, expected) => {
    expect(proxyFor(new URL('https://status.exam.test/'), env)?.href ?? null).toBe(expected);
  });
});

describe('N13: through a proxy', () => {
  /** A proxy that connects every name to this machine, or answers CONNECT with a status. */
  async function proxy(status = 200): Promise<{ url: string; asked: IncomingMessage[] }> {
    const asked: IncomingMessage[] = [];
    const server: Server = createServer((_request, response) => void response.writeHead(400).end());
    server.on('connect', (request: IncomingMessage, socket: Socket) => {
      asked.push(request);
      if (status !== 200) return void socket.end(`HTTP/1.1 ${status} No\r\nContent-Length: 0\r\n\r\n`);
      const target = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        target.pipe(socket).pipe(target);
      });
      target.on('error', () => socket.destroy());
    });
    await loopback.listen(server);
    return { url: `http://user:pass%20word@127.0.0.1:${(server.address() as AddressInfo).port}`, asked };
  }

  const trust = (url: string): HttpsTrust => ({
    authorities: AUTHORITY,
    proxyOf: (target) => proxyFor(target, { https_proxy: url }),
    lookup: () => Promise.reject(new Error('a proxy looks names up by itself')),
  });
  const ask = (port: number, url: string) =>
    askHttps({ url: `https://exam.test:${port}/`, method: 'GET', deadlineMs: 3_000 }, trust(url));

  test('the host answers, and its certificate is checked all the same', async () => {
    const { url, asked } = await proxy();
    const port = await loopback.https((_request, response) => response.end('hello'));
    const result = await ask(port, url);
    expect(result).toMatchObject({ kind: 'answered', status: 200 });
    expect(asked.map(({ url: target, headers }) => [target, headers['proxy-authorization']])).toEqual([
      [`exam.test:${port}`, `Basic ${Buffer.from('user:pass word').toString('base64')}`],
    ]);
    const untrusted = await askHttps(
      { url: `https://exam.test:${port}/`, method: 'GET', deadlineMs: 3_000 },
      { proxyOf: trust(url).proxyOf as (target: URL) => URL },
    );
    expect(untrusted).toEqual({ kind: 'failed', failure: 'certificate-not-trusted' });
  });

  test.each([
    [407, 'proxy-login'],
    [403, 'proxy-failed'],
    [502, 'proxy-failed'],
    [302, 'proxy-failed'],
  ])('status %i: %s', async (status, failure) => {
    const { url } = await proxy(status);
    expect(await ask(443, url)).toEqual({ kind: 'failed', failure });
  });

  test('a proxy that is not there, and one that is silent', async () => {
    expect(await ask(443, `http://127.0.0.1:${await loopback.closedPort()}`)).toEqual({
      kind: 'failed',
      failure: 'proxy-failed',
    });
    const silent = `http://127.0.0.1:${await loopback.tcp()}`;
    const question = { url: 'https://exam.test/', method: 'GET', deadlineMs: 200 } as const;
    expect(await askHttps(question, trust(silent))).toEqual({ kind: 'failed', failure: 'timeout' });
  });
});
