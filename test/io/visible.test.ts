import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { visible } from '../../src/io/visible.ts';

describe('T13, T14: text that is not ours', () => {
  test.each([
    ['a colour', 'a\u001b[31mred\u001b[0m', 'a<U+001B>[31mred<U+001B>[0m'],
    ['a link', '\u001b]8;;https://x\u0007link', '<U+001B>]8;;https://x<U+0007>link'],
    ['a carriage return', 'good\rbad', 'good bad'],
    ['a backspace', 'ab\u0008', 'ab<U+0008>'],
    ['a direction override', 'abc\u202edef', 'abc<U+202E>def'],
    ['a zero-width space', 'a\u200bb', 'a<U+200B>b'],
    ['a byte-order mark', '\ufeffa', '<U+FEFF>a'],
    ['a tag character', 'a\u{e0041}', 'a<U+E0041>'],
    ['C1', 'a\u0085b', 'a<U+0085>b'],
    ['lines', 'a\nb\tc', 'a b c'],
    ['plain Dutch', 'één printer, 071 - 527 8888', 'één printer, 071 - 527 8888'],
  ])('%s', (_name, text, shown) => {
    expect(visible(text)).toBe(shown);
  });

  test('nothing acting is left in any text, and length is bounded', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const shown = visible(text, 100);
        expect(shown).not.toMatch(/[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u);
        expect([...shown].length).toBeLessThanOrEqual(100);
      }),
    );
  });
});
