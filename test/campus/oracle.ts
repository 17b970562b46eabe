import { RRuleTemporal } from 'rrule-temporal';
import type { Schedule } from '../../src/reference/campus-data.ts';

/** Another engine's answer, to compare ours with: rrule-temporal, on Temporal's own reading of the zone. */

/** Start and end, epoch milliseconds. */
export type Span = readonly [startMs: number, endMs: number];

/**
 * Spans of a schedule that start from `fromMs` up to and without `toMs`.
 *
 * @param firstDay a day in 1969 or later on which the rule may begin; with INTERVAL it counts from there
 */
export function oracleSpans(schedule: Schedule, fromMs: number, toMs: number, firstDay = '19690101'): readonly Span[] {
  const { rule, zone, start, end, duration } = schedule;
  const engine = new RRuleTemporal({
    rruleString: `DTSTART;TZID=${zone}:${firstDay}T${start.replace(':', '')}00\nRRULE:${rule}`,
    maxIterations: 1_000_000,
  });
  const daysToEnd = end !== undefined && end > start ? 0 : 1;
  return engine
    .between(new Date(fromMs), new Date(toMs), true)
    .map((first): Span => {
      if (end === undefined) return [first.epochMilliseconds, first.add(duration ?? '').epochMilliseconds];
      const last = first.add({ days: daysToEnd }).withPlainTime(end);
      return [first.epochMilliseconds, last.epochMilliseconds];
    })
    .filter(([startMs]) => startMs >= fromMs && startMs < toMs);
}
