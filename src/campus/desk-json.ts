import type { Language } from '../language.ts';
import { isoAt } from '../time/zone.ts';
import type { DeskJson } from './desk-schema.ts';
import type { DeskView } from './desk-view.ts';

/** A desk as every command gives it in JSON; the order of the keys is that of the published shape. */
export function deskJson({ id, state, channels }: DeskView, language: Language): DeskJson {
  return {
    id,
    openNow: state.openNow,
    nextOpening: state.nextOpeningMs === null ? null : isoAt(state.nextOpeningMs),
    channels: channels.map(({ kind, value, dial, where }) => ({ kind, value, dial, where: where?.[language] ?? null })),
  };
}
