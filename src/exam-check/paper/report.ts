import type { Screen } from '../../io/screen.ts';
import { plainScreen } from '../../io/screen.ts';
import type { Language } from '../../language.ts';
import { sayDate, sayMoment, sayTime, sayTimeRange } from '../../time/say.ts';
import { sayDay } from '../../wording/stated.ts';
import type { Facts } from '../facts.ts';
import { type Finding, SAID_ELSEWHERE, type State, type Value } from '../finding.ts';
import { verdictLine } from '../headline.ts';
import { type Html, html } from '../html.ts';
import { limitsFor } from '../limits.ts';
import { nextStepOf } from '../next-step.ts';
import { isSaidHere, type Page } from '../page.ts';
import {
  eventOf,
  sayBoundValue,
  sayDoubts,
  sayOrigin,
  sayReason,
  sayRemarks,
  sayRemedy,
  sayStatement,
  sayValue,
} from '../phrases.ts';
import type { Report } from '../report.ts';
import { foundText } from '../text.ts';
import { wordsOf } from '../words.ts';
import { latencyPlot, speedBar } from './charts.ts';
import { paperFrame } from './frame.ts';
import { adviceOf, doubts } from './remarks.ts';
import { REPORT_STYLE } from './style.ts';
import { paperWords } from './words.ts';

/** What the pieces of the report are made of. */
interface Sheet {
  readonly report: Report;
  readonly facts: Partial<Facts>;
  readonly language: Language;
  readonly page: Page;
}

/** The report of a run as one page of HTML: the verdict first, then what to do, then everything else. */
export function reportDocument(report: Report, facts: Partial<Facts>, language: Language): string {
  const screen: Screen = plainScreen(language);
  const page: Page = { report, screen, words: wordsOf(language), tight: false };
  const sheet: Sheet = { report, facts, language, page };
  const words = paperWords(language);
  const title = `${words.reportTitle[report.profile.id]}: ${report.variant.name[language]}`;
  const verdict = verdictLine(page);
  const body = html`<p class="brand">lusupport</p>
<main>
<h1>${title}</h1>
<p class="soft">${words.made(sayMoment(report.nowMs, language))}${report.pretended ? ` (${words.pretended})` : ''}</p>
${examLine(sheet)}
<p class="verdict ${report.assessment.verdict}">${verdict}</p>
<p class="soft">${page.words.lastWord(report.variant.lastWord[language])}</p>
${doubts(report, language).map((text) => html`<p class="doubt">${text}</p>`)}
${toDo(sheet)}
${connection(sheet)}
${allChecks(sheet)}
${checklist(sheet)}
${sources(sheet)}
</main>
<footer><p>${contacts(sheet)}</p><p>${words.privacy}</p></footer>`;
  return paperFrame('report', { language, title, style: REPORT_STYLE, body });
}

function findingsOf({ report }: Sheet, ...states: readonly State[]): readonly Finding[] {
  return states.flatMap((state) => report.assessment.findings.filter((finding) => finding.state === state));
}

function titleOf(finding: Finding, { report, language }: Sheet): string {
  return report.data.checks.find((check) => check.id === finding.id)?.title[language] ?? finding.id;
}

function examLine({ report, language }: Sheet): Html | null {
  const { exam } = report;
  if (exam === null) return null;
  const event = eventOf(report, wordsOf(language));
  const when = exam.endMs === null ? sayTime(exam.startMs, language) : sayTimeRange(exam.startMs, exam.endMs, language);
  return html`<p>${paperWords(language).yours(event)}: ${sayDate(exam.startMs, language)}, ${when}</p>`;
}

