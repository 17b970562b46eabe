import { wrap } from '../io/layout.ts';
import type { KeptFile } from '../io/own-files.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import { wordsIn } from './words.ts';

/** The files, each with its size. Paths are never broken over lines: they are there to be copied. */
export function fileLines(files: readonly KeptFile[], { columns, paint, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  return [
    ...wrap(words.title(files.length), { columns }).map(paint.strong),
    ...files.map(({ path, bytes }) => `  ${visible(path)}  ${words.bytes(bytes)}`),
  ];
}

export function nothingLines({ columns, language }: Screen): readonly string[] {
  return wrap(wordsIn(language).nothing, { columns });
}

/** @param left what could not be deleted; null where nothing was to be deleted after all */
export function doneLines(left: readonly KeptFile[] | null, { columns, paint, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  if (left === null) return wrap(words.kept, { columns });
  if (left.length === 0) return wrap(words.gone, { columns });
  return [...wrap(words.notAll, { columns }).map(paint.bad), ...left.map(({ path }) => `  ${visible(path)}`)];
}

/** For where nobody can be asked. */
export function askLines({ columns, paint, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  return [
    ...wrap(words.whyAsk, { columns }),
    ...wrap(words.toDelete, { columns }),
    paint.typed(`  ${shellLine(['forget', '--yes'])}`),
  ];
}
