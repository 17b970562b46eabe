import { brotliCompressSync, gzipSync } from 'node:zlib';
import { afterEach, describe, expect, test } from '@jest/globals';
import { askHttps, type HttpsQuestion, type HttpsTrust } from '../../src/io/http.ts';
import { isPublicAddress } from '../../src/io/public-address.ts';
import { AUTHORITY, certificate, Loopback } from '../exam-check/probes/loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

const TRUST: HttpsTrust = {
  lookup: async () => ['127.0.0.1'],
  isAllowedAddress: (address) => address === '127.0.0.1',
  authorities: AUTHORITY,
};

const ask = (port: number, more: Partial<HttpsQuestion> = {}, trust: HttpsTrust = TRUST) =>
  askHttps({ url: `https://exam.test:${port}/`, method: 'GET', deadlineMs: 3_000, ...more }, trust);

const failed = (failure: string) => ({ kind: 'failed', failure });

describe('an answer', () => {
  test('has status, headers, body and the time of one round trip', async () => {
    const port = await loopback.https((_request, response) => {
      response.writeHead(404, { 'X-Kind': 'lost' }).end('not here');
    });
    const contacted: string[] = [];
    const result = await ask(port, { onContact: (host) => contacted.push(host) });
    expect(result).toMatchObject({ kind: 'answered', status: 404, url: `https://exam.test:${port}/` });
    if (result.kind !== 'answered') throw new Error('no answer');
    expect(result.headers['x-kind']).toBe('lost');
    expect(Buffer.from(result.body).toString()).toBe('not here');
    expect(result.roundTripMs).toBeGreaterThan(0);
    expect(contacted).toEqual([`exam.test:${port}`]);
  });

  test('a redirect is an answer when none is to be followed', async () => {
    const port = await loopback.https((_request, response) => {
      response.writeHead(302, { location: 'http://127.0.0.1/' }).end();
    });
    expect(await ask(port, { maxRedirects: 0 })).toMatchObject({ kind: 'answered', status: 302 });
  });
});

describe('T2: certificates', () => {
  const servers: readonly (readonly [string, string])[] = [
    ['expired', 'certificate-not-valid-now'],
    ['not-yet-valid', 'certificate-not-valid-now'],
    ['wrong-name', 'certificate-wrong-name'],
    ['self-signed', 'certificate-not-trusted'],
  ];
  test.each(servers)('%s is refused as %s', async (name, failure) => {
    const port = await loopback.https((_request, response) => response.end('secret'), certificate(name));
    expect(await ask(port)).toEqual(failed(failure));
  });

  test('TLS 1.1 is refused', async () => {
    const old = {
      ...certificate('good'),
      minVersion: 'TLSv1.1',
      maxVersion: 'TLSv1.1',
      ciphers: 'ALL@SECLEVEL=0',
    } as const;
    const port = await loopback.https((_request, response) => response.end(), old);
    expect(await ask(port)).toEqual(failed('tls-failed'));
  });

  test('an authority that nobody asked for is not trusted', async () => {
    const port = await loopback.https((_request, response) => response.end());
    const { authorities: _left, ...systemTrust } = TRUST;
    expect(await ask(port, {}, systemTrust)).toEqual(failed('certificate-not-trusted'));
  });
});

