import { connect, type Socket } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { GOOD_FINDINGS } from './good-findings.ts';
import { type RawAnswer, request, sendRaw } from './raw.ts';
import { type ServedPage, servePage } from './served-page.ts';

/**
 * Attacks on the local server as bytes on a socket. After each: nothing has changed, no secret came out, and every
 * answer had the full set of headers.
 */

let served: ServedPage;
let port = 0;
let code = '';
let token = '';
let session: Socket;
/** A request that never ends; it is sent first, and is cut off while the attacks go on. */
let slow: Promise<RawAnswer>;

const host = (): string => `127.0.0.1:${port}`;
const origin = (): string => `http://${host()}`;

/** Opens the page as a browser does, and its session: attacks come while the student is at work. */
beforeAll(async () => {
  served = await servePage(600_000);
  const address = new URL(served.server.address());
  port = Number(address.port);
  code = address.pathname.slice(1);
  const page = await sendRaw(port, request(`GET /${code} HTTP/1.1`, [`Host: ${host()}`]));
  token = /"token":"([\w-]+)"/.exec(page.text)?.[1] ?? '';
  expect(page.status).toBe(200);
  session = connect(port, '127.0.0.1');
  session.setEncoding('latin1');
  const opened = new Promise<string>((resolve) => session.once('data', (chunk) => resolve(String(chunk))));
  session.write(post('/session', '{}'));
  expect(await opened).toMatch(/^HTTP\/1\.1 200 /);
  slow = sendRaw(port, `POST /result HTTP/1.1\r\nHost: ${host()}\r\n`);
});

const others: ServedPage[] = [];

/** A page that nobody has opened yet. */
async function freshPage(): Promise<ServedPage> {
  const page = await servePage(60_000);
  others.push(page);
  return page;
}

afterAll(async () => {
  session.destroy();
  await Promise.all([served, ...others].map(({ server }) => server.close('stopped')));
});

interface Change {
  readonly line?: string;
  /** Headers by name; null takes one away, a list sends it more than once. */
  readonly headers?: Readonly<Record<string, string | readonly string[] | null>>;
  readonly body?: string;
}

/** A request as the page itself would send it, with something changed. */
function post(path: string, body: string, { line, headers = {}, body: other }: Change = {}): string {
  const sent = other ?? body;
  const all: Record<string, string | readonly string[] | null> = {
    Host: host(),
    Origin: origin(),
    'Content-Type': 'application/json',
    'Content-Length': String(Buffer.byteLength(sent)),
    'X-Lusupport-Token': token,
    ...headers,
  };
  const lines = Object.entries(all).flatMap(([name, value]) =>
    value === null ? [] : [value].flat().map((each) => `${name}: ${each}`),
  );
  return request(line ?? `POST ${path} HTTP/1.1`, lines, sent);
}

const good = (): string => JSON.stringify(GOOD_FINDINGS);
const result =
  (change: Change): (() => string) =>
  () =>
    post('/result', good(), change);
const body =
  (text: string | (() => string)): (() => string) =>
  () =>
    post('/result', typeof text === 'string' ? text : text());
const page =
  (change: Change): (() => string) =>
  () => {
    const headers: Record<string, string | readonly string[] | null> = { Host: host(), ...change.headers };
    const lines = Object.entries(headers).flatMap(([name, value]) =>
      value === null ? [] : [value].flat().map((each) => `${name}: ${each}`),
    );
    return request(change.line ?? 'GET /aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa HTTP/1.1', lines, change.body);
  };
const changed = (change: (findings: ReturnType<typeof plain>) => unknown): (() => string) =>
  body(() => JSON.stringify(change(plain())));
const plain = () => JSON.parse(JSON.stringify(GOOD_FINDINGS)) as Record<string, Record<string, unknown>>;

type Attack = readonly [name: string, bytes: () => string | Buffer, statuses: readonly (number | null)[]];

