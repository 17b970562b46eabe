type Environment = Readonly<Record<string, string | undefined>>;

/** What a program needs to find the screen, the sound server and the home folder. Nothing of it is secret. */
const UNIX_NAMES = ['HOME', 'DISPLAY', 'WAYLAND_DISPLAY', 'XAUTHORITY', 'XDG_RUNTIME_DIR', 'TZ'];
const WINDOWS_NAMES = ['SystemRoot', 'windir', 'SystemDrive', 'ComSpec', 'PATHEXT', 'TEMP', 'TMP', 'USERPROFILE'];

/**
 * The environment of every program that probes start: folders of the system only, plain language, and none of the
 * variables that the student's own programs keep their keys in.
 */
export function childEnvironment(platform: NodeJS.Platform, env: Environment): Record<string, string> {
  if (platform === 'win32') {
    const root = windowsFolder(env);
    const system = `${root}\\System32`;
    return {
      ...picked(env, WINDOWS_NAMES),
      SystemRoot: root,
      PATH: `${system};${root};${system}\\Wbem;${system}\\WindowsPowerShell\\v1.0`,
    };
  }
  return {
    ...picked(env, UNIX_NAMES),
    // NixOS keeps the programs of the system in a place of its own.
    PATH: '/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin',
    LC_ALL: 'C.UTF-8',
  };
}

/** A folder that nobody else can put programs into, for children to start in. */
export function childFolder(platform: NodeJS.Platform, env: Environment): string {
  return platform === 'win32' ? `${windowsFolder(env)}\\System32` : '/';
}

function picked(env: Environment, names: readonly string[]): Record<string, string> {
  const pairs = names.map((name) => [name, variable(env, name)] as const);
  return Object.fromEntries(pairs.filter((pair): pair is readonly [string, string] => pair[1] !== undefined));
}

/** Where Windows keeps its own programs. */
export function windowsFolder(env: Environment): string {
  return variable(env, 'SystemRoot') ?? 'C:\\Windows';
}

/** Windows does not mind the case of a variable's name. */
export function variable(env: Environment, name: string): string | undefined {
  return env[name] ?? Object.entries(env).find(([other]) => other.toLowerCase() === name.toLowerCase())?.[1];
}
