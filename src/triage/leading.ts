import { FACULTY_QUESTION, NOT_SURE, replay } from '../flow/replay.ts';
import type { Match } from '../matching/match.ts';
import type { TriageSection } from '../reference/sections.ts';

const EMERGENCY = 'emergency';

/** A weaker chance of danger beside another problem is a figure of speech more often than a danger. */
export const LEAST_DANGER = 0.5;

/**
 * The matches with the problem in front that is answered first: of two problems in one text the one that cannot wait.
 * A card that is lost comes before a printer that is broken, in whatever order they are told.
 *
 * @param matches best first, as they stand in JSON
 */
export function leading(triage: TriageSection, matches: readonly Match[]): readonly Match[] {
  const [best] = matches;
  if (best === undefined || isUrgent(triage, best)) return matches;
  const urgent = matches.find(
    (match) => match.second && (match.desk !== EMERGENCY || match.score >= LEAST_DANGER) && isUrgent(triage, match),
  );
  if (urgent === undefined) return matches;
  const others = matches.filter((match) => match !== urgent).map((match) => ({ ...match, second: true }));
  return [{ ...urgent, score: best.score, second: false }, ...others];
}

function isUrgent(triage: TriageSection, { topic: id }: Match): boolean {
  const answers = triage.topics.find((topic) => topic.id === id)?.answers ?? {};
  const path = Object.entries({ ...answers, [FACULTY_QUESTION]: NOT_SURE });
  const step = replay(
    triage,
    path.map(([question, option]) => ({ question, option, by: 'words' as const })),
    null,
  );
  return step.kind === 'outcome' && step.outcome.urgency === 'now';
}
