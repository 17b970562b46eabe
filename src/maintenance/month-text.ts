import { headline, padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Service } from '../reference/campus-data.ts';
import { CALENDAR_NAMES } from '../time/names.ts';
import { doubtNotes } from './doubt-note.ts';
import { actionLines, elsewhereLines, sourceLines } from './foot.ts';
import { capital, whenLine } from './head.ts';
import { DOUBT, type MonthDay, type MonthGrid, monthGrid, serviceLetters, TODAY } from './month-grid.ts';
import { legendLines } from './month-legend.ts';
import type { CalendarMonth } from './options.ts';
import { rowLines } from './rows.ts';
import type { View } from './view.ts';
import { wordsIn } from './words.ts';

/** From here on a cell has room to breathe. */
const WIDE_COLUMNS = 60;
const WIDE_CELL = 7;
/** Seven of these fit into 40 columns: mark, two digits, two letters. */
const NARROW_CELL = 5;

/** A month drawn in weeks, with its legend, and where else to look; for screen readers one sentence for each time. */
export function monthLines(month: CalendarMonth, view: View, screen: Screen): readonly string[] {
  const { language } = screen;
  const words = wordsIn(language);
  const title = `${capital(CALENDAR_NAMES[language].months[month.month - 1] ?? '')} ${month.year}`;
  const columns = screen.plain ? Number.MAX_SAFE_INTEGER : screen.columns;
  const foot = [...sourceLines(view, screen), ...elsewhereLines(view, screen, false), ...actionLines(view, screen)];
  const none = view.answer.occurrences.length === 0 ? wrap(words.month.none, { columns }) : [];
  const strong = screen.paint.strong(title);
  const moment = whenLine({ ...view, question: { ...view.question, list: null } }, screen);
  if (screen.plain) return [strong, moment, ...plainLines(view, screen), ...none, ...foot];
  const services = servicesOf(view);
  const grid = monthGrid(month, view.answer.occurrences, view.doubts, services, view.nowMs);
  return [
    ...headline(strong, moment, screen.columns),
    ...gridLines(grid, services, screen),
    ...none,
    ...legendLines(month, grid, services, view, screen),
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

function plainLines({ answer, doubts, question, campus }: View, screen: Screen): readonly string[] {
  const rows = answer.occurrences.map((occurrence) => ({ kind: 'planned' as const, occurrence }));
  const noted = doubtNotes(rows, doubts, question, screen.language);
  return rowLines(noted, campus, screen, true).flatMap(({ lines }) => lines);
}
