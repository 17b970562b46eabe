import type { NotSavedWhy } from '../io/not-saved.ts';
import type { Language } from '../language.ts';

/** Why something could not be kept or written, and what to do. */

interface Reason {
  readonly cause: string;
  /** For a file of ours in its place. */
  readonly advice: string;
}

const EN: Readonly<Record<NotSavedWhy, Reason>> = {
  'no-folder': { cause: 'No folder can be used.', advice: 'Name one in the variable LUSUPPORT_HOME.' },
  'not-a-folder': {
    cause: 'A part of this path is no folder.',
    advice: 'Move what stands there, or name another folder in the variable LUSUPPORT_HOME.',
  },
  'no-such-folder': { cause: 'Its folder does not exist.', advice: 'Make it, then try again.' },
  'read-only': { cause: 'The disk is read-only.', advice: 'Name another folder in the variable LUSUPPORT_HOME.' },
  'no-permission': {
    cause: 'Your user may not read or change it.',
    advice: 'Perhaps it was made with sudo, or by somebody else. Move it, or ask its owner.',
  },
  link: {
    cause: 'It is a link, and lusupport writes through no link.',
    advice: 'Put the file itself in its place, then try again.',
  },
  'not-a-file': {
    cause: 'Something that is no file has this name.',
    advice: 'Move it elsewhere, then try again.',
  },
  'lock-blocked': {
    cause: 'Beside it stands something with .lock or .lock.left behind the same name, and it is no file.',
    advice: 'Move that elsewhere, then try again.',
  },
  'too-large': {
    cause: 'The file is too large to be one of lusupport.',
    advice: 'Move it elsewhere, then try again.',
  },
  'name-too-long': { cause: 'The name is too long for this disk.', advice: 'Name a shorter folder in LUSUPPORT_HOME.' },
  'disk-error': {
    cause: 'The disk reports an error.',
    advice: 'Try again, or name a folder on another disk in the variable LUSUPPORT_HOME.',
  },
  full: { cause: 'The disk is full.', advice: 'Make room, then try again.' },
  busy: { cause: 'Another program is busy with the file, perhaps another lusupport.', advice: 'Try again.' },
  unreadable: { cause: 'The file cannot be read.', advice: 'Move it elsewhere, then try again.' },
  unwritable: {
    cause: 'The file cannot be written; perhaps its folder is read-only.',
    advice: 'Name another folder in the variable LUSUPPORT_HOME.',
  },
};

const NL: Readonly<Record<NotSavedWhy, Reason>> = {
  'no-folder': { cause: 'Er is geen bruikbare map.', advice: 'Noem er een in de variabele LUSUPPORT_HOME.' },
  'not-a-folder': {
    cause: 'Een deel van dit pad is geen map.',
    advice: 'Verplaats wat daar staat, of noem een andere map in de variabele LUSUPPORT_HOME.',
  },
  'no-such-folder': { cause: 'De map bestaat niet.', advice: 'Maak die map en probeer het opnieuw.' },
  'read-only': {
    cause: 'De schijf is alleen-lezen.',
    advice: 'Noem een andere map in de variabele LUSUPPORT_HOME.',
  },
  'no-permission': {
    cause: 'Je gebruiker mag dit niet lezen of wijzigen.',
    advice: 'Misschien is het met sudo gemaakt, of door iemand anders. Verplaats het, of vraag het de eigenaar.',
  },
  link: {
    cause: 'Het is een link, en via een link schrijft lusupport niet.',
    advice: 'Zet het bestand zelf op deze plek en probeer het opnieuw.',
  },
  'not-a-file': { cause: 'Hier staat iets dat geen bestand is.', advice: 'Verplaats het en probeer het opnieuw.' },
  'lock-blocked': {
    cause: 'Ernaast staat iets met .lock of .lock.left achter dezelfde naam, en dat is geen bestand.',
    advice: 'Verplaats dat en probeer het opnieuw.',
  },
  'too-large': {
    cause: 'Het bestand is te groot om er een van lusupport te zijn.',
    advice: 'Verplaats het en probeer het opnieuw.',
  },
  'name-too-long': {
    cause: 'De naam is te lang voor deze schijf.',
    advice: 'Noem een kortere map in LUSUPPORT_HOME.',
  },
  'disk-error': {
    cause: 'De schijf geeft een fout.',
    advice: 'Probeer het opnieuw, of noem een map op een andere schijf in de variabele LUSUPPORT_HOME.',
  },
  full: { cause: 'De schijf is vol.', advice: 'Maak ruimte en probeer het opnieuw.' },
  busy: {
    cause: 'Een ander programma is met het bestand bezig, misschien een andere lusupport.',
    advice: 'Probeer het opnieuw.',
  },
  unreadable: { cause: 'Het bestand is niet te lezen.', advice: 'Verplaats het en probeer het opnieuw.' },
  unwritable: {
    cause: 'Het bestand kan niet worden gewijzigd; misschien is de map alleen-lezen.',
    advice: 'Noem een andere map in de variabele LUSUPPORT_HOME.',
  },
};

const reasonOf = (why: NotSavedWhy, language: Language): Reason => (language === 'nl' ? NL : EN)[why];

/** For a file of ours, in the folder where we keep it. */
export function sayNotSaved(why: NotSavedWhy, language: Language): string {
  const { cause, advice } = reasonOf(why, language);
  return `${cause} ${advice}`;
}

/** For a file that the student named: another name is what helps. */
export function sayNotWritten(why: NotSavedWhy, language: Language): string {
  return `${reasonOf(why, language).cause} ${language === 'nl' ? 'Noem een ander bestand.' : 'Name another file.'}`;
}
