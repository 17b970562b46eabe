import type { Occurrence } from '../campus/windows.ts';
import { displayWidth, headline, withCommand, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { campusDaysBetween } from '../ledger/reports.ts';
import type { CampusSection } from '../reference/sections.ts';
import { sayDate, sayDuration, sayMoment, sayShortDate, sayTime, sayTimeRange } from '../time/say.ts';
import { incidentLines, shortLines } from '../wording/incidents.ts';
import { type ExamView, type HomeView, minutesUntil } from './view.ts';
import { wordsIn } from './words.ts';

/** On narrower screens more lines are no loss. */
const WIDE = 80;

export interface HomeOptions {
  readonly screen: Screen;
  readonly pretended: boolean;
  /** Whether the language is a guess: then the first line says, in the other language, how to change it. */
  readonly languageHint: boolean;
}

/** Planned work, now and next. With `furtherLines` at most ten lines of eighty columns. */
export function plannedLines(view: HomeView, campus: CampusSection, options: HomeOptions): readonly string[] {
  const { screen } = options;
  const { language } = screen;
  const columns = columnsOf(screen);
  const words = wordsIn(language);
  const moment = sayMoment(view.nowMs, language) + (options.pretended ? ` (${words.pretended})` : '');
  const heads = plannedTexts(view, campus, language);
  const head = screen.plain ? [...heads, moment] : headline(heads.join(' '), moment, columns);
  return [
    ...(options.languageHint ? wrap(words.otherLanguage, { columns }) : []),
    ...head.map(view.active.length > 0 ? screen.paint.doubtful : screen.paint.strong),
    ...(view.upcoming === null
      ? []
      : wrap(words.upcoming(whenText(view.upcoming, language), namesOf(view.upcoming, campus, language)), {
          columns,
          hanging: 2,
        })),
  ];
}

/** Live notices in one sentence, the exam, reports, and one thing to do next. */
export function furtherLines(view: HomeView, campus: CampusSection, { screen }: HomeOptions): readonly string[] {
  const columns = columnsOf(screen);
  return [
    ...noticeLines(view, screen),
    ...(view.exam === null ? [] : examLines(view.exam, view.nowMs, campus, screen)),
    ...reportLines(view, screen),
    ...stepLines(view, screen),
    ...wrap(wordsIn(screen.language).allCommands, { columns }).map(screen.paint.dim),
  ];
}

function namesOf({ services }: Occurrence, campus: CampusSection, language: Language): string {
  const names = services.map((id) => campus.services.find((one) => one.id === id)?.name[language] ?? id);
  return names.join(wordsIn(language).and);
}

/** What runs, and what may run by the other reading of the rule. */
function plannedTexts({ active, perhaps }: HomeView, campus: CampusSection, language: Language): readonly string[] {
  const words = wordsIn(language);
  const [doubtful] = perhaps;
  const until = doubtful === undefined ? null : sayTime(doubtful.endMs, language);
  if (active.length === 0) return [until === null ? words.noneNow : words.noneNowPerhaps(until)];
  const runs = runsTexts(active, campus, language);
  return doubtful === undefined || until === null
    ? runs
    : [...runs, words.perhapsToo(until, namesOf(doubtful, campus, language))];
}

function runsTexts(active: readonly Occurrence[], campus: CampusSection, language: Language): readonly string[] {
  const words = wordsIn(language);
  return active.map((one) => words.runs(sayTime(one.endMs, language), namesOf(one, campus, language)));
}

function whenText({ startMs, endMs }: Occurrence, language: Language): string {
  return `${sayShortDate(startMs, language)}, ${sayTimeRange(startMs, endMs, language)}`;
}

/** One line of eighty columns; what does not fit stands in `lusupport incidents`. */
function noticeLines({ incidents, overdue, nowMs }: HomeView, screen: Screen): readonly string[] {
  const lines = incidentLines(incidents, overdue, nowMs, screen);
  const isNarrow = incidents.state === 'active' && screen.columns < WIDE;
  return lines.length <= 1 || isNarrow ? lines : shortLines(incidents, overdue, nowMs, screen);
}

/** When, how long until then, and whether planned work hits it. */
function examLines(exam: ExamView, nowMs: number, campus: CampusSection, screen: Screen): readonly string[] {
  const { plain, paint, language } = screen;
  const columns = columnsOf(screen);
  const words = wordsIn(language);
  const when = `${sayDate(exam.startMs, language)}, ${sayTimeRange(exam.startMs, exam.endMs, language)}`;
  const count = exam.running ? words.examRunning : countdown(exam, nowMs, language);
  const [hit] = exam.overlaps;
  const [perhaps] = exam.perhaps;
  const clash =
    hit !== undefined
      ? words.clash(whenText(hit, language))
      : perhaps !== undefined
        ? words.clashPerhaps(whenText(perhaps, language))
        : exam.besides.length > 0
          ? besidesText(exam.besides, campus, language)
          : words.noClash;
  const paintClash = hit !== undefined ? paint.bad : perhaps !== undefined ? paint.doubtful : (text: string) => text;
  const whole = `${words.exam(when, count)} ${clash}`;
  if (plain) return [words.exam(when, count), paintClash(clash)];
  if (displayWidth(whole) <= columns && hit === undefined && perhaps === undefined) return [whole];
  return [
    ...wrap(words.exam(when, count), { columns, hanging: 2 }),
    ...wrap(clash, { columns, indent: 2 }).map(paintClash),
  ];
}

/** `Planned work then: only uSis, 17:00-18:00.` */
function besidesText(besides: readonly Occurrence[], campus: CampusSection, language: Language): string {
  const words = wordsIn(language);
  const services = [...new Set(besides.map((one) => namesOf(one, campus, language)))];
  const times = [...new Set(besides.map(({ startMs, endMs }) => sayTimeRange(startMs, endMs, language)))];
  return words.onlyBesides(services.join(words.and), times.join(words.and));
}

function countdown(exam: ExamView, nowMs: number, language: Language): string {
  const words = wordsIn(language);
  const days = campusDaysBetween(nowMs, exam.startMs);
  return days > 1 ? words.inDays(days) : words.inTime(sayDuration(minutesUntil(exam, nowMs), language));
}

function reportLines({ open, nowMs }: HomeView, screen: Screen): readonly string[] {
  const { language } = screen;
  const columns = columnsOf(screen);
  const words = wordsIn(language);
  if (open === null) return wrap(words.reportsUnreadable, { columns });
  const [oldest] = open;
  if (oldest === undefined) return [];
  const days = campusDaysBetween(oldest.keptAtMs, nowMs);
  // A number is never broken.
  const number = visible(oldest.number, 40).replaceAll(' ', '\u00a0');
  return wrap(words.reports(open.length, number, days), { columns, hanging: 2 }).map((line) =>
    line.replaceAll('\u00a0', ' '),
  );
}

function stepLines({ step }: HomeView, screen: Screen): readonly string[] {
  const sentence = wordsIn(screen.language).step[step.kind];
  return withCommand(sentence, visible(shellLine(step.command), 300), { ...screen, columns: columnsOf(screen) });
}

/** For screen readers each fact is one line, however long. */
function columnsOf({ plain, columns }: Screen): number {
  return plain ? Number.MAX_SAFE_INTEGER : columns;
}
