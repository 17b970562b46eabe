import { expect, test } from '@jest/globals';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { outcomeLines } from '../../src/triage/text.ts';
import { viewOutcome } from '../../src/triage/view.ts';
import { triageWords } from '../../src/triage/words.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

/** What an outcome leaves out first when it does not fit: every outcome of the real facts. */

const data = { triage: triageSection(), campus: campusSection() };
const SUNDAY = Date.UTC(2026, 10, 22, 10, 24);

test.each(LANGUAGES)('notes go before steps that are to be done in order lose their lines: %s', (language) => {
  const { mind } = triageWords(language);
  const joined = data.triage.outcomes.flatMap((outcome) => {
    const view = viewOutcome(data, outcome, [], { atMs: SUNDAY, nowMs: SUNDAY });
    const lines = outcomeLines(
      {
        view,
        trace: [{ question: 'problem', option: 'not-sure', by: 'words' }],
        matches: [],
        faculty: null,
        replay: [],
        carried: [],
        explain: false,
      },
      data.triage,
      {
        screen: plainScreen(language, 80),
        atMs: SUNDAY,
        nowMs: SUNDAY,
        momentShown: false,
        pretended: false,
        machineOffsetMinutes: () => 60,
      },
    );
    expect([outcome.id, lines.length <= 16]).toEqual([outcome.id, true]);
    const hasOwnLines = outcome.selfHelp.length < 2 || lines.some((line) => /^ {4,}2\. /.test(line));
    return hasOwnLines ? [] : [lines];
  });
  for (const lines of joined) {
    // A number to ring always stays.
    expect(lines.filter((line) => line.startsWith(`  ${mind} `) && !/\d{3} \d{4}/.test(line))).toEqual([]);
    expect(lines.length).toBeGreaterThan(12);
  }
});
