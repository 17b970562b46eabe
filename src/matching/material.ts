import { createHash } from 'node:crypto';
import type { MatchingSection } from '../reference/sections.ts';
import { OUT_OF_SCOPE } from './labels.ts';

/** A text and what it is about. */
export interface Example {
  readonly text: string;
  /** A topic id, or `OUT_OF_SCOPE` and a subject: no desk of the university. */
  readonly label: string;
}

/** Every phrase as an example, in the order of the data. */
export function examplesOf({ phrases, outOfScope }: MatchingSection): readonly Example[] {
  const list = (label: string, { en, nl }: { readonly en: readonly string[]; readonly nl: readonly string[] }) =>
    [...en, ...nl].map((text) => ({ text, label }));
  return [
    ...phrases.flatMap(({ topic, phrases: texts }) => list(topic, texts)),
    ...outOfScope.flatMap(({ id, phrases: texts }) => list(OUT_OF_SCOPE + id, texts)),
  ];
}

/** The same for the same phrases and words, whatever file they come from. */
export function materialHash(material: MatchingSection): string {
  const { phrases, outOfScope, lexicon } = material;
  return createHash('sha256')
    .update(JSON.stringify([phrases, outOfScope, lexicon]))
    .digest('hex');
}
