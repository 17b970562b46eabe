import type { CampusSection, ExamCheckSection, MatchingSection, TriageSection } from './sections.ts';

/**
 * The checked reference data: what Leiden says. Bundled data is read from its compact form; with `--data DIR` the
 * folder's YAML is parsed and checked first, and replaces the bundled facts as a whole.
 *
 * @throws DataError (exit 5) with every problem, when the data does not hold together.
 */
export interface Reference {
  /** The folder given with `--data` or `LUSUPPORT_DATA`, or null for the bundled data. */
  readonly foreignFolder: string | null;
  /** Sources, services and schedules: what all slices share. */
  readonly campus: () => Promise<CampusSection>;
  /** Desks, faculties, topics, flow and outcomes. */
  readonly triage: () => Promise<TriageSection>;
  /** What free text is matched by. */
  readonly matching: () => Promise<MatchingSource>;
  /** Profiles, checks, limits and hosts. */
  readonly examCheck: () => Promise<ExamCheckSection>;
}

/** Bytes of which a part can be had: a file, or a `Uint8Array`. */
export interface PartedBytes {
  readonly length: number;
  readonly subarray: (start: number, end: number) => Uint8Array;
}

/** What the build learned from the bundled phrases; for a foreign folder also its own phrases. */
export interface MatchingSource {
  /** As `matching/model-file` writes it; read where it is asked for. */
  readonly learned: PartedBytes;
  /** Topic id to its first desk; null for a foreign folder, whose topics may lead elsewhere. */
  readonly desks: Readonly<Record<string, string>> | null;
  /** Null for the bundled data, of which `learned` holds everything. */
  readonly foreign: MatchingSection | null;
}
