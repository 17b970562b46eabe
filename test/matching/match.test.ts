import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findMatches, loadSearch, type Match } from '../../src/matching/match.ts';
import { firstDesks } from '../../src/matching/open.ts';
import type { SearchIndex } from '../../src/matching/search-index.ts';
import type { TriageSection } from '../../src/reference/sections.ts';
import { suggest } from '../../src/triage/suggest.ts';
import { triageSection } from '../helpers/triage.ts';
import { triageFixture } from '../triage/fixture.ts';
import { FRESH_SENTENCES } from './fresh-sentences.ts';
import { SENTENCES } from './sentences.ts';

function routerOf(triage: TriageSection): (text: string) => readonly Match[] {
  // The index goes through JSON, as it does between the build and the program.
  const index: SearchIndex = JSON.parse(JSON.stringify(triage.searchIndex));
  const search = loadSearch(index, firstDesks(triage));
  return (text) => findMatches(search, text);
}

const route = routerOf(triageFixture);
const routeReal = routerOf(triageSection());

/** What the words alone answer; a tie leaves answers out. */
function realAnswers(text: string): Readonly<Record<string, string>> {
  const { flow, topics } = triageSection();
  const { answers } = suggest(flow, topics, routeReal(text), []);
  return Object.fromEntries(answers.map(({ question, option }) => [question, option]));
}

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
    ['wachtwoordfout, vergeten', 'account.password'],
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
  const { buildSearchIndex } = await import('../../src/matching/index-build.ts');
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

  test('a very good match that is also much better leaves nothing to ask', () => {
    expect(told([match('printing.broken', 0.99), match('printing.card', 0.85)])).toEqual([
      'problem=printing printing=broken',
      null,
    ]);
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

  /** Measured once when they were written: 111 of 120 and 35 of 40; less two in a hundred. */
  test('sentences that nothing was tuned on: 90 in 100 reach their desk, 85 in 100 of the others are refused', () => {
    const wrong = misses(FRESH_SENTENCES.filter(([, desk]) => desk !== null));
    const wrongOut = misses(FRESH_SENTENCES.filter(([, desk]) => desk === null));
    expect([wrong.length <= (1 - 0.905) * 120, wrong]).toEqual([true, wrong]);
    expect([wrongOut.length <= (1 - 0.855) * 40, wrongOut]).toEqual([true, wrongOut]);
  });

  test('the fresh sentences are as many as they say, twelve for each of the ten desks', () => {
    const counts = new Map<string | null, number>();
    for (const [, desk] of FRESH_SENTENCES) counts.set(desk, (counts.get(desk) ?? 0) + 1);
    expect(counts.get(null)).toBe(40);
    counts.delete(null);
    expect([...counts.values()]).toEqual(Array.from({ length: 10 }, () => 12));
  });

  /** The topic is first and no other is near: nothing is asked before 112 is named. */
  test.each([
    'ik ben verkracht',
    'i want to kill myself',
    'ik wil zelfmoord plegen',
    'i want to die',
    'ik wil dood',
    'ik wil er niet meer zijn',
    'i was raped',
    'suicidal thoughts',
    'someone is following me on campus',
    'overval',
    'i was assaulted',
    'ik ben aangerand',
    'i cut my hand in the lab',
    'gaslucht in het lab',
    'er wordt ingebroken in het gebouw',
    'i got stuck in the elevator',
    'brandalarm gaat af',
    'rookmelder piept',
    'ontruiming',
    'brand',
    'iemand bloedt',
    // no word about home makes it less
    'there is a fire in my student house',
    'my boyfriend hit me on campus',
    'er is brand in mijn kamer',
  ])('%s → danger, at once', (text) => {
    expect(realAnswers(text)).toEqual({ problem: 'danger' });
  });

  test.each([
    'ik word gepest',
    'i was sexually harassed',
    'docent stuurt ongewenste berichten',
    'ik zit niet lekker in mn vel',
    'my mother died and i miss the exam',
    'my supervisor ignores me',
  ])('%s → personal circumstances', (text) => {
    expect(realAnswers(text)).toEqual({ problem: 'study', study: 'advice', advice: 'personal' });
  });

  test.each([
    ['bsa negatief', 'advice.progress'],
    ['ik wil van studie wisselen', 'advice.progress'],
    ['te heet in de collegezaal', 'building.defect'],
    ['locker broken', 'building.defect'],
    ['stroom uitgevallen in lipsius', 'building.defect'],
    ['ik heb geen recht op tentamen', 'study.exam-enrolment'],
    ['trein vertraagd te laat voor tentamen', 'advice.ill'],
    ['camera doet het niet in zoom', 'class.zoom'],
    ['geen geluid bij zoom', 'class.zoom'],
    ['brightspac inlogen lukt nie', 'brightspace.login'],
    ['ik krijg geen mail meer binnen', 'umail.missing'],
    ['geen mail', 'umail.missing'],
    ['wat is mijn studentnummer', 'account.login'],
    ['usis is down', 'usis'],
    ['the website of the university is down', 'student-portal'],
    ['my exam in ANS is frozen now', 'exam.running'],
    ['mijn docent geeft geen antwoord over zoom', 'privacy.lecturer-in-vain'],
    ['mijn docent reageert niet op mijn bezwaar tegen zoom', 'privacy.lecturer-in-vain'],
    // the half that is the university's counts, where it is clear by itself
    ['huisbaas en wifi kapot', 'wifi'],
    ['my landlord is mean, also my lu-card is broken', 'card.not-recognised'],
    ['digid werkt niet en ik kan niet inloggen in usis', 'usis'],
  ])('%s → %s', (text, topic) => {
    expect(routeReal(text)[0]?.topic).toBe(topic);
  });

  test('a microphone that fails in an oral exam is for the ISSC', () => {
    expect(routeReal('my mic doesnt work in the oral exam')[0]?.desk).toBe('issc');
  });

  test('a card that is lost leads to blocking it, with nothing asked', () => {
    expect(realAnswers('lost my lu card')).toEqual({ problem: 'card', card: 'lost' });
  });

  test.each([
    ...['looking', 'working', 'myself', 'piept', 'weg', 'heet', 'vel', 'dag', 'room', 'kamer', 'neighbour', 'lost'],
    ...['broken', 'kapot', 'exam', 'my landlord', 'housing', 'my neighbour smokes'],
    ...['kamer zoeken in leiden', 'looking for a room in leiden', 'verwarming kapot in mijn kamer'],
    ...['visum verlengen', 'my residence permit expires', 'gym card usc lost', 'open dag', 'trein vertraagd'],
    ...['my own printer at home is broken', 'osiris not working', 'mijn fiets staat in de weg', 'laptop lenen'],
    ...['which brand of laptop should i buy', 'xbox live is down', 'attack on titan', 'zorgverzekering'],
    // the half that is left says too little
    'mijn huisbaas en de lamp',
  ])('%s → nothing', (text) => {
    expect(routeReal(text)).toEqual([]);
  });

  test('a slip of the fingers alone decides nothing; with a word that we know it helps', () => {
    for (const text of ['verkeracht', 'wachtwoort', 'pritner', 'brihtspace', 'xedicine']) {
      expect([text, routeReal(text)]).toEqual([text, []]);
    }
    expect(routeReal('pritner broken')[0]?.topic).toBe('printing.broken');
    expect(routeReal('wachtwoort kwijt')[0]?.topic).toBe('account.password');
    // Another first letter, or two wrong letters in a short word, is another word.
    expect(routeReal('minter broken')[0]?.topic).not.toBe('printing.broken');
    expect(routeReal('prtar broken')[0]?.topic).not.toBe('printing.broken');
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
