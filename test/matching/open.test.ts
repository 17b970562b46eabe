import { describe, expect, test } from '@jest/globals';
import { InterruptedError } from '../../src/errors.ts';
import { LANGUAGES } from '../../src/language.ts';
import { firstDesks, openRouter } from '../../src/matching/open.ts';
import type { MatchingSource } from '../../src/reference/reference.ts';
import type { MatchingSection } from '../../src/reference/sections.ts';
import type { Session } from '../../src/session.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageFixture } from '../triage/fixture.ts';
import { learnedFixture, matchingFixture } from '../triage/matching-fixture.ts';

/** A router with what the spinner said meanwhile. */
async function opened(matching: MatchingSource, parts: Partial<Session> = {}) {
  const said: string[] = [];
  const spinner: Session['spinner'] = {
    start: (text) => void said.push(text),
    update: () => {},
    stop: () => void said.push('.'),
  };
  const route = await openRouter(fakeSession({ sections: { triage: triageFixture, matching }, spinner, ...parts }));
  return { route, said };
}

/** A folder in which `zebra` means the library. */
function withZebras(): MatchingSection {
  const phrases = matchingFixture.phrases.map((one) => {
    if (one.topic !== 'library.loan') return one;
    const zebras = Array.from({ length: 6 }, (_, place) => `zebra ${'abcdef'[place]}`);
    return { ...one, phrases: { en: [...one.phrases.en, ...zebras], nl: [...one.phrases.nl] } };
  });
  return { ...matchingFixture, phrases };
}

describe('the way from words to topics', () => {
  test('is what the build learned', async () => {
    const { route, said } = await opened(learnedFixture());
    expect(route('printer is broken')[0]).toMatchObject({ topic: 'printing.broken', desk: 'ufb' });
    expect(route('zebra')).toEqual([]);
    expect(said).toEqual([]);
  });

  test('a folder with the same phrases and words is not learned again', async () => {
    const foreign = structuredClone(matchingFixture);
    const { route, said } = await opened({ ...learnedFixture(), foreign });
    expect(route('printer is broken')[0]?.topic).toBe('printing.broken');
    expect(said).toEqual([]);
  });

  test.each(LANGUAGES)('a folder with phrases of its own is learned, and that is said (%s)', async (language) => {
    const { route, said } = await opened({ ...learnedFixture(), foreign: withZebras() }, { language });
    expect(route('zebra')[0]).toMatchObject({ topic: 'library.loan', desk: 'library' });
    const words = { en: 'Learning the phrases of this folder', nl: 'De zinnen van deze map leren' };
    expect(said).toEqual([words[language], '.']);
  });
});

test('learning a folder ends at a signal, and the spinner with it', async () => {
  const said: string[] = [];
  const spinner = { start: () => void said.push('start'), update: () => {}, stop: () => void said.push('stop') };
  const stopped = new AbortController();
  const matching = { ...learnedFixture(), foreign: withZebras() };
  const session = fakeSession({ sections: { triage: triageFixture, matching }, spinner, signal: stopped.signal });
  const opening = openRouter(session);
  setImmediate(() => stopped.abort());
  await expect(opening).rejects.toThrow(InterruptedError);
  expect(said).toEqual(['start', 'stop']);
});

test('the first desk of each topic is that of the outcome its answers lead to', () => {
  expect([...firstDesks(triageFixture)]).toEqual([
    ['account.password', 'issc'],
    ['account.hacked', 'issc'],
    ['printing.broken', 'ufb'],
    ['printing.card', 'ufb'],
    ['card.lost', 'lu-card'],
    ['library.loan', 'library'],
    ['study.grade', 'programme-office'],
    ['danger', 'emergency'],
  ]);
});
