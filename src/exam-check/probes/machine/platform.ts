import type { PlatformKind } from '../../facts.ts';
import type { MachineAccess } from '../machine-access.ts';

/** What betrays that the program does not run on the student's own system. */
export interface PlatformHints {
  readonly kernelRelease: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Those of `CONTAINER_MARKS` that exist. */
  readonly marks: readonly string[];
  /** `/proc/1/cgroup`, empty where it cannot be read. */
  readonly controlGroups: string;
}

/** Files that only a container has: Docker, Podman, Flatpak's sandbox, the Linux container of ChromeOS. */
const CONTAINER_MARKS = ['/.dockerenv', '/run/.containerenv', '/.flatpak-info', '/opt/google/cros-containers'] as const;

/**
 * Where the program runs. The kernel of WSL names Microsoft; a container leaves marks; SSH sets its variables.
 * Facts about hardware would be those of the guest, so this is asked first.
 */
export function readPlatform(hints: PlatformHints): PlatformKind {
  if (/microsoft/i.test(hints.kernelRelease)) return 'wsl';
  if (hints.marks.length > 0 || (hints.env['container'] ?? '') !== '') return 'container';
  if (/docker|kubepods|containerd|libpod|\blxc\b/.test(hints.controlGroups)) return 'container';
  if ((hints.env['SSH_CONNECTION'] ?? hints.env['SSH_TTY'] ?? '') !== '') return 'ssh';
  return 'own-system';
}

export async function lookAtPlatform(machine: MachineAccess): Promise<PlatformKind> {
  const { env } = machine;
  if (machine.platform !== 'linux') return readPlatform({ kernelRelease: '', env, marks: [], controlGroups: '' });
  const [marks, controlGroups] = await Promise.all([
    Promise.all(CONTAINER_MARKS.map((mark) => existing(machine, mark))),
    machine.readText('/proc/1/cgroup').catch(() => ''),
  ]);
  const found = marks.filter((mark) => mark !== null);
  return readPlatform({ kernelRelease: machine.kernelRelease(), env, marks: found, controlGroups });
}

async function existing(machine: MachineAccess, path: string): Promise<string | null> {
  return machine.resolveLink(path).then(
    () => path,
    () => null,
  );
}
