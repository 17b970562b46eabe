import { CARD_DESKS, type CardNumber, numberOf } from '../../../src/exam-check/paper/card.ts';
import { qrPath } from '../../../src/io/qr.ts';
import type { Language } from '../../../src/language.ts';
import { triageSection } from '../../helpers/triage.ts';

/** The numbers of the bundled data, as the command puts them on the card. */
export function cardNumbers(language: Language): Promise<readonly CardNumber[]> {
  const { desks } = triageSection();
  return Promise.all(
    CARD_DESKS.map(async (desk) => {
      const number = numberOf({ desks }, desk);
      if (number === null) throw new Error(`No number of ${desk}`);
      const name = desks.find(({ id }) => id === desk)?.name[language] ?? desk;
      return { desk, name, shown: number.shown, code: await qrPath(`tel:${number.dial}`) };
    }),
  );
}
