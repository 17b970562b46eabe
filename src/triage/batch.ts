import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { UsageError } from '../errors.ts';
import { errorCode } from '../io/error-code.ts';
import { linesOf } from '../io/input-lines.ts';
import { jsonLine } from '../io/json-line.ts';
import { visible } from '../io/visible.ts';
import type { Router } from '../matching/open.ts';
import type { InputLine } from '../session.ts';
import { matchJson } from './result.ts';
import type { BatchLine } from './result-schema.ts';

/** One line in gives one line out, also an empty one. */
export function batchLine({ text, truncated }: InputLine, route: Router): BatchLine {
  const matches = text.trim() === '' ? [] : route(text).map(matchJson);
  return truncated ? { text, matches, truncated: true } : { text, matches };
}

/**
 * The lines of a file as they are read; bad UTF-8 replaced, overlong lines cut.
 *
 * @throws UsageError when the file cannot be read
 */
export async function* fileLines(file: string): AsyncGenerator<InputLine> {
  try {
    // The pipe of a shell's `<(…)` is open already; a named one may wait for ever for its writer, a device never end.
    const found = await stat(file);
    if (!found.isFile() && !(found.isFIFO() && file.startsWith('/dev/fd/'))) throw unreadable(file);
    yield* linesOf(createReadStream(file));
  } catch (error) {
    throw errorCode(error) === '' ? error : unreadable(file);
  }
}

function unreadable(file: string): UsageError {
  const shown = visible(file, 200);
  return new UsageError(
    'unreadable-file',
    { en: `--batch: "${shown}" cannot be read.`, nl: `--batch: "${shown}" is niet te lezen.` },
    {
      en: 'Give a text file with one problem a line, or - for standard input.',
      nl: 'Geef een tekstbestand met één probleem per regel, of - voor de standaardinvoer.',
    },
  );
}

/** Reads, matches and writes line by line, so that a long file starts to answer at once. */
export async function runBatch(
  lines: AsyncIterable<InputLine>,
  route: Router,
  write: (text: string) => Promise<void>,
): Promise<void> {
  for await (const line of lines) await write(`${jsonLine(batchLine(line, route))}\n`);
}
