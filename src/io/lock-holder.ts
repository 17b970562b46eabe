import { createHash } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { hostname } from 'node:os';
import { errorCode } from './error-code.ts';

/** The process that holds a lock, as it stands in the lock file. */
export interface LockHolder {
  /** Where the process number counts: a hash of the machine, on Linux of its start and its container. */
  readonly where: string;
  readonly pid: number;
  /** When it started, in the system's own count; null where that cannot be told. A number is given again, this is not. */
  readonly started: string | null;
}

export function ownLockHolder(): LockHolder {
  return { where: ownPlace(), pid: process.pid, started: startOf(process.pid) };
}

/** The holder that a lock file names; null where it names none. Never throws. */
export function lockHolderIn(text: string): LockHolder | null {
  try {
    const fields: unknown = JSON.parse(text);
    if (typeof fields !== 'object' || fields === null) return null;
    const { where, pid, started } = fields as Record<string, unknown>;
    if (typeof where !== 'string' || typeof pid !== 'number' || !Number.isInteger(pid) || pid < 1) return null;
    return typeof started === 'string' || started === null ? { where, pid, started } : null;
  } catch {
    return null;
  }
}

/** Whether the holder still runs; `unknown` where this machine cannot tell, as for a process of another one. */
export function stateOfHolder({ where, pid, started }: LockHolder): 'runs' | 'ended' | 'unknown' {
  if (where !== ownPlace()) return 'unknown';
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (errorCode(error) === 'ESRCH') return 'ended';
  }
  const found = startOf(pid);
  if (found === null || started === null) return 'unknown';
  return found === started ? 'runs' : 'ended';
}

/** On Linux: the start of a process in ticks since the machine's; `ended` for one that nobody has buried yet. */
function startOf(pid: number): string | null {
  try {
    // The name in brackets may hold blanks and brackets; the state is the first field behind it, the start the 20th.
    const fields = readFileSync(`/proc/${pid}/stat`, 'latin1').split(') ').at(-1)?.split(' ') ?? [];
    return /^[ZX]/.test(fields[0] ?? '') ? 'ended' : (fields[19] ?? null);
  } catch {
    return null;
  }
}

let place: string | null = null;

function ownPlace(): string {
  place ??= createHash('sha256').update(placeText()).digest('hex').slice(0, 16);
  return place;
}

/** A container has its own numbers, also on a folder that it shares. */
function placeText(): string {
  try {
    return `${readFileSync('/proc/sys/kernel/random/boot_id', 'latin1')}${readlinkSync('/proc/self/ns/pid')}`;
  } catch {
    return hostname();
  }
}
