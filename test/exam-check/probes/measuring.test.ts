import { afterEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { defaultDeadlines } from '../../../src/exam-check/probes/deadlines.ts';
import { lookAtIdle, readFailures, readIdle, readLoss } from '../../../src/exam-check/probes/network/idle.ts';
import {
  isSettled,
  lookAtSpeed,
  mbpsOf,
  readLoadedLatency,
  readSpeed,
} from '../../../src/exam-check/probes/network/speed.ts';
import type { Asked } from '../../../src/exam-check/probes/network/stun-client.ts';
import {
  answeredTransaction,
  bindingRequest,
  TRANSACTION_ID_BYTES,
} from '../../../src/exam-check/probes/network/stun-message.ts';
import { lookAtStability } from '../../../src/exam-check/probes/network/watch.ts';
import { DATA } from '../data.ts';
import { certificate, host, Loopback, loopbackNetwork } from './loopback.ts';
import { speedServer } from './speed-server.ts';
import { StunServers } from './stun-server.ts';

const loopback = new Loopback();
const stun = new StunServers();
afterEach(async () => {
  stun.closeAll();
  await loopback.closeAll();
});

const signal = new AbortController().signal;
/** A hundredth of a real measurement: requests follow each other closely. */
const LIMITS = { ...defaultDeadlines('linux'), stunIntervalMs: 4, stunRequests: 100, stunSilenceMs: 400 };

const told = (reading: { known: boolean; value?: unknown; reason?: string } | undefined): unknown =>
  reading?.known ? reading.value : reading?.reason;

describe('STUN messages', () => {
  const id = Buffer.from('0102030405060708090a0b0c', 'hex');
  const answer = (change: (message: Buffer) => void = () => {}): Buffer => {
    const message = Buffer.from(bindingRequest(id));
    message.writeUInt16BE(0x0101, 0);
    change(message);
    return message;
  };

  test('a request is 20 bytes: type, length, cookie, transaction', () => {
    expect(Buffer.from(bindingRequest(id)).toString('hex')).toBe(`000100002112a442${id.toString('hex')}`);
    expect(id.length).toBe(TRANSACTION_ID_BYTES);
  });

  test.each([
    ['the answer', answer(), id.toString('hex')],
    [
      'with an attribute',
      Buffer.concat([answer((one) => one.writeUInt16BE(12, 2)), Buffer.from('0020000800015b3e5e12a443', 'hex')]),
      id.toString('hex'),
    ],
    ['the request itself', Buffer.from(bindingRequest(id)), null],
    ['an error answer', answer((one) => one.writeUInt16BE(0x0111, 0)), null],
    ['without the cookie', answer((one) => one.writeUInt32BE(1, 4)), null],
    ['cut', answer().subarray(0, 19), null],
    ['with a length that is not there', answer((one) => one.writeUInt16BE(8, 2)), null],
    ['nothing', Buffer.alloc(0), null],
  ])('%s', (_name, message, expected) => expect(answeredTransaction(message)).toBe(expected));

  test('any bytes are read without a crash', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => void answeredTransaction(bytes)),
      { seed: 4 },
    );
  });
});

