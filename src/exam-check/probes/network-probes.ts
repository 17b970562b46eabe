import type { Host, Measuring } from '../../reference/exam-check-data.ts';
import type { Fact, FactName } from '../facts.ts';
import type { Probe } from '../lanes.ts';
import type { Deadlines } from './deadlines.ts';
import { lookAtCertificates } from './network/certificates.ts';
import { lookAtClock } from './network/clock.ts';
import { lookAtHosts } from './network/hosts.ts';
import { lookAtIdle } from './network/idle.ts';
import type { NetworkAccess } from './network/network-access.ts';
import { lookAtOnline } from './network/online.ts';
import { lookAtSignInPage } from './network/sign-in-page.ts';
import { known } from './reading.ts';

/** The hosts that network probes may contact. */
export interface ProbeHosts {
  readonly hosts: readonly Host[];
  readonly onlineHosts: readonly Host[];
  readonly clockHosts: readonly Host[];
  readonly latencyHosts: readonly Host[];
  /** Asked over UDP. */
  readonly stunHosts: readonly Host[];
  readonly signInPage: Measuring['signInPage'] & Pick<Host, 'port'>;
}

/** Without a connection nothing else is tried; behind a proxy a direct attempt proves nothing. */
const WHEN_ONLINE = {
  fact: 'online',
  leaveOut: (fact: Fact<unknown>) => {
    if (fact.known) return fact.value === true ? null : 'not-online';
    return fact.reason === 'disturbed' ? 'disturbed' : null;
  },
} as const;

/** Room for a probe that keeps its own deadline to give what it has. */
const GRACE_MS = 300;

/** The probes of the first lane that reach for the network. */
export function reachabilityProbes(
  network: NetworkAccess,
  hosts: ProbeHosts,
  limits: Deadlines,
  wanted: ReadonlySet<FactName>,
): Probe[] {
  const probes: Probe[] = [
    {
      facts: ['online'],
      limitMs: limits.onlineMs + GRACE_MS,
      look: async (signal) => ({ online: await lookAtOnline(network, hosts.onlineHosts, limits.onlineMs, signal) }),
    },
    {
      facts: ['hosts'],
      limitMs: limits.hostMs + GRACE_MS,
      after: WHEN_ONLINE,
      look: async (signal) => ({ hosts: known(await lookAtHosts(network, hosts.hosts, limits.hostMs, signal)) }),
    },
    {
      facts: ['clockOffsetSeconds'],
      limitMs: limits.clockMs + GRACE_MS,
      after: WHEN_ONLINE,
      look: async (signal) => ({
        clockOffsetSeconds: await lookAtClock(network, hosts.clockHosts, limits.clockMs, signal),
      }),
    },
    {
      // Not after `online`: where such a page answers every name, it is the reason why nothing else is reached.
      facts: ['signInPage'],
      limitMs: limits.signInPageMs + GRACE_MS,
      look: async (signal) => ({
        signInPage: await lookAtSignInPage(network, hosts.signInPage, limits.signInPageMs, signal),
      }),
    },
    {
      facts: ['certificates'],
      limitMs: limits.certificatesMs + GRACE_MS,
      after: WHEN_ONLINE,
      look: async (signal) => ({
        certificates: await lookAtCertificates(network, hosts.clockHosts, limits.certificatesMs, signal),
      }),
    },
  ];
  return probes.filter(({ facts }) => facts.some((name) => wanted.has(name)));
}

/** The probe of the measuring lane, for those of its facts that are wanted. */
export function idleProbe(
  network: NetworkAccess,
  hosts: ProbeHosts,
  limits: Deadlines,
  wanted: ReadonlySet<FactName>,
): Probe {
  const all: readonly FactName[] = ['latencyMs', 'jitterMs', 'lossPercent', 'udpAnswered'];
  return {
    facts: all.filter((name) => wanted.has(name)),
    limitMs: limits.latencyMs + GRACE_MS,
    after: WHEN_ONLINE,
    look: (signal) => lookAtIdle(network, hosts, limits, signal),
  };
}
