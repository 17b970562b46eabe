import type { RowLines } from './rows.ts';

/** The pieces of a screen, from top to bottom. `around` stands after the rows of what runs or hits the plan. */
export interface Pieces {
  readonly head: readonly string[];
  readonly rows: readonly RowLines[];
  readonly around: readonly string[];
  readonly source: readonly string[];
  readonly elsewhere: readonly string[];
  /** The same in fewer lines. */
  readonly elsewhereShort: readonly string[];
  readonly why: readonly string[];
  readonly action: readonly string[];
}

/** The pieces with the least important left out until they take at most so many lines, as far as that can be. */
export function fitting(pieces: Pieces, mostLines: number): Pieces {
  let fitted = pieces;
  for (const shorten of STEPS) {
    while (lineCount(fitted) > mostLines) {
      const shorter = shorten(fitted);
      if (lineCount(shorter) === lineCount(fitted)) break;
      fitted = shorter;
    }
  }
  return fitted;
}

/** The mildest first. What runs, has ended, hits the plan or is in doubt always stays. */
const STEPS: readonly ((pieces: Pieces) => Pieces)[] = [
  // Only at the end: a list that ends early is clearer than one with a gap before a doubt.
  (pieces) => withoutRow(pieces, farRow(pieces.rows) === pieces.rows.length - 1 ? farRow(pieces.rows) : -1),
  (pieces) => ({ ...pieces, elsewhere: pieces.elsewhereShort }),
  (pieces) => withoutRow(pieces, farRow(pieces.rows)),
  (pieces) => ({ ...pieces, around: [] }),
  (pieces) => withoutRow(pieces, pieces.rows.some(isAtHand) ? pieces.rows.findLastIndex(canGo) : -1),
  (pieces) => ({ ...pieces, why: [] }),
];

function lineCount({ head, rows, around, source, elsewhere, why, action }: Pieces): number {
  const ofRows = rows.reduce((sum, { lines }) => sum + lines.length, 0);
  return ofRows + [head, around, source, elsewhere, why, action].reduce((sum, lines) => sum + lines.length, 0);
}

function canGo({ row }: RowLines): boolean {
  return row.kind === 'planned' && row.note === null;
}

/** Work that runs or hits the plan, as we read the rule: then nothing to come is nearer. */
function isAtHand({ row }: RowLines): boolean {
  return (row.kind === 'active' || row.kind === 'hit') && !row.otherReading;
}

/** The first work to come, as we read the rule. */
function nearest(rows: readonly RowLines[]): RowLines | undefined {
  return rows.find(({ row }) => row.kind === 'planned' && !row.otherReading);
}

/** Place of the furthest row that can go, the nearest work excepted; -1 for none. */
function farRow(rows: readonly RowLines[]): number {
  const kept = nearest(rows);
  return rows.findLastIndex((row) => canGo(row) && row !== kept);
}

function withoutRow(pieces: Pieces, index: number): Pieces {
  return index < 0 ? pieces : { ...pieces, rows: pieces.rows.filter((_, each) => each !== index) };
}