describe('what the answers say', () => {
  const server = (name: string) => ({ host: name, address: '127.0.0.1', port: 1 });
  const asked = (name: string, times: readonly (number | null)[]): Asked[] =>
    times.map((roundTripMs) => ({ server: server(name), sentAtMs: 0, roundTripMs }));
  const many = (count: number, lostEvery: number): (number | null)[] =>
    Array.from({ length: count }, (_one, at) => (lostEvery > 0 && at % lostEvery === 0 ? null : 20));
  const connected = Array.from({ length: 20 }, () => ({ host: 'tcp', connectMs: 40 }));

  test.each([
    ['none lost', 150, 0, 0],
    ['one in ten', 150, 10, 10],
    ['all', 150, 1, 100],
    ['too few', 49, 0, null],
  ])('loss: %s', (_name, count, every, percent) => {
    expect(readLoss(asked('a', many(count, every)))).toEqual(
      percent === null ? { known: false, reason: 'timeout' } : { known: true, value: percent },
    );
  });

  test.each([
    [20, 0, 0],
    [20, 1, 0],
    [20, 2, 10],
    [20, 16, null],
  ])('N14: of %i connections %i failed: %p per cent', (count, failures, percent) => {
    const samples = Array.from({ length: count }, (_one, at) => ({ host: 'a', connectMs: at < failures ? null : 30 }));
    expect(readFailures(samples)).toEqual(
      percent === null ? { known: false, reason: 'timeout' } : { known: true, value: percent },
    );
  });

  test('a server that loses by itself is left out, loss on the line is not', () => {
    const burst = (first: number, second: number) => ({
      asked: [...asked('a', many(75, first)), ...asked('b', many(75, second))],
      answered: true,
    });
    expect(readIdle(burst(0, 3), connected).lossPercent).toEqual({ known: true, value: 0 });
    expect(readIdle(burst(20, 15), connected).lossPercent).toEqual({ known: true, value: 6 });
  });

  test('where UDP is silent TCP tells, and says that UDP was', () => {
    const readings = readIdle({ asked: [], answered: false }, connected);
    expect(readings).toEqual({
      latencyMs: { known: true, value: 40 },
      latencySamplesMs: { known: true, value: connected.map(() => 40) },
      jitterMs: { known: true, value: 0 },
      lossPercent: { known: true, value: 0 },
      udpAnswered: { known: true, value: false },
    });
  });

  test('where nothing answers nothing is known: silence of both is no closed UDP', () => {
    expect(Object.values(readIdle({ asked: [], answered: false }, [])).map(told)).toEqual([
      'timeout',
      'timeout',
      'timeout',
      'timeout',
      'timeout',
    ]);
  });
});

describe('a quiet connection, on real sockets', () => {
  const idle = async (port: number, tcpPort: number, change: Parameters<typeof loopbackNetwork>[0] = {}) => {
    const hosts = { stunHosts: [host('stun.test', port)], latencyHosts: [host('exam.test', tcpPort)] };
    return lookAtIdle(loopbackNetwork(change), hosts, LIMITS, signal);
  };

  test('delay and loss are those of the server', async () => {
    // The first requests only ask whether anybody is there.
    const port = await stun.listen({ answer: (at) => (at > 4 && at % 10 === 0 ? null : 30) });
    const readings = await idle(port, await loopback.tcp());
    expect(readings.udpAnswered).toEqual({ known: true, value: true });
    expect(Number(told(readings.lossPercent))).toBeGreaterThanOrEqual(8);
    expect(Number(told(readings.lossPercent))).toBeLessThanOrEqual(12);
    expect(Number(told(readings.latencyMs))).toBeGreaterThanOrEqual(29);
    expect(Number(told(readings.latencyMs))).toBeLessThan(60);
  });

  test('answers that come twice, or belong to nobody, count for nothing', async () => {
    const twice = await stun.listen({ answer: () => 5, times: 2 });
    expect((await idle(twice, await loopback.tcp())).lossPercent).toEqual({ known: true, value: 0 });
    const foreign = await stun.listen({
      answer: () => 5,
      change: (answer) => {
        answer.writeUInt8(answer.readUInt8(8) ^ 0xff, 8);
        return answer;
      },
    });
    expect((await idle(foreign, await loopback.tcp())).udpAnswered).toEqual({ known: true, value: false });
  });

  test('a server that is silent: TCP answers instead', async () => {
    const port = await stun.listen({ answer: () => null });
    const readings = await idle(port, await loopback.tcp());
    expect(readings.udpAnswered).toEqual({ known: true, value: false });
    expect(readings.latencyMs?.known).toBe(true);
    expect(readings.lossPercent).toEqual({ known: true, value: 0 });
  });

  test('N16: another way out in the middle: measured once more', async () => {
    const port = await stun.listen({ answer: () => 5 });
    const ways = ['wlan0', 'eth0'];
    let asked = 0;
    const lookup = async (name: string) => {
      if (name === 'stun.test') asked += 1;
      return ['127.0.0.1'];
    };
    const readings = await idle(port, await loopback.tcp(), { wayOut: async () => ways.shift() ?? 'eth0', lookup });
    expect(asked).toBe(2);
    expect(readings.udpAnswered).toEqual({ known: true, value: true });
  });
});

