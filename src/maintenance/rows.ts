import type { Occurrence } from '../campus/windows.ts';
import { displayWidth, padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import type { CampusSection } from '../reference/sections.ts';
import { sayDate, sayShortDate, sayTime, sayTimeRange } from '../time/say.ts';
import { wordsIn } from './words.ts';

/** A line of the answer: work that runs, has ended, hits a plan, comes or may come. */
export interface Row {
  readonly kind: 'active' | 'ended' | 'hit' | 'planned';
  readonly occurrence: Occurrence;
}

export interface NotedRow extends Row {
  /** The doubt that belongs to the row, worded for a table and for a sentence; null for none. */
  readonly note: { readonly short: string; readonly plain: string } | null;
  /** True where the row is the other reading of the rule, not work as we read it. */
  readonly otherReading: boolean;
}

export interface RowLines {
  readonly row: NotedRow;
  readonly lines: readonly string[];
}

const INDENT = 2;

/**
 * The rows as lines: date, time and service in columns; on a narrow screen the service below its time; for screen
 * readers one sentence each.
 *
 * @param withYear true for lists that were asked for: they may lie years away
 */
export function rowLines(
  rows: readonly NotedRow[],
  campus: CampusSection,
  screen: Screen,
  withYear: boolean,
): readonly RowLines[] {
  return rows.map((row) => ({
    row,
    lines: screen.plain ? plainLines(row, campus, screen.language) : tableLines(row, campus, screen, withYear),
  }));
}

/** Names of the services of an occurrence: `most ICT facilities and uSis`. */
export function servicesOf(occurrence: Occurrence, campus: CampusSection, language: Language): string {
  return servicesNamed(occurrence.services, campus, language);
}

export function servicesNamed(ids: readonly string[], campus: CampusSection, language: Language): string {
  return ids
    .map((id) => campus.services.find((service) => service.id === id)?.name[language] ?? id)
    .join(wordsIn(language).and);
}

function tableLines(row: NotedRow, campus: CampusSection, screen: Screen, withYear: boolean): readonly string[] {
  const { language, columns, paint } = screen;
  const { occurrence } = row;
  const words = wordsIn(language);
  const services = servicesOf(occurrence, campus, language);
  const note = row.note === null ? [] : [paint.doubtful(row.note.short)];
  if (row.kind === 'active') {
    return parts([paint.doubtful(words.runs(sayTime(occurrence.endMs, language), services)), ...note], INDENT, columns);
  }
  if (row.kind === 'ended') {
    return parts([words.ended(sayTime(occurrence.endMs, language), services), ...note], INDENT, columns);
  }
  const date = withYear ? sayDate(occurrence.startMs, language) : sayShortDate(occurrence.startMs, language);
  const time = sayTimeRange(occurrence.startMs, occurrence.endMs, language);
  const when = `${aligned(date)}  ${time}`;
  const start = INDENT + displayWidth(when) + 3;
  if (start + displayWidth(services) > columns) {
    return [`${' '.repeat(INDENT)}${when}`, ...parts([services, ...note], INDENT + 2, columns)];
  }
  const lines = parts([services, ...note], start, columns);
  return lines.map((line, index) =>
    index === 0 ? padEnd(' '.repeat(INDENT) + when, start) + line.slice(start) : line,
  );
}

/** Pieces beside each other where they fit, otherwise each on lines of its own. */
function parts(pieces: readonly string[], indent: number, columns: number): readonly string[] {
  const oneLine = ' '.repeat(indent) + pieces.join('   ');
  if (displayWidth(oneLine) <= columns) return [oneLine];
  return pieces.flatMap((piece) => wrap(piece, { columns, indent }));
}

function plainLines(row: NotedRow, campus: CampusSection, language: Language): readonly string[] {
  const { occurrence } = row;
  const words = wordsIn(language);
  const services = servicesOf(occurrence, campus, language);
  const when = whenOf(occurrence, language);
  const fact = {
    active: `${words.runs(sayTime(occurrence.endMs, language), services)}.`,
    ended: `${words.ended(sayTime(occurrence.endMs, language), services)}.`,
    hit: `${when}: ${services}.`,
    planned: `${when}: ${services}.`,
  }[row.kind];
  return [row.note === null ? fact : `${fact} ${row.note.plain}`];
}

/** `Tue 1 Dec 2026, 07:30-08:30` */
function whenOf({ startMs, endMs }: Occurrence, language: Language): string {
  return `${sayDate(startMs, language)}, ${sayTimeRange(startMs, endMs, language)}`;
}

/** `Tue 1 Dec` as wide as `Fri 27 Nov`, the numbers under each other. */
function aligned(date: string): string {
  return date.replace(/ (\d) /, '  $1 ');
}
