import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import type { OptionValues } from '../../../src/command.ts';
import { run } from '../../../src/exam-check/command.ts';
import type { Facts } from '../../../src/exam-check/facts.ts';
import { writeFacts } from '../../../src/exam-check/facts-file.ts';
import { SAID_ELSEWHERE } from '../../../src/exam-check/finding.ts';
import { html, trusted } from '../../../src/exam-check/html.ts';
import { cardDocument } from '../../../src/exam-check/paper/card.ts';
import { roundUp, stacked } from '../../../src/exam-check/paper/charts.ts';
import { reportDocument } from '../../../src/exam-check/paper/report.ts';
import { LANGUAGES, type Language } from '../../../src/language.ts';
import { PROFILE_IDS } from '../../../src/reference/exam-check-data.ts';
import { fakeSession } from '../../helpers/session.ts';
import { triageSection } from '../../helpers/triage.ts';
import { type Case, NOW_MS, reportOf, SECTIONS } from '../bench.ts';
import { examWordsIn } from '../exam-words.ts';
import { BARE_CONTAINER, GOOD_LAPTOP, WEAK_LAPTOP } from '../machines.ts';
import { cardNumbers } from './card-numbers.ts';

/** Planned work hits it only if the published rule is read in the other way. */
const DOUBTFUL_EXAM = {
  startMs: Date.parse('2026-12-08T07:45:00+01:00'),
  endMs: Date.parse('2026-12-08T09:45:00+01:00'),
};

const sections = { ...SECTIONS, triage: triageSection() };

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-papers-'));
  writeFileSync(at('weak.json'), writeFacts(WEAK_LAPTOP, NOW_MS));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const check = (options: OptionValues) => {
  const given = { facts: at('weak.json'), profile: 'proctored', ...options };
  return run({ options: given, words: [] }, fakeSession({ sections }));
};

describe('files', () => {
  test.each(['html', 'card'])('--%s is written, and replaces its own kind only', async (option) => {
    const file = at(`${option}.html`);
    expect((await check({ [option]: file })).exitCode).toBe(1);
    const first = readFileSync(file, 'utf8');
    expect(first).toMatch(/^<!doctype html>\n<html lang="en">/);
    await check({ [option]: file });
    expect(readFileSync(file, 'utf8')).toBe(first);
    const other = option === 'html' ? 'card' : 'html';
    await expect(check({ [other]: file })).rejects.toMatchObject({ exitCode: 2, code: 'file-refused' });
    expect(readFileSync(file, 'utf8')).toBe(first);
  });

  test.each(['html', 'card'])('--%s leaves the file of somebody else alone', async (option) => {
    writeFileSync(at('essay.html'), '<!doctype html>\n<p>my essay');
    await expect(check({ [option]: at('essay.html') })).rejects.toMatchObject({ exitCode: 2, code: 'file-refused' });
    await expect(check({ [option]: folder })).rejects.toMatchObject({ exitCode: 2, code: 'file-refused' });
    expect(readFileSync(at('essay.html'), 'utf8')).toBe('<!doctype html>\n<p>my essay');
  });

  test('the report and the card are two files', async () => {
    const both = { html: at('both.html'), card: join(folder, '.', 'both.html') };
    await expect(check(both)).rejects.toMatchObject({ exitCode: 2, code: 'conflicting-options' });
    expect(existsSync(at('both.html'))).toBe(false);
  });

  test('what cannot be written is exit 6, and said', async () => {
    const answer = await check({ html: at(join('nowhere', 'x.html')) });
    expect(answer.exitCode).toBe(6);
    expect(answer.notices.map(({ code }) => code)).toEqual(['not-saved']);
    expect(answer.lines().at(-1)).toContain('could not be written');
  });

  test('--browser and --facts do not go together', async () => {
    await expect(check({ browser: true })).rejects.toMatchObject({ exitCode: 2, code: 'conflicting-options' });
  });
});

