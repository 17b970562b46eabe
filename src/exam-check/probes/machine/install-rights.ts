import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { systemProgram } from '../windows-tools.ts';

/** The group of administrators: its name is in the language of Windows, its number never is. */
const ADMINISTRATORS = 'S-1-5-32-544';

/** Windows, from `whoami /groups`: who is an administrator is listed so also before a program asks for the right. */
export function readWindowsGroups(output: string): Reading<boolean> {
  const groups: readonly string[] = output.match(/\bS-1-[\d-]+/g) ?? [];
  return groups.length === 0 ? unknown('garbled') : known(groups.includes(ADMINISTRATORS));
}

/** macOS, from `id -Gn`: names of the groups in a row. */
export function readMacosGroups(output: string): Reading<boolean> {
  const groups = output.trim().split(/\s+/);
  return groups.includes('') ? unknown('garbled') : known(groups.includes('admin'));
}

export async function lookAtInstallRights(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  switch (machine.platform) {
    case 'win32':
      return readWindowsGroups(
        await machine.run(systemProgram(machine, 'whoami'), ['/groups', '/fo', 'csv', '/nh'], signal),
      );
    case 'darwin':
      return readMacosGroups(await machine.run('/usr/bin/id', ['-Gn'], signal));
    default:
      return unknown('not-on-this-system');
  }
}
