import type { Language } from '../../language.ts';
import type { TriageSection } from '../../reference/sections.ts';
import { sayDate, sayDuration, sayOwnTime, sayTime, sayTimeRange } from '../../time/say.ts';
import { sayDay } from '../../wording/stated.ts';
import type { Finding } from '../finding.ts';
import { type Html, html } from '../html.ts';
import { isSaidHere } from '../page.ts';
import { sayFinding, sayPeriod, sayRemedy } from '../phrases.ts';
import type { Report } from '../report.ts';
import { paperFrame } from './frame.ts';
import { adviceOf, doubts } from './remarks.ts';
import { CARD_STYLE } from './style.ts';
import type { Words } from './words.en.ts';
import { paperWords } from './words.ts';

/** A number to ring, as people write it, with the code that a phone reads. */
export interface CardNumber {
  readonly desk: string;
  readonly name: string;
  readonly shown: string;
  readonly code: { readonly path: string; readonly size: number };
}

/** The desks whose numbers stand on the card: technical help, then danger to life. */
export const CARD_DESKS = ['issc', 'emergency'] as const;

/** The number of a desk as its data give it; null where no source does. */
export function numberOf({ desks }: Pick<TriageSection, 'desks'>, id: string): { shown: string; dial: string } | null {
  const phone = desks.find((desk) => desk.id === id)?.channels.find(({ kind }) => kind === 'phone');
  return phone?.value && phone.dial ? { shown: phone.value, dial: phone.dial } : null;
}

/** The lines that both columns above the fold of the page hold together, their headings left out. */
const COLUMN_LINES = 35;

/** What a line of half the width holds at the least, and the room that an item takes beside its lines. */
const LINE_CHARACTERS = 50;
const ITEM_LINES = 0.25;

function linesOf(text: string): number {
  return Math.ceil(text.length / LINE_CHARACTERS) + ITEM_LINES;
}

/** What the checklist leaves out because it has a place of its own on the card. */
const ELSEWHERE: ReadonlySet<string> = new Set(['help', 'if-connection-drops', 'id-ready']);

interface Sheet {
  readonly report: Report;
  readonly language: Language;
  readonly words: Words;
}

/** The card for the day: one page of A4 for when the laptop cannot show anything. */
export function cardDocument(
  report: Report,
  numbers: readonly CardNumber[],
  dataVersion: string,
  language: Language,
): string {
  const words = paperWords(language);
  const sheet: Sheet = { report, language, words };
  const title = words.cardTitle[report.profile.id];
  const body = html`<p class="brand">lusupport</p>
<h1>${title}</h1>
${when(sheet)}
${todo(sheet)}
${fails(sheet)}
${calls(sheet, numbers)}
<section><div class="notes">
<p>${words.reportNumber} <span class="blank"></span></p><p>${words.atTime} <span class="blank"></span></p>
<p class="wide">${words.whatHappened} <span class="blank"></span></p></div>
<p class="soft">${words.keepIt}</p></section>
<footer>${words.cardFoot(sayDay(dataVersion, language) ?? dataVersion)}</footer>`;
  return paperFrame('card', { language, title, style: CARD_STYLE, body });
}

function when({ report, language, words }: Sheet): Html {
  const { exam, variant } = report;
  const name = variant.name[language];
  if (exam === null) {
    return html`<div class="when"><p>${words.whenBlank}<br><span class="blank">&nbsp;</span></p><p>${words.kind}<br><strong>${name}</strong></p></div>`;
  }
  const time = exam.endMs === null ? sayTime(exam.startMs, language) : sayTimeRange(exam.startMs, exam.endMs, language);
  const own = sayOwnTime(exam.startMs, language, report.machineOffsetMinutes(exam.startMs));
  const takes =
    exam.endMs === null
      ? null
      : html`<br>${words.duration} ${sayDuration((exam.endMs - exam.startMs) / 60_000, language)}`;
  return html`<div class="when"><p><span class="big">${sayDate(exam.startMs, language)}, ${time}</span><br>${words.onCampus}${own === null ? '' : `; ${own} (${words.onComputer})`}</p><p>${words.kind}<br><strong>${name}</strong>${takes}</p>${work({ report, language, words })}</div>`;
}

/** Planned work during the exam, or just before it; where the published rule leaves a doubt, the doubt too. */
function work({ report, language, words }: Sheet): readonly Html[] {
  const details = report.assessment.findings.find(({ id }) => id === 'maintenance')?.details ?? [];
  const sure = details.flatMap((detail) => {
    if (detail.kind !== 'occurrence' || detail.relation === 'statement' || detail.relation === 'perhaps') return [];
    const names = detail.services.map(
      (id) => report.services.find((service) => service.id === id)?.name[language] ?? id,
    );
    return [
      html`<p class="work">${words.work(names.join(', '), sayPeriod(detail.startMs, detail.endMs, language))}</p>`,
    ];
  });
  return [...sure, ...doubts(report, language).map((text) => html`<p class="doubt">${text}</p>`)];
}

