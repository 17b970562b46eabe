import * as v from 'valibot';
import { id } from './shape.ts';

const phrase = v.pipe(
  v.string(),
  v.nonEmpty('a text that is not empty'),
  v.maxLength(1000, 'a text of at most 1,000 characters'),
);

const phrases = v.strictObject({ en: v.array(phrase), nl: v.array(phrase) });

/** `data/phrases.yaml`: what students say when they mean a topic. */
export const topicPhrasesSchema = v.strictObject({ topic: id, phrases });

/** `data/out-of-scope.yaml`: what people say that no desk of the university handles, by subject. */
export const outOfScopeSchema = v.strictObject({ id, phrases });

const conceptSchema = v.strictObject({ id, words: v.pipe(v.array(v.string()), v.minLength(2, 'at least two words')) });

/** `data/lexicon.yaml`: what the matching knows about words. */
export const lexiconSchema = v.strictObject({
  /** Words that say little about the subject. */
  stopWords: v.strictObject({ en: v.array(v.string()), nl: v.array(v.string()) }),
  /** Words and expressions of up to six words with one meaning, in both languages. */
  concepts: v.array(conceptSchema),
  /** The same for what points away from the university: a bank, a train, a doctor. */
  elsewhere: v.array(conceptSchema),
});

export type TopicPhrases = v.InferOutput<typeof topicPhrasesSchema>;
export type OutOfScope = v.InferOutput<typeof outOfScopeSchema>;
export type Lexicon = v.InferOutput<typeof lexiconSchema>;
