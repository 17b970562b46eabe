import { outcomeOf, questionOf } from '../flow/paths.ts';
import type { Language } from '../language.ts';
import type { TriageSection } from '../reference/sections.ts';
import type { GraphResult } from './result-schema.ts';

/** What is drawn: questions, outcomes, and the answers that lead from one to the next. */
export type Graph = Pick<GraphResult, 'from' | 'questions' | 'outcomes' | 'arrows'>;

/** Everything that can be reached from the question `from`, in the order of a walk through the flow. */
export function graphOf(triage: TriageSection, from: string, language: Language): Graph {
  const graph: Graph = { from, questions: [], outcomes: [], arrows: [] };
  const seen = new Set<string>();

  const visit = (id: string): void => {
    seen.add(`question ${id}`);
    const { text, options } = questionOf(triage, id);
    graph.questions.push({ id, text: text[language] });
    for (const { id: option, text: answer, to } of options) {
      const target =
        'question' in to
          ? { kind: 'question' as const, id: to.question }
          : { kind: 'outcome' as const, id: to.outcome };
      graph.arrows.push({ question: id, option, text: answer[language], to: target });
    }
    for (const { to } of options) {
      if ('question' in to) {
        if (!seen.has(`question ${to.question}`)) visit(to.question);
      } else if (!seen.has(`outcome ${to.outcome}`)) {
        seen.add(`outcome ${to.outcome}`);
        const { id: outcome, title, asks } = outcomeOf(triage, to.outcome);
        graph.outcomes.push({ id: outcome, title: title[language], asksFaculty: asks === 'faculty' });
      }
    }
  };

  visit(from);
  return graph;
}
