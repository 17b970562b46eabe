import { InterruptedError } from '../errors.ts';
import type { Lexicon } from '../reference/matching-data.ts';
import type { MatchingSection } from '../reference/sections.ts';
import { countedTokens } from './aside.ts';
import { type Feature, featuresOf } from './features.ts';
import { buildWordTable } from './lexicon.ts';
import { type Example, examplesOf, materialHash } from './material.ts';
import { knownOf, type LearnedModel, softmax } from './model.ts';

/**
 * Learning: multinomial logistic regression by stochastic gradient with a step of its own for each weight (AdaGrad).
 * The same material always gives the same model. Chosen in docs/decisions/004.
 */
const LEARNING = {
  epochs: 5,
  rate: 0.5,
  /** Keeps the first steps small for weights that little speaks for. */
  damping: 0.001,
  /** A difference so small teaches nothing. */
  ignored: 0.002,
  /** A feature in fewer examples is chance. */
  fewestExamples: 2,
  /** A feature of which no weight gets this large is left out: half the size, and hardly an answer changes. */
  leastWeight: 1,
} as const;

/** After so many texts the learning may rest: some ten milliseconds. */
const TEXTS_BETWEEN_RESTS = 100;

/** Learns a model from the phrases and words of a data folder. Some ten seconds for twenty thousand phrases. */
export function learn(material: MatchingSection): LearnedModel {
  return learnFrom(examplesOf(material), material.lexicon, materialHash(material));
}

/** The same from chosen examples, for comparing designs. */
export function learnFrom(examples: readonly Example[], lexicon: Lexicon, hash: string): LearnedModel {
  const learning = learningOf(examples, lexicon, hash);
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
  }
}

/**
 * The same while a person waits: timers and signals are heard between the steps.
 *
 * @throws InterruptedError when `signal` aborts
 */
export async function learnListening(material: MatchingSection, signal: AbortSignal): Promise<LearnedModel> {
  const learning = learningOf(examplesOf(material), material.lexicon, materialHash(material));
  for (;;) {
    const step = learning.next();
    if (step.done === true) return step.value;
    await new Promise((resume) => setImmediate(resume));
    if (signal.aborted) throw new InterruptedError();
  }
}

/** Learning in steps: it rests at each `yield`. */
function* learningOf(examples: readonly Example[], lexicon: Lexicon, hash: string): Generator<void, LearnedModel> {
  const words = buildWordTable(lexicon);
  const features: (readonly Feature[])[] = [];
  for (const [place, { text }] of examples.entries()) {
    if (mayRest(place)) yield;
    features.push(featuresOf(words, countedTokens(text)));
  }
  const labels = [...new Set(examples.map(({ label }) => label))];
  const places = new Map(labels.map((label, place) => [label, place]));
  const { keys, idf } = knownFeatures(features);
  const texts = features.map((one, place) => ({
    known: knownOf({ keys, idf }, one),
    label: places.get(examples[place]?.label ?? '') ?? 0,
  }));
  const { weights: all, bias } = yield* descend(texts, keys.length, labels.length);
  const telling = [...keys.keys()].filter((feature) => rowOf(all, feature, labels.length).some(isTelling));
  const weights = new Float32Array(telling.length * labels.length);
  for (const [place, feature] of telling.entries()) {
    weights.set(rowOf(all, feature, labels.length), place * labels.length);
  }
  const step = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 0) / 127 || 1;
  return {
    labels,
    words,
    keys: Uint32Array.from(telling, (feature) => keys[feature] ?? 0),
    idf: Float32Array.from(telling, (feature) => idf[feature] ?? 0),
    weights: Int8Array.from(weights, (weight) => Math.round(weight / step)),
    step,
    bias,
    material: hash,
  };
}

const mayRest = (place: number): boolean => place % TEXTS_BETWEEN_RESTS === 0;

function rowOf(weights: Float32Array, feature: number, labels: number): Float32Array {
  return weights.subarray(feature * labels, (feature + 1) * labels);
}

const isTelling = (weight: number): boolean => Math.abs(weight) >= LEARNING.leastWeight;

/** The features that more than one example shows, and how telling each is. */
function knownFeatures(texts: readonly (readonly Feature[])[]): Pick<LearnedModel, 'keys' | 'idf'> {
  const counts = new Map<number, number>();
  for (const features of texts) for (const { key } of features) counts.set(key, (counts.get(key) ?? 0) + 1);
  const keys = Uint32Array.from(
    [...counts].filter(([, count]) => count >= LEARNING.fewestExamples).map(([key]) => key),
  ).sort();
  return { keys, idf: Float32Array.from(keys, (key) => Math.log(1 + texts.length / (counts.get(key) ?? 1))) };
}

interface Text {
  readonly known: ReturnType<typeof knownOf>;
  readonly label: number;
}

function* descend(
  texts: readonly Text[],
  features: number,
  labels: number,
): Generator<void, { weights: Float32Array; bias: Float32Array }> {
  const weights = new Float32Array(features * labels);
  const squares = new Float32Array(features * labels);
  const bias = new Float32Array(labels);
  const biasSquares = new Float32Array(labels);
  const scores = new Float32Array(labels);
  const change = (values: Float32Array, sums: Float32Array, place: number, gradient: number): void => {
    const sum = (sums[place] ?? 0) + gradient * gradient;
    sums[place] = sum;
    values[place] = (values[place] ?? 0) - (LEARNING.rate * gradient) / Math.sqrt(sum + LEARNING.damping);
  };
  const random = lottery();
  const order = [...texts.keys()];
  for (let epoch = 0; epoch < LEARNING.epochs; epoch += 1) {
    shuffle(order, random);
    for (const [turn, place] of order.entries()) {
      if (mayRest(turn)) yield;
      const text = texts[place];
      if (text === undefined) continue;
      scores.set(bias);
      for (const { feature, value } of text.known) {
        const row = feature * labels;
        for (let label = 0; label < labels; label += 1)
          scores[label] = (scores[label] ?? 0) + value * (weights[row + label] ?? 0);
      }
      softmax(scores);
      scores[text.label] = (scores[text.label] ?? 0) - 1;
      // What is left in `scores` are the errors. After the first texts few labels have one that teaches.
      const teaching = active(scores);
      for (const label of teaching) change(bias, biasSquares, label, scores[label] ?? 0);
      for (const { feature, value } of text.known) {
        const row = feature * labels;
        for (const label of teaching) change(weights, squares, row + label, (scores[label] ?? 0) * value);
      }
    }
  }
  return { weights, bias };
}

/** The labels whose error is large enough to teach something. */
function active(errors: Float32Array): readonly number[] {
  const labels: number[] = [];
  for (const [label, error] of errors.entries()) if (Math.abs(error) >= LEARNING.ignored) labels.push(label);
  return labels;
}

/** Numbers from 0 up to 1 that look drawn by chance, the same ones each time. */
function lottery(): () => number {
  let state = 12_345;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

function shuffle(order: number[], random: () => number): void {
  for (let last = order.length - 1; last > 0; last -= 1) {
    const chosen = Math.floor(random() * (last + 1));
    const value = order[last] ?? 0;
    order[last] = order[chosen] ?? 0;
    order[chosen] = value;
  }
}
