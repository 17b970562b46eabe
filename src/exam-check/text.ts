import { headline, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import type { Language } from '../language.ts';
import { sayDate, sayTime, sayTimeRange } from '../time/say.ts';
import type { ExamTime } from './exam-time.ts';
import type { Finding, State } from './finding.ts';
import { sayFinding, sayRemarks, sayStated, sayStatement, saySystem, sayValue } from './phrases.ts';
import type { Report } from './report.ts';
import { type Words, wordsOf } from './words.ts';

/** No screen without `--all` or `--sources` is longer, at 80 columns. */
const MOST_LINES = 24;
const BUDGET_COLUMNS = 80;

/** How many titles a line names before it counts the rest; only the number of checks where room is short. */
const NAMED = 3;

/** More reasons than these share one line where room is short. */
const MOST_REASONS = 3;

interface Page {
  readonly report: Report;
  readonly screen: Screen;
  readonly words: Words;
  /** True where lines are counted: what is fine and what is unknown is only counted then. */
  readonly tight: boolean;
}

/** The screen of a run. `all` shows every check, `brief` only the verdict. */
export function screenOf(report: Report, screen: Screen, show: { all: boolean; brief: boolean }): string[] {
  const page: Page = { report, screen, words: wordsOf(screen.language), tight: false };
  if (show.brief) return wrap(verdictLine(page), { columns: screen.columns });
  const sources = screen.sources ? sourceLines(page) : [];
  return [...(show.all ? fullPage(page) : shortPage(page)), ...sources];
}

// --- the verdict -----------------------------------------------------------------------------------------------------

function titleOf(id: string, { report, screen }: Page): string {
  return report.data.checks.find((check) => check.id === id)?.title[screen.language] ?? id;
}

/** The verdict in one line. What can be mended at once is counted apart from what must be arranged. */
function verdictLine(page: Page): string {
  const { report, words, screen } = page;
  const { findings, verdict } = report.assessment;
  const warnings = findings.filter((finding) => finding.state === 'warn').length;
  switch (verdict) {
    case 'ready':
      return screen.paint.good(words.ready);
    case 'ready-with-warnings':
      return screen.paint.doubtful(words.readyWithWarnings(warnings));
    case 'cannot-tell':
      return screen.paint.doubtful(words.cannotTell(named(missing(findings), page)));
    case 'not-ready': {
      const problems = findings.filter((finding) => finding.state === 'fail' || finding.state === 'warn');
      const now = problems.filter(isForNow).length;
      const things = words.notReady(now, problems.length - now);
      const allNow = problems.every((finding) => finding.state === 'warn' || isForNow(finding));
      return screen.paint.bad(allNow ? words.notReadyYet(things) : words.notReadyAtAll(things));
    }
  }
}

function isForNow({ remedy }: Finding): boolean {
  return remedy?.kind === 'now';
}

/** The essential checks that brought no answer. */
function missing(findings: readonly Finding[]): readonly Finding[] {
  return findings.filter(
    ({ counted, required, state }) => counted && required && (state === 'unknown' || state === 'skip'),
  );
}

function head(page: Page): string[] {
  const { report, screen, words } = page;
  const { language, columns } = screen;
  const mark = report.pretended ? ` (${words.pretendedTime})` : '';
  const right = `${report.variant.name[language]}, ${sayTime(report.nowMs, language)}${mark}`;
  return headline(verdictLine(page), right, columns);
}

// --- pieces ----------------------------------------------------------------------------------------------------------

function painted(state: State | 'note', label: string, { screen }: Page): string {
  if (state === 'fail') return screen.paint.bad(label);
  if (state === 'warn') return screen.paint.doubtful(label);
  return state === 'pass' ? screen.paint.good(label) : label;
}

/** A label with its text beside it; on a narrow or plain screen the label stands in front of the text. */
function row(state: State | 'note', text: string, page: Page): string[] {
  const { screen, words } = page;
  const label = words.labels[state];
  const lead = 2 + Math.max(...Object.values(words.labels).map((each) => each.length)) + 2;
  if (screen.plain) return wrap(`${label}: ${text}`, { columns: screen.columns, hanging: 2 });
  const [first = '', ...others] = wrap(text, { columns: screen.columns, indent: lead });
  return [`  ${painted(state, label, page)}${' '.repeat(lead - 2 - label.length)}${first.slice(lead)}`, ...others];
}

function below(text: string, page: Page): string[] {
  const { screen, words } = page;
  const lead = 2 + Math.max(...Object.values(words.labels).map((each) => each.length)) + 2;
  return wrap(text, { columns: screen.columns, indent: screen.plain ? 2 : lead });
}

/** The first titles, and how many more there are. */
function named(findings: readonly Finding[], page: Page, most = NAMED): string {
  const titles = findings.map((finding) => titleOf(finding.id, page));
  if (titles.length <= most) return titles.join(', ');
  return [...titles.slice(0, most), page.words.more(titles.length - most)].join(', ');
}

/** As `named`, but only the number of checks where room is short. */
function namedOrCounted(findings: readonly Finding[], page: Page): string {
  return page.tight && findings.length > 1 ? page.words.checks(findings.length) : named(findings, page);
}

function withState(page: Page, state: State): readonly Finding[] {
  return page.report.assessment.findings.filter((finding) => finding.state === state);
}

function problem(finding: Finding, page: Page): string[] {
  const { report, screen } = page;
  const advice = finding.remedy ? below(finding.remedy.text[screen.language], page) : [];
  return [...row(finding.state, sayFinding(finding, report, screen.language), page), ...advice];
}

/** Unknown checks with an action of their own, then the others by reason, one line each. */
function unknowns(page: Page): string[] {
  const findings = withState(page, 'unknown');
  const own = findings.filter((finding) => finding.remedy !== null);
  // What this system cannot know, and what was not asked for, changes nothing and is worth no line.
  const silent = (finding: Finding): boolean =>
    !finding.required && (finding.reason === 'not-on-this-system' || finding.reason === 'not-asked');
  const skipped = withState(page, 'skip').filter((finding) => finding.counted);
  const shared = [...findings.filter((finding) => finding.remedy === null), ...skipped].filter((each) => !silent(each));
  return [...own.flatMap((finding) => problem(finding, page)), ...byReason(shared, page)];
}

function byReason(findings: readonly Finding[], page: Page): string[] {
  const reasons = [...new Set(findings.map((finding) => finding.reason))].filter((reason) => reason !== null);
  if (page.tight && reasons.length > MOST_REASONS) {
    return row('unknown', `${page.words.notFoundOut}: ${named(findings, page)} ${page.words.showsAll}`, page);
  }
  return reasons.flatMap((reason) => {
    const group = findings.filter((finding) => finding.reason === reason);
    return row('unknown', `${page.words.reasons[reason]}: ${namedOrCounted(group, page)}`, page);
  });
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
  return [...texts.flatMap((text) => row('note', text, page)), ...remarksOfRun(page)];
}

/** Which exam was meant, and that only a part was checked. */
function remarksOfRun(page: Page): string[] {
  const { report, screen, words } = page;
  const exam = report.exam ? [words.examIs(sayExam(report.exam, screen.language))] : [];
  return [...exam, ...(report.assessment.partial ? [words.onlyPart] : [])].flatMap((text) => row('note', text, page));
}

function sayExam({ startMs, endMs }: ExamTime, language: Language): string {
  const day = sayDate(startMs, language);
  return `${day}, ${endMs === null ? sayTime(startMs, language) : sayTimeRange(startMs, endMs, language)}`;
}

/** The next step of a verdict that could not be given and that no finding explains. */
function nextStep(page: Page): string[] {
  const { report, words, screen } = page;
  if (report.assessment.verdict !== 'cannot-tell') return [];
  if (withState(page, 'unknown').some((finding) => finding.remedy !== null)) return [];
  const offline = report.offline && missing(report.assessment.findings).some((finding) => finding.state === 'skip');
  return wrap(offline ? words.withoutOffline : words.runAgain, { columns: screen.columns });
}

function allCommand({ report }: Page): string {
  const product = report.variant.with === 'seb' ? ' --with seb' : '';
  return `lusupport exam-check --profile ${report.profile.id}${product} --all`;
}

function asks(page: Page): string[] {
  const { screen, words } = page;
  const findings = withState(page, 'ask');
  if (findings.length === 0) return [];
  const titles = named(findings, page);
  return wrap(words.askLine(titles, screen.paint.typed(allCommand(page))), { columns: screen.columns });
}

function closing(page: Page): string[] {
  const { report, screen, words } = page;
  const { language, columns } = screen;
  const others = report.others.map(({ variant, verdict }) => `${variant.name[language]}: ${words.verdicts[verdict]}`);
  return [
    ...(others.length > 0 ? wrap(words.otherExams(others.join('; ')), { columns }) : []),
    ...wrap(words.lastWord(report.variant.lastWord[language]), { columns }).map((line) => screen.paint.dim(line)),
  ];
}

// --- pages -----------------------------------------------------------------------------------------------------------

/** What a student needs to see: what to mend, in one screen. Findings that do not fit share a line. */
function shortPage(page: Page): string[] {
  const whole = arranged(page, Number.POSITIVE_INFINITY);
  if (whole.length <= MOST_LINES || page.screen.columns < BUDGET_COLUMNS) return whole;
  const tight = { ...page, tight: true };
  const most = problems(page).length;
  for (let shown = most; shown > 0; shown -= 1) {
    const lines = arranged(tight, shown);
    if (lines.length <= MOST_LINES) return lines;
  }
  return arranged(tight, 0);
}

/** What fails, then what warns; planned work in the exam comes first of the warnings, as nothing here can mend it. */
function problems(page: Page): readonly Finding[] {
  const warnings = withState(page, 'warn');
  const isWork = (finding: Finding): number => Number(finding.id === 'maintenance');
  return [...withState(page, 'fail'), ...warnings.toSorted((one, other) => isWork(other) - isWork(one))];
}

/** The page with the first `shown` problems in full; the others by name. */
function arranged(page: Page, shown: number): string[] {
  const findings = problems(page);
  const rest = findings.slice(shown);
  return [
    ...head(page),
    ...findings.slice(0, shown).flatMap((finding) => problem(finding, page)),
    ...alsoRow('fail', rest, page),
    ...alsoRow('warn', rest, page),
    ...unknowns(page),
    ...passed(page),
    ...remarks(page),
    ...nextStep(page),
    ...asks(page),
    ...closing(page),
  ];
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
    ...rows.flatMap((finding) => fullRow(finding, page)),
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
      ...below(finding.remedy.text[screen.language], page),
    ];
  }
  const title = titleOf(finding.id, page);
  if (finding.reason !== null) return row(finding.state, `${title}: ${words.reasons[finding.reason]}`, page);
  const value = shownValue(finding, page);
  return [...row(finding.state, value === '' ? title : `${title}: ${value}`, page), ...remarks];
}

