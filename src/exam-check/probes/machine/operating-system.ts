import type { OperatingSystem } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { meaningfulText } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

/**
 * Windows by its kernel release, such as `10.0.26100`. Windows 11 calls itself 10.0; its builds start at 22000.
 */
export function readWindows(kernelRelease: string): Reading<OperatingSystem> {
  const parts = /^(\d+)\.(\d+)\.(\d+)/.exec(kernelRelease);
  if (!parts) return unknown('garbled');
  const build = Number(parts[3]);
  return known({
    family: 'windows',
    distribution: null,
    version: windowsVersion(`${parts[1]}.${parts[2]}`, build),
    build,
  });
}

function windowsVersion(kernel: string, build: number): string | null {
  switch (kernel) {
    case '10.0':
      return build >= 22_000 ? '11' : '10';
    case '6.3':
      return '8.1';
    case '6.2':
      return '8';
    case '6.1':
      return '7';
    default:
      return null;
  }
}

/**
 * macOS by what `sw_vers` says, else by its Darwin kernel: 20 to 24 are macOS 11 to 15, and from 25 the year counts
 * (Darwin 25 is macOS 26); before that, Darwin 19 is 10.15.
 */
export function readMacos(productVersion: string | null, kernelRelease: string): Reading<OperatingSystem> {
  const said = /^\s*(\d+(?:\.\d+){0,2})\s*$/.exec(productVersion ?? '')?.[1] ?? null;
  const version = said ?? macosOfDarwin(Number.parseInt(kernelRelease, 10));
  return version === null ? unknown('garbled') : known({ family: 'macos', distribution: null, version, build: null });
}

function macosOfDarwin(major: number): string | null {
  if (major >= 25 && major < 100) return String(major + 1);
  if (major >= 20) return major < 25 ? String(major - 9) : null;
  if (major >= 5) return `10.${major - 4}`;
  return null;
}

/** Linux by `/etc/os-release` (freedesktop.org, os-release(5)): `ID` and `VERSION_ID`, quoted or not. */
export function readLinux(osRelease: string): Reading<OperatingSystem> {
  const distribution = meaningfulText(releaseField(osRelease, 'ID'))?.toLowerCase() ?? null;
  if (distribution === null || !/^[a-z0-9._-]{1,40}$/.test(distribution)) return unknown('garbled');
  const version = /^[0-9A-Za-z._-]{1,40}$/.exec(releaseField(osRelease, 'VERSION_ID'))?.[0] ?? null;
  const family = distribution === 'chromeos' || distribution === 'chromiumos' ? 'chromeos' : 'linux';
  return known({ family, distribution, version, build: null });
}

/** The text of os-release, from either of its two places. */
export function readOsRelease(machine: MachineAccess): Promise<string> {
  return machine.readText('/etc/os-release').catch(() => machine.readText('/usr/lib/os-release'));
}

/** One field of `/etc/os-release`, without quotes; empty where it is missing. */
export function releaseField(osRelease: string, name: string): string {
  const line = osRelease.split(/\r?\n/).find((candidate) => candidate.startsWith(`${name}=`));
  return (line ?? '')
    .slice(name.length + 1)
    .replace(/^(["'])(.*)\1$/, '$2')
    .trim();
}

export async function lookAtOperatingSystem(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<OperatingSystem>> {
  switch (machine.platform) {
    case 'win32':
      return readWindows(machine.kernelRelease());
    case 'darwin': {
      const said = await machine.run('/usr/bin/sw_vers', ['-productVersion'], signal).catch(() => null);
      return readMacos(said, machine.kernelRelease());
    }
    case 'linux':
      return readLinux(await readOsRelease(machine));
    default:
      return known({ family: 'other', distribution: null, version: null, build: null });
  }
}
