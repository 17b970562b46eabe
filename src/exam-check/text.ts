import { wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import type { Check, Profile } from '../reference/exam-check-data.ts';
import { sayDate, sayOwnTime, sayTime, sayTimeRange } from '../time/say.ts';
import { allCommand, productCommand } from './all-command.ts';
import type { ExamTime } from './exam-time.ts';
import type { Finding } from './finding.ts';
import { briefScreen, head, missing } from './headline.ts';
import { networkWordsOf } from './network-words.ts';
import {
  below,
  columnsOf,
  commandRow,
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
  sayDoubts,
  sayFinding,
  sayRemarks,
  sayRemedy,
  sayStated,
  sayStatement,
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

function problem(finding: Finding, page: Page): string[] {
  const { report, screen } = page;
  const advice = finding.remedy ? below(sayRemedy(finding, report, screen.language), page) : [];
  return [...row(finding.state, sayFinding(finding, report, screen.language), page), ...advice];
}

/** Unknown checks with an action of their own, then the others by reason, one line each. */
function unknowns(page: Page): string[] {
  const findings = withState(page, 'unknown');
  const withAction = findings
    .filter((finding) => finding.remedy !== null)
    .toSorted((one, other) => Number(other.required) - Number(one.required));
  const own = page.tight ? withAction.slice(0, MOST_TIGHT_ACTIONS) : withAction;
  // What this system cannot know, and what was not asked for, changes nothing and is worth no line.
  const silent = (finding: Finding): boolean =>
    !finding.required && (finding.reason === 'not-on-this-system' || finding.reason === 'not-asked');
  const skipped = withState(page, 'skip').filter((finding) => finding.counted);
  const shared = [...findings.filter((finding) => !own.includes(finding)), ...skipped].filter((each) => !silent(each));
  return [...own.flatMap((finding) => problem(finding, page)), ...byReason(shared, page)];
}

function byReason(findings: readonly Finding[], page: Page): string[] {
  const reasons = [...new Set(findings.map((finding) => finding.reason))].filter((reason) => reason !== null);
  if (page.tight && reasons.length > MOST_REASONS) {
    return row('unknown', `${page.words.notFoundOut}: ${named(findings, page)} ${page.words.showsAll}`, page);
  }
  return reasons.flatMap((reason) => {
    const group = findings.filter((finding) => finding.reason === reason);
    return row('unknown', `${sayReason(reason, group, page)}: ${namedOrCounted(group, page)}`, page);
  });
}

/** Why checks brought no answer; with what would bring one, where it is an option. */
function sayReason(reason: NonNullable<Finding['reason']>, group: readonly Finding[], page: Page): string {
  const { report, screen, words } = page;
  const isSpeed = ({ id }: Finding): boolean => report.data.checks.some((one) => one.id === id && one.measuresSpeed);
  return reason === 'no-consent' && group.every(isSpeed)
    ? networkWordsOf(screen.language).speedNotAgreed
    : words.reasons[reason];
}

/** What is fine: the essential checks by name, the others counted. */
function passed(page: Page): string[] {
  const findings = withState(page, 'pass').toSorted((one, other) => Number(other.required) - Number(one.required));
  const names = findings.filter((finding) => finding.id !== 'platform-context');
  if (names.length === 0) return [];
  const text = namedOrCounted(names, page);
  return row('pass', names.length > NAMED ? `${text} ${page.words.showsAll}` : text, page);
}

/** Remarks that change no state, those of the findings first. */
function remarks(page: Page): string[] {
  const { report, screen } = page;
  const texts = report.assessment.findings.flatMap((finding) => sayRemarks(finding, report, screen.language));
  const shown = page.tight ? texts.slice(0, MOST_TIGHT_REMARKS) : texts;
  return [...shown.flatMap((text) => row('note', text, page)), ...remarksOfRun(page)];
}

/** Which exam was meant. */
function remarksOfRun(page: Page): string[] {
  const { report, screen, words } = page;
  return report.exam === null
    ? []
    : row('note', words.examIs(sayExam(report.exam, report.machineOffsetMinutes, screen.language)), page);
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
  machineOffsetMinutes: Report['machineOffsetMinutes'],
  language: Language,
): string {
  const day = sayDate(startMs, language);
  const own = sayOwnTime(startMs, language, machineOffsetMinutes(startMs));
  return `${day}, ${endMs === null ? sayTime(startMs, language) : sayTimeRange(startMs, endMs, language)}${own === null ? '' : ` (${own})`}`;
}

/** The next step of a verdict that could not be given and that no finding explains. */
function nextStep(page: Page): string[] {
  const { report, words } = page;
  if (report.assessment.verdict !== 'cannot-tell') return [];
  if (withState(page, 'unknown').some((finding) => finding.remedy !== null)) return [];
  const offline = report.offline && missing(report.assessment.findings).some((finding) => finding.state === 'skip');
  return wrapPlain(offline ? words.withoutOffline : words.runAgain, page);
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
  return [
    ...(others.length > 0 ? wrapPlain(words.otherExams(others.join('; ')), page) : []),
    ...wrapPlain(words.lastWord(report.variant.lastWord[language]), page).map((line) => screen.paint.dim(line)),
  ];
}

// --- pages -----------------------------------------------------------------------------------------------------------

/** What a student needs to see: what to mend, in one screen. Findings that do not fit share a line. */
function shortPage(page: Page): string[] {
  const whole = arranged(page, Number.POSITIVE_INFINITY);
  if (whole.length <= MOST_LINES || page.screen.columns < BUDGET_COLUMNS || page.screen.plain) return whole;
  const tight = { ...page, tight: true };
  const most = problems(page).length;
  for (let shown = most; shown > 0; shown -= 1) {
    const lines = arranged(tight, shown);
    if (lines.length <= MOST_LINES) return lines;
  }
  return arranged(tight, 0);
}

/** What fails, then what warns. Planned work in the exam comes first of all: nothing here can mend it, only the lecturer. */
function problems(page: Page): readonly Finding[] {
  const all = [...withState(page, 'fail'), ...withState(page, 'warn').filter(isSaidHere)];
  const isWork = (finding: Finding): number => Number(isWorkInExam(finding, page));
  return all.toSorted((one, other) => isWork(other) - isWork(one));
}

function isWorkInExam({ id, state }: Finding, { report }: Page): boolean {
  return id === 'maintenance' && state === 'warn' && report.exam !== null;
}

/** The page with the first `shown` problems in full; the others by name. */
function arranged(page: Page, shown: number): string[] {
  const findings = problems(page);
  const rest = findings.slice(shown);
  return [
    ...head(page),
    ...firstRemarks(page),
    ...findings.slice(0, shown).flatMap((finding) => problem(finding, page)),
    ...alsoRow('fail', rest, page),
    ...alsoRow('warn', rest, page),
    ...looked(page),
    ...watchRows(page),
    ...remarks(page),
    ...nextStep(page),
    ...asks(page),
    ...closing(page),
  ];
}

/** What is fine and what was not found out. What is fine comes first where it bears the verdict. */
function looked(page: Page): string[] {
  const { verdict } = page.report.assessment;
  const isReady = verdict === 'ready' || verdict === 'ready-with-warnings';
  return isReady ? [...passed(page), ...unknowns(page)] : [...unknowns(page), ...passed(page)];
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
    ...remarksOfRun(page),
    ...(checklist.length > 0 ? [`${words.checklistHeading}:`] : []),
    ...checklist.flatMap((finding) => checklistRow(finding, page)),
    ...nextStep(page),
    ...closing(page),
  ];
}

function fullRow(finding: Finding, page: Page): string[] {
  const { report, screen, words } = page;
  const remarks = sayRemarks(finding, report, screen.language).flatMap((text) => below(text, page));
  if (finding.state === 'fail' || finding.state === 'warn') return [...problem(finding, page), ...remarks];
  if (finding.remedy !== null) {
    return [
      ...row(finding.state, sayStatement(finding, report, screen.language), page),
      ...below(sayRemedy(finding, report, screen.language), page),
    ];
  }
  const title = titleFor(finding, page);
  if (finding.reason !== null) return row(finding.state, `${title}: ${words.reasons[finding.reason]}`, page);
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
    const text = words.sourceLine(source.title[screen.language], sayStated(source.statedOn, words), source.readOn);
    return wrap(source.url === null ? text : `${text}, ${source.url}`, {
      columns: columnsOf(screen),
      indent: 2,
      hanging: 4,
    });
  });
  return [`${words.sourcesHeading}:`, ...lines];
}

