import type { Words } from './words.en.ts';

/** Wat meer dan één opdracht in het Nederlands zegt over balies, momenten en bronnen. */
export const nl: Words = {
  hoursUnknown: 'niet bij ons bekend',
  thisMoment: 'nu',
  thatMoment: 'dan',
  open: (when) => `${when} open`,
  openUntil: (when, time) => `${when} open, tot ${time}`,
  closed: (when, reason) => `${when} gesloten${reason === null ? '' : ` (${reason})`}`,
  closedUntil: (when, moment, reason) =>
    `${when} gesloten${reason === null ? '' : ` (${reason})`}, open vanaf ${moment}`,
  localHelpdesk: (places) => `helpdesk in ${places.join(' of ')}`,
  pretended: 'opgegeven tijdstip',
  source: 'Bron',
  sources: 'Bronnen',
  moreSources: (count) => `en nog ${count}: --sources`,
  moreToRead: 'meer: --sources',
  dated: (when) => `rond ${when}`,
  statedOn: (day) => `van ${day}`,
  undated: 'zonder datum',
  undatedPage: 'pagina zonder datum',
  pageOf: (when) => `pagina van ${when}`,
  ageHint: 'oud of zonder datum: controleer het',
  readOn: (day) => `gelezen op ${day}`,
};
