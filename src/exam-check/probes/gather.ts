import { performance } from 'node:perf_hooks';
import { errorCode } from '../../io/error-code.ts';
import { type HostLookup, lookupBySystem } from '../../io/http.ts';
import { isPublicAddress } from '../../io/public-address.ts';
import type { KnownProgram } from '../../reference/exam-check-data.ts';
import type { Evidence, FactName, Facts } from '../facts.ts';
import { type Probe, runLanes } from '../lanes.ts';
import { childEnvironment, childFolder } from './child-environment.ts';
import { connectionProbes } from './connection-probes.ts';
import { type Deadlines, defaultDeadlines, WITH_SPEED } from './deadlines.ts';
import type { MachineAccess } from './machine-access.ts';
import { loadProbe, machineProbes } from './machine-probes.ts';
import { isProxySet, type NetworkAccess, rememberedLookup } from './network/network-access.ts';
import { systemAuthorities } from './network/system-authorities.ts';
import { wayOut } from './network/way-out.ts';
import { idleProbe, type ProbeHosts, reachabilityProbes } from './network-probes.ts';
import { nodeMachine } from './node-machine.ts';
import { type ChildOptions, type QuestionChild, questionChild } from './system-information/client.ts';

/** What a run of the probes needs to know. Everything else is found out by looking. */
export interface GatherOptions extends ProbeHosts {
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly homeFolder: string;
  /** The machine's own IANA zone; `Etc/UTC` where it cannot be told. */
  readonly machineZone: string;
  /** The programs that are looked for among those that run. */
  readonly programs: readonly KnownProgram[];
  /** Folder of the built program; the entry of the child process lies there. */
  readonly programFolder: string;
  /** Facts that are not wanted are not looked at and stay absent. */
  readonly wanted: ReadonlySet<FactName>;
  /** Aborting ends all probes and children; the promise is then rejected with the signal's reason. */
  readonly signal: AbortSignal;
  /** Called once for each wanted fact as it is settled. */
  readonly onFact?: (name: FactName) => void;
  readonly limits?: Partial<Deadlines>;
  /** True where a speed measurement follows: the quiet connection is looked at for longer then. */
  readonly beforeSpeed?: boolean;
}

/** What the probes look at. */
export interface World {
  readonly machine: MachineAccess;
  readonly network: Omit<NetworkAccess, 'onContact'>;
}

/**
 * Looks at this machine and its network. Never rejects because of what it finds, only when `signal` aborts; no process
 * that it started is left in either case.
 */
export function gatherEvidence(options: GatherOptions): Promise<Evidence> {
  const limits = {
    ...defaultDeadlines(options.platform),
    ...(options.beforeSpeed === true ? WITH_SPEED : {}),
    ...options.limits,
  };
  return inWorld(options, limits, (world) => gatherFrom(world, options, limits));
}

/** What of the options says where we are, whatever is looked at. */
export type WorldOptions = Pick<
  GatherOptions,
  'platform' | 'env' | 'homeFolder' | 'machineZone' | 'programFolder' | 'signal'
>;

/** Lends the real world to `look`; every process that was started for it is gone when the promise settles. */
export async function inWorld<T>(
  options: WorldOptions,
  limits: Deadlines,
  look: (world: World) => Promise<T>,
): Promise<T> {
  options.signal.throwIfAborted();
  const child: Omit<ChildOptions, 'limitMs' | 'oneAtATime'> = {
    programFolder: options.programFolder,
    env: childEnvironment(options.platform, options.env),
    folder: childFolder(options.platform, options.env),
    endMs: limits.childEndMs,
  };
  const slowChild = questionChild({ ...child, limitMs: limits.systemInformationMs, oneAtATime: true });
  const quickChild = questionChild({ ...child, limitMs: limits.wholeRunMs, oneAtATime: false });
  try {
    const machine = nodeMachine({ ...options, limits, slowChild, quickChild });
    return await look({ machine, network: nodeNetwork(options.env, quickChild, machine) });
  } finally {
    await Promise.all([slowChild.end(), quickChild.end()]);
  }
}

/** Runs probes one after the other, with nothing beside them, for as long as they need. */
export async function gatherAlone(
  world: World,
  probesOn: (network: NetworkAccess) => readonly Probe[],
  signal: AbortSignal,
): Promise<Evidence> {
  const contacted = new Set<string>();
  const network = { ...world.network, onContact: (hostAndPort: string) => void contacted.add(hostAndPort) };
  const probes = probesOn(network);
  const facts = await runLanes({
    together: [],
    measuring: probes.map((probe) => [probe]),
    laneSwitchMs: 0,
    wholeRunMs: probes.reduce((sum, { limitMs }) => sum + limitMs, 1_000),
    signal,
    monotonicMs: network.monotonicMs,
  });
  return { facts, contacted: [...contacted] };
}

/** Runs the probes for the wanted facts in a given world. */
export async function gatherFrom(
  world: World,
  options: Omit<GatherOptions, 'platform' | 'env' | 'homeFolder' | 'machineZone' | 'programFolder' | 'limits'>,
  limits: Deadlines,
): Promise<Evidence> {
  const { wanted } = options;
  const { machine } = world;
  const contacted = new Set<string>();
  const network = { ...world.network, onContact: (hostAndPort: string) => void contacted.add(hostAndPort) };
  const facts = await runLanes({
    together: [
      ...machineProbes(machine, limits, wanted, options.programs),
      ...connectionProbes(machine, network, limits, wanted),
      ...reachabilityProbes(network, options, limits, wanted),
    ],
    measuring: [
      [idleProbe(network, options, limits, wanted), loadProbe(machine, limits)].filter((probe) =>
        probe.facts.some((name) => wanted.has(name)),
      ),
    ],
    laneSwitchMs: limits.laneSwitchMs,
    wholeRunMs: limits.wholeRunMs,
    signal: options.signal,
    monotonicMs: network.monotonicMs,
    onFact: (name) => {
      if (wanted.has(name)) options.onFact?.(name);
    },
  });
  const asked = Object.entries(facts).filter(([name]) => wanted.has(name as FactName));
  return { facts: Object.fromEntries(asked) as Partial<Facts>, contacted: [...contacted] };
}

function nodeNetwork(env: GatherOptions['env'], child: QuestionChild, machine: MachineAccess): World['network'] {
  return {
    lookup: rememberedLookup(lookupInChild(child)),
    isAllowedAddress: isPublicAddress,
    wallClockMs: Date.now,
    monotonicMs: () => performance.now(),
    proxySet: isProxySet(env),
    systemAuthorities: (signal) => systemAuthorities(machine, signal),
    wayOut,
  };
}

/**
 * Name lookups in the child process, where a hanging one can be ended. Without a child (no more processes allowed) the
 * lookup is done here: a slow end is better than a false "not online".
 */
function lookupInChild(child: QuestionChild): HostLookup {
  return async (host) => {
    try {
      const answer = await child.ask({ ask: 'addresses', host });
      return Array.isArray(answer) ? answer.filter((address) => typeof address === 'string') : [];
    } catch (error) {
      if (errorCode(error) !== 'GONE') throw error;
      return lookupBySystem(host);
    }
  };
}
