import type { Source } from '../reference/source-data.ts';
import type { Notice } from '../session.ts';
import { ageOf } from './age.ts';

/** One notice for every source that is too old, or too undated, to be told as today's truth. */
export function staleNotices(sources: readonly Source[], nowMs: number): readonly Notice[] {
  return sources
    .filter(({ statedOn }) => ageOf(statedOn, nowMs) === 'hint')
    .map(({ id, title, statedOn }) => ({
      code: 'stale-fact',
      about: id,
      message: {
        en: `Stated by ${title.en} (${statedOn}): check whether it still holds.`,
        nl: `Volgens ${title.nl} (${statedOn}): kijk of het nog klopt.`,
      },
    }));
}
