import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clockOffsetMs, lookAtClock, readClock } from '../../../src/exam-check/probes/network/clock.ts';
import { lookAtHosts } from '../../../src/exam-check/probes/network/hosts.ts';
import {
  readJitter,
  readLatency,
  type Sample,
  sampleConnections,
} from '../../../src/exam-check/probes/network/latency.ts';
import { isProxySet, rememberedLookup } from '../../../src/exam-check/probes/network/network-access.ts';
import { lookAtOnline } from '../../../src/exam-check/probes/network/online.ts';
import { median } from '../../../src/exam-check/probes/network/statistics.ts';
import { NoAnswerInTime } from '../../../src/exam-check/probes/reading.ts';
import { certificate, host, Loopback, loopbackNetwork } from './loopback.ts';

const loopback = new Loopback();
afterEach(() => loopback.closeAll());

const signal = new AbortController().signal;
const never = <T>(): Promise<T> => new Promise(() => {});
const rejected = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe('online', () => {
  test('one of two hosts is enough', async () => {
    const network = loopbackNetwork();
    const hosts = [host('down.test', await loopback.closedPort()), host('up.test', await loopback.tcp())];
    expect(await lookAtOnline(network, hosts, 2_000, signal)).toEqual({ known: true, value: true });
    expect(network.contacted).toEqual(hosts.map(({ host: name, port }) => `${name}:${port}`));
  });

  test('refusals, unknown names and silence are the answer no', async () => {
    const closed = await loopback.closedPort();
    const no = { known: true, value: false };
    expect(
      await lookAtOnline(loopbackNetwork(), [host('a.test', closed), host('nowhere', 443)], 2_000, signal),
    ).toEqual(no);
    const silent = loopbackNetwork({ lookup: never });
    expect(await lookAtOnline(silent, [host('a.test', 1), host('b.test', 1)], 30, signal)).toEqual(no);
  });

  test('N2: a sign-in page that answers every name with a private address is no connection', async () => {
    const network = loopbackNetwork({ lookup: async () => ['192.168.1.1'] });
    expect(await lookAtOnline(network, [host('a.test', 443)], 2_000, signal)).toEqual({ known: true, value: false });
    expect(network.contacted).toEqual([]);
  });

  test('N13: behind a proxy a failure proves nothing, a success does', async () => {
    const behind = loopbackNetwork({ proxySet: true });
    const closed = host('a.test', await loopback.closedPort());
    expect(await lookAtOnline(behind, [closed], 2_000, signal)).toEqual({ known: false, reason: 'disturbed' });
    const open = host('b.test', await loopback.tcp());
    expect(await lookAtOnline(behind, [closed, open], 2_000, signal)).toEqual({ known: true, value: true });
  });

  test.each([
    [{}, false],
    [{ HTTPS_PROXY: '' }, false],
    [{ HTTPS_PROXY: 'http://proxy.test' }, true],
    [{ http_proxy: 'http://proxy.test' }, true],
    [{ ALL_PROXY: 'socks5://proxy.test' }, true],
    [{ NO_PROXY: '*' }, false],
  ])('%j', (env, set) => expect(isProxySet(env)).toBe(set));
});

