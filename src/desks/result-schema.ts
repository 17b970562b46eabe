import * as v from 'valibot';
import { deskJsonSchema, sourceJsonSchema } from '../campus/desk-schema.ts';
import { instantSchema } from '../campus/occurrence-schema.ts';

/** The `result` of `lusupport desks --json`. Part of the contract with other programs. */

const city = v.nullable(v.picklist(['leiden', 'the-hague']));

/** Campus wall-clock times; `closes` earlier than `opens` means the next day. Null where no source gives the hours. */
const hours = v.nullable(
  v.array(
    v.strictObject({
      days: v.array(v.picklist(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'])),
      opens: v.string(),
      closes: v.string(),
    }),
  ),
);

const deskSchema = v.strictObject({
  ...deskJsonSchema.entries,
  title: v.string(),
  /** What it is for. */
  text: v.string(),
  hours,
  /** Days of closing, first and last day included. */
  closures: v.array(
    v.strictObject({ from: v.string(), to: v.string(), text: v.string(), sources: v.array(v.string()) }),
  ),
  city,
  /** The faculty whose administration it is, or null. */
  faculty: v.nullable(v.string()),
  places: v.array(
    v.strictObject({
      id: v.string(),
      title: v.string(),
      where: v.string(),
      city,
      hours,
      /** True for what one old page says: to be checked first, and never judged open or closed. */
      dated: v.boolean(),
      sources: v.array(v.string()),
    }),
  ),
  /** What one page of known or unknown age says: to be checked first. */
  hints: v.array(v.strictObject({ text: v.string(), sources: v.array(v.string()) })),
  bring: v.array(v.string()),
  handsOverTo: v.array(v.string()),
  /** Ids of `sources` below. */
  sources: v.array(v.string()),
});

export const resultSchema = v.strictObject({
  /** The moment that the hours are judged at. */
  at: instantSchema,
  query: v.nullable(v.string()),
  /** What the words are: a name, a place, or a task; null without words, and where nothing fits. */
  matchedBy: v.nullable(v.picklist(['name', 'place', 'task'])),
  /** The topics of a task, best first. */
  matches: v.array(
    v.strictObject({ topic: v.string(), desk: v.string(), score: v.number(), words: v.array(v.string()) }),
  ),
  open: v.boolean(),
  city,
  /** The faculty of `--faculty`, or the remembered one. */
  faculty: v.nullable(v.string()),
  /** Those that fit. With `--open` without those that are closed: `openNow` is true, or null where it is not known. */
  desks: v.array(deskSchema),
  sources: v.array(sourceJsonSchema),
});

export type DesksResult = v.InferOutput<typeof resultSchema>;
