import * as v from 'valibot';
import { id, isoDate, statedOn, text, url } from './shape.ts';

/** `data/manifest.yaml`: which edition of the facts this is. */
export const manifestSchema = v.strictObject({
  dataVersion: isoDate,
  university: text,
});

/** `data/sources.yaml`: the pages the facts come from. */
export const sourceSchema = v.strictObject({
  id,
  title: text,
  /** Null where the address is not known. */
  url: v.nullable(url),
  statedOn,
  readOn: isoDate,
  /** Whose page it is. Only `university` and `vendor` can carry a published limit of the student's own product. */
  by: v.picklist(['university', 'vendor', 'peer', 'other', 'ours']),
});

export const sourcesSchema = v.pipe(v.array(sourceSchema), v.minLength(1));

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Source = v.InferOutput<typeof sourceSchema>;
