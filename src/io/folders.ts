import path from 'node:path';

/** Where files of ours live. Each is absolute, or null where there is no usable home: then nothing is kept. */
export interface Folders {
  /** Settings. */
  readonly config: string | null;
  /** Journal, drafts and crash details. */
  readonly state: string | null;
  /** What can be fetched again. */
  readonly cache: string | null;
}

const NAME = 'lusupport';

/**
 * The folders of this student on this system. `LUSUPPORT_HOME` moves all three; otherwise the XDG Base Directory
 * rules, Windows' `%APPDATA%` and `%LOCALAPPDATA%`, and `~/Library` on macOS. Relative paths count as not set (the XDG
 * rules say so too): they would mean another folder in every place the program is started from.
 *
 * @param homeFolder the system's own answer (`os.homedir()`), or null where it has none
 */
export function foldersOf(
  platform: NodeJS.Platform,
  env: Readonly<Record<string, string | undefined>>,
  homeFolder: string | null,
): Folders {
  const paths = platform === 'win32' ? path.win32 : path.posix;
  const absolute = (value: string | null | undefined): string | null =>
    value !== null && value !== undefined && isWhole(paths, value) ? paths.normalize(value) : null;
  const under = (base: string | null, ...parts: readonly string[]): string | null =>
    base === null ? null : paths.join(base, ...parts);

  const own = absolute(env['LUSUPPORT_HOME']);
  if (own !== null) return { config: under(own, 'config'), state: under(own, 'state'), cache: under(own, 'cache') };

  const home = absolute(homeFolder);
  if (platform === 'win32') {
    const roaming = absolute(env['APPDATA']) ?? under(home, 'AppData', 'Roaming');
    const local = absolute(env['LOCALAPPDATA']) ?? under(home, 'AppData', 'Local');
    return {
      config: under(roaming, NAME, 'Config'),
      state: under(local, NAME),
      cache: under(local, NAME, 'Cache'),
    };
  }
  if (platform === 'darwin') {
    const library = under(home, 'Library');
    return {
      config: under(library, 'Preferences', NAME),
      state: under(library, 'Application Support', NAME),
      cache: under(library, 'Caches', NAME),
    };
  }
  return {
    config: under(absolute(env['XDG_CONFIG_HOME']) ?? under(home, '.config'), NAME),
    state: under(absolute(env['XDG_STATE_HOME']) ?? under(home, '.local', 'state'), NAME),
    cache: under(absolute(env['XDG_CACHE_HOME']) ?? under(home, '.cache'), NAME),
  };
}

/** Whether a path is the same wherever the program is started. */
export function isWholePath(platform: NodeJS.Platform, value: string): boolean {
  return isWhole(platform === 'win32' ? path.win32 : path.posix, value);
}

/** Absolute, and on Windows with a drive or share: `\folder` depends on the current drive. NUL cannot be in a path. */
function isWhole(paths: path.PlatformPath, value: string): boolean {
  if (!paths.isAbsolute(value) || value.includes('\0')) return false;
  return paths !== path.win32 || !/^[\\/](?![\\/])/.test(value);
}
