import { FRESH_MS } from '../feeds/fresh.ts';
import type { Incident, Incidents, Overdue } from '../feeds/incidents.ts';
import { ageMinutes } from '../feeds/json.ts';
import type { FeedReading } from '../feeds/read.ts';
import { displayWidth, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { sayDuration, sayMoment, sayTime } from '../time/say.ts';
import { incidentWords } from './incident-words.ts';

const MOST_TITLE = 200;
const LEAST_TITLE = 20;
const MINUTES_PER_DAY = 1440;
/** From here on a screen has a limit of lines: a feed may take one of them. */
const ONE_LINE_COLUMNS = 72;

/** Without host and reason: those stand in `lusupport incidents`. */
const SHORT = {
  en: {
    none: 'No live notices.',
    some: (age: string): string => `There are notices${age}: lusupport incidents`,
    late: (age: string): string => `Planned work runs late${age}: lusupport incidents`,
    notRead: (when: string): string => `Live notices not read${when}. Why: lusupport incidents`,
  },
  nl: {
    none: 'Geen storingsberichten.',
    some: (age: string): string => `Storingsberichten${age}: lusupport incidents`,
    late: (age: string): string => `Onderhoud loopt uit${age}: lusupport incidents`,
    notRead: (when: string): string => `Storingsberichten${when} niet gelezen. Waarom: lusupport incidents`,
  },
} as const;

/**
 * The one sentence that other screens say of live notices: what runs late, what runs, that there is nothing, or why
 * nobody knows. On a wide screen always one line: what a feed says never takes the place of planned work. Empty where
 * no feed is set up.
 */
export function incidentLines(
  incidents: Incidents,
  overdue: readonly Overdue[],
  nowMs: number,
  screen: Screen,
): readonly string[] {
  const lines = wholeLines(incidents, overdue, nowMs, screen);
  const isShort = lines.length <= 1 || screen.plain || screen.columns < ONE_LINE_COLUMNS;
  return isShort ? lines : shortLines(incidents, overdue, nowMs, screen);
}

/** The same in a few words: that there are notices, that there are none, or that nobody knows. */
export function shortLines(
  incidents: Incidents,
  overdue: readonly Overdue[],
  nowMs: number,
  screen: Screen,
): readonly string[] {
  const words = SHORT[screen.language];
  const late = overdue[0]?.incident;
  const first = late ?? incidents.all.find(({ phase }) => phase === 'running');
  if (first !== undefined) {
    const age = sayLastKnown(first, nowMs, screen.language);
    return wrapped(late === undefined ? words.some(age) : words.late(age), screen).map(screen.paint.doubtful);
  }
  const troubled = troubledOf(incidents);
  return wrapped(troubled === null ? words.none : words.notRead(sayFailed(troubled, nowMs, screen.language)), screen);
}

function wholeLines(
  incidents: Incidents,
  overdue: readonly Overdue[],
  nowMs: number,
  screen: Screen,
): readonly string[] {
  const { readings, all } = incidents;
  if (readings.length === 0) return [];
  const [late] = overdue;
  const running = all.filter(({ phase }) => phase === 'running');
  const first = late?.incident ?? running[0];
  if (first === undefined) return wrapped(silence(incidents, nowMs, screen.language), screen);
  return withTitle(first, late !== undefined, running.length - 1, nowMs, screen);
}

/** ` (last known, 23 h ago)`; empty for what was read just now. */
function sayLastKnown({ lastKnown, fetchedAtMs }: Incident, nowMs: number, language: Language): string {
  return lastKnown ? ` (${incidentWords(language).lastKnown(sayAge(fetchedAtMs, nowMs, language))})` : '';
}

/** A title is cut so that the sentence stays on one line where it can, and on few elsewhere. */
function withTitle(
  incident: Incident,
  isLate: boolean,
  more: number,
  nowMs: number,
  screen: Screen,
): readonly string[] {
  const words = incidentWords(screen.language);
  const age = sayLastKnown(incident, nowMs, screen.language);
  const rest = more > 0 ? `; ${words.more(more)}` : '';
  const sentence = (title: string): string =>
    `${isLate ? words.late(incident.feed, title) : words.notice(incident.feed, title)}${age}${rest}`;
  const title = visible(incident.notice.title, MOST_TITLE);
  const room = screen.columns - displayWidth(sentence(''));
  const short = screen.plain
    ? title
    : visible(title, room < LEAST_TITLE ? Math.max(LEAST_TITLE, room + screen.columns) : room);
  return wrapped(sentence(short), screen).map(screen.paint.doubtful);
}

/** The first feed that could not be asked; null where all told. */
function troubledOf({ readings }: Incidents): FeedReading | null {
  return readings.find(({ status }) => status !== 'ok' && status !== 'cached') ?? null;
}

/** Nothing runs as far as anybody told. */
function silence(incidents: Incidents, nowMs: number, language: Language): string {
  const words = incidentWords(language);
  const { readings } = incidents;
  const troubled = troubledOf(incidents);
  if (troubled !== null) return sayTrouble(troubled, nowMs, language);
  const oldest = Math.min(...readings.map(({ fetchedAtMs }) => fetchedAtMs ?? nowMs));
  return words.none(readings.map(({ host }) => host).join(', '), sayAge(oldest, nowMs, language));
}

/** Why a feed could not be read, and what was known last. */
export function sayTrouble(reading: FeedReading, nowMs: number, language: Language): string {
  const words = incidentWords(language);
  const { host, status, failure, fetchedAtMs, content } = reading;
  if (status === 'offline') {
    return fetchedAtMs === null
      ? words.offlineUnknown(host)
      : words.offlineKnown(host, sayMoment(fetchedAtMs, language));
  }
  const reason = words.reasons[failure ?? 'not-understood'];
  const when = sayFailed(reading, nowMs, language);
  if (content === null || fetchedAtMs === null) return words.unread(host, when, reason);
  return words.unreadKnown(host, when, reason, sayAge(fetchedAtMs, nowMs, language));
}

/** ` 2 min ago`: when asking failed; empty where it was in this run. */
function sayFailed({ failedAtMs }: FeedReading, nowMs: number, language: Language): string {
  return failedAtMs === null || failedAtMs >= nowMs ? '' : ` ${sayAge(failedAtMs, nowMs, language)}`;
}

/** When a feed is asked again that failed a moment ago; null where it was asked in this run. */
export function sayAskedAgain({ failedAtMs }: FeedReading, nowMs: number, language: Language): string | null {
  if (failedAtMs === null || failedAtMs >= nowMs) return null;
  return incidentWords(language).askedAgain(sayTime(failedAtMs + FRESH_MS, language));
}

/** `3 min ago`, `2 h ago`, `4 days ago` */
export function sayAge(fetchedAtMs: number, nowMs: number, language: Language): string {
  const minutes = ageMinutes(fetchedAtMs, nowMs);
  if (minutes === 0) return incidentWords(language).justNow;
  const rounded = minutes < 60 ? minutes : minutes - (minutes % (minutes < MINUTES_PER_DAY ? 60 : MINUTES_PER_DAY));
  return incidentWords(language).ago(sayDuration(rounded, language));
}

function wrapped(text: string, { plain, columns }: Screen): readonly string[] {
  return wrap(text, { columns: plain ? Number.MAX_SAFE_INTEGER : columns });
}