describe('T4: redirects', () => {
  const port = () =>
    loopback.https((request, response) => {
      const target = decodeURIComponent((request.url ?? '').slice(1));
      if (target === '' || target === 'end') response.end('arrived');
      // As bytes of UTF-8, as servers write letters that are not ASCII.
      else response.writeHead(302, { location: Buffer.from(target, 'utf8').toString('latin1') }).end();
    });

  const refused = [
    // Not encrypted, or no web address at all.
    'http://exam.test/',
    'HTTP://exam.test/',
    'ws://exam.test/',
    'wss://exam.test/',
    'ftp://exam.test/',
    'data:text/plain,hello',
    'file:///etc/hostname',
    'javascript:alert(1)',
    'blob:https://exam.test/1',
    'about:blank',
    'mailto:somebody@exam.test',
    'view-source:https://exam.test/',
    // An address instead of a name, in every way to write one.
    'https://127.0.0.1/',
    '//127.0.0.1/',
    '///127.0.0.1/',
    '/\\127.0.0.1/',
    '\\\\127.0.0.1\\',
    'https://127.1/',
    'https://0/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0x7f000001/',
    'https://0177.0.0.1/',
    'https://017700000001/',
    'https://%31%32%37.0.0.1/',
    'https://127\u{3002}0\u{3002}0\u{3002}1/',
    'https://127.0.0.1./',
    'https://169.254.169.254/latest/meta-data/',
    'https://8.8.8.8/',
    'https://[::1]/',
    'https://[::]/',
    'https://[::ffff:7f00:1]/',
    'https://[64:ff9b::7f00:1]/',
    'https://[fe80::1]/',
    // A user name, also one that looks like the host.
    'https://user@exam.test/',
    'https://user:word@exam.test/',
    'https://exam.test@127.0.0.1/',
    'https://:@127.0.0.1/',
    // Names that are not what they look like.
    'https://exam.test./',
    'https://xn--exm-7cd.test/',
    'https://ex%D0%B0m.test/',
    'https://ex\u{430}m.test/',
    // A port of its choice.
    'https://exam.test:1/',
    'https://exam.test:22/',
    'https://exam.test:0/',
    // Broken.
    'https://',
    'https:///',
    'https://exam test/',
    'https://exam.test:99999/',
    'https://exam.test%00.test/',
    'https://[::1/',
  ];
  test.each(refused)('%s is refused', async (location) => {
    const at = await port();
    expect(await ask(at, { url: `https://exam.test:${at}/${encodeURIComponent(location)}` })).toEqual(
      failed('redirect-refused'),
    );
  });

  test.each(['https://localhost/', 'https://LOCALHOST/', 'https://localhost.localdomain/', 'https://router.test/'])(
    '%s is a name that leads inside',
    async (location) => {
      const at = await port();
      const inside: HttpsTrust = {
        ...TRUST,
        lookup: async (host) => (host === 'exam.test' ? ['127.0.0.1'] : ['::1', '192.168.1.1', '64:ff9b::a00:1']),
        isAllowedAddress: (address) => address === '127.0.0.1' || isPublicAddress(address),
      };
      const url = `https://exam.test:${at}/${encodeURIComponent(location)}`;
      expect(await ask(at, { url }, inside)).toEqual(failed('private-address'));
    },
  );

  test('three hops are followed, a fourth is not', async () => {
    const at = await port();
    const hops = (count: number): string => {
      let location = '/end';
      for (let hop = 1; hop < count; hop += 1) location = `/${encodeURIComponent(location)}`;
      return `https://exam.test:${at}/${encodeURIComponent(location)}`;
    };
    expect(await ask(at, { url: hops(3) })).toMatchObject({ kind: 'answered', status: 200 });
    expect(await ask(at, { url: hops(4) })).toEqual(failed('too-many-redirects'));
  });

  test('a name that leads inside is refused while connecting, at first and after a redirect', async () => {
    const at = await port();
    const rebinding: HttpsTrust = {
      ...TRUST,
      lookup: async (host) => (host === 'exam.test' ? ['127.0.0.1'] : ['10.0.0.1', '::1', '169.254.1.1']),
    };
    const location = `https://inside.test:${at}/`;
    expect(await ask(at, { url: `https://exam.test:${at}/${encodeURIComponent(location)}` }, rebinding)).toEqual(
      failed('private-address'),
    );
    expect(await ask(at, { url: location }, rebinding)).toEqual(failed('private-address'));
  });
});

describe('addresses that are never asked', () => {
  test.each(['http://exam.test/', 'https://127.0.0.1/', 'https://a:b@exam.test/', 'nothing', ''])('%s', async (url) => {
    expect(await ask(0, { url })).toEqual(failed('address-refused'));
  });

  test('the real rule lets no loopback through', async () => {
    const port = await loopback.https((_request, response) => response.end());
    const { isAllowedAddress: _left, ...real } = TRUST;
    expect(await ask(port, {}, real)).toEqual(failed('private-address'));
  });
});

describe('N5, N7, N10: hosts that misbehave', () => {
  test.each([
    ['gzip', gzipSync],
    ['br', brotliCompressSync],
  ] as const)('a %s bomb stops at the limit', async (encoding, pack) => {
    const bomb = pack(Buffer.alloc(4 * 2 ** 20));
    const port = await loopback.https((_request, response) => {
      response.writeHead(200, { 'content-encoding': encoding }).end(bomb);
    });
    expect(await ask(port)).toEqual(failed('too-large'));
  });

  test('a body that is not packed as it says is not understood', async () => {
    const port = await loopback.https((_request, response) => {
      response.writeHead(200, { 'content-encoding': 'gzip' }).end('plain words');
    });
    expect(await ask(port)).toEqual(failed('not-understood'));
  });

  test('silence after the headers ends at the deadline', async () => {
    const port = await loopback.https((_request, response) => void response.writeHead(200).write('a'));
    expect(await ask(port, { deadlineMs: 200 })).toEqual(failed('timeout'));
  });

  test('silence before the handshake ends at the deadline', async () => {
    expect(await ask(await loopback.tcp(), { deadlineMs: 200 })).toEqual(failed('timeout'));
  });

  test('refused, hung up, no name, aborted', async () => {
    expect(await ask(await loopback.closedPort())).toEqual(failed('refused'));
    const hangsUp = await loopback.tcp((socket) => socket.once('data', () => socket.resetAndDestroy()));
    expect(await ask(hangsUp)).toEqual(failed('reset'));
    const noName = { ...TRUST, lookup: () => Promise.reject(Object.assign(new Error(), { code: 'ENOTFOUND' })) };
    expect(await ask(443, {}, noName)).toEqual(failed('name-not-found'));
    expect(await ask(443, { signal: AbortSignal.abort() })).toEqual(failed('aborted'));
  });

  test('endless headers are not understood', async () => {
    const port = await loopback.https((_request, response) => {
      response.writeHead(200, { 'x-long': 'a'.repeat(100_000) }).end();
    });
    expect(await ask(port)).toEqual(failed('not-understood'));
  });
});
