import { describe, expect, test } from '@jest/globals';
import { displayWidth } from '../../src/io/layout.ts';
import { LANGUAGES } from '../../src/language.ts';
import { expectGolden } from '../helpers/golden.ts';
import { type Asked, ask } from './ask.ts';

const FRIDAY = '2026-11-27';

/** Whole screens, read by a person when they change. */
const SCREENS: readonly (readonly [string, Asked])[] = [
  ['clear', {}],
  ['clear-without-doubt', { now: '2026-10-10T12:00:00+02:00' }],
  ['active', { now: '2026-10-05T21:14:00+02:00' }],
  ['active-with-doubt', { now: '2026-09-07T21:14:00+02:00' }],
  ['active-itself-in-doubt', { now: '2026-09-01T08:00:00+02:00' }],
  ['only-the-other-reading', { now: '2026-09-08T08:00:00+02:00' }],
  ['recently-ended', { now: '2026-10-06T03:00:00+02:00' }],
  ['recently-ended-with-doubt', { now: '2026-09-08T03:00:00+02:00' }],
  ['soon', { now: `${FRIDAY}T16:15:00+01:00` }],
  ['at', { options: { at: '2026-09-07T21:14' } }],
  ['at-soon', { options: { at: `${FRIDAY} 16:15` } }],
  ['service-active', { now: `${FRIDAY}T17:15:00+01:00`, options: { service: 'usis' } }],
  ['service-clear', { options: { service: 'ict' } }],
  ['pretended', { now: '2026-09-07T21:14:00+02:00', pretended: true }],
  ['own-zone', { session: { machineOffsetMinutes: () => -300 } }],
  [
    'own-zone-pretended-active',
    { now: '2026-09-07T21:14:00+02:00', pretended: true, session: { machineOffsetMinutes: () => 345 } },
  ],
  ['plan-free', { options: { at: '2026-12-02 13:00', for: '2h' } }],
  ['plan-hit', { options: { at: '2026-12-07 19:00', for: '2h' } }],
  ['plan-in-doubt', { options: { at: '2026-12-08 07:45', for: '2h' } }],
  ['plan-over-midnight', { options: { at: '2026-12-07 23:00', for: '10h' } }],
  ['next', { options: { next: '6' } }],
  ['period', { options: { from: '2026-12-01', to: '2027-01-01' } }],
  ['period-empty', { options: { from: '2026-12-02', to: '2026-12-03' } }],
  ['explain', { options: { explain: 'ict-tuesday-morning' } }],
  ['explain-weekly', { options: { explain: 'usis-friday' } }],
  ['clock-wrong', { now: '2101-06-01T12:00:00+02:00' }],
  ['sources', { screen: { sources: true } }],
];

const PLAIN: readonly (readonly [string, Asked])[] = [
  ['plain', {}],
  ['plain-active', { now: '2026-09-07T21:14:00+02:00' }],
  ['plain-plan-hit', { options: { at: '2026-12-07 19:00', for: '2h' } }],
  ['plain-explain', { options: { explain: 'ict-tuesday-morning' } }],
];

for (const language of LANGUAGES) {
  describe(`screens in ${language}`, () => {
    for (const columns of [80, 40]) {
      test.each(SCREENS)(`%s, ${columns} columns`, async (name, asked) => {
        const { lines } = await ask({ ...asked, language, columns });
        expectGolden(`maintenance/${name}.${language}.${columns}`, lines());
      });
    }
    test.each(PLAIN)('%s', async (name, asked) => {
      const { lines } = await ask({ ...asked, language, screen: { plain: true } });
      expectGolden(`maintenance/${name}.${language}`, lines());
    });
  });
}

/** Lists, explanations and full sources may be longer. */
const LIMITED = SCREENS.filter(([name]) => !/^(?:next|period|explain|sources)/.test(name));

describe('short', () => {
  for (const language of LANGUAGES) {
    test.each(LIMITED)(`at most 8 lines in ${language}: %s`, async (_, asked) => {
      const { lines } = await ask({ ...asked, language });
      expect(lines().length).toBeLessThanOrEqual(8);
    });

    test.each(SCREENS)(`no line is wider than the screen in ${language}: %s`, async (name, asked) => {
      for (const columns of [40, 60, 80, 100]) {
        const { lines } = await ask({ ...asked, language, columns });
        const wide = lines().filter((line) => displayWidth(line) > columns);
        // An address and a rule are single words: a terminal breaks them itself.
        expect(wide.filter((line) => !/https:|FREQ=/.test(line))).toEqual([]);
        if (!/^(?:explain|sources)/.test(name)) expect(wide).toEqual([]);
      }
    });
  }

  test('at most 8 lines at every hour and a quarter past of three weeks, in both languages', async () => {
    const startMs = Date.parse('2026-08-25T00:00:00+02:00');
    const longer: string[] = [];
    for (let hour = 0; hour < 24 * 21; hour += 1) {
      const pretended = hour % 2 === 0;
      const now = new Date(startMs + hour * 3_600_000 + (hour % 3) * 900_000).toISOString();
      for (const language of LANGUAGES) {
        for (const options of [{}, { at: now, for: '2h' }, { at: now, for: '14h', service: 'ict' }]) {
          const { lines } = await ask({ now, language, options, pretended });
          if (lines().length > 8) longer.push(`${now} ${language} ${JSON.stringify(options)}`);
        }
      }
    }
    expect(longer).toEqual([]);
  });
});

describe('words', () => {
  test('no trade words outside --explain', async () => {
    for (const [name, asked] of SCREENS) {
      if (name.startsWith('explain')) continue;
      for (const language of LANGUAGES) {
        const { lines } = await ask({ ...asked, language });
        expect(lines().join('\n')).not.toMatch(/FREQ|RRULE|may-be-slow-or-down|may be down|undefined|null|\bNaN\b/);
      }
    }
  });

  test('pretended time is said on every screen', async () => {
    for (const [name, asked] of [...SCREENS, ...PLAIN]) {
      if (name.startsWith('clock-wrong')) continue;
      for (const [language, mark] of [
        ['en', 'pretended time'],
        ['nl', 'gedaan alsof'],
      ] as const) {
        const { lines } = await ask({ ...asked, language, pretended: true });
        expect(lines().join(' ')).toContain(mark);
      }
    }
  });

  test('every answer ends in something to do', async () => {
    for (const [name, asked] of SCREENS) {
      if (name.startsWith('explain')) continue;
      const { lines } = await ask(asked);
      expect(lines().at(-1)).toMatch(/lusupport (?:triage|maintenance --at 2026-12-01)$/);
    }
  });

  test('a doubt in JSON is a doubt on the screen', async () => {
    for (const [, asked] of [...SCREENS, ...PLAIN]) {
      if (asked.options?.['explain'] !== undefined) continue;
      const { result, lines } = await ask(asked);
      const inJson = (result as { doubts: unknown[] }).doubts.length > 0;
      expect(/\? (?:or|perhaps)|perhaps:|can also be read/.test(lines().join('\n'))).toBe(inJson);
    }
  });
});
