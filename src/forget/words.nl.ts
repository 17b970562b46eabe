import type { Words } from './words.en.ts';

export const nl: Words = {
  title: (count) =>
    count === 1 ? 'Bewaard op deze computer, één bestand:' : `Bewaard op deze computer, ${count} bestanden:`,
  bytes: (bytes) => (bytes === 1 ? '1 byte' : `${bytes} bytes`),
  link: 'een link; waar die heen leidt, blijft',
  nothing: 'Op deze computer is niets bewaard.',
  ask: 'Alles verwijderen? Meldingsnummers zijn dan voorgoed weg.',
  whyAsk: 'Wat weg is, komt niet terug. Nummers bewaren: lusupport report export BESTAND',
  toDelete: 'Zo verwijder je alles:',
  yes: 'verwijder ze',
  no: 'bewaar ze',
  kept: 'Er is niets verwijderd.',
  gone: 'Verwijderd. Hier is niets meer bewaard, behalve bestanden die je zelf een naam gaf.',
  goneButLinked: 'Verwijderd. Wat in de gelinkte map staat, is er nog.',
  goneLinks: 'Verwijderd. Waar de links heen leidden, is er nog.',
  nothingButLinked: 'Buiten de gelinkte map is er niets om te verwijderen.',
  stays: {
    'linked-folder': 'Deze map is een link; wat daarin staat, blijft:',
    'not-ours': 'Niet van lusupport; dit blijft staan:',
  },
  more: (count) => `en nog ${count}`,
  notAll: 'Niet alles kon worden verwijderd. Dit is er nog:',
  stillThere: (count) =>
    count === 1
      ? 'Niet alles kon worden verwijderd: er is nog één bestand.'
      : `Niet alles kon worden verwijderd: er zijn nog ${count} bestanden.`,
};
