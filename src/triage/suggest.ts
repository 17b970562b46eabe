import { FACULTY_QUESTION, type Given } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { Flow, Topic } from '../reference/triage-data.ts';

/**
 * A match with this share of the best one's chance, on another path, is likely enough to ask which of the two. On the
 * sentences of `test/matching/fresh-*.tsv`, 0.4 asks after one in eighteen and 0.5 after one in twenty-four.
 */
const TIE_RATIO = 0.5;

/** Below this chance the best match is a guess: weaker ones count as likely too. */
const GUESS = 0.5;
const GUESS_RATIO = 0.2;

const MOST_CANDIDATES = 5;

/** What the words answer already. */
export interface Suggestion {
  readonly answers: readonly Given[];
  readonly tie: Tie | null;
}

/** Words that fit several paths equally well: the question on which these part, and where they go. */
export interface Tie {
  readonly question: string;
  readonly options: readonly string[];
  /** Ids of the topics of these paths, the likeliest first. */
  readonly topics: readonly string[];
}

export const NO_SUGGESTION: Suggestion = { answers: [], tie: null };

type Path = Topic['answers'];

interface Likely {
  readonly topic: string;
  readonly path: Path;
}

/** The different paths of the matches that are as likely as the best one that the student's answers leave open. */
function likelyPaths(topics: readonly Topic[], matches: readonly Match[], given: readonly Given[]): readonly Likely[] {
  // A second problem has a clause of its own: it is told beside the answer, and makes no tie.
  const open = matches.flatMap(({ topic, score, second }) => {
    const path = topics.find(({ id }) => id === topic)?.answers;
    const fits = given.every(({ question, option }) => question === FACULTY_QUESTION || path?.[question] === option);
    return path === undefined || !fits || (second && given.length === 0) ? [] : [{ topic, path, score }];
  });
  const best = open[0]?.score ?? 0;
  const ratio = best < GUESS ? GUESS_RATIO : TIE_RATIO;
  const different = new Map<string, Likely>();
  for (const { topic, path, score } of open) {
    const key = JSON.stringify(path);
    if (score >= ratio * best && !different.has(key)) different.set(key, { topic, path });
  }
  return [...different.values()].slice(0, MOST_CANDIDATES);
}

/**
 * What free text answers: a clear winner all questions of its path, a near tie the questions that its paths share.
 *
 * @param matches best first
 * @param given answers that the student gave; a path that contradicts one is out
 */
export function suggest(
  flow: Flow,
  topics: readonly Topic[],
  matches: readonly Match[],
  given: readonly Given[],
): Suggestion {
  const likely = likelyPaths(topics, matches, given);
  const paths = likely.map(({ path }) => path);
  const answers: Given[] = [];
  let question = flow.start;
  while (paths.length > 0) {
    const options = [...new Set(paths.map((path) => path[question]))].filter((option) => option !== undefined);
    const [option] = options;
    if (option === undefined) break;
    const answered = given.find((answer) => answer.question === question);
    if (options.length > 1 && answered === undefined) {
      return {
        answers,
        tie: { question, options, topics: likely.map(({ topic }) => topic) },
      };
    }
    const chosen = answered?.option ?? option;
    answers.push({ question, option: chosen, by: 'words' });
    const to = flow.questions.find(({ id }) => id === question)?.options.find(({ id }) => id === chosen)?.to;
    if (to === undefined || 'outcome' in to || answers.length > flow.questions.length) break;
    question = to.question;
  }
  return { answers, tie: null };
}
