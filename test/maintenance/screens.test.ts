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
  ['ours-ended', { now: '2026-09-01T09:00:00+02:00' }],
  ['other-reading-to-come', { now: '2026-12-02T10:00:00+01:00' }],
  ['active-before-other-reading', { now: '2026-12-04T17:30:00+01:00' }],
  ['other-reading-soon', { now: '2026-09-08T07:00:00+02:00' }],
  ['other-reading-was', { now: '2026-09-08T09:15:00+02:00' }],
  ['at-far-active', { options: { at: '2027-02-01 21:00' } }],
  ['at-past', { options: { at: '2026-09-07 21:00' } }],
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
  ['plan-hit-in-doubt', { options: { at: '2026-12-01 07:45', for: '2h' } }],
  ['plan-before-other-reading', { options: { at: '4 december 2026 13:00', for: '2h' } }],
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
        // An address, a rule and a command are never broken: a terminal does it itself.
        expect(wide.filter((line) => !/https:|FREQ=|^ {2}lusupport \S+ --explain \S+$/.test(line))).toEqual([]);
        if (columns >= 60 && !/^(?:explain|sources)/.test(name)) expect(wide).toEqual([]);
      }
    });
  }

  test('every hour of three weeks: 8 lines, in order of time, the nearest work and every doubt shown', async () => {
    const startMs = Date.parse('2026-08-25T00:00:00+02:00');
    const wrong: string[] = [];
    for (let hour = 0; hour < 24 * 21; hour += 1) {
      const pretended = hour % 2 === 0;
      const now = new Date(startMs + hour * 3_600_000 + (hour % 3) * 900_000).toISOString();
      for (const language of LANGUAGES) {
        for (const options of [
          {},
          { service: 'ict' },
          { at: now, for: '2h' },
          { at: now, for: '14h', service: 'ict' },
        ]) {
          const { lines, result } = await ask({ now, language, options, pretended });
          const problems = problemsOf(lines(), result as Shown, language);
          if (problems.length > 0) wrong.push(`${now} ${language} ${JSON.stringify(options)}: ${problems.join()}`);
        }
      }
    }
    expect(wrong).toEqual([]);
  });
});

interface Shown {
  readonly active: readonly unknown[];
  readonly next: readonly { readonly start: string }[];
  readonly clash: { readonly occurrences: readonly string[] } | null;
  readonly doubts: readonly unknown[];
}

const MONTHS = { en: ['Aug', 'Sep', 'Oct'], nl: ['aug', 'sep', 'okt'] };

