import type { SourceView } from '../campus/desk-view.ts';
import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { sourceLine, sourceLines } from '../wording/sources.ts';
import type { IncidentsResult } from './result-schema.ts';
import { wordsIn } from './words.ts';

/** The screen of `incidents`: what is not known, where it is told, and what to do then. */
export function incidentsLines(
  { places }: IncidentsResult,
  sources: readonly SourceView[],
  screen: Screen,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  const source = screen.sources ? sourceLines(sources, screen) : wrap(sourceLine(sources, language), { columns });
  return [
    ...wrap(words.cannotTell, { columns }).map(paint.strong),
    ...wrap(words.lookHere, { columns }),
    ...places.flatMap(({ text }, place) => wrap(`${place + 1}. ${text}`, { columns, indent: 2, hanging: 5 })),
    ...wrap(words.planned, { columns }),
    paint.typed(`  ${shellLine(['maintenance', '--now'])}`),
    ...wrap(words.nothingThere, { columns }),
    paint.typed(`  ${shellLine(['triage'])}`),
    ...source.map(paint.dim),
  ];
}
