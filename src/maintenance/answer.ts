import {
  activeAt,
  nextAfter,
  type Occurrence,
  occurrencesStartingIn,
  recentlyEndedAt,
  schedulesOf,
  soonestAfter,
} from '../campus/windows.ts';
import type { Schedule } from '../reference/campus-data.ts';
import { type Clash, clashOf } from './clash.ts';
import type { Question } from './question.ts';

/** `overdue`: a live notice says that planned work still runs; the schedules alone never say it. */
export type State = 'active' | 'overdue' | 'soon' | 'clear' | 'unknown';

/** What the schedules say to a question. Every list is by start, then schedule id. */
export interface PlannedAnswer {
  readonly state: State;
  readonly active: readonly Occurrence[];
  readonly recentlyEnded: readonly Occurrence[];
  readonly next: readonly Occurrence[];
  readonly occurrences: readonly Occurrence[];
  readonly clash: Clash | null;
}

const MINUTE_MS = 60_000;

/** Judges a question by the schedules, read literally. */
export function answerOf(allSchedules: readonly Schedule[], question: Question): PlannedAnswer {
  const { atMs, service } = question;
  const schedules = service === null ? allSchedules : schedulesOf(allSchedules, service);
  if (atMs === null) {
    const nothing = { active: [], recentlyEnded: [], next: [] };
    return {
      state: 'unknown',
      ...nothing,
      occurrences: listed(schedules, question),
      clash: null,
    };
  }
  const active = activeAt(schedules, atMs);
  const next = nextAfter(schedules, atMs);
  const [soonest] = next;
  const soonMs = question.soonMinutes * MINUTE_MS;
  const soon = soonest !== undefined && soonest.startMs - atMs <= soonMs;
  return {
    state: active.length > 0 ? 'active' : soon ? 'soon' : 'clear',
    active,
    recentlyEnded: recentlyEndedAt(schedules, atMs),
    next,
    occurrences: listed(schedules, question),
    clash: question.forMinutes === null ? null : clashOf(schedules, atMs, atMs + question.forMinutes * MINUTE_MS),
  };
}

function listed(schedules: readonly Schedule[], { list, atMs }: Question): readonly Occurrence[] {
  if (list === null) return [];
  if (list.kind === 'period') return occurrencesStartingIn(schedules, list.fromMs, list.toMs);
  return atMs === null ? [] : soonestAfter(schedules, atMs, list.count);
}
