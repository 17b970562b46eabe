import type { Language } from '../language.ts';
import { en, type NetworkWords } from './network-words.en.ts';
import { nl } from './network-words.nl.ts';

export type { NetworkWords } from './network-words.en.ts';

/** The sentences about the connection in a language. */
export function networkWordsOf(language: Language): NetworkWords {
  return language === 'nl' ? nl : en;
}
