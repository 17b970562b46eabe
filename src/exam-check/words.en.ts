import type { ProfileId } from '../reference/exam-check-data.ts';
import type { PeerKind } from '../reference/source-data.ts';
import type { Value } from './finding.ts';
import { listed } from './listing.ts';
import { en as network } from './network-words.en.ts';

/** What a statement is made of: numbers and names that were found, already written out in `found`. */
export interface Said {
  readonly code: string;
  readonly args: Readonly<Record<string, Value>>;
  /** The found value with its unit, such as `1.4 GB`. */
  readonly found: string;
  /** What would be good, such as `Chrome or Edge`. */
  readonly wanted: string;
  /** What it is about: an exam or a class, from `events`. */
  readonly event: string;
}

/** How many checks brought an answer, and how many there are. */
export interface Looked {
  readonly done: number;
  readonly all: number;
}

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** Translator: sentences about what was found have no full stop; a limit may follow them after a semicolon. */
const statements: Readonly<Record<string, (said: Said) => string>> = {
  'platform-context': ({ code }) =>
    code === 'guest-wsl'
      ? 'lusupport runs in WSL, not in Windows itself'
      : code === 'guest-ssh'
        ? 'lusupport runs on a computer at the other end of an SSH connection'
        : 'lusupport runs in a container, not on the computer itself',
  'os-supported': ({ code, args, found }) => {
    if (code === 'system-refused') return `This exam does not run on ${found}`;
    if (code === 'system-not-named') return `${found} is not among the systems named for this exam`;
    if (code === 'system-ended') return `${found} has had no security updates since ${args['endedOn']}`;
    return found;
  },
  cpu: ({ args, found }) => (args['measure'] === 'load' ? `The processor is ${found} busy` : `Processor with ${found}`),
  'memory-total': ({ found }) => `Memory of this computer ${found}`,
  'memory-available': ({ found }) => `Free memory ${found}`,
  'disk-free': ({ found }) => `Free disk space ${found}`,
  uptime: ({ found }) => `Not restarted for ${found}`,
  power: ({ args }) => (args['charge'] === undefined ? 'On battery' : `On battery, ${args['charge']} % left`),
  'display-count': ({ found }) => `${found} on`,
  'display-resolution': ({ args }) => `Main screen ${args['width']} x ${args['height']}`,
  'machine-age': ({ found }) => `This computer seems to be ${found} old`,
  camera: ({ args }) => {
    if (args['measure'] === 'allowed') return 'Windows keeps your browser from the camera';
    return args['measure'] === 'faults' ? 'The camera is there, but it does not work' : 'No camera found';
  },
  'camera-permission': () => 'Windows keeps your browser from the camera',
  microphone: ({ args }) =>
    args['measure'] === 'allowed' ? 'Windows keeps your browser from the microphone' : 'No microphone found',
  programs: ({ args }) => `${args['open']} ${args['count'] === 1 ? 'is' : 'are'} open`,
  'install-rights': () => 'You may not install programs on this computer',
  'pending-restart': () => 'Updates wait for a restart',
  'virtual-machine': () => 'This is a computer inside a computer',
  'remote-session': () => 'This computer is being used from a distance',
  clock: ({ code, found }) =>
    code === 'certificates-not-valid-now' ? 'The clock of this computer may be far off' : `The clock is ${found} off`,
  'browser-installed': ({ wanted }) => (wanted === '' ? 'No browser found that we know' : `No ${wanted} found`),
  'browser-version': ({ args }) =>
    `${args['name']} ${args['major']} is ${plural(Number(args['behind']), 'version', 'versions')} behind`,
  'browser-default': ({ found, args }) =>
    found === 'other' ? 'Links open in another browser than Chrome or Edge' : `Links open in ${args['browser']}`,
  'browser-restart': () => 'Your browser was updated, but still runs in its old version',
  ...network.statements,
  online: ({ code }) => (code === 'behind-proxy' ? network.onlineBehindProxy : 'No internet connection'),
  hosts: ({ code, args, event }) => {
    const more = Number(args['others']) > 0 ? ` (and ${args['others']} more)` : '';
    const product = args['onlyOneProduct'] === true ? '' : `; only matters if your ${event} uses ${args['product']}`;
    if (code === 'certificate-not-trusted')
      return `Something reads along on the connection to ${args['host']}${more}${product}`;
    if (code === 'certificate-not-valid-now') {
      return `By this computer's clock the certificate of ${args['host']} is not valid${more}`;
    }
    return `${args['host']} cannot be reached${more}${product}`;
  },
  latency: ({ found }) => `The other side answers after ${found}`,
  jitter: ({ found }) => `Unsteady connection: ${found}`,
  maintenance: ({ code, args, event }) =>
    code === 'running-now'
      ? `Planned work now on ${args['services']}: ${args['when']}`
      : `Planned work on ${args['services']} during your ${event}: ${args['when']}`,
  'camera-picture': ({ code, args }) => {
    if (code === 'not-allowed') return 'The browser was not allowed to use the camera';
    if (args['picture'] === 'black') return 'The picture of the camera is black';
    return args['picture'] === 'frozen' ? 'The picture of the camera stands still' : 'The camera gives no picture';
  },
  'camera-frame-rate': ({ found }) => `The picture moves slowly: ${found}`,
  'camera-brightness': () => 'The picture is very dark',
  'microphone-level': ({ code }) =>
    code === 'not-allowed' ? 'The browser was not allowed to use the microphone' : 'The microphone hears nothing',
  'time-zone': ({ args }) => `This computer shows ${args['own']} when it is ${args['campus']} on campus`,
};

