import type { NotSavedWhy } from '../io/journal.ts';

const why: Readonly<Record<NotSavedWhy, string>> = {
  'no-folder': 'No folder can be used. Name one in the variable LUSUPPORT_HOME.',
  unwritable: 'The file cannot be written; perhaps its folder is read-only.',
  full: 'The disk is full. Make room, then try again.',
  busy: 'Another lusupport is busy with the file. Try again.',
  unreadable: 'The file cannot be read. Move it elsewhere, then try again.',
};

export const en = {
  kept: (number: string) => `Kept on this computer: ${number}`,
  alreadyKept: (number: string, day: string) => `Already kept, on ${day}: ${number}`,
  notSaved: (number: string) => `Not saved, so write it down: ${number}`,
  why: (reason: NotSavedWhy) => why[reason],
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
  unreadableAdvice: 'Check whether it is a file, and whether it is yours.',
  numberEmpty: 'The report number is empty.',
  numberLong: (shown: string) => `The report number "${shown}" has more than 40 characters.`,
  numberUnprintable: (shown: string) => `The report number "${shown}" has a sign that is no letter, digit or mark.`,
  numberLike: 'Copy it from the e-mail of the helpdesk: at most 40 letters, digits and marks.',
  aboutLong: 'The text of --about has more than 300 characters.',
  aboutShorter: 'Say in one sentence what the report is about.',
  noSuchDesk: (shown: string) => `There is no desk "${shown}".`,
};

export type Words = typeof en;
