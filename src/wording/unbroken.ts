/** What is dialled or typed as a whole: a telephone number, a command with its options. */
const UNBROKEN = /\d{3} - \d{3} \d{4}|\+31(?: \d+)+|\blusupport [a-z-]+(?: --[a-z]+ [a-z]+| add [A-Z]+)*/g;

/** Keeps a telephone number or command on one line: its blanks cannot be broken until `untied`. */
export function tied(text: string): string {
  return text.replace(UNBROKEN, (whole) => whole.replaceAll(' ', '\u00a0'));
}

export function untied(lines: readonly string[]): readonly string[] {
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}
