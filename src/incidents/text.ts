import type { SourceView } from '../campus/desk-view.ts';
import type { Incident, Incidents } from '../feeds/incidents.ts';
import { headline, withCommand, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Service } from '../reference/campus-data.ts';
import { sayMoment } from '../time/say.ts';
import { sayAge, sayAskedAgain, sayTrouble } from '../wording/incidents.ts';
import { sourceLine, sourceLines } from '../wording/sources.ts';
import { PLACES } from './places.ts';
import { wordsIn } from './words.ts';

/** More notices than these are counted only. */
const MOST_SHOWN = 10;
const MOST_TITLE = 300;

export interface ScreenMoment {
  readonly nowMs: number;
  readonly pretended: boolean;
}

/** Facts of the reference data that the screen names. */
export interface ScreenFacts {
  readonly services: readonly Service[];
  /** Of the places where the university itself tells of faults. */
  readonly sources: readonly SourceView[];
}

/** What the feeds say, how old that is, where else to look, and what to do. */
export function incidentScreen(
  incidents: Incidents,
  { services, sources }: ScreenFacts,
  moment: ScreenMoment,
  screen: Screen,
): readonly string[] {
  const words = wordsIn(screen.language);
  const columns = columnsOf(screen);
  const { all, readings } = incidents;
  const mark = moment.pretended ? ` (${words.pretended})` : '';
  const when = `${sayMoment(moment.nowMs, screen.language)}${mark}`;
  const sentence = screen.paint.strong(headSentence(incidents, screen));
  const shown = all.slice(0, MOST_SHOWN);
  return [
    ...(screen.plain ? [sentence, when] : headline(sentence, when, screen.columns)),
    ...shown.flatMap((incident) => noticeLines(incident, services, screen)),
    ...(all.length > shown.length ? wrap(words.moreItems(all.length - shown.length), { columns, indent: 2 }) : []),
    ...(readings.length === 0 ? wrap(words.notSetUp, { columns }) : feedLines(incidents, moment.nowMs, screen)),
    ...(incidents.state === 'unknown' ? lookThereFirst(screen) : lookThereToo(screen)),
    ...(screen.sources ? sourceLines(sources, screen) : wrap(sourceLine(sources, screen.language), { columns })).map(
      screen.paint.dim,
    ),
  ];
}

/** Where no feed could tell, the university's own places are the answer. */
function lookThereFirst(screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const columns = columnsOf(screen);
  return [
    ...wrap(words.lookHere, { columns }),
    ...PLACES.flatMap(({ id }, place) =>
      wrap(`${place + 1}. ${words.place[id].title}: ${words.place[id].text}`, { columns, indent: 2, hanging: 5 }),
    ),
    ...wrap(words.planned, { columns }),
    `  ${screen.paint.typed(shellLine(['maintenance', '--now']))}`,
    ...wrap(words.nothingThere, { columns }),
    `  ${screen.paint.typed(shellLine(['triage']))}`,
  ];
}

function lookThereToo(screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const places = PLACES.map(({ id }) => words.place[id].title).join(', ');
  return [...wrap(words.lookAt(places), { columns: columnsOf(screen) }), ...actionLines(screen)];
}

/** "Now" only where a feed that was read now says so. */
function headSentence({ state, all, readings }: Incidents, screen: Screen): string {
  const words = wordsIn(screen.language);
  const running = all.filter(({ phase }) => phase === 'running');
  if (state === 'active') {
    const isNow = running.some(({ lastKnown }) => !lastKnown);
    return isNow ? words.running(running.length) : words.runningKnown(running.length);
  }
  if (state === 'unknown') return words.unknown;
  return readings.every(({ status }) => status === 'ok' || status === 'cached') ? words.none : words.noneKnown;
}

/** The title in the words of the feed, then what we make of it, then its page. */
function noticeLines(incident: Incident, services: readonly Service[], screen: Screen): readonly string[] {
  const columns = columnsOf(screen);
  const { notice } = incident;
  const title = visible(notice.title, MOST_TITLE);
  const painted = incident.phase === 'running' ? screen.paint.doubtful : screen.paint.dim;
  return [
    ...wrap(title, { columns, indent: 2, hanging: 4 }).map(painted),
    ...wrap(detailsOf(incident, services, screen).join(', '), { columns, indent: 4 }),
    ...(notice.url === null ? [] : [`    ${visible(notice.url)}`]),
  ];
}

function detailsOf(incident: Incident, services: readonly Service[], screen: Screen): readonly string[] {
  const { language } = screen;
  const words = wordsIn(language);
  const { notice, phase, feed, lastKnown } = incident;
  const names = services.filter(({ id }) => incident.services.includes(id)).map(({ name }) => name[language]);
  const moment = phase === 'over' ? notice.endedAtMs : notice.startedAtMs;
  const said = { running: words.since, coming: words.from, over: words.over }[phase];
  const impact = notice.impact === null ? null : (words.impact[notice.impact] ?? null);
  return [
    names.length === 0 ? words.ownWords : names.join(words.and),
    ...(moment === null ? [] : [said(sayMoment(moment, language))]),
    ...(impact === null ? [] : [impact]),
    lastKnown ? `${feed}, ${words.lastKnown}` : feed,
  ];
}

/** For each feed how old its word is, or why there is none. */
function feedLines({ readings }: Incidents, nowMs: number, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  return readings.flatMap((reading) => {
    const { host, status, fetchedAtMs, content } = reading;
    const isTold = status === 'ok' || status === 'cached';
    const line = isTold
      ? words.read(host, sayAge(fetchedAtMs ?? nowMs, nowMs, screen.language))
      : [sayTrouble(reading, nowMs, screen.language), sayAskedAgain(reading, nowMs, screen.language)]
          .filter((sentence) => sentence !== null)
          .join(' ');
    const unread = content?.unread ?? 0;
    return [line, ...(unread > 0 ? [words.unreadItems(host, unread)] : [])].flatMap((text) =>
      wrap(text, { columns: columnsOf(screen), indent: isTold ? 2 : 0 }).map(
        isTold ? screen.paint.dim : screen.paint.doubtful,
      ),
    );
  });
}

function actionLines(screen: Screen): readonly string[] {
  const { paint, language } = screen;
  return withCommand(wordsIn(language).brokenAnyway, shellLine(['triage']), { paint, columns: columnsOf(screen) });
}

function columnsOf({ plain, columns }: Screen): number {
  return plain ? Number.MAX_SAFE_INTEGER : columns;
}
