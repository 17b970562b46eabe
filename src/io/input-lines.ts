import type { InputLine } from '../session.ts';

/** A line is cut here, in code points: nobody describes a problem at greater length, and matching stays fast. */
export const MAX_LINE_CHARACTERS = 4096;

/** What is kept of a line while it is read: a code point takes at most two places. */
const MOST_KEPT = 2 * MAX_LINE_CHARACTERS + 2;

/**
 * Bytes as lines of UTF-8: bad bytes replaced, a byte-order mark and CR before LF removed, an overlong line cut while
 * it is read. A last line without line end counts; nothing after the last line end does not.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let kept = '';
  for await (const chunk of chunks) {
    const [first = '', ...rest] = (typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true })).split(
      '\n',
    );
    kept = (kept + first).slice(0, MOST_KEPT);
    for (const next of rest) {
      yield toLine(kept);
      kept = next.slice(0, MOST_KEPT);
    }
  }
  kept += decoder.decode();
  if (kept !== '') yield toLine(kept);
}

function toLine(raw: string): InputLine {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (text.length <= MAX_LINE_CHARACTERS) return { text, truncated: false };
  const characters = [...text];
  if (characters.length <= MAX_LINE_CHARACTERS) return { text, truncated: false };
  return { text: characters.slice(0, MAX_LINE_CHARACTERS).join(''), truncated: true };
}