/** What a screen of late summer does wrong. */
function problemsOf(
  lines: readonly string[],
  { active, next, clash, doubts }: Shown,
  language: 'en' | 'nl',
): readonly string[] {
  const days = lines
    .map((line) => /^ {2}[A-Za-z]{2,3} +(\d{1,2}) ([A-Za-z]{3}) /.exec(line))
    .filter((match) => match !== null)
    .map(([, day, month]) => (8 + MONTHS[language].indexOf(month ?? '')) * 100 + Number(day));
  const isHit = (clash?.occurrences.length ?? 0) > 0;
  const isExplained = lines.some((line) => line.includes('--explain'));
  const nearest = Number(next[0]?.start.slice(5, 10).replace('-', ''));
  return [
    ...(lines.length > 8 ? ['too long'] : []),
    ...(days.some((day, index) => day < (days[index - 1] ?? 0)) ? ['not in order'] : []),
    ...(days.includes(nearest) || isHit || (active.length > 0 && isExplained) ? [] : ['nearest work left out']),
    ...(doubts.length > 0 && !/\? (?:or|of|perhaps|misschien)/.test(lines.join('\n')) ? ['doubt left out'] : []),
  ];
}

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
        ['en', 'pretended)'],
        ['nl', 'opgegeven tijdstip)'],
      ] as const) {
        const { lines } = await ask({ ...asked, language, pretended: true });
        expect(lines().join(' ').replace(/ +/g, ' ')).toContain(mark);
      }
    }
  });

  const TRIAGE = /lusupport triage$/;
  const LECTURER = /^An exam then\? Ask your lecturer\. Otherwise choose another time\.$/;
  const WHY = /^The rule has two readings: {2}lusupport maintenance --explain ict-tuesday-morning$/;
  const PLACES = /^Maintenance Calendar \(in Dutch\), current technical issues\.$/;

  test.each<[string, RegExp, Asked]>([
    ['now', TRIAGE, {}],
    ['a moment of today', TRIAGE, { options: { at: '2026-11-22 21:00' } }],
    ['a moment of another day', PLACES, { options: { at: '2026-11-23 21:00' } }],
    ['a moment of the past with work', PLACES, { options: { at: '2026-10-05 21:00' } }],
    ['a moment to come with work', LECTURER, { options: { at: '2027-02-01 21:00' } }],
    ['a moment to come shortly before work', LECTURER, { options: { at: '2026-11-27 16:15' } }],
    ['a moment to come in doubt', WHY, { options: { at: '2026-12-08 08:00' } }],
    ['a plan for another day', PLACES, { options: { at: '2026-12-02 13:00', for: '2h' } }],
    ['a plan that is hit', LECTURER, { options: { at: '2026-12-07 19:00', for: '2h' } }],
    ['a plan in doubt', WHY, { options: { at: '2026-12-08 07:45', for: '2h' } }],
    ['a plan for today', TRIAGE, { options: { at: '2026-11-22 13:00', for: '2h' } }],
    ['a plan of the past that was hit', PLACES, { options: { at: '2026-10-05 19:00', for: '2h' } }],
    [
      'a plan that is under way and hit',
      LECTURER,
      { now: '2026-12-07T20:30:00+01:00', options: { at: '2026-12-07 19:00', for: '2h' } },
    ],
    ['the soonest', TRIAGE, { options: { next: '3' } }],
    ['a period to come', TRIAGE, { options: { from: '2026-12-01', to: '2027-01-01' } }],
    ['a period of the past', TRIAGE, { options: { from: '2026-03-28', to: '2026-03-30' } }],
    ['a period that runs', TRIAGE, { options: { from: '2026-11-22', to: '2026-12-01' } }],
    ['a clock that cannot be right', /lusupport maintenance --at 2026-12-01$/, { now: '2101-06-01T12:00:00+02:00' }],
  ])('the last line of %s', async (_, last, asked) => {
    const { lines } = await ask(asked);
    expect(lines().at(-1)).toMatch(last);
  });

  test.each<[string, string, Asked]>([
    ['now', 'No planned maintenance now, but perhaps until 08:30.', { now: '2026-09-08T08:00:00+02:00' }],
    ['soon', 'No planned maintenance now, but perhaps from 07:30.', { now: '2026-09-08T07:00:00+02:00' }],
    [
      'a moment',
      'No planned maintenance at that moment, but perhaps until 08:30.',
      { options: { at: '2026-12-08 08:00' } },
    ],
    [
      'a plan',
      'No planned maintenance during your plan, but perhaps Tue 8 Dec 07:30-08:30.',
      { options: { at: '2026-12-08 07:45', for: '2h' } },
    ],
  ])('a headline carries the doubt and the state stays clear: %s', async (_, headline, asked) => {
    const { lines, result } = await ask({ ...asked, screen: { plain: true } });
    expect([lines()[0], (result as { state: string }).state]).toEqual([headline, 'clear']);
  });

  test('dates in explanations and sources are words', async () => {
    for (const language of LANGUAGES) {
      for (const asked of [{ options: { explain: 'usis-friday' } }, { screen: { sources: true } }]) {
        const text = (await ask({ ...asked, language })).lines().join(' ').replace(/ +/g, ' ');
        expect(text).toMatch(/22 (?:Nov|nov) 2026/);
        expect(text).not.toContain('2026-11-22');
      }
    }
  });

  test.each<[string, string, string, boolean]>([
    ['months before it', '2026-03-28', '2026-03-30', false],
    ['between our day and the other', '2026-12-02', '2026-12-03', false],
    ['on our day', '2026-12-01', '2026-12-02', true],
    ['on the other day', '2026-12-08', '2026-12-09', true],
    ['up to the other day', '2026-12-05', '2026-12-08', false],
  ])('a period tells the doubts that lie in it: %s', async (_, from, to, isTold) => {
    for (const plain of [false, true]) {
      const { lines, result } = await ask({ options: { from, to }, screen: { plain } });
      expect(/\? (?:or|perhaps)|other way|also be read/.test(lines().join('\n'))).toBe(isTold);
      // A program still hears of what the other reading changes now.
      expect((result as Shown).doubts).toHaveLength(1);
    }
  });

  test('a doubt in JSON is a doubt on the screen', async () => {
    for (const [name, asked] of [...SCREENS, ...PLAIN]) {
      // A period without the day of the doubt does not tell it.
      if (asked.options?.['explain'] !== undefined || name === 'period-empty') continue;
      const { result, lines } = await ask(asked);
      const inJson = (result as { doubts: unknown[] }).doubts.length > 0;
      expect(/\? (?:or|perhaps)|perhaps:|can also be read/.test(lines().join('\n'))).toBe(inJson);
    }
  });
});