describe('speed: what the transfers say', () => {
  test.each([
    [[], false, 'timeout'],
    [[], true, 'garbled'],
    [[{ bytes: 9_000, ms: 1 }], false, 'timeout'],
    [[{ bytes: 125_000, ms: 1_000 }], false, 1],
    [[{ bytes: 125_000, ms: 0 }], false, 'timeout'],
    [
      [
        { bytes: 100_000, ms: 800 },
        { bytes: 1_000_000, ms: 2_000 },
      ],
      true,
      4,
    ],
    [[{ bytes: 12_500_000, ms: 999 }], false, 100],
    // What had piled up came at once; then the line showed what it carries.
    [
      [
        { bytes: 100_000, ms: 1 },
        { bytes: 1_000_000, ms: 200 },
      ],
      false,
      40,
    ],
  ])('%j, failed: %p', (timed, failed, expected) => {
    expect(told(readSpeed(timed, failed))).toBe(expected);
  });

  test('settled: enough, for long enough', () => {
    const good = { bytes: 500_000, ms: 1_000 };
    expect(mbpsOf(good)).toBe(4);
    expect(isSettled([good], 3, 2_000)).toBe(false);
    expect(isSettled([good, good], 3, 2_000)).toBe(true);
    expect(isSettled([good, good], 5, 2_000)).toBe(false);
  });

  test.each([
    [[10, 10, 12], [110, 112, 114], 102],
    [[50], [40, 40, 40], 0],
    [[10], [100, 100], 'timeout'],
    [[], [100, 100, 100], 'timeout'],
  ])('loaded latency: idle %j, loaded %j', (idle, loaded, expected) => {
    expect(told(readLoadedLatency(idle, loaded))).toBe(expected);
  });
});

describe('speed, on real transfers', () => {
  const PLAN = {
    speed: {
      ...DATA.hosts.measuring.speed,
      download: { path: '/down?bytes=', sizesBytes: [20_000, 60_000], mostBytes: 80_000 },
      upload: { path: '/up', sizesBytes: [10_000, 60_000], mostBytes: 80_000 },
    },
    enoughMbps: { download: 3, upload: 2 },
    stunHosts: [],
  };
  const measured = async (port: number, change: Parameters<typeof loopbackNetwork>[0] = {}) =>
    lookAtSpeed(
      loopbackNetwork(change),
      { ...PLAN, host: host('exam.test', port) },
      { ...LIMITS, loadedIntervalMs: 20 },
      signal,
    );

  test('the programmed speed within 15 per cent, in both directions', async () => {
    const port = await loopback.https(speedServer({ downMbps: 1.2, upMbps: 0.8 }));
    const { downloadMbps, uploadMbps, loadedLatencyMs } = await measured(port);
    expect(Number(told(downloadMbps)) / 1.2).toBeGreaterThan(0.85);
    expect(Number(told(downloadMbps)) / 1.2).toBeLessThan(1.15);
    expect(Number(told(uploadMbps)) / 0.8).toBeGreaterThan(0.85);
    expect(Number(told(uploadMbps)) / 0.8).toBeLessThan(1.15);
    expect(loadedLatencyMs?.known).toBe(true);
  });

  test('a line that answers later while it is busy', async () => {
    let busy = false;
    const answer = speedServer({ downMbps: 1.2, upMbps: 1.2 });
    const port = await loopback.https((request, response) => {
      busy = true;
      response.on('close', () => {
        busy = false;
      });
      answer(request, response);
    });
    const udp = await stun.listen({ answer: () => (busy ? 60 : 10) });
    const plan = { ...PLAN, host: host('exam.test', port), stunHosts: [host('stun.test', udp)] };
    const { loadedLatencyMs } = await lookAtSpeed(loopbackNetwork(), plan, { ...LIMITS, loadedIntervalMs: 20 }, signal);
    expect(Number(told(loadedLatencyMs))).toBeGreaterThan(40);
    expect(Number(told(loadedLatencyMs))).toBeLessThan(75);
  });

  test.each([429, 500, 302, 204])('status %i is unknown, not slow', async (status) => {
    const port = await loopback.https(speedServer({ downMbps: 50, upMbps: 50, status: () => status }));
    const { downloadMbps, uploadMbps } = await measured(port);
    expect([downloadMbps, uploadMbps].map(told)).toEqual(['garbled', 'garbled']);
  });

  test('what was measured before the host had enough counts', async () => {
    const port = await loopback.https(speedServer({ downMbps: 1, upMbps: 1, status: (at) => (at === 0 ? 200 : 429) }));
    const { downloadMbps, uploadMbps } = await measured(port);
    expect(downloadMbps?.known).toBe(true);
    expect(told(uploadMbps)).toBe('garbled');
  });

  test('T2: a host with the certificate of somebody else is sent nothing', async () => {
    let asked = 0;
    const port = await loopback.https((_request, response) => {
      asked += 1;
      response.end();
    }, certificate('self-signed'));
    expect(Object.values(await measured(port)).map(told)).toContain('garbled');
    expect(asked).toBe(0);
  });

  test('a host that cannot be reached; behind a proxy that proves nothing', async () => {
    const closed = await loopback.closedPort();
    expect(told((await measured(closed)).downloadMbps)).toBe('timeout');
    expect(told((await measured(closed, { proxySet: true })).downloadMbps)).toBe('disturbed');
  });

  test('N7: a host that accepts and then says nothing ends at the limit', async () => {
    const port = await loopback.https(() => {});
    const limits = { ...LIMITS, transferMs: 150 };
    const readings = await lookAtSpeed(loopbackNetwork(), { ...PLAN, host: host('exam.test', port) }, limits, signal);
    expect([readings.downloadMbps, readings.uploadMbps].map(told)).toEqual(['timeout', 'timeout']);
  });

  test('a host that sends without end is cut at what was asked for', async () => {
    let sent = 0;
    const port = await loopback.https((_request, response) => {
      response.writeHead(200);
      const more = (): void => {
        while (!response.destroyed && sent < 50_000_000) {
          sent += 65_536;
          if (!response.write(Buffer.alloc(65_536))) {
            response.once('drain', more);
            return;
          }
        }
      };
      more();
    });
    expect((await measured(port)).downloadMbps?.known).toBe(true);
    expect(sent).toBeLessThan(20_000_000);
  });
});

