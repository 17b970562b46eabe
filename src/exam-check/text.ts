import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import { sayDate, sayMoment, sayOwnTime, sayTime, sayTimeRange } from '../time/say.ts';
import { sayDay } from '../wording/stated.ts';
import { allCommand, productCommand } from './all-command.ts';
import { optionOf } from './check-option.ts';
import type { ExamTime } from './exam-time.ts';
import type { Finding } from './finding.ts';
import { briefScreen, head, isOfOtherSystem, needsOtherComputer } from './headline.ts';
import { networkWordsOf } from './network-words.ts';
import { nextStepOf } from './next-step.ts';
import {
  below,
  columnsOf,
  commandRow,
  isDoubtful,
  isSaidHere,
  NAMED,
  named,
  type Page,
  row,
  titleFor,
  titleOf,
  withState,
  wrapCommand,
  wrapPlain,
} from './page.ts';
import {
  browserName,
  eventOf,
  sayDoubts,
  sayFinding,
  sayOrigin,
  sayReason,
  sayRemarks,
  sayRemedy,
  saySystem,
  sayValue,
  wordedValue,
} from './phrases.ts';
import type { Report } from './report.ts';
import { watchRows } from './watch-text.ts';
import { wordsOf } from './words.ts';

/** No screen without `--all` or `--sources` is longer, at 80 columns. */
const MOST_LINES = 24;
const BUDGET_COLUMNS = 80;

/** Hints, where room is short; `--all` shows the others. */
const MOST_TIGHT_REMARKS = 1;

/** Unknown checks with an action that keep lines of their own where room is short. */
const MOST_TIGHT_ACTIONS = 2;

/** The check that says how the clock of the computer differs from that of the campus. */
const ZONE_CHECK = 'time-zone';

/** More reasons than these share one line where room is short. */
const MOST_REASONS = 3;

/** The screen of a run. `all` shows every check, `brief` only the verdict. */
export function screenOf(report: Report, screen: Screen, show: { all: boolean; brief: boolean }): string[] {
  const page: Page = { report, screen, words: wordsOf(screen.language), tight: false };
  if (show.brief) return briefScreen(page);
  const sources = screen.sources ? sourceLines(page) : [];
  return [...(show.all ? fullPage(page) : shortPage(page)), ...sources];
}

// --- pieces ----------------------------------------------------------------------------------------------------------

/** As `named`, but only the number of checks where room is short. */
function namedOrCounted(findings: readonly Finding[], page: Page): string {
  return page.tight && findings.length > 1 ? page.words.checks(findings.length) : named(findings, page);
}

/** @param action what to do about it; empty where that is said elsewhere */
function problem(finding: Finding, action: string, page: Page): string[] {
  const { report, screen } = page;
  const statement = row(finding.state, sayFinding(finding, report, screen.language), page);
  return action === '' ? statement : [...statement, ...below(action, page)];
}

/** Problems one after the other; those that one action mends share it. */
function problemRows(findings: readonly Finding[], page: Page): string[] {
  const action = (finding: Finding): string => sayRemedy(finding, page.report, page.screen.language);
  return findings.flatMap((finding, place) => {
    const next = findings[place + 1];
    const isShared = next !== undefined && next.state === finding.state && action(next) === action(finding);
    return problem(finding, isShared ? '' : action(finding), page);
  });
}

/**
 * Unknown checks with what to do about them.
 *
 * @param shown problems that stand on the page in full; what they say to do is not said again
 */
function unknownRows(findings: readonly Finding[], shown: readonly Finding[], page: Page): string[] {
  const { report, screen } = page;
  const said = new Set(shown.map((finding) => sayRemedy(finding, report, screen.language)));
  return findings.flatMap((finding) => {
    const action = sayRemedy(finding, report, screen.language);
    return problem(finding, said.has(action) ? '' : action, page);
  });
}

/** Unknown checks with an action of their own, then the others by reason, one line each. */
function unknowns(shown: readonly Finding[], page: Page): string[] {
  const findings = withState(page, 'unknown');
  const withAction = findings
    .filter((finding) => finding.remedy !== null)
    .toSorted((one, other) => Number(other.required) - Number(one.required));
  const own = page.tight ? withAction.slice(0, MOST_TIGHT_ACTIONS) : withAction;
  const skipped = withState(page, 'skip').filter((finding) => finding.counted);
  const shared = [...findings.filter((finding) => !own.includes(finding)), ...skipped];
  return [...unknownRows(own, shown, page), ...byReason(shared, page)];
}

