import type { NewsPlace } from './places.ts';
import type { Words } from './words.en.ts';

const place: Readonly<Record<NewsPlace['id'], { readonly title: string; readonly text: string }>> = {
  'homepage-notices': { title: 'meldingen op de homepage', text: 'grote storingen, onderhoud dat uitloopt' },
  'maintenance-calendar': { title: 'onderhoudskalender', text: 'onderhoud buiten de vaste tijden' },
  'technical-issues': { title: 'actuele storingen', text: 'kleinere storingen' },
};

/** Wat `incidents` in het Nederlands zegt. */
export const nl: Words = {
  place,
  running: (count) => (count === 1 ? 'Nu één storingsbericht.' : `Nu ${count} storingsberichten.`),
  none: 'Nu geen storingsberichten.',
  runningKnown: (count) =>
    count === 1 ? 'Eén storingsbericht, laatst bekend.' : `${count} storingsberichten, laatst bekend.`,
  noneKnown: 'Geen storingsberichten, laatst bekend.',
  unknown: 'Storingen nu: niet bekend bij ons.',
  notSetUp: 'Er is geen bron met storingsberichten ingesteld; van de universiteit kennen we er geen.',
  pretended: 'opgegeven tijdstip',
  since: (moment) => `sinds ${moment}`,
  from: (moment) => `vanaf ${moment}`,
  over: (moment) => `voorbij sinds ${moment}`,
  ownWords: 'er staat geen dienst in die we kennen',
  impact: {
    none: null,
    minor: 'kleine storing',
    major: 'grote storing',
    critical: 'ernstige storing',
    maintenance: 'onderhoud',
  },
  lastKnown: 'laatst bekend',
  read: (host, age) => `${host}, gelezen: ${age}`,
  unreadItems: (host, count) =>
    count === 1 ? `${host}: één bericht was niet te lezen.` : `${host}: ${count} berichten waren niet te lezen.`,
  moreItems: (count) => `nog ${count}: lusupport incidents --json`,
  and: ' en ',
  lookHere: 'De studentenwebsite meldt storingen en wijzigingen. Kijk daar eerst:',
  lookAt: (places) => `Kijk op de studentenwebsite: ${places}.`,
  planned: 'Gepland onderhoud op vaste tijden:',
  nothingThere: 'Staat daar niets, en werkt het nog niet?',
  brokenAnyway: 'Werkt er iets niet?',
  notRead: 'Van de universiteit is geen feed bekend. Storingen en wijzigingen zijn dus niet gelezen.',
};
