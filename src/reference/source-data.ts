import * as v from 'valibot';
import { id, isoDate, statedOn, text, url } from './shape.ts';

/** `data/manifest.yaml`: which edition of the facts this is. */
export const manifestSchema = v.strictObject({
  dataVersion: isoDate,
  university: text,
});

/** Another product, another university, or a figure that is nobody's own. */
export const PEER_KINDS = ['program', 'university', 'general'] as const;

export type PeerKind = (typeof PEER_KINDS)[number];

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
  /** What a peer is. A limit that is taken from it must say so, or it would read as a rule of the student's own exam. */
  peer: v.optional(v.picklist(PEER_KINDS)),
});

export const sourcesSchema = v.pipe(v.array(sourceSchema), v.minLength(1));

export type Manifest = v.InferOutput<typeof manifestSchema>;
export type Source = v.InferOutput<typeof sourceSchema>;