export const en = {
  /** What a kind of exam is called in a sentence. Translator: a word that "your" can stand before. */
  events: { lecture: 'class', exam: 'exam', proctored: 'exam', secure: 'exam' } satisfies Readonly<
    Record<ProfileId, string>
  > as Readonly<Record<ProfileId, string>>,
  labels: { fail: 'FAIL', warn: 'WARN', unknown: '?', pass: 'ok', ask: 'do', skip: '-', note: 'note' },
  /** The labels that are signs, as words: with `--plain` they are read aloud. */
  plainLabels: { unknown: 'unknown', skip: 'not looked at' } as Readonly<Record<string, string>>,
  statements,
  /** What stands after `ok` where the title names what must not be there. */
  titlesWhenFine: {
    'virtual-machine': 'no computer inside a computer',
    'remote-session': 'no remote control',
    programs: 'no programs in the way',
    'pending-restart': 'no updates that wait for a restart',
    ...network.titlesWhenFine,
  } as Readonly<Record<string, string>>,

  noWork: 'no planned work',
  noWorkNow: 'no planned work now',
  workBesides: (what: string): string => `planned work only on ${what}`,
  workPerhaps: 'planned work: perhaps, see above',

  /** `looked` is null where everything was found out. */
  ready: (warnings: number, looked: Looked | null): string => {
    const but = warnings > 0 ? `, with ${plural(warnings, 'warning', 'warnings')}` : '';
    const reach = looked === null ? '' : `, as far as could be checked (${looked.done} of ${looked.all})`;
    return `Ready${but}${reach}.`;
  },
  /** With `--only` or `--skip`. `names` is null where a count says more. */
  readyInPart: (names: readonly string[] | null, warnings: number, { done, all }: Looked): string => {
    if (done === 0) return 'Nothing of what you asked could be checked.';
    const what =
      names === null
        ? `Only a part was checked (${done} of ${all})`
        : `Only ${listed(names, 'and')} ${names.length === 1 ? 'was' : 'were'} checked`;
    return `${what}: ready${warnings > 0 ? `, with ${plural(warnings, 'warning', 'warnings')}` : ''}.`;
  },
  examPassed: (event: string, duration: string): string => `Your ${event} was ${duration} ago.`,
  examBegun: (event: string, duration: string): string => `Your ${event} began ${duration} ago.`,
  /** Above everything else while the exam runs. */
  factsOf: (when: string): string => `Judged from facts that were saved on ${when}.`,
  examRuns: (command: string): string => `Is it going wrong right now?  ${command}`,
  cannotTell: (titles: string): string => `Cannot tell yet. Not found out: ${titles}.`,
  notReady: (now: number, arrange: number): string => {
    const fix = now > 0 ? [`${plural(now, 'thing', 'things')} to fix now`] : [];
    const rest =
      arrange > 0 ? [now > 0 ? `${arrange} to arrange` : `${plural(arrange, 'thing', 'things')} to arrange`] : [];
    return [...fix, ...rest].join(', ');
  },
  otherComputer: (event: string): string => `Not ready: another computer is needed for this ${event}.`,
  /** `rest` is the sentence about everything else. */
  maybeOtherComputer: (rest: string): string =>
    `Another computer may be needed. The rest: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`,
  notReadyYet: (things: string): string => `Not ready yet: ${things}.`,
  notReadyAtAll: (things: string): string => `Not ready: ${things}.`,
  verdicts: {
    ready: 'nothing found in the way',
    'ready-with-warnings': 'only warnings',
    'cannot-tell': 'cannot tell',
    'not-ready': 'not ready',
  },
  otherExams: (list: string): string => `Another exam? ${list}. Which is yours? Look in your exam's instruction.`,

  pretendedTime: 'pretended',
  units: (number: string, unit: string | null, one: boolean): string => {
    switch (unit) {
      case 'cores':
        return `${number} ${one ? 'core' : 'cores'}`;
      case 'percent':
        return `${number} %`;
      case 'GiB':
      case 'GB':
        return `${number} GB`;
      case 'days':
        return `${number} ${one ? 'day' : 'days'}`;
      case 'years':
        return `${number} ${one ? 'year' : 'years'}`;
      case 'screens':
        return `${number} ${one ? 'screen' : 'screens'}`;
      case 'cameras':
        return `${number} ${one ? 'camera' : 'cameras'}`;
      case 'microphones':
        return `${number} ${one ? 'microphone' : 'microphones'}`;
      case 'programs':
        return `${number} ${one ? 'program' : 'programs'}`;
      case 'px':
        return `${number} pixels`;
      case 'seconds':
        return `${number} ${one ? 'second' : 'seconds'}`;
      case 'minutes':
        return `${number} ${one ? 'minute' : 'minutes'} from campus time`;
      case 'hours':
        return `${number} ${one ? 'hour' : 'hours'}`;
      case 'versions':
        return `${number} ${one ? 'version' : 'versions'}`;
      case 'hosts':
        return `${number} reached`;
      case 'frames/s':
        return `${number} frames a second`;
      case 'dBFS':
        return `${number} dB`;
      default:
        return unit === null ? number : `${number} ${unit}`;
    }
  },
  yes: 'yes',
  no: 'no',
  or: 'or',
  and: 'and',
  decimalPoint: '.',
  atMost: (value: string): string => `at most ${value}`,
  twoNewest: 'one of the two newest versions',
  atLeast: (value: string): string => `at least ${value}`,
  /** After `asks for`, where English needs no `at least`. */
  askedAtLeast: (value: string): string => value,
  /** The unit of a bound of one, where one thing is simply needed. */
  needed: { cameras: 'a camera', microphones: 'a microphone' } as Readonly<Record<string, string>>,
  /** What we advise where no number can be missed. */
  advised: {
    power: 'a charger that is plugged in',
    'camera-picture': 'a moving picture',
    ...network.advised,
  } as Readonly<Record<string, string>>,
  clockOff: (value: string): string => `${value} off`,
  upToDate: 'up to date',
  versionsBehind: (count: number): string => `${plural(count, 'version', 'versions')} behind`,
  lessThanAnHour: 'less than an hour',
  asks: (source: string, stated: string, wanted: string): string => `${source} (${stated}) asks for ${wanted}`,
  weAdvise: (wanted: string): string => `we advise ${wanted}`,
  saysSource: (source: string, stated: string): string => `${source}, ${stated}`,
  ourLimit: 'our own advice',
  undated: 'undated',
  systemNames: {
    windows: 'Windows',
    macos: 'macOS',
    linux: 'Linux',
    chromeos: 'ChromeOS',
    other: 'this system',
  } as Readonly<Record<string, string>>,
  /** Whose limit it is where it is not that of the student's own exam; the year follows. */
  peers: { program: 'another program', university: 'another university', general: 'a general guideline' } as Readonly<
    Record<PeerKind, string>
  >,

  reasons: {
    timeout: 'no answer in time',
    'tool-missing': 'the tool to look with is missing',
    'no-permission': 'not allowed to look',
    'not-on-this-system': 'cannot be seen on this system',
    'not-yet-on-this-system': 'lusupport cannot check (in this edition)',
    'guest-of-another-system': 'not found out from here',
    garbled: 'no clear answer',
    'not-online': 'no internet',
    disturbed: 'could not be measured cleanly',
    'no-consent': 'not agreed to',
    'asked-to-skip': 'left out, as you asked',
    'not-asked': 'not measured',
  },
  behindProxy: 'cannot be measured behind a proxy',
  notInFacts: 'not in the saved facts',
  notFoundOut: 'not found out',
  also: (titles: string): string => `also: ${titles}`,
  checks: (count: number): string => plural(count, 'check', 'checks'),
  examIs: (event: string, when: string): string => `your ${event}: ${when}`,
  more: (list: string, count: number): string => `${list}, ${count} more`,
  showsAll: '(--all shows them)',
  onlyPart: 'only a part was checked, as you asked',
  askLine: (titles: string, command: string): string => `See to it yourself: ${titles}. How: ${command}`,
  lastWord: (what: string): string => `This does not replace ${what}.`,
  productJudged: (judged: string, other: string, command: string): string =>
    `judged: ${judged}. For a ${other}: ${command}`,
  runAgain: "Run this again; if it stays so, do the tool's own check.",
  withoutOffline: 'Run this again without --offline.',
  saveAnew: 'Save the facts of that computer anew with --save-facts, then judge them again.',
  checklistHeading: 'See to it yourself',

  /** Only what a browser can lack; an exam or class may need it. */
  lacks: {
    'lacks-camera-access': 'this browser cannot use a camera',
    'lacks-calls': 'this browser cannot make video calls',
    'lacks-screen-sharing': 'this browser cannot share the screen',
    'lacks-full-screen': 'this browser cannot show a page on the full screen',
  } as Readonly<Record<string, string>>,
  otherBrowser: 'another browser',
  pageScreen: (browser: string, size: string): string => `${browser}, screen ${size}`,
  smallScreen: 'on a small screen, a second one helps',
  notSoYoung: 'the university prefers computers of at most two years old; older ones usually work',
  syncRuns: (names: string): string => `${names} may take some of your connection; pause it if the picture falters`,
  hourBefore: (event: string, services: string, when: string): string =>
    `planned work on ${services} just before your ${event}: ${when}`,
  /** `event` is null where it is about now. */
  perhapsWork: (event: string | null, services: string, when: string): string =>
    `perhaps planned work on ${services} ${event === null ? 'now' : `during your ${event}`}: ${when}. The published rule can be read in two ways`,
  statementBefore: (when: string): string =>
    `no card? Download the statement of registration before the planned work on uSis: ${when}`,
  zoneNote: (own: string, campus: string): string => `this computer shows ${own} when it is ${campus} on campus`,

  sourcesHeading: 'Sources',
  sourceLine: (title: string, stated: string, readOn: string): string => `${title} (${stated}), read on ${readOn}`,

  whichExam: "What does your exam's instruction name?",
  whyExam: 'why do you ask?',
  becauseExam: 'Each program asks something else of your computer.',
  dontKnow: "I don't know",
  looking: (done: number, all: number): string => `Looking at this computer... (${done} of ${all})`,
  contacting: (hosts: string): string =>
    `Will connect to: ${hosts} (to see whether the addresses you need can be reached)`,
  pageOpening: 'Your browser opens a page to test camera and microphone. If not, open it yourself:',
  pageAddress: 'Open this page in the browser you will use, to test camera and microphone:',
  pageWaiting: (time: string): string => `Waiting for the page in your browser (${time}; Enter goes on without it)`,
  pageWaitingOnly: (time: string): string => `Waiting for the page in your browser (${time})`,
  pageMeasuring: (time: string): string => `The page is open; go on there (${time}; Enter goes on without it)`,
  pageMeasuringOnly: (time: string): string => `The page is open; go on there (${time})`,
  pageLeft: 'The page was closed before it was done. Open it again:',
  pageClosed: 'The page was closed before it was done.',
  pageTooLate: 'No answer came from the page in the browser.',
  pageSkipped: 'Going on without the page in the browser.',
  pageFromHere: 'The page must be opened on the computer where lusupport runs.',
  pageNotServed: 'The page could not be offered on this computer.',
  timeLeft: (minutes: number, seconds: number): string => `${minutes}:${String(seconds).padStart(2, '0')} left`,
  mayContact: (hosts: string): string => `The data folder you named wants to contact ${hosts}. Go ahead?`,
  notSaved: (file: string): string => `The facts could not be saved in ${file}. Here they are:`,
  saved: (file: string): string => `Facts saved in ${file}`,
  paperSaved: (file: string): string => `Written to ${file}`,
  paperNotSaved: (file: string): string => `${file} could not be written. What stands in it can be seen with --all.`,
  /** How a check came out, as a word between "was" and "now". */
  outcomes: {
    pass: 'good',
    warn: 'a warning',
    fail: 'not good enough',
    unknown: 'not found out',
    ask: 'for you to see to',
    skip: 'left out',
  },
  changed: (title: string, was: string, now: string): string => `${title}: was ${was}, now ${now}`,
  changedSince: (when: string): string => `Changed since ${when}:`,
  changedNothing: (when: string): string => `Nothing changed since ${when}.`,
  requiredMark: 'needed for a verdict',
  /** What would have looked at a check. */
  withOptions: (options: readonly string[]): string => `with ${listed(options, 'and')}`,
  needsOption: (option: string): string => (option === '--speed' ? 'needs --speed or your yes' : `needs ${option}`),
  everyKind: 'every kind of exam',
  oneKindOnly: 'The checks of one kind of exam:',
};

export type Words = typeof en;