function byReason(findings: readonly Finding[], page: Page): string[] {
  const reasonOf = (finding: Finding): string => sayReason(finding, page.report, page.screen.language);
  const reasons = [...new Set(findings.map(reasonOf))];
  if (page.tight && reasons.length > MOST_REASONS) {
    return row('unknown', `${page.words.notFoundOut}: ${named(findings, page)} ${page.words.showsAll}`, page);
  }
  return reasons.flatMap((reason) => {
    const group = findings.filter((finding) => reasonOf(finding) === reason);
    return row('unknown', `${reason}: ${namedOrCounted(group, page)}${optionsFor(group, page)}`, page);
  });
}

/** The options that would have looked at what nobody asked for. */
function optionsFor(group: readonly Finding[], { report, words }: Page): string {
  if (report.given.facts !== null || group.some(({ reason }) => reason !== 'not-asked')) return '';
  const checks = report.data.checks.filter(({ id }) => group.some((finding) => finding.id === id));
  const options = [...new Set(checks.flatMap((check) => optionOf(check) ?? []))];
  return options.length === 0 ? '' : ` (${words.withOptions(options.map((option) => OPTION_TYPED[option]))})`;
}

/** An option as a student can type it. */
const OPTION_TYPED = { '--browser': '--browser', '--watch': '--watch 10m', '--speed': '--speed' } as const;

/** What is fine: the essential checks by name, the others counted. */
function passed(page: Page): string[] {
  const findings = withState(page, 'pass').toSorted((one, other) => Number(other.required) - Number(one.required));
  const names = findings.filter((finding) => finding.id !== 'platform-context' && !isDoubtful(finding));
  if (names.length === 0) return [];
  const text = namedOrCounted(names, page);
  return row('pass', names.length > NAMED ? `${text} ${page.words.showsAll}` : text, page);
}

/** Remarks that change no state, those of the findings first. */
function remarks(page: Page): string[] {
  const { report, screen } = page;
  const texts = report.assessment.findings.flatMap((finding) => sayRemarks(finding, report, screen.language));
  const shown = page.tight ? texts.slice(0, MOST_TIGHT_REMARKS) : texts;
  return shown.flatMap((text) => row('note', text, page));
}

/**
 * Which exam was meant, in campus time.
 *
 * @param withOwn the time of the judged computer beside it, where that shows another one and no other line says so
 */
function remarksOfRun(page: Page, withOwn: boolean): string[] {
  const { report, screen, words } = page;
  if (report.exam === null) return [];
  const offset = withOwn ? report.machineOffsetMinutes : null;
  return row('note', words.examIs(eventOf(report, words), sayExam(report.exam, offset, screen.language)), page);
}

/** What must be read before anything else: how far the verdict reaches, and planned work that is in doubt. */
function firstRemarks(page: Page): string[] {
  const { report, screen, words } = page;
  const { findings, partial, verdict } = report.assessment;
  const saidInVerdict = verdict === 'ready' || verdict === 'ready-with-warnings';
  const texts = [
    ...(partial && !saidInVerdict ? [words.onlyPart] : []),
    ...findings.flatMap((finding) => sayDoubts(finding, report, screen.language)),
  ];
  return [...texts.flatMap((text) => row('note', text, page)), ...productRemark(page)];
}

/** Which of several products was judged, where nobody named one. */
function productRemark(page: Page): string[] {
  const { report, screen, words } = page;
  const { given, profile, variant } = report;
  if (given.product !== null) return [];
  return profile.variants
    .filter((other) => other.with !== variant.with)
    .flatMap((other) => {
      const command = productCommand(profile.id, other, given);
      const text = words.productJudged(variant.name[screen.language], other.name[screen.language], command);
      return commandRow('note', text, command, page);
    });
}

function sayExam(
  { startMs, endMs }: ExamTime,
  machineOffsetMinutes: Report['machineOffsetMinutes'] | null,
  language: Language,
): string {
  const day = sayDate(startMs, language);
  const own = machineOffsetMinutes === null ? null : sayOwnTime(startMs, language, machineOffsetMinutes(startMs));
  return `${day}, ${endMs === null ? sayTime(startMs, language) : sayTimeRange(startMs, endMs, language)}${own === null ? '' : ` (${own})`}`;
}

function nextStep(page: Page): string[] {
  const step = nextStepOf(page.report, page.screen.language);
  return step === null ? [] : wrapPlain(step, page);
}

function asks(page: Page): string[] {
  const findings = withState(page, 'ask');
  if (findings.length === 0) return [];
  const command = allCommand(page.report.profile.id, page.report.given);
  return wrapCommand(page.words.askLine(named(findings, page), command), command, page);
}

