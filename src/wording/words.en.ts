import type { Holiday } from '../campus/holidays.ts';

/** What more than one command says in English of desks, moments and sources. */
export const en = {
  hoursUnknown: 'not known to us',
  thisMoment: 'now',
  thatMoment: 'then',
  open: (when: string) => `open ${when}`,
  openUntil: (when: string, time: string) => `open ${when}, until ${time}`,
  closed: (when: string, reason: string | null) => `closed ${when}${reason === null ? '' : ` (${reason})`}`,
  closedUntil: (when: string, moment: string, reason: string | null) =>
    `closed ${when}${reason === null ? '' : ` (${reason})`}, opens ${moment}`,
  /** Our own doubt: no source says which holidays a desk keeps. */
  perhapsClosed: (when: string, holiday: string, moment: string | null) =>
    `perhaps closed ${when} (${holiday})${moment === null ? '' : `, open from ${moment}`}`,
  holiday: {
    'new-year': "New Year's Day",
    'good-friday': 'Good Friday',
    'easter-sunday': 'Easter Sunday',
    'easter-monday': 'Easter Monday',
    'kings-day': "King's Day",
    'liberation-day': 'Liberation Day',
    'ascension-day': 'Ascension Day',
    'whit-sunday': 'Whit Sunday',
    'whit-monday': 'Whit Monday',
    'christmas-day': 'Christmas Day',
    'second-christmas-day': 'Boxing Day',
  } satisfies Record<Holiday, string>,
  holidayDoubt: (desk: string, holiday: string) =>
    `${desk}: perhaps closed on ${holiday}; no source says so, check first.`,
  localHelpdesk: (places: readonly string[]) => `a local helpdesk: ${places.join(' or ')}`,
  pretended: 'pretended',
  source: 'Source',
  sources: 'Sources',
  moreSources: (count: number) => `${count} more: --sources`,
  moreToRead: 'more: --sources',
  dated: (when: string) => `about ${when}`,
  statedOn: (day: string) => `of ${day}`,
  undated: 'undated',
  undatedPage: 'undated page',
  pageOf: (when: string) => `page of ${when}`,
  ageHint: 'old or undated: check it',
  readOn: (day: string) => `read ${day}`,
};

export type Words = typeof en;
