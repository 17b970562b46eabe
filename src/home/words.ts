import type { Language } from '../language.ts';
import { en, type Words } from './words.en.ts';
import { nl } from './words.nl.ts';

export type { Words } from './words.en.ts';

export function wordsIn(language: Language): Words {
  return language === 'nl' ? nl : en;
}
