import type { CommandInput } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { type JournalRecord, lineOf, readLine } from '../io/journal-record.ts';
import { withCommand, wrap } from '../io/layout.ts';
import { type OwnFileKind, readNamedFile, refuseForeignFile, writeOrWhy } from '../io/own-file.ts';
import { shellLine } from '../io/shell-line.ts';
import { visible } from '../io/visible.ts';
import { reportsOf } from '../ledger/reports.ts';
import type { Answer, Session } from '../session.ts';
import { sayNotWritten } from '../wording/not-saved.ts';
import { damageNotices, type Ledger } from './ledger.ts';
import { list } from './look.ts';
import { isAbout, isNote, isNumber } from './number.ts';
import { reportJson, resultWith } from './result.ts';
import { damageLines, notSavedWhyLines } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { type Words, wordsIn } from './words.ts';

/**
 * Taking report numbers to another computer. The file holds the same lines as the journal, so that a journal itself
 * (a backup, a conflict copy) can be read in too.
 */

const FILE = { en: 'FILE', nl: 'BESTAND' } as const;

const MOST_BYTES = 16 * 1024 * 1024;

interface Reading {
  readonly records: readonly JournalRecord[];
  readonly damaged: number;
  /** Lines of a later edition, which this one cannot take over. */
  readonly later: number;
}

function readRecords(text: string): Reading {
  const lines = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .map((line) => readLine(Buffer.from(line, 'utf8')));
  const records = lines.flatMap((line) => (line.kind === 'record' && isFit(line.record) ? [line.record] : []));
  const later = lines.filter(({ kind }) => kind === 'later').length;
  return { records, later, damaged: lines.length - records.length - later };
}

/** A file by others must hold to the limits of what is typed. */
function isFit(record: JournalRecord): boolean {
  if (!isNumber(record.number)) return false;
  switch (record.kind) {
    case 'report-added':
      return record.about === null || isAbout(record.about);
    case 'report-noted':
      return isNote(record.text);
    case 'report-closed':
    case 'report-reopened':
      return true;
  }
}

const EXPORT: OwnFileKind = {
  name: { en: 'a file with report numbers', nl: 'bestand met meldingsnummers' },
  // One line by others, or damaged, would be lost.
  isOurs: (text) => readRecords(text).damaged === 0,
  maxBytes: MOST_BYTES,
};

/**
 * `report export FILE`
 *
 * @throws UsageError for a file that is not ours to replace, and for one that holds what the journal does not
 */
export async function exportReports({ words }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const file = words[1] ?? '';
  if (file === '-') throw refusedExport('file-refused', (said) => said.exportDash, 'exportLike');
  const before = await exportBefore(file);
  const reading = await journal.read();
  if (reading.kind === 'unreadable') return list(journal, session, 'export');
  const { records, damage } = reading;
  if (before !== null) refuseLoss(before, records, visible(file, 200));
  const text = records.map((record) => `${lineOf(record)}\n`).join('');
  const why = await writeOrWhy(file, text);
  const saved = why === null;
  const reports = [...reportsOf(records)].reverse();
  const shown = visible(file);
  const { screen } = session;
  const said = wordsIn(session.language);
  const sentence = saved ? said.exported(reports.length) : said.notExported;
  return {
    exitCode: saved ? EXIT.ok : EXIT.notSaved,
    result: resultWith({
      action: 'export',
      path: journal.path,
      saved,
      reports: reports.map(reportJson),
      transfer: { file: shown, records: records.length, added: 0, damaged: 0 },
    }),
    notices: [
      ...(saved
        ? []
        : [{ code: 'not-saved', about: shown, message: { en: en.notExported, nl: nl.notExported } } as const]),
      ...damageNotices(damage),
    ],
    lines: () => [
      ...wrap(sentence, { columns: screen.columns }).map(saved ? screen.paint.strong : screen.paint.bad),
      `  ${shown}`,
      // Nothing is lost: all of it still stands in the journal.
      ...(why === null
        ? withCommand(said.exportedHow, shellLine(['report', 'import', FILE[session.language]]), screen)
        : [...wrap(sayNotWritten(why, session.language), screen), ...wrap(said.nothingLost, screen)]),
      ...damageLines(damage, screen),
    ],
  };
}

/**
 * The text of an earlier export under this name; null where there is no file.
 *
 * @throws UsageError for a file that is not ours to replace
 */
async function exportBefore(file: string): Promise<string | null> {
  let before: string | null = null;
  await refuseForeignFile(file, 'report export', {
    ...EXPORT,
    isOurs: (text) => {
      before = text;
      return EXPORT.isOurs(text);
    },
  });
  return before;
}