describe('hosts: every end has a name', () => {
  const outcomes = async (
    port: number,
    change: Parameters<typeof loopbackNetwork>[0] = {},
    name = 'exam.test',
    ms = 3_000,
  ) => {
    const [result] = await lookAtHosts(loopbackNetwork(change), [host(name, port)], ms, signal);
    return result?.outcome;
  };

  test('answered, with the time of the connection', async () => {
    const port = await loopback.tls(certificate('good'));
    const network = loopbackNetwork();
    const results = await lookAtHosts(network, [host('exam.test', port, 'remindo')], 3_000, signal);
    expect(results).toEqual([
      { host: 'exam.test', port, product: 'remindo', outcome: 'answered', connectMs: expect.any(Number) },
    ]);
    expect(network.contacted).toEqual([`exam.test:${port}`]);
  });

  test.each([
    ['expired', 'certificate-not-valid-now'],
    ['not-yet-valid', 'certificate-not-valid-now'],
    ['wrong-name', 'certificate-wrong-name'],
    ['self-signed', 'certificate-not-trusted'],
  ])('T2, N6: a certificate that is %s', async (name, outcome) => {
    expect(await outcomes(await loopback.tls(certificate(name)))).toBe(outcome);
  });

  test('N3: names', async () => {
    expect(await outcomes(443, { lookup: rejected('ENOTFOUND') })).toBe('name-not-found');
    expect(await outcomes(443, { lookup: async () => [] })).toBe('name-not-found');
    expect(await outcomes(443, { lookup: rejected('EAI_AGAIN') })).toBe('name-timeout');
    expect(await outcomes(443, { lookup: () => Promise.reject(new NoAnswerInTime('names')) })).toBe('name-timeout');
    expect(await outcomes(443, { lookup: never }, 'exam.test', 30)).toBe('name-timeout');
    expect(await outcomes(443, { lookup: async () => ['10.1.1.1', '0.0.0.0'] })).toBe('private-address');
  });

  test('N5: connections', async () => {
    expect(await outcomes(await loopback.closedPort())).toBe('refused');
    expect(await outcomes(await loopback.tcp((socket) => socket.resetAndDestroy()))).toBe('reset');
    expect(await outcomes(await loopback.tcp((socket) => socket.end()))).toBe('reset');
    expect(await outcomes(await loopback.tcp(), {}, 'exam.test', 100)).toBe('tls-timeout');
    expect(await outcomes(await loopback.tcp((socket) => socket.end('HTTP/1.1 400 No\r\n\r\n')))).toBe('tls-failed');
  });

  test('N4: a dead address family does not hide the one that works', async () => {
    const port = await loopback.tls(certificate('good'));
    const lookup = async () => ['::1', '127.0.0.1'];
    expect(await outcomes(port, { lookup, isAllowedAddress: () => true })).toBe('answered');
  });

  test('one bad host costs its own line only', async () => {
    const good = host('exam.test', await loopback.tls(certificate('good')));
    const results = await lookAtHosts(loopbackNetwork(), [host('nowhere', 443), good], 3_000, signal);
    expect(results.map(({ outcome }) => outcome)).toEqual(['name-not-found', 'answered']);
  });
});

describe('clock', () => {
  const date = 'Sun, 22 Nov 2026 10:24:00 GMT';
  const dateMs = Date.UTC(2026, 10, 22, 10, 24);

  test.each([
    ['exactly right, in the middle of the second', { receivedAtMs: dateMs + 500 }, 0],
    ['half a round trip is taken off', { receivedAtMs: dateMs + 600, roundTripMs: 200 }, 0],
    ['ten minutes ahead', { receivedAtMs: dateMs + 600_500 }, 600_000],
    ['an hour behind', { receivedAtMs: dateMs - 3_599_500 }, -3_600_000],
    ['a cached answer is as old as its age', { age: '120', receivedAtMs: dateMs + 120_500 }, 0],
    ['a strange age counts as none', { age: 'old', receivedAtMs: dateMs + 500 }, 0],
    ['no date', { date: undefined }, null],
    ['a date in another form', { date: '2026-11-22T10:24:00Z' }, null],
    ['a date that does not exist', { date: 'Sun, 99 Nov 2026 10:24:00 GMT' }, null],
  ])('%s', (_name, change, offset) => {
    expect(clockOffsetMs({ date, age: undefined, receivedAtMs: dateMs, roundTripMs: 0, ...change })).toBe(offset);
  });

  test.each([
    [[], { known: false, reason: 'garbled' }],
    [[5_000], { known: false, reason: 'garbled' }],
    [[1_000, 1_240, 900_000], { known: true, value: 1.2 }],
    [[0, 900_000], { known: false, reason: 'garbled' }],
    [[-70_000, -70_400], { known: true, value: -70.2 }],
  ])('%j', (offsets, reading) => expect(readClock(offsets)).toEqual(reading));

  test('three hosts are asked for their headers, no redirect followed', async () => {
    const methods: string[] = [];
    const ports = await Promise.all(
      [0, 0, 0].map(() =>
        loopback.https((request, response) => {
          methods.push(request.method ?? '');
          response.writeHead(302, { date, location: 'https://elsewhere.test/' }).end();
        }),
      ),
    );
    const network = loopbackNetwork({ wallClockMs: () => dateMs + 90_500 });
    const hosts = ports.map((port) => host('exam.test', port));
    const reading = await lookAtClock(network, hosts, 3_000, signal);
    expect(reading.known && Math.round(reading.value)).toBe(90);
    expect(methods).toEqual(['HEAD', 'HEAD', 'HEAD']);
    expect([...network.contacted].sort()).toEqual(ports.map((port) => `exam.test:${port}`).sort());
  });

  test('silent hosts are a timeout, hosts without a date are not understood', async () => {
    const silent = await loopback.tcp();
    expect(await lookAtClock(loopbackNetwork(), [host('a.test', silent), host('b.test', silent)], 60, signal)).toEqual({
      known: false,
      reason: 'timeout',
    });
    const dateless = await loopback.https((_request, response) => {
      response.sendDate = false;
      response.end();
    });
    const hosts = [host('exam.test', dateless), host('exam.test', dateless)];
    expect(await lookAtClock(loopbackNetwork(), hosts, 3_000, signal)).toEqual({ known: false, reason: 'garbled' });
  });
});

