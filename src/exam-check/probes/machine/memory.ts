import type { MachineAccess } from '../machine-access.ts';
import { numberWithin, property, roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

const GIB = 2 ** 30;
/** No student's computer has more; a larger number is in another unit. */
const MOST_GIB = 16_384;

export function readMemory(bytes: unknown): Reading<number> {
  const gib = (numberWithin(bytes, 1, MOST_GIB * GIB) ?? 0) / GIB;
  return gib > 0 ? known(roundTo(gib, 2)) : unknown('garbled');
}

/** Available memory; more than there is in all is rubbish. */
export function readAvailableMemory(availableBytes: unknown, totalBytes: number): Reading<number> {
  const available = numberWithin(availableBytes, 1, totalBytes > 0 ? totalBytes : MOST_GIB * GIB);
  return available === null ? unknown('garbled') : readMemory(available);
}

/** `MemAvailable` of `/proc/meminfo`, in bytes; null where the kernel does not give it. See proc_meminfo(5). */
export function memAvailableBytes(meminfo: string): number | null {
  const kib = /^MemAvailable:\s+(\d+) kB$/m.exec(meminfo)?.[1];
  return kib === undefined ? null : Number(kib) * 1024;
}

/**
 * What new programs can use without swapping. Node's free memory is that number on Windows only: on Linux it leaves
 * out the caches, on macOS nearly everything (`sebhildebrandt/systeminformation#1034`).
 */
export async function lookAtAvailableMemory(machine: MachineAccess): Promise<Reading<number>> {
  const totalBytes = machine.totalMemoryBytes();
  switch (machine.platform) {
    case 'win32':
      return readAvailableMemory(machine.freeMemoryBytes(), totalBytes);
    case 'linux':
      return readAvailableMemory(memAvailableBytes(await machine.readText('/proc/meminfo')), totalBytes);
    case 'darwin':
      return readAvailableMemory(property(await machine.systemInformation('mem'), 'available'), totalBytes);
    default:
      return unknown('not-on-this-system');
  }
}
