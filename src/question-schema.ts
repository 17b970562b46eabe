import * as v from 'valibot';

/** A question that would be asked on a terminal, as it stands in the result of exit 4. */
export const questionSchema = v.strictObject({
  id: v.string(),
  text: v.string(),
  why: v.string(),
  options: v.array(v.strictObject({ id: v.string(), text: v.string() })),
});
