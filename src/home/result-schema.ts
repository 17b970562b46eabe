import * as v from 'valibot';
import { instantSchema, occurrenceSchema } from '../campus/occurrence-schema.ts';
import { feedSchema, incidentSchema, incidentStateSchema } from '../feeds/incident-schema.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** The `result` of `lusupport/home/1`: what `lusupport` alone shows. */
export const resultSchema = v.strictObject({
  at: instantSchema,
  planned: v.strictObject({ active: v.array(occurrenceSchema), next: v.nullable(occurrenceSchema) }),
  /** `unknown` where no feed is set up, or none could tell. */
  incidentState: incidentStateSchema,
  incidents: v.array(incidentSchema),
  feeds: v.array(feedSchema),
  reports: v.strictObject({
    /** False where the journal cannot be read: `open` is then not all there is. */
    readable: v.boolean(),
    open: count,
    /** Days since the oldest open one was kept; null where none is open. */
    oldestDays: v.nullable(count),
  }),
  /** Null where no exam was told, and where it is over. */
  exam: v.nullable(
    v.strictObject({
      start: instantSchema,
      end: instantSchema,
      running: v.boolean(),
      /** 0 while it runs. */
      minutesUntil: count,
      /** Ids of planned work that overlaps it. */
      occurrences: v.array(v.string()),
      /** Of work that would overlap it if the published rule is read in its other way. */
      perhaps: v.array(v.string()),
    }),
  ),
  /** The one thing to do next, and the words to type after `lusupport`. */
  next: v.strictObject({
    kind: v.picklist(['exam-running', 'exam-check', 'ask-again', 'wait', 'triage']),
    command: v.array(v.string()),
  }),
});

export type HomeResult = v.InferOutput<typeof resultSchema>;