function closing(page: Page): string[] {
  const { report, screen, words } = page;
  const { language } = screen;
  const others = report.others.map(({ variant, verdict }) => `${variant.name[language]}: ${words.verdicts[verdict]}`);
  const savedAtMs = report.factsSavedAtMs;
  return [
    ...(savedAtMs === null ? [] : wrapPlain(words.factsOf(sayMoment(savedAtMs, language)), page)),
    ...(others.length > 0 ? wrapPlain(words.otherExams(others.join('; ')), page) : []),
    ...wrapPlain(words.lastWord(report.variant.lastWord[language]), page).map((line) => screen.paint.dim(line)),
  ];
}

// --- pages -----------------------------------------------------------------------------------------------------------

/** What a student needs to see: what to mend, in one screen. Findings that do not fit share a line. */
function shortPage(page: Page): string[] {
  // What else is wrong with a computer that cannot do is not worth mending.
  const worth = (finding: Finding): boolean => isOfOtherSystem(finding) || isWorkInExam(finding, page);
  const isNoUse = needsOtherComputer(page.report.assessment.findings, 'fail');
  const most = (isNoUse ? problems(page).filter(worth) : problems(page)).length;
  const whole = arranged(page, most);
  if (whole.length <= MOST_LINES || page.screen.columns < BUDGET_COLUMNS || page.screen.plain) return whole;
  const tight = { ...page, tight: true };
  for (let shown = most; shown > 0; shown -= 1) {
    const lines = arranged(tight, shown);
    if (lines.length <= MOST_LINES) return lines;
  }
  return arranged(tight, 0);
}

/** What fails, then what warns. Planned work in the exam comes first of all: nothing here can mend it, only the lecturer. */
function problems(page: Page): readonly Finding[] {
  const all = [...withState(page, 'fail'), ...withState(page, 'warn').filter(isSaidHere)];
  const rank = (finding: Finding): number =>
    isWorkInExam(finding, page) ? 2 : Number(isOfOtherSystem(finding) && finding.state === 'fail');
  return togetherByAction(all, page).toSorted((one, other) => rank(other) - rank(one));
}

/** Problems of one state that one action mends stand together, where the first of them stood. */
function togetherByAction(findings: readonly Finding[], { report, screen }: Page): readonly Finding[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const key = `${finding.state} ${sayRemedy(finding, report, screen.language)}`;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].flat();
}

function isWorkInExam({ id, state }: Finding, { report }: Page): boolean {
  return id === 'maintenance' && state === 'warn' && report.exam !== null;
}

/** The page with the first `shown` problems in full; the others by name. */
function arranged(page: Page, shown: number): string[] {
  const findings = problems(page);
  const [first, rest] = [findings.slice(0, shown), findings.slice(shown)];
  const zoneSaid = first.some(({ id }) => id === ZONE_CHECK);
  return [
    ...head(page),
    ...firstRemarks(page),
    ...problemRows(first, page),
    ...alsoRow('fail', rest, page),
    ...alsoRow('warn', rest, page),
    ...looked(first, page),
    ...watchRows(page),
    ...remarks(page),
    ...remarksOfRun(page, !zoneSaid),
    ...nextStep(page),
    ...asks(page),
    ...closing(page),
  ];
}

/** What is fine and what was not found out. What is fine comes first where it bears the verdict. */
function looked(shown: readonly Finding[], page: Page): string[] {
  const { verdict } = page.report.assessment;
  const isReady = verdict === 'ready' || verdict === 'ready-with-warnings';
  return isReady ? [...passed(page), ...unknowns(shown, page)] : [...unknowns(shown, page), ...passed(page)];
}

function alsoRow(state: 'fail' | 'warn', rest: readonly Finding[], page: Page): string[] {
  const findings = rest.filter((finding) => finding.state === state);
  if (findings.length === 0) return [];
  return row(state, `${page.words.also(named(findings, page, 2 * NAMED))} ${page.words.showsAll}`, page);
}

/** Every check with what was found, whose limit it is and what to do; the checklist in full. */
function fullPage(page: Page): string[] {
  const { report, words } = page;
  const rows = report.assessment.findings.filter((finding) => finding.state !== 'ask');
  const checklist = withState(page, 'ask');
  return [
    ...head(page),
    ...firstRemarks(page),
    ...rows.flatMap((finding) => fullRow(finding, page)),
    ...watchRows(page),
    ...remarksOfRun(page, !rows.some(({ id, code }) => id === ZONE_CHECK && code === 'zone-differs')),
    ...(checklist.length > 0 ? [`${words.checklistHeading}:`] : []),
    ...checklist.flatMap((finding) => checklistRow(finding, page)),
    ...nextStep(page),
    ...closing(page),
  ];
}