describe('the report', () => {
  const report = (facts: Partial<Facts>, language: 'en' | 'nl' = 'en') =>
    reportDocument(reportOf({ facts, profile: 'proctored' }), facts, language);
  const CANARY = '<script>alert(1)</script>"\'&';

  test('the verdict comes first, then what to do, then every check', () => {
    const text = report(WEAK_LAPTOP);
    const places = ['Not ready', 'What to do', 'Your connection', 'Every check', 'See to it yourself', 'Sources'].map(
      (part) => text.indexOf(part, text.indexOf('<main>')),
    );
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
  });

  test('what comes from outside is shown as text', () => {
    const facts: Partial<Facts> = {
      ...GOOD_LAPTOP,
      operatingSystem: {
        known: true,
        value: { family: 'linux', distribution: CANARY, version: CANARY, build: null },
        durationMs: 1,
      },
      timeZone: { known: true, value: CANARY, durationMs: 1 },
    };
    expect(report(facts)).not.toContain('<script');
    expect(html`<p title="${CANARY}">${CANARY}</p>`.text).toBe(
      '<p title="&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;">&lt;script&gt;alert(1)&lt;/script&gt;&quot;&#39;&amp;</p>',
    );
    expect(html`${trusted('<b>')}${[html`<i>`, '<']}${null}`.text).toBe('<b><i>&lt;');
  });

  test.each(LANGUAGES)('one dot for each answer, the limit as a line, and both in words (%s)', (language) => {
    const text = report(GOOD_LAPTOP, language);
    expect(text.match(/class="dot"/g)).toHaveLength(10);
    expect(text.match(/class="limit"/g)).toHaveLength(1);
    const said =
      language === 'en'
        ? '10 answers, the middle one after 18 ms, the slowest after 22 ms. The dashed line is the limit of 300 ms.'
        : '10 antwoorden, het middelste na 18 ms, het traagste na 22 ms. De streepjeslijn is de grens van 300 ms.';
    expect(text.split(said)).toHaveLength(3);
  });

  test('a bar for each direction that was measured', () => {
    const judged = reportOf({ facts: GOOD_LAPTOP, profile: 'lecture' });
    const findings = judged.assessment.findings.map((finding) =>
      finding.id === 'upload'
        ? { ...finding, found: { value: 4.2, unit: 'Mbit/s' } }
        : finding.id === 'download'
          ? { ...finding, found: null }
          : finding,
    );
    const text = reportDocument({ ...judged, assessment: { ...judged.assessment, findings } }, {}, 'en');
    expect(text.match(/class="bar"/g)).toHaveLength(1);
    expect(text).toContain('Sends at least 4.2 Mbit/s. The mark is the limit of 1.5 Mbit/s.');
  });

  test('a bound stands beside the owner who set it', () => {
    const row = (title: string, text: string): string => {
      const cells = text.slice(text.indexOf(`<th scope="row">${title}</th>`));
      return cells.slice(0, cells.indexOf('</tr>'));
    };
    const failing = row('free memory', report(WEAK_LAPTOP));
    expect(failing).toContain('>at least 2 GB (the maker [2])<');
    const memoryAvailableGiB = { known: true, value: 2.5, durationMs: 1 } as const;
    const warning = row('free memory', report({ ...GOOD_LAPTOP, memoryAvailableGiB }));
    expect(warning).toContain('>at least 3 GB (our advice)<');
    expect(report(WEAK_LAPTOP)).not.toContain('at most 0');
  });

  test('a limit of others says so, and its number is that of its source', () => {
    const text = report(WEAK_LAPTOP);
    const [, place] = /at least 8 GB \(another program \[(\d+)\]\)/.exec(text) ?? [];
    const list = text.slice(text.indexOf('<section class="sources">')).split('<li>');
    expect(list[Number(place)]).toContain('ProctorU&#39;s page (another program, undated)');
  });

  test('bounds are said as people know them', () => {
    const old = { family: 'windows', distribution: null, version: '10', build: 16_299 } as const;
    const facts: Partial<Facts> = { ...WEAK_LAPTOP, operatingSystem: { known: true, value: old, durationMs: 1 } };
    const text = reportDocument(reportOf({ facts, profile: 'secure', product: 'seb' }), facts, 'en');
    expect(text).toContain('at least Windows 10 version 1803');
    expect(text).toContain('at least 1366 x 768');
    expect(text).not.toContain('17134');
  });

  test.each(LANGUAGES)('a class is never called an exam, in the report and on the card (%s)', async (language) => {
    for (const facts of [WEAK_LAPTOP, GOOD_LAPTOP, BARE_CONTAINER]) {
      const judged = reportOf({ facts, profile: 'lecture', exam: DOUBTFUL_EXAM });
      for (const text of [
        reportDocument(judged, facts, language),
        cardDocument(judged, await cardNumbers(language), '2026-11-25', language),
      ]) {
        const shown = text.replace(/<style>.*?<\/style>|<meta[^>]*>|https:[^<]*/gs, '').replaceAll('&#39;', "'");
        expect(examWordsIn(shown)).toEqual([]);
      }
    }
  });

  test('a verdict that cannot be given says what to do next, and names what was not looked at', () => {
    const text = report({}, 'nl');
    expect(text).toContain('Nog niet te zeggen');
    expect(text).not.toContain('Er hoeft niets te gebeuren');
    expect(text).toContain('Doe deze controle opnieuw');
    expect(report(BARE_CONTAINER, 'nl')).toContain('<span class="state unknown">Niet nagegaan</span>');
  });

  test.each(LANGUAGES)('programs are named where advice speaks of them (%s)', (language) => {
    expect(report(WEAK_LAPTOP, language)).not.toContain('{programs}');
  });

  test('without a measurement it says so', () => {
    expect(report({})).toContain('The connection was not measured.');
  });

  test('dots at one place are put on top of each other, and stay inside', () => {
    const dots = stacked(Array<number>(100).fill(50));
    expect(new Set(dots.map(({ y }) => y)).size).toBe(100);
    expect(Math.min(...dots.map(({ y }) => y))).toBeGreaterThan(4);
    expect([0.3, 7, 10, 11, 150, 201, 999].map(roundUp)).toEqual([1, 10, 10, 20, 200, 500, 1000]);
  });
});

