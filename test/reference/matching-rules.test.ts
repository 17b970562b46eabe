import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { lexiconSchema, outOfScopeSchema, topicPhrasesSchema } from '../../src/reference/matching-data.ts';
import { checkMatching } from '../../src/reference/matching-rules.ts';
import type { MatchingSection } from '../../src/reference/sections.ts';
import type { Topic } from '../../src/reference/triage-data.ts';
import { matchingSection, triageSection } from '../helpers/triage.ts';
import { triageFixture } from '../triage/fixture.ts';
import { matchingFixture } from '../triage/matching-fixture.ts';

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

const TOPICS: readonly Topic[] = ['wifi', 'card', 'grade'].map((id) => ({
  id,
  name: { en: id, nl: id },
  answers: {},
  sources: [],
}));

/** Eight phrases in each language, none of them twice. */
const told = (about: string) => {
  const list = (language: string) => Array.from({ length: 8 }, (_, place) => `${about} ${language} ${place}`);
  return { en: list('en'), nl: list('nl') };
};

/** A small data set in which everything holds. */
function sound(): Writable<MatchingSection> {
  return structuredClone({
    phrases: TOPICS.map(({ id }) => ({ topic: id, phrases: told(id) })),
    outOfScope: [
      { id: 'housing', phrases: { en: ['my landlord'], nl: ['mijn huisbaas'] } },
      { id: 'travel', phrases: { en: ['my train'], nl: [] } },
    ],
    lexicon: {
      stopWords: { en: ['the'], nl: ['de'] },
      concepts: [
        { id: 'card', words: ['card', 'kaart', 'bank card'] },
        { id: 'wifi', words: ['wifi', 'eduroam'] },
      ],
      elsewhere: [
        { id: 'bank', words: ['bank', 'giro'] },
        { id: 'house', words: ['house', 'huis'] },
      ],
    },
  });
}

