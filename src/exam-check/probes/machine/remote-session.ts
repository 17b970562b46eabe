import type { MachineAccess } from '../machine-access.ts';
import { booleanOrNull, meaningfulText, property } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

/** Variables that a remote login or a remote desktop sets on Linux and macOS. */
const REMOTE_VARIABLES = ['SSH_CONNECTION', 'SSH_TTY', 'XRDP_SESSION', 'CHROME_REMOTE_DESKTOP_SESSION'] as const;

export function readRemoteVariables(env: Readonly<Record<string, string | undefined>>): Reading<boolean> {
  return known(REMOTE_VARIABLES.some((name) => (env[name] ?? '') !== ''));
}

/** Windows, from systeminformation's `osInfo()`; without the name of the system its query has failed and says no. */
export function readRemoteSession(osInfo: unknown): Reading<boolean> {
  const remote = booleanOrNull(property(osInfo, 'remoteSession'));
  const answered = meaningfulText(property(osInfo, 'distro')) !== null;
  return remote !== null && (remote || answered) ? known(remote) : unknown('garbled');
}

export async function lookAtRemoteSession(machine: MachineAccess): Promise<Reading<boolean>> {
  return machine.platform === 'win32'
    ? readRemoteSession(await machine.systemInformation('osInfo'))
    : readRemoteVariables(machine.env);
}
