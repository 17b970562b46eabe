import type { Occurrence } from '../campus/windows.ts';
import type { Language } from '../language.ts';
import { sayDate, sayShortDate } from '../time/say.ts';
import { type Doubt, monthOf } from './doubt.ts';
import type { Question } from './question.ts';
import type { NotedRow, Row } from './rows.ts';
import { wordsIn } from './words.ts';

/**
 * The rows with each doubt at its place: beside the row it speaks of (`? or Tue 8 Dec`), or as a row of its own
 * (`? perhaps`) where the other reading concerns the moment or plan itself, or no row fits. Every doubt is shown.
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
    const row = rowFor(doubt, rows, question);
    if (row !== null && !noteOfRow.has(row)) noteOfRow.set(row, noteBeside(doubt, language));
    else if (doubt.other !== null) ownRows.push(ownRow(doubt.other, question, language));
  }
  const noted = [...rows.map((row) => ({ ...row, note: noteOfRow.get(row) ?? null })), ...ownRows];
  const planned = noted.filter((row) => row.kind === 'planned');
  return [...noted.filter((row) => row.kind !== 'planned'), ...inOrder(planned)];
}

/** The row of the same month; else, while the other reading is still to come, the schedule's next one. */
function rowFor(doubt: Doubt, rows: readonly Row[], question: Question): Row | null {
  const ofSchedule = rows.filter((row) => row.occurrence.schedule === doubt.schedule && row.kind !== 'ended');
  const sameMonth = ofSchedule.find((row) => monthOf(row.occurrence) === doubt.month);
  if (sameMonth !== undefined) return sameMonth;
  const { other } = doubt;
  if (other === null || question.list !== null) return null;
  const planEndMs = question.shownMs + (question.forMinutes ?? 0) * 60_000;
  return other.startMs > planEndMs ? (ofSchedule.find((row) => row.kind === 'planned') ?? null) : null;
}

function noteBeside({ other }: Doubt, language: Language): NonNullable<NotedRow['note']> {
  const words = wordsIn(language);
  if (other === null) return { short: words.perhapsNot, plain: words.plainPerhapsNot };
  return {
    short: words.orElse(sayShortDate(other.startMs, language)),
    plain: words.plainOrElse(sayDate(other.startMs, language)),
  };
}

function ownRow(occurrence: Occurrence, { list }: Question, language: Language): NotedRow {
  const words = wordsIn(language);
  const outside = list?.kind === 'period' && (occurrence.startMs < list.fromMs || occurrence.startMs >= list.toMs);
  if (outside) return { kind: 'outside', occurrence, note: null };
  return { kind: 'planned', occurrence, note: { short: words.perhaps, plain: words.plainPerhaps } };
}

function inOrder(rows: readonly NotedRow[]): readonly NotedRow[] {
  return [...rows].sort((a, b) => a.occurrence.startMs - b.occurrence.startMs);
}
