import type { Language } from '../language.ts';
import type { SourceJson } from './desk-schema.ts';
import type { SourceView } from './desk-view.ts';

/** A source as every command gives it in JSON. */
export function sourceJson({ source, age }: SourceView, language: Language): SourceJson {
  const { id, title, url, statedOn, readOn } = source;
  return { id, title: title[language], url, statedOn, readOn, age };
}
