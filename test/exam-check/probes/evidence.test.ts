import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { machineNames, type RecordedMachine, recordedMachine } from './recorded-machine.ts';

/** Holds README's counts and the list of `docs/machines.md` to the recordings themselves. */

const ROOT = join(import.meta.dirname, '..', '..', '..');
const read = (name: string): string => readFileSync(join(ROOT, name), 'utf8');

const MACHINES = machineNames().map((name) => recordedMachine(name));
const KINDS = ['recorded', 'reported', 'constructed'] as const;

/** What a reader is given, by where its answer stands in a recording. */
const READERS: readonly (readonly [what: string, system: string, where: keyof RecordedMachine, key: RegExp])[] = [
  ['cameras, recording devices and battery state (PowerShell)', 'win32', 'programs', /^powershell windows-devices$/],
  ['privacy switches (reg query)', 'win32', 'programs', /reg\.exe query .*ConsentStore/],
  ['versions of browsers (reg query)', 'win32', 'programs', /reg\.exe query .*(?:BLBeacon|Mozilla)/],
  ['folders of browsers, and an update that waits in them', 'win32', 'files', /\\Application\\/],
  ['default browser (reg query)', 'win32', 'programs', /reg\.exe query .*UserChoice/],
  ['date of the firmware (reg query)', 'win32', 'programs', /reg\.exe query .*BIOS /],
  ['updates that wait for a restart (reg query)', 'win32', 'programs', /reg\.exe query .*(?:Servicing|Auto Update)$/],
  ['programs that run (tasklist)', 'win32', 'programs', /tasklist\.exe/],
  ['groups of the user (whoami)', 'win32', 'programs', /whoami\.exe/],
  ['systeminformation system', 'win32', 'systemInformation', /^system$/],
  ['systeminformation osInfo', 'win32', 'systemInformation', /^osInfo$/],
  ['systeminformation battery', 'win32', 'systemInformation', /^battery$/],
  ['systeminformation graphics', 'win32', 'systemInformation', /^graphics$/],
  ['version of the system (sw_vers)', 'darwin', 'programs', /sw_vers/],
  ['power (pmset)', 'darwin', 'programs', /pmset/],
  ['a computer in a computer (sysctl)', 'darwin', 'programs', /sysctl/],
  ['cameras (system_profiler)', 'darwin', 'programs', /SPCameraDataType/],
  ['versions of browsers (plutil)', 'darwin', 'programs', /plutil/],
  ['default browser (defaults read)', 'darwin', 'programs', /LSHandlers/],
  ['groups of the user (id)', 'darwin', 'programs', /\/id -Gn/],
  ['programs that run, and the version of a running browser (ps)', 'darwin', 'programs', /^\/bin\/ps/],
  ['systeminformation mem', 'darwin', 'systemInformation', /^mem$/],
  ['systeminformation graphics', 'darwin', 'systemInformation', /^graphics$/],
  ['systeminformation audio', 'darwin', 'systemInformation', /^audio$/],
  ['systeminformation system', 'darwin', 'systemInformation', /^system$/],
  ['distribution and the end of its updates (os-release, distro-info)', 'linux', 'files', /os-release$|distro-info/],
  ['available memory (/proc/meminfo)', 'linux', 'files', /meminfo$/],
  ['power (/sys/class/power_supply)', 'linux', 'files', /power_supply\/BAT0\/status$/],
  ['screens and their age (/sys/class/drm, EDID)', 'linux', 'files', /\/sys\/class\/drm\/.*\/edid$/],
  ['date of the firmware (bios_date)', 'linux', 'files', /bios_date$/],
  ['cameras (/sys/class/video4linux)', 'linux', 'files', /video4linux\/.*\/index$/],
  ['sound cards (/proc/asound/pcm)', 'linux', 'files', /asound\/pcm$/],
  ['sources of the sound server (pactl)', 'linux', 'programs', /pactl/],
  ['versions of browsers (--version)', 'linux', 'programs', /--version$/],
  ['version of a snap', 'linux', 'files', /snap\.yaml$/],
  ['default browser (mimeapps.list)', 'linux', 'files', /mimeapps\.list$/],
  ['programs that run (ps)', 'linux', 'programs', /^\/bin\/ps/],
  ['systeminformation system', 'linux', 'systemInformation', /^system$/],
];

