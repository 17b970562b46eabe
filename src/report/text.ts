import type { Damage, NotSavedWhy } from '../io/journal.ts';
import { labelled, type Row, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import { sayDate, sayMoment } from '../time/say.ts';
import type { Report } from './ledger.ts';
import { wordsIn } from './words.ts';

/** The screens of `report`. */

/** How a desk is called; null where the facts do not know it. */
export type DeskName = (id: string) => string | null;

const command = (...words: readonly string[]): string => `  ${shellLine(['report', ...words])}`;

/** What was typed as a number is printable ASCII; what comes from a file has to be made so. */
const shown = (text: string): string => visible(text, 300);

/** A number is never broken, and its blanks stay as many as they are. */
function wrapWhole(number: string, say: (number: string) => string, indent: number, columns: number): string[] {
  const lines = wrap(say(shown(number).replaceAll(' ', '\u00a0')), { columns, indent });
  return lines.map((line) => line.replaceAll('\u00a0', ' '));
}

function rowsOf(report: Report, deskName: DeskName, { language }: Screen): readonly Row[] {
  const words = wordsIn(language);
  return [
    ...(report.about === null ? [] : [{ label: words.about, text: shown(report.about) }]),
    ...(report.desk === null ? [] : [{ label: words.desk, text: deskName(report.desk) ?? shown(report.desk) }]),
  ];
}

function block(rows: readonly Row[], indent: number, { columns, plain }: Screen): readonly string[] {
  return labelled([...rows], { columns, indent, plain });
}

/** What became of a number: kept now, kept before, or not at all. */
export type Kept =
  | { readonly kind: 'saved' }
  | { readonly kind: 'declined' }
  | { readonly kind: 'not-saved'; readonly why: NotSavedWhy };

/** @param report as it stands in the journal now; as it was typed where it could not be saved */
export function addLines(
  kept: Kept,
  report: Report,
  path: string | null,
  deskName: DeskName,
  screen: Screen,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  const rows = block(rowsOf(report, deskName, screen), 2, screen);
  const head = (say: (number: string) => string): string[] => wrapWhole(report.number, say, 0, columns);
  if (kept.kind === 'not-saved') {
    return [
      ...head(words.notSaved).map(paint.bad),
      ...rows,
      ...wrap(words.why(kept.why), { columns }),
      ...(path === null ? [] : [`  ${visible(path)}`]),
    ];
  }
  const day = sayDate(report.keptAtMs, language);
  const said = kept.kind === 'saved' ? words.kept : (number: string) => words.alreadyKept(number, day);
  return [...head(said).map(paint.strong), ...rows, ...wrap(words.quoteIt, { columns }), paint.typed(command('list'))];
}

/** @param reports the newest first; null where the journal cannot be read */
export function listLines(
  reports: readonly Report[] | null,
  path: string | null,
  deskName: DeskName,
  screen: Screen,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  if (reports === null) {
    return [
      ...wrap(words.unreadable, { columns }).map(paint.bad),
      ...(path === null ? [] : [`  ${visible(path)}`]),
      ...wrap(words.unreadableAdvice, { columns }),
    ];
  }
  if (reports.length === 0) return [...wrap(words.none, { columns }), paint.typed(command('add', NUMBER[language]))];
  const rows = reports.flatMap((report) => [
    ...wrapWhole(report.number, (number) => number, 2, columns).map(paint.strong),
    ...block(
      [...rowsOf(report, deskName, screen), { label: words.keptOn, text: sayMoment(report.keptAtMs, language) }],
      4,
      screen,
    ),
  ]);
  return [paint.strong(`${words.title}: ${reports.length}`), ...rows, ...wrap(words.quoteOne, { columns })];
}

const NUMBER = { en: 'NUMBER', nl: 'NUMMER' } as const;

/** What was wrong in the journal, for below any answer. */
export function damageLines(damage: Damage | null, { columns, paint, language }: Screen): readonly string[] {
  if (damage === null) return [];
  const words = wordsIn(language);
  return [
    ...wrap(words.damaged(damage.lines), { columns }).map(paint.doubtful),
    ...(damage.keptAs === null ? [] : [words.damagedCopy, `  ${visible(damage.keptAs)}`]),
  ];
}
