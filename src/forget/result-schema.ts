import * as v from 'valibot';
import { questionSchema } from '../question-schema.ts';

const file = v.strictObject({ path: v.string(), bytes: v.pipe(v.number(), v.integer(), v.minValue(0)) });

/** The `result` of `lusupport/forget/1`. */
export const resultSchema = v.strictObject({
  /** Every file that this program keeps on this computer, as it was before. */
  files: v.array(file),
  /** What stands in its folders and is left alone: not of our kind, or a folder of ours that is a link. */
  others: v.array(v.strictObject({ path: v.string(), why: v.picklist(['not-ours', 'linked-folder']) })),
  /** Whether they are gone; null where nobody has agreed to it, or there was nothing. */
  deleted: v.nullable(v.boolean()),
  /** Files that could not be deleted. */
  left: v.array(file),
  /** For exit 4: what would be asked. */
  question: v.nullable(questionSchema),
});

export type ForgetResult = v.InferOutput<typeof resultSchema>;
