import * as v from 'valibot';

/** The `result` of `lusupport maintenance`. Every field is always there, in this order; unknown is null. */

const instant = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/));
const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));

const occurrence = v.strictObject({
  /** Schedule id, `/`, campus date of the regular start. */
  id: v.string(),
  schedule: v.string(),
  services: v.array(v.string()),
  start: instant,
  end: instant,
  impact: v.picklist(['may-be-slow-or-down']),
});

const clash = v.strictObject({
  start: instant,
  end: instant,
  overlapMinutes: minutes,
  freeBeforeMinutes: v.nullable(minutes),
  freeAfterMinutes: v.nullable(minutes),
  /** Ids. */
  occurrences: v.array(v.string()),
});

const incident = v.strictObject({
  id: v.string(),
  title: v.string(),
  impact: v.nullable(v.string()),
  startedAt: v.nullable(instant),
  endedAt: v.nullable(instant),
  updatedAt: v.nullable(instant),
  url: v.nullable(v.string()),
  services: v.array(v.string()),
  feed: v.string(),
  lastKnown: v.boolean(),
  ageMinutes: v.nullable(minutes),
});

const feed = v.strictObject({
  host: v.string(),
  status: v.picklist(['ok', 'cached', 'stale', 'failed', 'offline']),
  fetchedAt: v.nullable(instant),
});

const doubt = v.strictObject({
  schedule: v.string(),
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  /** Null where the other reading has no such work in the month. */
  otherReading: v.nullable(v.strictObject({ start: instant, end: instant })),
});

const coverage = v.array(v.picklist(['planned', 'unplanned']));

export const resultSchema = v.strictObject({
  at: instant,
  zone: v.string(),
  state: v.picklist(['active', 'overdue', 'soon', 'clear', 'unknown']),
  incidentState: v.picklist(['none', 'active', 'unknown']),
  active: v.array(occurrence),
  recentlyEnded: v.array(occurrence),
  next: v.array(occurrence),
  occurrences: v.array(occurrence),
  clash: v.nullable(clash),
  incidents: v.array(incident),
  feeds: v.array(feed),
  doubts: v.array(doubt),
  covers: coverage,
  doesNotCover: coverage,
});

export type MaintenanceResult = v.InferOutput<typeof resultSchema>;
