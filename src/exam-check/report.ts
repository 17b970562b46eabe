import type { Occurrence } from '../campus/windows.ts';
import type { Service } from '../reference/campus-data.ts';
import type { ExamCheckData, Profile, ProfileVariant } from '../reference/exam-check-data.ts';
import type { Source } from '../reference/source-data.ts';
import type { GivenOptions } from './all-command.ts';
import type { ExamTime } from './exam-time.ts';
import type { Assessment, Verdict } from './finding.ts';
import type { Stability } from './network-facts.ts';

/** Everything that the result and the screen of one run are made of. */
export interface Report {
  readonly assessment: Assessment;
  readonly profile: Profile;
  readonly variant: ProfileVariant;
  readonly exam: ExamTime | null;
  /** What was typed, for the command that shows everything. */
  readonly given: GivenOptions;
  readonly nowMs: number;
  /** When facts that come from a file were saved; null for what was looked at just now. */
  readonly factsSavedAtMs: number | null;
  /** Planned work at the same time on services that the exam does not need. */
  readonly besides: readonly Occurrence[];
  /** The exam is going on: help stands above the verdict. */
  readonly examRuns: boolean;
  /** How far the clock of the computer that is judged runs ahead of UTC at an instant, in minutes. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
  /** The time is pretended (`--clock`). */
  readonly pretended: boolean;
  readonly offline: boolean;
  /** `host:port` of everything that was contacted. */
  readonly contacted: readonly string[];
  /** The verdicts of the other kinds of exam, for a student who does not know which one it is; empty otherwise. */
  readonly others: readonly { readonly variant: ProfileVariant; readonly verdict: Verdict }[];
  /** What `--watch` saw; null without it. */
  readonly watch: Stability | null;
  readonly data: ExamCheckData;
  readonly sources: readonly Source[];
  readonly services: readonly Service[];
}
