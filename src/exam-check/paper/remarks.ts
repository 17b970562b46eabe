import type { Language } from '../../language.ts';
import type { Detail, Finding } from '../finding.ts';
import { sayDoubts, sayPeriod, sayRemarks, sayRemedy } from '../phrases.ts';
import type { Report } from '../report.ts';
import { paperWords } from './words.ts';

/** A remark of the screen as a sentence of its own: with a capital and a full stop. */
function sentence(text: string): string {
  const whole = /[.!?]$/.test(text) ? text : `${text}.`;
  return whole.charAt(0).toUpperCase() + whole.slice(1);
}

/** Planned work that hits the exam if the published rule is read otherwise: as on the screen, as sentences. */
export function doubts(report: Report, language: Language): readonly string[] {
  return report.assessment.findings.flatMap((finding) => sayDoubts(finding, report, language).map(sentence));
}

/** What to do about a finding and the remarks that belong to it, each a sentence. */
export function adviceOf(finding: Finding, report: Report, language: Language): readonly string[] {
  const isProof = (detail: Detail): boolean => detail.kind === 'occurrence' && detail.relation === 'statement';
  const proofs = finding.details.flatMap((detail) => (detail.kind === 'occurrence' && isProof(detail) ? [detail] : []));
  const others = { ...finding, details: finding.details.filter((detail) => !isProof(detail)) };
  return [
    sayRemedy(finding, report, language),
    // The advice above asks whether there is a card already, so the remark need not.
    ...proofs.map(({ startMs, endMs }) => paperWords(language).proofBefore(sayPeriod(startMs, endMs, language))),
    ...sayRemarks(others, report, language).map(sentence),
  ].filter((text) => text !== '');
}
