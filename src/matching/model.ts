import type { Feature } from './features.ts';
import { placeOf } from './hash.ts';
import type { WordTable } from './lexicon.ts';

/**
 * A linear model over the features of a text: one weight for each feature and label. Learned from the phrases when the
 * data is built; here it is only asked.
 */
export interface Model {
  /** Topic ids, and subjects of no desk (`OUT_OF_SCOPE`). */
  readonly labels: readonly string[];
  readonly words: WordTable;
  /** Keys of the known features: sorted. */
  readonly keys: Uint32Array;
  /** By feature: how telling it is (inverse document frequency). */
  readonly idf: Float32Array;
  /** By feature and label; times `step`. Asked for the row of one feature at a time. */
  readonly weights: Weights;
  readonly step: number;
  /** By label. */
  readonly bias: Float32Array;
  /** Of what it was learned from: the same material gives the same model. */
  readonly material: string;
}

/** Numbers of which a part can be had, such as an `Int8Array`. */
export interface Weights {
  readonly subarray: (start: number, end: number) => Int8Array;
}

/** A model of which all weights are at hand. */
export interface LearnedModel extends Model {
  readonly weights: Int8Array;
}

/** A feature that the model knows, with its share of the text: the squares of all shares together are 1. */
export interface Known {
  /** Place among the model's features. */
  readonly feature: number;
  readonly value: number;
  readonly tokens: readonly number[];
}

/** The features that the model knows, scaled to length 1; empty for a text of which it knows nothing. */
export function knownOf({ keys, idf }: Pick<Model, 'keys' | 'idf'>, features: readonly Feature[]): readonly Known[] {
  const known = features.flatMap(({ key, weight, tokens }) => {
    const feature = placeOf(keys, key);
    return feature < 0 ? [] : [{ feature, value: weight * (idf[feature] ?? 0), tokens }];
  });
  const length = Math.sqrt(known.reduce((sum, { value }) => sum + value * value, 0));
  return length === 0 ? [] : known.map((one) => ({ ...one, value: one.value / length }));
}

function rowOf({ weights, labels }: Model, feature: number): Int8Array {
  return weights.subarray(feature * labels.length, (feature + 1) * labels.length);
}

/** The probability of each label, together 1. */
export function probabilities(model: Model, known: readonly Known[]): Float64Array {
  const count = model.labels.length;
  const scores = Float64Array.from(model.bias);
  for (const { feature, value } of known) {
    const row = rowOf(model, feature);
    const factor = value * model.step;
    for (let label = 0; label < count; label += 1) scores[label] = (scores[label] ?? 0) + factor * (row[label] ?? 0);
  }
  return softmax(scores);
}

/** Turns scores into probabilities, in place. */
export function softmax<Scores extends Float64Array | Float32Array>(scores: Scores): Scores {
  let most = Number.NEGATIVE_INFINITY;
  for (const score of scores) if (score > most) most = score;
  let sum = 0;
  for (const [place, score] of scores.entries()) {
    const value = Math.exp(score - most);
    scores[place] = value;
    sum += value;
  }
  for (const [place, score] of scores.entries()) scores[place] = score / sum;
  return scores;
}

/** How much of a label's score each token brought, by place; negative where it spoke against it. */
export function contributions(model: Model, known: readonly Known[], label: number): ReadonlyMap<number, number> {
  const brought = new Map<number, number>();
  for (const { feature, value, tokens } of known) {
    const score = value * model.step * (rowOf(model, feature)[label] ?? 0);
    for (const token of tokens) brought.set(token, (brought.get(token) ?? 0) + score / tokens.length);
  }
  return brought;
}
