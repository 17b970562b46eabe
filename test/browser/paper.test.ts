import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser } from 'puppeteer-core';
import { cardDocument } from '../../src/exam-check/paper/card.ts';
import { reportDocument } from '../../src/exam-check/paper/report.ts';
import { LANGUAGES } from '../../src/language.ts';
import { PROFILE_IDS } from '../../src/reference/exam-check-data.ts';
import { type Case, reportOf } from '../exam-check/bench.ts';
import { BAD_BROWSER, GOOD_LAPTOP, WEAK_LAPTOP } from '../exam-check/machines.ts';
import { cardNumbers } from '../exam-check/paper/card-numbers.ts';
import { browserTest, chromium } from './browsers.ts';

/** Planned work hits it, uSis is in maintenance before it, and the machine shows another time. */
const EXAM = {
  startMs: Date.parse('2026-12-01T07:45:00+01:00'),
  endMs: Date.parse('2026-12-01T10:45:00+01:00'),
};

/** Planned work hits it only if the published rule is read in the other way. */
const DOUBTFUL_EXAM = {
  startMs: Date.parse('2026-12-08T07:45:00+01:00'),
  endMs: Date.parse('2026-12-08T09:45:00+01:00'),
};

const cases: readonly (readonly [string, Case])[] = [
  ...PROFILE_IDS.map(
    (profile) =>
      [`all that can be, ${profile}`, { facts: { ...WEAK_LAPTOP, ...BAD_BROWSER }, profile, exam: EXAM }] as const,
  ),
  ['planned work in doubt', { facts: { ...WEAK_LAPTOP, ...BAD_BROWSER }, profile: 'proctored', exam: DOUBTFUL_EXAM }],
  ['no exam named', { facts: GOOD_LAPTOP, profile: 'proctored' }],
];

let folder = '';
let shared: Promise<Browser> | null = null;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-paper-'));
});

afterAll(async () => {
  await (await shared)?.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A PDF of a page as the browser prints it, and what the page complained of or asked for. */
async function printed(text: string): Promise<{ pages: number; asked: readonly string[] }> {
  shared ??= chromium([]);
  const page = await (await shared).newPage();
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  page.on('console', (message) => asked.push(message.text()));
  const file = join(folder, 'page.html');
  writeFileSync(file, text);
  await page.goto(pathToFileURL(file).href);
  const pdf = Buffer.from(await page.pdf({ preferCSSPageSize: true })).toString('latin1');
  await page.close();
  return { pages: [...pdf.matchAll(/\/Type\s*\/Page\b/g)].length, asked: asked.slice(1) };
}

describe('print', () => {
  for (const language of LANGUAGES) {
    for (const [name, one] of cases) {
      browserTest('chromium', `the card is exactly one page: ${name} (${language})`, async () => {
        const report = { ...reportOf(one), machineOffsetMinutes: () => -300 };
        const text = cardDocument(report, await cardNumbers(language), '2026-11-25', language);
        expect(await printed(text)).toEqual({ pages: 1, asked: [] });
      });
    }
  }

  for (const language of LANGUAGES) {
    for (const [name, one] of cases) {
      browserTest('chromium', `the report is at most three pages: ${name} (${language})`, async () => {
        const text = reportDocument(reportOf(one), one.facts, language);
        const { pages } = await printed(text);
        expect(pages).toBeLessThanOrEqual(name === 'no exam named' ? 2 : 3);
      });
    }
  }

  browserTest('chromium', 'the report loads nothing, and does not stick out on a narrow screen', async () => {
    const text = reportDocument(reportOf({ facts: WEAK_LAPTOP, profile: 'proctored', exam: EXAM }), WEAK_LAPTOP, 'nl');
    const { pages, asked } = await printed(text);
    expect(pages).toBeGreaterThan(0);
    expect(asked).toEqual([]);
    const page = await (await chromium([])).newPage();
    await page.setViewport({ width: 360, height: 640 });
    await page.setContent(text);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
  });

  browserTest('chromium', 'the table of the report breaks between words only', async () => {
    const page = await (await chromium([])).newPage();
    for (const language of LANGUAGES) {
      await page.setContent(
        reportDocument(reportOf({ facts: WEAK_LAPTOP, profile: 'proctored' }), WEAK_LAPTOP, language),
      );
      // 673 CSS pixels: A4 without its margins.
      for (const [media, width] of [
        ['screen', 900],
        ['print', 673],
      ] as const) {
        await page.emulateMediaType(media);
        await page.setViewport({ width, height: 900 });
        expect(await page.evaluate(brokenWords)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      }
    }
  });
});

/** The words of a table that stand on more than one line; runs in the page. */
function brokenWords(): string[] {
  const broken: string[] = [];
  const walker = document.createTreeWalker(document.querySelector('table') ?? document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
    for (const { 0: word, index } of (node.textContent ?? '').matchAll(/[\p{L}\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(node, index);
      range.setEnd(node, index + word.length);
      if (new Set([...range.getClientRects()].map(({ top }) => top)).size > 1) broken.push(word);
    }
  }
  return broken;
}
