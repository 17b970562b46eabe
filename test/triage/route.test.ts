import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { TriageSection } from '../../src/reference/sections.ts';
import { findMatches, loadSearch, type Match } from '../../src/triage/route.ts';
import type { SearchIndex } from '../../src/triage/search-index.ts';
import { firstDesks } from '../../src/triage/search-open.ts';
import { suggest } from '../../src/triage/suggest.ts';
import { triageSection } from '../helpers/triage.ts';
import { triageFixture } from './fixture.ts';
import { SENTENCES } from './sentences.ts';

function routerOf(triage: TriageSection): (text: string) => readonly Match[] {
  // The index goes through JSON, as it does between the build and the program.
  const index: SearchIndex = JSON.parse(JSON.stringify(triage.searchIndex));
  const search = loadSearch(index, firstDesks(triage));
  return (text) => findMatches(search, text);
}

const route = routerOf(triageFixture);
const routeReal = routerOf(triageSection());

const first = (text: string): string | undefined => route(text)[0]?.topic;

describe('a sentence leads to its topic', () => {
  test.each([
    ['the printer is broken', 'printing.broken'],
    ['PRINTER BROKEN!!!', 'printing.broken'],
    // other forms of the words of a phrase
    ['printers jamming', 'printing.broken'],
    ['vergeten wachtwoorden', 'account.password'],
    // misspelt
    ['forgot my pasword', 'account.password'],
    ['wachtwoort vergetn', 'account.password'],
    // both languages in one sentence
    ['mijn password is verlopen', 'account.password'],
    // a word of the list of synonyms, a compound, a compound written apart, a hyphen left out
    ['pasje gestolen', 'card.lost'],
    ['wachtwoordfout', 'account.password'],
    ['printer storing', 'printing.broken'],
    ['lucard stolen', 'card.lost'],
    ['lu card stolen', 'card.lost'],
    ['geen print tegoed', 'printing.card'],
    // accents
    ['kopieren met kaart', 'printing.card'],
  ])('%s → %s', (text, topic) => {
    expect(first(text)).toBe(topic);
  });

  test.each([
    '',
    '   ',
    '!!!',
    '😀',
    'the of it is',
    'qwertyuiop',
    'x'.repeat(4096),
    // a subject of its own wins from words that would fit
    'my landlord broke the printer card',
    'huur betalen met mijn kaart',
  ])('%j → nothing', (text) => {
    expect(route(text)).toEqual([]);
  });

  test('words are those of the text as typed, in its order, and their weights add up', () => {
    const [match] = route('Help, the Printer says: Paper JAM; printer!');
    expect(match?.topic).toBe('printing.broken');
    expect(match?.words.map(({ word }) => word)).toEqual(['Printer', 'Paper', 'JAM']);
    expect(match?.words.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 1);
  });
});

/** Ten topics of one desk and two of others, all about the same word. */
function crowded(): TriageSection {
  const outcome = (desk: string) => triageFixture.outcomes.find(({ desks }) => desks[0] === desk);
  const answersTo: Readonly<Record<string, Record<string, string>>> = {
    issc: { problem: 'account', account: 'password' },
    ufb: { problem: 'printing', printing: 'broken' },
    library: { problem: 'library' },
  };
  const topics = ['issc', 'issc', 'issc', 'issc', 'issc', 'issc', 'issc', 'issc', 'issc', 'issc', 'ufb', 'library'].map(
    (desk, place) => {
      expect(outcome(desk)).toBeDefined();
      const filler = desk === 'issc' ? '' : ' somewhere else altogether';
      const phrases = [1, 2, 3, 4].map((count) => `zebra word${place}x${count}${filler}`);
      return {
        id: `topic-${place}`,
        name: { en: 'zebra', nl: 'zebra' },
        answers: answersTo[desk] ?? {},
        phrases: { en: phrases, nl: phrases },
        sources: ['page-a'],
      };
    },
  );
  return { ...triageFixture, topics };
}

test('at most nine entries, and three desks among them where three would be listed', async () => {
  const { buildSearchIndex } = await import('../../src/triage/index-build.ts');
  const triage = crowded();
  const matches = routerOf({ ...triage, searchIndex: buildSearchIndex(triage.topics, triage.search) })('zebra');
  expect(matches).toHaveLength(9);
  expect([...new Set(matches.map(({ desk }) => desk))].sort()).toEqual(['issc', 'library', 'ufb']);
});

