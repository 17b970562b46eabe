import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { isPhrase, lineReader, type Phrase } from '../../src/data-tools/labelled.ts';
import { firstDesks } from '../../src/matching/open.ts';
import { triageSection } from '../helpers/triage.ts';

const FOLDER = import.meta.dirname;

/** Names of the files of sentences that were written apart from the phrases: `fresh-1.tsv` and so on. */
export const FRESH_FILES: readonly string[] = readdirSync(FOLDER)
  .filter((name) => /^fresh-.*\.tsv$/.test(name))
  .sort();

/**
 * The sentences of a file beside this one, in the format of `lusupport data phrases`.
 *
 * @throws Error where a line is wrong: a sentence that is not read measures nothing
 */
export function labelledIn(name: string): readonly Phrase[] {
  const read = lineReader(firstDesks(triageSection()));
  const lines = readFileSync(join(FOLDER, name), 'utf8').split('\n');
  return lines.flatMap((text, place) => {
    const found = read({ text, truncated: false }, place + 1);
    if (found === null) return [];
    if (!isPhrase(found)) throw new Error(`${name}:${found.line} ${found.code} ${found.typed}`);
    return [found];
  });
}
