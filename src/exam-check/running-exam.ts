import type { ExamTime } from './exam-time.ts';

/** An exam whose end nobody named is taken to run for so long at the most. */
const LONGEST_UNNAMED_MS = 4 * 3_600_000;

/** Whether an exam is going on: its start included, its end not. */
export function isRunning({ startMs, endMs }: ExamTime, nowMs: number): boolean {
  return startMs <= nowMs && nowMs < (endMs ?? startMs + LONGEST_UNNAMED_MS);
}
