import { UsageError } from '../../errors.ts';
import { readNamedFile } from '../../io/own-file.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/**
 * What a draft may tell of a machine, from the facts that `exam-check --save-facts` wrote. An allow list: numbers, and
 * words out of fixed lists; no text of the file ever reaches the draft.
 */
export interface MachineFacts {
  readonly system: { readonly family: keyof typeof FAMILIES; readonly version: string | null } | null;
  readonly browsers: readonly { readonly id: keyof typeof BROWSERS; readonly major: number | null }[];
  readonly online: boolean | null;
  /** Hosts that did not answer, and how many were asked. */
  readonly hosts: { readonly silent: number; readonly asked: number } | null;
  readonly memoryTotalGiB: number | null;
  readonly diskFreeGB: number | null;
  readonly cameras: number | null;
  readonly microphones: number | null;
}

export const FAMILIES = {
  windows: 'Windows',
  macos: 'macOS',
  linux: 'Linux',
  chromeos: 'ChromeOS',
} as const;

export const BROWSERS = {
  chrome: 'Chrome',
  edge: 'Edge',
  firefox: 'Firefox',
  safari: 'Safari',
  chromium: 'Chromium',
} as const;

/** The facts that are told; all others of the file are left out, and listed. */
const TOLD = [
  'operatingSystem',
  'browsers',
  'online',
  'hosts',
  'memoryTotalGiB',
  'diskFreeGB',
  'cameraCount',
  'microphoneCount',
] as const;

/** What matters for trouble that has nothing to do with an exam. */
const TOLD_ALWAYS: readonly string[] = ['operatingSystem', 'browsers', 'online', 'hosts'];

const FACTS_SCHEMA = 'lusupport/facts/1';
const MOST_BYTES = 1024 * 1024;

export interface ReadFacts {
  readonly facts: MachineFacts;
  /** Names of facts of ours that stand in the file and are not told. */
  readonly leftOut: readonly string[];
}

/**
 * @param forExam whether the trouble is about an exam: then camera, microphone, memory and disk matter too
 * @throws UsageError for a file that is none of ours
 */
export async function readMachineFacts(path: string, forExam: boolean): Promise<ReadFacts> {
  const facts = factsOf(await readNamedFile(path, '--facts', MOST_BYTES));
  if (facts === null) {
    throw new UsageError('facts-invalid', { en: en.noFacts, nl: nl.noFacts }, { en: en.makeFacts, nl: nl.makeFacts });
  }
  const told = TOLD.filter((name) => forExam || TOLD_ALWAYS.includes(name));
  const value = (name: (typeof TOLD)[number]): unknown => (told.includes(name) ? knownValue(facts[name]) : null);
  return {
    facts: {
      system: systemOf(value('operatingSystem')),
      browsers: browsersOf(value('browsers')),
      online: typeof value('online') === 'boolean' ? value('online') === true : null,
      hosts: hostsOf(value('hosts')),
      memoryTotalGiB: amountOf(value('memoryTotalGiB')),
      diskFreeGB: amountOf(value('diskFreeGB')),
      cameras: amountOf(value('cameraCount')),
      microphones: amountOf(value('microphoneCount')),
    },
    // A name that we do not know could be anything.
    leftOut: KNOWN_NAMES.filter((name) => Object.hasOwn(facts, name) && !told.some((one) => one === name)),
  };
}

/** Names of facts that may be listed as left out. */
const KNOWN_NAMES = [
  ...TOLD,
  'platform',
  'logicalCores',
  'cpuLoadPercent',
  'memoryAvailableGiB',
  'uptimeDays',
  'power',
  'displays',
  'virtualMachine',
  'remoteSession',
  'timeZone',
  'clockOffsetSeconds',
  'latencyMs',
  'jitterMs',
] as const;

type Fields = Readonly<Record<string, unknown>>;

const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function factsOf(text: string): Fields | null {
  try {
    const document: unknown = JSON.parse(text.replace(/^\uFEFF/, ''));
    if (!isObject(document) || document['schema'] !== FACTS_SCHEMA) return null;
    return isObject(document['facts']) ? document['facts'] : null;
  } catch {
    return null;
  }
}

function knownValue(fact: unknown): unknown {
  return isObject(fact) && fact['known'] === true ? fact['value'] : null;
}

const amountOf = (value: unknown): number | null =>
  typeof value === 'number' && Number.isFinite(value) && value >= 0 && value < 1e6 ? Math.round(value * 10) / 10 : null;

function keyIn<T extends object>(value: unknown, names: T): keyof T | null {
  return typeof value === 'string' && Object.hasOwn(names, value) ? (value as keyof T) : null;
}

function systemOf(value: unknown): MachineFacts['system'] {
  if (!isObject(value)) return null;
  const family = keyIn(value['family'], FAMILIES);
  if (family === null) return null;
  const { version } = value as { version?: unknown };
  const isVersion = typeof version === 'string' && /^\d{1,3}(?:\.\d{1,3}){0,2}$/.test(version);
  return { family, version: isVersion ? version : null };
}

function browsersOf(value: unknown): MachineFacts['browsers'] {
  if (!Array.isArray(value)) return [];
  return value.slice(0, 9).flatMap((one: unknown) => {
    const id = isObject(one) ? keyIn(one['id'], BROWSERS) : null;
    if (id === null || !isObject(one)) return [];
    const major = amountOf(one['major']);
    return [{ id, major: major !== null && major < 10_000 ? Math.trunc(major) : null }];
  });
}

function hostsOf(value: unknown): MachineFacts['hosts'] {
  if (!Array.isArray(value) || value.length === 0) return null;
  const silent = value.filter((one: unknown) => !isObject(one) || one['outcome'] !== 'answered').length;
  return { silent, asked: value.length };
}
