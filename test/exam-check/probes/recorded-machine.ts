import { readdirSync, readFileSync } from 'node:fs';
import type { FactName, Facts } from '../../../src/exam-check/facts.ts';
import { runLanes } from '../../../src/exam-check/lanes.ts';
import { defaultDeadlines } from '../../../src/exam-check/probes/deadlines.ts';
import type { CoreTime, MachineAccess } from '../../../src/exam-check/probes/machine-access.ts';
import { loadProbe, machineProbes } from '../../../src/exam-check/probes/machine-probes.ts';
import { NoAnswerInTime } from '../../../src/exam-check/probes/reading.ts';
import { FACT_NAMES } from '../../../src/reference/exam-check-data.ts';
import { DATA } from '../data.ts';

/**
 * A machine as a file in `test/machines/`: what each question got for an answer. What is not in the file is not on the
 * machine. An answer of the form `{ "throws": "EACCES" }` is an error with that code, `{ "hangs": true }` none at all.
 */
export interface RecordedMachine {
  readonly about: {
    /** `recorded`: real output without personal data; `reported`: from a public issue; `constructed`: from documentation. */
    readonly kind: 'recorded' | 'reported' | 'constructed';
    readonly from: string;
    readonly text: string;
  };
  readonly platform: NodeJS.Platform;
  readonly env: Readonly<Record<string, string>>;
  readonly node: Partial<{
    readonly kernelRelease: string;
    /** Two samples of `os.cpus()`, a second apart. */
    readonly coreTimes: readonly [readonly CoreTime[], readonly CoreTime[]];
    readonly totalMemoryBytes: number;
    readonly freeMemoryBytes: number;
    readonly uptimeSeconds: number;
    readonly volume: unknown;
  }>;
  /** Text, or `{ "base64": … }`. */
  readonly files: Readonly<Record<string, unknown>>;
  /** Where links lead; files and folders lead to themselves. */
  readonly links: Readonly<Record<string, string>>;
  /** Folders that are listed although no file in them is recorded. */
  readonly folders: readonly string[];
  /** Standard output by command line. */
  readonly programs: Readonly<Record<string, unknown>>;
  /** Raw answers of systeminformation by name of the function. */
  readonly systemInformation: Readonly<Record<string, unknown>>;
  /**
   * What the probes must make of it: value, or `unknown: reason`; `*` stands for all that are not named. Of a machine that
   * is `reported` only what was reported is named.
   */
  readonly expected: Readonly<Record<string, unknown>>;
}

/** The key in `programs` under which the answer of the hidden PowerShell stands. */
export const WINDOWS_DEVICES = 'powershell windows-devices';

export function recordedMachine(name: string): RecordedMachine {
  return JSON.parse(readFileSync(new URL(`../../machines/${name}.json`, import.meta.url), 'utf8')) as RecordedMachine;
}

/** Answers every question from the recording. */
export function replay(machine: RecordedMachine): MachineAccess {
  const { node } = machine;
  const paths = [...Object.keys(machine.files), ...Object.keys(machine.links), ...machine.folders];
  const folderOf = (folder: string): readonly string[] => {
    const separator = machine.platform === 'win32' ? '\\' : '/';
    const start = folder === separator ? separator : `${folder}${separator}`;
    const below = paths
      .filter((path) => path.startsWith(start))
      .map((path) => path.slice(start.length).split(separator)[0]);
    return [...new Set(below.filter((name) => name !== undefined && name !== ''))] as string[];
  };
  const exists = (path: string): boolean => paths.includes(path) || folderOf(path).length > 0;
  let samples = 0;
  return {
    platform: machine.platform,
    env: machine.env,
    homeFolder: '/home/student',
    machineZone: 'Europe/Amsterdam',
    readText: async (path) => String(await answer(machine.files, path)),
    readBytes: async (path) => {
      const content = await answer(machine.files, path);
      const base64 = typeof content === 'object' && content !== null && 'base64' in content ? content.base64 : null;
      return base64 === null ? Buffer.from(String(content)) : Buffer.from(String(base64), 'base64');
    },
    list: async (folder) => {
      if (!exists(folder)) throw missing(folder);
      return folderOf(folder);
    },
    resolveLink: async (path) => {
      const target = machine.links[path];
      if (target === undefined && !exists(path)) throw missing(path);
      return target ?? path;
    },
    linkText: async (path) => {
      const target = machine.links[path];
      if (target === undefined) throw missing(path);
      return target;
    },
    windowsDevices: () => answer(machine.programs, WINDOWS_DEVICES, 'GONE'),
    run: async (program, words) => String(await answer(machine.programs, [program, ...words].join(' '))),
    systemInformation: (name) => answer(machine.systemInformation, name, 'GONE'),
    volume: async () =>
      (await answer({ volume: node.volume ?? { throws: 'EIO' } }, 'volume')) as {
        freeBytes: number;
        totalBytes: number;
      },
    kernelRelease: () => node.kernelRelease ?? '',
    coreTimes: () => {
      samples += 1;
      // The number of cores is asked first, then the two samples of the load.
      return node.coreTimes?.[samples <= 2 ? 0 : 1] ?? [];
    },
    totalMemoryBytes: () => node.totalMemoryBytes ?? Number.NaN,
    freeMemoryBytes: () => node.freeMemoryBytes ?? Number.NaN,
    uptimeSeconds: () => node.uptimeSeconds ?? Number.NaN,
  };
}

async function answer(from: Readonly<Record<string, unknown>>, key: string, code = 'ENOENT'): Promise<unknown> {
  if (!Object.hasOwn(from, key)) throw missing(key, code);
  const recorded = from[key];
  if (typeof recorded === 'object' && recorded !== null) {
    if ('throws' in recorded) throw missing(key, String(recorded.throws));
    if ('hangs' in recorded) throw new NoAnswerInTime(key);
  }
  return recorded;
}

function missing(what: string, code = 'ENOENT'): Error {
  return Object.assign(new Error(`${code}: ${what}`), { code });
}

/** A machine on which nothing answers. */
const BLANK: RecordedMachine = {
  about: { kind: 'constructed', from: '', text: '' },
  platform: 'linux',
  env: {},
  node: {},
  files: {},
  links: {},
  folders: [],
  programs: {},
  systemInformation: {},
  expected: {},
};

/** Every fact of the machine: what its probes give, and the load that is measured apart. */
export const MACHINE_FACTS: readonly FactName[] = [
  ...machineProbes(replay(BLANK), defaultDeadlines('linux'), new Set(FACT_NAMES), []).flatMap(({ facts }) => facts),
  'cpuLoadPercent',
];

/** Names of all recordings. */
export function machineNames(): string[] {
  return readdirSync(new URL('../../machines/', import.meta.url))
    .filter((file) => file.endsWith('.json'))
    .map((file) => file.replace(/\.json$/, ''));
}

/** What the probes find on a recorded machine. */
export async function look(machine: RecordedMachine): Promise<Partial<Facts>> {
  const access = replay(machine);
  const limits = { ...defaultDeadlines(machine.platform), loadSampleMs: 0 };
  return runLanes({
    together: machineProbes(access, limits, new Set(MACHINE_FACTS), DATA.programs.programs),
    measuring: [[loadProbe(access, limits)]],
    laneSwitchMs: limits.laneSwitchMs,
    wholeRunMs: limits.wholeRunMs,
    signal: new AbortController().signal,
    monotonicMs: () => 0,
  });
}
