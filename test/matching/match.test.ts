import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findMatches } from '../../src/matching/match.ts';
import { matchingSection, realRouter } from '../helpers/triage.ts';
import { fixtureRouter, matchingFixture } from '../triage/matching-fixture.ts';
import { handMatcher } from './hand-model.ts';

const route = fixtureRouter();

/** `topic score` of each match for chances given by hand. */
function listed(chances: Readonly<Record<string, number>>): readonly string[] {
  return findMatches(handMatcher(chances), 'my zebra').map(({ topic, score }) => `${topic} ${score}`);
}

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
    ['forgot my passwrod', 'account.password'],
    // both languages in one sentence
    ['mijn password is verlopen', 'account.password'],
    // a word of the lexicon, a compound, a compound written apart, a hyphen left out
    ['pasje gestolen', 'card.lost'],
    ['wachtwoordfout, vergeten', 'account.password'],
    ['printer storing', 'printing.broken'],
    ['lucard stolen', 'card.lost'],
    ['lu card stolen', 'card.lost'],
    ['geen print tegoed', 'printing.card'],
    // accents
    ['kopieren met kaart', 'printing.card'],
    ['KOPIE\u0308REN met kaart', 'printing.card'],
    // what it is not about
    ['not my password, paper jam', 'printing.broken'],
    ['niet mijn wachtwoord maar papier vastgelopen', 'printing.broken'],
  ])('%s → %s', (text, topic) => {
    expect(route(text)[0]?.topic).toBe(topic);
  });

  test.each([
    '',
    '   ',
    '!!!',
    '😀',
    'qwertyuiop',
    'x'.repeat(4096),
    '打印机坏了',
    // a subject of no desk wins from words that would fit
    'my landlord broke the printer card',
    'huur betalen met mijn kaart',
  ])('%j → nothing', (text) => {
    expect(route(text)).toEqual([]);
  });

  test('only the first 4,096 code points are read', () => {
    const far = `${'😀'.repeat(4096)} printer`;
    expect(route(far)).toEqual([]);
    expect(route(`paper jam ${'😀'.repeat(9000)}`)[0]?.topic).toBe('printing.broken');
  });
});

describe('words', () => {
  test('are those of the text as typed, in its order, and their weights add up', () => {
    const [match] = route('Help, the Printer: it has a Paper JAM');
    expect(match?.topic).toBe('printing.broken');
    expect(match?.words.map(({ word }) => word)).toEqual(['Printer', 'Paper', 'JAM']);
    expect(match?.words.reduce((sum, { weight }) => sum + weight, 0)).toBeCloseTo(1, 1);
  });

  test('those that the text says it is not about are none', () => {
    const [match] = route('not my password, the printer has a jam');
    expect(match?.words.map(({ word }) => word)).toEqual(['printer', 'jam']);
  });

  test('where none speaks for the topic, the one that speaks least against it', () => {
    const [match] = findMatches(handMatcher({ 'a.x': 0.9, 'none:y': 0.1 }), 'my Zebra');
    expect(match?.words).toEqual([{ word: 'Zebra', weight: 1 }]);
  });
});

describe('chances', () => {
  test('of one desk are summed: its best topic has the chance of the desk, the others their share of it', () => {
    expect(listed({ 'a.one': 0.3, 'a.two': 0.15, 'b.one': 0.35, 'none:x': 0.2 })).toEqual([
      'a.one 0.45',
      'b.one 0.35',
      'a.two 0.225',
    ]);
  });

  test.each<[string, Readonly<Record<string, number>>, boolean]>([
    ['none is likelier than every desk', { 'a.one': 0.3, 'b.one': 0.3, 'none:x': 0.4 }, true],
    ['several subjects of no desk, together', { 'a.one': 0.4, 'none:x': 0.3, 'none:y': 0.3 }, true],
    ['as likely', { 'a.one': 0.5, 'none:x': 0.5 }, true],
    ['less likely than the topics of one desk together', { 'a.one': 0.3, 'a.two': 0.3, 'none:x': 0.4 }, false],
    ['no subject of no desk at all', { 'a.one': 0.5, 'b.one': 0.5 }, false],
  ])('refused or not: %s', (_name, chances, refused) => {
    expect(listed(chances).length === 0).toBe(refused);
  });

  describe('of one word alone', () => {
    const heard = (chance: number, text: string) =>
      findMatches(handMatcher({ 'a.one': chance, 'b.one': 1 - chance }), text).length > 0;

    test.each(['zebra', 'Zebra!', 'zebra zebra', 'zebra, ZEBRA'])('must be clear: %s', (text) => {
      expect([0.55, 0.99].map((chance) => heard(chance, text))).toEqual([false, true]);
    });

    test('need not be clear beside another word, known or not', () => {
      expect(heard(0.55, 'my zebra')).toBe(true);
    });
  });

  test('below the threshold nothing is listed', () => {
    expect(listed({ 'a.one': 0.96, 'b.one': 0.021, 'c.one': 0.019 })).toEqual(['a.one 0.96', 'b.one 0.021']);
  });

  test('a label that the data no longer has as a topic is left out', () => {
    const { model } = handMatcher({ 'a.one': 0.6, 'b.one': 0.4 });
    const matches = findMatches({ model, desks: new Map([['b.one', 'b']]) }, 'my zebra');
    expect(matches.map(({ topic }) => topic)).toEqual(['b.one']);
  });

  test('equal ones stand in the order of their names', () => {
    expect(listed({ 'b.x': 0.4, 'a.x': 0.4, 'c.x': 0.2 })).toEqual(['a.x 0.4', 'b.x 0.4', 'c.x 0.2']);
  });
});

