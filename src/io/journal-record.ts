import { createHash } from 'node:crypto';
import { jsonLine } from './json-line.ts';

/**
 * The edition of the records below. Since edition 2 each line holds a check sum, so that a changed digit in a report
 * number is noticed. Lines of edition 1 are read; a line of a later edition is left as it stands.
 */
export const JOURNAL_SCHEMA = 2;

/** A report number that was kept. */
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

/** Something that the student wrote down about a report. */
export interface ReportNoted {
  readonly kind: 'report-noted';
  readonly number: string;
  readonly text: string;
  readonly at: string;
}

/** A report that needs nothing more. */
export interface ReportClosed {
  readonly kind: 'report-closed';
  readonly number: string;
  readonly at: string;
}

/** A report that was closed and is not done after all. An edition that does not know the kind leaves the line as it is. */
export interface ReportReopened {
  readonly kind: 'report-reopened';
  readonly number: string;
  readonly at: string;
}

/** One thing that happened; a journal is a list of these and nothing is ever changed in it. */
export type JournalRecord = ReportAdded | ReportNoted | ReportClosed | ReportReopened;

export type JournalLine =
  /** `schema` is the edition that wrote it. */
  | { readonly kind: 'record'; readonly record: JournalRecord; readonly schema: number }
  /** Whole, but of a later edition of this program. */
  | { readonly kind: 'later' }
  | { readonly kind: 'damaged' };

/** A longer line is not ours. */
export const MOST_LINE_BYTES = 65_536;

/** The line of a record, without the line end. */
export function lineOf(record: JournalRecord): string {
  return jsonLine({ schema: JOURNAL_SCHEMA, ...record, sum: sumOf(record) });
}

/** Reads one line. Never throws; fields that it does not know are not looked at. */
export function readLine(bytes: Uint8Array): JournalLine {
  const fields = bytes.length > MOST_LINE_BYTES ? null : objectOf(bytes);
  if (fields === null) return { kind: 'damaged' };
  const { schema, kind } = fields;
  if (typeof schema !== 'number' || !Number.isInteger(schema) || schema < 1 || !isText(kind))
    return { kind: 'damaged' };
  if (schema > JOURNAL_SCHEMA || !isKind(kind)) return { kind: 'later' };
  const record = READERS[kind](fields);
  if (record === null || !isInstant(record.at)) return { kind: 'damaged' };
  if (schema > 1 && fields.sum !== sumOf(record)) return { kind: 'damaged' };
  return { kind: 'record', record, schema };
}

const INSTANT = /^(?:19[7-9]\d|20\d\d|2100)-\d\d-\d\dT\d\d:\d\d:\d\d(?:Z|[+-]\d\d:\d\d)$/;

/** To the second, with an offset, in the years that the program knows. */
function isInstant(text: string): boolean {
  return INSTANT.test(text) && !Number.isNaN(Date.parse(text));
}

/** The first eight hex digits of SHA-256 over the record: not against malice, but against a bit that fell over. */
function sumOf(record: JournalRecord): string {
  return createHash('sha256').update(JSON.stringify(record)).digest('hex').slice(0, 8);
}

type Kind = JournalRecord['kind'];

const isText = (value: unknown): value is string => typeof value === 'string' && value !== '';
const isTextOrNull = (value: unknown): value is string | null => value === null || isText(value);
const isKind = (value: string): value is Kind => Object.hasOwn(READERS, value);

/** Each gives the record with its fields in the order that the check sum knows, or null where one is wrong. */
const READERS: Readonly<Record<Kind, (fields: Fields) => JournalRecord | null>> = {
  'report-added': ({ number, about, desk, at }) =>
    isText(number) && isTextOrNull(about) && isTextOrNull(desk) && isText(at)
      ? { kind: 'report-added', number, about, desk, at }
      : null,
  'report-noted': ({ number, text, at }) =>
    isText(number) && isText(text) && isText(at) ? { kind: 'report-noted', number, text, at } : null,
  'report-closed': ({ number, at }) => (isText(number) && isText(at) ? { kind: 'report-closed', number, at } : null),
  'report-reopened': ({ number, at }) =>
    isText(number) && isText(at) ? { kind: 'report-reopened', number, at } : null,
};

interface Fields {
  readonly [name: string]: unknown;
  readonly schema?: unknown;
  readonly kind?: unknown;
  readonly number?: unknown;
  readonly about?: unknown;
  readonly desk?: unknown;
  readonly text?: unknown;
  readonly at?: unknown;
  readonly sum?: unknown;
}

function objectOf(bytes: Uint8Array): Fields | null {
  try {
    const parsed: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed) ? (parsed as Fields) : null;
  } catch {
    return null;
  }
}
