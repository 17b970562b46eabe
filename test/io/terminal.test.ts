import { describe, expect, test } from '@jest/globals';
import { columnsOf, isContinuousIntegration, mayAnimate, plainOf, unicodeOf } from '../../src/io/terminal.ts';

describe('columns', () => {
  test.each([
    ['a terminal', { isTTY: true, columns: 72 }, 72],
    ['a small one', { isTTY: true, columns: 1 }, 20],
    ['a wide one', { isTTY: true, columns: 10_000 }, 100],
    ['one without a width', { isTTY: true, columns: 0 }, 80],
    ['one that says nothing', { isTTY: true }, 80],
    ['one that says nonsense', { isTTY: true, columns: Number.NaN }, 80],
    ['a pipe', {}, 80],
    ['a pipe with a width', { columns: 40 }, 80],
  ])('%s', (_name, stream, expected) => expect(columnsOf(stream)).toBe(expected));
});

describe('signs outside ASCII', () => {
  test.each([
    ['linux', { LANG: 'nl_NL.UTF-8' }, true],
    ['linux', { LANG: 'nl_NL.utf8' }, true],
    ['linux', { LANG: 'nl_NL.UTF-8@euro' }, true],
    ['linux', { LANG: 'nl_NL.ISO-8859-1' }, false],
    ['linux', { LANG: 'nl_NL' }, false],
    ['linux', { LANG: 'C' }, false],
    ['linux', {}, false],
    ['linux', { LANG: 'C', LC_CTYPE: 'en_US.UTF-8' }, true],
    ['linux', { LANG: 'en_US.UTF-8', LC_ALL: 'C' }, false],
    ['linux', { LANG: 'en_US.UTF-8', LC_ALL: '' }, true],
    ['linux', { LANG: 'en_US.UTF-8', TERM: 'linux' }, false],
    ['linux', { LANG: 'en_US.UTF-8', TERM: 'dumb' }, false],
    ['darwin', {}, true],
    ['darwin', { LANG: 'C' }, false],
    ['darwin', { LC_CTYPE: 'UTF-8' }, true],
    ['win32', {}, false],
    ['win32', { WT_SESSION: 'a' }, true],
    ['win32', { TERM_PROGRAM: 'vscode' }, true],
    ['win32', { TERM: 'xterm-256color' }, true],
    ['win32', { LANG: 'en_US.UTF-8' }, false],
  ] as const)('%s %j', (platform, env, expected) => expect(unicodeOf(env, platform)).toBe(expected));
});

describe('plain', () => {
  test.each([
    [{}, false, false],
    [{}, true, true],
    [{ ACCESSIBLE: '1' }, false, true],
    [{ ACCESSIBLE: '0' }, false, false],
    [{ ACCESSIBLE: '' }, false, false],
    [{ LUSUPPORT_PLAIN: '1' }, false, true],
    [{ LUSUPPORT_PLAIN: 'false' }, false, false],
    [{ LUSUPPORT_PLAIN: '0' }, true, true],
  ])('%j --plain %s', (env, option, expected) => expect(plainOf(env, option)).toBe(expected));
});

describe('moving', () => {
  const terminal = { isTTY: true, columns: 80 };

  test.each([
    ['a terminal', terminal, {}, true],
    ['a pipe', { columns: 80 }, {}, false],
    ['0 columns', { isTTY: true, columns: 0 }, {}, false],
    ['no columns', { isTTY: true }, {}, false],
    ['TERM=dumb', terminal, { TERM: 'dumb' }, false],
    ['CI', terminal, { CI: 'true' }, false],
    ['CI=false', terminal, { CI: 'false' }, true],
  ])('%s', (_name, stream, env, expected) => expect(mayAnimate(stream, env)).toBe(expected));

  test('CI=1', () => expect(isContinuousIntegration({ CI: '1' })).toBe(true));
});
