import { ACTING } from './visible.ts';

/**
 * A value as JSON on one line. Characters that a terminal acts on, or that hide, are written as escapes: JSON itself
 * does that for C0 only, and a document may end up on a screen.
 */
export function jsonLine(value: unknown): string {
  return JSON.stringify(value).replace(ACTING, (character) =>
    [...Array(character.length).keys()].map((place) => `\\u${hex(character.charCodeAt(place))}`).join(''),
  );
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0');
}
