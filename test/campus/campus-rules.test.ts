import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { type Schedule, scheduleSchema, serviceSchema } from '../../src/reference/campus-data.ts';
import { checkCampus } from '../../src/reference/campus-rules.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';

const data = campusSection();

/** Without the end that the schedule for tests has. */
function untilItsEnd(parts: Partial<Schedule>): Partial<Schedule> {
  const { end: _end, ...rest } = scheduleWith(parts);
  return rest;
}

test('the bundled data has the right shape and holds together', () => {
  expect(v.safeParse(v.array(serviceSchema), data.services).issues).toBeUndefined();
  expect(v.safeParse(v.array(scheduleSchema), data.schedules).issues).toBeUndefined();
  expect(checkCampus(data)).toEqual([]);
});

test('the rules are those of the university’s page', () => {
  expect(data.schedules.map(({ id, services, rule, start, end }) => [id, services, rule, start, end])).toEqual([
    ['ict-monday-evening', ['ict'], 'FREQ=MONTHLY;BYDAY=1MO', '20:00', '02:00'],
    ['ict-tuesday-morning', ['ict'], 'FREQ=MONTHLY;BYDAY=1TU', '07:30', '08:30'],
    ['usis-friday', ['usis'], 'FREQ=WEEKLY;BYDAY=FR', '17:00', '18:00'],
  ]);
});

