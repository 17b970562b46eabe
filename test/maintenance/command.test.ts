import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { UsageError } from '../../src/errors.ts';
import { resultSchema } from '../../src/maintenance/result-schema.ts';
import { campusSection, scheduleWith } from '../helpers/campus.ts';
import { ask } from './ask.ts';

const occurrence = (schedule: string, services: string[], start: string, end: string) => ({
  id: `${schedule}/${start.slice(0, 10)}`,
  schedule,
  services,
  start,
  end,
  impact: 'may-be-slow-or-down',
});

/** Compared as text where the order of fields counts. */
const asJson = (value: unknown): string => JSON.stringify(value, null, 1);

test('the whole answer to one question, field by field', async () => {
  const { result, notices, exitCode } = await ask({ options: { at: '2026-09-07T21:14' } });
  const expected = {
    at: '2026-09-07T21:14:00+02:00',
    zone: 'Europe/Amsterdam',
    state: 'active',
    incidentState: 'unknown',
    active: [occurrence('ict-monday-evening', ['ict'], '2026-09-07T20:00:00+02:00', '2026-09-08T02:00:00+02:00')],
    recentlyEnded: [],
    next: [
      occurrence('usis-friday', ['usis'], '2026-09-11T17:00:00+02:00', '2026-09-11T18:00:00+02:00'),
      occurrence('ict-monday-evening', ['ict'], '2026-10-05T20:00:00+02:00', '2026-10-06T02:00:00+02:00'),
      occurrence('ict-tuesday-morning', ['ict'], '2026-10-06T07:30:00+02:00', '2026-10-06T08:30:00+02:00'),
    ],
    occurrences: [],
    clash: null,
    incidents: [],
    feeds: [],
    doubts: [
      {
        schedule: 'ict-tuesday-morning',
        month: '2026-09',
        otherReading: { start: '2026-09-08T07:30:00+02:00', end: '2026-09-08T08:30:00+02:00' },
      },
    ],
    covers: ['planned'],
    doesNotCover: ['unplanned'],
  };
  expect(asJson(result)).toBe(asJson(expected));
  expect(notices.map(({ code, about }) => [code, about])).toEqual([
    ['doubt', 'ict-tuesday-morning'],
    ['stale-fact', 'page-a'],
  ]);
  expect(exitCode).toBe(0);
});

describe('state and exit code', () => {
  test.each([
    ['long before', '2026-11-27T15:59:59+01:00', {}, 'clear', 0],
    ['an hour before', '2026-11-27T16:00:00+01:00', {}, 'soon', 11],
    ['a second before', '2026-11-27T16:59:59+01:00', {}, 'soon', 11],
    ['at the start', '2026-11-27T17:00:00+01:00', {}, 'active', 10],
    ['a second before the end', '2026-11-27T17:59:59+01:00', {}, 'active', 10],
    ['at the end', '2026-11-27T18:00:00+01:00', {}, 'clear', 0],
    ['with a shorter --soon', '2026-11-27T16:29:59+01:00', { soon: '30m' }, 'clear', 0],
    ['within it', '2026-11-27T16:30:00+01:00', { soon: '30m' }, 'soon', 11],
    ['with a longer one', '2026-11-27T12:00:00+01:00', { soon: '5h' }, 'soon', 11],
    ['another service', '2026-11-27T17:30:00+01:00', { service: 'ict' }, 'clear', 0],
    ['the same service', '2026-11-27T17:30:00+01:00', { service: 'usis' }, 'active', 10],
    ['a day in doubt is not active', '2026-09-08T08:00:00+02:00', {}, 'clear', 0],
    ['a part of a second', '2026-11-27T16:59:59.999+01:00', {}, 'soon', 11],
    ['the last second that can be told', '2100-12-31T23:59:59+01:00', {}, 'clear', 0],
    ['a clock after 2100', '2101-01-01T00:00:00+01:00', {}, 'unknown', 3],
    ['a clock before 1970', '1969-12-31T23:59:59+01:00', {}, 'unknown', 3],
    ['such a clock does not matter with --at', '2101-01-01T00:00:00+01:00', { at: '2026-11-27 17:30' }, 'active', 10],
  ])('%s', async (_, now, options, state, exitCode) => {
    const answer = await ask({ now, options: { ...options, exitCode: true } });
    expect([(answer.result as { state: string }).state, answer.exitCode]).toEqual([state, exitCode]);
    const quiet = await ask({ now, options });
    expect(quiet.exitCode).toBe(exitCode === 3 ? 3 : 0);
  });
});

