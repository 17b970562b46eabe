import { describe, expect, test } from '@jest/globals';
import { featuresOf } from '../../src/matching/features.ts';
import { learn, learnFrom } from '../../src/matching/learn.ts';
import { type Example, examplesOf, materialHash } from '../../src/matching/material.ts';
import { knownOf, type Model, probabilities } from '../../src/matching/model.ts';
import { tokenise } from '../../src/matching/terms.ts';
import type { MatchingSection } from '../../src/reference/sections.ts';
import { matchingFixture } from '../triage/matching-fixture.ts';

const NO_WORDS: MatchingSection['lexicon'] = { concepts: [], elsewhere: [], stopWords: { en: [], nl: [] } };

/** Two subjects of six examples. */
const TOY: readonly Example[] = [
  ...['red apple', 'apple pie', 'green apple', 'apple tree', 'an apple', 'apple juice'].map((text) => ({
    text,
    label: 'fruit',
  })),
  ...['fast train', 'train late', 'train station', 'no train', 'the train', 'train ticket'].map((text) => ({
    text,
    label: 'travel',
  })),
];

function chanceOf(model: Model, label: string, text: string): number {
  const known = knownOf(model, featuresOf(model.words, tokenise(text)));
  return probabilities(model, known)[model.labels.indexOf(label)] ?? 0;
}

describe('what is learned', () => {
  const toy = learnFrom(TOY, NO_WORDS, 'toy');

  test('tells two subjects apart, also in texts that were not learned', () => {
    for (const { text, label } of TOY) expect([text, chanceOf(toy, label, text) > 0.7]).toEqual([text, true]);
    expect(chanceOf(toy, 'fruit', 'where is my apple')).toBeGreaterThan(0.7);
    expect(chanceOf(toy, 'travel', 'trains')).toBeGreaterThan(0.7);
  });

  test('a feature of one example is not kept, however telling it is', () => {
    // An apple means fruit everywhere else: only the ox can tell that this one is about animals.
    const fruit = Array.from({ length: 200 }, () => ({ text: 'apple', label: 'fruit' }));
    const animals = ['apple ox', 'apple ibex', 'apple ibex'].map((text) => ({ text, label: 'animal' }));
    const model = learnFrom([...fruit, ...animals], NO_WORDS, 'animals');
    const kept = (word: string) => knownOf(model, featuresOf(model.words, tokenise(word))).length;
    expect(kept('ox')).toBe(0);
    expect(kept('ibex')).toBeGreaterThan(0);
  });

  test('chances are together 1, also for a text of which nothing is known', () => {
    for (const text of ['apple', 'train', 'apple train', 'nothing']) {
      expect(chanceOf(toy, 'fruit', text) + chanceOf(toy, 'travel', text)).toBeCloseTo(1, 6);
    }
    expect(knownOf(toy, featuresOf(toy.words, tokenise('nothing')))).toEqual([]);
  });

  test('the known features of a text are scaled to length 1', () => {
    const known = knownOf(toy, featuresOf(toy.words, tokenise('red apple on a train')));
    expect(known.reduce((sum, { value }) => sum + value * value, 0)).toBeCloseTo(1, 6);
  });

  test('the numbers belong together', () => {
    for (const model of [toy, learn(matchingFixture)]) {
      const { labels, keys, idf, weights, bias } = model;
      expect([...keys]).toEqual([...new Set(keys)].sort((a, b) => a - b));
      expect([idf.length, bias.length, weights.length]).toEqual([
        keys.length,
        labels.length,
        keys.length * labels.length,
      ]);
      expect(idf.every((value) => value > 0)).toBe(true);
      expect(bias.every(Number.isFinite)).toBe(true);
      // The whole range of a byte is used: the largest weight of all is 127 steps.
      expect(weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0)).toBe(127);
    }
  });

  test('nothing from nothing', () => {
    const empty = learnFrom([], NO_WORDS, 'empty');
    expect([empty.labels, empty.keys.length, empty.weights.length, empty.step]).toEqual([[], 0, 0, 1]);
  });
});

test('the same material gives the same model, in every number', () => {
  expect(learn(structuredClone(matchingFixture))).toEqual(learn(matchingFixture));
});

test('the phrases of the fixture are learned, for at least 95 in 100', () => {
  const model = learn(matchingFixture);
  const examples = examplesOf(matchingFixture);
  const wrong = examples.filter(({ text, label }) => chanceOf(model, label, text) < 0.4);
  if (wrong.length > 0.05 * examples.length) expect(wrong).toEqual([]);
});

describe('the material', () => {
  test('examples stand in the order of the data; a subject of no desk is marked', () => {
    const labels = [...new Set(examplesOf(matchingFixture).map(({ label }) => label))];
    expect(labels).toEqual([
      ...matchingFixture.phrases.map(({ topic }) => topic),
      ...matchingFixture.outOfScope.map(({ id }) => `none:${id}`),
    ]);
  });

  test.each<[string, (material: MatchingSection) => MatchingSection]>([
    ['a phrase', (one) => ({ ...one, phrases: one.phrases.slice(1) })],
    ['a subject', (one) => ({ ...one, outOfScope: [] })],
    ['a word', (one) => ({ ...one, lexicon: { ...one.lexicon, concepts: one.lexicon.concepts.slice(1) } })],
  ])('its hash tells that %s was changed', (_name, change) => {
    expect(materialHash(change(matchingFixture))).not.toBe(materialHash(matchingFixture));
    expect(materialHash(structuredClone(matchingFixture))).toBe(materialHash(matchingFixture));
  });
});
