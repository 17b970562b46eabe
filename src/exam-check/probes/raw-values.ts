/**
 * Raw answers made safe to read. Empty strings, -1, NaN and factory placeholders are how systems say "no idea";
 * numbers come as text (`sebhildebrandt/systeminformation#985`). All of these become null here, never a value.
 */

const PLACEHOLDERS = new Set([
  '',
  '-',
  '0',
  'none',
  'null',
  'undefined',
  'unknown',
  'n/a',
  'default string',
  'not specified',
  'not available',
  'not applicable',
  'to be filled by o.e.m.',
  'to be filled by o.e.m',
  'o.e.m.',
  'system manufacturer',
  'system product name',
]);

/** The property `name` of a raw answer, or undefined when the answer is no object. */
export function property(raw: unknown, name: string): unknown {
  if (typeof raw !== 'object' || raw === null) return undefined;
  return Object.hasOwn(raw, name) ? (raw as Readonly<Record<string, unknown>>)[name] : undefined;
}

/** A text with something in it, trimmed; null for placeholders (`sebhildebrandt/systeminformation#388`) and non-texts. */
export function meaningfulText(raw: unknown): string | null {
  if (typeof raw !== 'string') return null;
  const text = raw.trim();
  return PLACEHOLDERS.has(text.toLowerCase()) ? null : text;
}

/** A number from `low` to `high`, both included; also from a text that is a number as a whole. Null otherwise. */
export function numberWithin(raw: unknown, low: number, high: number): number | null {
  const value = typeof raw === 'string' && /^\s*-?\d+(?:\.\d+)?\s*$/.test(raw) ? Number(raw) : raw;
  if (typeof value !== 'number' || !Number.isFinite(value)) return null;
  return value >= low && value <= high ? value : null;
}

export function booleanOrNull(raw: unknown): boolean | null {
  return typeof raw === 'boolean' ? raw : null;
}

export function roundTo(value: number, decimals: number): number {
  const factor = 10 ** decimals;
  return Math.round(value * factor) / factor;
}
