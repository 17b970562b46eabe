import { headline } from '../io/layout.ts';
import { sayDuration, sayTime } from '../time/say.ts';
import type { Finding } from './finding.ts';
import { isSaidHere, NAMED, named, type Page, titleOf, wrapCommand, wrapPlain } from './page.ts';
import type { Looked } from './words.en.ts';

/** What helps while the exam runs. */
export const HELP_COMMAND = 'lusupport exam-help';

const SYSTEM_CHECK = 'os-supported';
const VM_CHECK = 'virtual-machine';

/** The verdict in one sentence; one more before it where the exam lies in the past. */
export function verdictLine(page: Page): string {
  const passed = examPassed(page);
  return passed === null ? verdict(page) : `${passed} ${verdict(page)}`;
}

/** The verdict with the kind of exam and the time beside it; above it the way to help while the exam runs. */
export function head(page: Page): string[] {
  const { report, screen, words } = page;
  const { language, columns } = screen;
  const mark = report.pretended ? ` (${words.pretendedTime})` : '';
  const right = `${report.variant.name[language]}, ${sayTime(report.nowMs, language)}${mark}`;
  const help = report.examRuns ? wrapCommand(words.examRuns(HELP_COMMAND), HELP_COMMAND, page) : [];
  return [...help, ...(screen.plain ? [verdictLine(page), right] : headline(verdictLine(page), right, columns))];
}

function verdict(page: Page): string {
  const { report, words, screen } = page;
  const { findings } = report.assessment;
  switch (report.assessment.verdict) {
    case 'ready':
      return screen.paint.good(readySentence(page));
    case 'ready-with-warnings':
      return screen.paint.doubtful(readySentence(page));
    case 'cannot-tell':
      return screen.paint.doubtful(
        missing(findings).length > 0 ? words.cannotTell(named(missing(findings), page)) : readySentence(page),
      );
    case 'not-ready': {
      // Whatever else is wrong with this computer, mending it does not help.
      if (needsOtherComputer(findings, 'fail')) {
        return screen.paint.bad(words.otherComputer(words.events[report.profile.id]));
      }
      const problems = findings.filter(isSaidHere).filter(({ state }) => state === 'fail' || state === 'warn');
      const now = problems.filter(isForNow).length;
      const things = words.notReady(now, problems.length - now);
      const allNow = problems.every((finding) => finding.state === 'warn' || isForNow(finding));
      return screen.paint.bad(allNow ? words.notReadyYet(things) : words.notReadyAtAll(things));
    }
  }
}

/** "Ready" with its reach: how much of it was really found out, and what was chosen. */
function readySentence(page: Page): string {
  const { report, words } = page;
  const { findings, partial } = report.assessment;
  const checks = findings.filter((finding) => finding.state !== 'ask');
  const answered = checks.filter(isAnswered);
  const otherComputer = !partial && needsOtherComputer(findings, 'warn');
  const warned = answered.filter(isSaidHere).filter(({ state }) => state === 'warn');
  // Another computer is spoken of before the count.
  const warnings = (otherComputer ? warned.filter((finding) => !isOfOtherSystem(finding)) : warned).length;
  const looked: Looked = { done: answered.length, all: checks.length };
  if (!partial) {
    const sentence = words.ready(warnings, looked.done === looked.all ? null : looked);
    return otherComputer ? words.maybeOtherComputer(sentence) : sentence;
  }
  const names = answered.length <= NAMED ? answered.map((finding) => titleOf(finding.id, page)) : null;
  return words.readyInPart(names, warnings, looked);
}

function isAnswered({ state }: Finding): boolean {
  return state === 'pass' || state === 'warn' || state === 'fail';
}

/**
 * Whether the program of the exam does not run on the system of this computer (`fail`), or may not (`warn`). Inside a
 * computer that a program makes up, the real one around it may do, and the check of that name says so.
 */
export function needsOtherComputer(findings: readonly Finding[], state: 'fail' | 'warn'): boolean {
  const isMadeUp = findings.some(({ id, state: other }) => id === VM_CHECK && (other === 'fail' || other === 'warn'));
  return !isMadeUp && findings.some((finding) => finding.state === state && isOfOtherSystem(finding));
}

export function isOfOtherSystem({ id, remedy }: Finding): boolean {
  return id === SYSTEM_CHECK && remedy?.kind === 'other-computer';
}

function isForNow({ remedy }: Finding): boolean {
  return remedy?.kind === 'now';
}

/** The essential checks that brought no answer. */
export function missing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ counted, required, state }) => counted && required && (state === 'unknown' || state === 'skip'),
  );
}

const HOUR_MINUTES = 60;
const DAY_MINUTES = 24 * HOUR_MINUTES;

/** A duration in its largest unit: `2 days`, `3 h`, `20 min`. */
function roughly(minutes: number): number {
  const unit = minutes >= DAY_MINUTES ? DAY_MINUTES : minutes >= HOUR_MINUTES ? HOUR_MINUTES : 1;
  return Math.max(1, Math.floor(minutes / unit) * unit);
}

/** That an exam has begun or is over; null for one to come. */
function examPassed({ report, screen, words }: Page): string | null {
  const { exam, nowMs } = report;
  if (exam === null || exam.startMs >= nowMs) return null;
  const duration = sayDuration(roughly((nowMs - exam.startMs) / 60_000), screen.language);
  const event = words.events[report.profile.id];
  const isOver = exam.endMs !== null && exam.endMs <= nowMs;
  return isOver ? words.examPassed(event, duration) : words.examBegun(event, duration);
}

/** The sentence of `--brief`. */
export function briefScreen(page: Page): string[] {
  return wrapPlain(verdictLine(page), page);
}
