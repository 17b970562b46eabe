import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { type RegistryKey, registryKey } from '../windows-tools.ts';
import { readOsRelease, releaseField } from './operating-system.ts';

const CURRENT = 'HKLM\\SOFTWARE\\Microsoft\\Windows\\CurrentVersion';
const SERVICING = `${CURRENT}\\Component Based Servicing`;
const UPDATE = `${CURRENT}\\WindowsUpdate\\Auto Update`;

/**
 * Windows: `RebootPending` below the servicing key or `RebootRequired` below that of Windows Update. Their parents are
 * asked for, so that a missing key is told from a query that failed.
 */
export function readPendingKeys(servicing: RegistryKey | null, update: RegistryKey | null): Reading<boolean> {
  const has = (key: RegistryKey | null, name: string): boolean => key?.keys.includes(name) ?? false;
  if (has(servicing, 'RebootPending') || has(update, 'RebootRequired')) return known(true);
  return servicing === null || servicing.keys.length === 0 ? unknown('garbled') : known(false);
}

/** Distributions that write the file below: no file on another says nothing. */
export function marksRestarts(osRelease: string): boolean {
  return /\b(?:debian|ubuntu)\b/.test(`${releaseField(osRelease, 'ID')} ${releaseField(osRelease, 'ID_LIKE')}`);
}

const MARK = '/var/run/reboot-required';

export async function lookAtPendingRestart(machine: MachineAccess, signal: AbortSignal): Promise<Reading<boolean>> {
  if (machine.platform === 'win32') {
    const [servicing, update] = await Promise.all([
      registryKey(machine, SERVICING, signal),
      registryKey(machine, UPDATE, signal).catch(() => null),
    ]);
    return readPendingKeys(servicing, update);
  }
  if (machine.platform !== 'linux') return unknown('not-on-this-system');
  const marked = await machine.resolveLink(MARK).then(
    () => true,
    () => false,
  );
  if (marked) return known(true);
  const osRelease = await readOsRelease(machine).catch(() => '');
  return marksRestarts(osRelease) ? known(false) : unknown('not-on-this-system');
}