/** A backup is often the only place that still has a number: what the journal lacks is never written over. */
function refuseLoss(before: string, ours: readonly JournalRecord[], shown: string): void {
  const { records, later } = readRecords(before);
  if (later > 0) throw refusedExport('export-would-lose', (said) => said.exportLater(shown), 'exportElsewhere');
  const lost = newOf(records, ours);
  const reports = new Set(lost.map(({ number }) => number)).size;
  if (reports > 0) {
    throw refusedExport('export-would-lose', (said) => said.exportLoses(shown, reports), 'importFirst');
  }
  if (reportsOf(ours).length === 0) {
    throw refusedExport('nothing-to-export', (said) => said.exportNothing(shown), 'exportElsewhere');
  }
}

function refusedExport(
  code: string,
  say: (words: Words) => string,
  hint: 'exportLike' | 'exportElsewhere' | 'importFirst',
): UsageError {
  return new UsageError(code, { en: say(en), nl: say(nl) }, { en: en[hint], nl: nl[hint] });
}

/**
 * `report import FILE`: what is new is added, nothing is changed.
 *
 * @throws UsageError when the file holds no line of ours
 */
export async function importReports({ words }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const file = words[1] ?? '';
  const shown = visible(file, 200);
  const { records, damaged, later } = readRecords(await readNamedFile(file, 'report import', MOST_BYTES));
  if (records.length === 0) {
    throw new UsageError(
      'no-reports-in-file',
      { en: en.nothingIn(shown), nl: nl.nothingIn(shown) },
      { en: en.exportFirst, nl: nl.exportFirst },
    );
  }
  const kept = await journal.appendAll((ours) => newOf(records, ours));
  const { screen, language } = session;
  const said = wordsIn(language);
  const lost = kept.kind === 'not-saved';
  const damage = lost ? null : kept.damage;
  return {
    exitCode: lost ? EXIT.notSaved : EXIT.ok,
    result: resultWith({
      action: 'import',
      path: journal.path,
      saved: !lost,
      readable: !lost || kept.readable,
      reports: [...reportsOf(records)].reverse().map(reportJson),
      transfer: { file: shown, records: records.length, added: kept.count, damaged: damaged + later },
    }),
    notices: [
      ...(lost
        ? [{ code: 'not-saved', about: shown, message: { en: en.notImported, nl: nl.notImported } } as const]
        : []),
      ...damageNotices(damage),
    ],
    lines: () => [
      ...(lost
        ? [
            ...wrap(said.notImported, screen).map(screen.paint.bad),
            ...notSavedWhyLines(kept.why, journal.path, screen),
            ...wrap(said.importAgain, screen),
          ]
        : wrap(said.imported(kept.count, records.length), screen).map(screen.paint.strong)),
      ...(damaged + later > 0 ? wrap(said.importSkipped(damaged + later), screen).map(screen.paint.doubtful) : []),
      ...damageLines(damage, screen),
    ],
  };
}

/**
 * The records that the journal does not hold, in their order; a number that is there already stays as it is. Whether a
 * report is open is told by what was said last, so closing and opening again count only when they are later than ours.
 */
function newOf(theirs: readonly JournalRecord[], ours: readonly JournalRecord[]): readonly JournalRecord[] {
  const seen = new Set(ours.map(lineOf));
  // Closed, opened and closed again within a second gives the same line twice, and each counts.
  const turns = countsOf(ours.filter(isTurn).map(lineOf));
  const numbers = new Set(ours.filter(({ kind }) => kind === 'report-added').map(({ number }) => number));
  const turned = new Map<string, number>();
  for (const { number, at } of ours.filter(isTurn)) turned.set(number, Date.parse(at));
  return theirs.filter((record) => {
    const line = lineOf(record);
    if (isTurn(record) ? isCounted(line, turns) : seen.has(line)) return false;
    if (isTurn(record) && Date.parse(record.at) < (turned.get(record.number) ?? Number.NEGATIVE_INFINITY)) return false;
    if (record.kind === 'report-added' ? numbers.has(record.number) : !numbers.has(record.number)) return false;
    seen.add(line);
    numbers.add(record.number);
    return true;
  });
}

const isTurn = ({ kind }: JournalRecord): boolean => kind === 'report-closed' || kind === 'report-reopened';

function countsOf(lines: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1);
  return counts;
}

/** Whether the line is one of those counted, which then counts no more. */
function isCounted(line: string, counts: Map<string, number>): boolean {
  const left = counts.get(line) ?? 0;
  if (left > 0) counts.set(line, left - 1);
  return left > 0;
}
