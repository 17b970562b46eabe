// What is compared. A part learns and gives evidence; a design decides on the evidence of its parts.
import { fullText } from './full-text.mjs';
import { letterGroups } from './letter-groups.mjs';
import { chances, linear } from './linear.mjs';
import { NONE } from './material.mjs';

const WITHOUT_LETTERS = ['features.ts', 'add(keyOf(LETTERS,', 'if (false) add(keyOf(LETTERS,'];
const WITHOUT_CONCEPTS = ['features.ts', 'add(keyOfPair(CONCEPT,', 'if (false) add(keyOfPair(CONCEPT,'];
const WITHOUT_PAIRS = ['features.ts', 'add(keyOfPair(PAIR,', 'if (false) add(keyOfPair(PAIR,'];

/** By name: how a part learns, evidence of it that is not timed, and the changes of the source it is learned with. */
export const PARTS = {
  'full text': { ...fullText(false), changes: [] },
  'full text, synonyms': { ...fullText(true), changes: [] },
  'letter groups': { ...letterGroups, changes: [] },
  words: { ...linear, changes: [WITHOUT_LETTERS, WITHOUT_CONCEPTS, WITHOUT_PAIRS] },
  'words, letters': { ...linear, changes: [WITHOUT_CONCEPTS, WITHOUT_PAIRS] },
  'words, letters, concepts': { ...linear, changes: [WITHOUT_PAIRS] },
  shipped: { ...linear, also: chances, changes: [] },
};

/** How many of the nearest phrases vote, and what the nearest must reach (a share of the scores seen while tuning). */
const VOTES = [1, 3, 7, 20];
const QUANTILES = Array.from({ length: 20 }, (_, place) => place / 20);

/** How much the other part of a combination counts. */
const SHARES = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5];

/** The votes of the nearest phrases by desk, together 1. */
function votesOf({ nearest }, voters) {
  const votes = {};
  const counted = nearest.slice(0, voters);
  const total = counted.reduce((sum, [, score]) => sum + score, 0);
  for (const [desk, score] of counted) votes[desk] = (votes[desk] ?? 0) + score / total;
  return votes;
}

/** Desks, best first; nothing where "none" is best. */
function ranked(shares) {
  const best = Object.entries(shares).sort(([a, x], [b, y]) => y - x || (a < b ? -1 : 1));
  return best[0]?.[0] === NONE ? [] : best.map(([desk]) => desk).filter((desk) => desk !== NONE);
}

/** Out-of-scope phrases are documents as well and vote for "none"; besides, a text must be near enough to one. */
const nearest = (name, part) => ({
  name,
  parts: [part],
  tunings(evidence) {
    const tops = evidence.map(([{ nearest: found }]) => found[0]?.[1] ?? 0).sort((a, b) => a - b);
    const thresholds = QUANTILES.map((quantile) => tops[Math.floor(quantile * tops.length)]);
    return VOTES.flatMap((voters) => thresholds.map((threshold) => ({ voters, threshold })));
  },
  decide([evidence], { voters, threshold }) {
    return (evidence.nearest[0]?.[1] ?? 0) < threshold ? [] : ranked(votesOf(evidence, voters));
  },
});

const alone = (name, part) => ({
  name,
  parts: [part],
  tunings: () => [null],
  decide: ([{ listed }]) => [...new Set(listed)],
});

const combined = (name, other) => ({
  name,
  parts: ['shipped', other],
  tunings: () => VOTES.flatMap((voters) => SHARES.map((share) => ({ voters, share }))),
  decide([{ chances: model }, evidence], { voters, share }) {
    const votes = votesOf(evidence, voters);
    const desks = [...new Set([...Object.keys(model), ...Object.keys(votes)])];
    const together = desks.map((desk) => [desk, (1 - share) * (model[desk] ?? 0) + share * (votes[desk] ?? 0)]);
    return ranked(Object.fromEntries(together.filter(([, value]) => value >= 0.02)));
  },
});

export const DESIGNS = [
  nearest('(a) full text', 'full text'),
  nearest('(b) full text, concepts, compounds', 'full text, synonyms'),
  nearest('(c) letter groups, nearest', 'letter groups'),
  alone('(d) linear: words', 'words'),
  alone('(e) linear: words, letters', 'words, letters'),
  alone('(f) linear: words, letters, concepts', 'words, letters, concepts'),
  alone('(g) the same with pairs: shipped', 'shipped'),
  combined('(h) (g) with (b)', 'full text, synonyms'),
  combined('(i) (g) with (c)', 'letter groups'),
];
