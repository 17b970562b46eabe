import { listed } from './listing.ts';
import { nl as network } from './network-words.nl.ts';
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
  'machine-age': ({ found }) => `Deze computer lijkt ${found} oud`,
  camera: ({ args }) => {
    if (args['measure'] === 'allowed') return 'Windows laat je browser niet bij de camera';
    return args['measure'] === 'faults' ? 'De camera is er wel, maar werkt niet' : 'Geen camera gevonden';
  },
  'camera-permission': () => 'Windows laat je browser niet bij de camera',
  microphone: ({ args }) =>
    args['measure'] === 'allowed' ? 'Windows laat je browser niet bij de microfoon' : 'Geen microfoon gevonden',
  programs: ({ args }) => `${args['open']} ${args['count'] === 1 ? 'staat' : 'staan'} open`,
  'install-rights': () => "Je mag op deze computer geen programma's installeren",
  'pending-restart': () => 'Updates wachten op een herstart',
  'virtual-machine': () => 'Dit is een computer in een computer',
  'remote-session': () => 'Deze computer wordt op afstand bediend',
  clock: ({ code, found }) =>
    code === 'certificates-not-valid-now'
      ? 'De klok van deze computer wijkt misschien ver af'
      : `De klok wijkt ${found} af`,
  'browser-installed': ({ wanted }) =>
    wanted === '' ? 'Geen browser gevonden die we kennen' : `Geen ${wanted} gevonden`,
  'browser-version': ({ args }) =>
    `${args['name']} ${args['major']} loopt ${plural(Number(args['behind']), 'versie', 'versies')} achter`,
  'browser-default': ({ found, args }) =>
    found === 'other' ? 'Links openen in een andere browser dan Chrome of Edge' : `Links openen in ${args['browser']}`,
  'browser-restart': () => 'Je browser is bijgewerkt, maar draait nog in de oude versie',
  ...network.statements,
  online: ({ code }) => (code === 'behind-proxy' ? network.onlineBehindProxy : 'Geen internetverbinding'),
  hosts: ({ code, args, event }) => {
    const more = Number(args['others']) > 0 ? ` (en nog ${args['others']})` : '';
    const product =
      args['onlyOneProduct'] === true ? '' : `; alleen van belang als je ${event} in ${args['product']} is`;
    if (code === 'certificate-not-trusted')
      return `De verbinding met ${args['host']} wordt meegelezen${more}${product}`;
    if (code === 'certificate-not-valid-now') {
      return `Volgens de klok van deze computer is het certificaat van ${args['host']} niet geldig${more}`;
    }
    return `${args['host']} is niet bereikbaar${more}${product}`;
  },
  latency: ({ found }) => `De andere kant antwoordt na ${found}`,
  jitter: ({ found }) => `Onrustige verbinding: ${found}`,
  maintenance: ({ code, args, event }) =>
    code === 'running-now'
      ? `Nu gepland onderhoud aan ${args['services']}: ${args['when']}`
      : `Gepland onderhoud aan ${args['services']} tijdens je ${event}: ${args['when']}`,
  'camera-picture': ({ code, args }) => {
    if (code === 'not-allowed') return 'De browser mocht de camera niet gebruiken';
    if (args['picture'] === 'black') return 'Het beeld van de camera is zwart';
    return args['picture'] === 'frozen' ? 'Het beeld van de camera staat stil' : 'De camera geeft geen beeld';
  },
  'camera-frame-rate': ({ found }) => `Het beeld beweegt traag: ${found}`,
  'camera-brightness': () => 'Het beeld is erg donker',
  'microphone-level': ({ code }) =>
    code === 'not-allowed' ? 'De browser mocht de microfoon niet gebruiken' : 'De microfoon hoort niets',
  'time-zone': ({ args }) => `Deze computer toont ${args['own']} als het op de campus ${args['campus']} is`,
};

