import { describe, expect, test } from '@jest/globals';
import { displayWidth } from '../../src/io/layout.ts';
import { LANGUAGES } from '../../src/language.ts';
import type { TriageSection } from '../../src/reference/sections.ts';
import { expectGolden } from '../helpers/golden.ts';
import { triageSection } from '../helpers/triage.ts';
import { type Ask, ask } from './ask.ts';

/** Whole screens on the real facts, read by a person when they change. */

/** The library closed over New Year, as no source says: only to see how it is told. */
function withClosure(): TriageSection {
  const section = triageSection();
  const reason = { en: 'New Year', nl: 'jaarwisseling' };
  const closures = [{ from: '2026-11-20', to: '2026-11-23', reason, sources: ['page-a'] }];
  return { ...section, desks: section.desks.map((desk) => (desk.id === 'library' ? { ...desk, closures } : desk)) };
}

const NIGHT = Date.UTC(2026, 10, 23, 2, 0);

const CASES: Readonly<Record<string, Ask>> = {
  all: {},
  'all-remembered': { faculty: 'law', nowMs: NIGHT, pretended: true },
  library: { words: 'library' },
  'library-closed': { words: 'library', triage: withClosure() },
  issc: { words: 'issc' },
  ufb: { words: 'servicedesk' },
  'front-office': { words: 'front office' },
  emergency: { words: '112' },
  'programme-office': { words: 'programme office' },
  'faculty-law': { options: { faculty: 'law' } },
  'faculty-science': { options: { faculty: 'science' } },
  'faculty-remembered': { words: 'programme office', faculty: 'archaeology' },
  plexus: { words: 'plexus' },
  lipsius: { words: 'lipsius' },
  'words-the-hague': { words: 'the hague' },
  'pieter-de-la-court': { words: 'pieter de la court' },
  'by-task': { words: 'printer is broken' },
  'by-task-several': { words: 'printer' },
  'the-hague': { options: { city: 'the-hague' } },
  open: { options: { open: true } },
  'open-at-night': { options: { open: true, at: '2026-11-23 03:00' } },
  'open-at-night-library': { words: 'library', options: { open: true, at: '2026-11-23 03:00' } },
  'library-on-a-holiday': { words: 'library', options: { at: '2026-12-25 12:00' } },
  'open-on-a-holiday': { options: { open: true, at: '2027-04-27 12:00' } },
  'wrong-city': { words: 'plexus', options: { city: 'the-hague' } },
  'no-match': { words: 'my landlord raised the rent' },
  'library-sources': { words: 'library', screen: { sources: true } },
};

const SIZES = LANGUAGES.flatMap((language) => [80, 40].map((columns) => [language, columns] as const));

/** What is shown at other widths and for screen readers differs in layout only: a list, a card and a task will do. */
const ALSO_WIDE_AND_PLAIN = ['all', 'library', 'by-task'];

describe.each(Object.entries(CASES))('%s', (name, parts) => {
  test.each(SIZES)('%s, %i columns', async (language, columns) => {
    const answer = await ask({ ...parts, language, screen: { ...parts.screen, columns } });
    const lines = answer.lines();
    expectGolden(`desks/${name}.${language}.${columns}`, lines);
    // A command or an address is there to be copied: it is never broken.
    const prose = lines.filter((line) => !line.includes('lusupport ') && /\S\s+\S/.test(line));
    expect(prose.filter((line) => displayWidth(line) > columns)).toEqual([]);
  });
});

describe.each(ALSO_WIDE_AND_PLAIN)('%s', (name) => {
  test.each(LANGUAGES)('%s, 100 columns', async (language) => {
    const answer = await ask({ ...CASES[name], language, screen: { columns: 100 } });
    expectGolden(`desks/${name}.${language}.100`, answer.lines());
  });

  test.each(LANGUAGES)('%s, plain', async (language) => {
    const answer = await ask({ ...CASES[name], language, screen: { plain: true } });
    expectGolden(`desks/${name}.${language}.plain`, answer.lines());
  });
});

test.each(LANGUAGES)('the list of all fits on a screen: %s', async (language) => {
  expect((await ask({ language })).lines().length).toBeLessThanOrEqual(25);
});
