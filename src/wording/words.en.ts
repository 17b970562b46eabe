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
