import type { Words } from './words.en.ts';

export const nl: Words = {
  kept: (number) => `Bewaard op deze computer: ${number}`,
  alreadyKept: (number, day) => `Al bewaard, op ${day}: ${number}`,
  aboutUnkept: 'De tekst van --about is er niet bij bewaard.',
  keepAsNote: 'Bewaar die als notitie:',
  deskUnkept: 'De balie is niet gewijzigd.',
  closedSince: (day) => `De melding is gesloten sinds ${day}. Zo open je die weer:`,
  pretendedDate: (day) => `De datum is ${day}, het opgegeven tijdstip (--clock of LUSUPPORT_NOW).`,
  notSaved: (number) => `Niet bewaard, dus schrijf het op: ${number}`,
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
  later: (lines) =>
    lines === 1
      ? 'Een nieuwere lusupport schreef hier één regel, die deze niet kan lezen.'
      : `Een nieuwere lusupport schreef hier ${lines} regels, die deze niet kan lezen.`,
  laterAdvice: 'Er is niets kwijt. Werk lusupport bij om ze te zien.',
  daysAgo: (days) => (days === 0 ? 'vandaag' : days === 1 ? 'gisteren' : `${days} dagen geleden`),
  reportHead: (number) => `Melding ${number}`,
  closedOn: 'Gesloten op',
  note: 'Notitie',
  sayThis: 'Zeg dit als je er weer naar vraagt:',
  sayNumber: (number, day) => `Mijn meldingsnummer is ${number}. Ik heb het sinds ${day}.`,
  sayAbout: (about) => `Het gaat over: ${about}.`,
  sayAsk: 'Hoe staat het ermee?',
  solvedThen: 'Opgelost? Dan:',
  notSolvedThen: 'Toch niet opgelost? Dan:',
  noted: (number) => `Genoteerd bij ${number}:`,
  noteNotSaved: (number) => `Niet bewaard, dus schrijf het op. De notitie bij ${number}:`,
  noteLost: 'De notitie kon niet worden bewaard.',
  noteEmpty: 'De notitie is leeg.',
  noteLike: 'Bijvoorbeeld: lusupport report note "M2611 0042" "ze bellen maandag terug"',
  noteLong: 'De notitie heeft meer dan 1.000 tekens.',
  noteShorter: 'Maak er twee notities van.',
  closed: (number, day) => `Gesloten op ${day}: ${number}`,
  alreadyClosed: (number, day) => `Al gesloten, op ${day}: ${number}`,
  closeNotSaved: (number, _day) => `Niet bewaard: ${number} staat nog open.`,
  closeLost: 'Het kon niet worden bewaard dat de melding gesloten is.',
  reopened: (number) => `Weer open: ${number}`,
  stillOpen: (number) => `Deze melding is open: ${number}`,
  reopenNotSaved: (number) => `Niet bewaard: ${number} is nog gesloten.`,
  reopenLost: 'Het kon niet worden bewaard dat de melding weer open is.',
  noSuchReport: (shown) => `De melding "${shown}" is hier niet bewaard.`,
  addFirst: 'Bewaar het nummer eerst: lusupport report add NUMMER',
  exported: (count) => `Opgeslagen, met ${count === 1 ? 'één melding' : `${count} meldingen`}:`,
  exportedHow: 'Op de andere computer:',
  exportLoses: (shown, reports) =>
    reports === 1
      ? `In ${shown} staat één melding, of een notitie erbij, die hier niet is bewaard.`
      : `In ${shown} staan ${reports} meldingen, of notities erbij, die hier niet zijn bewaard.`,
  importFirst: 'Voeg het eerst toe met lusupport report import, of kies een ander bestand.',
  exportLater: (shown) => `In ${shown} staan regels die een nieuwere lusupport schreef.`,
  exportNothing: (shown) => `Hier zijn geen meldingen bewaard, dus ${shown} blijft zoals het is.`,
  exportElsewhere: 'Kies een ander bestand.',
  exportDash: 'report export schrijft naar een bestand, niet naar het scherm.',
  exportLike: 'Noem een bestand, zoals lusupport report export nummers.jsonl',
  notExported: 'Het bestand kon niet worden geschreven:',
  nothingLost: 'Er is niets kwijt: alle nummers zijn hier nog bewaard.',
  imported: (added, records) =>
    added === 0
      ? 'Alles was hier al bewaard.'
      : added === records
        ? `Alles is toegevoegd: ${added === 1 ? 'één regel' : `${added} regels`}.`
        : `Toegevoegd: ${added} van ${records} regels. De rest was er al.`,
  notImported: 'Niet alles kon worden toegevoegd.',
  importAgain: 'Bewaar het bestand en geef dezelfde opdracht opnieuw.',
  importSkipped: (lines) =>
    lines === 1
      ? 'Eén regel van het bestand is niet te lezen en is overgeslagen.'
      : `${lines} regels van het bestand zijn niet te lezen en zijn overgeslagen.`,
  nothingIn: (shown) => `In ${shown} staan geen meldingsnummers.`,
  exportFirst: 'Maak een bestand met lusupport report export BESTAND.',
  numberEmpty: 'Het meldingsnummer is leeg.',
  numberLong: (shown) => `Het meldingsnummer "${shown}" heeft meer dan 40 tekens.`,
  numberUnprintable: (shown) =>
    `In het meldingsnummer "${shown}" staat iets anders dan letters, cijfers en leestekens.`,
  numberLike: 'Neem het over uit de e-mail van de helpdesk: hooguit 40 letters, cijfers en leestekens.',
  aboutLong: 'De tekst van --about heeft meer dan 300 tekens.',
  aboutShorter: 'Zeg in één zin waar de melding over gaat.',
  noSuchDesk: (shown) => `De balie "${shown}" bestaat niet.`,
};