test('whatever is typed: one entry a topic, scores in (0, 1] that do not rise, words that occur in the text', () => {
  const words = triageFixture.topics
    .flatMap(({ phrases }) => [...phrases.en, ...phrases.nl])
    .join(' ')
    .split(' ');
  const text = fc.array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })), { maxLength: 12 });
  fc.assert(
    fc.property(text, (parts) => {
      const typed = parts.join(' ');
      const matches = route(typed);
      expect(matches.length).toBeLessThanOrEqual(9);
      expect(new Set(matches.map(({ topic }) => topic)).size).toBe(matches.length);
      let last = 1;
      for (const { score, words: led } of matches) {
        expect(score).toBeGreaterThan(0);
        expect(score).toBeLessThanOrEqual(last);
        last = score;
        expect(led.length).toBeGreaterThan(0);
        for (const { word } of led) expect(typed).toContain(word);
      }
    }),
    { numRuns: 500 },
  );
});

describe('what words answer', () => {
  const { flow, topics } = triageFixture;
  const match = (topic: string, score: number): Match => ({ topic, desk: 'issc', score, words: [] });
  const told = (matches: readonly Match[], given: Readonly<Record<string, string>> = {}) => {
    const answers = Object.entries(given).map(([question, option]) => ({ question, option, by: 'student' as const }));
    const { answers: found, tie } = suggest(flow, topics, matches, answers);
    return [found.map(({ question, option }) => `${question}=${option}`).join(' '), tie?.question ?? null];
  };

  const printing = [match('printing.broken', 0.9), match('printing.card', 0.88)];

  test('no match answers nothing', () => {
    expect(told([])).toEqual(['', null]);
  });

  test('a clear winner answers its whole path', () => {
    const clear = [match('printing.broken', 0.9), match('printing.card', 0.5)];
    expect(told(clear)).toEqual(['problem=printing printing=broken', null]);
  });

  test('a tie answers what its paths share, and names the question on which they part', () => {
    expect(told(printing)).toEqual(['problem=printing', 'printing']);
    expect(told([match('printing.card', 0.9), match('card.lost', 0.9)])).toEqual(['', 'problem']);
  });

  test('the student decides a tie', () => {
    const answers = { problem: 'printing', printing: 'card' };
    expect(told(printing, answers)).toEqual(['problem=printing printing=card', null]);
  });

  test('where the student says otherwise, a match further down counts, or none', () => {
    const matches = [match('printing.broken', 0.9), match('account.hacked', 0.5)];
    expect(told(matches, { problem: 'account' })).toEqual(['problem=account account=hacked', null]);
    expect(told(matches, { problem: 'study' })).toEqual(['', null]);
  });
});

describe('the real topics', () => {
  const inScope = SENTENCES.filter(([, desk]) => desk !== null);
  const outOfScope = SENTENCES.filter(([, desk]) => desk === null);
  const misses = (sentences: typeof SENTENCES): readonly string[] =>
    sentences.flatMap(([text, desk]) => {
      const found = routeReal(text)[0]?.desk ?? null;
      return found === desk ? [] : [`${text}: ${found} instead of ${desk}`];
    });

  /** As measured when the numbers were tuned, less a little, so that a fact may change. */
  test('the right desk comes first for at least 95 in 100 sentences', () => {
    const wrong = misses(inScope);
    expect([wrong.length <= 0.05 * inScope.length, wrong]).toEqual([true, wrong]);
  });

  test('at least 7 in 10 sentences about something else are refused', () => {
    const wrong = misses(outOfScope);
    expect([wrong.length <= 0.3 * outOfScope.length, wrong]).toEqual([true, wrong]);
  });

  test('every phrase of a topic leads to the desk of that topic', () => {
    const triage = triageSection();
    const desks = firstDesks(triage);
    const wrong = triage.topics.flatMap(({ id, phrases }) =>
      [...phrases.en, ...phrases.nl]
        .filter((phrase) => routeReal(phrase)[0]?.desk !== desks.get(id))
        .map((phrase) => `${id}: ${phrase}`),
    );
    expect(wrong).toEqual([]);
  });
});
