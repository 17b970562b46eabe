import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';

/** A notice of a feed. `title` and `id` are the feed's own words, acting characters made visible. */
export const incidentSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  impact: v.nullable(v.string()),
  startedAt: v.nullable(instantSchema),
  endedAt: v.nullable(instantSchema),
  updatedAt: v.nullable(instantSchema),
  url: v.nullable(v.string()),
  services: v.array(v.string()),
  /** The host whose word it is. */
  feed: v.string(),
  lastKnown: v.boolean(),
  ageMinutes: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0))),
});

export const feedSchema = v.strictObject({
  host: v.string(),
  status: v.picklist(['ok', 'cached', 'stale', 'failed', 'offline']),
  fetchedAt: v.nullable(instantSchema),
});

/** `unknown`: no feed is set up, or none could tell. */
export const incidentStateSchema = v.picklist(['none', 'active', 'unknown']);

export type IncidentJson = v.InferOutput<typeof incidentSchema>;
export type FeedJson = v.InferOutput<typeof feedSchema>;
