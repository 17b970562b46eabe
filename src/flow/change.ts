import { type FlowData, type Given, replay } from './replay.ts';

/**
 * The answers after one of them is given anew: those before it, the new one, and those after it that the new path
 * still meets. The others are dropped; so is the remembered faculty, which comes back by itself.
 *
 * @param trace the answers of a path, as `replay` gives them
 * @param changed one of the questions of that path, with the option chosen now
 * @throws Error for a question that is not on the path, or an option that the question does not have
 */
export function withChanged(
  data: FlowData,
  trace: readonly Given[],
  changed: { readonly question: string; readonly option: string },
): readonly Given[] {
  const others = trace.filter(({ question, by }) => question !== changed.question && by !== 'config');
  const answer: Given = { ...changed, by: 'student' };
  // Replayed as answers of the words: one that is off the path is then left out, where the student's is refused.
  const step = replay(data, [...others.map((other): Given => ({ ...other, by: 'words' })), answer], null);
  if (step.kind === 'rejected')
    throw new Error(`${changed.question}=${changed.option} cannot be answered: ${step.why}`);
  return step.trace.flatMap(({ question }) => [answer, ...others].filter((given) => given.question === question));
}
