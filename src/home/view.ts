import {
  activeAt,
  nextAfter,
  type Occurrence,
  overlapping,
  perhapsActiveAt,
  readOtherwise,
  schedulesOf,
} from '../campus/windows.ts';
import { type Incidents, type Overdue, overdueAt } from '../feeds/incidents.ts';
import { campusDaysBetween, type Report } from '../ledger/reports.ts';
import type { Schedule } from '../reference/campus-data.ts';
import { typedMoment } from '../time/typed-moment.ts';

/** An exam that is not over. */
export interface ExamView {
  readonly startMs: number;
  readonly endMs: number;
  readonly running: boolean;
  /** Planned work that overlaps it. */
  readonly overlaps: readonly Occurrence[];
  /** Work that would overlap it if the published rule is read in its other way. */
  readonly perhaps: readonly Occurrence[];
  /** Planned work at the same time on services that no exam needs. */
  readonly besides: readonly Occurrence[];
}

export interface NextStep {
  readonly kind: 'exam-running' | 'exam-check' | 'ask-again' | 'wait' | 'triage';
  /** The words to type after `lusupport`. */
  readonly command: readonly string[];
}

export interface HomeView {
  readonly nowMs: number;
  readonly active: readonly Occurrence[];
  /** Work that runs if the published rule is read in its other way. */
  readonly perhaps: readonly Occurrence[];
  readonly upcoming: Occurrence | null;
  readonly incidents: Incidents;
  /** Planned work that should be over, and of which a feed says that it still runs. */
  readonly overdue: readonly Overdue[];
  /** The open ones, the oldest first; null where the journal cannot be read. */
  readonly open: readonly Report[] | null;
  readonly exam: ExamView | null;
  readonly step: NextStep;
}

export interface HomeInput {
  readonly nowMs: number;
  readonly schedules: readonly Schedule[];
  readonly reports: readonly Report[] | null;
  readonly exam: { readonly startMs: number; readonly endMs: number } | null;
  readonly incidents: Incidents;
}

/** The service that every online exam needs. */
const EXAM_SERVICE = 'ict';

const MINUTE_MS = 60_000;

/** An exam is checked in the two weeks before it; earlier much may change. */
const CHECK_DAYS = 14;

/** A report without news for a week is asked after. */
const ASK_AGAIN_DAYS = 7;

/** What `lusupport` alone shows at a moment. */
export function viewHome({ nowMs, schedules, reports, exam: told, incidents }: HomeInput): HomeView {
  const open = reports?.filter(({ closedAtMs }) => closedAtMs === null) ?? null;
  const exam = told === null || told.endMs <= nowMs ? null : examView(told, schedules, nowMs);
  const active = activeAt(schedules, nowMs);
  const perhaps = perhapsActiveAt(schedules, nowMs);
  const upcoming = nextAfter(schedules, nowMs)[0] ?? null;
  const overdue = overdueAt(incidents, schedules, nowMs);
  const step = nextStep(exam, open ?? [], active.length > 0 || overdue.length > 0, nowMs);
  return { nowMs, active, perhaps, upcoming, incidents, overdue, open, exam, step };
}

function examView(
  { startMs, endMs }: { readonly startMs: number; readonly endMs: number },
  schedules: readonly Schedule[],
  nowMs: number,
): ExamView {
  const needed = schedulesOf(schedules, EXAM_SERVICE);
  const overlaps = overlapping(needed, startMs, endMs);
  const perhaps = overlapping(readOtherwise(needed), startMs, endMs).filter(
    ({ id }) => !overlaps.some((one) => one.id === id),
  );
  const besides = overlapping(schedules, startMs, endMs).filter(({ services }) => !services.includes(EXAM_SERVICE));
  return { startMs, endMs, running: startMs <= nowMs, overlaps, perhaps, besides };
}

function nextStep(exam: ExamView | null, open: readonly Report[], workRuns: boolean, nowMs: number): NextStep {
  if (exam?.running) return { kind: 'exam-running', command: ['exam-help'] };
  if (exam !== null && campusDaysBetween(nowMs, exam.startMs) <= CHECK_DAYS) {
    return {
      kind: 'exam-check',
      command: ['exam-check', '--at', typedMoment(exam.startMs), '--for', typedDuration(exam)],
    };
  }
  const oldest = open[0];
  if (oldest !== undefined && campusDaysBetween(oldest.keptAtMs, nowMs) >= ASK_AGAIN_DAYS) {
    return { kind: 'ask-again', command: ['report', 'show', oldest.number] };
  }
  if (workRuns) return { kind: 'wait', command: ['maintenance', '--now'] };
  return { kind: 'triage', command: ['triage'] };
}

function typedDuration({ startMs, endMs }: ExamView): string {
  const minutes = Math.round((endMs - startMs) / MINUTE_MS);
  return minutes % 60 === 0 ? `${minutes / 60}h` : `${minutes}m`;
}

/** Whole minutes until the exam starts; 0 while it runs. */
export function minutesUntil({ startMs }: ExamView, nowMs: number): number {
  return Math.max(0, Math.floor((startMs - nowMs) / MINUTE_MS));
}
