import type { InputLine } from '../session.ts';

/** A line is cut here, in code points: nobody describes a problem at greater length, and matching stays fast. */
export const MAX_LINE_CHARACTERS = 4096;

/**
 * Bytes as lines of UTF-8: bad bytes replaced, a byte-order mark and CR before LF removed, an overlong line cut.
 * A last line without line end counts; nothing after the last line end does not.
 */
export async function* linesOf(chunks: AsyncIterable<Uint8Array | string>): AsyncGenerator<InputLine> {
  const decoder = new TextDecoder('utf-8', { fatal: false });
  let rest = '';
  for await (const chunk of chunks) {
    rest += typeof chunk === 'string' ? chunk : decoder.decode(chunk, { stream: true });
    let end = rest.indexOf('\n');
    while (end >= 0) {
      yield toLine(rest.slice(0, end));
      rest = rest.slice(end + 1);
      end = rest.indexOf('\n');
    }
  }
  rest += decoder.decode();
  if (rest !== '') yield toLine(rest);
}

function toLine(raw: string): InputLine {
  const text = raw.endsWith('\r') ? raw.slice(0, -1) : raw;
  if (text.length <= MAX_LINE_CHARACTERS) return { text, truncated: false };
  const characters = [...text.slice(0, 2 * MAX_LINE_CHARACTERS)];
  if (characters.length <= MAX_LINE_CHARACTERS) return { text, truncated: false };
  return { text: characters.slice(0, MAX_LINE_CHARACTERS).join(''), truncated: true };
}
