import type { InstalledBrowser } from '../../facts.ts';
import { variable } from '../child-environment.ts';
import type { MachineAccess } from '../machine-access.ts';
import { known, NoAnswerInTime, type Reading, unknown } from '../reading.ts';
import { registryValue } from '../windows-tools.ts';

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

/** The highest major version among names of folders such as `131.0.6778.86`; null where there is none. */
export function newestFolder(names: readonly string[]): number | null {
  const majors = names.flatMap((name) => /^(\d+)\.\d+\.\d+\.\d+$/.exec(name)?.[1] ?? []).map(Number);
  return majors.length === 0 ? null : Math.max(...majors);
}

/** The major version in `131.0.6778.86` or `133.0 (x64 nl)`; null for anything else. */
export function majorOf(version: string | null): number | null {
  const major = /^\s*(\d+)(?:\.|\s|$)/.exec(version ?? '')?.[1];
  return major === undefined ? null : Number(major);
}

export async function lookAtBrowsers(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<readonly InstalledBrowser[]>> {
  switch (machine.platform) {
    case 'linux': {
      const found = await Promise.all(LINUX_BROWSERS.map((places) => browser(machine, places, signal)));
      return known(found.filter((installed) => installed !== null));
    }
    case 'win32':
      return windowsBrowsers(machine, signal);
    case 'darwin':
      return macosBrowsers(machine, signal);
    default:
      return unknown('not-on-this-system');
  }
}

// --- Windows ---------------------------------------------------------------------------------------------------------

/** Folders below those for programs in which a browser keeps one folder for each version. */
export const WINDOWS_CHROMIUMS = [
  {
    id: 'chrome',
    folder: 'Google\\Chrome\\Application',
    key: 'HKCU\\Software\\Google\\Chrome\\BLBeacon',
    next: 'new_chrome.exe',
  },
  {
    id: 'edge',
    folder: 'Microsoft\\Edge\\Application',
    key: 'HKCU\\Software\\Microsoft\\Edge\\BLBeacon',
    next: 'new_msedge.exe',
  },
  {
    id: 'chromium',
    folder: 'Chromium\\Application',
    key: 'HKCU\\Software\\Chromium\\BLBeacon',
    next: 'new_chrome.exe',
  },
] as const;

const FIREFOX_KEYS = [
  'HKLM\\SOFTWARE\\Mozilla\\Mozilla Firefox',
  'HKCU\\SOFTWARE\\Mozilla\\Mozilla Firefox',
  'HKLM\\SOFTWARE\\WOW6432Node\\Mozilla\\Mozilla Firefox',
];

/** The folders for programs: those of the computer, and the user's own. */
export function programFolders(machine: Pick<MachineAccess, 'env'>): string[] {
  const names = ['ProgramFiles', 'ProgramFiles(x86)', 'LOCALAPPDATA'];
  return names.map((name) => variable(machine.env, name)).filter((folder) => folder !== undefined);
}

/**
 * Windows: by their folders, which name the version, and the registry. Browsers are not asked themselves: they would
 * open a window. Their note in the registry outlives them, so it only tells the version of one that is there.
 */
async function windowsBrowsers(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<readonly InstalledBrowser[]>> {
  const folders = programFolders(machine);
  const seen = await Promise.all(folders.map((folder) => machine.list(folder).catch(() => null)));
  const foldersAnswer = seen.some((names) => names !== null);
  const found = await Promise.all(
    WINDOWS_CHROMIUMS.map(async ({ id, folder, key }): Promise<InstalledBrowser | null> => {
      const lists = await Promise.all(folders.map((start) => machine.list(`${start}\\${folder}`).catch(() => null)));
      const versions = lists.flatMap((names) => names ?? []);
      const noted = majorOf(await registryValue(machine, key, 'version', signal).catch(() => null));
      const isThere = lists.some((names) => names !== null) || (!foldersAnswer && noted !== null);
      return isThere ? { id, major: newestFolder(versions) ?? noted } : null;
    }),
  );
  const notes = await Promise.allSettled(
    FIREFOX_KEYS.map((key) => registryValue(machine, key, 'CurrentVersion', signal)),
  );
  const [firstNote] = notes;
  if (!foldersAnswer && firstNote?.status === 'rejected') throw firstNote.reason;
  const noted = notes.find((note) => note.status === 'fulfilled' && note.value !== null);
  const version = noted?.status === 'fulfilled' ? noted.value : null;
  const hasFirefox = version !== null || seen.some((names) => names?.includes('Mozilla Firefox'));
  const all = [...found, hasFirefox ? { id: 'firefox' as const, major: majorOf(version) } : null];
  return known(all.filter((installed) => installed !== null));
}

// --- macOS -----------------------------------------------------------------------------------------------------------

/** Names of the applications, without `.app`. */
export const MACOS_APPLICATIONS: readonly (readonly [BrowserId, string])[] = [
  ['chrome', 'Google Chrome'],
  ['edge', 'Microsoft Edge'],
  ['firefox', 'Firefox'],
  ['safari', 'Safari'],
  ['chromium', 'Chromium'],
];

/** The whole version of an application on macOS, by its Info.plist; null where it cannot be told. */
export async function applicationVersion(
  machine: MachineAccess,
  application: string,
  signal: AbortSignal,
): Promise<string | null> {
  const words = ['-extract', 'CFBundleShortVersionString', 'raw', `${application}/Contents/Info.plist`];
  const version = await machine.run('/usr/bin/plutil', words, signal).catch(() => '');
  return version.trim() === '' ? null : version.trim();
}

/** Where an application lies: for all users, or in the student's own folder. */
export async function applicationFolder(machine: MachineAccess, name: string): Promise<string | null> {
  for (const folder of ['/Applications', `${machine.homeFolder}/Applications`]) {
    const path = `${folder}/${name}.app`;
    if (await machine.resolveLink(path).then(Boolean, () => false)) return path;
  }
  return null;
}

async function macosBrowsers(
  machine: MachineAccess,
  signal: AbortSignal,
): Promise<Reading<readonly InstalledBrowser[]>> {
  const answers = await machine.list('/Applications').then(Boolean, () => false);
  if (!answers) return unknown('garbled');
  const found = await Promise.all(
    MACOS_APPLICATIONS.map(async ([id, name]): Promise<InstalledBrowser | null> => {
      const folder = await applicationFolder(machine, name);
      return folder === null ? null : { id, major: majorOf(await applicationVersion(machine, folder, signal)) };
    }),
  );
  return known(found.filter((installed) => installed !== null));
}

// --- Linux -----------------------------------------------------------------------------------------------------------

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
