import { UsageError } from '../errors.ts';
import type { Text } from '../language.ts';
import { isoAt } from '../time/zone.ts';
import {
  CERTIFICATES,
  DEFAULT_BROWSERS,
  HOST_OUTCOMES,
  LINK_KINDS,
  MOST_STRETCHES,
  PLATFORM_KINDS,
  PROXY_SETTINGS,
  SYSTEM_FAMILIES,
  YEAR_EVIDENCE,
} from './fact-values.ts';
import { type Facts, type InstalledBrowser, KNOWN_BROWSERS, UNKNOWN_REASONS } from './facts.ts';

/** What a facts file says of itself; also how one of ours is recognised before it is replaced. */
export const FACTS_SCHEMA = 'lusupport/facts/1';

/** A facts file is a few kilobytes; nothing larger is read. */
export const MAX_FACTS_BYTES = 1_048_576;

const LONGEST_WORD = 100;
const LONGEST_LIST = 100;
const LARGEST_NUMBER = 1e9;
const LARGEST_OFFSET_SECONDS = 1e12;
/** A watch over the connection takes as long as it was told to. */
const LONGEST_PROBE_MS = 86_400_000;
/** The end of the year 2100, as for all moments. */
const LATEST_INSTANT_MS = 4_133_980_800_000;

/** The text of a facts file. A fact that nobody asked for is left out. */
export function writeFacts(facts: Partial<Facts>, savedAtMs: number): string {
  return `${JSON.stringify({ schema: FACTS_SCHEMA, savedAt: isoAt(savedAtMs), facts }, null, 2)}\n`;
}

/**
 * Reads a facts file by hand, so that no validator is loaded. It takes exactly what `facts-schema.ts` describes.
 *
 * @param shownName the file's name, already made visible
 * @throws UsageError with the place that is wrong and what is expected there.
 */
export function readFacts(text: string, shownName: string): Partial<Facts> {
  const document = parse(text.replace(/^\uFEFF/, ''), shownName);
  try {
    const file = record(document, '', ['schema', 'savedAt', 'facts']);
    oneOf([FACTS_SCHEMA])(file['schema'], 'schema');
    pattern(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/, '2026-11-22T11:24:00+01:00')(
      file['savedAt'],
      'savedAt',
    );
    return readAll(file['facts']);
  } catch (error) {
    throw error instanceof Misfit ? refusal(shownName, error) : error;
  }
}

/** A value that does not fit: where it stands, and what is expected there. */
class Misfit extends Error {
  readonly path: string;
  readonly expected: Text;

  constructor(path: string, expected: Text) {
    super(path);
    this.path = path;
    this.expected = expected;
  }
}

function misfit(path: string, en: string, nl = en): Misfit {
  return new Misfit(path, { en, nl });
}

function parse(text: string, shownName: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new UsageError(
      'facts-not-json',
      {
        en: `${shownName} is not a facts file: it is not JSON.`,
        nl: `${shownName} is geen gegevensbestand: het is geen JSON.`,
      },
      HINT,
    );
  }
}

const HINT: Text = {
  en: 'Make one with lusupport exam-check --save-facts FILE.',
  nl: 'Maak er een met lusupport exam-check --save-facts BESTAND.',
};

function refusal(shownName: string, { path, expected }: Misfit): UsageError {
  const place = path === '' ? '' : `${path}: `;
  return new UsageError(
    'facts-invalid',
    {
      en: `${shownName} is not a facts file: ${place}expected ${expected.en}.`,
      nl: `${shownName} is geen gegevensbestand: ${place}verwacht ${expected.nl}.`,
    },
    HINT,
  );
}

type Reader<T> = (value: unknown, path: string) => T;

function record(value: unknown, path: string, keys: readonly string[]): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw misfit(path, 'an object', 'een object');
  }
  const there = Object.keys(value);
  if (there.some((key) => !keys.includes(key))) {
    throw misfit(path, `only the keys ${keys.join(', ')}`, `alleen de sleutels ${keys.join(', ')}`);
  }
  return value as Record<string, unknown>;
}

function oneOf<const T extends string>(words: readonly T[]): Reader<T> {
  return (value, path) => {
    const found = words.find((word) => word === value);
    if (found === undefined) throw misfit(path, words.join(' | '));
    return found;
  };
}

function pattern(expression: RegExp, example: string): Reader<string> {
  return (value, path) => {
    if (typeof value !== 'string' || !expression.test(value)) {
      throw misfit(path, `a text such as ${example}`, `een tekst zoals ${example}`);
    }
    return value;
  };
}

const word: Reader<string> = (value, path) => {
  if (typeof value !== 'string' || value.length > LONGEST_WORD) throw misfit(path, 'a short text', 'een korte tekst');
  return value;
};

const yesOrNo: Reader<boolean> = (value, path) => {
  if (typeof value !== 'boolean') throw misfit(path, 'true | false');
  return value;
};

function number(lowest: number, highest: number, whole = false): Reader<number> {
  return (value, path) => {
    const fits =
      typeof value === 'number' && value >= lowest && value <= highest && (!whole || Number.isInteger(value));
    if (!fits) {
      const en = `a ${whole ? 'whole ' : ''}number from ${lowest} to ${highest}`;
      throw misfit(path, en, `een ${whole ? 'heel ' : ''}getal van ${lowest} tot en met ${highest}`);
    }
    return value as number;
  };
}

const amount = number(0, LARGEST_NUMBER);
const count = number(0, LARGEST_NUMBER, true);
const percent = number(0, 100);

function orNull<T>(read: Reader<T>): Reader<T | null> {
  return (value, path) => (value === null ? null : read(value, path));
}

