import { FACULTY_QUESTION, NOT_SURE, replay } from '../flow/replay.ts';
import type { Language, Text } from '../language.ts';
import type { MatchingSection, TriageSection } from '../reference/sections.ts';
import type { Session } from '../session.ts';
import type { Match } from './match.ts';
import type { Model } from './model.ts';

/** Text to topics, ready to use. */
export type Router = (text: string) => readonly Match[];

/** What opening needs of a session. */
export type RouterNeeds = Pick<Session, 'reference' | 'spinner' | 'language' | 'signal'>;

const LEARNING: Readonly<Record<Language, string>> = {
  en: 'Learning the phrases of this folder',
  nl: 'De zinnen van deze map leren',
} satisfies Text;

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

/**
 * Loads the model: only a run that has words to match pays for it. A foreign folder with phrases of its own is learned first.
 *
 * @throws InterruptedError when the signal aborts while it learns
 */
export async function openRouter(needs: RouterNeeds): Promise<Router> {
  const { reference } = needs;
  const { openModel } = await import('./model-file.ts');
  const { findMatches } = await import('./match.ts');
  const { learned, desks, foreign } = await reference.matching();
  const bundled = openModel(learned);
  const model = foreign === null ? bundled : await modelOf(foreign, bundled, needs);
  const matcher = {
    model,
    desks: desks === null ? firstDesks(await reference.triage()) : new Map(Object.entries(desks)),
  };
  return (text) => findMatches(matcher, text);
}

/** A folder that changes other facts only keeps the model of the build. */
async function modelOf(
  foreign: MatchingSection,
  bundled: Model,
  { spinner, language, signal }: RouterNeeds,
): Promise<Model> {
  const { materialHash } = await import('./material.ts');
  if (materialHash(foreign) === bundled.material) return bundled;
  spinner.start(LEARNING[language]);
  try {
    const { learnListening } = await import('./learn.ts');
    return await learnListening(foreign, signal);
  } finally {
    spinner.stop();
  }
}
