import * as v from 'valibot';
import { sourceJsonSchema } from '../campus/desk-schema.ts';

/** The `result` of `lusupport/exam-help/1`. */
export const resultSchema = v.strictObject({
  /** What to do, in this order. */
  steps: v.array(
    v.strictObject({
      id: v.picklist(['instruction', 'remindo', 'proctorio', 'campus', 'call', 'note']),
      text: v.string(),
    }),
  ),
  /** Whom to call, in this order. `value` is null where only the student can know. */
  contacts: v.array(
    v.strictObject({
      id: v.string(),
      value: v.nullable(v.string()),
      dial: v.nullable(v.string()),
    }),
  ),
  /** The words after `lusupport` that check the network only. */
  networkCheck: v.array(v.string()),
  /** Where the steps and the number come from. */
  sources: v.array(sourceJsonSchema),
});

export type ExamHelpResult = v.InferOutput<typeof resultSchema>;
