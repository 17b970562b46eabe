import { randomBytes } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Context } from './context.ts';
import { foldersOf } from './io/folders.ts';
import { makeFolder } from './io/settings-file.ts';
import { VERSION } from './version.ts';

/**
 * Writes the details of a fault of our own to a file that only the user can read.
 *
 * @returns the file, or null where no folder takes it
 */
export async function keepCrash(error: unknown, context: Context): Promise<string | null> {
  const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
  const text = `lusupport ${VERSION}, Node ${context.nodeVersion}, ${context.platform}\n${details}\n`;
  const state = foldersOf(context.platform, context.env, context.homeFolder()).state;
  const name = `crash-${randomBytes(8).toString('hex')}.txt`;
  for (const folder of [state, tmpdir()]) {
    if (folder === null || !makeFolder(folder)) continue;
    try {
      const file = join(folder, name);
      await writeFile(file, text, { flag: 'wx', mode: 0o600 });
      return file;
    } catch {
      // The next folder is tried; without any, the message says how to see the details.
    }
  }
  return null;
}
