import { displayWidth, wrap } from '../io/layout.ts';
import type { Found, KeptFile } from '../io/own-files.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import { wordsIn } from './words.ts';

/** The files, each with its size. Paths are never broken over lines: they are there to be copied. */
export function keptLines({ files }: Found, { columns, paint, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  return [
    ...wrap(words.title(files.length), { columns }).map(paint.strong),
    ...files.flatMap(({ path, bytes, isLink }) => {
      const [name, size] = [`  ${visible(path)}`, isLink ? words.link : words.bytes(bytes)];
      return displayWidth(`${name}  ${size}`) <= columns ? [`${name}  ${size}`] : [name, `    ${size}`];
    }),
  ];
}

/** More things of others are counted only. */
const MOST_OTHERS = 5;

/** What is left alone, and why. */
export function otherLines({ others }: Found, { columns, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  return (['linked-folder', 'not-ours'] as const).flatMap((kind) => {
    const paths = others.filter(({ why }) => why === kind).map(({ path }) => path);
    if (paths.length === 0) return [];
    const more = paths.length - MOST_OTHERS;
    return [
      ...wrap(words.stays[kind], { columns }),
      ...paths.slice(0, MOST_OTHERS).map((path) => `  ${visible(path)}`),
      ...(more > 0 ? wrap(words.more(more), { columns, indent: 2 }) : []),
    ];
  });
}

const hasLink = ({ others }: Found): boolean => others.some(({ why }) => why === 'linked-folder');

export function nothingLines(found: Found, { columns, language }: Screen): readonly string[] {
  const words = wordsIn(language);
  return wrap(hasLink(found) ? words.nothingButLinked : words.nothing, { columns });
}

/** @param left what could not be deleted; null where nothing was to be deleted after all */
export function doneLines(
  found: Found,
  left: readonly KeptFile[] | null,
  { columns, paint, language }: Screen,
): readonly string[] {
  const words = wordsIn(language);
  if (left === null) return wrap(words.kept, { columns });
  if (left.length === 0) {
    const isElsewhere = found.files.some(({ isLink }) => isLink);
    return wrap(hasLink(found) ? words.goneButLinked : isElsewhere ? words.goneLinks : words.gone, { columns });
  }
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
