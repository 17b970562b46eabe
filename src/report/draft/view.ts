import { type DeskView, viewDesk } from '../../campus/desk-view.ts';
import { readAnswers, rejectedError } from '../../flow/given.ts';
import { FACULTY_QUESTION, type Given, questionsOf, replay } from '../../flow/replay.ts';
import type { TriageSection } from '../../reference/sections.ts';
import type { Outcome } from '../../reference/triage-data.ts';

/** Where the answers of a draft lead: what the desk asks for, and where the draft goes. */
export interface DraftTarget {
  readonly trace: readonly Given[];
  /** Null where the answers lead to a question that is still open. */
  readonly outcome: Outcome | null;
  readonly desk: DeskView | null;
}

/**
 * @param answers `question=option`
 * @throws UsageError for answers that cannot be
 */
export function targetOf(
  triage: TriageSection,
  answers: readonly string[],
  rememberedFaculty: string | null,
  atMs: number,
): DraftTarget {
  const step = replay(triage, readAnswers(answers), rememberedFaculty);
  if (step.kind === 'rejected') throw rejectedError(step);
  if (step.kind === 'question') return { trace: step.trace, outcome: null, desk: null };
  const option = step.trace.find(({ question }) => question === FACULTY_QUESTION)?.option;
  const faculty = triage.faculties.find(({ id }) => id === option) ?? null;
  const [first] = step.outcome.desks;
  return {
    trace: step.trace,
    outcome: step.outcome,
    desk: first === undefined ? null : viewDesk(triage, first, faculty, atMs),
  };
}

/** The options that were chosen, as people read them; what nobody was sure of tells nothing. */
export function chosenTexts(triage: TriageSection, { trace }: DraftTarget, language: 'en' | 'nl'): readonly string[] {
  return trace.flatMap(({ question: id, option: chosen }) => {
    const question = questionsOf(triage).find((candidate) => candidate.id === id);
    const text = question?.options.find((candidate) => candidate.id === chosen)?.text?.[language];
    return text === undefined || chosen === 'not-sure' ? [] : [text.replace(/[.]$/, '')];
  });
}

/** The problem in a few words: that of the topic which the answers lead to; null where they lead to none yet. */
export function topicTextOf({ topics }: TriageSection, { trace }: DraftTarget, language: 'en' | 'nl'): string | null {
  const given = new Map(trace.map(({ question, option }) => [question, option]));
  const steps = trace.filter(({ question }) => question !== FACULTY_QUESTION).length;
  const topic = topics.find(({ answers }) => {
    const wanted = Object.entries(answers).filter(([question]) => question !== FACULTY_QUESTION);
    return wanted.length === steps && wanted.every(([question, option]) => given.get(question) === option);
  });
  return topic?.name[language] ?? null;
}

/** The page of the desk that takes reports; null where no source gives one. */
export function pageOf({ desk }: DraftTarget): string | null {
  const pages = (desk?.channels ?? []).filter(({ value }) => value?.startsWith('https://'));
  return (pages.find(({ kind }) => kind === 'form') ?? pages[0])?.value ?? null;
}

export function mailOf({ desk }: DraftTarget): string | null {
  return desk?.channels.find(({ kind }) => kind === 'email')?.value ?? null;
}
