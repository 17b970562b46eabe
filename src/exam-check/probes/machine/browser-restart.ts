import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import {
  applicationFolder,
  applicationVersion,
  MACOS_APPLICATIONS,
  programFolders,
  WINDOWS_CHROMIUMS,
} from './browsers.ts';
import { type Process, runningProcesses } from './processes.ts';

/**
 * Windows: an update that waits for a restart lies beside the browser under the name of `next`, because the program that
 * runs cannot be replaced (`chocolatey-community/chocolatey-packages#1645`).
 */
async function windowsRestart(machine: MachineAccess): Promise<Reading<boolean>> {
  const lists = await Promise.all(
    programFolders(machine).flatMap((start) =>
      WINDOWS_CHROMIUMS.map(async ({ folder, next }) => {
        const names = await machine.list(`${start}\\${folder}`).catch(() => null);
        return names === null ? null : names.includes(next);
      }),
    ),
  );
  const answers = lists.filter((waits) => waits !== null);
  return answers.length === 0 ? unknown('not-on-this-system') : known(answers.includes(true));
}

/** The version in the path of a helper of Chrome or Edge, such as `…/Versions/131.0.6778.86/Helpers/…`. */
export function runningVersion(processes: readonly Process[], application: string): string | null {
  const start = `/${application}.app/Contents/Frameworks/`;
  const helper = processes.find(({ path }) => path.includes(start) && path.includes('/Helpers/'));
  return /\/Versions\/(\d+(?:\.\d+){3})\/Helpers\//.exec(helper?.path ?? '')?.[1] ?? null;
}

/**
 * macOS: helpers of Chrome and Edge run from a folder that names their version, the application's Info.plist names the one
 * on disk. Of other browsers it cannot be told.
 */
async function macosRestart(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  const processes = await runningProcesses(machine, signal);
  if (processes.length === 0) return unknown('garbled');
  const waits = await Promise.all(
    MACOS_APPLICATIONS.filter(([id]) => id === 'chrome' || id === 'edge').map(async ([, name]) => {
      const folder = await applicationFolder(machine, name);
      const running = runningVersion(processes, name);
      if (folder === null || running === null) return folder === null ? null : false;
      const installed = await applicationVersion(machine, folder, signal);
      return installed !== null && installed !== running;
    }),
  );
  return waits.every((wait) => wait === null) ? unknown('not-on-this-system') : known(waits.includes(true));
}

const LINUX_BROWSER = /^(?:chrome|msedge|firefox(?:-bin|-esr)?|chromium)$/;

/** Linux: the program that a process runs was replaced on disk, so its link ends in ` (deleted)` (proc_pid_exe(5)). */
async function linuxRestart(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  const processes = await runningProcesses(machine, signal);
  if (processes.length === 0) return unknown('garbled');
  const programs = await Promise.all(
    processes
      .filter(({ name }) => LINUX_BROWSER.test(name))
      .map(({ pid }) => machine.linkText(`/proc/${pid}/exe`).catch(() => '')),
  );
  return known(programs.some((program) => program.endsWith(' (deleted)')));
}

/** Whether a browser goes on in an older version than the one that is installed. */
export async function lookAtBrowserRestart(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  switch (machine.platform) {
    case 'win32':
      return windowsRestart(machine);
    case 'darwin':
      return macosRestart(machine, signal);
    case 'linux':
      return linuxRestart(machine, signal);
    default:
      return unknown('not-on-this-system');
  }
}
