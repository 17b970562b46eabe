export const en = {
  kept: (number: string) => `Kept on this computer: ${number}`,
  alreadyKept: (number: string, day: string) => `Already kept, on ${day}: ${number}`,
  aboutUnkept: 'What --about says was not kept with it.',
  keepAsNote: 'Keep it as a note:',
  deskUnkept: 'Its desk was not changed.',
  closedSince: (day: string) => `It is closed since ${day}. Open it again:`,
  pretendedDate: (day: string) => `Dated ${day}, the pretended moment (--clock or LUSUPPORT_NOW).`,
  notSaved: (number: string) => `Not saved, so write it down: ${number}`,
  about: 'About',
  desk: 'Desk',
  keptOn: 'Kept on',
  quoteIt: 'Name the number when you ask again. All numbers:',
  title: 'Report numbers on this computer',
  quoteOne: 'Name the number when you ask the desk again.',
  none: 'No report numbers are kept on this computer. Keep one like this:',
  damaged: (lines: number) =>
    lines === 1
      ? 'One line of the file with report numbers is damaged, and is skipped.'
      : `${lines} lines of the file with report numbers are damaged, and are skipped.`,
  damagedCopy: 'A copy is here:',
  unreadable: 'The file with your report numbers cannot be read.',
  later: (lines: number) =>
    lines === 1
      ? 'A newer lusupport wrote one line here, which this one cannot read.'
      : `A newer lusupport wrote ${lines} lines here, which this one cannot read.`,
  laterAdvice: 'Nothing is lost. Update lusupport to see them.',
  daysAgo: (days: number) => (days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`),
  reportHead: (number: string) => `Report ${number}`,
  closedOn: 'Closed on',
  note: 'Note',
  sayThis: 'Say this when you ask again:',
  sayNumber: (number: string, day: string) => `My report number is ${number}. I have had it since ${day}.`,
  sayAbout: (about: string) => `It is about: ${about}.`,
  sayAsk: 'Is there any news?',
  solvedThen: 'Solved? Then:',
  notSolvedThen: 'Not solved after all? Then:',
  noted: (number: string) => `Noted with ${number}:`,
  noteNotSaved: (number: string) => `Not saved, so write it down. The note with ${number}:`,
  noteLost: 'The note could not be saved.',
  noteEmpty: 'The note is empty.',
  noteLike: 'For example: lusupport report note "M2611 0042" "they call back on Monday"',
  noteLong: 'The note has more than 1,000 characters.',
  noteShorter: 'Make two notes of it.',
  closed: (number: string, day: string) => `Closed on ${day}: ${number}`,
  alreadyClosed: (number: string, day: string) => `Closed already, on ${day}: ${number}`,
  closeNotSaved: (number: string, _day: string) => `Not saved: ${number} is still open.`,
  closeLost: 'It could not be saved that the report is closed.',
  reopened: (number: string) => `Open again: ${number}`,
  stillOpen: (number: string) => `It is open: ${number}`,
  reopenNotSaved: (number: string) => `Not saved: ${number} is still closed.`,
  reopenLost: 'It could not be saved that the report is open again.',
  noSuchReport: (shown: string) => `No report "${shown}" is kept here.`,
  addFirst: 'Keep it first: lusupport report add NUMBER',
  exported: (count: number) => `Written, with ${count === 1 ? 'one report' : `${count} reports`}:`,
  exportedHow: 'On the other computer:',
  exportLoses: (shown: string, reports: number) =>
    reports === 1
      ? `${shown} has one report, or a note on it, that is not kept here.`
      : `${shown} has ${reports} reports, or notes on them, that are not kept here.`,
  importFirst: 'Import it first with lusupport report import, or choose another file.',
  exportLater: (shown: string) => `${shown} has lines that a newer lusupport wrote.`,
  exportNothing: (shown: string) => `No reports are kept here, so ${shown} stays as it is.`,
  exportElsewhere: 'Choose another file.',
  exportDash: 'report export writes to a file, not to the screen.',
  exportLike: 'Name a file, such as lusupport report export numbers.jsonl',
  notExported: 'The file could not be written:',
  nothingLost: 'Nothing is lost: all numbers are still kept here.',
  imported: (added: number, records: number) =>
    added === 0
      ? 'All of it was kept here already.'
      : added === records
        ? `Added all of it: ${added === 1 ? 'one entry' : `${added} entries`}.`
        : `Added: ${added} of ${records} entries. The others were here already.`,
  notImported: 'Not everything could be added.',
  importAgain: 'Keep the file, and run the same command again.',
  importSkipped: (lines: number) =>
    lines === 1
      ? 'One line of the file cannot be read, and is skipped.'
      : `${lines} lines of the file cannot be read, and are skipped.`,
  nothingIn: (shown: string) => `${shown} holds no report numbers.`,
  exportFirst: 'Make a file with lusupport report export FILE.',
  numberEmpty: 'The report number is empty.',
  numberLong: (shown: string) => `The report number "${shown}" has more than 40 characters.`,
  numberUnprintable: (shown: string) => `The report number "${shown}" has a sign that is no letter, digit or mark.`,
  numberLike: 'Copy it from the e-mail of the helpdesk: at most 40 letters, digits and marks.',
  aboutLong: 'The text of --about has more than 300 characters.',
  aboutShorter: 'Say in one sentence what the report is about.',
  noSuchDesk: (shown: string) => `There is no desk "${shown}".`,
};

export type Words = typeof en;
