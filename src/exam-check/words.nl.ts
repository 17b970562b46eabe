import type { Said, Words } from './words.en.ts';

const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

const statements: Readonly<Record<string, (said: Said) => string>> = {
  'platform-context': ({ code }) =>
    code === 'guest-wsl'
      ? 'lusupport draait in WSL, niet in Windows zelf'
      : code === 'guest-ssh'
        ? 'lusupport draait op een computer aan de andere kant van een SSH-verbinding'
        : 'lusupport draait in een container, niet op de computer zelf',
  'os-supported': ({ code, args, found }) => {
    if (code === 'system-refused') return `Dit tentamen werkt niet op ${found}`;
    if (code === 'system-not-named') return `${found} staat niet bij de systemen die voor dit tentamen genoemd zijn`;
    if (code === 'system-ended') return `${found} krijgt geen beveiligingsupdates meer sinds ${args['endedOn']}`;
    return found;
  },
  cpu: ({ args, found }) => (args['measure'] === 'load' ? `De processor is ${found} bezet` : `Processor met ${found}`),
  'memory-total': ({ found }) => `Geheugen van deze computer ${found}`,
  'memory-available': ({ found }) => `Vrij geheugen ${found}`,
  'disk-free': ({ found }) => `Vrije schijfruimte ${found}`,
  uptime: ({ found }) => `${found} niet opnieuw opgestart`,
  power: ({ args }) => (args['charge'] === undefined ? 'Op de accu' : `Op de accu, nog ${args['charge']} %`),
  'display-count': ({ found }) => `${found} aan`,
  'display-resolution': ({ args }) => `Hoofdscherm ${args['width']} x ${args['height']}`,
  camera: () => 'Geen camera gevonden',
  microphone: () => 'Geen microfoon gevonden',
  'virtual-machine': () => 'Dit is een computer in een computer',
  'remote-session': () => 'Deze computer wordt op afstand bediend',
  clock: ({ found }) => `De klok loopt ${found} verkeerd`,
  'browser-installed': ({ wanted }) =>
    wanted === '' ? 'Geen browser gevonden die we kennen' : `Geen ${wanted} gevonden`,
  'browser-version': ({ args }) =>
    `${args['name']} ${args['major']} loopt ${plural(Number(args['behind']), 'versie', 'versies')} achter`,
  online: () => 'Geen internetverbinding',
  hosts: ({ code, args }) => {
    const more = Number(args['others']) > 0 ? ` (en nog ${args['others']})` : '';
    const product =
      args['onlyOneProduct'] === true ? '' : `; alleen van belang als je tentamen in ${args['product']} is`;
    if (code === 'certificate-not-trusted') return `Iemand leest mee met ${args['host']}${more}${product}`;
    if (code === 'certificate-not-valid-now') {
      return `Het certificaat van ${args['host']} is vandaag niet geldig${more}${product}`;
    }
    return `${args['host']} is niet bereikbaar${more}${product}`;
  },
  latency: ({ found }) => `De andere kant antwoordt na ${found}`,
  jitter: ({ found }) => `Onrustige verbinding: ${found}`,
  maintenance: ({ code, args }) =>
    code === 'running-now'
      ? `Nu gepland onderhoud aan ${args['services']}: ${args['when']}`
      : `Gepland onderhoud aan ${args['services']} tijdens je tentamen: ${args['when']}`,
  'time-zone': ({ args }) => `Deze computer toont ${args['own']} als het op de campus ${args['campus']} is`,
};

