import type { ProxySetting } from '../../network-facts.ts';
import { windowsFolder } from '../child-environment.ts';
import type { MachineAccess } from '../machine-access.ts';
import { isProxySet } from '../network/network-access.ts';
import { known, type Reading, unknown } from '../reading.ts';

/** Values of the Internet Settings as `reg query` prints them: names and types are the same in every language. */
export function readInternetSettings(text: string): ProxySetting {
  if (/^\s*AutoConfigURL\s+REG_(?:EXPAND_)?SZ\s+\S/m.test(text)) return 'script';
  return /^\s*ProxyEnable\s+REG_DWORD\s+0x0*1\s*$/m.test(text) ? 'system' : 'none';
}

/** The answer of `scutil --proxy`. */
export function readScutilProxy(text: string): ProxySetting {
  const on = (key: string): boolean => new RegExp(`^\\s*${key}\\s*:\\s*1\\s*$`, 'm').test(text);
  if (on('ProxyAutoConfigEnable') || on('ProxyAutoDiscoveryEnable')) return 'script';
  return on('HTTPEnable') || on('HTTPSEnable') || on('SOCKSEnable') ? 'system' : 'none';
}

/** The answer of `gsettings get org.gnome.system.proxy mode`. */
export function readGnomeProxy(text: string): ProxySetting | null {
  switch (text.trim()) {
    case "'none'":
      return 'none';
    case "'manual'":
      return 'system';
    case "'auto'":
      return 'script';
    default:
      return null;
  }
}

/** Where a proxy is set. What it is called, and any password in it, is not read. */
export async function lookAtProxy(machine: MachineAccess, signal: AbortSignal): Promise<Reading<ProxySetting>> {
  const ofSystem = await systemProxy(machine, signal);
  // The browser goes by the system; what only the terminal knows comes second.
  if (ofSystem !== null && ofSystem !== 'none') return known(ofSystem);
  if (isProxySet(machine.env)) return known('environment');
  return ofSystem === null ? unknown('garbled') : known('none');
}

async function systemProxy(machine: MachineAccess, signal: AbortSignal): Promise<ProxySetting | null> {
  switch (machine.platform) {
    case 'win32': {
      const root = windowsFolder(machine.env);
      const key = 'HKCU\\Software\\Microsoft\\Windows\\CurrentVersion\\Internet Settings';
      return readInternetSettings(await machine.run(`${root}\\System32\\reg.exe`, ['query', key], signal));
    }
    case 'darwin':
      return readScutilProxy(await machine.run('/usr/sbin/scutil', ['--proxy'], signal));
    default:
      // Without GNOME's settings the environment is where a proxy is set.
      return machine
        .run('/usr/bin/gsettings', ['get', 'org.gnome.system.proxy', 'mode'], signal)
        .then(readGnomeProxy, () => 'none');
  }
}
