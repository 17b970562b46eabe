import type { Check } from '../reference/exam-check-data.ts';

/** The check of the connection over a longer time: it takes as long as it was told. */
export const WATCHED = 'stability';

export type CheckOption = '--browser' | '--watch' | '--speed';

/** The option without which a check is not looked at; null for all others. The speed is also measured after a yes. */
export function optionOf({ id, how, measuresSpeed }: Pick<Check, 'id' | 'how' | 'measuresSpeed'>): CheckOption | null {
  if (how === 'browser') return '--browser';
  if (id === WATCHED) return '--watch';
  return measuresSpeed ? '--speed' : null;
}
