/** What more than one command says in English of desks, moments and sources. */
export const en = {
  hoursUnknown: 'not known to us',
  openNow: 'open now',
  openUntil: (time: string) => `open now, until ${time}`,
  closed: (reason: string | null) => `closed now${reason === null ? '' : ` (${reason})`}`,
  closedUntil: (moment: string, reason: string | null) =>
    `closed now${reason === null ? '' : ` (${reason})`}, opens ${moment}`,
  localHelpdesk: (places: readonly string[]) => `a local helpdesk: ${places.join(' or ')}`,
  pretended: 'pretended',
  source: 'Source',
  sources: 'Sources',
  moreSources: (count: number) => `${count} more: --sources`,
  dated: (when: string) => `about ${when}`,
  statedOn: (day: string) => `of ${day}`,
  undated: 'undated',
  ageHint: 'old or undated: check it',
  readOn: (day: string) => `read ${day}`,
};

export type Words = typeof en;
