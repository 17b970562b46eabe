import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';

/**
 * What nearly all our lines are made of: signs of one column each. The packages know all the signs of the world and
 * colour too, but loading them takes milliseconds; where both can tell, both tell the same.
 */
const ONE_COLUMN_EACH = /^[ -~\xa0-\xff–—‘’“”…]*$/;

/** What breaks in one way only: the same signs, with single blanks between words. */
const PLAIN_WORDS = /^(?=\S)[!-~\xa0-\xff–—‘’“”…]+(?: [!-~\xa0-\xff–—‘’“”…]+)*$/;

/** How many columns a text takes on a terminal; colour takes none. */
export function displayWidth(text: string): number {
  return ONE_COLUMN_EACH.test(text) ? text.length : stringWidth(text);
}

/** `text` filled with blanks up to `columns`. */
export function padEnd(text: string, columns: number): string {
  return text + ' '.repeat(Math.max(0, columns - displayWidth(text)));
}

export interface WrapOptions {
  readonly columns: number;
  /** Blanks before the first line. */
  readonly indent?: number;
  /** Blanks before every further line; the same as `indent` unless given. */
  readonly hanging?: number;
}

/** `text` as lines of at most `columns`, broken between words. A word longer than a line is not cut. */
export function wrap(text: string, options: WrapOptions): string[] {
  const indent = options.indent ?? 0;
  const hanging = options.hanging ?? indent;
  const room = Math.max(10, options.columns - Math.max(indent, hanging));
  const lines = PLAIN_WORDS.test(text)
    ? wrapPlain(text, room)
    : wrapAnsi(text, room, { hard: false, trim: true }).split('\n');
  return lines.map((line, index) => ' '.repeat(index === 0 ? indent : hanging) + line);
}

function wrapPlain(text: string, columns: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(' ')) {
    const line = lines.at(-1);
    if (line === undefined || line.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = `${line} ${word}`;
  }
  return lines;
}

/** `left` and `right` on one line with the right part at the edge, or on two lines where they do not fit. */
export function headline(left: string, right: string, columns: number): string[] {
  const gap = columns - displayWidth(left) - displayWidth(right);
  if (right === '') return wrap(left, { columns });
  if (gap >= 2) return [left + ' '.repeat(gap) + right];
  return [...wrap(left, { columns }), ...wrap(right, { columns })];
}

/** A sentence with the command that it names beside it, or below it where both do not fit; a command is never broken. */
export function withCommand(
  sentence: string,
  command: string,
  { columns, paint }: { readonly columns: number; readonly paint: { readonly typed: (text: string) => string } },
): string[] {
  if (displayWidth(`${sentence}  ${command}`) <= columns) return [`${sentence}  ${paint.typed(command)}`];
  return [...wrap(sentence, { columns }), `  ${paint.typed(command)}`];
}

/** Narrower than this, labels stand before their texts, not beside them. */
const COLUMNS_FOR_LABELS = 60;

/** Whether labels stand before their texts: for screen readers, and where a column of them leaves no room. */
export function labelsBefore({ plain, columns }: { readonly plain: boolean; readonly columns: number }): boolean {
  return plain || columns < COLUMNS_FOR_LABELS;
}

export interface Row {
  readonly label: string;
  readonly text: string;
}

/**
 * Labelled lines (`  Give them  the printer number`) with the texts under each other, wrapped; on a narrow screen,
 * or where `plain` is asked, each label stands before its text.
 */
export function labelled(rows: readonly Row[], options: { columns: number; indent: number; plain: boolean }): string[] {
  const labelColumns = Math.max(0, ...rows.map((row) => displayWidth(row.label)));
  const textStart = options.indent + labelColumns + 2;
  if (options.plain || options.columns - textStart < 24) {
    return rows.flatMap((row) =>
      wrap(`${row.label}: ${row.text}`, {
        columns: options.columns,
        indent: options.indent,
        hanging: options.indent + 2,
      }),
    );
  }
  return rows.flatMap((row) => {
    const lines = wrap(row.text, { columns: options.columns, indent: textStart });
    const head = `${' '.repeat(options.indent)}${padEnd(row.label, labelColumns)}  `;
    return lines.map((line, index) => (index === 0 ? head + line.slice(textStart) : line));
  });
}
