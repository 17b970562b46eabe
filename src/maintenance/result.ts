import { type Occurrence, occurrenceJson } from '../campus/windows.ts';
import type { Incidents } from '../feeds/incidents.ts';
import { feedJson, incidentJson } from '../feeds/json.ts';
import { CAMPUS_ZONE, isoAt } from '../time/zone.ts';
import type { PlannedAnswer } from './answer.ts';
import type { Clash } from './clash.ts';
import type { Doubt } from './doubt.ts';
import type { Question } from './question.ts';
import type { MaintenanceResult } from './result-schema.ts';

/** The answer as JSON: every field, in the order of the contract, instants in campus time. */
export function resultOf(
  question: Question,
  answer: PlannedAnswer,
  doubts: readonly Doubt[],
  incidents: Incidents,
): MaintenanceResult {
  const isTold = incidents.state !== 'unknown';
  return {
    at: isoAt(question.shownMs),
    zone: CAMPUS_ZONE,
    state: answer.state,
    incidentState: incidents.state,
    active: answer.active.map(listed),
    recentlyEnded: answer.recentlyEnded.map(listed),
    next: answer.next.map(listed),
    occurrences: answer.occurrences.map(listed),
    clash: answer.clash === null ? null : clashJson(answer.clash),
    incidents: incidents.all.map((incident) => incidentJson(incident, question.shownMs)),
    feeds: incidents.readings.map(feedJson),
    doubts: doubts.map(doubtJson),
    covers: isTold ? ['planned', 'unplanned'] : ['planned'],
    doesNotCover: isTold ? [] : ['unplanned'],
  };
}

function listed(occurrence: Occurrence): MaintenanceResult['active'][number] {
  const json = occurrenceJson(occurrence);
  return { ...json, services: [...json.services] };
}

function clashJson(clash: Clash): NonNullable<MaintenanceResult['clash']> {
  return {
    start: isoAt(clash.startMs),
    end: isoAt(clash.endMs),
    overlapMinutes: clash.overlapMinutes,
    freeBeforeMinutes: clash.freeBeforeMinutes,
    freeAfterMinutes: clash.freeAfterMinutes,
    occurrences: clash.occurrences.map((occurrence) => occurrence.id),
  };
}

function doubtJson({ schedule, month, other }: Doubt): MaintenanceResult['doubts'][number] {
  const otherReading = other === null ? null : { start: isoAt(other.startMs), end: isoAt(other.endMs) };
  return { schedule, month, otherReading };
}
