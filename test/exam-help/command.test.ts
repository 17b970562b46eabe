import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { run } from '../../src/exam-help/command.ts';
import { resultSchema } from '../../src/exam-help/result-schema.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { SOURCES } from '../exam-check/data.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';

const sections = {
  triage: triageSection(),
  campus: {
    manifest: { dataVersion: '2026-11-25', university: { en: 'Leiden University', nl: 'Universiteit Leiden' } },
    sources: SOURCES,
    services: [],
    schedules: [],
  },
};

describe('exam-help', () => {
  for (const language of LANGUAGES) {
    test.each([40, 80, 100])(`in ${language}, %i columns`, async (columns) => {
      const screen = plainScreen(language, columns);
      // The session refuses every question and has nothing to look with.
      const session = fakeSession({ language, screen, sections });
      const answer = await run({ options: {}, words: [] }, session);
      const lines = answer.lines();
      if (columns >= 80) expect(lines.length).toBeLessThanOrEqual(8);
      expect(lines.every((line) => displayWidth(line) <= columns)).toBe(true);
      if (columns < 100) expectGolden(`exam-help/screen.${language}.${columns}`, lines);
      expect(answer.exitCode).toBe(0);
      expect(v.safeParse(resultSchema, answer.result).issues).toBeUndefined();
    });
  }

  test('the instruction comes first, and the helpdesk after those who know the exam', async () => {
    const session = fakeSession({ sections });
    const { result } = await run({ options: {}, words: [] }, session);
    const { steps, contacts } = result as v.InferOutput<typeof resultSchema>;
    expect(steps.map(({ id }) => id)).toEqual(['instruction', 'remindo', 'proctorio', 'campus', 'call', 'note']);
    expect(contacts.map(({ id }) => id)).toEqual(['instruction', 'lecturer', 'issc']);
    expect(contacts.at(-1)).toEqual({ id: 'issc', value: '071 - 527 8888', dial: '+31715278888' });
  });

  test('the number says where it comes from and how old that is; --sources says all', async () => {
    const lines = async (sources: boolean) =>
      (
        await run({ options: {}, words: [] }, fakeSession({ sections, screen: { ...plainScreen('en'), sources } }))
      ).lines();
    expect((await lines(false)).at(-1)).toMatch(/^Source: the university's ICT help page, about 2021-23 \(3 more/);
    expect((await lines(true)).join(' ')).toContain('an instruction for Remindo candidates, undated');
  });
});
