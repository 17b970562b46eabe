import { FACULTY_QUESTION, type Given, NOT_SURE, replay } from '../flow/replay.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { Bring, Topic } from '../reference/triage-data.ts';

/** What to have ready for a desk. */

/** How many things a card names that the desk asks for. */
const MOST_BRING = 3;

/** What the outcomes that lead to a desk first tell to bring, most often first. */
export function mostAskedFor({ outcomes, bring }: TriageSection, deskId: string): readonly Bring[] {
  const asked = outcomes.filter(({ desks }) => desks[0] === deskId).flatMap((outcome) => outcome.bring);
  const timesAsked = ({ id }: Bring): number => asked.filter((one) => one === id).length;
  return bring
    .filter(({ id }) => asked.includes(id))
    .sort((one, other) => timesAsked(other) - timesAsked(one))
    .slice(0, MOST_BRING);
}

/** What the outcome of a topic tells to bring; empty where it leads to none. */
export function askedForTopic(triage: TriageSection, topic: Topic): readonly Bring[] {
  const path = Object.entries({ ...topic.answers, [FACULTY_QUESTION]: NOT_SURE });
  const given = path.map(([question, option]): Given => ({ question, option, by: 'words' }));
  const step = replay(triage, given, null);
  if (step.kind !== 'outcome') return [];
  const asked = new Set(step.outcome.bring);
  return triage.bring.filter(({ id }) => asked.has(id));
}
