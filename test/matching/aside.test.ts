import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { clausesOf, countedTokens } from '../../src/matching/aside.ts';
import { tokenise } from '../../src/matching/terms.ts';

/** The words that count, as typed. */
const heard = (text: string): string =>
  countedTokens(text)
    .map(({ typed }) => typed)
    .join(' ');

/** How much each clause counts, in hundredths. */
const sharesIn = (text: string): readonly number[] => clausesOf(text).map(({ share }) => Math.round(100 * share));

describe('what a text says it is not about', () => {
  test.each<[string, string]>([
    ['not my password, the printer itself', 'the printer itself'],
    ['Not the printer: my card', 'my card'],
    ['it is not my account, the wifi is slow', 'the wifi is slow'],
    ["no it's not about the exam, I lost my keys", 'I lost my keys'],
    ["I didn't ask about a course, I want my diploma", 'I want my diploma'],
    ["I don't mean my card. The gate is stuck", 'The gate is stuck'],
    ['nothing wrong with my laptop, brightspace hangs', 'brightspace hangs'],
    ['I have no problem with wifi; umail is empty', 'umail is empty'],
    ['the login works fine, the course is missing', 'the course is missing'],
    ['my card is ok, but the printer is not', 'but the printer is not'],
    ['niet mijn wachtwoord, de printer zelf', 'de printer zelf'],
    ["het is niet m'n kaart maar de deur", 'maar de deur'],
    ['het ligt niet aan mijn laptop, eduroam valt uit', 'eduroam valt uit'],
    ['het gaat niet om mijn cijfer, het gaat om het rooster', 'het gaat om het rooster'],
    ['ik vraag niet naar een boek, ik zoek een studieplek', 'ik zoek een studieplek'],
    ['geen problemen met de wifi, de printer is stuk', 'de printer is stuk'],
    ['niks mis met mijn kaart, de printer is stuk', 'de printer is stuk'],
    ['mijn kaart doet het gewoon, de printer is stuk', 'de printer is stuk'],
    ['inloggen lukt prima maar mijn vak staat er niet', 'maar mijn vak staat er niet'],
    ['wifi is in orde, umail niet', 'umail niet'],
    ["I haven't been hacked, I just forgot my password", 'I just forgot my password'],
    ["I don't need a new card, I need a statement", 'I need a statement'],
    ['ik ben niet gehackt, ik ben mijn wachtwoord kwijt', 'ik ben mijn wachtwoord kwijt'],
    ['ik heb geen nieuwe kaart nodig, alleen een bewijs', 'alleen een bewijs'],
    ['there is no emergency, when does the library open', 'when does the library open'],
    ['er is geen brand, maar de lift staat vast', 'maar de lift staat vast'],
    ['wifi works but the printer does not', 'but the printer does not'],
    ['mijn kaart werkt, de printer niet', 'de printer niet'],
    ['my screen is not broken but the wifi is', 'but the wifi is'],
    ['de printer is niet kapot, mijn kaart wel', 'mijn kaart wel'],
  ])('%s: %s', (text, rest) => {
    expect(heard(text)).toBe(rest);
  });

  test.each([
    'not able to log in',
    'I am not able to log in, password refused',
    'I can not log in',
    'the printer does not work',
    'not received my card yet',
    'my card is not recognised, the gate stays shut',
    'no mail arrives, no error either',
    'no print credit',
    'it does not work with my card',
    'nothing works, wifi is dead',
    'niets werkt, wifi is dood',
    'I do not have wifi, help',
    'the site is down, what now',
    'I have not received it, three weeks now',
    'niet kunnen inloggen',
    'niet kunnen inloggen, wachtwoord fout',
    'mijn kaart werkt niet, de deur blijft dicht',
    'printer doet het niet',
    'de printer doet het niet, papier vast',
    'kaart niet ontvangen, al drie weken',
    'geen mail, geen foutmelding',
    'geen tegoed, wat nu',
    'ik kan niet bij mijn account, help',
    'ik ben niet ingeschreven voor het tentamen, wat nu',
    'mijn cijfer staat er niet, docent reageert niet',
    'het lukt niet met mijn kaart, de printer piept',
    "Hi, I don't know what to do about my grade",
    'Hoi, ik weet niet wie over mijn cijfer gaat',
    'the wifi works on my phone but not on my laptop',
    'the printer prints, but not with my card',
    'Brightspace werkt, maar niet de video',
    'printen kan, maar niet met mijn kaart',
    'Not the right grade in uSis, what now',
    'niet het juiste cijfer in usis, wat nu',
  ])('nothing in: %s', (text) => {
    const typed = tokenise(text)
      .map((token) => token.typed)
      .join(' ');
    expect(heard(text)).toBe(typed);
  });

  test('where it is all that is said, it counts', () => {
    expect(heard('not my password')).toBe('not my password');
    expect(heard('wifi is prima, kaart is ok')).toBe('wifi is prima kaart is ok');
  });

  test('a long sentence that begins with "not" tells a story', () => {
    const text = 'not my best day because my card was stolen in the train, help';
    expect(heard(text)).toContain('card was stolen');
  });
});

