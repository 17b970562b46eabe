import { fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { PartedBytes, Reference } from './reference.ts';
import type { CampusSection, ExamCheckSection, TriageSection } from './sections.ts';

export interface OpenOptions {
  /** Where the build put `data/campus.jsonl` and the others. */
  readonly programFolder: string;
  /** The folder of `--data`, or null for the bundled data. */
  readonly foreignFolder: string | null;
}

/**
 * Opens the reference data; nothing is read before it is asked for, and each part once.
 * The YAML parser and the validator are loaded only for a foreign folder.
 */
export function openReference({ programFolder, foreignFolder }: OpenOptions): Reference {
  const learned = once(() => openBytes(join(programFolder, 'data', 'matching.bin')));
  if (foreignFolder !== null) return foreignReference(resolve(foreignFolder), foreignFolder, learned);
  // The build writes them in ASCII: of one byte a character Node makes a text fastest.
  const textOf = (name: string) => readFileSync(join(programFolder, 'data', name), 'latin1');
  const section = <T>(name: string) => once(async () => sectionOf<T>(textOf(`${name}.jsonl`)));
  return {
    foreignFolder: null,
    campus: section<CampusSection>('campus'),
    triage: section<TriageSection>('triage'),
    matching: async () => ({ learned: learned(), desks: JSON.parse(textOf('first-desks.json')), foreign: null }),
    examCheck: section<ExamCheckSection>('exam-check'),
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

/** A section as the build writes it: a line that names its parts, then a line for each. A part is parsed at its first use. */
function sectionOf<T>(text: string): T {
  const [names = '[]', ...parts] = text.split('\n');
  const section = {};
  for (const [place, name] of (JSON.parse(names) as string[]).entries()) {
    const get = once(() => JSON.parse(parts[place] ?? ''));
    Object.defineProperty(section, name, { enumerable: true, get });
  }
  return section as T;
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

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