function fullRow(finding: Finding, page: Page): string[] {
  const { report, screen } = page;
  const { language } = screen;
  const remarks = sayRemarks(finding, report, language).flatMap((text) => below(text, page));
  if (finding.state === 'fail' || finding.state === 'warn') {
    return [...problem(finding, sayRemedy(finding, report, language), page), ...remarks];
  }
  if (finding.remedy !== null) return unknownRows([finding], problems(page), page);
  const title = titleFor(finding, page);
  if (finding.reason !== null) {
    const reason = `${sayReason(finding, report, language)}${optionsFor([finding], page)}`;
    return row(finding.state, `${title}: ${reason}`, page);
  }
  const value = foundText(finding, page);
  return [...row(finding.state, value === '' ? title : `${title}: ${value}`, page), ...remarks];
}

/** Checks whose value says nothing, or is said elsewhere. */
const OWN_LINE: ReadonlySet<string> = new Set(['platform-context', 'time-zone', 'stability']);

/** The value of a check that passed, where it tells a person something. */
export function foundText(finding: Finding, page: Page): string {
  const { found, id, details, args } = finding;
  const { words, report } = page;
  if (id === 'browser-installed') return browserNames(details, page);
  if (id === 'os-supported') return saySystem(finding, words);
  if (id === 'browser-default') return found ? browserName(found.value, report) : '';
  if (id === 'browser-version') return sayAge(Number(args['behind']), page);
  if (id === 'uptime' && typeof found?.value === 'number' && found.value < 1) return sayHours(found.value * 24, page);
  if (id === 'browser-running') return sayRunningBrowser(finding, page);
  if (id === 'camera-picture') return Number(args['width']) > 0 ? `${args['width']} x ${args['height']}` : '';
  if (id === 'display-resolution') return `${args['width']} x ${args['height']}`;
  const worded = wordedValue(finding, page.screen.language);
  if (worded !== null) return worded;
  if (id === 'wifi-signal' && !found) return networkWordsOf(page.screen.language).noWifi;
  if (!found || typeof found.value === 'boolean' || OWN_LINE.has(id)) return '';
  const value = sayValue(found.value, found.unit, 'near', words);
  return id === 'clock' ? words.clockOff(value) : value;
}

function sayRunningBrowser({ args }: Finding, { report, words }: Page): string {
  const known = report.data.browsers.browsers.find((browser) => browser.id === args['browser']);
  const name = `${known?.name ?? words.otherBrowser} ${args['major'] ?? ''}`.trim();
  return words.pageScreen(name, `${args['width']} x ${args['height']}`);
}

function sayAge(behind: number, { words }: Page): string {
  return behind === 0 ? words.upToDate : words.versionsBehind(behind);
}

function sayHours(hours: number, { words }: Page): string {
  return hours < 1 ? words.lessThanAnHour : sayValue(Math.round(hours), 'hours', 'near', words);
}

function browserNames(details: Finding['details'], { report }: Page): string {
  const ids = details.flatMap((detail) => (detail.kind === 'browser' ? [detail.browser] : []));
  const names = ids.map((id) => report.data.browsers.browsers.find((browser) => browser.id === id)?.name ?? id);
  return names.join(', ');
}

function checklistRow(finding: Finding, page: Page): string[] {
  const { report, screen } = page;
  const text = sayRemedy(finding, report, screen.language);
  const remarks = sayRemarks(finding, report, screen.language).flatMap((remark) => below(remark, page));
  return [...row('ask', `${titleOf(finding.id, page)}: ${text}`, page), ...remarks];
}

function sourceLines(page: Page): string[] {
  const { report, screen, words } = page;
  const used = new Set(report.assessment.findings.flatMap((finding) => finding.limit?.source ?? []));
  const sources = report.sources.filter((source) => used.has(source.id) && source.by !== 'ours');
  if (sources.length === 0) return [];
  const lines = sources.flatMap((source) => {
    const text = words.sourceLine(
      source.title[screen.language],
      sayOrigin(source, words),
      sayDay(source.readOn, screen.language) ?? source.readOn,
    );
    return wrap(source.url === null ? text : `${text}, ${source.url}`, {
      columns: columnsOf(screen),
      indent: 2,
      hanging: 4,
    });
  });
  return [`${words.sourcesHeading}:`, ...lines];
}
