import { expect, test } from '@jest/globals';
import type { DeskState } from '../../src/campus/hours.ts';
import type { WeeklyHours } from '../../src/reference/triage-data.ts';
import { stateText, weeklyText } from '../../src/wording/hours.ts';

const row = (days: WeeklyHours['days'], opens: string, closes: string): WeeklyHours => ({ days, opens, closes });

test.each<[WeeklyHours[], string, string]>([
  [[row(['mon', 'tue', 'wed', 'thu', 'fri'], '08:30', '24:00')], 'Mon-Fri 08:30-24:00', 'ma-vr 08.30-24.00 uur'],
  [[row(['thu', 'tue'], '11:00', '16:00')], 'Tue, Thu 11:00-16:00', 'di, do 11.00-16.00 uur'],
  [[row(['sat', 'sun'], '10:00', '23:00')], 'Sat, Sun 10:00-23:00', 'za, zo 10.00-23.00 uur'],
  [
    [row(['mon', 'tue', 'wed', 'fri'], '09:00', '17:00'), row(['fri'], '20:00', '02:00')],
    'Mon-Wed, Fri 09:00-17:00; Fri 20:00-02:00',
    'ma-wo, vr 09.00-17.00 uur; vr 20.00-02.00 uur',
  ],
  [[], '', ''],
])('%j is said as %s', (hours, en, nl) => {
  expect([weeklyText(hours, 'en'), weeklyText(hours, 'nl')]).toEqual([en, nl]);
});

const NOON = Date.parse('2026-11-23T12:00:00+01:00');
const TOMORROW = Date.parse('2026-11-24T08:30:00+01:00');
const NOW = { atMs: NOON, nowMs: NOON };
const MIDNIGHT = Date.parse('2026-11-24T00:00:00+01:00');
const closure = {
  from: '2026-11-23',
  to: '2026-11-23',
  reason: { en: 'moving', nl: 'verhuizing' },
  sources: ['page-a'],
};
const state = (parts: Partial<DeskState>): DeskState => ({
  openNow: null,
  nextOpeningMs: null,
  closesMs: null,
  closure: null,
  holiday: null,
  ...parts,
});

test.each<[Partial<DeskState>, string, string]>([
  [{}, 'not known to us', 'niet bij ons bekend'],
  [{ openNow: true }, 'open now', 'nu open'],
  [{ openNow: true, closesMs: NOON + 3_600_000 }, 'open now, until 13:00', 'nu open, tot 13.00 uur'],
  [{ openNow: true, closesMs: MIDNIGHT }, 'open now, until 24:00', 'nu open, tot 24.00 uur'],
  [
    { openNow: false, nextOpeningMs: NOON + 10 * 86_400_000 },
    'closed now, opens Thu 3 Dec 2026, 12:00',
    'nu gesloten, open vanaf do 3 dec 2026, 12.00 uur',
  ],
  [{ openNow: false }, 'closed now', 'nu gesloten'],
  [{ openNow: false, closure }, 'closed now (moving)', 'nu gesloten (verhuizing)'],
  [
    { openNow: false, closure, nextOpeningMs: TOMORROW },
    'closed now (moving), opens Tue 08:30',
    'nu gesloten (verhuizing), open vanaf di 08.30 uur',
  ],
])('%j is said as %s', (parts, en, nl) => {
  expect([stateText(state(parts), NOW, 'en'), stateText(state(parts), NOW, 'nl')]).toEqual([en, nl]);
});

test.each<[string, Partial<DeskState>, string, string]>([
  ['open', { openNow: true, closesMs: MIDNIGHT }, 'open then, until 24:00', 'dan open, tot 24.00 uur'],
  ['always open', { openNow: true }, 'open then', 'dan open'],
  [
    'closed',
    { openNow: false, nextOpeningMs: TOMORROW },
    'closed then, opens Tue 08:30',
    'dan gesloten, open vanaf di 08.30 uur',
  ],
])('another moment than now is called then: %s', (_name, parts, en, nl) => {
  const then = { atMs: NOON, nowMs: NOON - 86_400_000 };
  expect([stateText(state(parts), then, 'en'), stateText(state(parts), then, 'nl')]).toEqual([en, nl]);
});

test('a night that ends at midnight of another day names the day it belongs to', () => {
  const end = Date.parse('2026-11-26T00:00:00+01:00');
  expect(stateText(state({ openNow: true, closesMs: end }), NOW, 'en')).toBe('open now, until Wed 25 Nov 2026, 24:00');
});
