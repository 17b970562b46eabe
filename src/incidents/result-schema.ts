import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const instant = v.nullable(instantSchema);

const incidentSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  impact: v.nullable(v.string()),
  startedAt: instant,
  endedAt: instant,
  updatedAt: instant,
  url: v.nullable(v.string()),
  services: v.array(v.string()),
  feed: v.string(),
  lastKnown: v.boolean(),
  ageMinutes: v.nullable(count),
});

/** The `result` of `lusupport/incidents/1`. */
export const resultSchema = v.strictObject({
  at: instantSchema,
  /** `unknown` where no feed could be read: that is not "none". */
  incidentState: v.picklist(['none', 'active', 'unknown']),
  incidents: v.array(incidentSchema),
  feeds: v.array(
    v.strictObject({
      host: v.string(),
      status: v.picklist(['ok', 'cached', 'stale', 'failed', 'offline']),
      fetchedAt: instant,
    }),
  ),
  /** Where the university tells of faults and changes, the first to look at first. */
  places: v.array(v.strictObject({ id: v.string(), text: v.string() })),
});

export type IncidentsResult = v.InferOutput<typeof resultSchema>;
