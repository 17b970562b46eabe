import type { NextStep } from './view.ts';
import type { Words } from './words.en.ts';

const step: Readonly<Record<NextStep['kind'], string>> = {
  'exam-running': 'Gaat het mis in je tentamen?',
  'exam-check': 'Nu: controleer deze computer voor je tentamen:',
  'ask-again': 'Nu: vraag hoe het met de oudste melding staat:',
  wait: 'Werkt er iets niet? Het kan dit onderhoud zijn:',
  triage: 'Werkt er iets niet?',
};

const next: Readonly<Record<NextStep['kind'], string>> = {
  'exam-running': 'het gaat mis in mijn tentamen',
  'exam-check': 'controleer deze computer voor mijn tentamen',
  'ask-again': 'vraag hoe het met mijn oudste melding staat',
  wait: 'bekijk het geplande onderhoud',
  triage: 'er werkt iets niet',
};

export const nl: Words = {
  otherLanguage: 'English? lusupport config set language en',
  noneNow: 'Nu geen gepland onderhoud.',
  noneNowPerhaps: (until) => `Nu geen gepland onderhoud, misschien wel tot ${until}.`,
  perhapsToo: (until, services) => `Misschien ook tot ${until}: ${services}.`,
  pretended: 'opgegeven tijdstip',
  and: ' en ',
  runs: (until, services) => `Gepland onderhoud tot ${until}: ${services}.`,
  upcoming: (when, services) => `Volgend gepland onderhoud: ${when}, ${services}.`,
  exam: (when, count) => `Je tentamen: ${when}, ${count}.`,
  examRunning: 'nu',
  inDays: (days) => `over ${days} dagen`,
  inTime: (duration) => `over ${duration}`,
  noClash: 'Dan is er geen gepland onderhoud.',
  onlyBesides: (services, times) => `Dan alleen gepland onderhoud aan ${services}: ${times}.`,
  clash: (when) => `Dan gepland onderhoud: ${when}. Overleg nu met je docent.`,
  clashPerhaps: (when) => `Misschien dan onderhoud: ${when}. Overleg met je docent.`,
  reports: (count, number, days) =>
    `Open meldingen: ${count}. De oudste: ${number}, ${days === 0 ? 'vandaag' : days === 1 ? 'gisteren' : `${days} dagen geleden`}.`,
  reportsUnreadable: 'Je meldingsnummers zijn niet te lezen: lusupport report list',
  step,
  allCommands: 'Alle opdrachten: lusupport --help',
  whatNow: 'Wat nu?',
  menu: {
    done: 'klaar',
    next,
    triage: 'er werkt iets niet',
    maintenance: 'is het gepland onderhoud?',
    examHelp: 'mijn tentamen gaat nu mis',
    examCheck: 'controleer deze computer voor een tentamen',
    reports: 'mijn meldingsnummers',
    draft: 'schrijf een bericht voor de helpdesk',
    settings: 'instellingen',
  },
};
