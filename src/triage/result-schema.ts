import * as v from 'valibot';
import { deskJsonSchema, sourceJsonSchema } from '../campus/desk-schema.ts';
import { occurrenceSchema } from '../campus/occurrence-schema.ts';
import { questionSchema } from '../question-schema.ts';

/** The `result` of `lusupport triage --json`, and a line of `--batch`. Part of the contract with other programs. */

const matchSchema = v.strictObject({
  topic: v.string(),
  desk: v.string(),
  score: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
  words: v.array(v.string()),
});

const outcomeSchema = v.strictObject({
  id: v.string(),
  kind: v.picklist(['desk', 'self-help', 'programme', 'privacy', 'emergency']),
  urgency: v.picklist(['now', 'today', 'this-week']),
  title: v.string(),
  desks: v.array(deskJsonSchema),
  selfHelp: v.array(v.strictObject({ text: v.string() })),
  bring: v.array(v.string()),
  handsOverTo: v.array(v.string()),
});

export const resultSchema = v.strictObject({
  status: v.picklist(['complete', 'question', 'no-match']),
  query: v.nullable(v.string()),
  matches: v.pipe(v.array(matchSchema), v.maxLength(9)),
  answers: v.record(v.string(), v.string()),
  question: v.nullable(questionSchema),
  outcome: v.nullable(outcomeSchema),
  maintenance: v.strictObject({
    service: v.nullable(v.string()),
    active: v.array(occurrenceSchema),
    mayExplain: v.boolean(),
  }),
  trace: v.array(
    v.strictObject({ question: v.string(), option: v.string(), by: v.picklist(['student', 'words', 'config']) }),
  ),
  sources: v.array(sourceJsonSchema),
  replay: v.array(v.string()),
});

export const batchLineSchema = v.strictObject({
  text: v.string(),
  matches: v.pipe(v.array(matchSchema), v.maxLength(9)),
  truncated: v.optional(v.literal(true)),
});

export type TriageResult = v.InferOutput<typeof resultSchema>;
export type BatchLine = v.InferOutput<typeof batchLineSchema>;
