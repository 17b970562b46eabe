import { describe, expect, test } from '@jest/globals';
import { displayWidth } from '../../src/io/layout.ts';
import { LANGUAGES } from '../../src/language.ts';
import { monthGrid, serviceLetters } from '../../src/maintenance/month-grid.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';
import { expectGolden } from '../helpers/golden.ts';
import { type Asked, ask } from './ask.ts';

const sources = ['page-a'];
const campus = campusSection();
const BUSY = {
  ...campus,
  schedules: [
    ...campus.schedules,
    scheduleWith({
      id: 'nightly',
      services: ['ict', 'usis'],
      rule: 'FREQ=DAILY',
      start: '05:00',
      end: '05:30',
      exceptions: [{ kind: 'cancelled', on: '2026-11-22', sources }],
    }),
  ],
};

/** Each legend of a month says which days it means; `U` is uSis. */
describe('the legend names the days', () => {
  const cancelled = (...days: readonly number[]) =>
    days.map((day) => ({ kind: 'cancelled' as const, on: `2026-11-${String(day).padStart(2, '0')}`, sources }));

  test.each<[string, Parameters<typeof scheduleWith>[0], string, string]>([
    ['all days', { rule: 'FREQ=DAILY' }, 'every day 05:00-05:30', 'elke dag 05.00-05.30 uur'],
    [
      'all days but one',
      { rule: 'FREQ=DAILY', exceptions: cancelled(22) },
      'every day 05:00-05:30, not Sun 22 Nov',
      'elke dag 05.00-05.30 uur, niet zo 22 nov',
    ],
    [
      'all days but two',
      { rule: 'FREQ=DAILY', exceptions: cancelled(24, 3) },
      'every day 05:00-05:30, not Tue 3 Nov, Tue 24 Nov',
      'elke dag 05.00-05.30 uur, niet di 3 nov, di 24 nov',
    ],
    [
      'all days but three',
      { rule: 'FREQ=DAILY', exceptions: cancelled(3, 4, 5) },
      '27 days 05:00-05:30',
      '27 dagen 05.00-05.30 uur',
    ],
    ['every third day', { rule: 'FREQ=DAILY;INTERVAL=3' }, '10 days 05:00-05:30', '10 dagen 05.00-05.30 uur'],
    ['weekdays', { rule: 'FREQ=WEEKLY;BYDAY=MO,FR' }, 'Mon, Fri 05:00-05:30', 'ma, vr 05.00-05.30 uur'],
    [
      'weekdays but one',
      { rule: 'FREQ=WEEKLY;BYDAY=MO,FR', exceptions: cancelled(9) },
      'Mon, Fri 05:00-05:30, not Mon 9 Nov',
      'ma, vr 05.00-05.30 uur, niet ma 9 nov',
    ],
    [
      'every second week',
      { rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', since: '2026-11-01' },
      'Fri 13 Nov, Fri 27 Nov 05:00-05:30',
      'vr 13 nov, vr 27 nov 05.00-05.30 uur',
    ],
    ['one day', { rule: 'FREQ=MONTHLY;BYMONTHDAY=5' }, 'Thu 5 Nov 05:00-05:30', 'do 5 nov 05.00-05.30 uur'],
    [
      'the end of a rule',
      { rule: 'FREQ=WEEKLY;BYDAY=FR;UNTIL=20261115' },
      'Fri 6 Nov, Fri 13 Nov 05:00-05:30',
      'vr 6 nov, vr 13 nov 05.00-05.30 uur',
    ],
    [
      'one moved to another day and hour',
      {
        rule: 'FREQ=WEEKLY;BYDAY=FR',
        exceptions: [{ kind: 'moved', on: '2026-11-13', to: '2026-11-14', start: '09:00', end: '10:00', sources }],
      },
      'Fri 05:00-05:30, not Fri 13 Nov; Sat 14 Nov 09:00-10:00',
      'vr 05.00-05.30 uur, niet vr 13 nov; za 14 nov 09.00-10.00 uur',
    ],
  ])('%s', async (_, parts, en, nl) => {
    const only = scheduleWith({ id: 'only', services: ['usis'], start: '05:00', end: '05:30', ...parts });
    for (const [language, times] of [
      ['en', en],
      ['nl', nl],
    ] as const) {
      const { lines } = await ask({
        options: { month: '2026-11' },
        campus: { ...campus, schedules: [only] },
        language,
        columns: 100,
      });
      expect(lines().find((line) => line.startsWith(' U '))).toBe(` U  uSis: ${times}`);
    }
  });
});

const SCREENS: readonly (readonly [string, Asked])[] = [
  ['this-month', { options: { calendar: true } }],
  ['two-readings', { options: { month: '2026-12' } }],
  ['one-service', { options: { month: '2026-12', service: 'usis' } }],
  ['busy', { options: { calendar: true }, campus: BUSY }],
  ['empty', { options: { month: '2026-11' }, campus: { ...campus, schedules: [] } }],
];

describe.each(LANGUAGES)('in %s', (language) => {
  describe.each([40, 80, 100])('at %i columns', (columns) => {
    test.each(SCREENS)('%s', async (name, asked) => {
      const { lines } = await ask({ ...asked, language, columns });
      expectGolden(`maintenance/month-${name}.${language}.${columns}`, lines());
      expect(lines().filter((line) => displayWidth(line) > columns)).toEqual([]);
    });
  });

  test.each(SCREENS)('for screen readers: %s', async (name, asked) => {
    const { lines } = await ask({ ...asked, language, screen: { plain: true } });
    expectGolden(`maintenance/month-${name}-plain.${language}`, lines());
  });
});

test('a doubt of another month is not told', async () => {
  for (const plain of [false, true]) {
    const { lines } = await ask({ options: { month: '2027-01' }, screen: { plain } });
    expect(lines().join('\n')).not.toMatch(/Dec 2026|\? (?:or|perhaps)|two readings|other way/);
  }
});

test('a pretended moment is said, also to screen readers', async () => {
  for (const plain of [false, true]) {
    const { lines } = await ask({ options: { month: '2027-01' }, pretended: true, screen: { plain } });
    expect(lines().slice(0, 2).join('\n')).toContain('Sun 22 Nov 2026, 11:24 (pretended)');
  }
});

test('it ends with what is not in it, and the next action', async () => {
  for (const options of [{ month: '2027-01' }, { calendar: true }, { calendar: true, at: '2027-01-15' }]) {
    const lines = (await ask({ options })).lines();
    expect(lines.join(' ')).toContain('Not in it: faults and changes.');
    expect(lines.at(-1)).toBe('Something broken now?  lusupport triage');
  }
});

test('JSON lists the occurrences of the month', async () => {
  const { result } = await ask({ options: { month: '2026-12', service: 'ict' } });
  expect((result as { occurrences: { id: string }[] }).occurrences.map(({ id }) => id)).toEqual([
    'ict-tuesday-morning/2026-12-01',
    'ict-monday-evening/2026-12-07',
  ]);
});

test('every month from 1970 to 2100 has its days once, Monday first', () => {
  for (let year = 1970; year <= 2100; year += 1) {
    for (let month = 1; month <= 12; month += 1) {
      const grid = monthGrid({ year, month }, [], [], [], 0);
      const days = grid.flat().filter((day) => day !== null);
      const length = new Date(Date.UTC(year, month, 0)).getUTCDate();
      expect(days.map(({ day }) => day)).toEqual(Array.from({ length }, (_, index) => index + 1));
      const first = grid[0]?.findIndex((day) => day !== null) ?? -1;
      expect([first, grid.every((week) => week.length === 7)]).toEqual([
        (new Date(Date.UTC(year, month - 1, 1)).getUTCDay() + 6) % 7,
        true,
      ]);
    }
  }
});

test('letters: the first of the id that is free', () => {
  const service = (id: string) => ({ ...campus.services[0], id }) as (typeof campus.services)[number];
  expect([...serviceLetters(['ict', 'usis', 'irc', 'ii', '1'].map(service)).values()]).toEqual([
    'I',
    'U',
    'R',
    'A',
    'B',
  ]);
});

test.each(['2026-13', '2026-00', '1969-12', '2101-01', '2026-1', 'december', ''])(
  '--month %s is refused',
  async (month) => {
    await expect(ask({ options: { month } })).rejects.toMatchObject({ exitCode: 2, code: 'bad-month' });
  },
);
