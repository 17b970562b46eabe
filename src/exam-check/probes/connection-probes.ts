import type { FactName } from '../facts.ts';
import type { Probe } from '../lanes.ts';
import { lookAtConnection, lookAtWifi } from './connection/look.ts';
import { lookAtProxy } from './connection/proxy.ts';
import type { Deadlines } from './deadlines.ts';
import type { MachineAccess } from './machine-access.ts';
import { ON_OWN_SYSTEM } from './machine-probes.ts';
import type { NetworkAccess } from './network/network-access.ts';
import type { Readings } from './reading.ts';

/** The probes of the first lane that ask the system what it is connected with; they contact nobody. */
export function connectionProbes(
  machine: MachineAccess,
  network: NetworkAccess,
  limits: Deadlines,
  wanted: ReadonlySet<FactName>,
): Probe[] {
  let looked: Promise<Readings> | null = null;
  const connection = (signal: AbortSignal): Promise<Readings> => {
    looked ??= network.wayOut().then((wayOut) => lookAtConnection(machine, wayOut, signal));
    return looked;
  };
  const probes: Probe[] = [
    { facts: ['link', 'hotspot', 'vpn'], limitMs: limits.wholeRunMs, after: ON_OWN_SYSTEM, look: connection },
    {
      facts: ['wifi'],
      limitMs: limits.wholeRunMs,
      after: ON_OWN_SYSTEM,
      look: async (signal) => ({
        wifi: await lookAtWifi(machine, await network.wayOut(), connection(signal), signal),
      }),
    },
    {
      facts: ['proxy'],
      limitMs: limits.wholeRunMs,
      after: ON_OWN_SYSTEM,
      look: async (signal) => ({ proxy: await lookAtProxy(machine, signal) }),
    },
  ];
  return probes.flatMap((probe) => {
    const facts = probe.facts.filter((name) => wanted.has(name));
    return facts.length === 0 ? [] : [{ ...probe, facts }];
  });
}
