import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { run } from '../../src/incidents/command.ts';
import { resultSchema } from '../../src/incidents/result-schema.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { run as runMaintenance } from '../../src/maintenance/command.ts';
import { run as runTriage } from '../../src/triage/command.ts';
import { type Kept, sessionWith } from '../feeds/ask.ts';
import { incident, summary } from '../feeds/faults.ts';
import { campusSection } from '../helpers/campus.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeReference, fakeSession } from '../helpers/session.ts';
import { builtMatching, triageSection } from '../helpers/triage.ts';

const NOTICES = summary(
  [
    incident(),
    incident({
      id: 'i2',
      name: 'The coffee machines of the canteen do not take cards',
      components: [],
      impact: 'critical',
      shortlink: null,
    }),
  ],
  [
    {
      ...incident({ id: 'w1', name: 'uSis: onderhoud', status: 'scheduled', impact: 'maintenance', components: [] }),
      scheduled_for: '2026-11-27T16:00:00Z',
      scheduled_until: '2026-11-27T18:00:00Z',
    },
    { name: 'broken' },
  ],
);
const LATE = summary(
  [],
  [
    {
      ...incident({
        id: 'w1',
        name: 'uSis: maintenance takes longer than planned',
        status: 'in_progress',
        components: [],
      }),
      scheduled_for: '2026-11-27T16:00:00Z',
      scheduled_until: '2026-11-27T17:00:00Z',
    },
  ],
);

const TRIAGE = fakeReference({ campus: campusSection(), triage: triageSection(), matching: builtMatching() });

const SCREENS: readonly (readonly [string, Kept])[] = [
  ['none', { body: summary([]) }],
  ['some', { body: NOTICES }],
  ['offline', { body: NOTICES, offline: true, ageMinutes: 1400 }],
  ['offline-unknown', { body: null, offline: true }],
  ['failed-before', { body: summary([]), ageMinutes: 95, failedMinutes: 2 }],
  ['failed-before-unknown', { body: null, failedMinutes: 4 }],
];

describe.each(LANGUAGES)('in %s', (language) => {
  describe.each([40, 80, 100])('at %i columns', (columns) => {
    test.each(SCREENS)('incidents: %s', async (name, kept) => {
      const { lines } = await run({ options: {}, words: [] }, await sessionWith({ ...kept, language, columns }));
      expectGolden(`incidents/${name}.${language}.${columns}`, lines());
      expect(lines().filter((line) => displayWidth(line) > columns && !line.includes('https:'))).toEqual([]);
    });

    test.each([...SCREENS, ['late', { body: LATE, now: '2026-11-27T18:40:00+01:00' }] as const])(
      'maintenance: %s',
      async (name, kept) => {
        const { lines } = await runMaintenance(
          { options: {}, words: [] },
          await sessionWith({ ...kept, language, columns }),
        );
        expectGolden(`incidents/maintenance-${name}.${language}.${columns}`, lines());
        expect(lines().filter((line) => displayWidth(line) > columns)).toEqual([]);
      },
    );
  });

  describe.each([40, 80, 100])('triage at %i columns', (columns) => {
    test.each<readonly [string, Kept]>([
      ['notice', { body: NOTICES }],
      ['notice-offline', { body: NOTICES, offline: true, ageMinutes: 1400 }],
      ['notice-beside-work', { body: NOTICES, now: '2026-12-07T21:14:00+01:00' }],
    ])('%s', async (name, kept) => {
      const session = await sessionWith({ ...kept, language, columns });
      const words = { en: 'brightspace does not load', nl: 'brightspace laadt niet' }[language];
      const answer = await runTriage({ options: {}, words: [words] }, { ...session, reference: TRIAGE });
      expectGolden(`triage/${name}.${language}.${columns}`, answer.lines());
    });
  });

  test.each([40, 80])('without a feed, at %i columns', async (columns) => {
    const answer = await run(
      { options: {}, words: [] },
      fakeSession({ language, screen: plainScreen(language, columns), sections: { campus: campusSection() } }),
    );
    const result = v.parse(resultSchema, answer.result);
    // Not having read anything is not the same as nothing being wrong.
    expect([answer.exitCode, result.incidentState, result.incidents, result.feeds]).toEqual([0, 'unknown', [], []]);
    expect(answer.notices[0]?.code).toBe('incidents-not-read');
    expectGolden(`incidents/no-feed.${language}.${columns}`, answer.lines());
  });

  test('for screen readers', async () => {
    const { lines } = await run(
      { options: {}, words: [] },
      await sessionWith({ body: NOTICES, language, screen: { plain: true } }),
    );
    expectGolden(`incidents/some-plain.${language}`, lines());
  });
});
