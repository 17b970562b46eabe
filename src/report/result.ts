import type { Report } from '../ledger/reports.ts';
import { isoAt } from '../time/zone.ts';
import type { ReportJson, ReportResult } from './result-schema.ts';

/** A whole result: what an action does not speak of is null or empty, never left out. */
export function resultWith(
  parts: Pick<ReportResult, 'action' | 'path'> & Partial<Omit<ReportResult, 'action' | 'path'>>,
): ReportResult {
  const { action, path, saved = null, readable = true, reports = [], text = null } = parts;
  const { transfer = null, draft = null, question = null } = parts;
  return { action, path, saved, readable, reports, text, transfer, draft, question };
}

export function reportJson({ number, about, desk, keptAtMs, closedAtMs, notes }: Report): ReportJson {
  return {
    number,
    about,
    desk,
    keptAt: isoAt(keptAtMs),
    closedAt: closedAtMs === null ? null : isoAt(closedAtMs),
    notes: notes.map(({ text, atMs }) => ({ text, at: isoAt(atMs) })),
  };
}
