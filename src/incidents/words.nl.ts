import type { Words } from './words.en.ts';

/** Wat `incidents` in het Nederlands zegt. */
export const nl: Words = {
  running: (count) => (count === 1 ? 'Nu één actuele melding.' : `Nu ${count} actuele meldingen.`),
  none: 'Nu geen actuele meldingen.',
  unknown: 'Storingen nu: niet bekend bij ons.',
  notSetUp: 'Er is geen bron met actuele meldingen ingesteld; van de universiteit kennen we er geen.',
  pretended: 'opgegeven tijdstip',
  since: (moment) => `sinds ${moment}`,
  from: (moment) => `vanaf ${moment}`,
  over: (moment) => `voorbij sinds ${moment}`,
  ownWords: 'er staat geen dienst in die we kennen',
  impact: { none: null, minor: 'klein', major: 'groot', critical: 'ernstig', maintenance: 'onderhoud' },
  lastKnown: 'laatst bekend',
  read: (host, age) => `${host}, gelezen: ${age}`,
  unreadItems: (host, count) =>
    count === 1 ? `${host}: één melding was niet te lezen.` : `${host}: ${count} meldingen waren niet te lezen.`,
  moreItems: (count) => `nog ${count}: lusupport incidents --json`,
  and: ' en ',
  lookAt: (places) => `Kijk op de studentenwebsite: ${places}.`,
  brokenAnyway: 'Werkt er iets niet?',
};
