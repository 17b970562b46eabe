import { choiceHint } from '../choice-hint.ts';
import type { OptionValues } from '../command.ts';
import { UsageError } from '../errors.ts';
import type { Damage, Journal } from '../io/journal.ts';
import { readLine } from '../io/journal-record.ts';
import { readNamedFile } from '../io/own-file.ts';
import { visible } from '../io/visible.ts';
import { findReport, type Report } from '../ledger/reports.ts';
import type { Notice, Session } from '../session.ts';
import type { DeskName } from './text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** What the actions of `report` share. */

export type Ledger = Journal;

/** Numbers that a refusal names; more would not be read. */
const MOST_NUMBERS = 9;

export function textOf(options: OptionValues, name: string): string {
  const value = options[name];
  return typeof value === 'string' ? value : '';
}

/**
 * The report that was meant.
 *
 * @throws UsageError `unknown-report`, with the numbers there are, the newest first
 */
export function reportNamed(reports: readonly Report[], typed: string): Report {
  const report = findReport(reports, typed);
  if (report !== null) return report;
  const shown = visible(typed.trim(), 40);
  const numbers = reports.map(({ number }) => visible(number, 40)).reverse();
  throw new UsageError(
    'unknown-report',
    { en: en.noSuchReport(shown), nl: nl.noSuchReport(shown) },
    numbers.length === 0 ? { en: en.addFirst, nl: nl.addFirst } : choiceHint(shown, numbers.slice(0, MOST_NUMBERS)),
  );
}

/** The most that the journal itself reads. */
const MOST_JOURNAL_BYTES = 16 * 1024 * 1024;

/** How many lines of the journal a newer edition wrote; 0 where it cannot be read. */
export async function laterLines({ path }: Ledger): Promise<number> {
  if (path === null) return 0;
  const text = await readNamedFile(path, 'report', MOST_JOURNAL_BYTES).catch(() => '');
  return text.split('\n').filter((line) => readLine(Buffer.from(line, 'utf8')).kind === 'later').length;
}

/** The facts are read only where a desk was kept. */
export async function deskNames(reports: readonly Report[], session: Session): Promise<DeskName> {
  if (reports.every(({ desk }) => desk === null)) return () => null;
  const { desks } = await session.reference.triage();
  return (id) => desks.find((desk) => desk.id === id)?.name[session.language] ?? null;
}

export function damageNotices(damage: Damage | null): readonly Notice[] {
  if (damage === null) return [];
  const message = { en: en.damaged(damage.lines), nl: nl.damaged(damage.lines) };
  return [{ code: 'config-set-aside', about: damage.keptAs === null ? null : visible(damage.keptAs), message }];
}
