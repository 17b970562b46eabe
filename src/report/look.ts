import type { CommandInput } from '../command.ts';
import { EXIT } from '../errors.ts';
import { type Report, reportsOf } from '../ledger/reports.ts';
import type { Answer, Session } from '../session.ts';
import { deskWithFirstChannel } from '../wording/contact.ts';
import { damageNotices, deskNames, type Ledger, laterLines, reportNamed } from './ledger.ts';
import { reportJson, resultWith } from './result.ts';
import type { ReportResult } from './result-schema.ts';
import { damageLines, laterNoteLines, listLines, sentenceFor, showLines } from './text.ts';

/** The actions that only read: `list` and `show`. */

/** @param action whose answer it is, where the journal cannot be read */
export async function list(
  journal: Ledger,
  session: Session,
  action: ReportResult['action'] = 'list',
): Promise<Answer> {
  const reading = await journal.read();
  const reports = reading.kind === 'unreadable' ? null : [...reportsOf(reading.records)].reverse();
  const deskName = await deskNames(reports ?? [], session);
  const later = await laterLines(journal);
  return answer(action, reading, reports, null, later, journal, session, () =>
    // "No numbers" would not be true.
    later > 0 && reports?.length === 0
      ? []
      : listLines(reading.kind === 'unreadable' ? reading.why : (reports ?? []), journal.path, deskName, session),
  );
}

/** `report show [NUMBER]`: without a number the newest that is open, else the newest. */
export async function show({ words }: CommandInput, journal: Ledger, session: Session): Promise<Answer> {
  const reading = await journal.read();
  if (reading.kind === 'unreadable') return list(journal, session, 'show');
  const all = reportsOf(reading.records);
  const typed = words[1];
  const newest = [...all].reverse();
  const report =
    typed === undefined ? (newest.find(({ closedAtMs }) => closedAtMs === null) ?? newest[0]) : reportNamed(all, typed);
  if (report === undefined) return list(journal, session, 'show');
  const desk = await contactOf(report, session);
  const text = sentenceFor(report, session.language);
  return answer('show', reading, [report], text, await laterLines(journal), journal, session, () =>
    showLines(report, desk, text, session.now.instantMs, session.screen),
  );
}

/** The desk with its first way, `ISSC Helpdesk, 071 - 527 8888`; its id where the facts do not know it. */
async function contactOf({ desk }: Report, session: Session): Promise<string | null> {
  if (desk === null) return null;
  const { viewDesk } = await import('../campus/desk-view.ts');
  const triage = await session.reference.triage();
  if (!triage.desks.some(({ id }) => id === desk)) return desk;
  return deskWithFirstChannel(viewDesk(triage, desk, null, session.now.instantMs), session.language);
}

function answer(
  action: ReportResult['action'],
  reading: Awaited<ReturnType<Ledger['read']>>,
  reports: readonly Report[] | null,
  text: string | null,
  later: number,
  journal: Ledger,
  session: Session,
  lines: () => readonly string[],
): Answer {
  const damage = reading.kind === 'unreadable' ? null : reading.damage;
  return {
    exitCode: reports === null || (later > 0 && reports.length === 0) ? EXIT.cannotTell : EXIT.ok,
    result: resultWith({
      action,
      path: journal.path,
      readable: reports !== null && later === 0,
      reports: (reports ?? []).map(reportJson),
      text,
    }),
    notices: damageNotices(damage),
    lines: () => [...lines(), ...laterNoteLines(later, session.screen), ...damageLines(damage, session.screen)],
  };
}