describe('at most nine', () => {
  const many = (desk: string, count: number, chance: number) =>
    Object.fromEntries(Array.from({ length: count }, (_, place) => [`${desk}.${place}`, chance]));
  const desksOf = (chances: Readonly<Record<string, number>>) =>
    findMatches(handMatcher(chances), 'my zebra').map(({ desk }) => desk);

  test('with three desks among them where three would be listed', () => {
    const desks = desksOf({ ...many('a', 12, 0.075), 'b.x': 0.06, 'c.x': 0.04 });
    expect(desks).toEqual(['a', 'a', 'a', 'a', 'a', 'a', 'a', 'b', 'c']);
  });

  test('with two where the third is below the threshold', () => {
    const desks = desksOf({ ...many('a', 12, 0.078), 'b.x': 0.05, 'c.x': 0.014 });
    expect(desks).toEqual(['a', 'a', 'a', 'a', 'a', 'a', 'a', 'a', 'b']);
  });

  test('all nine of one desk where there is no other', () => {
    expect(desksOf(many('a', 12, 1 / 12))).toEqual(Array.from({ length: 9 }, () => 'a'));
  });

  test('of nine desks and more each its best', () => {
    const chances = Object.fromEntries([...'abcdefghijk'].map((desk) => [`${desk}.x`, 1 / 11]));
    expect(desksOf(chances)).toEqual([...'abcdefghi']);
  });
});

describe('a second problem', () => {
  const told = (text: string) => route(text).map(({ topic, second }) => [topic, second]);

  test('is told in a clause of its own', () => {
    expect(told('paper jam in the printer, and I forgot my password')).toEqual([
      ['printing.broken', false],
      ['account.password', true],
    ]);
    expect(told('paper jam in the printer. By the way my lu-card was stolen')[1]).toEqual(['card.lost', true]);
    expect(told('papier vastgelopen in de printer, o ja en mijn pas is gestolen')[1]).toEqual(['card.lost', true]);
  });

  test('has words of its own clause', () => {
    const second = route('paper jam in the printer, and I forgot my password').find((match) => match.second);
    expect(second?.words.map(({ word }) => word)).toEqual(['forgot', 'password']);
  });

  test('scores less than the first', () => {
    const [first, second] = route('paper jam in the printer, and I forgot my password');
    expect(second?.score).toBeLessThan(first?.score ?? 0);
  });

  test.each([
    'paper jam in the printer, the printer has a jam',
    'printer is broken, help me please',
    'not my password, the printer is broken',
    'paper jam in the printer, my landlord raised the rent',
  ])('is not told in: %s', (text) => {
    expect(told(text).filter(([, second]) => second === true)).toEqual([]);
  });
});

function expectSound(route: (text: string) => ReturnType<typeof findMatches>, typed: string): void {
  const matches = route(typed);
  expect(matches.length).toBeLessThanOrEqual(9);
  expect(new Set(matches.map(({ topic }) => topic)).size).toBe(matches.length);
  let last = 1;
  for (const { score, words } of matches) {
    expect(score).toBeGreaterThan(0);
    expect(score).toBeLessThanOrEqual(last);
    last = score;
    expect(words.length).toBeGreaterThan(0);
    let from = 0;
    for (const { word, weight } of words) {
      // In the order of the text.
      from = typed.indexOf(word, from);
      expect([word, from >= 0]).toEqual([word, true]);
      expect(weight).toBeGreaterThanOrEqual(0);
      expect(weight).toBeLessThanOrEqual(1);
    }
  }
}

describe('whatever is typed: one entry a topic, scores in (0, 1] that do not rise, words as they stand there', () => {
  const textOf = (phrases: readonly string[]) => {
    const words = [...new Set(phrases.join(' ').split(' ')), ',', '.', 'not', 'niet', 'btw', 'but', 'maar'];
    return fc
      .array(fc.oneof(fc.constantFrom(...words), fc.string({ unit: 'binary' })), { maxLength: 15 })
      .map((parts) => parts.join(' '));
  };

  test('in the fixture', () => {
    const phrases = matchingFixture.phrases.flatMap((one) => [...one.phrases.en, ...one.phrases.nl]);
    fc.assert(
      fc.property(textOf(phrases), (typed) => expectSound(route, typed)),
      { numRuns: 500 },
    );
  });

  test('in the real data', () => {
    const phrases = matchingSection().phrases.flatMap((one) => [...one.phrases.en, ...one.phrases.nl].slice(0, 20));
    fc.assert(
      fc.property(textOf(phrases), (typed) => expectSound(realRouter(), typed)),
      { numRuns: 300 },
    );
  });
});