const SYSTEM_NAMES: Readonly<Record<string, string>> = { win32: 'Windows', darwin: 'macOS', linux: 'Linux' };

/** An answer with something in it; folders of Windows are files without text. */
function isAnswer(value: unknown, key: string): boolean {
  if (key.includes('\\Application\\')) return true;
  return typeof value === 'string' ? value !== '' : typeof value === 'object' && value !== null && !('throws' in value);
}

/** In how many recordings of each kind a reader is given an answer. */
function countsOf([, system, where, pattern]: (typeof READERS)[number]): number[] {
  return KINDS.map(
    (kind) =>
      MACHINES.filter(
        (machine) =>
          machine.platform === system &&
          machine.about.kind === kind &&
          Object.entries(machine[where] as object).some(([key, value]) => pattern.test(key) && isAnswer(value, key)),
      ).length,
  );
}

const row = (reader: (typeof READERS)[number]): string =>
  `| ${SYSTEM_NAMES[reader[1]]} | ${reader[0]} | ${countsOf(reader).join(' | ')} |`;

const squeezed = (text: string): string => text.replace(/ +/g, ' ').replace(/-{3,}/g, '---');

describe('what the recordings are', () => {
  test('README gives how many there are of each kind', () => {
    const counts = KINDS.map((kind) => MACHINES.filter((machine) => machine.about.kind === kind).length);
    const [recorded, reported, constructed] = counts;
    expect(read('README.md')).toContain(`${recorded} recorded, ${reported} reported, ${constructed} constructed`);
  });

  test('one that is reported names a public address; one that is constructed its documentation', () => {
    for (const { about } of MACHINES) {
      if (about.kind === 'reported')
        expect(about.from).toMatch(/^https:\/\/github\.com\/[\w.-]+\/[\w.-]+\/(?:issues|pull)\/\d+/);
      if (about.kind === 'constructed') expect(about.from.length).toBeGreaterThan(15);
      if (about.kind === 'recorded') expect(about.from).toContain('the build machine');
    }
  });

  test.each(READERS.map((reader) => [row(reader)] as const))('docs/machines.md: %s', (line) => {
    expect(squeezed(read('docs/machines.md'))).toContain(line);
  });

  test('docs/machines.md lists every reader that has seen constructed output only', () => {
    const unseen = READERS.filter((reader) =>
      countsOf(reader)
        .slice(0, 2)
        .every((count) => count === 0),
    );
    const section = read('docs/machines.md').split('## Not seen on a real machine')[1] ?? '';
    const listed = [...section.matchAll(/^- (\w+): (.*)$/gm)].map((match) => `${match[1]}: ${match[2]}`);
    expect(listed.toSorted()).toEqual(unseen.map(([what, system]) => `${SYSTEM_NAMES[system]}: ${what}`).toSorted());
  });

  test('Windows speaks English and Dutch', () => {
    const groups = MACHINES.flatMap((machine) =>
      Object.entries(machine.programs).flatMap(([key, text]) => (key.includes('whoami') ? [String(text)] : [])),
    );
    expect(groups.some((text) => text.includes('Mandatory group'))).toBe(true);
    expect(groups.some((text) => text.includes('Verplichte groep'))).toBe(true);
  });
});

if (process.env['PRINT_EVIDENCE'] === '1') {
  const unseen = READERS.filter((reader) =>
    countsOf(reader)
      .slice(0, 2)
      .every((count) => count === 0),
  );
  process.stdout.write(
    `${READERS.map(row).join('\n')}\n\n${unseen.map(([what, system]) => `- ${SYSTEM_NAMES[system]}: ${what}`).join('\n')}\n`,
  );
}
