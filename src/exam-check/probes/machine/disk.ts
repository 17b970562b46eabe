import type { VolumeSpace } from '../machine-access.ts';
import { roundTo } from '../raw-values.ts';
import { known, type Reading, unknown } from '../reading.ts';

/** Free space in decimal gigabytes. None free is a value; a volume without any size is rubbish. */
export function readDiskFree(space: VolumeSpace): Reading<number> {
  const { freeBytes, totalBytes } = space;
  if (!(totalBytes > 0) || !(freeBytes >= 0) || freeBytes > totalBytes) return unknown('garbled');
  return known(roundTo(freeBytes / 1e9, 2));
}
