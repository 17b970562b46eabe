import type { JournalRecord } from '../io/journal-record.ts';

/** A fault reported to a helpdesk, with the number it sent back. */
export interface Report {
  readonly number: string;
  readonly about: string | null;
  /** An id of `desks.yaml`, or null. */
  readonly desk: string | null;
  readonly keptAtMs: number;
}

/** The reports that a journal tells of, in the order in which they were kept; of one number the first. */
export function reportsOf(records: readonly JournalRecord[]): readonly Report[] {
  const reports = new Map<string, Report>();
  for (const { number, about, desk, at } of records) {
    if (!reports.has(number)) reports.set(number, { number, about, desk, keptAtMs: Date.parse(at) });
  }
  return [...reports.values()];
}
