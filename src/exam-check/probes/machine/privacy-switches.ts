import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { registryValue } from '../windows-tools.ts';

/**
 * The privacy switches of Windows for one device, as `ConsentStore` keeps them: that of the whole computer, that of the
 * user, and that of the user for ordinary programs such as a browser. One `Deny` is enough; switches that were never
 * touched are missing.
 */
export function readSwitches(values: readonly (string | null)[]): Reading<boolean> {
  if (values.includes('Deny')) return known(false);
  return values.includes('Allow') ? known(true) : unknown('garbled');
}

const STORE = 'SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\CapabilityAccessManager\\ConsentStore';

/** Only Windows lets a program read these switches: macOS keeps them in a closed file, Linux has none. */
export async function lookAtSwitches(
  machine: MachineAccess,
  device: 'webcam' | 'microphone',
  signal: AbortSignal,
): Promise<Reading<boolean>> {
  if (machine.platform !== 'win32') return unknown('not-on-this-system');
  const keys = [`HKLM\\${STORE}\\${device}`, `HKCU\\${STORE}\\${device}`, `HKCU\\${STORE}\\${device}\\NonPackaged`];
  return readSwitches(await Promise.all(keys.map((key) => registryValue(machine, key, 'Value', signal))));
}
