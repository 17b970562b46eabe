import { type Finding, STATES, type State, type Verdict } from './finding.ts';

/**
 * What all findings say together: `not-ready` with any fail, else `cannot-tell` when an essential check brought no
 * answer or no check at all did, else `ready-with-warnings` with any warning. What `--only` and `--skip` took out is not looked at.
 */
export function verdictOf(findings: readonly Finding[]): Verdict {
  const counted = findings.filter((finding) => finding.counted);
  if (counted.some((finding) => finding.state === 'fail')) return 'not-ready';
  const unanswered = (finding: Finding): boolean => finding.state === 'unknown' || finding.state === 'skip';
  if (counted.some((finding) => finding.required && unanswered(finding))) return 'cannot-tell';
  // Where nothing at all was found out, nothing can be called ready.
  const looked = counted.filter((finding) => finding.state !== 'ask');
  if (looked.length > 0 && looked.every(unanswered)) return 'cannot-tell';
  return counted.some((finding) => finding.state === 'warn') ? 'ready-with-warnings' : 'ready';
}

/** How many checks have each state. */
export function countStates(findings: readonly Finding[]): Record<State, number> {
  const count = (state: State): number => findings.filter((finding) => finding.state === state).length;
  return Object.fromEntries(STATES.map((state) => [state, count(state)])) as Record<State, number>;
}
