/**
 * Characters that a terminal acts on, or that hide: C0 and C1 controls, DEL, line and paragraph separators,
 * zero-width and direction marks, byte-order mark, tag characters. The rule: Trojan Source, CVE-2021-42574.
 */
export const ACTING =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what this removes
  /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028\u2029\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u{e0000}-\u{e007f}]/gu;

const asCode = (character: string): string =>
  `<U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}>`;

/**
 * Text that did not come from us (typed words, file names, host answers, names of hardware), made safe to print on
 * one line: acting characters become visible (`<U+001B>`, `<U+202E>`), line breaks become blanks.
 */
export function visible(text: string, maxLength = 2000): string {
  // More than can be shown is cut first, so that a text of any size costs the same.
  const oneLine = text.slice(0, 2 * maxLength).replace(/[\r\n\t]+/g, ' ');
  const characters = [...oneLine.replace(ACTING, asCode)];
  const shown = characters.join('');
  return characters.length <= maxLength ? shown : `${characters.slice(0, maxLength - 1).join('')}…`;
}
