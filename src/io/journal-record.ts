import { jsonLine } from './json-line.ts';

/** The edition of the records below. A line of a later edition is left as it stands. */
const SCHEMA = 1;

/** A report number that was kept. What is told of it later will be records of their own that name the number. */
export interface ReportAdded {
  readonly kind: 'report-added';
  /** Exactly as the helpdesk sent it. */
  readonly number: string;
  /** What it is about, in the student's words or ours; null when nothing was said. */
  readonly about: string | null;
  /** An id of `desks.yaml`, or null. */
  readonly desk: string | null;
  /** When it was kept: ISO 8601 to the second, with the campus offset. */
  readonly at: string;
}

/** One thing that happened; a journal is a list of these and nothing is ever changed in it. */
export type JournalRecord = ReportAdded;

export type JournalLine =
  | { readonly kind: 'record'; readonly record: JournalRecord }
  /** Whole, but of a later edition of this program. */
  | { readonly kind: 'later' }
  | { readonly kind: 'damaged' };

/** A longer line is not ours. */
export const MOST_LINE_BYTES = 65_536;

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);

/** The line of a record, without the line end. */
export function lineOf(record: JournalRecord): string {
  return jsonLine({ schema: SCHEMA, ...record });
}

/** Reads one line. Never throws; fields that it does not know are not looked at. */
export function readLine(bytes: Uint8Array): JournalLine {
  const fields = bytes.length > MOST_LINE_BYTES ? null : objectOf(bytes);
  if (fields === null) return { kind: 'damaged' };
  const { schema, kind, number, about, desk, at } = fields;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1 || !isText(kind))
    return { kind: 'damaged' };
  if (schema !== SCHEMA || kind !== 'report-added') return { kind: 'later' };
  const isWhole = isText(number) && isTextOrNull(about) && isTextOrNull(desk) && isText(at);
  if (!isWhole || Number.isNaN(Date.parse(at))) return { kind: 'damaged' };
  return { kind: 'record', record: { kind, number, about, desk, at } };
}

interface Fields {
  readonly [name: string]: unknown;
  readonly schema?: unknown;
  readonly kind?: unknown;
  readonly number?: unknown;
  readonly about?: unknown;
  readonly desk?: unknown;
  readonly at?: unknown;
}

function objectOf(bytes: Uint8Array): Fields | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Fields) : null;
  } catch {
    return null;
  }
}