/** Names of hosts that are not exactly ours, for the result and for the page. */
const HOSTS: readonly (readonly [string, () => string | readonly string[] | null])[] = [
  ['localhost', () => `localhost:${port}`],
  ['nothing', () => ''],
  ['no host at all', () => null],
  ['two hosts', () => [host(), host()]],
  ['ours and another', () => [host(), 'evil.example']],
  ['no port', () => '127.0.0.1'],
  ['another port', () => '127.0.0.1:80'],
  ['a full stop at the end', () => `127.0.0.1.:${port}`],
  ['IPv6', () => `[::1]:${port}`],
  ['IPv4 in IPv6', () => `[::ffff:127.0.0.1]:${port}`],
  ['a short address', () => `127.1:${port}`],
  ['a decimal address', () => `2130706433:${port}`],
  ['a hexadecimal address', () => `0x7f.0.0.1:${port}`],
  ['an octal address', () => `0177.0.0.1:${port}`],
  ['0.0.0.0', () => `0.0.0.0:${port}`],
  ['a rebound name', () => `rebind.example:${port}`],
  ['a name with ours in front', () => `${host()}.evil.example`],
  ['a user name', () => `user@${host()}`],
  ['a path', () => `${host()}/`],
  ['a list', () => `${host()}, ${host()}`],
  ['a port with a zero', () => `127.0.0.1:0${port}`],
];

const ORIGINS: readonly (readonly [string, () => string | readonly string[] | null])[] = [
  ['none', () => null],
  ['null', () => 'null'],
  ['empty', () => ''],
  ['evil', () => 'https://evil.example'],
  ['localhost', () => `http://localhost:${port}`],
  ['https', () => `https://${host()}`],
  ['no port', () => 'http://127.0.0.1'],
  ['ours with a slash', () => `${origin()}/`],
  ['ours in front', () => `${origin()}.evil.example`],
  ['two', () => [origin(), 'https://evil.example']],
  ['twice ours', () => [origin(), origin()]],
  ['upper case', () => origin().toUpperCase()],
];

const TOKENS: readonly (readonly [string, () => string | readonly string[] | null])[] = [
  ['none', () => null],
  ['empty', () => ''],
  ['wrong', () => 'x'.repeat(43)],
  ['a part', () => token.slice(0, -1)],
  ['too long', () => `${token}x`],
  ['the code of the page', () => code],
  ['twice', () => [token, token]],
  ['wrong and right', () => ['x', token]],
  ['in quotes', () => `"${token}"`],
  [
    'other case',
    () => token.toLowerCase().replaceAll(/[a-z]/g, (letter) => (letter < 'n' ? letter.toUpperCase() : letter)),
  ],
];

const TYPES = [
  null,
  '',
  'text/plain',
  'text/plain; a=application/json',
  'application/x-www-form-urlencoded',
  'multipart/form-data; boundary=x',
  'application/json; charset=utf-16',
  'application/json, text/plain',
  'application/jsonp',
] as const;

