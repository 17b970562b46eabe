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
  perhapsClosed: (when, holiday, moment) =>
    `${when} misschien gesloten (${holiday})${moment === null ? '' : `, open vanaf ${moment}`}`,
  holiday: {
    'new-year': 'nieuwjaarsdag',
    'good-friday': 'Goede Vrijdag',
    'easter-sunday': 'eerste paasdag',
    'easter-monday': 'tweede paasdag',
    'kings-day': 'Koningsdag',
    'liberation-day': 'Bevrijdingsdag',
    'ascension-day': 'Hemelvaartsdag',
    'whit-sunday': 'eerste pinksterdag',
    'whit-monday': 'tweede pinksterdag',
    'christmas-day': 'eerste kerstdag',
    'second-christmas-day': 'tweede kerstdag',
  },
  holidayDoubt: (desk, holiday) => `${desk}: misschien gesloten op ${holiday}; geen bron noemt het, kijk het eerst na.`,
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