test('a clock that cannot be right: everything about now is unknown', async () => {
  const { result } = await ask({ now: '2150-06-01T12:00:00+02:00' });
  expect(result).toEqual({
    at: '2150-06-01T12:00:00+02:00',
    zone: 'Europe/Amsterdam',
    state: 'unknown',
    incidentState: 'unknown',
    active: [],
    recentlyEnded: [],
    next: [],
    occurrences: [],
    clash: null,
    incidents: [],
    feeds: [],
    doubts: [],
    covers: ['planned'],
    doesNotCover: ['unplanned'],
  });
});

test('a plan', async () => {
  const { result } = await ask({ options: { at: '2026-12-07 19:00', for: '2h' } });
  expect((result as { clash: unknown }).clash).toEqual({
    start: '2026-12-07T19:00:00+01:00',
    end: '2026-12-07T21:00:00+01:00',
    overlapMinutes: 60,
    freeBeforeMinutes: 4380,
    freeAfterMinutes: 0,
    occurrences: ['ict-monday-evening/2026-12-07'],
  });
});

describe('lists', () => {
  const listed = async (options: Record<string, string>): Promise<readonly string[]> => {
    const { result } = await ask({ options });
    return (result as { occurrences: { id: string }[] }).occurrences.map(({ id }) => id);
  };

  test('the soonest', async () => {
    expect(await listed({ next: '3' })).toEqual([
      'usis-friday/2026-11-27',
      'ict-tuesday-morning/2026-12-01',
      'usis-friday/2026-12-04',
    ]);
  });

  test('a period: its start included, its end not', async () => {
    expect(await listed({ from: '2026-12-01 07:30', to: '2026-12-04 17:00' })).toEqual([
      'ict-tuesday-morning/2026-12-01',
    ]);
    expect(await listed({ from: '2026-12-01 07:31', to: '2026-12-04 17:01' })).toEqual(['usis-friday/2026-12-04']);
  });

  test('of one service', async () => {
    expect(await listed({ next: '2', service: 'ict' })).toEqual([
      'ict-tuesday-morning/2026-12-01',
      'ict-monday-evening/2026-12-07',
    ]);
  });

  test('a century', async () => {
    const ids = await listed({ from: '2000-01-01', to: '2100-01-01' });
    expect(ids).toHaveLength(1200 + 1200 + 5217);
    expect(new Set(ids).size).toBe(ids.length);
    expect([ids[0], ids.at(-1)]).toEqual(['ict-monday-evening/2000-01-03', 'usis-friday/2099-12-25']);
  });
});

