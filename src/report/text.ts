import type { Appended, Damage, UnreadableWhy } from '../io/journal.ts';
import { labelled, type Row, wrap } from '../io/layout.ts';
import type { NotSavedWhy } from '../io/not-saved.ts';
import type { Screen } from '../io/screen.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { campusDaysBetween, type Report } from '../ledger/reports.ts';
import type { Session } from '../session.ts';
import { sayDate, sayMoment } from '../time/say.ts';
import { sayNotSaved } from '../wording/not-saved.ts';
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

/** What was typed with a number that had been kept before, and is not kept with it. */
export interface Unkept {
  /** Null where nothing was typed, or the same. */
  readonly about: string | null;
  readonly desk: string | null;
}

/**
 * @param report as it stands in the journal now; as it was typed where it could not be saved
 * @param unkept only where the number had been kept before
 */
export function addLines(
  kept: Appended,
  report: Report,
  unkept: Unkept,
  path: string | null,
  deskName: DeskName,
  screen: Screen,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  const rows = block(rowsOf(report, deskName, screen), 2, screen);
  const head = (say: (number: string) => string): string[] => wrapWhole(report.number, say, 0, columns);
  if (kept.kind === 'not-saved') {
    return [...head(words.notSaved).map(paint.bad), ...rows, ...notSavedWhyLines(kept.why, path, screen)];
  }
  if (kept.kind === 'saved') {
    return [
      ...head(words.kept).map(paint.strong),
      ...rows,
      ...wrap(words.quoteIt, { columns }),
      paint.typed(command('list')),
    ];
  }
  const day = sayDate(report.keptAtMs, language);
  return [
    ...head((number) => words.alreadyKept(number, day)).map(paint.strong),
    ...rows,
    ...unkeptLines(unkept, report, screen),
    ...(report.closedAtMs === null
      ? [...wrap(words.quoteIt, { columns }), paint.typed(command('list'))]
      : reopenLines(words.closedSince(sayDate(report.closedAtMs, language)), report, screen)),
  ];
}

/** That something was not kept, and the way to keep it. */
function unkeptLines({ about, desk }: Unkept, { number }: Report, { columns, paint, language }: Screen): string[] {
  const words = wordsIn(language);
  return [
    ...(desk === null ? [] : wrap(words.deskUnkept, { columns }).map(paint.doubtful)),
    ...(about === null
      ? []
      : [
          ...wrap(words.aboutUnkept, { columns }).map(paint.doubtful),
          ...wrap(words.keepAsNote, { columns }),
          paint.typed(command('note', shown(number), shown(about))),
        ]),
  ];
}

/** How a closed report is opened again. */
export function reopenLines(sentence: string, { number }: Report, { columns, paint }: Screen): readonly string[] {
  return [...wrap(sentence, { columns }), paint.typed(command('close', shown(number), '--undo'))];
}

/** That the date of a record is not today's, and why. */
export function pretendedLines(nowMs: number, { columns, paint, language }: Screen): readonly string[] {
  return wrap(wordsIn(language).pretendedDate(sayDate(nowMs, language)), { columns }).map(paint.doubtful);
}

/** Why nothing could be saved, and the file that could not take it. */
export function notSavedWhyLines(why: NotSavedWhy, path: string | null, { columns, language }: Screen): string[] {
  return [...wrap(sayNotSaved(why, language), { columns }), ...(path === null ? [] : [`  ${visible(path)}`])];
}

/**
 * What became of a note or of closing.
 *
 * @param text what was to be kept, on the screen so that it is not lost; null for nothing
 */
export function keptLines(
  said: string,
  text: string | null,
  kept: Appended,
  path: string | null,
  screen: Screen,
): readonly string[] {
  const { columns, paint } = screen;
  const lost = kept.kind === 'not-saved';
  return [
    ...wrap(said, { columns }).map(lost ? paint.bad : paint.strong),
    ...(text === null ? [] : wrap(text, { columns, indent: 2 })),
    ...(lost ? notSavedWhyLines(kept.why, path, screen) : []),
  ];
}

/** `today`, `yesterday`, `12 days ago` */
function sayDaysAgo(report: Report, nowMs: number, language: Language): string {
  return wordsIn(language).daysAgo(campusDaysBetween(report.keptAtMs, nowMs));
}

