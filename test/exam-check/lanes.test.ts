import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { FactName } from '../../src/exam-check/facts.ts';
import { type LanesPlan, type Probe, runLanes } from '../../src/exam-check/lanes.ts';
import { known, NoAnswerInTime, type Readings } from '../../src/exam-check/probes/reading.ts';

/** A run in which nothing takes any time on the clock that durations are taken from. */
const plan = (change: Partial<LanesPlan>): LanesPlan => ({
  together: [],
  measuring: [],
  laneSwitchMs: 5_000,
  wholeRunMs: 5_000,
  signal: new AbortController().signal,
  monotonicMs: () => 0,
  ...change,
});

const probe = (name: FactName, look: Probe['look'], more: Partial<Probe> = {}): Probe => ({
  facts: [name],
  limitMs: 5_000,
  look,
  ...more,
});

const cores = (count: number): Probe => probe('logicalCores', async () => ({ logicalCores: known(count) }));
const never = (): Promise<Readings> => new Promise(() => {});
const value = (of: unknown) => ({ known: true, value: of, durationMs: 0 });
const unknown = (reason: string) => ({ known: false, reason, durationMs: 0 });

describe('N17: each probe is boxed', () => {
  const cyclic: Record<string, unknown> = {};
  cyclic['self'] = cyclic;
  const cases: readonly (readonly [string, Probe['look'], string])[] = [
    [
      'throws at once',
      () => {
        throw new Error('broken');
      },
      'garbled',
    ],
    ['rejects with a text', () => Promise.reject('no'), 'garbled'],
    ['rejects with nothing', () => Promise.reject(undefined), 'garbled'],
    ['rejects with a cyclic object', () => Promise.reject(cyclic), 'garbled'],
    ['gives nothing', () => Promise.resolve(undefined as unknown as Readings), 'garbled'],
    ['gives a number', () => Promise.resolve(7 as unknown as Readings), 'garbled'],
    ['gives the fact of another probe', async () => ({ uptimeDays: known(1) }), 'garbled'],
    ['finds its tool missing', () => Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })), 'tool-missing'],
    ['may not look', () => Promise.reject(Object.assign(new Error(), { code: 'EACCES' })), 'no-permission'],
    ['waited for something in vain', () => Promise.reject(new NoAnswerInTime('tool')), 'timeout'],
  ];
  test.each(cases)('one that %s costs its own fact only', async (_name, look, reason) => {
    const facts = await runLanes(plan({ together: [probe('cameraCount', look), cores(4)] }));
    expect(facts).toEqual({ cameraCount: unknown(reason), logicalCores: value(4) });
  });

  test('one that never ends is unknown at its own limit, and what comes late is ignored', async () => {
    let lateAnswer: (readings: Readings) => void = () => {};
    let aborted = false;
    const look = (signal: AbortSignal): Promise<Readings> => {
      signal.addEventListener('abort', () => {
        aborted = true;
      });
      return new Promise((resolve) => {
        lateAnswer = resolve;
      });
    };
    const facts = await runLanes(plan({ together: [probe('cameraCount', look, { limitMs: 20 }), cores(2)] }));
    lateAnswer({ cameraCount: known(1) });
    expect(facts).toEqual({ cameraCount: unknown('timeout'), logicalCores: value(2) });
    expect(aborted).toBe(true);
  });

  test('a late rejection does not end the program', async () => {
    const look = (signal: AbortSignal): Promise<Readings> =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(new Error('late'))));
    const facts = await runLanes(plan({ together: [probe('cameraCount', look, { limitMs: 10 })] }));
    expect(facts).toEqual({ cameraCount: unknown('timeout') });
  });
});

