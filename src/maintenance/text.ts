import type { Occurrence } from '../campus/windows.ts';
import { displayWidth, headline, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { CampusSection } from '../reference/sections.ts';
import { sayDate, sayDuration, sayMoment, sayOwnTime, sayTime, sayTimeRange } from '../time/say.ts';
import { CAMPUS_ZONE, wallTimeAt } from '../time/zone.ts';
import type { PlannedAnswer } from './answer.ts';
import type { Clash } from './clash.ts';
import type { Doubt } from './doubt.ts';
import { doubtNotes } from './doubt-note.ts';
import type { Question } from './question.ts';
import { type Row, type RowLines, rowLines } from './rows.ts';
import { sayStated, sourcesOf } from './source-line.ts';
import { wordsIn } from './words.ts';

/** All that a screen of `maintenance` says something about. */
export interface View {
  readonly question: Question;
  readonly answer: PlannedAnswer;
  readonly doubts: readonly Doubt[];
  readonly campus: CampusSection;
  readonly nowMs: number;
  readonly pretended: boolean;
  /** The reader's own zone. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
}

/** The whole answer at 80 columns: a list that was asked for may be longer. */
const MOST_LINES = 8;
/** Narrower screens wrap more and may scroll. */
const FULL_COLUMNS = 72;

/** The answer as lines: what is so, the list, where it comes from, what to do next. */
export function screenLines(view: View, screen: Screen): readonly string[] {
  const head = headLines(view, screen);
  const foot = footLines(view, screen);
  const room = MOST_LINES - head.length - foot.length;
  return [...head, ...bodyLines(view, screen, room), ...foot];
}

function headLines(view: View, screen: Screen): readonly string[] {
  const { question, campus } = view;
  const service = campus.services.find(({ id }) => id === question.service);
  const said = verdict(view, screen);
  // What hits a plan stands below with its service.
  const named = service !== undefined && !isHit(view);
  const sentence = `${capital(named ? `${service.name[screen.language]}: ${said}` : said)}.`;
  const moment = whenLine(view, screen);
  const strong = screen.paint.strong(sentence);
  return screen.plain ? [strong, moment] : headline(strong, moment, screen.columns);
}

function isHit({ question, answer }: View): boolean {
  return question.list?.kind !== 'period' && (answer.clash?.occurrences.length ?? 0) > 0;
}

function verdict(view: View, screen: Screen): string {
  const { question, answer } = view;
  const words = wordsIn(screen.language);
  const { list } = question;
  if (list?.kind === 'period') {
    const count = answer.occurrences.length;
    return count === 0 ? words.periodEmpty : words.period(count);
  }
  if (answer.state === 'unknown') return words.unknownState;
  if (answer.clash !== null) {
    const minutes = answer.clash.overlapMinutes;
    return answer.clash.occurrences.length > 0 ? words.planHit(sayDuration(minutes, screen.language)) : words.planFree;
  }
  if (answer.state === 'active' || answer.state === 'overdue') {
    return question.atGiven ? words.activeThen : words.activeNow;
  }
  if (answer.state === 'soon') {
    const [soonest] = answer.next;
    const minutes = Math.ceil(((soonest?.startMs ?? question.shownMs) - question.shownMs) / 60_000);
    const duration = sayDuration(minutes, screen.language);
    return question.atGiven ? words.soonThen(duration) : words.soonNow(duration);
  }
  return question.atGiven ? words.clearThen : words.clearNow;
}

/** The moment, plan or period asked about; the reader's own clock where it differs; that the time is pretended. */
function whenLine(view: View, screen: Screen): string {
  const { question, answer, pretended, machineOffsetMinutes } = view;
  const { language } = screen;
  const { list } = question;
  const [fromMs, toMs] =
    list?.kind === 'period'
      ? [list.fromMs, list.toMs]
      : [question.shownMs, answer.clash === null ? null : answer.clash.endMs];
  const remarks = [
    sayOwnTime(fromMs, language, machineOffsetMinutes(fromMs)),
    pretended ? wordsIn(language).pretended : null,
  ].filter((remark) => remark !== null);
  const when = toMs === null ? sayMoment(fromMs, language) : sayPeriod(fromMs, toMs, screen);
  return remarks.length === 0 ? when : `${when} (${remarks.join(', ')})`;
}

/** `Mon 7 Sep 2026, 19:00-21:00`; both dates where they differ, and no clock times between two midnights. */
function sayPeriod(fromMs: number, toMs: number, screen: Screen): string {
  const { language } = screen;
  const days = [sayDate(fromMs, language), sayDate(toMs, language)] as const;
  if (days[0] === days[1]) return `${days[0]}, ${sayTimeRange(fromMs, toMs, language)}`;
  if (isMidnight(fromMs) && isMidnight(toMs)) return days.join(' - ');
  return `${sayMoment(fromMs, language)} - ${sayMoment(toMs, language)}`;
}

function isMidnight(instantMs: number): boolean {
  const { hour, minute, second } = wallTimeAt(instantMs, CAMPUS_ZONE);
  return hour === 0 && minute === 0 && second === 0;
}

function bodyLines(view: View, screen: Screen, room: number): readonly string[] {
  const { question, answer, campus } = view;
  const fixed = [...stateRows(view), ...listRows(view)];
  const noted = doubtNotes([...fixed, ...nextRows(view, fixed)], view.doubts, question, screen.language);
  const around = answer.clash === null ? [] : aroundLines(answer.clash, screen);
  const lines = rowLines(noted, campus, screen, question.list !== null);
  const wide = screen.columns >= FULL_COLUMNS && !screen.plain && !screen.sources;
  const kept = wide && question.list === null ? fitting(lines, room - around.length) : lines;
  const used = kept.reduce((sum, each) => sum + each.lines.length, around.length);
  const aroundKept = wide && question.list === null && used > room ? [] : around;
  const linesOf = (planned: boolean): readonly string[] =>
    kept.filter(({ row }) => (row.kind === 'planned') === planned).flatMap((each) => each.lines);
  return [...linesOf(false), ...aroundKept, ...linesOf(true)];
}

/** Drops the latest rows of the list until the rest fits; what runs or is in doubt always stays. */
function fitting(lines: readonly RowLines[], room: number): readonly RowLines[] {
  const kept = [...lines];
  const used = (): number => kept.reduce((sum, each) => sum + each.lines.length, 0);
  while (used() > room) {
    const dropped = kept.findLastIndex(({ row }) => row.kind === 'planned' && row.note === null);
    if (dropped < 0) break;
    kept.splice(dropped, 1);
  }
  return kept;
}

/** What comes next, unless a list was asked for; what is shown above is not said again. */
function nextRows({ question, answer }: View, shown: readonly Row[]): readonly Row[] {
  if (question.list !== null) return [];
  const ids = new Set(shown.map((row) => row.occurrence.id));
  return answer.next.filter(({ id }) => !ids.has(id)).map((occurrence) => ({ kind: 'planned', occurrence }));
}

/** What runs, what just ended, or what hits the plan. A list of a period speaks of that period only. */
function stateRows({ question, answer }: View): readonly Row[] {
  if (question.list?.kind === 'period') return [];
  if (answer.clash !== null) return answer.clash.occurrences.map((occurrence) => ({ kind: 'hit', occurrence }));
  return [
    ...answer.active.map((occurrence): Row => ({ kind: 'active', occurrence })),
    ...answer.recentlyEnded.map((occurrence): Row => ({ kind: 'ended', occurrence })),
  ];
}

function listRows({ answer }: View): readonly Row[] {
  return answer.occurrences.map((occurrence) => ({ kind: 'planned', occurrence }));
}

function aroundLines(clash: Clash, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const say = (minutes: number | null): string =>
    minutes === null ? words.longer : sayDuration(roughly(minutes), screen.language);
  const [before, after] = [say(clash.freeBeforeMinutes), say(clash.freeAfterMinutes)];
  const text = clash.occurrences.length > 0 ? words.aroundHit(before, after) : words.around(before, after);
  return screen.plain ? [text] : wrap(text, { columns: screen.columns, indent: 2 });
}

/** From a day on in hours, from two on in days; rounded down, so that no more is promised than there is. */
function roughly(minutes: number): number {
  if (minutes < 1440) return minutes;
  return minutes - (minutes % (minutes < 2880 ? 60 : 1440));
}

function footLines(view: View, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const columns = screen.plain ? Number.MAX_SAFE_INTEGER : screen.columns;
  const dim = (text: string): string[] => wrap(text, { columns }).map(screen.paint.dim);
  return [
    ...sourceTexts(view, screen).flatMap(dim),
    ...wrap(words.elsewhere, { columns }),
    ...actionLines(view, screen, columns),
  ];
}

/** One closing sentence for all sources; with `--sources` one for each, with address and day. */
function sourceTexts({ campus, question, nowMs }: View, screen: Screen): readonly string[] {
  const { language } = screen;
  const words = wordsIn(language);
  const schedules = campus.schedules.filter(
    ({ services }) => question.service === null || services.includes(question.service),
  );
  const sources = sourcesOf(schedules, campus);
  if (sources.length === 0) return [];
  if (screen.sources) {
    return sources.map((source) => {
      const { title, url, readOn } = source;
      return words.sourceInFull(title[language], url ?? words.urlUnknown, sayStated(source, nowMs, language), readOn);
    });
  }
  const pages = sources.map((source) => `${source.title[language]} (${sayStated(source, nowMs, language)})`);
  return [words.computedFrom(pages.join(words.and))];
}

/** What to do next, with the command; the command is never broken over two lines. */
function actionLines(view: View, screen: Screen, columns: number): readonly string[] {
  const [sentence, command] = action(view, screen);
  const typed = screen.paint.typed(command);
  const line = `${sentence}  ${typed}`;
  return displayWidth(line) <= columns ? [line] : [...wrap(sentence, { columns }), `  ${typed}`];
}

function action({ question, answer }: View, screen: Screen): readonly [string, string] {
  const words = wordsIn(screen.language);
  const triage = 'lusupport triage';
  if (question.list === null && answer.clash === null) {
    if (answer.state === 'unknown') return [words.sayMoment, 'lusupport maintenance --at 2026-12-01'];
    const last = lastToEnd(answer.active);
    if (last !== null) return [words.stillBroken(sayTime(last.endMs, screen.language)), triage];
    if (answer.recentlyEnded.length > 0) return [words.stillFails, triage];
    if (!question.atGiven) return [words.brokenAnyway, triage];
  }
  return [words.brokenNow, triage];
}

function lastToEnd(active: readonly Occurrence[]): Occurrence | null {
  return active.reduce<Occurrence | null>(
    (last, each) => (last === null || each.endMs > last.endMs ? each : last),
    null,
  );
}

function capital(text: string): string {
  // A name such as uSis keeps its own letters.
  return /^[a-z][A-Z]/.test(text) ? text : text.charAt(0).toUpperCase() + text.slice(1);
}
