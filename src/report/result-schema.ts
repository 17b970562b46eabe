import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';

/** The `result` of `lusupport/report/1`. */
export const resultSchema = v.strictObject({
  action: v.picklist(['add', 'list']),
  /** The journal, whether it exists or not; null where no folder can hold it. */
  path: v.nullable(v.string()),
  /** Whether the journal now holds the number; null for `list`. */
  saved: v.nullable(v.boolean()),
  /** False where something stands in the journal's place that cannot be read: `reports` is then not all there is. */
  readable: v.boolean(),
  /** The reports asked about, the newest first; for `add` the one, also where it could not be saved. */
  reports: v.array(
    v.strictObject({
      number: v.string(),
      about: v.nullable(v.string()),
      desk: v.nullable(v.string()),
      keptAt: instantSchema,
    }),
  ),
});

export type ReportResult = v.InferOutput<typeof resultSchema>;