describe('the whole run', () => {
  test('ends at its limit with everything hanging, each fact unknown', async () => {
    const names: readonly FactName[] = ['cameraCount', 'hosts', 'power'];
    const facts = await runLanes(
      plan({
        together: names.map((name) => probe(name, never)),
        measuring: [[probe('latencyMs', never)], [probe('jitterMs', never)]],
        laneSwitchMs: 10,
        wholeRunMs: 40,
      }),
    );
    const all: readonly FactName[] = [...names, 'latencyMs', 'jitterMs'];
    expect(facts).toEqual(Object.fromEntries(all.map((name) => [name, unknown('timeout')])));
  });

  test('is rejected with the reason of an abort from outside', async () => {
    const stop = new AbortController();
    const reason = new Error('Ctrl-C');
    const run = runLanes(plan({ together: [probe('hosts', never)], signal: stop.signal }));
    stop.abort(reason);
    await expect(run).rejects.toBe(reason);
    await expect(runLanes(plan({ together: [cores(1)], signal: stop.signal }))).rejects.toBe(reason);
  });

  test('leaves no timer behind that would keep the program waiting', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter((kind) => kind === 'Timeout').length;
    const before = timers();
    await runLanes(plan({ together: [cores(1)], measuring: [[cores(2)]] }));
    expect(timers()).toBe(before);
  });

  test('names each fact once, as it is settled', async () => {
    const names: FactName[] = [];
    const slow = probe('power', () => new Promise(() => {}), { limitMs: 10 });
    await runLanes(plan({ together: [slow, cores(1)], onFact: (name) => names.push(name) }));
    expect(names).toEqual(['logicalCores', 'power']);
  });
});

describe('lanes', () => {
  const latency = probe('latencyMs', async () => ({ latencyMs: known(12) }));

  test('measuring waits for the first lane', async () => {
    const order: string[] = [];
    const say = (name: FactName): Probe => probe(name, async () => void order.push(name) as never);
    await runLanes(
      plan({ together: [say('hosts'), say('power')], measuring: [[say('latencyMs')], [say('jitterMs')]] }),
    );
    expect(order).toEqual(['hosts', 'power', 'latencyMs', 'jitterMs']);
  });

  test('after the lane switch it measures beside a busy first lane, and says so', async () => {
    const facts = await runLanes(
      plan({ together: [probe('hosts', never, { limitMs: 60 })], measuring: [[latency]], laneSwitchMs: 10 }),
    );
    expect(facts).toEqual({ hosts: unknown('timeout'), latencyMs: { ...value(12), disturbed: true } });
  });

  test('undisturbed values carry no mark', async () => {
    expect(await runLanes(plan({ together: [cores(1)], measuring: [[latency]] }))).toEqual({
      logicalCores: value(1),
      latencyMs: value(12),
    });
  });
});

describe('a probe that comes after a fact', () => {
  const afterOnline: Partial<Probe> = {
    after: { fact: 'online', leaveOut: (fact) => (fact.known && !fact.value ? 'not-online' : null) },
  };
  const hosts = probe('hosts', async () => ({ hosts: known([]) }), afterOnline);

  test.each([
    [true, value([])],
    [false, unknown('not-online')],
  ])('online %s', async (online, fact) => {
    const gate = probe('online', async () => ({ online: known(online) }));
    const facts = await runLanes(plan({ together: [hosts, gate], measuring: [] }));
    expect(facts).toEqual({ online: value(online), hosts: fact });
  });

  test('runs when nobody looks at that fact', async () => {
    expect(await runLanes(plan({ together: [hosts] }))).toEqual({ hosts: value([]) });
  });
});

test('whatever probes do, every fact is settled exactly once', async () => {
  const behaviours: Readonly<Record<string, Probe['look']>> = {
    answers: async () => ({ uptimeDays: known(1) }),
    hangs: never,
    throws: () => {
      throw new Error('broken');
    },
    rejects: () => Promise.reject(null),
  };
  const names: readonly FactName[] = ['platform', 'power', 'displays', 'uptimeDays', 'hosts', 'latencyMs'];
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom(...Object.keys(behaviours)), { minLength: 6, maxLength: 6 }),
      fc.nat(6),
      async (chosen, split) => {
        const settled: FactName[] = [];
        const probes = names.map((name, at) => probe(name, behaviours[chosen[at] ?? ''] ?? never, { limitMs: 3 }));
        const facts = await runLanes(
          plan({
            together: probes.slice(0, split),
            measuring: [probes.slice(split)],
            laneSwitchMs: 2,
            onFact: (name) => settled.push(name),
          }),
        );
        expect(settled.sort()).toEqual([...names].sort());
        expect(Object.keys(facts).sort()).toEqual([...names].sort());
      },
    ),
    { numRuns: 30, seed: 2 },
  );
});
