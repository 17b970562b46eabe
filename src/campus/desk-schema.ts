import * as v from 'valibot';
import { instantSchema } from './occurrence-schema.ts';

/** Desks and sources as they stand in the JSON of more than one command. */

export const channelJsonSchema = v.strictObject({
  kind: v.picklist(['phone', 'email', 'web', 'form', 'visit']),
  value: v.nullable(v.string()),
  dial: v.nullable(v.string()),
  where: v.nullable(v.string()),
});

/** What every command says of a desk. */
export const deskJsonSchema = v.strictObject({
  id: v.string(),
  /** Null where the hours are not known, and where a public holiday leaves them in doubt (notice `doubt`). */
  openNow: v.nullable(v.boolean()),
  nextOpening: v.nullable(instantSchema),
  channels: v.array(channelJsonSchema),
});

export const sourceJsonSchema = v.strictObject({
  id: v.string(),
  title: v.string(),
  url: v.nullable(v.string()),
  statedOn: v.string(),
  readOn: v.string(),
  age: v.picklist(['fresh', 'hint']),
});

export type DeskJson = v.InferOutput<typeof deskJsonSchema>;
export type SourceJson = v.InferOutput<typeof sourceJsonSchema>;
