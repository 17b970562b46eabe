/** More is not read; the same limit as for a line of a batch. */
export const MAX_QUERY_CODE_POINTS = 4096;

/** `text` cut to what is read. Counted in code points, so that no character is cut in half. */
export function cutText(text: string): { readonly text: string; readonly truncated: boolean } {
  if (text.length <= MAX_QUERY_CODE_POINTS) return { text, truncated: false };
  let end = 0;
  let count = 0;
  for (const character of text) {
    if (count === MAX_QUERY_CODE_POINTS) return { text: text.slice(0, end), truncated: true };
    end += character.length;
    count += 1;
  }
  return { text, truncated: false };
}

/** What a student typed as a question to search with; null for nothing but blanks. */
export function cutQuery(typed: string): { readonly query: string | null; readonly truncated: boolean } {
  const { text, truncated } = cutText(typed.trim());
  return { query: text === '' ? null : text, truncated };
}
