import { describe, expect, test } from '@jest/globals';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES, type Language } from '../../src/language.ts';
import type { Faculty } from '../../src/reference/triage-data.ts';
import { outcomeLines } from '../../src/triage/text.ts';
import { viewOutcome } from '../../src/triage/view.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

/** What an outcome tells, and what it may not leave out for want of lines: the real facts. */

const data = { triage: triageSection(), campus: campusSection() };
const { outcomes, topics } = data.triage;
const MOMENTS = {
  'without planned work': Date.UTC(2026, 10, 22, 10, 24),
  'in the ICT window': Date.UTC(2026, 8, 7, 19, 14),
  'in the window of uSis': Date.UTC(2026, 10, 27, 16, 20),
};
const [SUNDAY] = Object.values(MOMENTS);

interface Told {
  readonly atMs?: number;
  readonly faculty?: Faculty['id'];
  readonly sources?: boolean;
}

function told(id: string, language: Language, { atMs = SUNDAY ?? 0, faculty, sources = false }: Told = {}) {
  const outcome = outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`There is no outcome ${id}.`);
  const answers = topics.find(({ answers: one }) => Object.values(one).at(-1) === id)?.answers ?? {
    problem: 'not-sure',
  };
  const given = Object.entries(faculty === undefined ? answers : { ...answers, faculty });
  const trace = given.map(([question, option]) => ({ question, option, by: 'student' as const }));
  const view = viewOutcome(data, outcome, trace, { atMs, nowMs: atMs });
  const lines = outcomeLines(
    {
      view,
      trace,
      matches: [],
      faculty: data.triage.faculties.find((one) => one.id === faculty) ?? null,
      replay: [],
      carried: [],
      explain: false,
    },
    data.triage,
    {
      screen: { ...plainScreen(language, 80), sources },
      atMs,
      nowMs: atMs,
      momentShown: atMs !== SUNDAY,
      pretended: true,
      machineOffsetMinutes: () => 60,
    },
  );
  return { lines, text: lines.join(' ').replaceAll(/\s+/g, ' ') };
}

describe.each(LANGUAGES)('%s', (language) => {
  test.each(Object.entries(MOMENTS))('no number to ring is left out: %s', (_name, atMs) => {
    const left = outcomes.flatMap(({ id, notes }) => {
      const { text, lines } = told(id, language, { atMs });
      expect([id, lines.length <= 16]).toEqual([id, true]);
      const numbers = notes.flatMap((note) => note.text[language].match(/0\d{2} - \d{3} \d{4}|\b112\b/g) ?? []);
      return numbers.filter((number) => !text.includes(number)).map((number) => `${id}: ${number}`);
    });
    expect(left).toEqual([]);
  });

  test.each(Object.entries(MOMENTS))('no desk that the title sends to is left out: %s', (_name, atMs) => {
    const named = {
      'exam-facilities': 'Fenestra Disability Centre',
      'brightspace-assignment': 'your lecturer|je docent',
    };
    for (const [id, names] of Object.entries(named)) {
      const row = new RegExp(`^ {2}(?:Or|Of) +(?:${names})$`);
      expect(told(id, language, { atMs }).lines.filter((line) => row.test(line))).toHaveLength(1);
    }
  });

  test('where something is left out, the line of the source says how to see it', () => {
    const more = /\((?:more|meer): --sources\)/;
    const { notes } = outcomes.find(({ id }) => id === 'mfa') ?? { notes: [] };
    const last = notes.at(-1)?.text[language] ?? 'no note';
    expect(told('mfa', language).text).not.toContain(last);
    expect(told('mfa', language).text).toMatch(more);
    expect(told('mfa', language, { sources: true }).text).toContain(last);
    expect(told('printer-broken', language).text).not.toMatch(more);
  });

  test('what holds for one faculty is told to its students, and where the faculty is not known', () => {
    const law = language === 'en' ? 'Law has an online form' : 'Rechtsgeleerdheid heeft er een onlineformulier';
    expect(told('exemption', language).text).toContain(law);
    expect(told('exemption', language, { faculty: 'law' }).text).toContain(law);
    expect(told('exemption', language, { faculty: 'humanities' }).text).not.toContain(law);
  });

  test('hours that only an old page gives are told with its age', () => {
    const hours =
      language === 'en'
        ? 'Hours by phone 8:30-17:30, days unknown (page of 22 Jan 2015)'
        : 'Open telefonisch 8.30-17.30 uur, dagen onbekend (pagina van 22 jan 2015)';
    for (const id of ['hacked', 'malware', 'data-breach', 'exam-running']) {
      expect(told(id, language).text).toContain(hours);
    }
    expect(told('card-lost', language).text).toMatch(/not known to us|niet bij ons bekend/);
  });

  test('where waiting mends nothing, nobody is told to wait', () => {
    const atMs = MOMENTS['in the ICT window'];
    const wait = /if it still fails then|Daarna nog stuk/;
    expect(told('wifi', language, { atMs }).text).toMatch(wait);
    for (const id of ['password', 'account-ended', 'umail-forwarding', 'home-applications']) {
      const { text } = told(id, language, { atMs });
      expect(text).not.toMatch(wait);
      expect(text).toMatch(/^(?:Planned work until|Gepland onderhoud tot)/);
    }
  });

  test('a place that the title sends to can be found', () => {
    for (const id of ['card-not-recognised', 'card-photo', 'card-activate', 'workstation', 'print-with-card']) {
      expect([id, told(id, language).text]).toEqual([id, expect.stringMatching(/ (?:Where|Waar) \p{L}/u)]);
    }
  });

  test('an identity document is had ready, and not mailed', () => {
    const { lines } = told('card-activate', language);
    const document = /(?:a valid identity document|een geldig identiteitsbewijs) \((?:do not mail|mail geen)/;
    expect(lines.filter((line) => document.test(line))).toEqual([
      expect.stringMatching(/^ {2}(?:Have ready|Houd klaar)/),
    ]);
  });
});