describe('of two problems the one told first', () => {
  test('counts most, each further clause less, and none less than half', () => {
    const shares = sharesIn('one, two. three; four, five, six, seven, eight');
    expect(shares[0]).toBe(100);
    expect(shares[1]).toBeLessThan(100);
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    expect(shares.at(-1)).toBe(50);
  });

  test('what it is not about takes nothing from what comes after it', () => {
    expect(sharesIn('not my card, the printer')).toEqual([0, 100]);
    expect(sharesIn('niet mijn kaart, niet mijn account, de printer')).toEqual([0, 0, 100]);
  });
});

describe('what is told by the way counts half', () => {
  test.each([
    'printer is broken, by the way my card is lost',
    'printer is broken btw my card is lost',
    'printer broken. Also wifi is slow',
    'printer broken; PS lost my card',
    'printer kapot, trouwens ook mijn kaart kwijt',
    'printer kapot o ja en mijn kaart is weg',
    'printer kapot en ook geen wifi',
    'printer kapot, overigens is de wifi traag',
  ])('%s', (text) => {
    const [first, ...later] = sharesIn(text);
    expect([first, ...new Set(later)]).toEqual([100, 50]);
  });

  test.each(['also my card is lost', 'trouwens mijn kaart is kwijt', 'ook mijn kaart is kwijt'])(
    'but not at the beginning: %s',
    (text) => {
      expect(sharesIn(text)).toEqual([100]);
    },
  );
});

test('whatever is typed: the words are those of the text in its order, shares between 0 and 1', () => {
  const piece = fc.oneof(
    fc.constantFrom('not', 'niet', 'mijn', 'my', 'card', ',', '.', 'but', 'maar', 'btw', 'is', 'ok', 'works', 'fine'),
    fc.string({ unit: 'binary', maxLength: 6 }),
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 20 }), (pieces) => {
      const text = pieces.join(' ');
      let from = 0;
      for (const { typed, share } of countedTokens(text)) {
        from = text.indexOf(typed, from);
        expect(from).toBeGreaterThanOrEqual(0);
        expect(share).toBeGreaterThan(0);
        expect(share).toBeLessThanOrEqual(1);
      }
      if (tokenise(text).length > 0) expect(clausesOf(text).some(({ share }) => share > 0)).toBe(true);
    }),
    { numRuns: 500 },
  );
});

/** Each rule looks at a clause as a whole; none may go back and forth over it. */
test.each([
  ['not ', 'not '],
  ['i ', 'i '],
  ['works ', 'works '],
  ['but it is no ', 'no '],
  ['ik vraag niet ', 'vraag x niet '],
  [', ', ', '],
  [' ', ' '],
  ['het gaat niet ', 'het gaat '],
])('a huge text of %j takes no time', (start, part) => {
  const text = `${start}${part.repeat(Math.ceil(4096 / part.length))}`.slice(0, 4096);
  const before = performance.now();
  countedTokens(text);
  expect(performance.now() - before).toBeLessThan(200);
});
