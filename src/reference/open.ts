import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Reference } from './reference.ts';
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
  const learned = () => readFileSync(join(programFolder, 'data', 'matching.bin'));
  if (foreignFolder !== null) return foreignReference(resolve(foreignFolder), foreignFolder, learned);
  const read = <T>(name: string) =>
    once(async () => JSON.parse(readFileSync(join(programFolder, 'data', name), 'utf8')) as T);
  return {
    foreignFolder: null,
    campus: read<CampusSection>('campus.json'),
    triage: read<TriageSection>('triage.json'),
    matching: async () => ({ learned: learned(), foreign: null }),
    examCheck: read<ExamCheckSection>('exam-check.json'),
  };
}

function foreignReference(folder: string, shown: string, learned: () => Uint8Array): Reference {
  const load = once(async () => {
    const { loadFolder } = await import('./load-folder.ts');
    return loadFolder(folder);
  });
  return {
    foreignFolder: shown,
    campus: async () => (await load()).campus,
    triage: async () => (await load()).triage,
    matching: async () => ({ learned: learned(), foreign: (await load()).matching }),
    examCheck: async () => (await load()).examCheck,
  };
}

function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | null = null;
  return () => {
    made ??= make();
    return made;
  };
}
