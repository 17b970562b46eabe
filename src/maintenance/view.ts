import type { CampusSection } from '../reference/sections.ts';
import type { PlannedAnswer } from './answer.ts';
import { type Concern, concernOf } from './concern.ts';
import type { Doubt } from './doubt.ts';
import type { Question } from './question.ts';

/** All that a screen of `maintenance` says something about. */
export interface View {
  readonly question: Question;
  readonly answer: PlannedAnswer;
  readonly doubts: readonly Doubt[];
  readonly campus: CampusSection;
  readonly nowMs: number;
  readonly pretended: boolean;
  /** What live notices say, as lines; empty where no feed is set up or the answer is not about now. */
  readonly notices: readonly string[];
  /** Whether faults are in the answer too: a feed has told. */
  readonly coversFaults: boolean;
  /** The reader's own zone. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
}

/** The first doubt that concerns the moment or plan itself; null for none. */
export function doubtAtHand(view: View): { readonly doubt: Doubt; readonly concern: Concern } | null {
  for (const doubt of view.doubts) {
    const concern = concernOf(doubt, view.question, view.answer);
    if (concern !== 'none') return { doubt, concern };
  }
  return null;
}
