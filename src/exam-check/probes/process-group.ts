import { type ChildProcess, execFile, type SpawnOptions, spawn, spawnSync } from 'node:child_process';

/** A child with everything it starts: ended as one. */
export interface ProcessGroup {
  readonly child: ChildProcess;
  /** Resolves when the child is gone; never rejects. */
  readonly gone: Promise<void>;
  /** Kills the child and its descendants, and waits until it is gone, at most `waitMs`. */
  readonly end: (waitMs: number) => Promise<void>;
}

const live = new Set<ChildProcess>();

/**
 * Starts a program in a process group of its own, so that a hanging tool it has started dies with it. Whatever happens
 * to our own process, its exit ends the groups that are left.
 */
export function startGroup(program: string, words: readonly string[], options: SpawnOptions): ProcessGroup {
  const child = spawn(program, words, {
    ...options,
    shell: false,
    windowsHide: true,
    // On Windows this would open a console window; the tree is ended by taskkill there.
    detached: process.platform !== 'win32',
  });
  if (live.size === 0) process.once('exit', endAllNow);
  live.add(child);
  const gone = new Promise<void>((resolve) => {
    const ended = (): void => {
      // The child is gone, but what it started may not be.
      killGroup(child);
      live.delete(child);
      if (live.size === 0) process.removeListener('exit', endAllNow);
      resolve();
    };
    child.once('exit', ended);
    child.once('error', ended);
  });
  const end = async (waitMs: number): Promise<void> => {
    killGroup(child);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => {
      timer = setTimeout(resolve, waitMs);
    });
    await Promise.race([gone, patience]);
    clearTimeout(timer);
    // A process that the kernel does not let go must not keep ours alive.
    child.unref();
  };
  return { child, gone, end };
}

function killGroup(child: ChildProcess): void {
  if (child.pid === undefined) return;
  if (process.platform === 'win32') {
    execFile(taskkill(), ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true }, () => {});
    return;
  }
  try {
    process.kill(-child.pid, 'SIGKILL');
  } catch {
    // ESRCH: nothing of the group is left.
  }
}

function endAllNow(): void {
  for (const child of live) {
    if (process.platform === 'win32') {
      spawnSync(taskkill(), ['/pid', String(child.pid), '/T', '/F'], { windowsHide: true, timeout: 1_000 });
    } else {
      killGroup(child);
    }
  }
}

function taskkill(): string {
  return `${process.env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\taskkill.exe`;
}
