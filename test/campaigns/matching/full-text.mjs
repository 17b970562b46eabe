// Full-text search: minisearch (BM25, prefixes, slips of the fingers) with one document for each phrase.
import MiniSearch from 'minisearch';

/** Documents that are asked for: more than any vote counts. */
const MOST_DOCUMENTS = 20;

const SHORTEST_LOOSE = 4;
const SHORTEST_PART = 4;

/** Letters that Dutch puts between the parts of a compound. */
const LINKS = ['', 's', 'e', 'en'];

/** Before a term that nobody types. */
const MARK = '#';

const isLoose = (term) => !term.startsWith(MARK) && term.length >= SHORTEST_LOOSE;

const OPTIONS = {
  fields: ['terms'],
  storeFields: ['desk'],
  tokenize: (text) => text.split(' '),
  processTerm: (term) => term || null,
  searchOptions: { prefix: isLoose, fuzzy: (term) => isLoose(term) && 0.2 },
};

/** The stems of a text without stop words; with `synonyms` also its concepts and the parts of its compounds. */
function termsOf(source, words, vocabulary, text) {
  const terms = source.tokenise(text).map(({ term }) => term);
  const telling = terms.filter((term) => !source.isFiller(words, term));
  const stems = telling.flatMap((term) => source.stemsOf(term));
  if (vocabulary === null) return stems;
  const concepts = source.conceptsIn(words, terms).map(({ concept }) => MARK + concept);
  const parts = telling.flatMap((term) => partsOf(term, vocabulary)).flatMap((term) => source.stemsOf(term));
  return [...stems, ...concepts, ...parts];
}

/** The two words of a Dutch compound (`printerstoring`: `printer`, `storing`); nothing for a word that is none. */
function partsOf(term, vocabulary) {
  for (let cut = term.length - SHORTEST_PART; cut >= SHORTEST_PART; cut -= 1) {
    const last = term.slice(cut);
    if (!vocabulary.has(last)) continue;
    for (const link of LINKS) {
      const first = term.slice(0, cut - link.length);
      const joined = term.slice(first.length, cut) === link;
      if (first.length >= SHORTEST_PART && joined && vocabulary.has(first)) return [first, last];
    }
  }
  return [];
}

/** @param synonyms whether concepts and the parts of compounds are terms too */
export function fullText(synonyms) {
  return {
    learn(source, { lexicon }, examples) {
      const words = source.buildWordTable(lexicon);
      const vocabulary = synonyms
        ? [...new Set(examples.flatMap(({ text }) => source.tokenise(text).map(({ term }) => term)))]
        : null;
      const known = vocabulary && new Set(vocabulary);
      const search = new MiniSearch(OPTIONS);
      search.addAll(
        examples.map(({ text, desk }, id) => ({ id, desk, terms: termsOf(source, words, known, text).join(' ') })),
      );
      return new TextEncoder().encode(JSON.stringify({ vocabulary, lexicon, search }));
    },
    load(source, _material, bytes) {
      const { vocabulary, lexicon, search: stored } = JSON.parse(new TextDecoder().decode(bytes));
      const known = vocabulary && new Set(vocabulary);
      const words = source.buildWordTable(lexicon);
      const search = MiniSearch.loadJS(stored, OPTIONS);
      return (text) => {
        const found = search.search(termsOf(source, words, known, text).join(' ')).slice(0, MOST_DOCUMENTS);
        return { nearest: found.map(({ desk, score }) => [desk, score]) };
      };
    },
  };
}