export const nl: Words = {
  labels: { fail: 'FOUT', warn: 'LET OP', unknown: '?', pass: 'ok', ask: 'doe', skip: '-', note: 'info' },
  statements,

  ready: 'Je bent er klaar voor.',
  readyWithWarnings: (warnings) => `Je bent er klaar voor, met ${plural(warnings, 'waarschuwing', 'waarschuwingen')}.`,
  cannotTell: (titles) => `Nog niet te zeggen. Niet nagegaan: ${titles}.`,
  notReady: (now, arrange) => {
    const fix = now > 0 ? [`${plural(now, 'ding', 'dingen')} om nu op te lossen`] : [];
    const rest =
      arrange > 0 ? [now > 0 ? `${arrange} om te regelen` : `${plural(arrange, 'ding', 'dingen')} om te regelen`] : [];
    return [...fix, ...rest].join(', ');
  },
  notReadyYet: (things) => `Nog niet klaar: ${things}.`,
  notReadyAtAll: (things) => `Niet klaar: ${things}.`,
  verdicts: {
    ready: 'klaar',
    'ready-with-warnings': 'klaar, met waarschuwingen',
    'cannot-tell': 'niet te zeggen',
    'not-ready': 'niet klaar',
  },
  otherExams: (list) => `Een ander tentamen? ${list}.`,

  pretendedTime: 'gedaan alsof',
  units: (number, unit, one) => {
    switch (unit) {
      case 'cores':
        return `${number} ${one ? 'kern' : 'kernen'}`;
      case 'percent':
        return `${number} %`;
      case 'GiB':
      case 'GB':
        return `${number} GB`;
      case 'days':
        return `${number} ${one ? 'dag' : 'dagen'}`;
      case 'years':
        return `${number} jaar`;
      case 'screens':
        return `${number} ${one ? 'scherm' : 'schermen'}`;
      case 'cameras':
        return `${number} ${one ? 'camera' : "camera's"}`;
      case 'microphones':
        return `${number} ${one ? 'microfoon' : 'microfoons'}`;
      case 'px':
        return `${number} pixels`;
      case 'seconds':
        return `${number} ${one ? 'seconde' : 'seconden'}`;
      case 'minutes':
        return `${number} ${one ? 'minuut' : 'minuten'} verschil met de campus`;
      case 'versions':
        return `${number} ${one ? 'versie' : 'versies'}`;
      case 'hosts':
        return `${number} bereikt`;
      default:
        return unit === null ? number : `${number} ${unit}`;
    }
  },
  yes: 'ja',
  no: 'nee',
  or: 'of',
  and: 'en',
  decimalPoint: ',',
  atMost: (value) => `hoogstens ${value}`,
  asks: (source, stated, wanted) => `${source} (${stated}) vraagt ${wanted}`,
  weAdvise: (wanted) => `wij raden ${wanted} aan`,
  saysSource: (source, stated) => `${source}, ${stated}`,
  ourLimit: 'onze eigen grens',
  undated: 'zonder datum',
  systemNames: { windows: 'Windows', macos: 'macOS', linux: 'Linux', chromeos: 'ChromeOS', other: 'dit systeem' },
  windowsBuild: (version, build) => `Windows ${version} (build ${build})`,

  reasons: {
    timeout: 'geen antwoord op tijd',
    'tool-missing': 'er is geen programma om het na te gaan',
    'no-permission': 'geen toestemming om te kijken',
    'not-on-this-system': 'op dit systeem niet te zien',
    'not-yet-on-this-system': 'kan lusupport nog niet nagaan',
    'guest-of-another-system': 'van hieruit niet te zien',
    garbled: 'geen duidelijk antwoord',
    'not-online': 'geen internet',
    disturbed: 'gemeten terwijl de computer druk was',
    'no-consent': 'geen toestemming gegeven',
    'asked-to-skip': 'overgeslagen, zoals je vroeg',
    'not-asked': 'niet gevraagd',
  },
  notFoundOut: 'niet nagegaan',
  also: (titles) => `ook: ${titles}`,
  checks: (count) => plural(count, 'controle', 'controles'),
  examIs: (when) => `je tentamen: ${when}`,
  more: (count) => `nog ${count}`,
  showsAll: '(--all toont ze)',
  onlyPart: 'er is maar een deel bekeken, zoals je vroeg',
  askLine: (titles, command) => `Regel zelf: ${titles}. Hoe: ${command}`,
  lastWord: (what) => `Dit vervangt ${what} niet.`,
  runAgain: 'Draai dit nog eens; blijft het zo, doe dan de controle van het tentamenprogramma zelf.',
  withoutOffline: 'Draai dit nog eens zonder --offline.',
  checklistHeading: 'Regel zelf',

  smallScreen: 'bij een klein scherm helpt een tweede',
  hourBefore: (services, when) => `gepland onderhoud aan ${services} vlak voor je tentamen: ${when}`,
  perhapsWork: (services, when) => `misschien gepland onderhoud aan ${services}: ${when}, als je de regel anders leest`,
  statementBefore: (when) => `geen kaart? Download het bewijs van inschrijving voor ${when}: dan is uSis in onderhoud`,
  zoneNote: (own, campus) => `deze computer toont ${own} als het op de campus ${campus} is`,

  sourcesHeading: 'Bronnen',
  sourceLine: (title, stated, readOn) => `${title} (${stated}), gelezen op ${readOn}`,

  whichExam: 'Wat noemt de instructie van je tentamen?',
  dontKnow: 'Weet ik niet',
  looking: (done, all) => `Deze computer bekijken... (${done} van ${all})`,
  contacting: (hosts) => `Maakt contact met: ${hosts}`,
  mayContact: (hosts) => `De gegevensmap die je noemde wil contact met ${hosts}. Doorgaan?`,
  notSaved: (file) => `De gegevens konden niet in ${file} worden bewaard. Hier zijn ze:`,
  saved: (file) => `Gegevens bewaard in ${file}`,
  requiredMark: 'nodig voor een oordeel',
};
