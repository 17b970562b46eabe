import * as v from 'valibot';
import { instantSchema, occurrenceSchema } from '../campus/occurrence-schema.ts';
import { feedSchema, incidentSchema, incidentStateSchema } from '../feeds/incident-schema.ts';

/** The `result` of `lusupport maintenance`. Every field is always there, in this order; unknown is null. */

const minutes = v.pipe(v.number(), v.integer(), v.minValue(0));

const clash = v.strictObject({
  start: instantSchema,
  end: instantSchema,
  overlapMinutes: minutes,
  freeBeforeMinutes: v.nullable(minutes),
  freeAfterMinutes: v.nullable(minutes),
  /** Ids. */
  occurrences: v.array(v.string()),
});

const doubt = v.strictObject({
  schedule: v.string(),
  month: v.pipe(v.string(), v.regex(/^\d{4}-\d{2}$/)),
  /** Null where the other reading has no such work in the month. */
  otherReading: v.nullable(v.strictObject({ start: instantSchema, end: instantSchema })),
});

const coverage = v.array(v.picklist(['planned', 'unplanned']));

export const resultSchema = v.strictObject({
  at: instantSchema,
  zone: v.string(),
  state: v.picklist(['active', 'overdue', 'soon', 'clear', 'unknown']),
  incidentState: incidentStateSchema,
  active: v.array(occurrenceSchema),
  recentlyEnded: v.array(occurrenceSchema),
  next: v.array(occurrenceSchema),
  occurrences: v.array(occurrenceSchema),
  clash: v.nullable(clash),
  incidents: v.array(incidentSchema),
  feeds: v.array(feedSchema),
  doubts: v.array(doubt),
  covers: coverage,
  doesNotCover: coverage,
});

export type MaintenanceResult = v.InferOutput<typeof resultSchema>;
