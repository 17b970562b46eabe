import * as v from 'valibot';
import { id, isoDate, sourceIds, text } from './shape.ts';

/** `data/services.yaml`: what maintenance windows speak of. */
export const serviceSchema = v.strictObject({ id, name: text, covers: text, sources: sourceIds });

const clockTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as "07:30"'));

/** RFC 5545 words, upper case: `FREQ=MONTHLY;BYDAY=1MO`. Which words are known is judged by `campus/rule.ts`. */
const rule = v.pipe(
  v.string(),
  v.regex(/^[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*$/, 'a rule such as FREQ=MONTHLY;BYDAY=1MO'),
);

/** `data/schedules.yaml`: when planned work is done. Wall-clock times in the schedule's own zone. */
export const scheduleSchema = v.strictObject({
  id,
  name: text,
  services: v.pipe(v.array(id), v.minLength(1)),
  /** An IANA name such as Europe/Amsterdam. */
  zone: v.string(),
  rule,
  /** The first day the rule holds. Needed with INTERVAL, which counts from here; leave out where it always held. */
  since: v.exactOptional(isoDate),
  start: clockTime,
  /** On the next day where it is not later than `start`. */
  end: clockTime,
  impact: v.picklist(['may-be-slow-or-down']),
  /** How the published rule can also be read; null where it cannot. */
  otherReading: v.nullable(v.strictObject({ rule, why: text })),
  sources: sourceIds,
});

export type Service = v.InferOutput<typeof serviceSchema>;
export type Schedule = v.InferOutput<typeof scheduleSchema>;