describe('latency and jitter', () => {
  const samples = (times: readonly (number | null)[], name = 'a'): Sample[] =>
    times.map((connectMs) => ({ host: name, connectMs }));

  test.each([
    ['none', samples([]), null, null],
    ['four of twenty', samples([10, 10, 10, 10, ...new Array<null>(16).fill(null)]), null, null],
    ['steady', samples([10, 10, 10, 10, 10]), 10, 0],
    ['one spike moves the median little', samples([10, 10, 10, 10, 500]), 10, 122.5],
    ['a lost one breaks the row', samples([10, null, 30, 30, 30, 30]), 30, 0],
    [
      'hosts at different distances are not unsteady',
      [10, 110, 10, 110, 10, 110].map((connectMs) => ({ host: connectMs < 100 ? 'near' : 'far', connectMs })),
      60,
      0,
    ],
  ])('%s', (_name, taken, latency, jitter) => {
    const reading = (value: number | null) =>
      value === null ? { known: false, reason: 'timeout' } : { known: true, value };
    expect(readLatency(taken)).toEqual(reading(latency));
    expect(readJitter(taken)).toEqual(reading(jitter));
  });

  test('N14: the median lies within its samples, and jitter is never negative', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: 0, max: 1e4, noNaN: true }), { minLength: 5, maxLength: 20 }), (times) => {
        const latency = readLatency(samples(times));
        const jitter = readJitter(samples(times));
        if (!latency.known || !jitter.known) throw new Error('unknown');
        expect(latency.value).toBeGreaterThanOrEqual(Math.min(...times) - 0.05);
        expect(latency.value).toBeLessThanOrEqual(Math.max(...times) + 0.05);
        expect(jitter.value).toBeGreaterThanOrEqual(0);
        expect(jitter.value).toBeLessThanOrEqual(Math.max(...times) - Math.min(...times) + 0.05);
      }),
      { seed: 3 },
    );
    expect(median([])).toBeNull();
  });

  test('twenty connections to the hosts in turn', async () => {
    const counts = [0, 0];
    const ports = await Promise.all(
      counts.map((_zero, at) =>
        loopback.tcp(() => {
          counts[at] = (counts[at] ?? 0) + 1;
        }),
      ),
    );
    const hosts = ports.map((port, at) => host(`h${at}.test`, port));
    const limits = { latencySampleMs: 1_000, latencyMs: 4_000 };
    const taken = await sampleConnections(loopbackNetwork(), hosts, limits, signal);
    expect(readLatency(taken).known).toBe(true);
    expect(readJitter(taken).known).toBe(true);
    // One more for each host finds the address that answers.
    expect(counts).toEqual([11, 11]);
  });

  test('hosts that answer nothing end at the limit as unknown', async () => {
    const network = loopbackNetwork({ lookup: never });
    const limits = { latencySampleMs: 20, latencyMs: 40 };
    expect(await sampleConnections(network, [host('a.test', 1)], limits, signal)).toEqual([]);
  });
});

test('a name is looked up once for all probes', async () => {
  let asked = 0;
  const lookup = rememberedLookup(async () => {
    asked += 1;
    return ['127.0.0.1'];
  });
  expect(await Promise.all([lookup('a.test'), lookup('a.test')])).toEqual([['127.0.0.1'], ['127.0.0.1']]);
  expect(asked).toBe(1);
});
