/** Rows as one text to be read aloud: each a sentence with one stop at its end, whatever it ended with. */
export function spoken(rows: readonly string[]): string {
  return rows
    .map((row) => row.replaceAll(/\s+/g, ' ').trim())
    .filter((row) => row !== '')
    .map((row) => (/[.!?…]$/.test(row) ? row : `${row}.`))
    .join(' ');
}