describe('what does not hold is named with its place', () => {
  const why = { en: 'why', nl: 'waarom' };
  test.each<[string, readonly Partial<Schedule>[], readonly (readonly [unknown, string, string])[]]>([
    ['an id twice', [{}, {}], [[[1, 'id'], 'id-twice', 'the id test is used twice']]],
    [
      'an unknown service',
      [{ services: ['ict', 'icy'] }],
      [[[0, 'services', 1], 'unknown-service', 'no service icy in services.yaml']],
    ],
    [
      'an unknown source',
      [{ sources: ['page-z'] }],
      [[[0, 'sources', 0], 'unknown-source', 'no source page-z in sources.yaml']],
    ],
    [
      'a rule the engine does not know',
      [{ rule: 'FREQ=HOURLY' }],
      [[[0, 'rule'], 'unreadable-rule', 'FREQ must be one of DAILY, WEEKLY, MONTHLY, YEARLY']],
    ],
    [
      'the same in the other reading',
      [{ otherReading: { rule: 'FREQ=WEEKLY', why } }],
      [[[0, 'otherReading', 'rule'], 'unreadable-rule', 'the rule names no day: add BYDAY or BYMONTHDAY']],
    ],
    [
      'an interval from nowhere',
      [{ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR' }],
      [[[0, 'rule'], 'interval-without-since', 'INTERVAL needs since: the first day the rule holds']],
    ],
    [
      'a count from nowhere',
      [{ rule: 'FREQ=DAILY;COUNT=3' }],
      [[[0, 'rule'], 'count-without-since', 'COUNT needs since: the first day the rule holds']],
    ],
    [
      'a day that never comes',
      [{ rule: 'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30' }],
      [[[0, 'rule'], 'rule-without-day', 'the rule gives no day from 1970 to 2100']],
    ],
    [
      'an end before the first day',
      [{ rule: 'FREQ=DAILY;UNTIL=20251231', since: '2026-01-01' }],
      [[[0, 'rule'], 'rule-without-day', 'the rule gives no day from 1970 to 2100']],
    ],
    ['a duration', [untilItsEnd({ duration: 'PT90M' })], []],
    ['no end', [untilItsEnd({})], [[[0, 'start'], 'end-or-duration', 'give either end or duration']]],
    ['two ends', [{ duration: 'PT1H' }], [[[0, 'duration'], 'end-or-duration', 'give either end or duration']]],
    [
      'a duration of nothing',
      [untilItsEnd({ duration: 'PT0M' })],
      [[[0, 'duration'], 'bad-duration', 'a duration is at least a minute and at most 14 days']],
    ],
    [
      'a duration of weeks',
      [untilItsEnd({ duration: 'PT337H' })],
      [[[0, 'duration'], 'bad-duration', 'a duration is at least a minute and at most 14 days']],
    ],
    [
      'exceptions that fit',
      [
        {
          exceptions: [
            { kind: 'cancelled', on: '2026-12-07', sources: ['page-a'] },
            { kind: 'moved', on: '2026-12-14', to: '2026-12-15', start: '22:00', sources: ['page-a'] },
            { kind: 'extra', on: '2026-12-16', sources: ['page-a'] },
          ],
        },
      ],
      [],
    ],
    [
      'exceptions that do not fit',
      [
        {
          exceptions: [
            { kind: 'cancelled', on: '2026-12-08', sources: ['page-a'] },
            { kind: 'moved', on: '2026-12-14', to: '2026-02-30', end: '10:00', sources: ['page-z'] },
            { kind: 'extra', on: '2026-12-14', sources: ['page-a'] },
            { kind: 'extra', on: '2026-12-21', sources: ['page-a'] },
            { kind: 'extra', on: '2026-13-01', sources: ['page-a'] },
          ],
        },
      ],
      [
        [[0, 'exceptions', 1, 'sources', 0], 'unknown-source', 'no source page-z in sources.yaml'],
        [[0, 'exceptions', 0, 'on'], 'not-in-rule', 'the rule has nothing on 2026-12-08'],
        [[0, 'exceptions', 1, 'end'], 'empty-window', 'start and end are the same time'],
        [[0, 'exceptions', 1, 'to'], 'no-such-date', '2026-02-30 is not a day of the calendar'],
        [[0, 'exceptions', 2, 'on'], 'exception-twice', '2026-12-14 has two exceptions'],
        [[0, 'exceptions', 3, 'on'], 'not-extra', 'the rule has 2026-12-21 already'],
        [[0, 'exceptions', 4, 'on'], 'no-such-date', '2026-13-01 is not a day of the calendar'],
      ],
    ],
    ['an interval from a day', [{ rule: 'FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', since: '2026-01-01' }], []],
    [
      'a first day that does not exist',
      [{ since: '2026-02-30' }],
      [[[0, 'since'], 'no-such-date', '2026-02-30 is not a day of the calendar']],
    ],
    [
      'an unknown zone',
      [{ zone: 'Europe/Leiden' }],
      [
        [
          [0, 'zone'],
          'unknown-zone',
          'Europe/Leiden is not a known time zone; expected a name such as Europe/Amsterdam',
        ],
      ],
    ],
    ['an empty window', [{ end: '10:00' }], [[[0, 'end'], 'empty-window', 'start and end are the same time']]],
    [
      'all at once',
      [{ zone: 'x', end: '10:00' }],
      [
        [[0, 'zone'], 'unknown-zone', 'x is not a known time zone; expected a name such as Europe/Amsterdam'],
        [[0, 'end'], 'empty-window', 'start and end are the same time'],
      ],
    ],
  ])('%s', (_, parts, expected) => {
    const schedules = parts.map((part) => ('id' in part ? (part as Schedule) : scheduleWith(part)));
    expect(checkCampus({ ...data, schedules })).toEqual(
      expected.map(([path, code, en]) => ({
        file: 'schedules.yaml',
        path,
        code,
        message: { en, nl: expect.any(String) },
      })),
    );
  });

  test('services and sources too', () => {
    const [ict] = data.services;
    const [page] = data.sources;
    if (ict === undefined || page === undefined) throw new Error('the data is empty');
    const services = [...data.services, { ...ict, sources: ['gone'] }];
    expect(
      checkCampus({ ...data, services, sources: [...data.sources, page] }).map(({ file, path, code }) => [
        file,
        path,
        code,
      ]),
    ).toEqual([
      ['sources.yaml', [data.sources.length, 'id'], 'id-twice'],
      ['services.yaml', [2, 'id'], 'id-twice'],
      ['services.yaml', [2, 'sources', 0], 'unknown-source'],
    ]);
  });
});

test.each([
  ['a time that does not exist', { start: '24:00' }],
  ['a date of another form', { since: '1-9-2026' }],
  ['a key that does not exist', { colour: 'red' }],
  ['no service', { services: [] }],
])('the shape refuses %s', (_, part) => {
  expect(v.safeParse(scheduleSchema, { ...scheduleWith({}), ...part }).success).toBe(false);
});
