import { FACULTY_QUESTION, type Given } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { Flow, Topic } from '../reference/triage-data.ts';

/** A match this near to the best one, on another path, is as likely: it is asked which of the two. */
const TIE_RATIO = 0.82;

/** A best match this good is a clear winner when it is also this much better: nothing is left to ask. */
const CLEAR = { score: 0.9, lead: 0.1 } as const;

const MOST_CANDIDATES = 5;

/** What the words answer already. */
export interface Suggestion {
  readonly answers: readonly Given[];
  /** Where the words fit several paths equally well: the question on which these part, and where they go. */
  readonly tie: { readonly question: string; readonly options: readonly string[] } | null;
}

export const NO_SUGGESTION: Suggestion = { answers: [], tie: null };

type Path = Topic['answers'];

/** The different paths of the matches that are as likely as the best one that the student's answers leave open. */
function likelyPaths(topics: readonly Topic[], matches: readonly Match[], given: readonly Given[]): readonly Path[] {
  const open = matches.flatMap(({ topic, score }) => {
    const path = topics.find(({ id }) => id === topic)?.answers;
    const fits = given.every(({ question, option }) => question === FACULTY_QUESTION || path?.[question] === option);
    return path === undefined || !fits ? [] : [{ path, score }];
  });
  const best = open[0]?.score ?? 0;
  const near = best >= CLEAR.score ? best - CLEAR.lead : TIE_RATIO * best;
  const different = new Map(open.filter(({ score }) => score >= near).map(({ path }) => [JSON.stringify(path), path]));
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
  const paths = likelyPaths(topics, matches, given);
  const answers: Given[] = [];
  let question = flow.start;
  while (paths.length > 0) {
    const options = [...new Set(paths.map((path) => path[question]))].filter((option) => option !== undefined);
    const [option] = options;
    if (option === undefined) break;
    const answered = given.find((answer) => answer.question === question);
    if (options.length > 1 && answered === undefined) return { answers, tie: { question, options } };
    const chosen = answered?.option ?? option;
    answers.push({ question, option: chosen, by: 'words' });
    const to = flow.questions.find(({ id }) => id === question)?.options.find(({ id }) => id === chosen)?.to;
    if (to === undefined || 'outcome' in to || answers.length > flow.questions.length) break;
    question = to.question;
  }
  return { answers, tie: null };
}
