import type { Words } from './words.en.ts';

export const nl: Words = {
  title: (count) =>
    count === 1 ? 'Bewaard op deze computer, één bestand:' : `Bewaard op deze computer, ${count} bestanden:`,
  bytes: (bytes) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  nothing: 'Op deze computer is niets bewaard.',
  ask: 'Alles verwijderen? Meldingsnummers zijn dan voorgoed weg.',
  whyAsk: 'Wat weg is, komt niet terug. Nummers bewaren: lusupport report export BESTAND',
  toDelete: 'Zo verwijder je alles:',
  yes: 'verwijder ze',
  no: 'bewaar ze',
  kept: 'Er is niets verwijderd.',
  gone: 'Verwijderd. Op deze computer is niets meer bewaard.',
  notAll: 'Niet alles kon worden verwijderd. Dit is er nog:',
};
