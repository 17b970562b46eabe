import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { asciiSigns } from '../../src/io/ascii.ts';
import { displayWidth, headline, labelled, padEnd, wrap } from '../../src/io/layout.ts';

describe('layout', () => {
  test('wraps between words and hangs the rest', () => {
    expect(wrap('one two three four five', { columns: 20, indent: 0, hanging: 6 })).toEqual([
      'one two three',
      '      four five',
    ]);
    expect(wrap('a', { columns: 40, indent: 4 })).toEqual(['    a']);
  });

  test('no line is wider than asked, unless one word is', () => {
    const words = fc.array(fc.stringMatching(/^[a-zé]{1,12}$/), { minLength: 1, maxLength: 40 });
    fc.assert(
      fc.property(words, fc.integer({ min: 20, max: 100 }), fc.integer({ min: 0, max: 6 }), (text, columns, indent) => {
        const lines = wrap(text.join(' '), { columns, indent });
        expect(lines.join(' ').split(/\s+/).filter(Boolean)).toEqual(text);
        for (const line of lines) expect(displayWidth(line)).toBeLessThanOrEqual(columns);
      }),
    );
  });

  test('plain text is as wide, and breaks in the same places, as the packages say that know all text', () => {
    const sign = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('a', 'é', 'Z', '-', '’', '–', '…', '\u00a0', '\u00ad', '(', '\\') },
      { weight: 5, arbitrary: fc.constant(' ') },
      { weight: 1, arbitrary: fc.constantFrom('\n', '✓', '日', '\ufe0f', '\u001b[1m') },
    );
    const texts = fc.array(sign, { maxLength: 80 }).map((signs) => signs.join(''));
    fc.assert(
      fc.property(texts, fc.integer({ min: 10, max: 40 }), (text, columns) => {
        expect(displayWidth(text)).toBe(stringWidth(text));
        expect(wrap(text, { columns })).toEqual(wrapAnsi(text, columns, { hard: false, trim: true }).split('\n'));
      }),
      { numRuns: 2000 },
    );
  });

  test('headline puts the right part at the edge, or below where there is no room', () => {
    expect(headline('left', 'right', 20)).toEqual(['left           right']);
    expect(headline('a long left part', 'right', 20)).toEqual(['a long left part', 'right']);
    expect(headline('left', '', 20)).toEqual(['left']);
  });

  test('labels stand in a column, and before their text where it is narrow or plain', () => {
    const rows = [
      { label: 'Give', text: 'the number' },
      { label: 'Hours', text: 'not known' },
    ];
    expect(labelled(rows, { columns: 80, indent: 2, plain: false })).toEqual([
      '  Give   the number',
      '  Hours  not known',
    ]);
    expect(labelled(rows, { columns: 80, indent: 2, plain: true })).toEqual([
      '  Give: the number',
      '  Hours: not known',
    ]);
    expect(labelled(rows, { columns: 30, indent: 2, plain: false })).toEqual([
      '  Give: the number',
      '  Hours: not known',
    ]);
  });

  test('wide and combining characters count as they are shown', () => {
    expect(displayWidth('日本')).toBe(4);
    expect(displayWidth('e\u0301')).toBe(1);
    expect(padEnd('日', 4)).toBe('日  ');
  });

  test('signs have an ASCII form, letters lose their marks, the rest stays', () => {
    expect(asciiSigns('één… 20–21 ’t → 日')).toBe("een... 20-21 't -> 日");
  });
});
