import { createServer, type RequestListener } from 'node:http';
import { afterEach, describe, expect, test } from '@jest/globals';
import { lookAtCertificates, readCertificates } from '../../../src/exam-check/probes/network/certificates.ts';
import { lookAtSignInPage } from '../../../src/exam-check/probes/network/sign-in-page.ts';
import { wayOut } from '../../../src/exam-check/probes/network/way-out.ts';
import { AUTHORITY, certificate, host, Loopback, loopbackNetwork } from './loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

const signal = new AbortController().signal;

describe('N2: the sign-in page of a network', () => {
  const look = async (answer: RequestListener, change: Parameters<typeof loopbackNetwork>[0] = {}, ms = 2_000) => {
    const port = await loopback.listen(createServer(answer));
    return lookAtSignInPage(
      loopbackNetwork(change),
      { host: 'portal.test', port, path: '/success.txt', text: 'success\n' },
      ms,
      signal,
    );
  };
  const status =
    (code: number, headers: Record<string, string> = {}, body = ''): RequestListener =>
    (_request, response) => {
      response.writeHead(code, headers).end(body);
    };
  const none = { known: true, value: false };
  const there = { known: true, value: true };
  const garbled = { known: false, reason: 'garbled' };

  test.each<[string, RequestListener, unknown]>([
    ['the text that is expected', status(200, {}, 'success\n'), none],
    ['another text', status(200, {}, '<html>Welcome to our Wi-Fi</html>'), there],
    ['nothing', status(200), there],
    ['a redirect', status(302, { location: 'http://login.test/' }), there],
    ['network authentication required', status(511, {}, 'log in'), there],
    ['trouble of the host itself', status(503), garbled],
    ['too many questions', status(429), garbled],
    ['no such page', status(404), garbled],
  ])('%s', async (_name, answer, expected) => expect(await look(answer)).toEqual(expected));

  test('no redirect is followed, nothing is sent along, and it is asked once', async () => {
    const asked: unknown[] = [];
    await look((request, response) => {
      asked.push([request.method, request.url, Object.keys(request.headers).toSorted()]);
      response.writeHead(302, { location: '/again' }).end();
    });
    expect(asked).toEqual([['GET', '/success.txt', ['accept-encoding', 'connection', 'host']]]);
  });

  test('N10: of an endless answer 1 KiB is read', async () => {
    let sent = 0;
    const answer: RequestListener = (_request, response) => {
      const more = (): void => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 16_384;
          if (!response.write(Buffer.alloc(16_384, 'x'))) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    };
    expect(await look(answer)).toEqual(there);
    expect(sent).toBeLessThan(20_000_000);
  });

  test('N7: a host that is silent, or answers a byte at a time, ends at the limit', async () => {
    expect(await look(() => {}, {}, 60)).toEqual({ known: false, reason: 'timeout' });
    const drip: RequestListener = (_request, response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('s'), 10);
      response.on('close', () => clearInterval(timer));
    };
    expect(await look(drip, {}, 100)).toEqual({ known: false, reason: 'timeout' });
  });

  test('N3: a name that leads to a private address is such a page; one that leads nowhere is a filter', async () => {
    const page = { host: 'portal.test', port: 80, path: '/', text: 'success\n' };
    const named = (address: string) =>
      lookAtSignInPage(
        loopbackNetwork({ lookup: async () => [address], isAllowedAddress: () => false }),
        page,
        500,
        signal,
      );
    expect(await named('192.168.1.1')).toEqual(there);
    expect(await named('10.0.0.1')).toEqual(there);
    expect(await named('0.0.0.0')).toEqual(garbled);
    expect(await named('127.0.0.1')).toEqual(garbled);
  });

  test('N13: behind a proxy silence proves nothing', async () => {
    expect(await look(() => {}, { proxySet: true }, 60)).toEqual({ known: false, reason: 'disturbed' });
  });
});

describe('whose certificates', () => {
  const look = async (name: string, own: readonly string[] = [], authorities: string = AUTHORITY) => {
    const port = await loopback.tls(certificate(name));
    const network = loopbackNetwork({ authorities, systemAuthorities: async () => own });
    return lookAtCertificates(network, [host('exam.test', port)], 3_000, signal);
  };

  test('those of a public authority', async () => {
    expect(await look('good')).toEqual({ known: true, value: 'public' });
  });

  test('those that only this computer trusts: a virus scanner', async () => {
    // The self-signed certificate stands for the public authorities here: it has signed nothing else.
    const { cert } = certificate('self-signed');
    expect(await look('good', [AUTHORITY], cert)).toEqual({ known: true, value: 'system-only' });
  });

  test('those that nobody trusts', async () => {
    expect(await look('self-signed')).toEqual({ known: true, value: 'not-public' });
    expect(await look('self-signed', [AUTHORITY])).toEqual({ known: true, value: 'not-public' });
  });

  test('N6: one that is out of date says nothing about who made it', async () => {
    expect(await look('expired')).toEqual({ known: false, reason: 'timeout' });
  });

  test('the worst of several counts, and silence counts for nothing', () => {
    expect(readCertificates(['public', 'no-answer', 'system-only'])).toEqual({ known: true, value: 'system-only' });
    expect(readCertificates(['public', 'no-answer'])).toEqual({ known: true, value: 'public' });
    expect(readCertificates(['no-answer'])).toEqual({ known: false, reason: 'timeout' });
  });

  test('what the computer trusts is only asked where a certificate is strange', async () => {
    const port = await loopback.tls(certificate('good'));
    let asked = 0;
    const systemAuthorities = async () => {
      asked += 1;
      return [];
    };
    await lookAtCertificates(loopbackNetwork({ systemAuthorities }), [host('exam.test', port)], 3_000, signal);
    expect(asked).toBe(0);
  });
});

test('the way out is an interface of this computer, or cannot be told', async () => {
  const name = await wayOut();
  expect(name === null || name.length > 0).toBe(true);
});
