import type { Language } from '../language.ts';
import { en, type Words } from './words.en.ts';
import { nl } from './words.nl.ts';

/** What more than one command says of desks, moments and sources. */
export function sharedWords(language: Language): Words {
  return language === 'nl' ? nl : en;
}
