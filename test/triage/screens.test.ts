import { describe, test } from '@jest/globals';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { run } from '../../src/triage/command.ts';
import { campusSection } from '../helpers/campus.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { builtMatching, triageSection } from '../helpers/triage.ts';

/** Whole screens on the real facts, read by a person when they change. */

const sections = { triage: triageSection(), matching: builtMatching(), campus: campusSection() };
const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);
const MONDAY_EVENING = Date.UTC(2026, 8, 7, 19, 14);

interface Case {
  readonly words?: string;
  readonly answers?: readonly string[];
  readonly nowMs?: number;
  readonly pretended?: boolean;
  readonly faculty?: string;
  readonly explain?: boolean;
  readonly sources?: boolean;
}

const CASES: Readonly<Record<string, Case>> = {
  'printer-broken': { words: 'printer is broken' },
  'password-during-maintenance': { words: 'forgot my password', nowMs: MONDAY_EVENING },
  'card-lost': { words: 'lu-card gestolen' },
  'exam-running': { answers: ['problem=online', 'online=exam-running'] },
  danger: { answers: ['problem=danger'] },
  'wifi-in-doubt': { words: 'eduroam werkt niet', nowMs: Date.UTC(2026, 11, 8, 6, 45) },
  'wifi-pretended': { words: 'eduroam werkt niet', nowMs: MONDAY_EVENING, pretended: true },
  'grade-missing-law': { words: 'my grade is missing', faculty: 'law' },
  'grade-missing': { words: 'my grade is missing' },
  'library-loans': { words: 'renew my library book' },
  'exam-identification': { answers: ['problem=online', 'online=identification'] },
  'objection-zoom': { answers: ['problem=online', 'online=objection', 'objection=not-raised', 'subject=zoom'] },
  'own-data': { answers: ['problem=online', 'online=objection', 'objection=own-data'] },
  'not-sure': { answers: ['problem=not-sure', 'unsure=not-sure'] },
  'near-tie': { words: 'print' },
  'two-problems': { words: 'printer is broken and I forgot my password', answers: ['problem=printing'] },
  'umail-login': { answers: ['problem=ict', 'ict=mail', 'mail=umail-login'] },
  catalogue: { answers: ['problem=building', 'building=library', 'library=catalogue'] },
  'exam-prepare': { answers: ['problem=online', 'online=prepare'] },
  'no-match': { words: 'my landlord raised the rent' },
  'first-question': {},
  'printer-explained': { words: 'printer is broken', explain: true },
  'printer-sources': { words: 'printer is broken', sources: true },
};

/** Every phrase that is added to `data/` moves the chances a little; what is golden is where they stand. */
const withoutNumbers = (line: string): string => line.replace(/(?<= )[01]\.\d\d(?=[,:]|$)/g, '0.00');

const SIZES = LANGUAGES.flatMap((language) => [80, 40].map((columns) => [language, columns] as const));

describe.each(Object.entries(CASES))('%s', (name, { words, answers = [], nowMs = SUNDAY, ...more }) => {
  test.each(SIZES)('%s, %i columns', async (language, columns) => {
    const { pretended = false, faculty, explain, sources = false } = more;
    const session = fakeSession({
      sections,
      language,
      screen: { ...plainScreen(language, columns), sources },
      now: { instantMs: nowMs, pretended },
      settings: {
        path: '/nowhere/config.json',
        values: () => (faculty === undefined ? {} : { faculty }),
        notices: () => [],
        set: async () => true,
      },
    });
    const options = { answer: answers, ...(explain ? { explain } : {}) };
    const answer = await run({ words: words === undefined ? [] : [words], options }, session);
    expectGolden(`triage/${name}.${language}.${columns}`, answer.lines().map(withoutNumbers));
  });
});
