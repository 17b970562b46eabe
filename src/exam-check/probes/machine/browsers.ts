import type { InstalledBrowser } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';
import { known, NoAnswerInTime, type Reading, unknown } from '../reading.ts';

type BrowserId = InstalledBrowser['id'];

/** Where a browser may lie on Linux. Programs are asked for their version; the first that answers counts,
 * also when its answer names no version. */
interface BrowserPlaces {
  readonly id: BrowserId;
  readonly programs: readonly string[];
  /** Folder of the snap, whose description carries the version; starting a snap takes seconds. */
  readonly snap: string | null;
  /** Application id of the Flatpak; its version is not looked up. */
  readonly flatpak: string;
}

const LINUX_BROWSERS: readonly BrowserPlaces[] = [
  {
    id: 'chrome',
    programs: ['/usr/bin/google-chrome-stable', '/usr/bin/google-chrome', '/opt/google/chrome/chrome'],
    snap: null,
    flatpak: 'com.google.Chrome',
  },
  {
    id: 'edge',
    programs: ['/usr/bin/microsoft-edge-stable', '/usr/bin/microsoft-edge', '/opt/microsoft/msedge/msedge'],
    snap: null,
    flatpak: 'com.microsoft.Edge',
  },
  {
    id: 'firefox',
    programs: ['/usr/bin/firefox', '/usr/bin/firefox-esr', '/usr/lib/firefox/firefox', '/opt/firefox/firefox'],
    snap: 'firefox',
    flatpak: 'org.mozilla.firefox',
  },
  {
    id: 'chromium',
    programs: ['/usr/bin/chromium', '/usr/bin/chromium-browser'],
    snap: 'chromium',
    flatpak: 'org.chromium.Chromium',
  },
];

const NAMES: Readonly<Record<BrowserId, RegExp>> = {
  chrome: /^Google Chrome (?:for Testing )?(\d+)\./m,
  edge: /^Microsoft Edge (\d+)\./m,
  firefox: /^Mozilla Firefox (\d+)\./m,
  chromium: /^Chromium (\d+)\./m,
  safari: /^Safari (\d+)\./m,
};

/** The major version that a browser's `--version` names; null when it names none. */
export function majorVersion(id: BrowserId, output: string): number | null {
  const major = NAMES[id].exec(output)?.[1];
  return major === undefined ? null : Number(major);
}

/** The major version in a snap's `meta/snap.yaml`, such as `version: '131.0-2'`. */
export function snapMajorVersion(description: string): number | null {
  const major = /^version:\s*['"]?(\d+)\./m.exec(description)?.[1];
  return major === undefined ? null : Number(major);
}

/** Browsers on Linux. On other systems they are found in ways that this version does not know yet. */
export async function lookAtBrowsers(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<readonly InstalledBrowser[]>> {
  if (machine.platform !== 'linux') return unknown('not-yet-on-this-system');
  const found = await Promise.all(LINUX_BROWSERS.map((places) => browser(machine, places, signal)));
  return known(found.filter((installed) => installed !== null));
}

async function browser(
  machine: MachineAccess,
  places: BrowserPlaces,
  signal: AbortSignal,
): Promise<InstalledBrowser | null> {
  const { id } = places;
  if (places.snap !== null) {
    const description = await machine.readText(`/snap/${places.snap}/current/meta/snap.yaml`).catch(() => null);
    if (description !== null) return { id, major: snapMajorVersion(description) };
  }
  for (const program of places.programs) {
    const target = await machine.resolveLink(program).catch(() => null);
    if (target === null) continue;
    try {
      return { id, major: majorVersion(id, await machine.run(program, ['--version'], signal)) };
    } catch (error) {
      // A slow browser is there all the same. A stub that only tells how to install it ends with an error.
      if (error instanceof NoAnswerInTime) return { id, major: null };
    }
  }
  const flatpaks = ['/var/lib/flatpak/app', `${machine.homeFolder}/.local/share/flatpak/app`];
  for (const folder of flatpaks) {
    const installed = await machine.resolveLink(`${folder}/${places.flatpak}`).catch(() => null);
    if (installed !== null) return { id, major: null };
  }
  return null;
}
