import { fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PartedBytes, Reference } from './reference.ts';
import type { CampusSection, ExamCheckSection, TriageSection } from './sections.ts';

export interface OpenOptions {
  /** Where the build put `data/campus.json` and the others. */
  readonly programFolder: string;
  /** The folder of `--data`, or null for the bundled data. */
  readonly foreignFolder: string | null;
}

/**
 * Opens the reference data; nothing is read before it is asked for, and each part once.
 * The YAML parser and the validator are loaded only for a foreign folder.
 */
export function openReference({ programFolder, foreignFolder }: OpenOptions): Reference {
  const learned = () => openBytes(join(programFolder, 'data', 'matching.bin'));
  if (foreignFolder !== null) return foreignReference(resolve(foreignFolder), foreignFolder, learned);
  // The build writes them in ASCII: of one byte a character Node makes a text fastest.
  const read = <T>(name: string) =>
    once(async () => JSON.parse(readFileSync(join(programFolder, 'data', name), 'latin1')) as T);
  const desks = read<Readonly<Record<string, string>>>('first-desks.json');
  return {
    foreignFolder: null,
    campus: read<CampusSection>('campus.json'),
    triage: read<TriageSection>('triage.json'),
    matching: async () => ({ learned: learned(), desks: await desks(), foreign: null }),
    examCheck: read<ExamCheckSection>('exam-check.json'),
  };
}

function foreignReference(folder: string, shown: string, learned: () => PartedBytes): Reference {
  const load = once(async () => {
    const { loadFolder } = await import('./load-folder.ts');
    return loadFolder(folder);
  });
  return {
    foreignFolder: shown,
    campus: async () => (await load()).campus,
    triage: async () => (await load()).triage,
    matching: async () => ({ learned: learned(), desks: null, foreign: (await load()).matching }),
    examCheck: async () => (await load()).examCheck,
  };
}

/** A file that is read in parts. It stays open as long as the program runs. */
function openBytes(path: string): PartedBytes {
  const file = openSync(path, 'r');
  const { size } = fstatSync(file);
  return {
    length: size,
    subarray: (start, end) => {
      const bytes = new Uint8Array(Math.max(0, Math.min(end, size) - start));
      readSync(file, bytes, 0, bytes.length, start);
      return bytes;
    },
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
