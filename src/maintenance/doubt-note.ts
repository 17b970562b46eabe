import type { Occurrence } from '../campus/windows.ts';
import type { Language } from '../language.ts';
import { sayDate, sayShortDate } from '../time/say.ts';
import { type Doubt, monthOf } from './doubt.ts';
import type { Question } from './question.ts';
import type { NotedRow, Row } from './rows.ts';
import { wordsIn } from './words.ts';

const MINUTE_MS = 60_000;

/**
 * The rows with each doubt at its place: beside the row of the very work it speaks of (`? or Tue 8 Dec`); where that
 * row is over or not shown, as a row of its own (`? perhaps`) in its place by time. Every doubt is shown, unless a list
 * of a period was asked for, in which it does not lie.
 */
export function doubtNotes(
  rows: readonly Row[],
  doubts: readonly Doubt[],
  question: Question,
  language: Language,
): readonly NotedRow[] {
  const noteOfRow = new Map<Row, NotedRow['note']>();
  const ownRows: NotedRow[] = [];
  for (const doubt of doubts) {
    const row = rowOfWork(doubt, rows);
    if (row !== null && !noteOfRow.has(row)) noteOfRow.set(row, noteBeside(doubt, language));
    else if (doubt.other !== null && isListed(doubt.other, question))
      ownRows.push(ownRow(doubt.other, question, language));
  }
  const noted = rows.map((row) => ({ ...row, note: noteOfRow.get(row) ?? null, otherReading: false }));
  const all = [...noted, ...ownRows];
  const ofPlan = inOrder(all.filter((row) => row.kind === 'hit'));
  const planned = inOrder(all.filter((row) => row.kind === 'planned'));
  return [...all.filter((row) => row.kind !== 'hit' && row.kind !== 'planned'), ...ofPlan, ...planned];
}

/** The row of the doubt's schedule and month, unless it is over. */
function rowOfWork(doubt: Doubt, rows: readonly Row[]): Row | null {
  const found = rows.find(
    ({ kind, occurrence }) =>
      kind !== 'ended' && occurrence.schedule === doubt.schedule && monthOf(occurrence) === doubt.month,
  );
  return found ?? null;
}

function noteBeside({ other }: Doubt, language: Language): NonNullable<NotedRow['note']> {
  const words = wordsIn(language);
  if (other === null) return { short: words.perhapsNot, plain: words.plainPerhapsNot };
  return {
    short: words.orElse(sayShortDate(other.startMs, language)),
    plain: words.plainOrElse(sayDate(other.startMs, language)),
  };
}

/** False where a period was asked for and the work starts before or after it. */
function isListed({ startMs }: Occurrence, { list }: Question): boolean {
  return list?.kind !== 'period' || (list.fromMs <= startMs && startMs < list.toMs);
}

function ownRow(occurrence: Occurrence, question: Question, language: Language): NotedRow {
  const words = wordsIn(language);
  const { list, shownMs, forMinutes } = question;
  const planEndMs = shownMs + (forMinutes ?? 0) * MINUTE_MS;
  const inPlan =
    list?.kind !== 'period' && occurrence.startMs < planEndMs && occurrence.endMs > shownMs && forMinutes !== null;
  const note = { short: words.perhaps, plain: words.plainPerhaps };
  return { kind: inPlan ? 'hit' : 'planned', occurrence, note, otherReading: true };
}

function inOrder(rows: readonly NotedRow[]): readonly NotedRow[] {
  return [...rows].sort((a, b) => a.occurrence.startMs - b.occurrence.startMs);
}