/** What fails, what warns, and what was not found out but can be: each with its sentence. */
function toDo(sheet: Sheet): Html {
  const { report, language } = sheet;
  const words = paperWords(language);
  const findings = findingsOf(sheet, 'fail', 'warn', 'unknown')
    .filter(isSaidHere)
    .filter((finding) => finding.state !== 'unknown' || finding.remedy !== null);
  const items = findings.map(
    (finding) => html`<li><strong>${statementOf(finding, sheet)}</strong>${sayRemedy(finding, report, language)}</li>`,
  );
  const next = nextStepOf(report, language);
  return html`<section><h2>${words.toDo}</h2>${items.length === 0 ? null : html`<ol class="todo">${items}</ol>`}${next === null ? null : html`<p>${next}</p>`}${items.length === 0 && next === null ? html`<p>${words.nothingToDo}</p>` : null}</section>`;
}

/** What was found, and what was wanted with its owner as the table has them. */
function statementOf(finding: Finding, sheet: Sheet): string {
  const { report, language } = sheet;
  const statement = sayStatement(finding, report, language);
  const wanted = finding.state === 'unknown' ? '' : wantedCell(finding, sheet);
  if (wanted === '') return statement;
  return wantedText(finding, sheet) === ''
    ? `${statement} (${wanted})`
    : `${statement}; ${paperWords(language).wanted(wanted)}`;
}

/** The number of the bound that decides first, for the line in a drawing. */
function boundOf(checkId: string, { report }: Sheet): number | null {
  const [limit] = limitsFor(report.data, report.profile.id, report.variant.with, checkId);
  return (limit?.warnBelow ?? limit?.warnAbove ?? limit?.failBelow ?? limit?.failAbove)?.value ?? null;
}

function connection(sheet: Sheet): Html {
  const { facts, report, language } = sheet;
  const words = paperWords(language);
  const say = (value: number): string => sayValue(value, null, 'near', wordsOf(language));
  const samples = facts.latencySamplesMs?.known === true ? facts.latencySamplesMs.value : [];
  const plot = samples.length > 0 ? latencyPlot(samples, boundOf('latency', sheet), words, say) : null;
  const bars = (['upload', 'download'] as const).flatMap((direction) => {
    const found = report.assessment.findings.find(({ id }) => id === direction)?.found ?? null;
    return typeof found?.value === 'number'
      ? [speedBar(direction, found.value, boundOf(direction, sheet), words, say)]
      : [];
  });
  const nothing = plot === null && bars.length === 0;
  return html`<section><h2>${words.connection}</h2>${nothing ? html`<p>${words.notMeasured}</p>` : html`<div class="figures">${plot}${bars}</div>`}</section>`;
}

const ORDER: readonly State[] = ['fail', 'warn', 'unknown', 'pass', 'skip'];

function allChecks(sheet: Sheet): Html {
  const { columns, allChecks: heading } = paperWords(sheet.language);
  const rows = findingsOf(sheet, ...ORDER).map((finding) => checkRow(finding, sheet));
  return html`<section><h2>${heading}</h2><div class="scroll"><table>
<thead><tr><th scope="col">${columns.check}</th><th scope="col">${columns.state}</th><th scope="col">${columns.found}</th><th scope="col">${columns.wanted}</th></tr></thead>
<tbody>
${rows}
</tbody></table></div></section>`;
}

function checkRow(finding: Finding, sheet: Sheet): Html {
  const { report, language } = sheet;
  const words = paperWords(language);
  const { columns } = words;
  const found = foundCell(finding, sheet);
  const remarks = [...sayRemarks(finding, report, language), ...sayDoubts(finding, report, language)];
  return html`<tr><th scope="row">${titleOf(finding, sheet)}</th><td><span class="state ${finding.state}">${words.states[finding.state]}</span></td><td data-name="${columns.found}">${[found, ...remarks].filter((text) => text !== '').join('; ')}</td><td data-name="${columns.wanted}">${wantedCell(finding, sheet)}</td></tr>
`;
}

function foundCell(finding: Finding, { report, language, page }: Sheet): string {
  if (finding.reason !== null) return sayReason(finding, report, language);
  return finding.state === 'pass' ? foundText(finding, page) : sayStatement(finding, report, language);
}

