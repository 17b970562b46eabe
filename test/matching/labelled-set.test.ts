import { expect, test } from '@jest/globals';
import { firstDesks } from '../../src/matching/open.ts';
import { matchingSection, triageSection } from '../helpers/triage.ts';

/** What the matching learns from and is compared on must speak of every desk, in both languages. */

const FEWEST_OF_DESK = 40;
const FEWEST_OUT_OF_SCOPE = 150;

const LANGUAGES = ['en', 'nl'] as const;

test('every first desk has phrases enough in each language, and so has what is for no desk', () => {
  const desks = firstDesks(triageSection());
  const { phrases, outOfScope } = matchingSection();
  const few = [...new Set(desks.values())].flatMap((desk) =>
    LANGUAGES.flatMap((language) => {
      const ofDesk = phrases.filter(({ topic }) => desks.get(topic) === desk);
      const count = ofDesk.reduce((sum, record) => sum + record.phrases[language].length, 0);
      return count < FEWEST_OF_DESK ? [`${desk} ${language} ${count}`] : [];
    }),
  );
  expect(few).toEqual([]);
  expect(new Set(desks.values()).size).toBe(10);
  const none = outOfScope.reduce((sum, { phrases: { en, nl } }) => sum + en.length + nl.length, 0);
  expect(none).toBeGreaterThanOrEqual(FEWEST_OUT_OF_SCOPE);
});
