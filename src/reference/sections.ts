import type { Schedule, Service } from './campus-data.ts';
import type { ExamCheckData } from './exam-check-data.ts';
import type { Lexicon, OutOfScope, TopicPhrases } from './matching-data.ts';
import type { Manifest, Source } from './source-data.ts';
import type { Bring, Desk, Faculty, Flow, Guide, Outcome, Topic } from './triage-data.ts';

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
  readonly topics: readonly Topic[];
  readonly guides: readonly Guide[];
  /** Of `lexicon.yaml`: words that say little, in names as in phrases. */
  readonly stopWords: Lexicon['stopWords'];
}

/** What free text is matched by: phrases with what they are about, and words with one meaning. */
export interface MatchingSection {
  readonly phrases: readonly TopicPhrases[];
  readonly outOfScope: readonly OutOfScope[];
  readonly lexicon: Lexicon;
}

export type ExamCheckSection = ExamCheckData;
