import type { ProfileId } from '../../reference/exam-check-data.ts';

/** The same for every kind of exam; a class may then have words of its own. */
export const of = (text: string): Readonly<Record<ProfileId, string>> => ({
  lecture: text,
  exam: text,
  proctored: text,
  secure: text,
});

/** Sentences of the report and of the card: what stands on paper. */
export const en = {
  reportTitle: { ...of('Exam check'), lecture: 'Check of this computer' },
  made: (when: string): string => `Made by lusupport on ${when}`,
  pretended: 'with a pretended time',
  yours: (event: string): string => `Your ${event}`,
  toDo: 'What to do',
  wanted: (what: string): string => `wanted: ${what}`,
  nothingToDo: 'Nothing needs mending.',
  connection: 'Your connection',
  latencyTitle: 'How fast the other side answers',
  latencyAxis: 'milliseconds',
  latencyText: (count: number, middle: string, slowest: string): string =>
    `${count} answers, the middle one after ${middle} ms, the slowest after ${slowest} ms.`,
  latencyLimit: (limit: string): string => `The dashed line is the limit of ${limit} ms.`,
  limitMark: (limit: string): string => `limit ${limit}`,
  upload: 'Sending (upload)',
  download: 'Receiving (download)',
  speedText: (speed: string, direction: 'upload' | 'download'): string =>
    `${direction === 'upload' ? 'Sends' : 'Receives'} at least ${speed} Mbit/s.`,
  speedLimit: (limit: string): string => `The mark is the limit of ${limit} Mbit/s.`,
  notMeasured: 'The connection was not measured.',
  allChecks: 'Every check',
  columns: { state: 'Outcome', check: 'Check', found: 'Found', wanted: 'Wanted, and by whom' },
  states: {
    fail: 'Not good enough',
    warn: 'Look at this',
    unknown: 'Not found out',
    pass: 'Good',
    ask: 'See to it',
    skip: 'Left out',
  },
  owners: { university: 'the university', vendor: 'the maker', peer: 'others', ours: 'our advice' },
  seeToIt: 'See to it yourself',
  sources: 'Sources',
  contacted: (hosts: string): string => `Contacted from this computer: ${hosts}.`,
  contactedNothing: 'Nothing was contacted for this report.',
  privacy: 'This page holds no names, addresses or serial numbers. It loads nothing and sends nothing.',

  cardTitle: { ...of('On the day of your exam'), lecture: 'On the day of your class or oral exam' },
  when: 'When',
  whenBlank: 'Date and time',
  onCampus: 'campus time',
  onComputer: 'on this computer',
  duration: 'Takes',
  kind: 'Kind',
  work: (services: string, when: string): string => `Planned work on ${services}, ${when}. Ask your lecturer now.`,
  before: 'Before you start',
  stillOpen: 'Still to mend',
  moreOpen: (count: number): string => `And ${count} more: --all shows them`,
  proofBefore: (when: string): string =>
    `Download your statement of enrolment before the planned work on uSis: ${when}.`,
  identification: 'Identification',
  whenItFails: 'When something fails',
  first: {
    lecture: 'Stay calm and note the time.',
    exam: "Your exam's own instruction comes first. Stay calm, keep the tab, note the time.",
    proctored: "Your exam's own instruction comes first. Stay calm, keep the tab, note the time.",
    secure: "Your exam's own instruction comes first. Stay calm, keep the exam open, note the time.",
  } satisfies Readonly<Record<ProfileId, string>> as Readonly<Record<ProfileId, string>>,
  network: 'The network',
  networkSteps: {
    lecture: [
      'Zoom tries again for about 45 seconds; after that, join again.',
      'Change to a cable, or your phone as a hotspot.',
    ],
    exam: [
      'Remindo: keep the tab open, keep working, do not finish until the connection is back.',
      'Take a screenshot with the clock. Change to a cable, or your phone as a hotspot.',
    ],
    proctored: [
      'Remindo: keep the tab open, keep working, do not finish until the connection is back.',
      'Proctorio: log in again; the checks repeat. Have your card at hand.',
    ],
    secure: ['Keep the exam open and tell the invigilator at once.'],
  } satisfies Readonly<Record<ProfileId, readonly string[]>> as Readonly<Record<ProfileId, readonly string[]>>,
  picture: 'Picture or sound',
  pictureSteps: [
    'Open the cover; press the key that switches the camera on. Plug it in again.',
    'Close other programs that use it. Then restart the browser.',
  ],
  browser: 'The browser',
  browserSteps: {
    lecture: [
      'Open the same address again and join again.',
      'Restart the computer only when the browser does not start.',
    ],
    exam: [
      'Open it again at the same address and log in again.',
      'Restart the computer only when the browser does not start.',
    ],
    proctored: [
      'Open it again at the same address, and log in to Proctorio again; the checks repeat.',
      'Restart the computer only when the browser does not start.',
    ],
    secure: ['Leave it as it is and tell the invigilator at once.', 'Restart only when you are told to.'],
  } satisfies Readonly<Record<ProfileId, readonly string[]>> as Readonly<Record<ProfileId, readonly string[]>>,
  call: 'Whom to call, in this order',
  /** A class has no instruction; an oral exam has. */
  callInstruction: {
    ...of("The contact in your exam's instruction"),
    lecture: "The contact in your oral exam's instruction",
  },
  callInvigilator: 'The invigilator in the room',
  callLecturer: 'Your lecturer',
  callHours: 'hours not known to us',
  codeOf: (number: string): string => `Code for a phone: ${number}`,
  danger: 'Danger to life',
  reportNumber: 'Report number',
  atTime: 'Time',
  whatHappened: 'What happened',
  keepIt: 'Keep the number: lusupport report add NUMBER',
  cardFoot: (dataVersion: string): string =>
    `Facts of ${dataVersion}, from university pages of about 2021-23 and the makers' own pages. Check them against your instruction.`,
};

export type Words = typeof en;
