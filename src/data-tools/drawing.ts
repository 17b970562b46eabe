import { visible } from '../io/visible.ts';

/** What both drawings share: which texts stand where, and the names of the boxes. */

/** A text of a foreign folder can be of any length; a box cannot. */
const MOST_CHARACTERS = 300;

/** A text for a drawing: on one line, without characters that act. */
export function drawn(text: string): string {
  return visible(text, MOST_CHARACTERS).trim();
}

/**
 * The name of a box, which both languages take without quotes and which no word of theirs can be. Ids have single `-`
 * or `.` between letters and digits, so no two ids become one name.
 */
export function nodeName(kind: 'question' | 'outcome', id: string): string {
  return `${kind}_${id.replaceAll('.', '__').replaceAll('-', '_')}`;
}

/** What a drawing holds besides the graph. */
export interface DrawingWords {
  /** Remarks at the top of the file, such as the folder that the facts come from. */
  readonly remarks: readonly string[];
  /** Under an outcome that asks for the faculty. */
  readonly asksFaculty: string;
}
