import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from '@jest/globals';
import ICAL from 'ical.js';
import { occurrencesStartingIn } from '../../src/campus/windows.ts';
import { LANGUAGES } from '../../src/language.ts';
import { calendarText } from '../../src/maintenance/ics.ts';
import type { Schedule } from '../../src/reference/campus-data.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';
import { cli } from '../helpers/cli.ts';
import { expectGolden } from '../helpers/golden.ts';
import { schemaProblems } from '../helpers/schemas.ts';
import { ask } from './ask.ts';

const campus = campusSection();
const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');
const FROM_MS = Date.parse('2026-01-01T00:00:00+01:00');
const TO_MS = Date.parse('2036-01-01T00:00:00+01:00');
const folder = mkdtempSync(join(tmpdir(), 'lusupport-ics-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const write = (
  schedules: readonly Schedule[],
  language: 'en' | 'nl' = 'en',
  alarmMinutes: number | null = null,
): string => calendarText({ campus, schedules, language, nowMs: NOW_MS, alarmMinutes });

/** `[start, end]` in UTC seconds. */
type Span = readonly [start: number, end: number];

const ours = (schedules: readonly Schedule[]): readonly Span[] =>
  occurrencesStartingIn(schedules, FROM_MS, TO_MS).map(({ startMs, endMs }) => [startMs / 1000, endMs / 1000]);

const rising = (spans: readonly Span[]): readonly Span[] => [...spans].sort((a, b) => a[0] - b[0] || a[1] - b[1]);

function readByIcal(text: string): readonly Span[] {
  const calendar = new ICAL.Component(ICAL.parse(text));
  const spans = calendar.getAllSubcomponents('vevent').flatMap((component) => {
    const event = new ICAL.Event(component);
    if (!event.isRecurring()) return [[event.startDate.toUnixTime(), event.endDate.toUnixTime()] as const];
    const found: Span[] = [];
    const iterator = event.iterator();
    for (let next = iterator.next(); next && next.toUnixTime() * 1000 < TO_MS; next = iterator.next()) {
      const { startDate, endDate } = event.getOccurrenceDetails(next);
      found.push([startDate.toUnixTime(), endDate.toUnixTime()]);
    }
    return found;
  });
  return rising(spans.filter(([start]) => start * 1000 >= FROM_MS && start * 1000 < TO_MS));
}

/** Debian's: other Pythons of a machine have not got the package. */
const PYTHON = '/usr/bin/python3';
const hasIcalendar = spawnSync(PYTHON, ['-c', 'import icalendar, dateutil, zoneinfo']).status === 0;

function readByPython(text: string, machineZone: string): readonly Span[] {
  const script = join(import.meta.dirname, 'read-ics.py');
  const args = [script, String(FROM_MS / 1000), String(TO_MS / 1000)];
  const out = execFileSync(PYTHON, args, { input: text, env: { ...process.env, TZ: machineZone }, encoding: 'utf8' });
  return rising(JSON.parse(out).map(([, start, end]: [string, number, number]): Span => [start, end]));
}

const sources = ['page-a'];
const untilItsEnd = (parts: Partial<Schedule>): Schedule => {
  const { end: _end, ...rest } = scheduleWith(parts);
  return rest;
};

/** Each shows something that readers can differ in. */
const SCHEDULES: readonly (readonly [string, readonly Schedule[]])[] = [
  ['the bundled facts', campus.schedules],
  ['every day', [scheduleWith({ rule: 'FREQ=DAILY', start: '05:00', end: '06:30' })]],
  ['every night, over both clock changes', [scheduleWith({ rule: 'FREQ=DAILY', start: '01:30', end: '03:30' })]],
  [
    'in the hour that is skipped and repeated',
    [scheduleWith({ rule: 'FREQ=WEEKLY;BYDAY=SU', start: '02:30', end: '02:45' })],
  ],
  [
    'an exact length over the clock changes',
    [untilItsEnd({ rule: 'FREQ=WEEKLY;BYDAY=SA', start: '23:00', duration: 'PT6H' })],
  ],
  ['every third day from a day', [scheduleWith({ rule: 'FREQ=DAILY;INTERVAL=3', since: '2026-03-02' })]],
  ['so many times', [scheduleWith({ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH;COUNT=25', since: '2026-03-04' })]],
  ['until a day', [scheduleWith({ rule: 'FREQ=MONTHLY;BYDAY=-1FR;UNTIL=20290131' })]],
  ['until a moment', [scheduleWith({ rule: 'FREQ=MONTHLY;BYMONTHDAY=-1;UNTIL=20290131T090000Z' })]],
  ['leap days', [scheduleWith({ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29' })]],
  ['a weekday of some months', [scheduleWith({ rule: 'FREQ=YEARLY;BYMONTH=2,8;BYDAY=1MO' })]],
  [
    'moved, cancelled and extra',
    [
      scheduleWith({
        exceptions: [
          { kind: 'cancelled', on: '2026-12-28', sources },
          { kind: 'moved', on: '2027-01-04', to: '2027-01-05', start: '20:00', end: '01:00', sources },
          { kind: 'extra', on: '2027-01-06', sources },
        ],
      }),
    ],
  ],
  [
    'another zone',
    [scheduleWith({ zone: 'America/New_York', rule: 'FREQ=WEEKLY;BYDAY=MO', start: '22:00', end: '02:00' })],
  ],
  [
    'a zone of the south',
    [scheduleWith({ zone: 'Pacific/Auckland', rule: 'FREQ=MONTHLY;BYDAY=1SU', start: '01:00', end: '04:00' })],
  ],
];

describe('two independent readers find our occurrences over ten years', () => {
  test.each(SCHEDULES)('ical.js: %s', (_, schedules) => {
    expect(ours(schedules).length).toBeGreaterThan(1);
    expect(readByIcal(write(schedules))).toEqual(rising(ours(schedules)));
  });

  const byPython = hasIcalendar ? test : test.skip;
  byPython.each(SCHEDULES)('icalendar of Python: %s', (_, schedules) => {
    expect(readByPython(write(schedules, 'nl', 60), 'UTC')).toEqual(rising(ours(schedules)));
  });

  byPython.each(['America/New_York', 'Asia/Kathmandu', 'Pacific/Apia'])('icalendar on a machine in %s', (zone) => {
    expect(readByPython(write(campus.schedules), zone)).toEqual(rising(ours(campus.schedules)));
  });

  test.each(['America/New_York', 'Pacific/Apia'])('the file is the same on a machine in %s', async (TZ) => {
    const run = await cli(['maintenance', '--ics', '-'], { env: { TZ } });
    expect({ ...run, stdout: run.stdout === write(campus.schedules) }).toEqual({
      code: 0,
      signal: null,
      stdout: true,
      stderr: '',
    });
  });
});

describe('the file', () => {
  test.each(LANGUAGES)('in %s', (language) => {
    // The stamp is the day of the data, which goes on; a renewed fact is no other calendar.
    const dated = { ...campus, manifest: { ...campus.manifest, dataVersion: '2026-11-25' } };
    const { schedules } = campus;
    const text = calendarText({ campus: dated, schedules, language, nowMs: NOW_MS, alarmMinutes: 60 });
    expectGolden(`maintenance/calendar.${language}`, text.replaceAll('\r', '').split('\n'));
  });

  test('keeps the form of RFC 5545: lines of 75 octets, CRLF, texts escaped, and unfolds to what was meant', () => {
    const name = { en: 'a; b, c\\d\nsecond line: \u20ac \ud83d\ude00 '.repeat(8), nl: 'x' };
    const services = campus.services.map((service) => ({ ...service, name }));
    const text = calendarText({
      campus: { ...campus, services },
      schedules: campus.schedules,
      language: 'en',
      nowMs: NOW_MS,
      alarmMinutes: 90,
    });
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
    const lines = text.split('\r\n');
    expect(lines.filter((line) => Buffer.byteLength(line) > 75 || line.includes('\n'))).toEqual([]);
    expect(lines.filter((line) => Buffer.byteLength(line) === 75).length).toBeGreaterThan(5);
    const [event] = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent');
    expect(event?.getFirstPropertyValue('summary')).toBe(`Planned maintenance: ${name.en}`);
    expect(event?.getFirstSubcomponent('valarm')?.getFirstPropertyValue('trigger')?.toString()).toBe('-PT1H30M');
  });

  test('a doubt stands in the description and is no event; exceptions have ids of their own', () => {
    const [, , , , , , , , , , , exceptions] = SCHEDULES;
    const uids = (text: string): unknown[] =>
      new ICAL.Component(ICAL.parse(text))
        .getAllSubcomponents('vevent')
        .map((each) => each.getFirstPropertyValue('uid'));
    expect(uids(write(campus.schedules))).toEqual(campus.schedules.map(({ id }) => `${id}@lusupport`));
    expect(write(campus.schedules).match(/In doubt/g)).toHaveLength(1);
    expect(uids(write(exceptions?.[1] ?? []))).toEqual([
      'test@lusupport',
      'test/2027-01-04@lusupport',
      'test/2027-01-06@lusupport',
    ]);
  });

  test('a rule that has ended, and one that never had a day, leave no series', () => {
    const ended = scheduleWith({ rule: 'FREQ=WEEKLY;BYDAY=MO;UNTIL=20200101' });
    expect(write([ended])).not.toContain('VEVENT');
  });
});

describe('--ics FILE', () => {
  test('is written, and replaces only a calendar of ours', async () => {
    const file = join(folder, 'a.ics');
    const run = await cli(['maintenance', '--ics', file, '--alarm', '1h']);
    expect(run.code).toBe(0);
    expect(run.stdout).toMatch(/^Written: .*a\.ics\nIt holds 3 schedules\. It warns 1 h before the start\./);
    expect((await cli(['maintenance', '--ics', file])).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toBe(write(campus.schedules));
    writeFileSync(file, 'BEGIN:VCALENDAR\r\nPRODID:-//somebody else\r\n');
    const refused = await cli(['maintenance', '--ics', file]);
    expect([refused.code, refused.stderr]).toEqual([
      2,
      expect.stringContaining('is not a calendar that lusupport wrote'),
    ]);
    expect(readFileSync(file, 'utf8')).toContain('somebody else');
  });

  test('what cannot be written is printed, exit 6', async () => {
    const run = await cli(['maintenance', '--ics', '/proc/nope.ics', '--service', 'usis']);
    expect(run.code).toBe(6);
    expect(run.stdout).toContain('Not saved: /proc/nope.ics cannot be written.');
    expect(run.stdout).toContain('UID:usis-friday@lusupport');
    expect(run.stdout).not.toContain('UID:ict');
    const asJson = await cli(['maintenance', '--ics', '/proc/nope.ics', '--json']);
    const document = JSON.parse(asJson.stdout);
    expect(schemaProblems('maintenance-1', document)).toEqual([]);
    expect([asJson.code, document.notices.at(-1).code]).toEqual([6, 'not-saved']);
  });

  test.each([
    [{ ics: 'x', next: '3' }, '--ics and --next'],
    [{ ics: 'x', month: '2026-12' }, '--month and --ics'],
    [{ ics: 'x', at: 'now' }, '--ics and --at'],
    [{ calendar: true, next: '3' }, '--calendar and --next'],
    [{ month: '2026-12', at: 'now' }, '--month and --at'],
    [{ alarm: '1h' }, '--alarm'],
  ])('%j is refused', async (options, named) => {
    await expect(ask({ options })).rejects.toMatchObject({ exitCode: 2, text: { en: expect.stringContaining(named) } });
  });

  test('standard output holds one document', async () => {
    const run = await cli(['maintenance', '--ics', '-', '--json']);
    expect([run.code, JSON.parse(run.stdout).error.code]).toEqual([2, 'conflicting-options']);
  });
});

test.each([
  ['during work', '2026-11-27T17:30:00+01:00', {}, 10],
  ['shortly before', '2026-11-27T16:30:00+01:00', {}, 11],
  ['otherwise', '2026-11-22T11:24:00+01:00', {}, 0],
  ['during work of another service', '2026-11-27T17:30:00+01:00', { service: 'ict' }, 0],
  ['with a clock that cannot be right', '2101-06-01T12:00:00+02:00', {}, 3],
])('--exit-code beside --ics: %s', async (name, now, more, exitCode) => {
  const ics = join(folder, `${name}.ics`);
  expect((await ask({ now, options: { ics, exitCode: true, ...more } })).exitCode).toBe(exitCode);
  expect((await ask({ now, options: { ics, ...more } })).exitCode).toBe(0);
  const unwritable = { ics: join(folder, 'no-folder', 'a.ics'), exitCode: true, ...more };
  expect((await ask({ now, options: unwritable })).exitCode).toBe(6);
});
