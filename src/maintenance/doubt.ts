import { type Occurrence, occurrencesStartingIn } from '../campus/windows.ts';
import type { Schedule } from '../reference/campus-data.ts';
import { CAMPUS_ZONE, instantOf, isoAt } from '../time/zone.ts';
import { answerOf, type PlannedAnswer } from './answer.ts';
import type { Question } from './question.ts';

/** A month in which the published words can be read in a second way, and it matters to the answer. */
export interface Doubt {
  readonly schedule: string;
  /** Campus month, `2026-09`. */
  readonly month: string;
  /** When the work would be by the other reading; null where that reading has none in the month. */
  readonly other: Occurrence | null;
}

/**
 * The doubts of an answer. For each schedule with another reading the whole answer is computed again with it; where
 * both answers are equal there is no doubt. A doubt never changes the answer itself.
 */
export function doubtsOf(schedules: readonly Schedule[], question: Question, answer: PlannedAnswer): readonly Doubt[] {
  const doubts = schedules.flatMap((schedule) => {
    const { otherReading } = schedule;
    if (otherReading === null) return [];
    const other: Schedule = { ...schedule, rule: otherReading.rule };
    const otherwise = schedules.map((each) => (each === schedule ? other : each));
    const months = monthsTouched(answer, answerOf(otherwise, question), schedule.id);
    return months.flatMap((month) => doubtsInMonth(schedule, other, month));
  });
  return doubts.sort((a, b) => (a.month === b.month ? 0 : a.month < b.month ? -1 : 1));
}

/** The lists in which a difference counts. */
function listsOf(answer: PlannedAnswer): readonly (readonly Occurrence[])[] {
  const { active, recentlyEnded, next, occurrences, clash } = answer;
  return [active, recentlyEnded, next, occurrences, clash?.occurrences ?? []];
}

/** Campus months of the schedule's occurrences that stand in a list of one answer only. */
function monthsTouched(one: PlannedAnswer, other: PlannedAnswer, schedule: string): readonly string[] {
  const otherLists = listsOf(other);
  const onlyInOne = listsOf(one).flatMap((list, index) => difference(list, otherLists[index] ?? []));
  const months = onlyInOne.filter((occurrence) => occurrence.schedule === schedule).map(monthOf);
  return [...new Set(months)].sort();
}

/** What stands in one list only. */
function difference(one: readonly Occurrence[], other: readonly Occurrence[]): readonly Occurrence[] {
  const inOne = new Set(one.map((occurrence) => occurrence.id));
  const inOther = new Set(other.map((occurrence) => occurrence.id));
  return [
    ...one.filter((occurrence) => !inOther.has(occurrence.id)),
    ...other.filter((occurrence) => !inOne.has(occurrence.id)),
  ];
}

/** None where both readings agree on the month: then the answer differs because of another month. */
function doubtsInMonth(schedule: Schedule, other: Schedule, month: string): readonly Doubt[] {
  const [fromMs, toMs] = edgesOf(month);
  const literal = occurrencesStartingIn([schedule], fromMs, toMs);
  const otherwise = occurrencesStartingIn([other], fromMs, toMs);
  if (difference(literal, otherwise).length === 0) return [];
  const onlyOther = otherwise.filter(({ id }) => !literal.some((occurrence) => occurrence.id === id));
  if (onlyOther.length === 0) return [{ schedule: schedule.id, month, other: null }];
  return onlyOther.map((occurrence) => ({ schedule: schedule.id, month, other: occurrence }));
}

/** The campus month of an occurrence: `2026-09`. */
export function monthOf(occurrence: Occurrence): string {
  return isoAt(occurrence.startMs).slice(0, 7);
}

function edgesOf(month: string): readonly [number, number] {
  const [year = 1970, number = 1] = month.split('-').map(Number);
  const midnight = { day: 1, hour: 0, minute: 0, second: 0 };
  const following = number === 12 ? { year: year + 1, month: 1 } : { year, month: number + 1 };
  return [
    instantOf({ year, month: number, ...midnight }, CAMPUS_ZONE),
    instantOf({ ...following, ...midnight }, CAMPUS_ZONE),
  ];
}