export const nl: Words = {
  events: { lecture: 'college', exam: 'tentamen', proctored: 'tentamen', secure: 'tentamen' },
  labels: { fail: 'FOUT', warn: 'LET OP', unknown: '?', pass: 'ok', ask: 'doe', skip: '-', note: 'info' },
  plainLabels: { unknown: 'onbekend', skip: 'niet bekeken' },
  statements,
  titlesWhenFine: {
    'virtual-machine': 'geen computer in een computer',
    'remote-session': 'geen bediening op afstand',
    programs: "geen programma's in de weg",
    'pending-restart': 'geen updates die op een herstart wachten',
    ...network.titlesWhenFine,
  },

  noWork: 'geen gepland onderhoud',
  noWorkNow: 'nu geen gepland onderhoud',
  workBesides: (what) => `alleen gepland onderhoud aan ${what}`,
  workPerhaps: 'gepland onderhoud: misschien, zie boven',

  ready: (warnings, looked) => {
    const but = warnings > 0 ? `, met ${plural(warnings, 'waarschuwing', 'waarschuwingen')}` : '';
    if (looked === null) return `Je bent er klaar voor${but}.`;
    return `Klaar${but}, voor zover na te gaan (${looked.done} van ${looked.all}).`;
  },
  readyInPart: (names, warnings, { done, all }) => {
    if (done === 0) return 'Van wat je vroeg was niets na te gaan.';
    const what = names === null ? `${done} van ${all} controles` : `alleen ${listed(names, 'en')}`;
    return warnings > 0
      ? `Wat bekeken is, is in orde op ${plural(warnings, 'waarschuwing', 'waarschuwingen')} na: ${what}.`
      : `Wat bekeken is, is in orde: ${what}.`;
  },
  examPassed: (event, duration) => `Je ${event} was ${duration} geleden.`,
  examBegun: (event, duration) => `Je ${event} begon ${duration} geleden.`,
  factsOf: (when) => `Beoordeeld zijn gegevens die zijn opgeslagen op ${when}.`,
  examRuns: (command) => `Gaat het nu mis?  ${command}`,
  cannotTell: (titles) => `Nog niet te zeggen. Niet nagegaan: ${titles}.`,
  notReady: (now, arrange) => {
    if (now === 0) return `regel ${plural(arrange, 'ding', 'dingen')}`;
    return `los nu ${plural(now, 'ding', 'dingen')} op${arrange > 0 ? ` en regel nog ${plural(arrange, 'ander ding', 'andere dingen')}` : ''}`;
  },
  otherComputer: (event) => `Niet klaar: voor dit ${event} is een andere computer nodig.`,
  maybeOtherComputer: (rest) =>
    `Misschien is een andere computer nodig. De rest: ${rest.charAt(0).toLowerCase()}${rest.slice(1)}`,
  notReadyYet: (things) => `Nog niet klaar: ${things}.`,
  notReadyAtAll: (things) => `Niet klaar: ${things}.`,
  verdicts: {
    ready: 'niets in de weg gevonden',
    'ready-with-warnings': 'alleen waarschuwingen',
    'cannot-tell': 'niet te zeggen',
    'not-ready': 'niet klaar',
  },
  otherExams: (list) => `Een ander tentamen? ${list}. Welk is het jouwe? Kijk in de instructie van je tentamen.`,

  pretendedTime: 'opgegeven tijdstip',
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
      case 'programs':
        return `${number} ${one ? 'programma' : "programma's"}`;
      case 'px':
        return `${number} pixels`;
      case 'seconds':
        return `${number} ${one ? 'seconde' : 'seconden'}`;
      case 'minutes':
        return `${number} ${one ? 'minuut' : 'minuten'} verschil met de campus`;
      case 'hours':
        return `${number} uur`;
      case 'versions':
        return `${number} ${one ? 'versie' : 'versies'}`;
      case 'hosts':
        return `${number} bereikt`;
      case 'frames/s':
        return `${number} beelden per seconde`;
      case 'of 255':
        return `${number} van 255`;
      case 'dBFS':
        return `${number} dB`;
      default:
        return unit === null ? number : `${number} ${unit}`;
    }
  },
  yes: 'ja',
  no: 'nee',
  or: 'of',
  and: 'en',
  decimalPoint: ',',
  atMost: (value) => `hooguit ${value}`,
  twoNewest: 'een van de twee nieuwste versies',
  atLeast: (value) => `minstens ${value}`,
  askedAtLeast: (value) => `minstens ${value}`,
  needed: { cameras: 'een camera', microphones: 'een microfoon' },
  advised: { power: 'een aangesloten oplader', 'camera-picture': 'bewegend beeld', ...network.advised },
  clockOff: (value) => `wijkt ${value} af`,
  upToDate: 'bijgewerkt',
  versionsBehind: (count) => `${plural(count, 'versie', 'versies')} achter`,
  lessThanAnHour: 'minder dan een uur',
  asks: (source, stated, wanted) => `${source} (${stated}) vraagt ${wanted}`,
  weAdvise: (wanted) => `wij raden ${wanted} aan`,
  saysSource: (source, stated) => `${source}, ${stated}`,
  ourLimit: 'ons eigen advies',
  undated: 'zonder datum',
  systemNames: { windows: 'Windows', macos: 'macOS', linux: 'Linux', chromeos: 'ChromeOS', other: 'dit systeem' },
  peers: { program: 'een ander programma', university: 'een andere universiteit', general: 'een algemene richtlijn' },

  reasons: {
    timeout: 'geen antwoord op tijd',
    'tool-missing': 'er is geen programma om het na te gaan',
    'no-permission': 'geen toestemming om te kijken',
    'not-on-this-system': 'op dit systeem niet te zien',
    'not-yet-on-this-system': 'kan lusupport (in deze versie) niet nagaan',
    'guest-of-another-system': 'van hieruit niet te zien',
    garbled: 'geen duidelijk antwoord',
    'not-online': 'geen internet',
    disturbed: 'niet zuiver te meten',
    'no-consent': 'geen toestemming gegeven',
    'asked-to-skip': 'overgeslagen, zoals je vroeg',
    'not-asked': 'niet gemeten',
  },
  behindProxy: 'niet te meten achter een proxy',
  notInFacts: 'staat niet in de bewaarde gegevens',
  notFoundOut: 'niet nagegaan',
  also: (titles) => `ook: ${titles}`,
  checks: (count) => plural(count, 'controle', 'controles'),
  examIs: (event, when) => `je ${event}: ${when}`,
  more: (list, count) => `${list} en nog\u00a0${count}`,
  showsAll: '(--all toont ze)',
  onlyPart: 'er is maar een deel bekeken, zoals je vroeg',
  askLine: (titles, command) => `Regel zelf: ${titles}. Hoe: ${command}`,
  lastWord: (what) => `Dit vervangt ${what} niet.`,
  productJudged: (judged, other, command) => `bekeken: ${judged}. Voor een ${other}: ${command}`,
  runAgain: 'Doe deze controle opnieuw; blijft het zo, doe dan die van het programma zelf.',
  withoutOffline: 'Doe deze controle opnieuw, zonder --offline.',
  saveAnew: 'Bewaar de gegevens van die computer opnieuw met --save-facts, en beoordeel ze dan weer.',
  checklistHeading: 'Regel zelf',

  lacks: {
    'lacks-camera-access': 'deze browser kan geen camera gebruiken',
    'lacks-calls': 'deze browser kan geen videogesprekken voeren',
    'lacks-screen-sharing': 'deze browser kan het scherm niet delen',
    'lacks-full-screen': 'deze browser kan een pagina niet op het volledige scherm tonen',
  },
  otherBrowser: 'een andere browser',
  pageScreen: (browser, size) => `${browser}, scherm ${size}`,
  smallScreen: 'bij een klein scherm helpt een tweede',
  notSoYoung: 'de universiteit heeft liever een computer van hooguit twee jaar oud; een oudere werkt meestal ook',
  syncRuns: (names) => `${names} kan je verbinding belasten; pauzeer het als het beeld hapert`,
  hourBefore: (event, services, when) => `gepland onderhoud aan ${services} vlak voor je ${event}: ${when}`,
  perhapsWork: (event, services, when) =>
    `misschien gepland onderhoud aan ${services} ${event === null ? 'op dit moment' : `tijdens je ${event}`}: ${when}. De gepubliceerde regel is op twee manieren te lezen`,
  statementBefore: (when) =>
    `geen kaart? Download je bewijs van inschrijving vóór het geplande onderhoud aan uSis: ${when}`,
  zoneNote: (own, campus) => `deze computer toont ${own} als het op de campus ${campus} is`,

  sourcesHeading: 'Bronnen',
  sourceLine: (title, stated, readOn) => `${title} (${stated}), gelezen op ${readOn}`,

  whichExam: 'Welk programma staat in de instructie van je tentamen?',
  whyExam: 'waarom vraag je dit?',
  becauseExam: 'Elk programma vraagt iets anders van je computer.',
  dontKnow: 'Weet ik niet',
  looking: (done, all) => `Deze computer bekijken... (${done} van ${all})`,
  contacting: (hosts) => `Maakt verbinding met: ${hosts} (om te zien of de adressen die je nodig hebt bereikbaar zijn)`,
  pageOpening: 'Je browser opent een pagina om camera en microfoon te testen. Zo niet, open die zelf:',
  pageAddress: 'Open deze pagina in de browser die je gaat gebruiken, om camera en microfoon te testen:',
  pageWaiting: (time) => `Wachten op de pagina in je browser (${time}; Enter gaat verder zonder)`,
  pageWaitingOnly: (time) => `Wachten op de pagina in je browser (${time})`,
  pageMeasuring: (time) => `De pagina is open; ga daar verder (${time}; Enter gaat verder zonder)`,
  pageMeasuringOnly: (time) => `De pagina is open; ga daar verder (${time})`,
  pageLeft: 'De pagina is gesloten voordat die klaar was. Open de pagina opnieuw:',
  pageClosed: 'De pagina is gesloten voordat die klaar was.',
  pageTooLate: 'Er kwam geen antwoord van de pagina in de browser.',
  pageSkipped: 'Verder zonder de pagina in de browser.',
  pageFromHere: 'Open de pagina op de computer waar lusupport draait.',
  pageNotServed: 'De pagina kon op deze computer niet worden aangeboden.',
  timeLeft: (minutes, seconds) => `nog ${minutes}:${String(seconds).padStart(2, '0')}`,
  mayContact: (hosts) => `De gegevensmap die je noemde wil contact met ${hosts}. Doorgaan?`,
  notSaved: (file) => `De gegevens konden niet in ${file} worden bewaard. Hier zijn ze:`,
  saved: (file) => `Gegevens bewaard in ${file}`,
  paperSaved: (file) => `Geschreven in ${file}`,
  paperNotSaved: (file) => `${file} kon niet worden geschreven. Wat erin staat zie je met --all.`,
  outcomes: {
    pass: 'goed',
    warn: 'een waarschuwing',
    fail: 'niet goed genoeg',
    unknown: 'niet nagegaan',
    ask: 'aan jou',
    skip: 'overgeslagen',
  },
  changed: (title, was, now) => `${title}: was ${was}, nu ${now}`,
  changedSince: (when) => `Veranderd sinds ${when}:`,
  changedNothing: (when) => `Er is niets veranderd sinds ${when}.`,
  requiredMark: 'nodig voor een oordeel',
  withOptions: (options) => `met ${listed(options, 'en')}`,
  needsOption: (option) => (option === '--speed' ? 'met --speed, of als je er ja op zegt' : `alleen met ${option}`),
  everyKind: 'elk soort tentamen',
  oneKindOnly: 'De controles van één soort tentamen:',
};