interface ListedCheck {
  readonly id: string;
  readonly title: string;
  readonly required: boolean;
}

/** The screen of `--list-checks` for one kind of exam: the id of each check with its title. */
export function listScreen(checks: readonly ListedCheck[], screen: Screen): string[] {
  const words = wordsOf(screen.language);
  const rows = checks.map(({ id, title, required }) => ({
    id,
    text: required ? `${title} (${words.requiredMark})` : title,
  }));
  return idRows(rows, screen);
}

/** The screen of `--list-checks` where no kind of exam was named: every check, with the kinds that have it. */
export function listAllScreen(checks: readonly Check[], profiles: readonly Profile[], screen: Screen): string[] {
  const { language } = screen;
  const words = wordsOf(language);
  const rows = checks.map((check) => {
    const kinds = check.profiles.length === profiles.length ? words.everyKind : check.profiles.join(', ');
    return { id: check.id, text: `${check.title[language]} (${kinds})` };
  });
  const command = `lusupport exam-check --list-checks --profile ${profiles[0]?.id ?? ''}`;
  return [...idRows(rows, screen), words.oneKindOnly, `  ${screen.paint.typed(command)}`];
}

function idRows(rows: readonly { readonly id: string; readonly text: string }[], screen: Screen): string[] {
  const width = Math.max(...rows.map(({ id }) => id.length)) + 2;
  const columns = columnsOf(screen);
  return rows.flatMap(({ id, text }) => {
    if (screen.plain || columns - width < 20) return wrap(`${id}: ${text}`, { columns, hanging: 2 });
    const [first = '', ...others] = wrap(text, { columns, indent: width });
    return [id.padEnd(width) + first.slice(width), ...others];
  });
}
