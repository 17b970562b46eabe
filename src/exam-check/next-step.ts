import type { Language } from '../language.ts';
import { missing } from './headline.ts';
import type { Report } from './report.ts';
import { wordsOf } from './words.ts';

/** The next step of a verdict that could not be given and that no finding explains; null where there is one already. */
export function nextStepOf(report: Report, language: Language): string | null {
  const { findings, verdict } = report.assessment;
  if (verdict !== 'cannot-tell') return null;
  if (findings.some(({ state, remedy }) => state === 'unknown' && remedy !== null)) return null;
  const words = wordsOf(language);
  if (report.given.facts !== null) return words.saveAnew;
  return report.offline && missing(findings).some(({ state }) => state === 'skip')
    ? words.withoutOffline
    : words.runAgain;
}
