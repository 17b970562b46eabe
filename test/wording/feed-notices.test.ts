import { describe, expect, test } from '@jest/globals';
import { incidentsAt } from '../../src/feeds/incidents.ts';
import type { FeedFailure, FeedReading } from '../../src/feeds/read.ts';
import { parseStatuspage } from '../../src/feeds/statuspage.ts';
import { feedNotices } from '../../src/wording/feed-notices.ts';
import { incidentWords } from '../../src/wording/incident-words.ts';
import { summary } from '../feeds/faults.ts';

const NOW_MS = Date.parse('2026-11-22T11:24:00+01:00');
const MINUTE_MS = 60_000;

const FAILED: FeedReading = {
  host: 'status.exam.test',
  status: 'failed',
  fetchedAtMs: null,
  content: null,
  failure: 'refused',
  failedAtMs: NOW_MS,
};
const STALE: Partial<FeedReading> = {
  status: 'stale',
  content: parseStatuspage(summary([])),
  fetchedAtMs: NOW_MS - 130 * MINUTE_MS,
};

const noticesOf = (...parts: readonly Partial<FeedReading>[]) =>
  feedNotices(
    incidentsAt(
      parts.map((part) => ({ ...FAILED, ...part })),
      [],
      NOW_MS,
    ),
    NOW_MS,
  );

describe('JSON says of feeds', () => {
  test('why one was not read, in words', () => {
    expect(noticesOf({ failure: 'private-address' })).toEqual([
      {
        code: 'incidents-not-read',
        about: 'status.exam.test',
        message: {
          en: 'Live notices of status.exam.test not read: here its name leads to a private address.',
          nl: 'Storingsberichten van status.exam.test niet gelezen: de naam leidt hier naar een privéadres.',
        },
      },
    ]);
  });

  test('how old its last word is, and when it was asked', () => {
    expect(noticesOf({ ...STALE, failedAtMs: NOW_MS - 2 * MINUTE_MS })[0]?.message).toEqual({
      en: 'Live notices of status.exam.test not read 2 min ago: it refuses connections. Last known, 2 h ago.',
      nl: 'Storingsberichten van status.exam.test 2 min geleden niet gelezen: verbindingen worden geweigerd. Laatst bekend, 2 uur geleden.',
    });
  });

  test.each(Object.keys(incidentWords('en').reasons) as FeedFailure[])('no code of a program: %s', (failure) => {
    for (const part of [{}, STALE]) {
      const [{ message } = { message: { en: '', nl: '' } }] = noticesOf({ ...part, failure });
      expect(message.en).toContain(incidentWords('en').reasons[failure]);
      expect(message.nl).toContain(incidentWords('nl').reasons[failure]);
      if (failure.includes('-')) expect(`${message.en} ${message.nl}`).not.toContain(failure);
    }
  });

  test('that nobody was asked, and nothing of a feed that told', () => {
    expect(noticesOf({ status: 'offline', failure: 'offline', failedAtMs: null }).map(({ code }) => code)).toEqual([
      'offline',
    ]);
    expect(noticesOf({ ...STALE, status: 'ok', failure: null, failedAtMs: null })).toEqual([]);
    expect(noticesOf({ ...STALE, status: 'cached', failure: null, failedAtMs: null }, {}).length).toBe(1);
  });
});
