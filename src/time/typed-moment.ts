import { readMoment } from './moment.ts';
import { isoAt } from './zone.ts';

/** A moment as people type it, in campus time: `2026-12-04 13:00`; with its offset where that exists twice. */
export function typedMoment(instantMs: number): string {
  const iso = isoAt(instantMs);
  const typed = iso.slice(0, '2026-12-04T13:00'.length).replace('T', ' ');
  const reading = readMoment(typed, instantMs);
  return reading.kind === 'instant' && reading.instantMs === instantMs ? typed : iso;
}