/** The value of a check that passed, where it tells a person something. */
function shownValue(finding: Finding, page: Page): string {
  const { found, id, details, args } = finding;
  if (id === 'browser-installed') return browserNames(details, page);
  if (id === 'os-supported') return saySystem(finding, page.words);
  if (id === 'display-resolution') return `${args['width']} x ${args['height']}`;
  if (!found || typeof found.value === 'boolean' || id === 'platform-context' || id === 'time-zone') return '';
  return sayValue(found.value, found.unit, 'near', page.words);
}

function browserNames(details: Finding['details'], { report }: Page): string {
  const ids = details.flatMap((detail) => (detail.kind === 'browser' ? [detail.browser] : []));
  const names = ids.map((id) => report.data.browsers.browsers.find((browser) => browser.id === id)?.name ?? id);
  return names.join(', ');
}

function checklistRow(finding: Finding, page: Page): string[] {
  const { report, screen } = page;
  const text = finding.remedy?.text[screen.language] ?? '';
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
      columns: screen.columns,
      indent: 2,
      hanging: 4,
    });
  });
  return [`${words.sourcesHeading}:`, ...lines];
}

/** The screen of `--list-checks`: the id of each check with its title. */
export function listScreen(
  checks: readonly { readonly id: string; readonly title: string; readonly required: boolean }[],
  screen: Screen,
): string[] {
  const words = wordsOf(screen.language);
  const width = Math.max(...checks.map((check) => check.id.length)) + 2;
  return checks.flatMap(({ id, title, required }) => {
    const text = required ? `${title} (${words.requiredMark})` : title;
    if (screen.plain || screen.columns - width < 20)
      return wrap(`${id}: ${text}`, { columns: screen.columns, hanging: 2 });
    const [first = '', ...others] = wrap(text, { columns: screen.columns, indent: width });
    return [id.padEnd(width) + first.slice(width), ...others];
  });
}