const METHODS = ['GET', 'HEAD', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND', 'LOCK'] as const;

const TARGETS = [
  '/result/',
  '/result?x=1',
  '/result#x',
  '/Result',
  '//result',
  '/./result',
  '/../result',
  '/%72esult',
  '/result%00',
  '/result\\..',
  '/session/../result',
  '*',
  'result',
  '/.git/config',
  '/package.json',
  '/../../../../etc/passwd',
  '/..%2f..%2fetc/passwd',
  '/favicon.ico',
  '/camera-page.js',
  '/robots.txt',
] as const;

const attacks: readonly Attack[] = [
  ...HOSTS.map(
    ([name, value]): Attack => [
      `result with host: ${name}`,
      () => post('/result', good(), { headers: { Host: value() } }),
      [421],
    ],
  ),
  ...HOSTS.slice(0, 9).map(
    ([name, value]): Attack => [`page with host: ${name}`, () => page({ headers: { Host: value() } })(), [421]],
  ),
  ...ORIGINS.map(
    ([name, value]): Attack => [
      `origin: ${name}`,
      () => post('/result', good(), { headers: { Origin: value() } }),
      [403],
    ],
  ),
  ...TOKENS.map(
    ([name, value]): Attack => [
      `token: ${name}`,
      () => post('/result', good(), { headers: { 'X-Lusupport-Token': value() } }),
      [403],
    ],
  ),
  ...TYPES.map((type): Attack => [`type: ${type}`, result({ headers: { 'Content-Type': type } }), [415]]),
  ...METHODS.map((method): Attack => [`method ${method}`, result({ line: `${method} /result HTTP/1.1` }), [405]]),
  ...TARGETS.map(
    (target): Attack => [`target ${target}`, result({ line: `POST ${target} HTTP/1.1` }), [400, 404, 405]],
  ),
  ['a whole address as target', result({ line: 'POST http://127.0.0.1/result HTTP/1.1' }), [404]],
  [
    'a preflight',
    () =>
      page({
        line: 'OPTIONS /result HTTP/1.1',
        headers: {
          Origin: 'https://evil.example',
          'Access-Control-Request-Method': 'POST',
          'Access-Control-Request-Headers': 'x-lusupport-token',
        },
      })(),
    [405],
  ],
  ['from another site, as the browser says', result({ headers: { 'Sec-Fetch-Site': 'cross-site' } }), [403]],
  ['from the same site, as the browser says', result({ headers: { 'Sec-Fetch-Site': 'same-site' } }), [403]],
  ['typed in, but sent', result({ headers: { 'Sec-Fetch-Site': 'none' } }), [403]],
  ['two sites', result({ headers: { 'Sec-Fetch-Site': ['same-origin', 'same-origin'] } }), [403]],
  ['the used code', () => page({ line: `GET /${code} HTTP/1.1` })(), [410]],
  [
    'the used code from another site',
    () => page({ line: `GET /${code} HTTP/1.1`, headers: { 'Sec-Fetch-Site': 'cross-site' } })(),
    [403],
  ],
  [
    'the used code in a frame',
    () => page({ line: `GET /${code} HTTP/1.1`, headers: { 'Sec-Fetch-Dest': 'iframe' } })(),
    [403],
  ],
  ['the page as a script', page({ headers: { 'Sec-Fetch-Dest': 'script' } }), [403]],
  ['the page without navigating', page({ headers: { 'Sec-Fetch-Mode': 'no-cors' } }), [403]],
  ['the page for another origin', page({ headers: { Origin: 'https://evil.example' } }), [403]],
  ['the page with a body', page({ headers: { 'Content-Length': '3' }, body: 'abc' }), [400]],
  ['the empty path', page({ line: 'GET / HTTP/1.1' }), [404]],
  ['half a code', () => page({ line: `GET /${code.slice(0, 20)} HTTP/1.1` })(), [404]],
  ['the token as code', () => page({ line: `GET /${token} HTTP/1.1` })(), [404]],
  ['the state of the session', page({ line: 'GET /session HTTP/1.1' }), [405]],
  ['a second session', () => post('/session', '{}'), [409]],
  ['a session with a body of its own', () => post('/session', '{"secondsLeft":1}'), [400]],
  ['no length', result({ headers: { 'Content-Length': null } }), [411]],
  [
    'in pieces',
    result({ headers: { 'Content-Length': null, 'Transfer-Encoding': 'chunked' }, body: '2\r\n{}\r\n0\r\n\r\n' }),
    [411],
  ],
  ['a length and pieces', result({ headers: { 'Transfer-Encoding': 'chunked' } }), [400]],
  ['a negative length', result({ headers: { 'Content-Length': '-1' } }), [400]],
  ['two lengths', result({ headers: { 'Content-Length': ['2', '3'] } }), [400]],
  ['a length that is no number', result({ headers: { 'Content-Length': '0x10' } }), [400]],
  ['a length of 1 GB', result({ headers: { 'Content-Length': '1073741824' }, body: '' }), [411, 413]],
  ['one byte too many', () => post('/result', ' '.repeat(65_537)), [413, null]],
  ['packed', result({ headers: { 'Content-Encoding': 'gzip' } }), [415]],
  ['expecting to go on', result({ headers: { Expect: '100-continue' } }), [417]],
  ['expecting something else', result({ headers: { Expect: 'a miracle' } }), [417]],
  [
    'an upgrade to a socket',
    page({
      headers: {
        Connection: 'Upgrade',
        Upgrade: 'websocket',
        'Sec-WebSocket-Version': '13',
        'Sec-WebSocket-Key': 'AAAAAAAAAAAAAAAAAAAAAA==',
      },
    }),
    [400],
  ],
  [
    'an upgrade to HTTP/2',
    page({ headers: { Connection: 'Upgrade, HTTP2-Settings', Upgrade: 'h2c', 'HTTP2-Settings': 'AA' } }),
    [400],
  ],
  ['HTTP/2 from the start', () => 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', [400]],
  ['a proxy', () => `CONNECT evil.example:443 HTTP/1.1\r\nHost: ${host()}\r\n\r\n`, [405]],
  ['HTTP/0.9', () => 'GET /\r\n\r\n', [400, 421]],
  ['HTTP/9.9', page({ line: 'GET / HTTP/9.9' }), [400]],
  ['no HTTP', () => 'hello\r\n\r\n', [400]],
  ['TLS', () => Buffer.from('1603010200010001fc0303', 'hex'), [400]],
  ['bytes', () => Buffer.from(Array.from({ length: 300 }, (_, place) => place % 256)), [400]],
  ['headers without end', page({ headers: { 'X-Long': 'a'.repeat(20_000) } }), [431]],
  ['a folded header', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: a\r\n b\r\n\r\n`, [400, 404]],
  ['a blank before the colon', () => `GET / HTTP/1.1\r\nHost : ${host()}\r\n\r\n`, [400]],
  ['a line end in a header', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: a\rOrigin: b\r\n\r\n`, [400]],
  ['a NUL in a header', () => `GET / HTTP/1.1\r\nHost: ${host()}\r\nX: a\0b\r\n\r\n`, [400]],
  ['two requests in one', () => page({ line: 'GET / HTTP/1.1' })() + post('/session', '{}'), [404]],
  ['no JSON', body('{'), [400]],
  ['an empty body', body(''), [400]],
  ['null', body('null'), [400]],
  ['a list', body('[]'), [400]],
  ['a text', body('"x"'), [400]],
  ['a forged result', body('{"forged":1}'), [400]],
  ['deep JSON', body(`${'['.repeat(30_000)}${']'.repeat(30_000)}`), [400]],
  ['a prototype', body(() => good().replace('{', '{"__proto__":{"polluted":1},')), [400]],
  ['a prototype inside', body(() => good().replace('"camera":{', '"camera":{"__proto__":{"polluted":1},')), [400]],
  ['a constructor', body(() => good().replace('{', '{"constructor":{"prototype":{"polluted":1}},')), [400]],
  ['a key too many', changed((findings) => ({ ...findings, more: 1 })), [400]],
  ['a key too few', changed(({ camera: _camera, ...rest }) => rest), [400]],
  [
    'a picture (T11)',
    changed((findings) => ({
      ...findings,
      camera: { ...findings['camera'], picture: 'data:image/png;base64,iVBORw0KGgo=' },
    })),
    [400],
  ],
  [
    'a picture beside',
    changed((findings) => ({ ...findings, camera: { ...findings['camera'], frame: 'iVBORw0KGgo=' } })),
    [400],
  ],
  [
    'a number as text',
    changed((findings) => ({ ...findings, camera: { ...findings['camera'], brightness: '100' } })),
    [400],
  ],
  [
    'a number beyond',
    changed((findings) => ({ ...findings, camera: { ...findings['camera'], brightness: 256 } })),
    [400],
  ],
  [
    'a level above full',
    changed((findings) => ({ ...findings, microphone: { ...findings['microphone'], levelDbfs: 1 } })),
    [400],
  ],
  [
    'half a pixel',
    changed((findings) => ({ ...findings, camera: { ...findings['camera'], widthPixels: 0.5 } })),
    [400],
  ],
  [
    'an ending nobody knows',
    changed((findings) => ({ ...findings, microphone: { ...findings['microphone'], ending: 'x' } })),
    [400],
  ],
  [
    'a browser with a name of its own',
    changed((findings) => ({ ...findings, browser: { ...findings['browser'], id: '<script>' } })),
    [400],
  ],
  ['1e999', body(() => good().replace(/"durationMs":\d+/, '"durationMs":1e999')), [400]],
  [
    'bad UTF-8',
    () => Buffer.concat([Buffer.from(post('/result', 'xx').slice(0, -2)), Buffer.from([0xff, 0xfe])]),
    [400],
  ],
];

/** The headers that every answer has. */
const HEADERS = [
  'content-security-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'cross-origin-embedder-policy',
  'referrer-policy',
  'x-content-type-options',
  'x-frame-options',
  'cache-control',
];

const withoutNonce = (value: string | undefined): string =>
  (value ?? '(missing)').replaceAll(/nonce-[\w-]+/g, 'nonce-…');

const secrets = ({ text }: RawAnswer): string[] => [code, token].filter((secret) => text.includes(secret));

test('there are at least 120 attacks, each with a name of its own', () => {
  expect(attacks.length).toBeGreaterThanOrEqual(120);
  expect(new Set(attacks.map(([name]) => name)).size).toBe(attacks.length);
});

describe('attacks (T7, T8, T9, T10, T11, T15, B13)', () => {
  test.each(attacks)('%s', async (_name, bytes, statuses) => {
    const before = { address: served.server.address(), events: [...served.events] };
    const answer = await sendRaw(port, bytes());
    expect(statuses).toContain(answer.status);
    expect(secrets(answer)).toEqual([]);
    if (answer.status !== null) {
      expect(HEADERS.filter((name) => answer.headers[name] === undefined)).toEqual([]);
      expect(answer.headers['access-control-allow-origin']).toBeUndefined();
    }
    expect({ address: served.server.address(), events: [...served.events] }).toEqual(before);
    expect(session.destroyed).toBe(false);
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test('the headers, in full (T10)', async () => {
    const { headers } = await sendRaw(port, page({ line: 'GET / HTTP/1.1' })());
    expect(Object.fromEntries(HEADERS.map((name) => [name, withoutNonce(headers[name])]))).toEqual({
      'content-security-policy':
        "default-src 'none'; script-src 'nonce-…'; style-src 'nonce-…'; connect-src 'self'; img-src data:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'",
      'permissions-policy': 'camera=(self), microphone=(self), display-capture=(), geolocation=(), usb=(), payment=()',
      'cross-origin-opener-policy': 'same-origin',
      'cross-origin-resource-policy': 'same-origin',
      'cross-origin-embedder-policy': 'require-corp',
      'referrer-policy': 'no-referrer',
      'x-content-type-options': 'nosniff',
      'x-frame-options': 'DENY',
      'cache-control': 'no-store',
    });
  });
});

describe('before the page was opened', () => {
  test.each<[string, Readonly<Record<string, string>>, number]>([
    ['a browser that looks ahead', { 'Sec-Purpose': 'prefetch;prerender' }, 503],
    ['an older browser that looks ahead', { Purpose: 'prefetch' }, 503],
    ['a frame of another site', { 'Sec-Fetch-Site': 'cross-site', 'Sec-Fetch-Dest': 'iframe' }, 403],
    ['a rebound name', { Host: 'rebind.example' }, 421],
  ])('%s does not use the address up', async (_name, headers, status) => {
    const fresh = await freshPage();
    const { port: own, pathname } = new URL(fresh.server.address());
    const ask = (more: Readonly<Record<string, string>>) => {
      const all = { Host: `127.0.0.1:${own}`, ...more };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
      return sendRaw(Number(own), request(`GET ${pathname} HTTP/1.1`, lines));
    };
    expect((await ask(headers)).status).toBe(status);
    expect((await ask({})).status).toBe(200);
    expect((await ask({})).status).toBe(410);
  });

  test('a result without a session is refused, also with the token', async () => {
    const fresh = await freshPage();
    const { port: own, pathname, host: name, origin: from } = new URL(fresh.server.address());
    const opened = await sendRaw(Number(own), request(`GET ${pathname} HTTP/1.1`, [`Host: ${name}`]));
    const ownToken = /"token":"([\w-]+)"/.exec(opened.text)?.[1] ?? '';
    const sent = post('/result', good(), { headers: { Host: name, Origin: from, 'X-Lusupport-Token': ownToken } });
    expect((await sendRaw(Number(own), sent)).status).toBe(409);
    expect(fresh.events).toEqual([]);
  });
});

describe('floods (T9)', () => {
  test('a request that does not end is cut off', async () => {
    const { status } = await slow;
    expect(status).toBe(408);
  });

  test('1,000 silent connections do not keep the page from answering within a second', async () => {
    const silent = Array.from({ length: 1000 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
    await Promise.all(
      silent.map((socket) => new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))),
    );
    const tookMs: number[] = [];
    for (let time = 0; time < 3; time += 1) {
      const askedAtMs = performance.now();
      const answer = await sendRaw(port, page({ line: 'GET / HTTP/1.1' })());
      expect(answer.status).toBe(404);
      tookMs.push(performance.now() - askedAtMs);
    }
    // The least: whatever else this computer does may hold up one of them.
    expect(Math.min(...tookMs)).toBeLessThan(1000);
    expect(session.destroyed).toBe(false);
    for (const socket of silent) socket.destroy();
  });
});

describe('at the end', () => {
  test('the one good result is taken, its replay is not, and the port is closed', async () => {
    const taken = await sendRaw(port, post('/result', good()));
    expect(taken.status).toBe(204);
    expect(served.findings()).toEqual(GOOD_FINDINGS);
    expect(served.events).toEqual(['opened', 'findings']);
    expect((await sendRaw(port, post('/result', good()))).status).toBe(503);
    const closingAtMs = performance.now();
    await served.server.close('stopped');
    expect(performance.now() - closingAtMs).toBeLessThan(1000);
    await expect(sendRaw(port, post('/result', good()))).rejects.toMatchObject({ code: 'ECONNREFUSED' });
  });
});
