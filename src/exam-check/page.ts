import { padEnd, wrap } from '../io/layout.ts';
import type { Screen } from '../io/screen.ts';
import { type Finding, SAID_ELSEWHERE, type State } from './finding.ts';
import { sayBesides } from './phrases.ts';
import type { Report } from './report.ts';
import type { Words } from './words.ts';

/** How many titles a line names before it counts the rest. */
export const NAMED = 3;

/** What the parts of a screen are made of. */
export interface Page {
  readonly report: Report;
  readonly screen: Screen;
  readonly words: Words;
  /** True where lines are counted: what is fine and what is unknown is only counted then. */
  readonly tight: boolean;
}

/** No line is as wide: with `--plain` one fact is one line, and the terminal or the screen reader breaks it. */
const UNBROKEN = 100_000;

export function columnsOf({ plain, columns }: Screen): number {
  return plain ? UNBROKEN : columns;
}

export function titleOf(id: string, { report, screen }: Page): string {
  return report.data.checks.find((check) => check.id === id)?.title[screen.language] ?? id;
}

/**
 * The title of a finding. Where the title names what must not be there, a check that passed says that it is not; but
 * not beside a remark that says it is there after all.
 */
export function titleFor(finding: Finding, page: Page): string {
  const { id, state, details } = finding;
  if (id === 'maintenance' && state === 'pass') return workTitle(finding, page);
  const denied = state === 'pass' && !details.some(({ kind }) => kind === 'remark');
  return (denied ? page.words.titlesWhenFine[id] : undefined) ?? titleOf(id, page);
}

/** Planned work that does not hit the exam: none, none that it needs, or perhaps some. */
function workTitle(finding: Finding, { report, screen, words }: Page): string {
  if (isDoubtful(finding)) return words.workPerhaps;
  if (report.besides.length > 0) return words.workBesides(sayBesides(report, screen.language));
  return report.exam === null ? words.noWorkNow : words.noWork;
}

/** Whether planned work hits the exam if the published rule is read in its other way: said above all. */
export function isDoubtful({ details }: Finding): boolean {
  return details.some((detail) => detail.kind === 'occurrence' && detail.relation === 'perhaps');
}

export function withState(page: Page, state: State): readonly Finding[] {
  return page.report.assessment.findings.filter((finding) => finding.state === state);
}

/** Whether a finding is spoken of itself, and not by another one. */
export function isSaidHere({ code }: Finding): boolean {
  return code !== SAID_ELSEWHERE;
}

/** The first titles, and how many more there are. */
export function named(findings: readonly Finding[], page: Page, most = NAMED): string {
  const titles = findings.map((finding) => titleFor(finding, page));
  const shown = titles.slice(0, most).join(', ');
  return titles.length <= most ? shown : page.words.more(shown, titles.length - most);
}

// --- lines -----------------------------------------------------------------------------------------------------------

/** A blank at which no line breaks; `row` and `wrapCommand` make it a plain one again. */
export const UNBREAKABLE = '\u00A0';

const untied = (text: string): string => text.replaceAll(UNBREAKABLE, ' ');

/** A text that ends in a command: broken between words, never inside the command. */
export function wrapCommand(text: string, command: string, page: Page, indent = 0): string[] {
  const { screen } = page;
  const whole = text.replace(command, () => screen.paint.typed(command.replaceAll(' ', UNBREAKABLE)));
  return wrap(whole, { columns: columnsOf(screen), indent }).map(untied);
}

export function wrapPlain(text: string, { screen }: Page): string[] {
  return wrap(text, { columns: columnsOf(screen) }).map(untied);
}

function labelOf(state: State | 'note', { screen, words }: Page): string {
  return (screen.plain ? words.plainLabels[state] : undefined) ?? words.labels[state];
}

function painted(state: State | 'note', label: string, { screen }: Page): string {
  if (state === 'fail') return screen.paint.bad(label);
  if (state === 'warn') return screen.paint.doubtful(label);
  return state === 'pass' ? screen.paint.good(label) : label;
}

/** Where the text beside a label begins. */
function leadOf({ words }: Page): number {
  return 2 + Math.max(...Object.values(words.labels).map((label) => label.length)) + 2;
}

/** Lines that were indented as the text beside a label, with the label in front. */
function withLabel(state: State | 'note', [first = '', ...others]: readonly string[], page: Page): string[] {
  const lead = leadOf(page);
  const label = labelOf(state, page);
  return [`  ${painted(state, label, page)}${padEnd('', lead - 2 - label.length)}${first.slice(lead)}`, ...others];
}

/** A label with its text beside it; on a plain screen the label stands in front of the text. */
export function row(state: State | 'note', text: string, page: Page): string[] {
  if (page.screen.plain) return [`${labelOf(state, page)}: ${untied(text)}`];
  // Where the rest is to be seen stays in one piece.
  const { showsAll } = page.words;
  const tied = text.replace(showsAll, showsAll.replaceAll(' ', UNBREAKABLE));
  const lines = wrap(tied, { columns: page.screen.columns, indent: leadOf(page) });
  return withLabel(state, lines.map(untied), page);
}

/** As `row`, for a text that ends in a command. */
export function commandRow(state: State | 'note', text: string, command: string, page: Page): string[] {
  if (page.screen.plain) return [`${labelOf(state, page)}: ${text}`];
  return withLabel(state, wrapCommand(text, command, page, leadOf(page)), page);
}

/** A text that belongs to the row above it. */
export function below(text: string, page: Page): string[] {
  const { screen } = page;
  return wrap(text, { columns: columnsOf(screen), indent: screen.plain ? 2 : leadOf(page) });
}
