import type { MachineAccess } from '../machine-access.ts';
import { known, type Reading, unknown } from '../reading.ts';
import { readOsRelease, releaseField } from './operating-system.ts';

const DATE = /^\d{4}-\d{2}-\d{2}$/;

/** `SUPPORT_END` of `/etc/os-release` (os-release(5)); Fedora writes it. Null where it is missing. */
export function supportEnd(osRelease: string): string | null {
  const day = releaseField(osRelease, 'SUPPORT_END');
  return DATE.test(day) ? day : null;
}

/**
 * The day until which a release gets its ordinary updates, by the table of the package distro-info-data, which Ubuntu and
 * many Debian machines have: `version,codename,series,created,release,eol,…`. Debian's own long-term support (`eol-lts`)
 * counts; what is paid for afterwards does not.
 */
export function endInDistroInfo(table: string, version: string): string | null {
  const [heads = [], ...rows] = table.split(/\r?\n/).map((line) => line.split(','));
  const row = rows.find(([name = '']) => name.split(' ')[0] === version) ?? [];
  const days = ['eol', 'eol-lts'].map((name) => row[heads.indexOf(name)] ?? '').filter((day) => DATE.test(day));
  return days.toSorted().at(-1) ?? null;
}

/** Only Linux tells it itself; for Windows and macOS there is a table in the data. */
export async function lookAtUpdatesEnd(machine: MachineAccess): Promise<Reading<string>> {
  if (machine.platform !== 'linux') return unknown('not-on-this-system');
  const osRelease = await readOsRelease(machine);
  const said = supportEnd(osRelease);
  if (said !== null) return known(said);
  const distribution = releaseField(osRelease, 'ID');
  if (!/^[a-z]{1,20}$/.test(distribution)) return unknown('not-on-this-system');
  const table = await machine.readText(`/usr/share/distro-info/${distribution}.csv`).catch(() => null);
  const day = table === null ? null : endInDistroInfo(table, releaseField(osRelease, 'VERSION_ID'));
  return day === null ? unknown('not-on-this-system') : known(day);
}