/** What to say to the desk, with the number in it. */
export function sentenceFor({ number, about, keptAtMs }: Report, language: Language): string {
  const words = wordsIn(language);
  const subject = about === null ? '' : ` ${words.sayAbout(shown(about).replace(/[.]$/, ''))}`;
  return `${words.sayNumber(shown(number), sayDate(keptAtMs, language))}${subject} ${words.sayAsk}`;
}

/** @param contact the desk with its first way, or null */
export function showLines(
  report: Report,
  contact: string | null,
  sentence: string,
  nowMs: number,
  screen: Screen,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  const ago = sayDaysAgo(report, nowMs, language);
  const closed = report.closedAtMs;
  const rows: Row[] = [
    ...(report.about === null ? [] : [{ label: words.about, text: shown(report.about) }]),
    ...(contact === null ? [] : [{ label: words.desk, text: shown(contact) }]),
    { label: words.keptOn, text: `${sayMoment(report.keptAtMs, language)} (${ago})` },
    ...(closed === null ? [] : [{ label: words.closedOn, text: sayDate(closed, language) }]),
    ...report.notes.map(({ text, atMs }) => ({
      label: words.note,
      text: `${sayDate(atMs, language)}: ${visible(text, 1000)}`,
    })),
  ];
  return [
    ...wrapWhole(report.number, words.reportHead, 0, columns).map(paint.strong),
    ...block(rows, 2, screen),
    ...(closed === null
      ? [
          ...wrap(words.sayThis, { columns }),
          ...wrapWhole(report.number, () => sentence.replace(shown(report.number), unbroken), 2, columns),
          ...wrap(words.solvedThen, { columns }),
          paint.typed(command('close', shown(report.number))),
        ]
      : reopenLines(words.notSolvedThen, report, screen)),
  ];
}

/** A number whose blanks cannot break a line. */
const unbroken = (number: string): string => number.replaceAll(' ', '\u00a0');

/** @param reports the newest first, or why the journal cannot be read */
export function listLines(
  reports: readonly Report[] | UnreadableWhy,
  path: string | null,
  deskName: DeskName,
  { screen, now }: Pick<Session, 'screen' | 'now'>,
): readonly string[] {
  const { columns, paint, language } = screen;
  const words = wordsIn(language);
  if (typeof reports === 'string') {
    return [...wrap(words.unreadable, { columns }).map(paint.bad), ...notSavedWhyLines(reports, path, screen)];
  }
  if (reports.length === 0) return [...wrap(words.none, { columns }), paint.typed(command('add', NUMBER[language]))];
  const rows = reports.flatMap((report) => [
    ...wrapWhole(report.number, (number) => number, 2, columns).map(paint.strong),
    ...block(
      [
        ...rowsOf(report, deskName, screen),
        {
          label: words.keptOn,
          text: `${sayMoment(report.keptAtMs, language)} (${sayDaysAgo(report, now.instantMs, language)})`,
        },
        ...(report.closedAtMs === null ? [] : [{ label: words.closedOn, text: sayDate(report.closedAtMs, language) }]),
      ],
      4,
      screen,
    ),
  ]);
  const newest = reports.find(({ closedAtMs }) => closedAtMs === null) ?? reports[0];
  return [
    paint.strong(`${words.title}: ${reports.length}`),
    ...rows,
    ...wrap(words.quoteOne, { columns }),
    ...(newest === undefined ? [] : [paint.typed(command('show', shown(newest.number)))]),
  ];
}

const NUMBER = { en: 'NUMBER', nl: 'NUMMER' } as const;

/** That a newer edition wrote some of the journal, for below any answer. */
export function laterNoteLines(lines: number, { columns, paint, language }: Screen): readonly string[] {
  if (lines === 0) return [];
  const words = wordsIn(language);
  return [...wrap(words.later(lines), { columns }).map(paint.doubtful), ...wrap(words.laterAdvice, { columns })];
}

/** What was wrong in the journal, for below any answer. */
export function damageLines(damage: Damage | null, { columns, paint, language }: Screen): readonly string[] {
  if (damage === null) return [];
  const words = wordsIn(language);
  return [
    ...wrap(words.damaged(damage.lines), { columns }).map(paint.doubtful),
    ...(damage.keptAs === null ? [] : [words.damagedCopy, `  ${visible(damage.keptAs)}`]),
  ];
}
