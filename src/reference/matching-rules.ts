import type { Text } from '../language.ts';
import { LONGEST_EXPRESSION } from '../matching/lexicon.ts';
import type { RuleProblem } from './problem.ts';
import type { MatchingSection } from './sections.ts';
import type { Topic } from './triage-data.ts';

/** Fewer phrases in a language teach nothing. */
const FEWEST_PHRASES = 8;

/** A word that stands for more meanings tells none apart. */
const MOST_CONCEPTS_OF_A_WORD = 2;

/** What people cannot hear apart is one phrase. */
function bare(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}

function problem(file: string, path: readonly (string | number)[], code: string, message: Text): RuleProblem {
  return { file, path, code, message };
}

/**
 * What does not hold between the phrases, the topics they lead to and the words; all of it at once. The shape of each
 * file has been checked before.
 */
export function checkMatching(data: MatchingSection, topics: readonly Topic[]): readonly RuleProblem[] {
  return [...topicsTold(data, topics), ...subjectsOnce(data), ...phrasesOnce(data), ...wordsTelling(data)];
}

/** Every topic has phrases, once, and phrases speak of topics that exist. */
function topicsTold({ phrases }: MatchingSection, topics: readonly Topic[]): readonly RuleProblem[] {
  const ids = new Set(topics.map(({ id }) => id));
  const seen = new Set<string>();
  const told = phrases.flatMap(({ topic, phrases: texts }, index) => {
    const problems: RuleProblem[] = [];
    if (!ids.has(topic)) {
      const message = { en: `there is no topic ${topic}`, nl: `het onderwerp ${topic} bestaat niet` };
      problems.push(problem('phrases.yaml', [index, 'topic'], 'unknown-id', message));
    }
    if (seen.has(topic)) {
      const message = { en: `the topic ${topic} stands here twice`, nl: `het onderwerp ${topic} staat hier twee keer` };
      problems.push(problem('phrases.yaml', [index, 'topic'], 'id-twice', message));
    }
    seen.add(topic);
    for (const language of ['en', 'nl'] as const) {
      if (texts[language].length >= FEWEST_PHRASES) continue;
      const message = {
        en: `at least ${FEWEST_PHRASES} phrases in each language`,
        nl: `minstens ${FEWEST_PHRASES} zinnen in elke taal`,
      };
      problems.push(problem('phrases.yaml', [index, 'phrases', language], 'too-few-phrases', message));
    }
    return problems;
  });
  const untold = topics.flatMap(({ id }, index) => {
    if (seen.has(id)) return [];
    const message = { en: `phrases.yaml has nothing for ${id}`, nl: `phrases.yaml heeft niets voor ${id}` };
    return [problem('topics.yaml', [index, 'id'], 'no-phrases', message)];
  });
  return [...told, ...untold];
}

function subjectsOnce({ outOfScope, lexicon }: MatchingSection): readonly RuleProblem[] {
  const lists: readonly (readonly [string, readonly (string | number)[], readonly { readonly id: string }[]])[] = [
    ['out-of-scope.yaml', [], outOfScope],
    ['lexicon.yaml', ['concepts'], lexicon.concepts],
    ['lexicon.yaml', ['elsewhere'], lexicon.elsewhere],
  ];
  return lists.flatMap(([file, path, records]) => {
    const seen = new Set<string>();
    return records.flatMap(({ id }, index) => {
      const twice = seen.has(id);
      seen.add(id);
      const message = { en: `the id ${id} is used twice`, nl: `de id ${id} komt twee keer voor` };
      return twice ? [problem(file, [...path, index, 'id'], 'id-twice', message)] : [];
    });
  });
}

/** A phrase means one thing; only the two languages of one record may share it ("stress"). */
function phrasesOnce({ phrases, outOfScope }: MatchingSection): readonly RuleProblem[] {
  const lists = [
    ...phrases.map((record, index) => ({ file: 'phrases.yaml', index, id: record.topic, texts: record.phrases })),
    ...outOfScope.map((record, index) => ({ file: 'out-of-scope.yaml', index, id: record.id, texts: record.phrases })),
  ];
  const owners = new Map<string, string>();
  return lists.flatMap(({ file, index, id, texts }) =>
    (['en', 'nl'] as const).flatMap((language) => {
      const here = new Set<string>();
      return texts[language].flatMap((phrase, place) => {
        const key = bare(phrase) || phrase;
        const owner = owners.get(key) ?? id;
        const twice = owner !== id || here.has(key);
        owners.set(key, owner);
        here.add(key);
        if (!twice) return [];
        const message = { en: `"${phrase}" stands at ${owner} too`, nl: `"${phrase}" staat ook bij ${owner}` };
        return [problem(file, [index, 'phrases', language, place], 'phrase-twice', message)];
      });
    }),
  );
}

function wordsTelling({ lexicon }: MatchingSection): readonly RuleProblem[] {
  const uses = new Map<string, number>();
  const lists = (['concepts', 'elsewhere'] as const).flatMap((list) =>
    lexicon[list].map(({ words }, index) => ({ list, index, words })),
  );
  return lists.flatMap(({ list, index, words }) =>
    words.flatMap((word, place) => {
      const count = (uses.get(word) ?? 0) + 1;
      uses.set(word, count);
      const path = [list, index, 'words', place];
      if (word !== word.toLowerCase() || word.trim() !== word || word === '') {
        const message = {
          en: `"${word}" is not in lower case without blanks around it`,
          nl: `"${word}" staat niet in kleine letters zonder spaties eromheen`,
        };
        return [problem('lexicon.yaml', path, 'word-form', message)];
      }
      if (word.split(/\s+/).length > LONGEST_EXPRESSION) {
        const message = {
          en: `"${word}" has more than ${LONGEST_EXPRESSION} words`,
          nl: `"${word}" heeft meer dan ${LONGEST_EXPRESSION} woorden`,
        };
        return [problem('lexicon.yaml', path, 'expression-too-long', message)];
      }
      if (count <= MOST_CONCEPTS_OF_A_WORD) return [];
      const message = {
        en: `"${word}" stands in more than ${MOST_CONCEPTS_OF_A_WORD} concepts`,
        nl: `"${word}" staat in meer dan ${MOST_CONCEPTS_OF_A_WORD} begrippen`,
      };
      return [problem('lexicon.yaml', path, 'word-too-often', message)];
    }),
  );
}