/** The bound with its owner beside it; where a list decided, the owner alone. */
function wantedCell(finding: Finding, sheet: Sheet): string {
  const [bound, owner] = [wantedText(finding, sheet), whose(finding, sheet)];
  return bound === '' || owner === '' ? `${bound}${owner}` : `${bound} (${owner})`;
}

function wantedText(finding: Finding, { report, language }: Sheet): string {
  const words = wordsOf(language);
  const { wanted } = finding;
  if (wanted === null) return '';
  const bound = ownedBound(finding);
  // "At most none" is said by the sentence beside it.
  if (bound === null || (bound.side === 'high' && bound.value === 0)) return '';
  if (bound.value === 1 && bound.side === 'low') {
    const needed = words.needed[wanted.unit ?? ''];
    if (needed !== undefined) return needed;
  }
  const value = sayBoundValue(finding, bound.value, report, words);
  return bound.side === 'low' ? words.atLeast(value) : words.atMost(value);
}

/** The one bound that the owner beside it set: the one that was missed, else the hardest. Null where a list decided. */
function ownedBound({ wanted, state, code }: Finding): { side: 'low' | 'high'; value: Value } | null {
  if (wanted === null) return null;
  const { failBelow, failAbove, warnBelow, warnAbove } = wanted;
  const first = (low: Value | undefined, high: Value | undefined) =>
    low !== undefined
      ? ({ side: 'low', value: low } as const)
      : high === undefined
        ? null
        : ({ side: 'high', value: high } as const);
  if (state !== 'fail' && state !== 'warn') return first(failBelow, failAbove) ?? first(warnBelow, warnAbove);
  if (code !== 'too-low' && code !== 'too-high' && code !== SAID_ELSEWHERE) return null;
  const [low, high] = state === 'fail' ? [failBelow, failAbove] : [warnBelow, warnAbove];
  return code === 'too-high' ? first(undefined, high) : first(low, high);
}

/** Whose the limit is, with the number of its source in the list below. */
function whose({ limit }: Finding, sheet: Sheet): string {
  if (limit === null) return '';
  const { language } = sheet;
  const place = sourcesOf(sheet).findIndex(({ id }) => id === limit.source);
  const source = sourcesOf(sheet)[place];
  const owner =
    source?.peer === undefined ? paperWords(language).owners[limit.by] : wordsOf(language).peers[source.peer];
  return source === undefined ? owner : `${owner} [${place + 1}]`;
}

function checklist(sheet: Sheet): Html | null {
  const findings = findingsOf(sheet, 'ask');
  if (findings.length === 0) return null;
  const items = findings.map(
    (finding) =>
      html`<div><dt>${titleOf(finding, sheet)}</dt><dd>${adviceOf(finding, sheet.report, sheet.language).join(' ')}</dd></div>`,
  );
  return html`<section><h2>${paperWords(sheet.language).seeToIt}</h2><dl class="list">${items}</dl></section>`;
}

/** The sources of all limits but our own, in the order of the data. */
function sourcesOf({ report }: Sheet): Report['sources'] {
  const used = new Set(report.assessment.findings.flatMap((finding) => finding.limit?.source ?? []));
  return report.sources.filter((source) => used.has(source.id) && source.by !== 'ours');
}

function sources(sheet: Sheet): Html | null {
  const { language } = sheet;
  const words = wordsOf(language);
  const items = sourcesOf(sheet).map((source) => {
    const text = words.sourceLine(
      source.title[language],
      sayOrigin(source, words),
      sayDay(source.readOn, language) ?? source.readOn,
    );
    return html`<li>${text}${source.url === null ? '' : `, ${source.url}`}</li>`;
  });
  return items.length === 0
    ? null
    : html`<section class="sources"><h2>${paperWords(language).sources}</h2><ol class="soft">${items}</ol></section>`;
}

function contacts({ report, language }: Sheet): string {
  const words = paperWords(language);
  return report.contacted.length === 0 ? words.contactedNothing : words.contacted(report.contacted.join(', '));
}
