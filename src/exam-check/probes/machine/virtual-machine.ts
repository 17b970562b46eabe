import type { MachineAccess } from '../machine-access.ts';
import { booleanOrNull, meaningfulText, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

/**
 * Whether this is a computer inside a computer, from systeminformation's `system()`. "No" counts only when the maker
 * was found: a query that failed also says no. Its `hypervisor` fields are no evidence, because Windows itself runs on
 * a hypervisor when memory integrity is on.
 */
export function readSystem(system: unknown): Reading<boolean> {
  const virtual = booleanOrNull(property(system, 'virtual'));
  if (virtual === true) return known(true);
  const maker = meaningfulText(property(system, 'manufacturer'));
  return virtual === false && maker !== null ? known(false) : unknown('garbled');
}

/** Linux: processors show guests that there is a hypervisor (`/proc/cpuinfo`, flag `hypervisor`). */
export function hasHypervisorFlag(cpuinfo: string): boolean {
  return /^flags\s*:.*\bhypervisor\b/m.test(cpuinfo);
}

/** macOS: `sysctl -n kern.hv_vmm_present`, 1 in a guest (`macadmins/nudge#621`). */
export function readHvVmmPresent(output: string): Reading<boolean> {
  const answer = output.trim();
  return answer === '1' || answer === '0' ? known(answer === '1') : unknown('garbled');
}

export async function lookAtVirtualMachine(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  switch (machine.platform) {
    case 'darwin':
      return readHvVmmPresent(await machine.run('/usr/sbin/sysctl', ['-n', 'kern.hv_vmm_present'], signal));
    case 'linux': {
      const cpuinfo = await machine.readText('/proc/cpuinfo').catch(() => '');
      return hasHypervisorFlag(cpuinfo) ? known(true) : readSystem(await machine.systemInformation('system'));
    }
    case 'win32':
      return readSystem(await machine.systemInformation('system'));
    default:
      return unknown('not-on-this-system');
  }
}
