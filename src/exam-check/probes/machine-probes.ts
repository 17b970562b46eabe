import type { KnownProgram } from '../../reference/exam-check-data.ts';
import type { Fact, FactName } from '../facts.ts';
import type { Probe } from '../lanes.ts';
import type { Deadlines } from './deadlines.ts';
import { lookAtBrowserRestart } from './machine/browser-restart.ts';
import { lookAtBrowsers } from './machine/browsers.ts';
import { lookAtCameras } from './machine/camera.ts';
import { lookAtDefaultBrowser } from './machine/default-browser.ts';
import { readDiskFree } from './machine/disk.ts';
import { lookAtDisplays } from './machine/displays.ts';
import { lookAtInstallRights } from './machine/install-rights.ts';
import { lookAtMachineYear } from './machine/machine-year.ts';
import { lookAtAvailableMemory, readMemory } from './machine/memory.ts';
import { lookAtMicrophones } from './machine/microphone.ts';
import { lookAtOperatingSystem } from './machine/operating-system.ts';
import { lookAtPendingRestart } from './machine/pending-restart.ts';
import { lookAtPlatform } from './machine/platform.ts';
import { lookAtPower } from './machine/power.ts';
import { lookAtSwitches } from './machine/privacy-switches.ts';
import { lookAtPrograms } from './machine/processes.ts';
import { lookAtLoad, readLogicalCores } from './machine/processor.ts';
import { lookAtRemoteSession } from './machine/remote-session.ts';
import { lookAtUpdatesEnd } from './machine/updates-end.ts';
import { readUptime } from './machine/uptime.ts';
import { lookAtVirtualMachine } from './machine/virtual-machine.ts';
import type { MachineAccess } from './machine-access.ts';
import { type FactValue, known, type Reading, unknown } from './reading.ts';

type Look<Name extends FactName> = (
  machine: MachineAccess,
  signal: AbortSignal,
  programs: readonly KnownProgram[],
) => Promise<Reading<FactValue<Name>>> | Reading<FactValue<Name>>;

/**
 * Facts of the hardware and of the system on it: those of the guest where another system is underneath. On Windows the
 * PowerShell takes its questions in this order, so what an exam cannot do without comes first.
 */
const HARDWARE: { readonly [Name in FactName]?: Look<Name> } = {
  operatingSystem: lookAtOperatingSystem,
  microphoneCount: lookAtMicrophones,
  logicalCores: (machine) => readLogicalCores(machine.coreTimes()),
  memoryTotalGiB: (machine) => readMemory(machine.totalMemoryBytes()),
  memoryAvailableGiB: lookAtAvailableMemory,
  diskFreeGB: async (machine) => readDiskFree(await machine.volume(machine.homeFolder)),
  uptimeDays: (machine) => readUptime(machine.uptimeSeconds()),
  power: lookAtPower,
  displays: lookAtDisplays,
  virtualMachine: lookAtVirtualMachine,
  remoteSession: lookAtRemoteSession,
  cameraAllowed: (machine, signal) => lookAtSwitches(machine, 'webcam', signal),
  microphoneAllowed: (machine, signal) => lookAtSwitches(machine, 'microphone', signal),
  browsers: lookAtBrowsers,
  defaultBrowser: lookAtDefaultBrowser,
  browserRestart: lookAtBrowserRestart,
  machineYear: lookAtMachineYear,
  programs: (machine, signal, programs) => lookAtPrograms(machine, programs, signal),
  installRights: lookAtInstallRights,
  pendingRestart: lookAtPendingRestart,
  updatesEndOn: lookAtUpdatesEnd,
};

/** Facts that need no other program and no systeminformation, whose time limits are their own. */
const LOCAL: ReadonlySet<FactName> = new Set<FactName>([
  'logicalCores',
  'memoryTotalGiB',
  'diskFreeGB',
  'uptimeDays',
  'updatesEndOn',
]);

/** Hardware is only looked at on the student's own system. */
export const ON_OWN_SYSTEM = {
  fact: 'platform',
  leaveOut: (fact: Fact<unknown>) => (fact.known && fact.value !== 'own-system' ? 'guest-of-another-system' : null),
} as const;

/** The probes of the first lane that look at the machine; `platform` is always among them. */
export function machineProbes(
  machine: MachineAccess,
  limits: Deadlines,
  wanted: ReadonlySet<FactName>,
  programs: readonly KnownProgram[],
): Probe[] {
  const probes: Probe[] = [
    {
      facts: ['platform'],
      limitMs: limits.localMs,
      look: async () => ({ platform: known(await lookAtPlatform(machine)) }),
    },
    {
      facts: ['timeZone'],
      limitMs: limits.localMs,
      look: async () => ({ timeZone: readTimeZone(machine.machineZone) }),
    },
    {
      facts: ['cameraCount', 'cameraFaults'],
      limitMs: limits.wholeRunMs,
      after: ON_OWN_SYSTEM,
      look: (signal) => lookAtCameras(machine, signal),
    },
  ];
  for (const [name, look] of Object.entries(HARDWARE) as [FactName, Look<FactName>][]) {
    probes.push({
      facts: [name],
      limitMs: LOCAL.has(name) ? limits.localMs : limits.wholeRunMs,
      after: ON_OWN_SYSTEM,
      look: async (signal) => ({ [name]: await look(machine, signal, programs) }),
    });
  }
  return probes.filter(({ facts }) => facts.includes('platform') || facts.some((name) => wanted.has(name)));
}

/** The load is averaged while the measuring lane runs: then the other probes have had their share of the processor. */
export function loadProbe(machine: MachineAccess, limits: Deadlines): Probe {
  return {
    facts: ['cpuLoadPercent'],
    limitMs: limits.loadSampleMs + limits.localMs,
    after: ON_OWN_SYSTEM,
    look: async (signal) => ({ cpuLoadPercent: await lookAtLoad(machine, limits.loadSampleMs, signal) }),
  };
}

/** `Etc/UTC` stands for a zone that could not be told. */
function readTimeZone(zone: string): Reading<string> {
  return zone === '' || zone === 'Etc/UTC' ? unknown('garbled') : known(zone);
}
