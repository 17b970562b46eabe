import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import {
  closeSync,
  constants,
  copyFileSync,
  fstatSync,
  fsyncSync,
  ftruncateSync,
  linkSync,
  openSync,
  readSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { errorCode } from './error-code.ts';
import { JOURNAL_SCHEMA, type JournalRecord, lineOf, readLine } from './journal-record.ts';
import { withLock } from './lock.ts';
import { type NotSavedWhy, notSavedWhy } from './not-saved.ts';
import { folderTrouble, readBounded } from './settings-file.ts';

/**
 * The journal: what may not be lost, as one line of JSON for each thing that happened. Lines are only ever added, each
 * with one write and an `fsync`, and read back before anybody says "saved". What a full disk, a power cut or another
 * program did to one line costs that line alone.
 */
export interface Journal {
  /** Full path of the file, whether it exists or not; null where there is no folder for it. */
  readonly path: string | null;
  readonly read: () => Promise<JournalReading>;
  /**
   * Adds one record, while no other run can add one.
   *
   * @param decide gets the records there are; null adds nothing
   */
  readonly append: (decide: (records: readonly JournalRecord[]) => JournalRecord | null) => Promise<Appended>;
  /**
   * Adds several records, each as `append` does, while no other run can add one; ends at the first that cannot be saved.
   *
   * @returns beside what `append` returns, how many were saved
   */
  readonly appendAll: (
    decide: (records: readonly JournalRecord[]) => readonly JournalRecord[],
  ) => Promise<Appended & { readonly count: number }>;
}

/** Damaged lines that had not been seen before. */
export interface Damage {
  readonly lines: number;
  /** The file that now holds a copy of them; null where none could be written. */
  readonly keptAs: string | null;
}

export type JournalReading =
  | { readonly kind: 'records'; readonly records: readonly JournalRecord[]; readonly damage: Damage | null }
  | Unreadable;

interface Unreadable {
  readonly kind: 'unreadable';
  readonly why: UnreadableWhy;
}

export type UnreadableWhy = Extract<
  NotSavedWhy,
  'not-a-file' | 'too-large' | 'no-permission' | 'link' | 'not-a-folder' | 'unreadable'
>;

export type Appended =
  | { readonly kind: 'saved' | 'declined'; readonly damage: Damage | null }
  /** `readable` is false where something stands in the journal's place that cannot be read. */
  | { readonly kind: 'not-saved'; readonly why: NotSavedWhy; readonly readable: boolean };

const NAME = 'journal.jsonl';

/** Some 30,000 reports; a larger file is not read. */
const MOST_BYTES = 16 * 1024 * 1024;
const FILE_MODE = 0o600;
const LINE_END = 0x0a;

/** @param folder the state folder, or null where there is none */
export function openJournal(folder: string | null): Journal {
  const path = folder === null ? null : join(folder, NAME);
  return {
    path,
    read: async () => (path === null ? { kind: 'records', records: [], damage: null } : readWhole(path)),
    append: async (decide) => {
      const { count, ...appended } = await appendAll(folder, path, (records) => {
        const record = decide(records);
        return record === null ? [] : [record];
      });
      return appended;
    },
    appendAll: (decide) => appendAll(folder, path, decide),
  };
}

type AppendedAll = Appended & { readonly count: number };

async function appendAll(
  folder: string | null,
  path: string | null,
  decide: Parameters<Journal['appendAll']>[0],
): Promise<AppendedAll> {
  if (folder === null || path === null) return { ...notSaved('no-folder'), count: 0 };
  const trouble = folderTrouble(folder);
  if (trouble !== null) return { ...notSaved(trouble), count: 0 };
  try {
    return (await withLock(path, async () => appendAlone(path, decide))) ?? { ...notSaved('busy'), count: 0 };
  } catch (error) {
    return { ...notSaved(notSavedWhy(error)), count: 0 };
  }
}

function notSaved(why: NotSavedWhy, readable = true): Extract<Appended, { kind: 'not-saved' }> {
  return { kind: 'not-saved', why, readable };
}

/** What stands in the file, damaged lines as one piece. */
interface Content {
  readonly kind: 'content';
  readonly records: readonly JournalRecord[];
  readonly damaged: readonly Uint8Array[];
  /** False where the last line has no end: what is added must begin on a new one. */
  readonly endsWhole: boolean;
  /** Whether an earlier edition wrote some of it. */
  readonly hasOldLines: boolean;
  /** The whole file in the words of this edition: what is damaged or of a later edition stands as it is. */
  readonly renewed: () => Buffer;
  readonly size: number;
}

async function readWhole(path: string): Promise<JournalReading> {
  const content = contentOf(path);
  if (content.kind === 'unreadable') return content;
  if (content.damaged.length === 0) return { kind: 'records', records: content.records, damage: null };
  // Half a line may be one that another run is writing just now; with the lock nobody is.
  const settled = await withLock(path, async () => contentOf(path)).catch(() => null);
  const { records, damaged } = settled?.kind === 'content' ? settled : content;
  return { kind: 'records', records, damage: setAside(path, damaged) };
}

function appendAlone(path: string, decide: Parameters<Journal['appendAll']>[0]): AppendedAll {
  const content = contentOf(path);
  if (content.kind === 'unreadable') return { ...notSaved(content.why, false), count: 0 };
  if (content.hasOldLines) renewLines(path, content);
  let { endsWhole } = content;
  let count = 0;
  for (const record of decide(content.records)) {
    const why = addLineSafely(path, lineOf(record), endsWhole);
    if (why !== null) return { ...notSaved(why), count };
    endsWhole = true;
    count += 1;
  }
  return { kind: count === 0 ? 'declined' : 'saved', damage: setAside(path, content.damaged), count };
}

/** A system error is a reason like any other: the records before it are saved, and are counted. */
function addLineSafely(path: string, line: string, endsWhole: boolean): NotSavedWhy | null {
  try {
    return addLine(path, line, endsWhole);
  } catch (error) {
    return notSavedWhy(error);
  }
}

function contentOf(path: string): Content | Unreadable {
  const bytes = bytesOf(path);
  if (typeof bytes === 'string') return { kind: 'unreadable', why: bytes };
  const lines = [...linesOf(bytes)].map((line) => ({ line, read: readLine(line) }));
  return {
    kind: 'content',
    records: lines.flatMap(({ read }) => (read.kind === 'record' ? [read.record] : [])),
    damaged: lines.filter(({ read }) => read.kind === 'damaged').map(({ line }) => line),
    endsWhole: bytes.length === 0 || bytes.at(-1) === LINE_END,
    hasOldLines: lines.some(({ read }) => read.kind === 'record' && read.schema < JOURNAL_SCHEMA),
    renewed: () =>
      Buffer.concat(
        lines.flatMap(({ line, read }) => [
          read.kind === 'record' ? Buffer.from(lineOf(read.record), 'utf8') : line,
          Buffer.from('\n'),
        ]),
      ),
    size: bytes.length,
  };
}

/**
 * Brings lines of an earlier edition to this one: a copy, checked record by record, then put in the place of the
 * journal; the old file stays beside it as `<file>.schema-1`. Where that cannot be, the journal stays as it is, since
 * both editions can be read. Only with the lock.
 */
function renewLines(path: string, content: Content): void {
  const copy = `${path}.new`;
  const kept = `${path}.schema-1`;
  try {
    rmSync(copy, { force: true });
    writeFileSync(copy, content.renewed(), { flag: 'wx', mode: FILE_MODE, flush: true });
    const found = contentOf(copy);
    const isSame =
      found.kind === 'content' &&
      JSON.stringify(found.records) === JSON.stringify(content.records) &&
      found.damaged.length === content.damaged.length;
    if (!isSame) throw new Error('the copy is not the same');
    keepOld(path, kept);
    // An edition that knows no lock may have written meanwhile.
    if (statSync(path).size !== content.size) throw new Error('the journal has grown');
    renameSync(copy, path);
    keepName(path);
  } catch {
    rmSync(copy, { force: true });
  }
}

/** The whole file, empty where there is none; else why it cannot be read. */
function bytesOf(path: string): Buffer | UnreadableWhy {
  try {
    const bytes = readBounded(path, MOST_BYTES);
    if (bytes === 'bad') return 'too-large';
    return bytes === 'unreadable' ? 'not-a-file' : bytes;
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return Buffer.alloc(0);
    const why = notSavedWhy(error);
    return why === 'no-permission' || why === 'link' || why === 'not-a-folder' ? why : 'unreadable';
  }
}

/** The lines that are not blank. JSON takes the CR of a CRLF for a blank. */
function* linesOf(bytes: Buffer): Generator<Buffer> {
  for (let start = 0; start < bytes.length; ) {
    const found = bytes.indexOf(LINE_END, start);
    const end = found < 0 ? bytes.length : found;
    const line = bytes.subarray(start, end);
    if (line.some((byte) => byte > 0x20 || byte === 0)) yield line;
    start = end + 1;
  }
}

/** A second name for the old file; a copy where the disk knows no such thing. What stands there is never replaced. */
function keepOld(path: string, kept: string): void {
  try {
    linkSync(path, kept);
  } catch (error) {
    if (errorCode(error) !== 'EEXIST') copyFileSync(path, kept, constants.COPYFILE_EXCL);
    // A run that was ended half-way has made it before.
    else if (!isSame(bytesOf(kept), bytesOf(path))) throw error;
  }
}

const isSame = (one: Buffer | UnreadableWhy, other: Buffer | UnreadableWhy): boolean =>
  typeof one !== 'string' && typeof other !== 'string' && one.equals(other);

/** One write, on the disk and read back; null when it is there, else why it is not. */
function addLine(path: string, line: string, endsWhole: boolean): NotSavedWhy | null {
  const bytes = Buffer.from(`${endsWhole ? '' : '\n'}${line}\n`, 'utf8');
  const { O_WRONLY, O_APPEND, O_CREAT, O_NOFOLLOW, O_NONBLOCK } = constants;
  // Never through a link; a pipe must not make us wait. Windows knows neither flag.
  const file = openSync(path, O_WRONLY | O_APPEND | O_CREAT | (O_NOFOLLOW ?? 0) | (O_NONBLOCK ?? 0), FILE_MODE);
  let before: number;
  try {
    const stat = fstatSync(file);
    if (!stat.isFile()) return 'not-a-file';
    before = stat.size;
    // A full disk takes a part of the bytes and gives no error: the count is what tells.
    if (writeSync(file, bytes) < bytes.length) {
      cutBack(file, before);
      return 'full';
    }
    try {
      fsyncSync(file);
    } catch (error) {
      cutBack(file, before);
      throw error;
    }
  } finally {
    closeSync(file);
  }
  if (before === 0) keepName(path);
  return standsAt(path, before, bytes) ? null : 'unwritable';
}

/** Takes a part of a line away again; where that fails too, the next line begins on a new one. */
function cutBack(file: number, size: number): void {
  try {
    ftruncateSync(file, size);
  } catch {
    // The part stays, and is a damaged line.
  }
}

/** A new file survives a power cut only when its folder is on the disk too. */
function keepName(path: string): void {
  try {
    const folder = openSync(dirname(path), constants.O_RDONLY);
    try {
      fsyncSync(folder);
    } finally {
      closeSync(folder);
    }
  } catch {
    // Windows opens no folders.
  }
}

/** Whether the file that has this name now holds these bytes at this place. */
function standsAt(path: string, place: number, bytes: Buffer): boolean {
  const file = openSync(path, constants.O_RDONLY);
  try {
    const found = Buffer.alloc(bytes.length);
    return readSync(file, found, 0, found.length, place) === bytes.length && found.equals(bytes);
  } finally {
    closeSync(file);
  }
}

/**
 * Copies damaged lines to `<file>.bad-<their hash>`. The journal itself is left as it is, since it is only ever added
 * to; by the name of the copy the next run knows that they have been told of.
 */
function setAside(path: string, damaged: readonly Uint8Array[]): Damage | null {
  if (damaged.length === 0) return null;
  const bytes = Buffer.concat(damaged.flatMap((line) => [line, Buffer.from('\n')]));
  const target = `${path}.bad-${createHash('sha256').update(bytes).digest('hex').slice(0, 16)}`;
  try {
    writeFileSync(target, bytes, { flag: 'wx', mode: FILE_MODE, flush: true });
    return { lines: damaged.length, keptAs: target };
  } catch (error) {
    if (errorCode(error) === 'EEXIST') return null;
    // Half a copy would pass for a whole one in the next run.
    rmSync(target, { force: true });
    return { lines: damaged.length, keptAs: null };
  }
}
