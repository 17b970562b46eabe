import type { Occurrence } from '../campus/windows.ts';
import type { PlannedAnswer } from './answer.ts';
import { type Doubt, monthOf } from './doubt.ts';
import type { Question } from './question.ts';

/**
 * What a doubt means for the moment or plan itself: by the other reading the work runs then, or starts soon after; or
 * by the reading we answer with it runs, hits the plan or starts soon, and by the other one it does not. `none` where
 * only other days differ.
 */
export type Concern = 'other-runs' | 'other-soon' | 'ours' | 'none';

const MINUTE_MS = 60_000;

/** How a doubt concerns what was asked. A list of a period is about no moment. */
export function concernOf(doubt: Doubt, question: Question, answer: PlannedAnswer): Concern {
  const { atMs, list } = question;
  if (atMs === null || list?.kind === 'period') return 'none';
  const { other } = doubt;
  const untilMs = answer.clash?.endMs ?? atMs + 1;
  const soonMs = question.soonMinutes * MINUTE_MS;
  const startsSoon = ({ startMs }: Occurrence): boolean =>
    answer.clash === null && startMs > atMs && startMs - atMs <= soonMs;
  if (other !== null && other.startMs < untilMs && other.endMs > atMs) return 'other-runs';
  const ours = [...answer.active, ...(answer.clash?.occurrences ?? []), ...answer.next.filter(startsSoon)];
  if (ours.some((each) => each.schedule === doubt.schedule && monthOf(each) === doubt.month)) return 'ours';
  return other !== null && startsSoon(other) ? 'other-soon' : 'none';
}