describe('the card', () => {
  const card = async (given: Partial<Case>, language: Language) =>
    cardDocument(
      reportOf({ facts: WEAK_LAPTOP, profile: 'proctored', ...given }),
      await cardNumbers(language),
      '2026-11-25',
      language,
    );

  test.each(LANGUAGES)('planned work in doubt stays in doubt, on the card and in the report (%s)', async (language) => {
    const judged = reportOf({ facts: GOOD_LAPTOP, profile: 'proctored', exam: DOUBTFUL_EXAM });
    const perhaps = language === 'en' ? /class="doubt">[^<]*(Perhaps|may|might)/i : /class="doubt">Misschien gepland/;
    for (const text of [
      await card({ facts: GOOD_LAPTOP, exam: DOUBTFUL_EXAM }, language),
      reportDocument(judged, GOOD_LAPTOP, language),
    ]) {
      expect(text).toMatch(perhaps);
      expect(text).not.toContain('class="work"');
    }
  });

  test.each(LANGUAGES)('everything that fails is on it, and the rest is counted (%s)', async (language) => {
    const { assessment } = reportOf({ facts: WEAK_LAPTOP, profile: 'proctored' });
    const open = assessment.findings.filter(
      ({ state, code, id }) =>
        (state === 'fail' || state === 'warn') && code !== SAID_ELSEWHERE && id !== 'maintenance',
    );
    const text = await card({}, language);
    const [, list = ''] = /(?:Still to mend|Nog te regelen)<\/h2><ul class="boxes">(.*?)<\/ul>/s.exec(text) ?? [];
    const items = list.match(/<li>/g) ?? [];
    const fails = open.filter(({ state }) => state === 'fail').length;
    expect(fails).toBeGreaterThan(3);
    expect(items.length).toBeGreaterThanOrEqual(fails);
    const more = open.length - items.length;
    expect(more).toBeGreaterThan(0);
    expect(text).toContain(language === 'en' ? `And ${more} more: --all shows them` : `En nog ${more}: --all toont ze`);
  });

  test('a locked exam gets no advice that would end it', async () => {
    const text = await card({ facts: GOOD_LAPTOP, profile: 'secure' }, 'nl');
    expect(text).toContain('houd het tentamen open');
    expect(text).not.toMatch(/tabblad|browser opnieuw|Beeld of geluid/);
  });

  test.each(LANGUAGES)('who has no card is asked once, and each sentence has a capital (%s)', async (language) => {
    const judged = reportOf({ facts: GOOD_LAPTOP, profile: 'proctored', exam: DOUBTFUL_EXAM });
    for (const text of [
      await card({ facts: GOOD_LAPTOP, exam: DOUBTFUL_EXAM }, language),
      reportDocument(judged, GOOD_LAPTOP, language).replace(/<table>.*<\/table>/s, ''),
    ]) {
      expect(text.match(/(no card|geen kaart)\?/gi) ?? []).toHaveLength(1);
      expect(text).toMatch(/Download (your|je) /);
    }
  });

  test.each(PROFILE_IDS)('for %s it names whom to call, and nothing loads or runs', async (profile) => {
    for (const language of LANGUAGES) {
      const text = cardDocument(
        reportOf({ facts: GOOD_LAPTOP, profile }),
        await cardNumbers(language),
        '2026-11-25',
        language,
      );
      for (const part of ['071 - 527 8888', '112', '<svg class="code"', 'lusupport report add']) {
        expect(text).toContain(part);
      }
      expect(text).not.toMatch(/<script|<link|<img|src=|url\(/);
      expect(text).toContain(profile === 'proctored' ? 'Proctorio' : profile === 'exam' ? 'Remindo' : 'class="fails"');
    }
  });
});
