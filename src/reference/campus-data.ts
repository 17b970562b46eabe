import * as v from 'valibot';
import { id, isoDate, sourceIds, text } from './shape.ts';

/** `data/services.yaml`: what maintenance windows speak of. */
export const serviceSchema = v.strictObject({
  id,
  name: text,
  covers: text,
  /** How a notice of a feed calls the service or a system of it; whole words, in any case. */
  noticeWords: v.exactOptional(v.array(v.pipe(v.string(), v.minLength(2)))),
  sources: sourceIds,
});

const clockTime = v.pipe(v.string(), v.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'a time such as "07:30"'));

/** RFC 5545 words, upper case: `FREQ=MONTHLY;BYDAY=1MO`. Which words are known is judged by `campus/rule.ts`. */
const rule = v.pipe(
  v.string(),
  v.regex(/^[A-Z]+=[A-Z0-9,+-]+(?:;[A-Z]+=[A-Z0-9,+-]+)*$/, 'a rule such as FREQ=MONTHLY;BYDAY=1MO'),
);

/** The longest that planned work can last; nothing looks further back for work that still runs. */
export const MOST_DURATION_MINUTES = 14 * 1440;

/** An exact length of hours and minutes: `PT90M`, `PT2H30M`. */
const duration = v.pipe(
  v.string(),
  v.regex(/^PT(?=\d)(?:\d{1,3}H)?(?:\d{1,5}M)?$/, 'a duration such as PT90M or PT2H30M'),
);

/** What differs from the rule once. Days are those of the schedule's own clock. */
const exceptionSchema = v.variant('kind', [
  v.strictObject({ kind: v.literal('cancelled'), on: isoDate, sources: sourceIds }),
  v.strictObject({
    kind: v.literal('moved'),
    /** The day on which the rule has it. */
    on: isoDate,
    to: isoDate,
    /** The same times as the schedule where it names none. */
    start: v.exactOptional(clockTime),
    end: v.exactOptional(clockTime),
    sources: sourceIds,
  }),
  v.strictObject({
    kind: v.literal('extra'),
    on: isoDate,
    start: v.exactOptional(clockTime),
    end: v.exactOptional(clockTime),
    sources: sourceIds,
  }),
]);

/** `data/schedules.yaml`: when planned work is done. Wall-clock times in the schedule's own zone. */
export const scheduleSchema = v.strictObject({
  id,
  name: text,
  services: v.pipe(v.array(id), v.minLength(1)),
  /** An IANA name such as Europe/Amsterdam. */
  zone: v.string(),
  rule,
  /** The first day the rule holds. Needed with INTERVAL and COUNT, which count from here; leave out where it always held. */
  since: v.exactOptional(isoDate),
  start: clockTime,
  /** On the next day where it is not later than `start`. Either this or `duration`. */
  end: v.exactOptional(clockTime),
  /** Real time, also where the clock changes in between. Either this or `end`. */
  duration: v.exactOptional(duration),
  impact: v.picklist(['may-be-slow-or-down']),
  /** How the published rule can also be read; null where it cannot. */
  otherReading: v.nullable(v.strictObject({ rule, why: text })),
  exceptions: v.exactOptional(v.array(exceptionSchema)),
  sources: sourceIds,
});

export type ScheduleException = v.InferOutput<typeof exceptionSchema>;
export type Service = v.InferOutput<typeof serviceSchema>;
export type Schedule = v.InferOutput<typeof scheduleSchema>;