/** Throws where the data set has no such record: then the case itself is wrong. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

type Change = (data: Writable<MatchingSection>) => void;
type Expected = readonly [file: string, path: string, code: string];

const CASES: readonly (readonly [what: string, change: Change, ...expected: readonly Expected[]])[] = [
  [
    'phrases of an unknown topic',
    (d) => d.phrases.push({ topic: 'gone', phrases: told('gone') }),
    ['phrases.yaml', '3.topic', 'unknown-id'],
  ],
  [
    'a topic twice',
    (d) => d.phrases.push({ topic: 'wifi', phrases: told('other') }),
    ['phrases.yaml', '3.topic', 'id-twice'],
  ],
  [
    'too few phrases in one language',
    (d) => at(d.phrases, 1).phrases.nl.pop(),
    ['phrases.yaml', '1.phrases.nl', 'too-few-phrases'],
  ],
  [
    'no phrases at all',
    (d) => {
      at(d.phrases, 0).phrases = { en: [], nl: [] };
    },
    ['phrases.yaml', '0.phrases.en', 'too-few-phrases'],
    ['phrases.yaml', '0.phrases.nl', 'too-few-phrases'],
  ],
  ['a topic without phrases', (d) => d.phrases.pop(), ['topics.yaml', '2.id', 'no-phrases']],
  [
    'a subject of no desk twice',
    (d) => d.outOfScope.push({ id: 'housing', phrases: { en: ['the rent'], nl: [] } }),
    ['out-of-scope.yaml', '2.id', 'id-twice'],
  ],
  [
    'a concept twice',
    (d) => d.lexicon.concepts.push({ id: 'card', words: ['pas', 'pass'] }),
    ['lexicon.yaml', 'concepts.2.id', 'id-twice'],
  ],
  [
    'a concept of elsewhere twice',
    (d) => d.lexicon.elsewhere.push({ id: 'house', words: ['home', 'thuis'] }),
    ['lexicon.yaml', 'elsewhere.2.id', 'id-twice'],
  ],
  [
    'a phrase of two topics',
    (d) => at(d.phrases, 2).phrases.en.push('wifi en 3'),
    ['phrases.yaml', '2.phrases.en.8', 'phrase-twice'],
  ],
  [
    'a phrase of two topics, written otherwise',
    (d) => at(d.phrases, 2).phrases.nl.push('  WiFi, en: 3!'),
    ['phrases.yaml', '2.phrases.nl.8', 'phrase-twice'],
  ],
  [
    'a phrase twice in one language of a topic',
    (d) => at(d.phrases, 0).phrases.en.push('Wifi en 0?'),
    ['phrases.yaml', '0.phrases.en.8', 'phrase-twice'],
  ],
  [
    'a phrase of a topic and of no desk',
    (d) => at(d.outOfScope, 1).phrases.nl.push('card nl 5'),
    ['out-of-scope.yaml', '1.phrases.nl.0', 'phrase-twice'],
  ],
  [
    'a phrase of two subjects of no desk',
    (d) => at(d.outOfScope, 1).phrases.en.push('My landlord!'),
    ['out-of-scope.yaml', '1.phrases.en.1', 'phrase-twice'],
  ],
  [
    'a phrase of signs only, twice',
    (d) => {
      at(d.phrases, 0).phrases.en.push('???');
      at(d.phrases, 1).phrases.en.push('???');
    },
    ['phrases.yaml', '1.phrases.en.8', 'phrase-twice'],
  ],
  [
    'a word in three concepts',
    (d) => {
      at(d.lexicon.concepts, 1).words.push('card');
      at(d.lexicon.elsewhere, 0).words.push('card');
    },
    ['lexicon.yaml', 'elsewhere.0.words.2', 'word-too-often'],
  ],
  [
    'a word with a capital',
    (d) => at(d.lexicon.concepts, 0).words.push('LU-Card'),
    ['lexicon.yaml', 'concepts.0.words.3', 'word-form'],
  ],
  [
    'a word with blanks around it',
    (d) => at(d.lexicon.elsewhere, 1).words.push(' home'),
    ['lexicon.yaml', 'elsewhere.1.words.2', 'word-form'],
  ],
  [
    'an empty word',
    (d) => at(d.lexicon.concepts, 1).words.push(''),
    ['lexicon.yaml', 'concepts.1.words.2', 'word-form'],
  ],
];

const problemsOf = (data: MatchingSection): readonly Expected[] =>
  checkMatching(data, TOPICS).map(({ file, path, code }) => [file, path.join('.'), code]);

describe('rules between phrases, topics and words', () => {
  test('a sound data set has no problem', () => {
    expect(checkMatching(sound(), TOPICS)).toEqual([]);
  });

  test.each(CASES)('%s', (_, change, ...expected) => {
    const data = sound();
    change(data);
    expect(problemsOf(data)).toEqual(expected);
  });

  test('what is allowed stays allowed', () => {
    const data = sound();
    // One phrase in both languages of a record, of a topic and of no desk.
    for (const language of ['en', 'nl'] as const) {
      at(data.phrases, 0).phrases[language].push('malware');
      at(data.outOfScope, 0).phrases[language].push('airbnb');
    }
    // Phrases with the same words in another order, and with a letter more.
    at(data.phrases, 1).phrases.en.push('3 en wifi', 'wifi en 33');
    // A word in two concepts; a subject with few phrases.
    at(data.lexicon.elsewhere, 0).words.push('card');
    expect(problemsOf(data)).toEqual([]);
  });

  test('every problem at once, and each in both languages', () => {
    const data = sound();
    at(data.phrases, 0).topic = 'gone';
    at(data.outOfScope, 0).phrases.en.push('card en 1');
    at(data.lexicon.concepts, 0).words.push('Pas');
    const problems = checkMatching(data, TOPICS);
    expect(problems.map(({ code }) => code)).toEqual(['unknown-id', 'no-phrases', 'phrase-twice', 'word-form']);
    for (const { message } of problems) {
      expect(message.en).not.toBe('');
      expect(message.nl).not.toBe('');
      expect(message.nl).not.toBe(message.en);
    }
  });
});

describe('the shape', () => {
  const phrases = { en: ['a'], nl: ['b'] };
  test.each<[string, v.GenericSchema, unknown]>([
    ['phrases in one language', topicPhrasesSchema, { topic: 'wifi', phrases: { en: ['a'] } }],
    ['an empty phrase', topicPhrasesSchema, { topic: 'wifi', phrases: { en: [''], nl: [] } }],
    ['a phrase of a page', topicPhrasesSchema, { topic: 'wifi', phrases: { en: ['x'.repeat(1001)], nl: [] } }],
    ['a phrase that is a number', topicPhrasesSchema, { topic: 'wifi', phrases: { en: [404], nl: [] } }],
    ['a topic that is none', topicPhrasesSchema, { topic: 'Wi-Fi!', phrases }],
    ['a key too many', outOfScopeSchema, { id: 'housing', phrases, words: [] }],
    ['a colon in a subject', outOfScopeSchema, { id: 'none:housing', phrases }],
    [
      'a concept of one word',
      lexiconSchema,
      { stopWords: { en: [], nl: [] }, concepts: [{ id: 'card', words: ['card'] }], elsewhere: [] },
    ],
    ['no stop words', lexiconSchema, { concepts: [], elsewhere: [] }],
  ])('refuses %s', (_name, schema, value) => {
    expect(v.safeParse(schema, value).success).toBe(false);
  });
});

describe('the phrases and words of data/', () => {
  const { phrases, outOfScope, lexicon } = matchingSection();

  test('have their shape, and hold together', () => {
    expect(v.safeParse(v.array(topicPhrasesSchema), phrases).issues).toBeUndefined();
    expect(v.safeParse(v.array(outOfScopeSchema), outOfScope).issues).toBeUndefined();
    expect(v.safeParse(lexiconSchema, lexicon).issues).toBeUndefined();
    expect(checkMatching(matchingSection(), triageSection().topics)).toEqual([]);
  });

  test('every topic has at least twelve phrases in each language', () => {
    const few = phrases.filter((one) => one.phrases.en.length < 12 || one.phrases.nl.length < 12);
    expect(few.map(({ topic }) => topic)).toEqual([]);
  });
});

test('the small university of the tests holds together too', () => {
  expect(checkMatching(matchingFixture, triageFixture.topics)).toEqual([]);
});
