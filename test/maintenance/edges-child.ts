import { readFileSync } from 'node:fs';
import { answerOf } from '../../src/maintenance/answer.ts';
import type { Schedule } from '../../src/reference/campus-data.ts';
import { isoAt } from '../../src/time/zone.ts';
import type { Span } from '../campus/oracle.ts';

/**
 * Runs by itself, in a process with a TZ of its own: compares the whole answer a second before, at and after every edge
 * of every window with the one read off the oracle's list. Prints how many moments it looked at and what differs.
 */

interface Task {
  readonly schedules: readonly Schedule[];
  /** By schedule id; rising, a year longer at both sides than the edges that are looked at. */
  readonly spans: Readonly<Record<string, readonly Span[]>>;
}

const HOUR_MS = 3_600_000;

const task: Task = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'));
/** Edges from the first instant to before the second are looked at. */
const [fromMs, toMs] = process.argv.slice(3).map(Number) as [number, number];
const schedules = [...task.schedules].sort((a, b) => (a.id < b.id ? -1 : 1));

/** How many spans of a list start at or before a moment. */
function countUpTo(spans: readonly Span[], instantMs: number): number {
  let low = 0;
  let high = spans.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((spans[middle]?.[0] ?? Number.POSITIVE_INFINITY) <= instantMs) low = middle + 1;
    else high = middle;
  }
  return low;
}

type Named = readonly [schedule: string, startMs: number, endMs: number];

function expected(instantMs: number): unknown {
  const active: Named[] = [];
  const ended: Named[] = [];
  const next: Named[] = [];
  for (const { id } of schedules) {
    const spans = task.spans[id] ?? [];
    const count = countUpTo(spans, instantMs);
    const [last, coming] = [spans[count - 1], spans[count]];
    if (last !== undefined && instantMs < last[1]) active.push([id, ...last]);
    if (last !== undefined && instantMs >= last[1] && instantMs < last[1] + 2 * HOUR_MS) ended.push([id, ...last]);
    if (coming !== undefined) next.push([id, ...coming]);
  }
  const byStart = (list: Named[]): Named[] => list.sort((a, b) => a[1] - b[1]);
  const soonest = byStart(next)[0];
  const soon = soonest !== undefined && soonest[1] - instantMs <= HOUR_MS;
  const state = active.length > 0 ? 'active' : soon ? 'soon' : 'clear';
  return { state, active: byStart(active), recentlyEnded: byStart(ended), next };
}

function found(instantMs: number): unknown {
  const moment = { atMs: instantMs, shownMs: instantMs, atGiven: true };
  const answer = answerOf(schedules, { ...moment, forMinutes: null, soonMinutes: 60, list: null, service: null });
  const named = (list: typeof answer.active): Named[] => list.map((each) => [each.schedule, each.startMs, each.endMs]);
  const { state, active, recentlyEnded, next } = answer;
  return { state, active: named(active), recentlyEnded: named(recentlyEnded), next: named(next) };
}

const different: string[] = [];
let moments = 0;
for (const spans of Object.values(task.spans)) {
  for (const edge of spans.flat().filter((edgeMs) => edgeMs >= fromMs && edgeMs < toMs)) {
    for (const instantMs of [edge - 1000, edge, edge + 1000]) {
      moments += 1;
      const [mine, theirs] = [JSON.stringify(found(instantMs)), JSON.stringify(expected(instantMs))];
      if (mine !== theirs) different.push(`${isoAt(instantMs)}\n ours   ${mine}\n oracle ${theirs}`);
    }
  }
}
const ownOffsetMinutes = -new Date(Date.UTC(2026, 6, 1)).getTimezoneOffset();
process.stdout.write(JSON.stringify({ ownOffsetMinutes, moments, different: different.slice(0, 5) }));
