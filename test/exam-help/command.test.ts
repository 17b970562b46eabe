import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { run } from '../../src/exam-help/command.ts';
import { resultSchema } from '../../src/exam-help/result-schema.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';

describe('exam-help', () => {
  for (const language of LANGUAGES) {
    test.each([40, 80, 100])(`in ${language}, %i columns`, async (columns) => {
      const screen = plainScreen(language, columns);
      // The session refuses every question and has nothing to look with.
      const session = fakeSession({ language, screen, sections: { triage: triageSection() } });
      const answer = await run({ options: {}, words: [] }, session);
      const lines = answer.lines();
      if (columns >= 80) expect(lines.length).toBeLessThanOrEqual(8);
      if (columns < 100) expectGolden(`exam-help/screen.${language}.${columns}`, lines);
      expect(answer.exitCode).toBe(0);
      expect(v.safeParse(resultSchema, answer.result).issues).toBeUndefined();
    });
  }

  test('the instruction comes first, and the helpdesk after those who know the exam', async () => {
    const session = fakeSession({ sections: { triage: triageSection() } });
    const { result } = await run({ options: {}, words: [] }, session);
    const { steps, contacts } = result as v.InferOutput<typeof resultSchema>;
    expect(steps.map(({ id }) => id)).toEqual(['instruction', 'remindo', 'proctorio', 'campus', 'call', 'note']);
    expect(contacts.map(({ id }) => id)).toEqual(['instruction', 'lecturer', 'issc']);
    expect(contacts.at(-1)).toEqual({ id: 'issc', value: '071 - 527 8888', dial: '+31715278888' });
  });
});
