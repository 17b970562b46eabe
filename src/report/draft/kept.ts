import { rmSync } from 'node:fs';
import { join } from 'node:path';
import type { NotSavedWhy } from '../../io/not-saved.ts';
import { readNamedFile, writeNew, writeWhole } from '../../io/own-file.ts';
import { folderTrouble, makeFolder, mayWrite, readSettingsFile } from '../../io/settings-file.ts';
import { type DraftParts, MOST_PART_CHARACTERS } from './parts.ts';

/** The draft that is being written, kept after each answer so that an interrupted one goes on. One at a time. */

const NAME = 'draft.json';
const SCHEMA = 1;

/** Placeholders may be longer than what they stand for. */
const MOST_KEPT_CHARACTERS = 20 * MOST_PART_CHARACTERS;

const pathIn = (folder: string): string => join(folder, NAME);

/** The draft that was kept; null where there is none that can be read. Never throws. */
export function readKept(folder: string | null): DraftParts | null {
  const found = folder === null ? null : readSettingsFile(pathIn(folder));
  if (found?.kind !== 'values') return null;
  const { schema, answers, about, tried, since, number } = found.values;
  if (schema !== SCHEMA || !Array.isArray(answers) || !answers.every((one) => typeof one === 'string')) return null;
  if (!isText(about) || !isText(tried) || !isText(since) || !isText(number)) return null;
  return { answers, about, tried, since, number };
}

const isText = (value: unknown): value is string | null =>
  value === null || (typeof value === 'string' && value.length <= MOST_KEPT_CHARACTERS);

/** @returns false where it could not be kept: read-only, a full disk, no folder */
export async function keepDraft(folder: string | null, parts: DraftParts): Promise<boolean> {
  if (folder === null || !makeFolder(folder) || !mayWrite(pathIn(folder))) return false;
  return writeWhole(pathIn(folder), `${JSON.stringify({ schema: SCHEMA, ...parts })}\n`);
}

/** After a way out was taken, or when it is thrown away. */
export function dropDraft(folder: string | null): void {
  if (folder === null) return;
  try {
    rmSync(pathIn(folder), { force: true });
  } catch {
    // Read-only: then it could not be kept either.
  }
}

/** Drafts of one day that are put there; more are not made. */
const MOST_FILES = 99;

export type PutAside =
  | { readonly kind: 'file'; readonly path: string }
  | { readonly kind: 'not-saved'; readonly why: NotSavedWhy };

/**
 * Puts a draft that has no other place into a file of its own, `draft-2026-11-22.txt`. A file that is there is never
 * replaced; one with the same text is the draft's own.
 *
 * @param day `2026-11-22`
 */
export async function putAside(folder: string | null, text: string, day: string): Promise<PutAside> {
  const trouble = folder === null ? 'no-folder' : folderTrouble(folder);
  if (folder === null || trouble !== null) return { kind: 'not-saved', why: trouble ?? 'no-folder' };
  for (let count = 1; count <= MOST_FILES; count += 1) {
    const path = join(folder, `draft-${day}${count === 1 ? '' : `-${count}`}.txt`);
    const failed = await writeNew(path, text);
    if (failed === null) return { kind: 'file', path };
    if (failed !== 'exists') return { kind: 'not-saved', why: failed };
    if ((await readNamedFile(path, '', 2 * text.length + 1024).catch(() => null)) === text) {
      return { kind: 'file', path };
    }
  }
  return { kind: 'not-saved', why: 'unwritable' };
}
