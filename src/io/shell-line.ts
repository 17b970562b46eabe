/** A command line that can be pasted into a POSIX shell: `lusupport` and `words`, quoted where needed. */
export function shellLine(words: readonly string[]): string {
  return ['lusupport', ...words].map(quoted).join(' ');
}

function quoted(word: string): string {
  return /^[\w./:=@+-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;
}
