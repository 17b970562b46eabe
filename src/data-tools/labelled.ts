import type { InputLine } from '../session.ts';

/** What a phrase of a collection is about, as the helpdesk says. */
export type Label =
  | { readonly kind: 'desk'; readonly id: string; readonly desk: string }
  | { readonly kind: 'topic'; readonly id: string; readonly desk: string }
  | { readonly kind: 'none'; readonly id: string; readonly desk: null };

export interface Phrase {
  /** Number of its line, from 1. */
  readonly line: number;
  readonly label: Label;
  readonly text: string;
}

export type LineProblemCode = 'no-tab' | 'no-text' | 'third-cell' | 'unknown-label' | 'not-utf8' | 'line-too-long';

export interface LineProblem {
  readonly line: number;
  readonly code: LineProblemCode;
  /** The label as it stands there. */
  readonly typed: string;
}

/** What one line of a collection holds; null for an empty line, a remark and the heading. */
export type ReadLine = Phrase | LineProblem | null;

/** Labels that a phrase can have: topic id to its first desk. */
export type TopicDesks = ReadonlyMap<string, string>;

export const NONE = 'none';

/** First cells of a heading, as a helpdesk may write it. None of them is an id. */
const HEADINGS = ['label', 'desk', 'topic', 'balie', 'onderwerp'];

/**
 * Reads a collection line by line: a label and a text with a tab between, as a spreadsheet saves it. The label is a
 * desk, a topic or `none`. Lines that are empty or start with `#` are left out, and a heading before the first phrase.
 */
export function lineReader(desks: TopicDesks): (line: InputLine, number: number) => ReadLine {
  const deskIds = new Set(desks.values());
  let begun = false;

  const labelOf = (id: string): Label | null => {
    if (id === NONE) return { kind: 'none', id, desk: null };
    if (deskIds.has(id)) return { kind: 'desk', id, desk: id };
    const desk = desks.get(id);
    return desk === undefined ? null : { kind: 'topic', id, desk };
  };

  return ({ text: line, truncated }, number) => {
    if (line.trim() === '' || line.startsWith('#')) return null;
    const [typed = '', text, ...more] = cellsOf(line);
    const problem = (code: LineProblemCode): LineProblem => ({ line: number, code, typed });
    const first = !begun;
    begun = true;
    if (truncated) return problem('line-too-long');
    // What is no UTF-8 has been replaced by this character when it was read.
    if (line.includes('\uFFFD')) return problem('not-utf8');
    if (first && HEADINGS.includes(typed.toLowerCase())) return null;
    if (text === undefined) return problem('no-tab');
    const label = labelOf(typed);
    if (label === null) return problem('unknown-label');
    if (text === '') return problem('no-text');
    if (more.length > 0) return problem('third-cell');
    return { line: number, label, text };
  };
}

/** The cells of a line; a spreadsheet leaves tabs at the end and puts cells with signs in them between quotes. */
function cellsOf(line: string): readonly string[] {
  const cells = line.split('\t').map((cell) => unquoted(cell.trim()));
  const used = cells.findLastIndex((cell) => cell !== '') + 1;
  return cells.slice(0, Math.max(used, Math.min(cells.length, 2)));
}

function unquoted(cell: string): string {
  return /^"(?:[^"]|"")*"$/.test(cell) ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell;
}

/** Whether a line that was read is a phrase. */
export function isPhrase(read: Phrase | LineProblem): read is Phrase {
  return 'label' in read;
}
