import { visible } from '../io/visible.ts';
import { isoAt } from '../time/zone.ts';
import type { FeedJson, IncidentJson } from './incident-schema.ts';
import type { Incident } from './incidents.ts';
import type { FeedReading } from './read.ts';

const MOST_CHARACTERS = 2000;

/** An incident as every document writes it. */
export function incidentJson(
  { notice, services, feed, lastKnown, fetchedAtMs }: Incident,
  nowMs: number,
): IncidentJson {
  return {
    id: visible(notice.id, MOST_CHARACTERS),
    title: visible(notice.title, MOST_CHARACTERS),
    impact: notice.impact,
    startedAt: instant(notice.startedAtMs),
    endedAt: instant(notice.endedAtMs),
    updatedAt: instant(notice.updatedAtMs),
    url: notice.url,
    services: [...services],
    feed,
    lastKnown,
    ageMinutes: ageMinutes(fetchedAtMs, nowMs),
  };
}

export function feedJson({ host, status, fetchedAtMs }: FeedReading): FeedJson {
  return { host, status, fetchedAt: instant(fetchedAtMs) };
}

/** Never negative: a clock that was set back makes nothing younger than new. */
export function ageMinutes(fetchedAtMs: number, nowMs: number): number {
  return Math.max(0, Math.floor((nowMs - fetchedAtMs) / 60_000));
}

function instant(instantMs: number | null): string | null {
  return instantMs === null ? null : isoAt(instantMs);
}
