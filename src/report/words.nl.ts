import type { NotSavedWhy } from '../io/journal.ts';
import type { Words } from './words.en.ts';

const why: Readonly<Record<NotSavedWhy, string>> = {
  'no-folder': 'Er is geen bruikbare map. Noem er een in de variabele LUSUPPORT_HOME.',
  unwritable: 'Het bestand kan niet worden gewijzigd; misschien is de map alleen-lezen.',
  full: 'De schijf is vol. Maak ruimte en probeer het opnieuw.',
  busy: 'Een andere lusupport is met het bestand bezig. Probeer het opnieuw.',
  unreadable: 'Het bestand is niet te lezen. Zet het ergens anders neer en probeer het opnieuw.',
};

export const nl: Words = {
  kept: (number) => `Bewaard op deze computer: ${number}`,
  alreadyKept: (number, day) => `Al bewaard, op ${day}: ${number}`,
  notSaved: (number) => `Niet bewaard, dus schrijf het op: ${number}`,
  why: (reason) => why[reason],
  about: 'Over',
  desk: 'Balie',
  keptOn: 'Bewaard op',
  quoteIt: 'Noem het nummer als je er nog iets over vraagt. Alle nummers:',
  title: 'Meldingsnummers op deze computer',
  quoteOne: 'Noem het nummer als je de balie er nog iets over vraagt.',
  none: 'Op deze computer zijn geen meldingsnummers bewaard. Zo bewaar je er een:',
  damaged: (lines) =>
    lines === 1
      ? 'Eén regel van het bestand met meldingsnummers is beschadigd en wordt overgeslagen.'
      : `${lines} regels van het bestand met meldingsnummers zijn beschadigd en worden overgeslagen.`,
  damagedCopy: 'Een kopie staat hier:',
  unreadable: 'Het bestand met je meldingsnummers is niet te lezen.',
  unreadableAdvice: 'Kijk of het een bestand is, en of het van jou is.',
  numberEmpty: 'Het meldingsnummer is leeg.',
  numberLong: (shown) => `Het meldingsnummer "${shown}" heeft meer dan 40 tekens.`,
  numberUnprintable: (shown) =>
    `In het meldingsnummer "${shown}" staat iets anders dan letters, cijfers en leestekens.`,
  numberLike: 'Neem het over uit de e-mail van de helpdesk: hooguit 40 letters, cijfers en leestekens.',
  aboutLong: 'De tekst van --about heeft meer dan 300 tekens.',
  aboutShorter: 'Zeg in één zin waar de melding over gaat.',
  noSuchDesk: (shown) => `De balie "${shown}" bestaat niet.`,
};
