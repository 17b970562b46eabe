import type { Language } from '../language.ts';
import type { Check, Profile } from '../reference/exam-check-data.ts';
import { isoAt } from '../time/zone.ts';
import { optionOf } from './check-option.ts';
import type { Detail, Finding, Wanted } from './finding.ts';
import { sayRemedy } from './phrases.ts';
import type { Report } from './report.ts';
import type { ExamCheckResult, ListedChecks } from './result-schema.ts';
import { countStates } from './verdict.ts';

type CheckResult = ExamCheckResult['checks'][number];

/** The assessment as the JSON contract has it. */
export function resultOf(report: Report, language: Language): ExamCheckResult {
  const { assessment, profile, exam, contacted } = report;
  return {
    profile: profile.id,
    verdict: assessment.verdict,
    partial: assessment.partial,
    exam: exam ? { start: isoAt(exam.startMs), end: exam.endMs === null ? null : isoAt(exam.endMs) } : null,
    contacted: [...contacted],
    counts: countStates(assessment.findings),
    checks: assessment.findings.map((finding) => checkResult(finding, report, language)),
  };
}

function checkResult(finding: Finding, report: Report, language: Language): CheckResult {
  const { id, state, required, found, reason, remedy, durationMs } = finding;
  return {
    id,
    state,
    required,
    found: found ? { value: found.value, unit: found.unit } : null,
    reason,
    wanted: finding.wanted ? wantedResult(finding.wanted) : null,
    limit: limitResult(finding, report),
    remedy: remedy ? { kind: remedy.kind, text: sayRemedy(finding, report, language) } : null,
    details: finding.details.map(detailResult),
    durationMs,
  };
}

function wantedResult({ oneOf, ...bounds }: Wanted): NonNullable<CheckResult['wanted']> {
  return oneOf ? { ...bounds, oneOf: [...oneOf] } : bounds;
}

function limitResult({ limit }: Finding, { sources }: Report): CheckResult['limit'] {
  const source = sources.find((each) => each.id === limit?.source);
  if (!limit || !source) return null;
  return { by: limit.by, source: source.id, statedOn: source.statedOn, readOn: source.readOn };
}

function detailResult(detail: Detail): CheckResult['details'][number] {
  switch (detail.kind) {
    case 'browser':
      return { kind: 'browser', id: detail.browser, major: detail.major };
    case 'program':
      return { kind: 'program', id: detail.program, group: detail.group };
    case 'occurrence':
      return {
        kind: 'occurrence',
        id: detail.occurrence,
        services: [...detail.services],
        start: isoAt(detail.startMs),
        end: isoAt(detail.endMs),
        relation: detail.relation,
      };
    case 'gap':
      return { kind: 'gap', start: isoAt(detail.startMs), seconds: detail.seconds };
    case 'host':
    case 'remark':
      return { ...detail };
  }
}

/**
 * The result of `--list-checks`: the checks that a run lists for the kind of exam.
 *
 * @param browser with `--browser`, those that the kind of exam has only then
 */
export function listedResult(
  profile: Profile,
  checks: readonly Check[],
  browser: boolean,
  language: Language,
): ListedChecks {
  const listed = checks
    .filter(
      ({ profiles, optionalFor }) => profiles.includes(profile.id) && (browser || !optionalFor.includes(profile.id)),
    )
    .map((check) => ({
      id: check.id,
      title: check.title[language],
      required: profile.essential.includes(check.id),
      option: optionOf(check),
    }));
  return { profile: profile.id, listed };
}
