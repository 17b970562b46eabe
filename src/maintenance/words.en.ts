/** `21st`, `22nd`, `13th`: of weeks of a year, up to 53. */
function englishOrdinal(number: number): string {
  const isTeen = number > 10 && number < 14;
  const ending = isTeen ? 'th' : (['th', 'st', 'nd', 'rd'][number % 10] ?? 'th');
  return `${number}${ending}`;
}

/** What `maintenance` says in English. Sentences start with a small letter where a service may stand before them. */
export const en = {
  /** Headlines. The service's name and a colon may come first; a full stop is added. */
  activeNow: 'planned maintenance now',
  activeThen: 'planned maintenance at that moment',
  overdueNow: 'planned maintenance runs late',
  noneComes: 'None comes after this: the published rule has ended.',
  soonNow: (duration: string) => `planned maintenance starts in ${duration}`,
  soonThen: (duration: string) => `planned maintenance starts ${duration} later`,
  clearNow: 'no planned maintenance now',
  clearThen: 'no planned maintenance at that moment',
  unknownState: 'cannot tell: the clock of this computer cannot be right',
  planHit: (duration: string) => `your plan overlaps planned maintenance for ${duration}`,
  planFree: 'no planned maintenance during your plan',
  period: (count: number) => (count === 1 ? 'planned maintenance: once' : `planned maintenance: ${count} times`),
  periodEmpty: 'no planned maintenance in this period',
  /** Ends of a headline that says there is none: the other reading of the rule has some. */
  perhapsUntil: (time: string) => `, but perhaps until ${time}`,
  perhapsFrom: (time: string) => `, but perhaps from ${time}`,
  perhapsThen: (when: string) => `, but perhaps ${when}`,
  /** Beside a moment that `--clock` gave. */
  pretended: 'pretended',

  /** Work that runs. The university does not say which systems, so none is declared down. */
  runs: (until: string, services: string) => `Until ${until}: ${services} may be slow or unavailable`,
  ended: (since: string, services: string) => `Should be over since ${since}: ${services}`,
  slow: 'May be slow or unavailable.',
  /** Before and after the plan. */
  around: (before: string, after: string) => `No planned work for ${before} before your plan and ${after} after it.`,
  aroundBefore: (before: string) => `No planned work for ${before} before your plan.`,
  aroundAfter: (after: string) => `No planned work for ${after} after your plan.`,
  longer: 'more than 31 days',
  and: ' and ',
  /** After a row of the list, for the other reading of the rule. */
  orElse: (when: string) => `? or ${when}`,
  perhaps: '? perhaps',
  perhapsNot: '? perhaps not',
  /** The same for screen readers. */
  plainOrElse: (when: string) => `The rule can also be read as ${when}.`,
  plainPerhaps: 'Only if the rule is read in its other way.',
  plainPerhapsNot: 'Not if the rule is read in its other way.',

  computedFrom: (pages: string) => `Computed from the rule on ${pages}.`,
  statedAbout: (when: string) => `about ${when}`,
  stated: (when: string) => `of ${when}`,
  undated: 'undated',
  sourceInFull: (title: string, url: string, stated: string, read: string) =>
    `Computed from the rule on ${title}: ${url} (${stated}; read on ${read}).`,
  urlUnknown: 'address not known',
  elsewhere:
    'Not in it: faults and changes. See the student website: homepage notices, Maintenance Calendar (in Dutch), current technical issues.',

  /** The same in one line of 80 columns. */
  elsewhereShort: 'Not in it: faults, changes. See the student website: notices, calendar, issues.',
  /** Before the command that says why. */
  twoReadings: 'The rule has two readings:',

  /** The last line: what to do next, and the command to type. */
  stillBroken: (time: string) => `Still not working after ${time}? Then it is a fault:`,
  stillFails: 'If it still fails, it is a fault:',
  brokenAnyway: 'Something broken all the same?',
  brokenNow: 'Something broken now?',
  lecturer: 'An exam then? Ask your lecturer. Otherwise choose another time.',
  sayMoment: 'Set the clock right, or say the moment:',

  /** In the place of the other two where a feed of live notices is set up. */
  elsewhereBeside: 'See also the student website: notices, Maintenance Calendar (in Dutch).',

  month: {
    today: 'today',
    otherReading: 'perhaps on this day: the rule has two readings',
    maybe: 'in doubt: the rule has two readings',
    none: 'No planned maintenance in this month.',
    daily: 'every day',
    notOn: (times: string, dates: string) => `${times}, not ${dates}`,
    onDays: (count: number) => `${count} days`,
  },

  ics: {
    calendarName: 'Leiden University: planned maintenance',
    summary: (services: string) => `Planned maintenance: ${services}`,
    slow: (services: string) => `${services}: may be slow or unavailable.`,
    doubt: (rule: string, why: string) => `In doubt: the rule can also be read as ${rule}. ${why}`,
    moved: 'Moved; this once it differs from the rule.',
    extra: 'An extra time beside the rule.',
    clockChange: 'The clock changes around this time.',
    notInIt: 'Faults and changes are not in it: see the student website.',
    ownCalendar: 'The university keeps a Maintenance Calendar of its own (in Dutch).',
    written: (file: string) => `Written: ${file}`,
    holds: (count: number) => (count === 1 ? 'It holds one schedule.' : `It holds ${count} schedules.`),
    open: 'Open it in your calendar app, or let the app subscribe to it.',
    alarm: (duration: string) => `It warns ${duration} before the start.`,
    notSaved: (file: string) => `Not saved: ${file} cannot be written. This is the calendar:`,
  },

  explain: {
    when: 'When',
    rule: 'Rule',
    concerns: 'Concerns',
    orReadAs: 'Or read as',
    why: 'Why',
    next: 'Next',
    source: 'Source',
    check: 'Check',
    at: (days: string, hours: string) => `${days}, ${hours}, campus time`,
    inZone: (days: string, hours: string, zone: string) => `${days}, ${hours}, time of ${zone}`,
    since: (date: string) => `, since ${date}`,
    checkPlaces: 'the notices, calendar and technical issues on the student website, before you count on it',
    readOn: (date: string) => `read on ${date}`,
    none: 'none',
    /** The rule has ended, or names a day that does not come again. */
    neverAgain: 'never: the rule gives no further day',
    lastWas: (date: string) => `never again: the last was ${date}`,
    lasting: (start: string, duration: string) => `from ${start} for ${duration}`,
    exception: { cancelled: 'Cancelled', moved: 'Moved', extra: 'Extra' },
    movedTo: (day: string, to: string) => `${day} to ${to}`,
  },
  rule: {
    daily: 'every day',
    everyDays: (count: number) => `every ${count} days`,
    onlyDays: (rule: string, days: string) => `${rule}, if it is ${days}`,
    inMonths: (rule: string, months: string) => `${rule}, only in ${months}`,
    ofTheseMonths: (days: string, months: string) => `${days} of ${months}`,
    ofYear: (days: string) => `${days} of the year`,
    everyYears: (rule: string, count: number) => `${rule}, every ${count} years`,
    until: (rule: string, day: string) => `${rule}, until ${day}`,
    times: (rule: string, count: number) => `${rule}, ${count} times`,
    weekly: (days: string) => `every ${days}`,
    everyWeeks: (count: number, days: string) => `every ${count} weeks on ${days}`,
    ofMonth: (days: string) => `${days} of the month`,
    ofEveryMonths: (count: number, days: string) => `${days} of every ${count} months`,
    every: (weekday: string) => `every ${weekday}`,
    ordinal: (ordinal: string, weekday: string) => `the ${ordinal} ${weekday}`,
    ordinals: ['first', 'second', 'third', 'fourth', 'fifth'],
    ordinalNumber: (number: number) => englishOrdinal(number),
    ordinalFromEnd: (number: number) => `${englishOrdinal(number)} last`,
    fromEnd: ['last', 'second last', 'third last', 'fourth last', 'fifth last'],
    monthDay: (day: string) => `day ${day}`,
    monthDayFromEnd: (day: number) => (day === 1 ? 'the last day' : `day ${day} from the end`),
    onlyOn: (days: string, monthDays: string) => `${days}, if it is ${monthDays}`,
    to: (first: number, last: number) => `${first} to ${last}`,
    or: ' or ',
  },
};

export type Words = typeof en;
