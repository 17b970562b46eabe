import type { NewsPlace } from './places.ts';

/** What the place is called, and what it tells. */
const place: Readonly<Record<NewsPlace['id'], { readonly title: string; readonly text: string }>> = {
  'homepage-notices': { title: 'homepage notices', text: 'large faults, work that runs late' },
  'maintenance-calendar': { title: 'Maintenance Calendar (in Dutch)', text: 'work outside the fixed times' },
  'technical-issues': { title: 'current technical issues (partly in Dutch)', text: 'smaller faults' },
};

/** What `incidents` says in English. */
export const en = {
  place,
  running: (count: number) => (count === 1 ? 'One live notice now.' : `${count} live notices now.`),
  none: 'No live notices now.',
  /** The feed could not be read now: what it said last. */
  runningKnown: (count: number) =>
    count === 1 ? 'One live notice, last known.' : `${count} live notices, last known.`,
  noneKnown: 'No live notices, last known.',
  unknown: 'Faults now: not known to us.',
  notSetUp: 'No feed of live notices is set up; we know of none of the university.',
  pretended: 'pretended',
  since: (moment: string) => `since ${moment}`,
  from: (moment: string) => `from ${moment}`,
  over: (moment: string) => `over since ${moment}`,
  ownWords: 'no service that we know is named',
  impact: {
    none: null,
    minor: 'small fault',
    major: 'large fault',
    critical: 'serious fault',
    maintenance: 'maintenance',
  } as Readonly<Record<string, string | null>>,
  lastKnown: 'last known',
  read: (host: string, age: string) => `${host}, read ${age}`,
  unreadItems: (host: string, count: number) =>
    count === 1 ? `${host}: one notice could not be read.` : `${host}: ${count} notices could not be read.`,
  moreItems: (count: number) => `${count} more: lusupport incidents --json`,
  and: ' and ',
  lookHere: 'The student website tells of faults and changes. Look there first:',
  lookAt: (places: string) => `Look on the student website: ${places}.`,
  planned: 'Planned work at fixed times:',
  nothingThere: 'Nothing there, and still broken?',
  brokenAnyway: 'Something broken?',
  notRead: 'No feed of the university is known, so faults and changes were not read.',
};

export type Words = typeof en;
