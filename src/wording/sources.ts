import type { SourceView } from '../campus/desk-view.ts';
import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import { readText, statedText } from './stated.ts';
import { sharedWords } from './words.ts';

/**
 * The one closing line: the first source that is not our own advice, its age, and how many there are more.
 *
 * @param shortened true where the screen leaves lines out that `--sources` shows
 */
export function sourceLine(sources: readonly SourceView[], language: Language, shortened = false): string {
  const words = sharedWords(language);
  const told = sources.filter(({ source }) => source.by !== 'ours');
  const [first, ...others] = told.length > 0 ? told : sources;
  if (first === undefined) return '';
  const hint = shortened ? words.moreToRead : others.length > 0 ? words.moreSources(others.length) : '';
  const more = hint === '' ? '' : ` (${hint})`;
  return `${words.source}: ${first.source.title[language]}, ${statedText(first.source.statedOn, first.age, language)}${more}`;
}

/** Every source on lines of its own: `--sources`. */
export function sourceLines(sources: readonly SourceView[], screen: Screen): readonly string[] {
  const words = sharedWords(screen.language);
  const { language } = screen;
  const lines = sources.flatMap(({ source, age }) => {
    const parts = [
      source.title[language],
      statedText(source.statedOn, age, language),
      readText(source.readOn, language),
    ];
    const text = [...parts, ...(age === 'hint' ? [words.ageHint] : []), ...(source.url === null ? [] : [source.url])];
    return wrap(text.join(', '), { columns: screen.columns, indent: 2, hanging: 4 });
  });
  return [`${words.sources}:`, ...lines];
}
