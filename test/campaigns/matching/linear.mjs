// The linear model, through the project's own code; which features it sees is a change of the source.
import { NONE } from './material.mjs';

export const linear = {
  learn(source, { lexicon }, examples) {
    return source.encodeModel(source.learnFrom(examples, lexicon, ''));
  },
  load(source, { desks }, bytes) {
    const model = source.decodeModel(bytes);
    return (text) => ({ listed: source.findMatches({ model, desks }, text).map(({ desk }) => desk) });
  },
};

/** The chance of every desk, for combining the model with another design. */
export function chances(source, { desks }, bytes) {
  const model = source.decodeModel(bytes);
  return (text) => {
    const known = source.knownOf(model, source.featuresOf(model.words, source.countedTokens(text)));
    const byDesk = {};
    for (const [place, chance] of source.probabilities(model, known).entries()) {
      const desk = desks.get(model.labels[place]) ?? NONE;
      byDesk[desk] = (byDesk[desk] ?? 0) + chance;
    }
    return { chances: known.length === 0 ? { [NONE]: 1 } : byDesk };
  };
}