describe('a watch', () => {
  const PLAN = { durationMs: 1_000, intervalMs: 20, answerMs: 60, stunSilenceMs: 300 };

  test('its gaps are those of the server', async () => {
    // Attempts 20 to 29 have no answer: 0.2 s.
    const port = await stun.listen({ answer: (at) => (at > 20 && at <= 30 ? null : 3) });
    const plan = { ...PLAN, stunHosts: [host('stun.test', port)], tcpHosts: [] };
    const { stability } = await lookAtStability(loopbackNetwork(), plan, signal);
    const seen = stability?.known ? stability.value : null;
    expect(seen?.gaps.length).toBe(1);
    expect(seen?.gaps[0]?.seconds).toBeGreaterThanOrEqual(0.1);
    expect(seen?.gaps[0]?.seconds).toBeLessThanOrEqual(0.4);
    expect(seen?.stretchesMs).toContain(null);
  });

  test('cut short, it gives what it has seen, and the attempt on its way is no gap', async () => {
    const port = await stun.listen({ answer: () => 3 });
    const enough = new AbortController();
    const plan = {
      ...PLAN,
      durationMs: 60_000,
      // Every attempt is answered; a busy computer may take its time for that.
      answerMs: 5_000,
      stunHosts: [host('stun.test', port)],
      tcpHosts: [],
      onSample: (samples: readonly unknown[]) => {
        if (samples.length === 10) enough.abort();
      },
    };
    const { stability } = await lookAtStability(loopbackNetwork(), plan, enough.signal);
    expect(stability?.known && stability.value.gaps).toEqual([]);
    expect(stability?.known && stability.value.unansweredPercent).toBe(0);
  });

  test('where UDP is silent it goes on with connections', async () => {
    const silent = await stun.listen({ answer: () => null });
    const plan = {
      ...PLAN,
      stunSilenceMs: 60,
      stunHosts: [host('stun.test', silent)],
      tcpHosts: [host('exam.test', await loopback.tcp())],
    };
    const { stability } = await lookAtStability(loopbackNetwork(), plan, signal);
    expect(stability?.known && stability.value.unansweredPercent).toBe(0);
  });

  test('too short to say anything', async () => {
    const plan = { ...PLAN, durationMs: 60, stunHosts: [], tcpHosts: [] };
    expect((await lookAtStability(loopbackNetwork(), plan, signal)).stability).toEqual({
      known: false,
      reason: 'timeout',
    });
  });
});
