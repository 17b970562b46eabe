import type { OptionValues } from './command.ts';

/**
 * The common options that a command line which goes on from here must keep, or it would answer from other facts or in
 * another language: `--data` and `--lang`, where they were given.
 */
export function carriedWords(common: OptionValues): readonly string[] {
  return ['data', 'lang'].flatMap((name) => {
    const value = common[name];
    return typeof value === 'string' ? [`--${name}`, value] : [];
  });
}

/** A command line with these options, before the words that `--` sets apart. */
export function carrying(words: readonly string[], carried: readonly string[]): readonly string[] {
  const place = words.indexOf('--');
  return place < 0 ? [...words, ...carried] : [...words.slice(0, place), ...carried, ...words.slice(place)];
}
