import { dayNumberOfIso } from '../campus/civil.ts';
import type { JournalRecord } from '../io/journal-record.ts';
import { isoAt } from '../time/zone.ts';

/** Something that was written down about a report. */
export interface ReportNote {
  readonly text: string;
  readonly atMs: number;
}

/** A fault reported to a helpdesk, with the number it sent back. */
export interface Report {
  readonly number: string;
  readonly about: string | null;
  /** An id of `desks.yaml`, or null. */
  readonly desk: string | null;
  readonly keptAtMs: number;
  /** In the order in which they were written. */
  readonly notes: readonly ReportNote[];
  /** When the student said that it needs nothing more; null while it is open. */
  readonly closedAtMs: number | null;
}

/**
 * The reports that a journal tells of, in the order in which they were kept; of one number the first. What is told of
 * a number that was never kept is left out: its first line is damaged, and nothing is made up for it.
 */
export function reportsOf(records: readonly JournalRecord[]): readonly Report[] {
  const reports = new Map<string, Report>();
  for (const record of records) {
    const atMs = Date.parse(record.at);
    const { number } = record;
    const report = reports.get(number);
    if (record.kind === 'report-added') {
      const { about, desk } = record;
      if (report === undefined)
        reports.set(number, { number, about, desk, keptAtMs: atMs, notes: [], closedAtMs: null });
    } else if (report !== undefined) reports.set(number, changedBy(report, record, atMs));
  }
  return [...reports.values()];
}

function changedBy(report: Report, record: Exclude<JournalRecord, { kind: 'report-added' }>, atMs: number): Report {
  switch (record.kind) {
    case 'report-noted':
      return { ...report, notes: [...report.notes, { text: record.text, atMs }] };
    case 'report-closed':
      return { ...report, closedAtMs: report.closedAtMs ?? atMs };
    case 'report-reopened':
      return { ...report, closedAtMs: null };
  }
}

/** How many days of the calendar on campus lie between two instants; 0 on the same day, never less. */
export function campusDaysBetween(earlierMs: number, laterMs: number): number {
  const day = (instantMs: number): number => dayNumberOfIso(isoAt(instantMs).slice(0, '2026-11-22'.length));
  return Math.max(0, day(laterMs) - day(earlierMs));
}

/** A number as people compare it: without blanks, dashes and case. */
const bare = (number: string): string => number.toLowerCase().replace(/[^a-z0-9]/g, '');

/** The report that a typed number means: exactly, or the only one that differs in blanks, dashes or case alone. */
export function findReport(reports: readonly Report[], typed: string): Report | null {
  const number = typed.trim();
  const exact = reports.find((report) => report.number === number);
  if (exact !== undefined) return exact;
  const near = reports.filter((report) => bare(number) !== '' && bare(report.number) === bare(number));
  return near.length === 1 ? (near[0] ?? null) : null;
}
