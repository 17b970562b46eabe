import { describe, expect, test } from '@jest/globals';
import { colourLevel, paintFor } from '../../src/io/paint.ts';
import { NO_PAINT } from '../../src/io/screen.ts';

describe('colour level', () => {
  const terminal = { isTTY: true };
  const pipe = {};

  test.each([
    ['a terminal', terminal, {}, false, 1],
    ['a terminal with 256 colours', terminal, { TERM: 'xterm-256color' }, false, 2],
    ['a terminal with all colours', terminal, { COLORTERM: 'truecolor' }, false, 3],
    ['a pipe', pipe, { TERM: 'xterm-256color', COLORTERM: 'truecolor' }, false, 0],
    ['a CI system', pipe, { CI: 'true' }, false, 0],
    ['TERM=dumb', terminal, { TERM: 'dumb' }, false, 0],
    ['NO_COLOR', terminal, { NO_COLOR: '1' }, false, 0],
    ['NO_COLOR=0 is not empty', terminal, { NO_COLOR: '0' }, false, 0],
    ['NO_COLOR empty', terminal, { NO_COLOR: '' }, false, 1],
    ['NO_COLOR beats FORCE_COLOR', terminal, { NO_COLOR: '1', FORCE_COLOR: '3' }, false, 0],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, false, 1],
    ['FORCE_COLOR empty', pipe, { FORCE_COLOR: '' }, false, 1],
    ['FORCE_COLOR=true', pipe, { FORCE_COLOR: 'true' }, false, 1],
    ['FORCE_COLOR=2', pipe, { FORCE_COLOR: '2' }, false, 2],
    ['FORCE_COLOR=3', pipe, { FORCE_COLOR: '3' }, false, 3],
    ['FORCE_COLOR=0', terminal, { FORCE_COLOR: '0' }, false, 0],
    ['FORCE_COLOR=false', terminal, { FORCE_COLOR: 'false' }, false, 0],
    ['FORCE_COLOR beats TERM=dumb', terminal, { FORCE_COLOR: '1', TERM: 'dumb' }, false, 1],
    ['--no-color beats all', terminal, { FORCE_COLOR: '3' }, true, 0],
  ] as const)('%s', (_name, stream, env, noColor, expected) => {
    expect(colourLevel(stream, env, noColor)).toBe(expected);
  });
});

describe('paint', () => {
  test('no level, no colour', async () => {
    expect(await paintFor(0)).toBe(NO_PAINT);
  });

  test('each meaning has its own look, and the text stays', async () => {
    const paint = await paintFor(1);
    const looks = Object.values(paint).map((colour) => colour('x'));
    expect(new Set(looks).size).toBe(looks.length);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
    for (const look of looks) expect(look.replace(/\u001B\[\d+m/g, '')).toBe('x');
  });
});
