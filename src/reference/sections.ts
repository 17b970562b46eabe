import type { Schedule, Service } from './campus-data.ts';
import type { ExamCheckData } from './exam-check-data.ts';
import type { Manifest, Source } from './source-data.ts';
import type { Bring, Desk, Faculty, Flow, Guide, Outcome, SearchWords, Topic } from './triage-data.ts';

/** The compact forms that the built program starts from: one JSON file each in `dist/data/`. */
export interface CampusSection {
  readonly manifest: Manifest;
  readonly sources: readonly Source[];
  readonly services: readonly Service[];
  readonly schedules: readonly Schedule[];
}

export interface TriageSection {
  readonly desks: readonly Desk[];
  readonly faculties: readonly Faculty[];
  readonly bring: readonly Bring[];
  readonly flow: Flow;
  readonly outcomes: readonly Outcome[];
  /** In the compact form without their phrases, which the index holds. */
  readonly topics: readonly Topic[];
  readonly guides: readonly Guide[];
  readonly search: SearchWords;
  /** The search index over the topics' phrases, as the build makes it; null for a foreign folder: made when needed. */
  readonly searchIndex: unknown;
}

export type ExamCheckSection = ExamCheckData;
