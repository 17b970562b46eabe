import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findMatches } from '../../src/matching/match.ts';
import { openModel } from '../../src/matching/model-file.ts';
import { firstDesks, type Router } from '../../src/matching/open.ts';
import type { MatchingSource } from '../../src/reference/reference.ts';
import type { MatchingSection, TriageSection } from '../../src/reference/sections.ts';
import { ROOT } from './cli.ts';
import { dataFile } from './data-file.ts';

const once = <T>(make: () => T): (() => T) => {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
};

const lexicon = once((): MatchingSection['lexicon'] => dataFile('lexicon'));

/** The triage section straight from `data/`: its shape and rules have tests of their own. */
export const triageSection = once(
  (): TriageSection => ({
    desks: dataFile('desks'),
    faculties: dataFile('faculties'),
    bring: dataFile('bring'),
    flow: dataFile('flow'),
    outcomes: dataFile('outcomes'),
    topics: dataFile('topics'),
    guides: dataFile('guides'),
    stopWords: lexicon().stopWords,
  }),
);

/** What the matching is learned from, straight from `data/`. Nothing is learned here. */
export const matchingSection = once(
  (): MatchingSection => ({ phrases: dataFile('phrases'), outOfScope: dataFile('out-of-scope'), lexicon: lexicon() }),
);

/** What the build learned; that it belongs to `data/` has a test of its own. */
export const builtMatching = once(
  (): MatchingSource => ({
    learned: readFileSync(join(ROOT, 'dist', 'data', 'matching.bin')),
    desks: null,
    foreign: null,
  }),
);

/** The model of the build. */
export const builtModel = once(() => openModel(builtMatching().learned));

/** Free text to the real topics, as the built program answers it. */
export const realRouter = once((): Router => {
  const matcher = { model: builtModel(), desks: firstDesks(triageSection()) };
  return (text) => findMatches(matcher, text);
});
