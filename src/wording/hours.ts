import { type DeskView, hoursHints, type SourceView } from '../campus/desk-view.ts';
import type { DeskState } from '../campus/hours.ts';
import type { Language } from '../language.ts';
import type { WeeklyHours } from '../reference/triage-data.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { endText, fromText } from './moment.ts';
import { pageText } from './stated.ts';
import { sharedWords } from './words.ts';

/** Whether a desk is open, and its weekly hours, in words. */

const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;

/** Days in a row from which only the first and the last are named. */
const DAYS_FOR_RANGE = 3;

/** The moment that a state is asked for, beside the present: what is so at another moment is not so now. */
export interface Asked {
  readonly atMs: number;
  readonly nowMs: number;
}

/** `open now, until 24:00`, `closed then, opens Mon 08:30`, `perhaps closed now (Christmas Day)`, `not known to us`. */
export function stateText(state: DeskState, { atMs, nowMs }: Asked, language: Language): string {
  const words = sharedWords(language);
  const when = atMs === nowMs ? words.thisMoment : words.thatMoment;
  const reason = state.closure?.reason[language] ?? null;
  if (state.holiday !== null) {
    const next = state.nextOpeningMs === null ? null : fromText(state.nextOpeningMs, atMs, language);
    return words.perhapsClosed(when, words.holiday[state.holiday], next);
  }
  if (state.openNow === null) return words.hoursUnknown;
  if (state.openNow) {
    return state.closesMs === null ? words.open(when) : words.openUntil(when, endText(state.closesMs, atMs, language));
  }
  return state.nextOpeningMs === null
    ? words.closed(when, reason)
    : words.closedUntil(when, fromText(state.nextOpeningMs, atMs, language), reason);
}

/** Open or not; where no source gives hours that can be judged, what an old page says of them, with its age. */
export function hoursText(desk: DeskView, sources: readonly SourceView[], asked: Asked, language: Language): string {
  const { openNow, holiday } = desk.state;
  const [hint] = openNow === null && holiday === null ? hoursHints(desk) : [];
  const told = hint === undefined ? undefined : sources.find(({ source }) => hint.sources.includes(source.id));
  if (hint === undefined || told === undefined) return stateText(desk.state, asked, language);
  return `${hint.text[language]} (${pageText(told.source.statedOn, language)})`;
}

/** `Mon-Fri 08:30-24:00; Sat, Sun 10:00-23:00`. The text is empty for a desk that has no hours at all. */
export function weeklyText(hours: readonly WeeklyHours[], language: Language): string {
  return hours.map((row) => `${daysText(row, language)} ${timesText(row, language)}`).join('; ');
}

function timesText({ opens, closes }: WeeklyHours, language: Language): string {
  return language === 'nl' ? `${opens}-${closes} uur`.replaceAll(':', '.') : `${opens}-${closes}`;
}

/** `Mon-Fri`, `Tue, Thu` */
function daysText({ days }: WeeklyHours, language: Language): string {
  const names = CALENDAR_NAMES[language].shortWeekdays;
  const runs: number[][] = [];
  for (const [place, day] of WEEKDAYS.entries()) {
    if (!days.includes(day)) continue;
    const last = runs.at(-1);
    if (last?.at(-1) === place - 1) last.push(place);
    else runs.push([place]);
  }
  return runs
    .flatMap((run) => {
      const said = run.map((place) => names[place] ?? '');
      return said.length < DAYS_FOR_RANGE ? said : [`${said[0]}-${said.at(-1)}`];
    })
    .join(', ');
}