describe('wrong use', () => {
  test.each([
    [
      { now: true, at: '2026-12-01' },
      'conflicting-options',
      '--now and --at do not go together.',
      'Use one of the two.',
    ],
    [
      { next: '3', from: '2026-12-01', to: '2026-12-02' },
      'conflicting-options',
      '--next and --from do not go together.',
      'Use one of the two.',
    ],
    [
      { from: '2026-12-01' },
      'incomplete-options',
      '--from needs --to.',
      expect.stringContaining('--from 2026-12-01 --to'),
    ],
    [
      { to: '2026-12-01' },
      'incomplete-options',
      '--to needs --from.',
      expect.stringContaining('--from 2026-12-01 --to'),
    ],
    [{ service: 'uSis' }, 'unknown-id', '--service cannot be "uSis".', 'Did you mean usis? Choose from: ict, usis.'],
    [{ service: 'canteen' }, 'unknown-id', '--service cannot be "canteen".', 'Choose from: ict, usis.'],
    [{ service: '' }, 'unknown-id', '--service cannot be "".', 'Choose from: ict, usis.'],
    [
      { service: '\u001b[31mict\u202e' },
      'unknown-id',
      expect.stringMatching(/^--service cannot be "[!-~]*ict<U\+202E>"\.$/),
      expect.any(String),
    ],
    [
      { explain: 'usis-fridays' },
      'unknown-id',
      '--explain cannot be "usis-fridays".',
      'Did you mean usis-friday? Choose from: ict-monday-evening, ict-tuesday-morning, usis-friday.',
    ],
    [{ next: '0' }, 'bad-count', '--next cannot be "0".', 'Give a whole number from 1 to 1000.'],
    [{ next: '1001' }, 'bad-count', '--next cannot be "1001".', 'Give a whole number from 1 to 1000.'],
    [{ next: '-1' }, 'bad-count', '--next cannot be "-1".', 'Give a whole number from 1 to 1000.'],
    [{ next: '2.5' }, 'bad-count', '--next cannot be "2.5".', 'Give a whole number from 1 to 1000.'],
    [{ next: '1e2' }, 'bad-count', '--next cannot be "1e2".', 'Give a whole number from 1 to 1000.'],
    [{ for: '2h' }, 'incomplete-options', '--for needs --at.', 'For example: --at "friday 13:00" --for 2h'],
    [{ at: 'now', for: '2h' }, 'incomplete-options', '--for needs --at.', 'For example: --at "friday 13:00" --for 2h'],
    [{ now: true, for: '2h' }, 'incomplete-options', '--for needs --at.', 'For example: --at "friday 13:00" --for 2h'],
    [
      { from: '2026-12-01', to: '2026-12-01' },
      'empty-period',
      '--to must be later than --from.',
      '--from is Tue 1 Dec 2026, 00:00; --to is Tue 1 Dec 2026, 00:00.',
    ],
    [
      { explain: 'ict' },
      'unknown-id',
      '--explain cannot be "ict": it has 2 fixed times.',
      'Choose from: ict-monday-evening, ict-tuesday-morning.',
    ],
  ])('%j', async (options, code, text, hint) => {
    const error = await ask({ options }).catch((thrown: unknown) => thrown);
    if (!(error instanceof UsageError)) throw new Error('not refused');
    expect({ exitCode: error.exitCode, code: error.code, text: error.text.en, hint: error.hint?.en }).toEqual({
      exitCode: 2,
      code,
      text,
      hint,
    });
    expect(error.text.nl).not.toBe(error.text.en);
  });

  test.each([
    [{ at: '2026-12-01', for: 'soon' }, '--for'],
    [{ soon: '5' }, '--soon'],
    [{ at: '31/12/2026' }, '--at'],
    [{ from: 'yesterweek', to: '2026-12-01' }, '--from'],
    [{ at: '2026-10-25 02:30' }, '--at'],
  ])('%j names the option', async (options, flag) => {
    const error = await ask({ options }).catch((thrown: unknown) => thrown);
    if (!(error instanceof UsageError)) throw new Error('not refused');
    expect([error.exitCode, error.text.en.startsWith(`${flag}: `), error.text.nl.startsWith(`${flag}: `)]).toEqual([
      2,
      true,
      true,
    ]);
  });

  test.each([
    [{ at: '2026-12-01', for: '2h' }],
    [{ now: true, next: '3' }],
    [{ at: '2026-12-01', from: '2026-12-01', to: '2026-12-02' }],
    [{ now: false, at: '2026-12-01' }],
  ])('%j is right', async (options) => {
    expect((await ask({ options })).exitCode).toBe(0);
  });
});

describe('the published schema', () => {
  test.each([
    [{}],
    [{ at: '2026-09-07T21:14' }],
    [{ at: '2026-09-08 03:00', for: '2h' }],
    [{ next: '5' }],
    [{ from: '1970-01-01', to: '2100-12-31' }],
    [{ explain: 'usis-friday' }],
  ])('%j', async (options) => {
    const { result } = await ask({ options });
    expect(v.safeParse(resultSchema, result).issues).toBeUndefined();
    expect(JSON.parse(JSON.stringify(result))).toEqual(result);
  });

  test('it refuses a field too many', async () => {
    const { result } = await ask();
    expect(v.safeParse(resultSchema, { ...(result as object), more: 1 }).success).toBe(false);
  });
});

test('the same result in both languages', async () => {
  const [en, nl] = await Promise.all([ask(), ask({ language: 'nl' })]);
  expect(nl.result).toEqual(en.result);
});

test('--explain of a service with one schedule explains that one', async () => {
  const [service, schedule] = await Promise.all([
    ask({ options: { explain: 'usis' } }),
    ask({ options: { explain: 'usis-friday' } }),
  ]);
  expect(service.lines()).toEqual(schedule.lines());
});

test('facts that are young are no hints', async () => {
  const { notices } = await ask({ now: '2023-11-22T12:00:00+01:00' });
  expect(notices.filter(({ code }) => code === 'stale-fact')).toEqual([]);
});

test('other data is answered too: no schedule at all', async () => {
  const { result, lines } = await ask({ campus: { ...campusSection(), schedules: [] } });
  expect(result).toMatchObject({ state: 'clear', next: [], doubts: [] });
  expect(lines()[0]).toMatch(/^No planned maintenance now\./);
});

test('other data: work on two services at once', async () => {
  const both = scheduleWith({ services: ['ict', 'usis'], rule: 'FREQ=WEEKLY;BYDAY=SU', start: '11:00' });
  const { lines } = await ask({ campus: { ...campusSection(), schedules: [both] } });
  expect(lines()[1]).toBe('  Until 12:00: most ICT facilities and uSis may be slow or unavailable');
});
