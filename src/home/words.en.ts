import type { NextStep } from './view.ts';

const step: Readonly<Record<NextStep['kind'], string>> = {
  'exam-running': 'Trouble in your exam?',
  'exam-check': 'Next: check this computer for your exam:',
  'ask-again': 'Next: ask for news of the oldest report:',
  wait: 'Does something fail? It may be this work:',
  triage: 'Something broken?',
};

const next: Readonly<Record<NextStep['kind'], string>> = {
  'exam-running': 'trouble in my exam',
  'exam-check': 'check this computer for my exam',
  'ask-again': 'ask for news of my oldest report',
  wait: 'see what the planned work is',
  triage: 'something does not work',
};

export const en = {
  otherLanguage: 'Nederlands? lusupport config set language nl',
  noneNow: 'No planned work now.',
  noneNowPerhaps: (until: string) => `No planned work now, but perhaps until ${until}.`,
  perhapsToo: (until: string, services: string) => `Perhaps also until ${until}: ${services}.`,
  pretended: 'pretended',
  and: ' and ',
  runs: (until: string, services: string) => `Planned work until ${until}: ${services}.`,
  upcoming: (when: string, services: string) => `Next planned work: ${when}, ${services}.`,
  exam: (when: string, count: string) => `Your exam: ${when}, ${count}.`,
  examRunning: 'now',
  inDays: (days: number) => `in ${days} days`,
  inTime: (duration: string) => `in ${duration}`,
  noClash: 'No planned work then.',
  /** Work that no exam needs. */
  onlyBesides: (services: string, times: string) => `Planned work then: only ${services}, ${times}.`,
  clash: (when: string) => `Planned work then: ${when}. Ask your lecturer now what to do.`,
  clashPerhaps: (when: string) => `Perhaps planned work then: ${when}. Ask your lecturer what to do.`,
  reports: (count: number, number: string, days: number) =>
    `Open reports: ${count}. The oldest: ${number}, ${days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`}.`,
  reportsUnreadable: 'Your report numbers cannot be read: lusupport report list',
  step,
  allCommands: 'All commands: lusupport --help',
  whatNow: 'What now?',
  menu: {
    done: 'done',
    next,
    triage: 'something does not work',
    maintenance: 'is it planned work?',
    examHelp: 'my exam is going wrong now',
    examCheck: 'check this computer for an exam',
    reports: 'my report numbers',
    draft: 'write a message for the helpdesk',
    settings: 'settings',
  },
};

export type Words = typeof en;
