import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';
import { feedSchema, incidentSchema, incidentStateSchema } from '../feeds/incident-schema.ts';

/** The `result` of `lusupport incidents`. */
export const resultSchema = v.strictObject({
  at: instantSchema,
  zone: v.string(),
  /** `unknown` where no feed could be read: that is not "none". */
  incidentState: incidentStateSchema,
  /** Running first, then to come, then over within a day. */
  incidents: v.array(incidentSchema),
  feeds: v.array(feedSchema),
  /** Where the university tells of faults and changes, the first to look at first, and what of them. */
  places: v.array(v.strictObject({ id: v.string(), title: v.string(), text: v.string() })),
});

export type IncidentsResult = v.InferOutput<typeof resultSchema>;
