import * as v from 'valibot';

/** An instant as every document writes it: ISO 8601 to the second, with the campus offset. */
export const instantSchema = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}[+-]\d{2}:\d{2}$/));

/** One dated instance of planned work, as `occurrenceJson` makes it. */
export const occurrenceSchema = v.strictObject({
  /** Schedule id, `/`, campus date of the regular start. */
  id: v.string(),
  schedule: v.string(),
  services: v.array(v.string()),
  start: instantSchema,
  end: instantSchema,
  impact: v.picklist(['may-be-slow-or-down']),
});
