/**
 * A command line that can be pasted into a shell: `lusupport` and `words`, quoted where needed. Double quotes, which
 * Windows knows too; a word with a sign that acts inside them is in single quotes, as POSIX shells read it.
 */
export function shellLine(words: readonly string[]): string {
  return ['lusupport', ...words].map(quoted).join(' ');
}

const PLAIN = /^[\w./:=@+-]+$/;
const ACTS_IN_DOUBLE_QUOTES = /["$`\\!]/;

function quoted(word: string): string {
  if (PLAIN.test(word)) return word;
  return ACTS_IN_DOUBLE_QUOTES.test(word) ? `'${word.replaceAll("'", "'\\''")}'` : `"${word}"`;
}
