import { endedWithin, type Occurrence, RECENT_MINUTES, schedulesOf } from '../campus/windows.ts';
import type { Schedule, Service } from '../reference/campus-data.ts';
import type { FeedNotice } from './notice.ts';
import type { FeedReading } from './read.ts';

/** A notice of a feed beside our services. */
export interface Incident {
  readonly notice: FeedNotice;
  /** Ids of services whose words stand in it; empty where it names none that we know. */
  readonly services: readonly string[];
  /** Host of the feed: whose word it is. */
  readonly feed: string;
  /** The feed could not be asked now: this is what it said last. */
  readonly lastKnown: boolean;
  readonly fetchedAtMs: number;
  readonly phase: Phase;
}

/** Running now, to come, or over within the last day. */
export type Phase = 'running' | 'coming' | 'over';

/** `unknown` where no feed could tell anything. */
export type IncidentState = 'none' | 'active' | 'unknown';

/** What the feeds say at a moment. */
export interface Incidents {
  readonly state: IncidentState;
  /** Running first, then coming, then over. */
  readonly all: readonly Incident[];
  readonly readings: readonly FeedReading[];
}

export const NO_INCIDENTS: Incidents = { state: 'unknown', all: [], readings: [] };

const DAY_MS = 86_400_000;
const OVER_SHOWN_MS = DAY_MS;
const MINUTES_PER_DAY = 1440;
const PHASES: readonly Phase[] = ['running', 'coming', 'over'];

/** Judges what feeds said. A feed only adds: nothing here takes planned work away. */
export function incidentsAt(readings: readonly FeedReading[], services: readonly Service[], atMs: number): Incidents {
  const all = readings.flatMap((reading) => incidentsOf(reading, services, atMs));
  const told = readings.filter(({ content }) => content !== null);
  const running = all.some(({ phase }) => phase === 'running');
  // One feed that is silent may be the one that knows.
  const isWhole = told.length > 0 && told.length === readings.length;
  return {
    state: running ? 'active' : isWhole ? 'none' : 'unknown',
    all: all.sort((a, b) => PHASES.indexOf(a.phase) - PHASES.indexOf(b.phase)),
    readings,
  };
}

function incidentsOf(reading: FeedReading, services: readonly Service[], atMs: number): readonly Incident[] {
  const { content, fetchedAtMs, host, status } = reading;
  if (content === null || fetchedAtMs === null) return [];
  return content.notices.flatMap((notice) => {
    const phase = phaseAt(notice, atMs);
    if (phase === null) return [];
    const lastKnown = status === 'stale' || status === 'offline';
    return [{ notice, services: namedIn(notice.words, services), feed: host, lastKnown, fetchedAtMs, phase }];
  });
}

/** Null for what is long over, or too old to say anything. */
function phaseAt({ startedAtMs, endedAtMs, staleAfterMs }: FeedNotice, atMs: number): Phase | null {
  if (endedAtMs !== null && endedAtMs <= atMs) return atMs - endedAtMs < OVER_SHOWN_MS ? 'over' : null;
  if (startedAtMs !== null && startedAtMs > atMs) return 'coming';
  return staleAfterMs === null || atMs < staleAfterMs ? 'running' : null;
}

/** Services one of whose words stands in a text as a whole word. */
function namedIn(text: string, services: readonly Service[]): readonly string[] {
  const words = ` ${plain(text)} `;
  return services
    .filter(({ noticeWords = [] }) => noticeWords.some((word) => words.includes(` ${plain(word)} `)))
    .map(({ id }) => id);
}

/** Small letters and digits with single blanks between, so that `Wi-Fi` is found in `wi-fi:`. */
function plain(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

/** Planned work that should be over but, says a notice, still runs. */
export interface Overdue {
  readonly occurrence: Occurrence;
  readonly incident: Incident;
}

/**
 * Windows of the last day that a running notice of planned work speaks of: it names the service, and began about when
 * the window did, or when it should have ended.
 */
export function overdueAt(incidents: Incidents, schedules: readonly Schedule[], atMs: number): readonly Overdue[] {
  return incidents.all
    .filter(({ phase, notice }) => phase === 'running' && notice.kind === 'maintenance')
    .flatMap((incident) => {
      const ended = incident.services.flatMap((service) =>
        endedWithin(schedulesOf(schedules, service), atMs, MINUTES_PER_DAY),
      );
      const occurrence = ended.find((each) => speaksOf(incident.notice, each));
      return occurrence === undefined ? [] : [{ occurrence, incident }];
    });
}

function speaksOf({ startedAtMs, updatedAtMs }: FeedNotice, { startMs, endMs }: Occurrence): boolean {
  const sinceMs = startedAtMs ?? updatedAtMs;
  const slackMs = RECENT_MINUTES * 60_000;
  return sinceMs !== null && sinceMs >= startMs - slackMs && sinceMs <= endMs + slackMs;
}

/** Whether a running notice names a service: it may explain trouble with it. */
export function isTroubled(incidents: Incidents, service: string | null): boolean {
  return incidents.all.some(
    ({ phase, services }) => phase === 'running' && service !== null && services.includes(service),
  );
}
