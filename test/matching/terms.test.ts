import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalise, stemsOf, tokenise } from '../../src/matching/terms.ts';

describe('the words of a text', () => {
  test.each<[string, readonly string[]]>([
    ['', []],
    ['  \n\t ', []],
    ['!!! ... 😀', []],
    ['The Printer is BROKEN', ['the', 'printer', 'is', 'broken']],
    ['Café, cafés', ['cafe', 'cafes']],
    ['kopiëren', ['kopieren']],
    ['kopie\u0308ren', ['kopieren']],
    ["m'n pas, mijn pas's", ['mn', 'pas', 'mijn', 'pass']],
    ['can’t won‘t', ['cant', 'wont']],
    ["'s ochtends", ['s', 'ochtends']],
    ['lu-card e-mail', ['lu', 'card', 'e', 'mail']],
    ['2FA on Windows 11', ['2fa', 'on', 'windows', '11']],
    ['ﬁne', ['fine']],
    ['printer printer', ['printer', 'printer']],
    ['打印机 坏了', ['打印机', '坏了']],
    [`${'x'.repeat(40)} ${'x'.repeat(41)} after`, ['x'.repeat(40), 'after']],
    ['\u001b[2Jprinter', ['2jprinter']],
  ])('%j: %j', (text, terms) => {
    expect(tokenise(text).map(({ term }) => term)).toEqual(terms);
  });

  test('are kept as typed, without a quote at the end', () => {
    expect(tokenise("Cafés' “PRINTER’” don't").map(({ typed }) => typed)).toEqual(['Cafés', 'PRINTER', "don't"]);
  });

  test('count as much as they are told to', () => {
    expect(tokenise('by the way', 0.5).map(({ share }) => share)).toEqual([0.5, 0.5, 0.5]);
    expect(tokenise('printer')[0]?.share).toBe(1);
  });

  test('whatever is typed: no empty term, at most 40 letters, and the typed word stands in the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        for (const { term, typed } of tokenise(text)) {
          expect(term.length).toBeGreaterThan(0);
          expect(term.length).toBeLessThanOrEqual(40);
          expect(text).toContain(typed);
          expect(normalise(typed)).toBe(term);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('text of Latin letters, for which no Unicode classes are needed', () => {
  /** A sign of another script beside it, which makes the exact classes look at it. */
  const exactly = (text: string) => tokenise(`${text} 打`).slice(0, -1);
  const latin = [
    ...Array.from({ length: 0x250 }, (_, code) => String.fromCodePoint(code)),
    ...Array.from({ length: 0x70 }, (_, code) => String.fromCodePoint(0x2000 + code)),
    '€',
  ];

  test('each sign alone and between letters', () => {
    for (const sign of latin) {
      for (const text of [sign, `a${sign}b`, `a${sign} ${sign}b`]) expect(tokenise(text)).toEqual(exactly(text));
    }
  });

  test('any text', () => {
    const texts = fc.array(fc.constantFrom(...latin), { maxLength: 40 }).map((signs) => signs.join(''));
    fc.assert(fc.property(texts, (text) => expect(tokenise(text)).toEqual(exactly(text))));
  });
});

describe('stems', () => {
  test.each<[string, string]>([
    ['printers', 'printer'],
    ['passwords', 'password'],
    ['wachtwoorden', 'wachtwoord'],
    ['kaarten', 'kaart'],
    ['jamming', 'jammed'],
    ['inschrijvingen', 'inschrijving'],
    ['boeken', 'boek'],
  ])('%s and %s have one in common', (first, second) => {
    const others = stemsOf(second);
    expect(stemsOf(first).filter((stem) => others.includes(stem))).not.toEqual([]);
  });

  test.each(['2fa', '11', 'é', 'ab', '打印机'])('%s is its own', (term) => {
    expect(stemsOf(term)).toEqual([term]);
  });

  test('each once', () => {
    for (const term of ['printer', 'kaart', 'exam', 'boeken']) {
      expect(new Set(stemsOf(term)).size).toBe(stemsOf(term).length);
    }
  });
});
