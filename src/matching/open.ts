import { FACULTY_QUESTION, NOT_SURE, replay } from '../flow/replay.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Match } from './match.ts';
import type { SearchIndex } from './search-index.ts';

/** Text to topics, ready to use. */
export type Router = (text: string) => readonly Match[];

/** Topic id to the first desk of the outcome that its answers lead to. */
export function firstDesks(triage: TriageSection): ReadonlyMap<string, string> {
  const desks = new Map<string, string>();
  for (const { id, answers } of triage.topics) {
    const path = Object.entries({ ...answers, [FACULTY_QUESTION]: NOT_SURE });
    const step = replay(
      triage,
      path.map(([question, option]) => ({ question, option, by: 'words' as const })),
      null,
    );
    const desk = step.kind === 'outcome' ? step.outcome.desks[0] : undefined;
    if (desk !== undefined) desks.set(id, desk);
  }
  return desks;
}

/** Loads the search engine and the index: only a run that has words to match pays for it. */
export async function openRouter(triage: TriageSection): Promise<Router> {
  const { findMatches, loadSearch } = await import('./match.ts');
  const index = triage.searchIndex === null ? await indexOf(triage) : (triage.searchIndex as SearchIndex);
  const search = loadSearch(index, firstDesks(triage));
  return (text) => findMatches(search, text);
}

/** For a foreign folder of data, whose index no build has made. */
async function indexOf(triage: TriageSection): Promise<SearchIndex> {
  const { buildSearchIndex } = await import('./index-build.ts');
  return buildSearchIndex(triage.topics, triage.search);
}
