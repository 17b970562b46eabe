import { activeAt, type Occurrence, occurrencesStartingIn, overlapping, readOtherwise } from '../campus/windows.ts';
import type { Schedule } from '../reference/campus-data.ts';

/** When the exam is. `endMs` is null where only its start was given. */
export interface ExamTime {
  readonly startMs: number;
  readonly endMs: number | null;
}

/** The planned work that touches an exam, or now where no exam was named. */
export interface ExamWork {
  /** Lies in the exam itself, or is going on now. */
  readonly overlaps: readonly Occurrence[];
  /** Only touches the hour before the exam. */
  readonly hourBefore: readonly Occurrence[];
  /** Would touch the exam if the published rule is read in its other way. */
  readonly perhaps: readonly Occurrence[];
  /** The next work on uSis before the exam: a statement of registration must be downloaded before it. */
  readonly statement: Occurrence | null;
}

const HOUR_MS = 3_600_000;

/** The service that statements of registration come from. */
const STATEMENT_SERVICE = 'usis';

function touching(schedules: readonly Schedule[], time: ExamTime): readonly Occurrence[] {
  return time.endMs === null || time.endMs <= time.startMs
    ? activeAt(schedules, time.startMs)
    : overlapping(schedules, time.startMs, time.endMs);
}

const same = (one: Occurrence, other: Occurrence): boolean =>
  one.schedule === other.schedule && one.startMs === other.startMs;

/**
 * Crosses an exam with the planned work on the services it needs.
 *
 * @param exam null: the work that is going on now
 * @param services ids of the services that the kind of exam needs
 * @param nowMs milliseconds since 1970; only the work on uSis between now and the exam counts for the statement
 */
export function crossWithWork(
  schedules: readonly Schedule[],
  exam: ExamTime | null,
  services: readonly string[],
  nowMs: number,
): ExamWork {
  const needed = schedules.filter((schedule) => schedule.services.some((service) => services.includes(service)));
  const time = exam ?? { startMs: nowMs, endMs: null };
  const overlaps = touching(needed, time);
  const before = exam ? overlapping(needed, exam.startMs - HOUR_MS, exam.startMs) : [];
  const hourBefore = before.filter((occurrence) => !overlaps.some((other) => same(occurrence, other)));
  const perhaps = touching(readOtherwise(needed), time).filter(
    (occurrence) => !overlaps.some((other) => same(occurrence, other)),
  );
  return { overlaps, hourBefore, perhaps, statement: exam ? statementWork(schedules, exam, nowMs) : null };
}

/** Planned work in the exam, or now, on services that the kind of exam does not need. */
export function workBesides(
  schedules: readonly Schedule[],
  exam: ExamTime | null,
  services: readonly string[],
  nowMs: number,
): readonly Occurrence[] {
  const others = schedules.filter((schedule) => !schedule.services.some((service) => services.includes(service)));
  return touching(others, exam ?? { startMs: nowMs, endMs: null });
}

function statementWork(schedules: readonly Schedule[], exam: ExamTime, nowMs: number): Occurrence | null {
  const own = schedules.filter((schedule) => schedule.services.includes(STATEMENT_SERVICE));
  if (exam.startMs <= nowMs) return null;
  return occurrencesStartingIn(own, nowMs, exam.startMs)[0] ?? null;
}
