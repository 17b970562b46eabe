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
