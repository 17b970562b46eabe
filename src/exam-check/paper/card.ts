import type { Language } from '../../language.ts';
import type { TriageSection } from '../../reference/sections.ts';
import { sayDate, sayDuration, sayOwnTime, sayTime, sayTimeRange } from '../../time/say.ts';
import type { Finding } from '../finding.ts';
import { type Html, html } from '../html.ts';
import { sayFinding, sayPeriod, sayRemarks } from '../phrases.ts';
import type { Report } from '../report.ts';
import { paperFrame } from './frame.ts';
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

/** More open points than these would not fit on the page; the report has them all. */
const MOST_OPEN = 3;

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
  const body = html`<p class="brand">lusupport</p>
<h1>${words.cardTitle}</h1>
${when(sheet)}
<section class="columns">
<div><h2>${words.before}</h2>${boxes(beforeItems(sheet))}</div>
<div>${open(sheet)}${identification(sheet)}</div>
</section>
${fails(sheet)}
${calls(sheet, numbers)}
<section><div class="notes">
<p>${words.reportNumber} <span class="blank"></span></p><p>${words.atTime} <span class="blank"></span></p>
<p class="wide">${words.whatHappened} <span class="blank"></span></p></div>
<p class="soft">${words.keepIt}</p></section>
<footer>${words.cardFoot(dataVersion)}</footer>`;
  return paperFrame('card', { language, title: words.cardTitle, style: CARD_STYLE, body });
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

/** Planned work during the exam, or just before it. */
function work({ report, language, words }: Sheet): readonly Html[] {
  const details = report.assessment.findings.find(({ id }) => id === 'maintenance')?.details ?? [];
  return details.flatMap((detail) => {
    if (detail.kind !== 'occurrence' || detail.relation === 'statement') return [];
    const names = detail.services.map(
      (id) => report.services.find((service) => service.id === id)?.name[language] ?? id,
    );
    return [
      html`<p class="work">${words.work(names.join(', '), sayPeriod(detail.startMs, detail.endMs, language))}</p>`,
    ];
  });
}

function boxes(texts: readonly string[]): Html {
  return html`<ul class="boxes">${texts.map((text) => html`<li>${text}</li>`)}</ul>`;
}

function beforeItems({ report, language }: Sheet): readonly string[] {
  return report.assessment.findings
    .filter((finding) => finding.state === 'ask' && !ELSEWHERE.has(finding.id))
    .flatMap((finding) => finding.remedy?.text[language] ?? []);
}

/** What the check found and can still be mended. */
function open({ report, language, words }: Sheet): Html | null {
  const isOpen = (finding: Finding): boolean => finding.state === 'fail' || finding.state === 'warn';
  const findings = report.assessment.findings
    .filter((finding) => isOpen(finding) && finding.id !== 'maintenance')
    .toSorted((one, other) => Number(other.state === 'fail') - Number(one.state === 'fail'))
    .slice(0, MOST_OPEN);
  if (findings.length === 0) return null;
  const texts = findings.map((finding) => {
    const statement = sayFinding(finding, report, language);
    return finding.remedy === null ? statement : `${statement}. ${finding.remedy.text[language]}`;
  });
  return html`<h2>${words.stillOpen}</h2>${boxes(texts)}`;
}

function identification({ report, language, words }: Sheet): Html | null {
  const finding = report.assessment.findings.find(({ id }) => id === 'id-ready');
  if (!finding?.remedy) return null;
  const texts = [finding.remedy.text[language], ...sayRemarks(finding, report, language)];
  return html`<h2>${words.identification}</h2>${boxes(texts)}`;
}

function steps(title: string, texts: readonly string[]): Html {
  return html`<div><h3>${title}</h3><ul>${texts.map((text) => html`<li>${text}</li>`)}</ul></div>`;
}

function fails({ report, words }: Sheet): Html {
  const { id } = report.profile;
  return html`<section class="fails"><h2>${words.whenItFails}</h2><p>${words.first}</p>
<div class="columns three">${steps(words.network, words.networkSteps[id])}${steps(words.browser, words.browserSteps[id])}${steps(words.picture, words.pictureSteps)}</div></section>`;
}

function calls({ report, words }: Sheet, numbers: readonly CardNumber[]): Html {
  const first = report.profile.id === 'secure' ? [words.callInvigilator] : [];
  const blanks = [...first, words.callInstruction, words.callLecturer].map(
    (text) => html`<li><span>${text}</span><span class="blank"></span></li>`,
  );
  const [help, ...others] = numbers.map(
    ({ desk, name, shown, code }) =>
      html`<span class="ring"><svg class="code" viewBox="0 0 ${code.size} ${code.size}" role="img" aria-label="${words.codeOf(shown)}" shape-rendering="crispEdges"><path d="${code.path}"/></svg><span>${desk === 'emergency' ? words.danger : `${name}, ${words.callHours}`}<br><span class="number">${shown}</span></span></span>`,
  );
  return html`<section><h2>${words.call}</h2><ol class="call">${blanks}${help === undefined ? null : html`<li>${help}${others}</li>`}</ol></section>`;
}