function boxes(texts: readonly string[]): Html {
  return html`<ul class="boxes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function beforeItems({ report, language }: Sheet): readonly string[] {
  return report.assessment.findings
    .filter((finding) => finding.state === 'ask' && !ELSEWHERE.has(finding.id))
    .map((finding) => sayRemedy(finding, report, language))
    .filter((text) => text !== '');
}

/** All there is to do before the exam, over two columns: the checklist, what to identify with, what is open. */
function todo(sheet: Sheet): Html {
  const { words } = sheet;
  const before = beforeItems(sheet);
  const proof = identificationItems(sheet);
  const taken = [...before, ...proof].reduce((lines, text) => lines + linesOf(text), 0);
  const identification = proof.length === 0 ? null : html`<h2>${words.identification}</h2>${boxes(proof)}`;
  return html`<section class="flow"><h2>${words.before}</h2>${boxes(before)}${identification}${open(sheet, COLUMN_LINES - taken)}</section>`;
}

/** What the check found and can still be mended, in the lines there are; and how much more there is. */
function open({ report, language, words }: Sheet, room: number): Html | null {
  const withState = (state: Finding['state']): readonly Finding[] =>
    report.assessment.findings.filter(
      (finding) => finding.state === state && isSaidHere(finding) && finding.id !== 'maintenance',
    );
  const points = [...withState('fail'), ...withState('warn')].map((finding) => {
    const statement = `${sayFinding(finding, report, language)}.`;
    const advice = sayRemedy(finding, report, language);
    return { isFail: finding.state === 'fail', statement, whole: `${statement} ${advice}`.trim() };
  });
  if (points.length === 0) return null;
  const shown = fitting(points, room);
  const left = points.length - shown.length;
  const more = left === 0 ? null : html`<p class="soft">${words.moreOpen(left)}</p>`;
  return html`<h2>${words.stillOpen}</h2>${boxes(shown)}${more}`;
}

interface Point {
  readonly isFail: boolean;
  readonly statement: string;
  readonly whole: string;
}

/** Everything that fails is named before any advice takes room; then advice, then warnings, as far as the room goes. */
function fitting(points: readonly Point[], room: number): readonly string[] {
  let left = room;
  const takes = (lines: number): boolean => {
    if (lines > left) return false;
    left -= lines;
    return true;
  };
  const upTo = (list: readonly Point[], cost: (point: Point) => number): readonly Point[] => {
    const over = list.findIndex((point) => !takes(cost(point)));
    return over === -1 ? list : list.slice(0, over);
  };
  const failing = points.filter(({ isFail }) => isFail);
  const named = upTo(failing, ({ statement }) => linesOf(statement));
  const texts = named.map(({ statement, whole }) => (takes(linesOf(whole) - linesOf(statement)) ? whole : statement));
  if (named.length < failing.length) return texts;
  const warnings = points.filter(({ isFail }) => !isFail);
  return [...texts, ...upTo(warnings, ({ whole }) => linesOf(whole)).map(({ whole }) => whole)];
}

function identificationItems({ report, language }: Sheet): readonly string[] {
  const finding = report.assessment.findings.find(({ id }) => id === 'id-ready');
  return finding?.remedy ? adviceOf(finding, report, language) : [];
}

function steps(title: string, texts: readonly string[]): Html {
  return html`<div><h3>${title}</h3><ul>${texts.map((text) => html`<li>${text}</li>`)}</ul></div>`;
}

function fails({ report, words }: Sheet): Html {
  const { id } = report.profile;
  // A locked exam has no picture of its own, and what mends a picture elsewhere would end it.
  const picture = id === 'secure' ? null : steps(words.picture, words.pictureSteps);
  return html`<section class="fails"><h2>${words.whenItFails}</h2><p>${words.first[id]}</p>
<div class="columns${picture === null ? '' : ' three'}">${steps(words.network, words.networkSteps[id])}${steps(words.browser, words.browserSteps[id])}${picture}</div></section>`;
}

function calls({ report, words }: Sheet, numbers: readonly CardNumber[]): Html {
  const first = report.profile.id === 'secure' ? [words.callInvigilator] : [];
  const blanks = [...first, words.callInstruction[report.profile.id], words.callLecturer].map(
    (text) => html`<li><span>${text}</span><span class="blank"></span></li>`,
  );
  const [help, ...others] = numbers.map(
    ({ desk, name, shown, code }) =>
      html`<span class="ring"><svg class="code" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${words.codeOf(shown)}" shape-rendering="crispEdges"><path d="${code.path}"/></svg><span>${desk === 'emergency' ? words.danger : `${name}, ${words.callHours}`}<br><span class="number">${shown}</span></span></span>`,
  );
  return html`<section><h2>${words.call}</h2><ol class="call">${blanks}${help === undefined ? null : html`<li>${help}${others}</li>`}</ol></section>`;
}
