/** Names in a row: `a`, `a and b`, `a, b and c`. `last` is the word before the last one. */
export function listed(names: readonly string[], last: string): string {
  if (names.length <= 1) return names[0] ?? '';
  return `${names.slice(0, -1).join(', ')} ${last} ${names.at(-1)}`;
}
