import type { DeskView } from '../campus/desk-view.ts';
import type { Notice } from '../session.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** For JSON: desks of which a public holiday leaves in doubt whether they are open. */
export function holidayNotices(desks: readonly DeskView[]): readonly Notice[] {
  return desks.flatMap(({ id, name, state: { holiday } }): readonly Notice[] => {
    if (holiday === null) return [];
    const message = {
      en: en.holidayDoubt(name.en, en.holiday[holiday]),
      nl: nl.holidayDoubt(name.nl, nl.holiday[holiday]),
    };
    return [{ code: 'doubt', about: id, message }];
  });
}