function list<T>(read: Reader<T>, longest = LONGEST_LIST): Reader<readonly T[]> {
  return (value, path) => {
    if (!Array.isArray(value) || value.length > longest) {
      throw misfit(path, `a list of at most ${longest}`, `een lijst van hoogstens ${longest}`);
    }
    return value.map((item: unknown, index) => read(item, `${path}.${index}`));
  };
}

function shape<T extends object>(fields: { readonly [Key in keyof T]: Reader<T[Key]> }): Reader<T> {
  const keys = Object.keys(fields);
  return (value, path) => {
    const there = record(value, path, keys);
    const entries = (Object.entries(fields) as [string, Reader<unknown>][]).map(([key, read]) => [
      key,
      read(there[key], `${path}.${key}`),
    ]);
    return Object.fromEntries(entries) as T;
  };
}

type FactReaders = { readonly [Name in keyof Facts]: Reader<Extract<Facts[Name], { known: true }>['value']> };

const READERS: FactReaders = {
  platform: oneOf(PLATFORM_KINDS),
  operatingSystem: shape({
    family: oneOf(SYSTEM_FAMILIES),
    distribution: orNull(word),
    version: orNull(word),
    build: orNull(count),
  }),
  logicalCores: count,
  cpuLoadPercent: amount,
  memoryTotalGiB: amount,
  memoryAvailableGiB: amount,
  diskFreeGB: amount,
  uptimeDays: amount,
  power: shape({ hasBattery: yesOrNo, onMains: orNull(yesOrNo), chargePercent: orNull(number(0, 100)) }),
  displays: list(
    shape({
      widthPixels: orNull(count),
      heightPixels: orNull(count),
      builtIn: orNull(yesOrNo),
      diagonalInches: orNull(amount),
      main: yesOrNo,
    }),
  ),
  virtualMachine: yesOrNo,
  remoteSession: yesOrNo,
  cameraCount: count,
  cameraFaults: count,
  cameraAllowed: yesOrNo,
  microphoneCount: count,
  microphoneAllowed: yesOrNo,
  browsers: list(shape<InstalledBrowser>({ id: oneOf(KNOWN_BROWSERS), major: orNull(count) })),
  defaultBrowser: oneOf(DEFAULT_BROWSERS),
  browserRestart: yesOrNo,
  machineYear: shape({ year: number(1970, 2100, true), evidence: oneOf(YEAR_EVIDENCE) }),
  programs: list(shape({ id: pattern(/^[a-z0-9-]{1,40}$/, 'zoom'), memoryMiB: orNull(amount) })),
  installRights: yesOrNo,
  pendingRestart: yesOrNo,
  updatesEndOn: pattern(/^\d{4}-\d{2}-\d{2}$/, '2029-05-31'),
  timeZone: word,
  online: yesOrNo,
  hosts: list(
    shape({
      host: word,
      port: number(1, 65_535, true),
      product: word,
      outcome: oneOf(HOST_OUTCOMES),
      connectMs: orNull(amount),
    }),
  ),
  clockOffsetSeconds: number(-LARGEST_OFFSET_SECONDS, LARGEST_OFFSET_SECONDS),
  latencyMs: amount,
  jitterMs: amount,
  lossPercent: percent,
  udpAnswered: yesOrNo,
  signInPage: yesOrNo,
  certificates: oneOf(CERTIFICATES),
  link: oneOf(LINK_KINDS),
  wifi: orNull(shape({ levelDbm: orNull(number(-120, 0)), strengthPercent: orNull(percent), bandGHz: orNull(amount) })),
  hotspot: shape({ phone: yesOrNo, metered: orNull(yesOrNo) }),
  vpn: yesOrNo,
  proxy: oneOf(PROXY_SETTINGS),
  downloadMbps: amount,
  uploadMbps: amount,
  loadedLatencyMs: amount,
  stability: shape({
    startedAtMs: number(0, LATEST_INSTANT_MS, true),
    watchedSeconds: amount,
    unansweredPercent: percent,
    medianMs: orNull(amount),
    slowMs: orNull(amount),
    swings: yesOrNo,
    gaps: list(shape({ afterSeconds: amount, seconds: amount })),
    stretchesMs: list(orNull(amount), MOST_STRETCHES),
  }),
};

const probeMs = number(0, LONGEST_PROBE_MS, true);

function readFact(value: unknown, path: string, read: Reader<unknown>): unknown {
  const fact = record(value, path, ['known', 'value', 'reason', 'durationMs', 'disturbed']);
  const durationMs = probeMs(fact['durationMs'], `${path}.durationMs`);
  if (yesOrNo(fact['known'], `${path}.known`)) {
    record(value, path, ['known', 'value', 'durationMs', 'disturbed']);
    const known = { known: true, value: read(fact['value'], `${path}.value`), durationMs } as const;
    if (fact['disturbed'] === undefined) return known;
    if (fact['disturbed'] !== true) throw misfit(`${path}.disturbed`, 'true');
    return { ...known, disturbed: true };
  }
  record(value, path, ['known', 'reason', 'durationMs']);
  return { known: false, reason: oneOf(UNKNOWN_REASONS)(fact['reason'], `${path}.reason`), durationMs };
}

function readAll(value: unknown): Partial<Facts> {
  const names = Object.keys(READERS) as (keyof Facts)[];
  const there = record(value, 'facts', names);
  const read = names
    .filter((name) => Object.hasOwn(there, name))
    .map((name) => [name, readFact(there[name], `facts.${name}`, READERS[name])]);
  return Object.fromEntries(read) as Partial<Facts>;
}
