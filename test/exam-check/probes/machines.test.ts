import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Facts } from '../../../src/exam-check/facts.ts';
import { look, MACHINE_FACTS, machineNames, type RecordedMachine, recordedMachine } from './recorded-machine.ts';

const names = machineNames();

/** Value, or `unknown: reason`, by fact: as it stands in the recordings. */
const shortForm = (facts: Partial<Facts>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(facts).map(([name, fact]) => [name, fact.known ? fact.value : `unknown: ${fact.reason}`]),
  );

describe('B15: recorded machines', () => {
  test.each(names)('%s', async (name) => {
    const machine = recordedMachine(name);
    const { '*': others, ...expected } = machine.expected;
    const all = others === undefined ? {} : Object.fromEntries(MACHINE_FACTS.map((fact) => [fact, others]));
    const found = shortForm(await look(machine));
    if (machine.about.kind === 'reported') expect(found).toMatchObject(expected);
    else expect(found).toEqual({ ...all, ...expected });
  });

  test.each(names)('%s says where it comes from and holds nothing personal', (name) => {
    const machine = recordedMachine(name);
    expect(['recorded', 'reported', 'constructed']).toContain(machine.about.kind);
    expect(machine.about.from.length).toBeGreaterThan(10);
    expect(machine.about.text).toMatch(/\.$/);
    expect(JSON.stringify(machine)).not.toMatch(/([0-9a-f]{2}:){5}[0-9a-f]{2}/i);
  });
});

describe('damaged machines: no crash, and no guess', () => {
  /** Facts that are known without asking anything that is damaged here. */
  const steady = new Set(['platform', 'operatingSystem', 'remoteSession', 'timeZone']);
  const blankNode = {
    kernelRelease: '10.0.26100',
    coreTimes: [[], []],
    totalMemoryBytes: Number.NaN,
    freeMemoryBytes: Number.NaN,
    uptimeSeconds: Number.NaN,
    volume: { throws: 'EIO' },
  } as unknown as RecordedMachine['node'];

  test.each(names)('%s with every answer gone', async (name) => {
    const machine = recordedMachine(name);
    const bare = {
      ...machine,
      files: {},
      links: {},
      folders: [],
      programs: {},
      systemInformation: {},
      node: blankNode,
    };
    const facts = await look(bare);
    const known = Object.entries(facts).filter(([fact, { known: isKnown }]) => isKnown && !steady.has(fact));
    // Without any browser file there is no browser; nothing else may be known.
    expect(known.filter(([fact]) => fact !== 'browsers')).toEqual([]);
    expect(Object.keys(facts).sort()).toEqual([...MACHINE_FACTS].sort());
  });

  test('whatever systeminformation answers, the facts keep their types', async () => {
    const functions = ['system', 'osInfo', 'mem', 'graphics', 'battery'] as const;
    const seen = recordedMachine('windows-laptop');
    await fc.assert(
      fc.asyncProperty(fc.array(fc.jsonValue(), { minLength: 5, maxLength: 5 }), async (answers) => {
        const systemInformation = Object.fromEntries(functions.map((name, at) => [name, answers[at]]));
        for (const platform of ['win32', 'darwin', 'linux'] as const) {
          const facts = await look({ ...seen, platform, systemInformation });
          expect(JSON.stringify(facts)).not.toMatch(/undefined|NaN|\[object/);
        }
      }),
      { numRuns: 50, seed: 4 },
    );
  });

  test('whatever stands in the fields of systeminformation, the facts keep their bounds', async () => {
    const seen = recordedMachine('windows-laptop');
    const odd = fc.oneof(
      fc.constantFrom(-1, 0, null, '', '-', 'true', Number.NaN, 1e300, '252841029632', 'To Be Filled By O.E.M.'),
      fc.integer(),
      fc.boolean(),
      fc.string(),
    );
    const display = fc.record({ currentResX: odd, currentResY: odd, sizeX: odd, sizeY: odd, builtin: odd, main: odd });
    const answers = fc.record({
      system: fc.record({ manufacturer: odd, virtual: odd }),
      osInfo: fc.record({ distro: odd, remoteSession: odd }),
      battery: fc.record({ hasBattery: odd, percent: odd, acConnected: odd, cycleCount: odd }),
      graphics: fc.record({ displays: fc.array(display) }),
    });
    await fc.assert(
      fc.asyncProperty(answers, async (systemInformation) => {
        const { power, displays, virtualMachine, remoteSession } = await look({ ...seen, systemInformation });
        if (power?.known && power.value.chargePercent !== null) {
          expect(power.value.chargePercent).toBeGreaterThan(0);
          expect(power.value.chargePercent).toBeLessThanOrEqual(100);
        }
        for (const screen of displays?.known ? displays.value : []) {
          expect((screen.widthPixels === null) === (screen.heightPixels === null)).toBe(true);
          expect([true, false, null]).toContain(screen.builtIn);
        }
        if (displays?.known) expect(displays.value.filter(({ main }) => main)).toHaveLength(1);
        for (const fact of [virtualMachine, remoteSession]) if (fact?.known) expect(typeof fact.value).toBe('boolean');
      }),
      { numRuns: 70, seed: 5 },
    );
  });
});
