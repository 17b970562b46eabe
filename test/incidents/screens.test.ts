import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { run } from '../../src/incidents/command.ts';
import { resultSchema } from '../../src/incidents/result-schema.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { campusSection } from '../helpers/campus.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';

test.each([
  ['en', 40],
  ['en', 80],
  ['nl', 40],
  ['nl', 80],
] as const)('where faults are told, %s, %i columns', async (language, columns) => {
  const session = fakeSession({
    language,
    screen: plainScreen(language, columns),
    sections: { campus: campusSection() },
  });
  const answer = await run({ options: {}, words: [] }, session);
  const result = v.parse(resultSchema, answer.result);
  // Not having read anything is not the same as nothing being wrong.
  expect([answer.exitCode, result.incidentState, result.incidents, result.feeds]).toEqual([0, 'unknown', [], []]);
  expect(answer.notices[0]?.code).toBe('incidents-not-read');
  expectGolden(`incidents/places.${language}.${columns}`, answer.lines());
});
