import type { KnownProgram } from '../../../reference/exam-check-data.ts';
import type { RunningProgram } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { systemProgram } from '../windows-tools.ts';

/** One process: its name without folder and `.exe`, and what it holds in memory. */
export interface Process {
  readonly pid: number;
  readonly name: string;
  /** The whole path on macOS, the name elsewhere. */
  readonly path: string;
  readonly memoryKiB: number | null;
}

/**
 * `tasklist /fo csv /nh`: `"chrome.exe","4132","Console","1","123.456 K"`. The heads and the sign between thousands are in
 * the language of the system, the columns are not.
 */
export function readTasklist(output: string): Process[] {
  return output.split(/\r?\n/).flatMap((line): Process[] => {
    const columns = [...line.matchAll(/"([^"]*)"/g)].map((match) => match[1] ?? '');
    const [image = '', pid = '', , , memory = ''] = columns;
    if (image === '' || !/^\d+$/.test(pid)) return [];
    const digits = memory.replace(/\D/g, '');
    const name = image.replace(/\.exe$/i, '');
    return [{ pid: Number(pid), name, path: name, memoryKiB: digits === '' ? null : Number(digits) }];
  });
}

/** `ps -axo pid=,rss=,comm=`; on macOS the last column is the whole path, which may hold blanks. */
export function readPs(output: string): Process[] {
  return output.split('\n').flatMap((line): Process[] => {
    const [, pid, memory, path] = /^\s*(\d+)\s+(\d+)\s+(\S.*?)\s*$/.exec(line) ?? [];
    if (pid === undefined || memory === undefined || path === undefined) return [];
    const name = path.slice(path.lastIndexOf('/') + 1);
    return [{ pid: Number(pid), name, path, memoryKiB: Number(memory) }];
  });
}

type SystemWithPrograms = 'windows' | 'macos' | 'linux';

const SYSTEMS: { readonly [Platform in NodeJS.Platform]?: SystemWithPrograms } = {
  win32: 'windows',
  darwin: 'macos',
  linux: 'linux',
};

/** The programs of the list that run, with the memory of all their processes. Nothing else is kept. */
export function knownPrograms(
  processes: readonly Process[],
  list: readonly KnownProgram[],
  system: SystemWithPrograms,
): RunningProgram[] {
  return list.flatMap((program): RunningProgram[] => {
    const names = program[system].map((name) => name.toLowerCase());
    const own = processes.filter(({ name }) => names.some((each) => belongsTo(name.toLowerCase(), each)));
    if (own.length === 0) return [];
    const sizes = own.flatMap((process) => process.memoryKiB ?? []);
    const memoryMiB = sizes.length === 0 ? null : roundTo(sizes.reduce((sum, size) => sum + size, 0) / 1024, 0);
    return [{ id: program.id, memoryMiB }];
  });
}

/** `Google Chrome Helper (Renderer)` belongs to `Google Chrome`. */
function belongsTo(processName: string, programName: string): boolean {
  return processName === programName || processName.startsWith(`${programName} helper`);
}

/** All processes; an empty list is an unanswered question. Rejects when the system's tool does. */
export async function runningProcesses(machine: MachineAccess, signal: AbortSignal): Promise<readonly Process[]> {
  return machine.platform === 'win32'
    ? readTasklist(await machine.run(systemProgram(machine, 'tasklist'), ['/fo', 'csv', '/nh'], signal))
    : readPs(await machine.run('/bin/ps', ['-axo', 'pid=,rss=,comm='], signal));
}

export async function lookAtPrograms(
  machine: MachineAccess,
  list: readonly KnownProgram[],
  signal: AbortSignal,
): Promise<Reading<readonly RunningProgram[]>> {
  const system = SYSTEMS[machine.platform];
  if (system === undefined) return unknown('not-on-this-system');
  const processes = await runningProcesses(machine, signal);
  return processes.length === 0 ? unknown('garbled') : known(knownPrograms(processes, list, system));
}
