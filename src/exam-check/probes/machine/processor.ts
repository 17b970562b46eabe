import type { CoreTime, MachineAccess } from '../machine-access.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

/** Logical cores. Systems that hide them give an empty list, which is unknown. */
export function readLogicalCores(cores: readonly CoreTime[]): Reading<number> {
  return cores.length > 0 && cores.length <= 4096 ? known(cores.length) : unknown('garbled');
}

/** Busy share of all cores between two samples, per cent. Clocks that stand still or run back are unknown. */
export function readLoad(before: readonly CoreTime[], after: readonly CoreTime[]): Reading<number> {
  if (before.length === 0 || before.length !== after.length) return unknown('garbled');
  const totalMs = sum(after, (core) => core.totalMs) - sum(before, (core) => core.totalMs);
  const idleMs = sum(after, (core) => core.idleMs) - sum(before, (core) => core.idleMs);
  if (!Number.isFinite(totalMs) || totalMs <= 0 || idleMs < 0 || idleMs > totalMs) return unknown('garbled');
  return known(roundTo(100 * (1 - idleMs / totalMs), 1));
}

function sum(cores: readonly CoreTime[], part: (core: CoreTime) => number): number {
  return cores.reduce((total, core) => total + part(core), 0);
}

/** Two samples `sampleMs` apart. */
export async function lookAtLoad(
  machine: MachineAccess,
  sampleMs: number,
  signal: AbortSignal,
): Promise<Reading<number>> {
  const before = machine.coreTimes();
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, sampleMs);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return readLoad(before, machine.coreTimes());
}
