import { displayWidth, labelled, padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { NONE } from './labelled.ts';
import type { PhrasesResult, Share } from './result-schema.ts';
import { type Words, wordsIn } from './words.ts';

/** A miss shows the beginning of its text; the line number leads to the rest. */
const MOST_TEXT = 200;

/** What the text needs besides the result. */
export interface PhrasesView {
  readonly result: PhrasesResult;
  /** Desk ids in the order of the data. */
  readonly desks: readonly string[];
  /** Whether `--misses` was given. */
  readonly listMisses: boolean;
}

/** The scores of a collection, the table of desks, and the misses where asked. */
export function phrasesLines({ result, desks, listMisses }: PhrasesView, screen: Screen): readonly string[] {
  const words = wordsIn(screen.language);
  const { columns } = screen;
  const name = result.file === null ? words.standardInput : visible(result.file, 200);
  const summary = words.summary(name, result.phrases, result.rightFirst.of, result.refused.of);
  return [
    ...wrap(summary, { columns }).map(screen.paint.strong),
    ...verdictLines(result, words, screen),
    ...shareLines(result, words, screen),
    ...confusionLines(result, desks, words, screen),
    ...(listMisses ? missLines(result, words, screen) : []),
    ...nextLines(result, listMisses, words, screen),
  ];
}

function verdictLines({ min, reached }: PhrasesResult, words: Words, { columns, language, paint }: Screen): string[] {
  if (min === null) return [];
  if (reached === null) return wrap(words.notMeasured, { columns }).map(paint.doubtful);
  const asked = percent(min / 100, language).replace(/[.,]0%$/, '%');
  return reached
    ? wrap(words.reached(asked), { columns }).map(paint.good)
    : wrap(words.notReached(asked), { columns }).map(paint.bad);
}

function shareLines(result: PhrasesResult, words: Words, { columns, plain, language, paint }: Screen): string[] {
  const rows: readonly (readonly [string, Share])[] = [
    [words.rightFirst, result.rightFirst],
    [words.withinThree, result.withinThree],
    [words.rightTopic, result.rightTopic],
    [words.refused, result.refused],
    [words.wronglyRefused, result.wronglyRefused],
  ];
  return [
    ...labelled(
      rows.map(([label, share]) => ({ label, text: shareText(share, words, language) })),
      { columns, indent: 2, plain },
    ),
    ...wrap(words.interval, { columns }).map(paint.dim),
  ];
}

function shareText({ count, of, share, low, high }: Share, words: Words, language: Language): string {
  if (share === null || low === null || high === null) return words.nothingCounted;
  const range = `${percent(low, language).replace('%', '')}-${percent(high, language)}`;
  return words.share(count, of, percent(share, language), range);
}

function percent(fraction: number, language: Language): string {
  const number = (fraction * 100).toFixed(1);
  return `${language === 'nl' ? number.replace('.', ',') : number}%`;
}

function confusionLines(result: PhrasesResult, desks: readonly string[], words: Words, screen: Screen): string[] {
  const { columns, plain, paint } = screen;
  const used = new Set(result.confusion.flatMap(({ label, answer }) => [label, answer]));
  const shown = [...desks.filter((desk) => used.has(desk)), ...(used.has(NONE) ? [NONE] : [])];
  const table = tableLines(result.confusion, shown);
  const fits = !plain && table.every((line) => displayWidth(line) <= columns);
  const lines = fits
    ? [...table, ...wrap(words.confusionKey, { columns, indent: 2 }).map(paint.dim)]
    : listLines(result.confusion, shown, words, screen);
  return [...(plain ? [] : ['']), ...wrap(words.confusion, { columns }).map(paint.strong), ...lines];
}

type Cells = PhrasesResult['confusion'];

function countOf(cells: Cells, label: string, answer: string): number {
  return cells.find((cell) => cell.label === label && cell.answer === answer)?.count ?? 0;
}

/** Rows are labels, columns answers; each column has the number of its row, and 0 where no desk answers. */
function tableLines(cells: Cells, shown: readonly string[]): string[] {
  const numberOf = (id: string): string => (id === NONE ? '0' : String(shown.indexOf(id) + 1));
  const name = (id: string): string => `${numberOf(id).padStart(2)}  ${id}`;
  const nameColumns = Math.max(...shown.map((id) => displayWidth(name(id))));
  const cellColumns = 1 + Math.max(2, ...cells.map(({ count }) => String(count).length));
  const row = (head: string, values: readonly string[]): string =>
    `  ${padEnd(head, nameColumns)} ${values.map((value) => value.padStart(cellColumns)).join('')}`;
  return [
    row('', shown.map(numberOf)),
    ...shown.map((label) =>
      row(
        name(label),
        shown.map((answer) => String(countOf(cells, label, answer) || '.')),
      ),
    ),
  ];
}

/** The same for a narrow screen or a screen reader: one label after the other, without the zeros. */
function listLines(cells: Cells, shown: readonly string[], words: Words, { columns, plain }: Screen): string[] {
  const rows = shown.flatMap((label) => {
    const parts = [label, ...shown.filter((answer) => answer !== label)].flatMap((answer) => {
      const count = countOf(cells, label, answer);
      if (count === 0) return [];
      if (answer === label) return [words.right(count)];
      return [answer === NONE ? words.noAnswer(count) : words.wentTo(count, answer)];
    });
    return parts.length === 0 ? [] : [{ label, text: parts.join(', ') }];
  });
  return labelled(rows, { columns, indent: 2, plain });
}

function missLines({ misses }: PhrasesResult, words: Words, { columns, plain, paint }: Screen): string[] {
  const title = misses.length === 0 ? words.noMisses : words.misses(misses.length);
  const rows = misses.flatMap(({ line, text, label, kind, answer }) => {
    const made = words.miss[kind](label, answer?.desk ?? '', answer?.topic ?? '');
    const because =
      answer === null ? '' : `; ${words.because(answer.words.map((word) => visible(word, 60)).join(', '))}`;
    return [
      ...wrap(`${words.line(line)}: ${visible(text, MOST_TEXT)}`, { columns, indent: 2, hanging: 4 }),
      ...wrap(`${made}${because}`, { columns, indent: 4 }).map(paint.dim),
    ];
  });
  return [...(plain ? [] : ['']), ...wrap(title, { columns }).map(paint.strong), ...rows];
}

function nextLines(
  { misses, file }: PhrasesResult,
  listed: boolean,
  words: Words,
  { columns, plain, paint }: Screen,
): string[] {
  const blank = plain ? [] : [''];
  if (misses.length === 0) return [...blank, ...wrap(words.andNow, { columns })];
  if (listed) return [...blank, ...wrap(words.mend, { columns })];
  const command = shellLine(['data', 'phrases', file ?? '-', '--misses']);
  return [...blank, ...wrap(words.seeMisses(paint.typed(visible(command))), { columns })];
}
