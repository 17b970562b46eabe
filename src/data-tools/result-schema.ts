import * as v from 'valibot';

/** The `result` of `lusupport/data/1`: one shape for each of `table`, `graph` and `phrases`. */

const pathSchema = v.strictObject({
  /** In the order in which they are asked; the faculty is left out, since each leads to the same outcome. */
  answers: v.array(v.strictObject({ question: v.string(), option: v.string() })),
  /** Whether the faculty is asked besides, last of all. */
  asksFaculty: v.boolean(),
  outcome: v.string(),
  kind: v.picklist(['desk', 'self-help', 'programme', 'privacy', 'emergency']),
  urgency: v.picklist(['now', 'today', 'this-week']),
  title: v.string(),
  /** The first desk. */
  desk: v.string(),
  /** Who is next when that desk says "not ours". */
  next: v.array(v.string()),
  service: v.nullable(v.string()),
  /** The topics whose answers are this path. */
  topics: v.array(v.string()),
});

const tableSchema = v.strictObject({ action: v.literal('table'), paths: v.array(pathSchema) });

const graphSchema = v.strictObject({
  action: v.literal('graph'),
  /** The question that the drawing starts from. */
  from: v.string(),
  questions: v.array(v.strictObject({ id: v.string(), text: v.string() })),
  outcomes: v.array(v.strictObject({ id: v.string(), title: v.string(), asksFaculty: v.boolean() })),
  arrows: v.array(
    v.strictObject({
      question: v.string(),
      option: v.string(),
      text: v.string(),
      to: v.strictObject({ kind: v.picklist(['question', 'outcome']), id: v.string() }),
    }),
  ),
  drawing: v.strictObject({ format: v.picklist(['mermaid', 'dot']), text: v.string() }),
});

const fraction = v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(1)));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A share with its Wilson 95 % interval, as fractions; null where there was nothing to count. */
const shareSchema = v.strictObject({ count, of: count, share: fraction, low: fraction, high: fraction });

const phrasesSchema = v.strictObject({
  action: v.literal('phrases'),
  /** As typed; null for standard input. */
  file: v.nullable(v.string()),
  phrases: count,
  /** Of the phrases that a desk handles: its desk came first, or was among the first three. */
  rightFirst: shareSchema,
  withinThree: shareSchema,
  /** Of the phrases labelled with a topic: that topic came first. */
  rightTopic: shareSchema,
  /** Of the phrases labelled `none`: rightly no answer. */
  refused: shareSchema,
  /** Of the phrases that a desk handles: no answer. */
  wronglyRefused: shareSchema,
  /** How often `answer` came first for phrases of `label`: desk ids, and `none` for no desk. Without the zeros. */
  confusion: v.array(v.strictObject({ label: v.string(), answer: v.string(), count })),
  misses: v.array(
    v.strictObject({
      /** From 1. */
      line: count,
      text: v.string(),
      /** As in the file. */
      label: v.string(),
      kind: v.picklist(['other-desk', 'other-topic', 'no-answer', 'not-refused']),
      answer: v.nullable(
        v.strictObject({
          topic: v.string(),
          desk: v.string(),
          score: v.pipe(v.number(), v.gtValue(0), v.maxValue(1)),
          words: v.array(v.string()),
        }),
      ),
    }),
  ),
  /** What `--min` asked for, in percent, and whether `rightFirst` reaches it; null without, and where it is not known. */
  min: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
  reached: v.nullable(v.boolean()),
});

export const resultSchema = v.variant('action', [tableSchema, graphSchema, phrasesSchema]);

export type TableResult = v.InferOutput<typeof tableSchema>;
export type GraphResult = v.InferOutput<typeof graphSchema>;
export type PhrasesResult = v.InferOutput<typeof phrasesSchema>;
export type Share = v.InferOutput<typeof shareSchema>;
