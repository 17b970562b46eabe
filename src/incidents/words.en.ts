/** What `incidents` says in English. */
export const en = {
  running: (count: number) => (count === 1 ? 'One live notice now.' : `${count} live notices now.`),
  none: 'No live notices now.',
  unknown: 'Faults now: not known to us.',
  notSetUp: 'No feed of live notices is set up; we know of none of the university.',
  pretended: 'pretended',
  since: (moment: string) => `since ${moment}`,
  from: (moment: string) => `from ${moment}`,
  over: (moment: string) => `over since ${moment}`,
  ownWords: 'no service that we know is named',
  impact: { none: null, minor: 'minor', major: 'major', critical: 'critical', maintenance: 'maintenance' } as Readonly<
    Record<string, string | null>
  >,
  lastKnown: 'last known',
  read: (host: string, age: string) => `${host}, read ${age}`,
  unreadItems: (host: string, count: number) =>
    count === 1 ? `${host}: one notice could not be read.` : `${host}: ${count} notices could not be read.`,
  moreItems: (count: number) => `${count} more: lusupport incidents --json`,
  and: ' and ',
  lookAt: (places: string) => `Look on the student website: ${places}.`,
  brokenAnyway: 'Something broken?',
};

export type Words = typeof en;
