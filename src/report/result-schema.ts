import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';
import { questionSchema } from '../question-schema.ts';
import { MASK_KINDS } from './draft/mask-kinds.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

const reportSchema = v.strictObject({
  number: v.string(),
  about: v.nullable(v.string()),
  desk: v.nullable(v.string()),
  keptAt: instantSchema,
  /** Null while it is open. */
  closedAt: v.nullable(instantSchema),
  notes: v.array(v.strictObject({ text: v.string(), at: instantSchema })),
});

const draftSchema = v.strictObject({
  /** Question id to option id, as far as they lead. */
  answers: v.record(v.string(), v.string()),
  /** The outcome and its first desk; null where the answers lead to none yet. */
  outcome: v.nullable(v.string()),
  desk: v.nullable(v.string()),
  /** What was replaced by a placeholder, and how many different ones of each. */
  masked: v.array(v.strictObject({ kind: v.picklist(MASK_KINDS), count })),
  /** Names of saved facts of a check that the draft does not hold. */
  leftOut: v.array(v.string()),
  /** Ids of what the desk asks for and the student still adds. */
  toAdd: v.array(v.string()),
  /** The file it was written to, as it was named; null for none. */
  file: v.nullable(v.string()),
  /** How it was copied: by a program, or by asking the terminal; null where that was not asked. */
  copied: v.nullable(v.picklist(['copied', 'asked-terminal', 'not-copied'])),
  /** A mail link; null where it was not asked, or would be too long. */
  mailto: v.nullable(v.string()),
  /** The page that takes it; null where no source gives one. */
  page: v.nullable(v.string()),
});

/** The `result` of `lusupport/report/1`. */
export const resultSchema = v.strictObject({
  action: v.picklist(['add', 'list', 'show', 'note', 'close', 'draft', 'export', 'import']),
  /** The journal, whether it exists or not; null where no folder can hold it, and for `draft`, which does not use it. */
  path: v.nullable(v.string()),
  /** Whether what was to be kept or written now is; null where nothing was. */
  saved: v.nullable(v.boolean()),
  /** False where something stands in the journal's place that cannot be read: `reports` is then not all there is. */
  readable: v.boolean(),
  /** The reports asked about, the newest first; for `add` the one, also where it could not be saved. */
  reports: v.array(reportSchema),
  /** What to say to the desk, or the draft; null where there is neither. */
  text: v.nullable(v.string()),
  /** For `export` and `import`: the file, how many records it holds, how many of them were new, how many lines are damaged. */
  transfer: v.nullable(v.strictObject({ file: v.string(), records: count, added: count, damaged: count })),
  draft: v.nullable(draftSchema),
  /** For exit 4: what would be asked. */
  question: v.nullable(questionSchema),
});

export type ReportResult = v.InferOutput<typeof resultSchema>;
export type ReportJson = ReportResult['reports'][number];
