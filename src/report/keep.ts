import { choiceHint } from '../choice-hint.ts';
import type { CommandInput } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import type { Appended } from '../io/journal.ts';
import type { JournalRecord } from '../io/journal-record.ts';
import { visible } from '../io/visible.ts';
import type { Language } from '../language.ts';
import { findReport, type Report, reportsOf } from '../ledger/reports.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { sayDate } from '../time/say.ts';
import { isoAt } from '../time/zone.ts';
import { damageNotices, deskNames, type Ledger, reportNamed, textOf } from './ledger.ts';
import { readAbout, readNote, readNumber } from './number.ts';
import { reportJson, resultWith } from './result.ts';
import type { ReportResult } from './result-schema.ts';
import { addLines, damageLines, keptLines, pretendedLines, reopenLines, type Unkept } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** The actions that write: `add`, `note` and `close`. */

export async function add({ words, options }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const typed: Report = {
    number: readNumber(words[1] ?? ''),
    about: readAbout(textOf(options, 'about')),
    desk: await knownDesk(textOf(options, 'desk'), session),
    keptAtMs: session.now.instantMs,
    notes: [],
    closedAtMs: null,
  };
  let report = typed;
  const kept = await journal.append((records) => {
    const before = reportsOf(records).find(({ number }) => number === typed.number);
    if (before !== undefined) report = before;
    const { number, about, desk, keptAtMs } = typed;
    return before === undefined ? { kind: 'report-added', number, about, desk, at: isoAt(keptAtMs) } : null;
  });
  const deskName = await deskNames([report], session);
  const unkept: Unkept = {
    about: typed.about === report.about ? null : typed.about,
    desk: typed.desk === report.desk ? null : typed.desk,
  };
  return answer('add', kept, report, journal, session, {
    notices: addNotices(kept, report, unkept),
    lines: () => addLines(kept, report, unkept, journal.path, deskName, session.screen),
  });
}

/** `report note NUMBER TEXT` */
export async function note({ words }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const text = readNote(words.slice(2).join(' '));
  const at = isoAt(session.now.instantMs);
  const { kept, report } = await tell(journal, words[1] ?? '', session.now.instantMs, ({ number }) => ({
    kind: 'report-noted',
    number,
    text,
    at,
  }));
  const { language } = session;
  return answer('note', kept, report, journal, session, {
    notices: kept.kind === 'not-saved' ? [notSavedNotice(report.number, { en: en.noteLost, nl: nl.noteLost })] : [],
    lines: () => {
      const words = language === 'nl' ? nl : en;
      const said = kept.kind === 'not-saved' ? words.noteNotSaved : words.noted;
      return keptLines(said(visible(report.number)), visible(text, 1000), kept, journal.path, session.screen);
    },
  });
}

/** `report close NUMBER`; one that is closed stays so. With `--undo` it is open again. */
export async function close({ words, options }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const at = isoAt(session.now.instantMs);
  const undo = options['undo'] === true;
  const kind = undo ? 'report-reopened' : 'report-closed';
  const { kept, report } = await tell(journal, words[1] ?? '', session.now.instantMs, ({ number, closedAtMs }) =>
    (closedAtMs === null) === undo ? null : { kind, number, at },
  );
  const { language } = session;
  const message = undo ? { en: en.reopenLost, nl: nl.reopenLost } : { en: en.closeLost, nl: nl.closeLost };
  return answer('close', kept, report, journal, session, {
    notices: kept.kind === 'not-saved' ? [notSavedNotice(report.number, message)] : [],
    lines: () => {
      const words = language === 'nl' ? nl : en;
      const day = sayDate(report.closedAtMs ?? session.now.instantMs, language);
      const said = undo
        ? { saved: words.reopened, declined: words.stillOpen, 'not-saved': words.reopenNotSaved }
        : { saved: words.closed, declined: words.alreadyClosed, 'not-saved': words.closeNotSaved };
      return [
        ...keptLines(said[kept.kind](visible(report.number), day), null, kept, journal.path, session.screen),
        ...(kept.kind === 'declined' && !undo ? reopenLines(words.notSolvedThen, report, session.screen) : []),
      ];
    },
  });
}

/**
 * Adds a record about one report that is there.
 *
 * @returns the report as it now is; as it would be where the record could not be saved
 * @throws UsageError when no such report is kept
 */
async function tell(
  journal: Ledger,
  typed: string,
  nowMs: number,
  record: (report: Report) => JournalRecord | null,
): Promise<{ readonly kept: Appended; readonly report: Report }> {
  let report: Report | null = null;
  const decide = (records: readonly JournalRecord[]): JournalRecord | null => {
    const before = reportNamed(reportsOf(records), typed);
    const added = record(before);
    report = findReport(reportsOf(added === null ? records : [...records, added]), before.number);
    return added;
  };
  // Looked for before anything is made: a wrong number must not leave a folder behind.
  const reading = await journal.read();
  if (reading.kind === 'records') decide(reading.records);
  const kept = await journal.append(decide);
  // Where the journal cannot be read, nothing is known of the report but what was typed.
  const number = visible(typed.trim(), 40);
  return { kept, report: report ?? { number, about: null, desk: null, keptAtMs: nowMs, notes: [], closedAtMs: null } };
}

function answer(
  action: ReportResult['action'],
  kept: Appended,
  report: Report,
  journal: Ledger,
  session: Session,
  said: { readonly notices: readonly Notice[]; readonly lines: () => readonly string[] },
): Answer {
  const lost = kept.kind === 'not-saved';
  const damage = lost ? null : kept.damage;
  return {
    exitCode: lost ? EXIT.notSaved : EXIT.ok,
    result: resultWith({
      action,
      path: journal.path,
      saved: !lost,
      readable: !lost || kept.readable,
      reports: [reportJson(report)],
    }),
    notices: [...said.notices, ...damageNotices(damage)],
    lines: () => [
      ...said.lines(),
      ...(kept.kind === 'saved' && session.now.pretended ? pretendedLines(session.now.instantMs, session.screen) : []),
      ...damageLines(damage, session.screen),
    ],
  };
}

/** @throws UsageError for an id that is no desk */
async function knownDesk(typed: string, session: Session): Promise<string | null> {
  if (typed === '') return null;
  const ids = (await session.reference.triage()).desks.map(({ id }) => id);
  if (ids.includes(typed)) return typed;
  const shown = visible(typed, 60);
  throw new UsageError('unknown-desk', { en: en.noSuchDesk(shown), nl: nl.noSuchDesk(shown) }, choiceHint(typed, ids));
}

function addNotices(kept: Appended, { number, keptAtMs, closedAtMs }: Report, { about }: Unkept): readonly Notice[] {
  if (kept.kind === 'saved') return [];
  if (kept.kind === 'not-saved') return [notSavedNotice(number, { en: en.notSaved(number), nl: nl.notSaved(number) })];
  const said = (words: typeof en, language: Language): string =>
    [
      words.alreadyKept(number, sayDate(keptAtMs, language)),
      ...(about === null ? [] : [words.aboutUnkept.replace(/[.]$/, '')]),
      ...(closedAtMs === null ? [] : [words.alreadyClosed(number, sayDate(closedAtMs, language))]),
    ].join('. ');
  return [{ code: 'already-kept', about: number, message: { en: said(en, 'en'), nl: said(nl, 'nl') } }];
}

function notSavedNotice(about: string, message: Notice['message']): Notice {
  return { code: 'not-saved', about: visible(about), message };
}
