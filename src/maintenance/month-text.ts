import type { Occurrence } from '../campus/windows.ts';
import { headline, labelled, padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Service } from '../reference/campus-data.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { sayShortDate, sayTimeRange } from '../time/say.ts';
import { CAMPUS_ZONE, wallTimeAt, weekdayOf } from '../time/zone.ts';
import { doubtNotes } from './doubt-note.ts';
import { actionLines, elsewhereLines, sourceLines } from './foot.ts';
import { capital, whenLine } from './head.ts';
import { type MonthDay, type MonthGrid, monthGrid, serviceLetters } from './month-grid.ts';
import type { CalendarMonth } from './options.ts';
import { rowLines } from './rows.ts';
import type { View } from './view.ts';
import { wordsIn } from './words.ts';

/** From here on a cell has room to breathe. */
const WIDE_COLUMNS = 60;
const WIDE_CELL = 7;
/** Seven of these fit into 40 columns: mark, two digits, two letters. */
const NARROW_CELL = 5;
/** Beside the day. */
const TODAY = '>';
const DOUBT = '?';

/** A month drawn in weeks, with its legend, and where else to look; for screen readers one sentence for each time. */
export function monthLines(month: CalendarMonth, view: View, screen: Screen): readonly string[] {
  const { language } = screen;
  const words = wordsIn(language);
  const title = `${capital(CALENDAR_NAMES[language].months[month.month - 1] ?? '')} ${month.year}`;
  const columns = screen.plain ? Number.MAX_SAFE_INTEGER : screen.columns;
  const foot = [...sourceLines(view, screen), ...elsewhereLines(view, screen, false), ...actionLines(view, screen)];
  const none = view.answer.occurrences.length === 0 ? wrap(words.month.none, { columns }) : [];
  if (screen.plain) return [screen.paint.strong(title), ...plainLines(view, screen), ...none, ...foot];
  const services = servicesOf(view);
  const grid = monthGrid(month, view.answer.occurrences, view.doubts, services, view.nowMs);
  return [
    ...headline(
      screen.paint.strong(title),
      whenLine({ ...view, question: { ...view.question, list: null } }, screen),
      screen.columns,
    ),
    ...gridLines(grid, services, screen),
    ...none,
    ...legendLines(grid, services, view, screen),
    ...foot,
  ];
}

/** Those that are asked for. */
function servicesOf({ campus, question }: View): readonly Service[] {
  return campus.services.filter(({ id }) => question.service === null || id === question.service);
}

function gridLines(grid: MonthGrid, services: readonly Service[], screen: Screen): readonly string[] {
  const width = screen.columns < WIDE_COLUMNS ? NARROW_CELL : WIDE_CELL;
  const letters = serviceLetters(services);
  const names = CALENDAR_NAMES[screen.language].shortWeekdays;
  const head = names.map((name) => padEnd(` ${name}`, width)).join('');
  const cell = (day: MonthDay | null): string => {
    if (day === null) return ' '.repeat(width);
    const marks = day.services.map((id) => letters.get(id) ?? '').join('') + (day.inDoubt ? DOUBT : '');
    const mark = day.isToday ? TODAY : ' ';
    const gap = width === WIDE_CELL ? ' ' : '';
    const text = fitted(`${mark}${String(day.day).padStart(2)}${gap}${marks}`, width);
    if (day.isToday) return screen.paint.strong(text);
    return marks === '' ? text : screen.paint.doubtful(text);
  };
  return [screen.paint.dim(head), ...grid.map((week) => week.map(cell).join(''))].map((line) => line.trimEnd());
}

/** Filled up to the width; the blank before the day goes first, then a plus stands for what does not fit. */
function fitted(text: string, width: number): string {
  const short = text.length > width ? text.trimStart() : text;
  return short.length > width ? `${short.slice(0, width - 1)}+` : padEnd(short, width);
}

/** What the letters and marks mean, as far as they stand in the month. */
function legendLines(grid: MonthGrid, services: readonly Service[], view: View, screen: Screen): readonly string[] {
  const { language, columns } = screen;
  const words = wordsIn(language).month;
  const letters = serviceLetters(services);
  const days = grid.flat().filter((day) => day !== null);
  const ofServices = services
    .filter(({ id }) => days.some((day) => day.services.includes(id)))
    .map(({ id, name }) => ({
      label: letters.get(id) ?? '',
      text: `${name[language]}: ${timesOf(id, view, screen).join('; ')}`,
    }));
  const bare = days.some((day) => day.inDoubt && day.services.length === 0);
  return labelled(
    [
      ...ofServices,
      ...(days.some((day) => day.inDoubt) ? [{ label: DOUBT, text: bare ? words.otherReading : words.maybe }] : []),
      ...(days.some((day) => day.isToday) ? [{ label: TODAY, text: words.today }] : []),
    ],
    { columns, indent: 1, plain: false },
  );
}

/** `Mon 20:00-02:00; Tue 07:30-08:30`: each weekday and time once; a date where it comes once beside others. */
function timesOf(service: string, { answer }: View, screen: Screen): readonly string[] {
  const { language } = screen;
  const times = new Map<string, Occurrence[]>();
  for (const occurrence of answer.occurrences.filter(({ services }) => services.includes(service))) {
    const key = sayTimeRange(occurrence.startMs, occurrence.endMs, language);
    times.set(key, [...(times.get(key) ?? []), occurrence]);
  }
  return [...times].map(([range, occurrences]) => {
    const weekdays = [...new Set(occurrences.map(weekdayOfStart))].sort((a, b) => a - b);
    const [only] = occurrences;
    if (weekdays.length === 7) return `${wordsIn(language).month.daily} ${range}`;
    if (occurrences.length === 1 && only !== undefined) return `${sayShortDate(only.startMs, language)} ${range}`;
    return `${weekdays.map((day) => CALENDAR_NAMES[language].shortWeekdays[day - 1]).join(', ')} ${range}`;
  });
}

function weekdayOfStart({ startMs }: Occurrence): number {
  return weekdayOf(wallTimeAt(startMs, CAMPUS_ZONE));
}

function plainLines({ answer, doubts, question, campus }: View, screen: Screen): readonly string[] {
  const rows = answer.occurrences.map((occurrence) => ({ kind: 'planned' as const, occurrence }));
  const noted = doubtNotes(rows, doubts, question, screen.language);
  return rowLines(noted, campus, screen, true).flatMap(({ lines }) => lines);
}
