import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { clipboardPrograms, copyText } from '../../src/io/clipboard.ts';

let folder: string;
let written: string[];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-clipboard-'));
  written = [];
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

/** A program on PATH, as a shell script. */
function program(name: string, script: string): void {
  const file = join(folder, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

const copy = (env: Readonly<Record<string, string>>, plain = false) =>
  copyText('071 – 527', {
    platform: 'linux',
    env: { PATH: `${folder}:/usr/bin:/bin`, OUT: join(folder, 'out'), TERM: 'xterm', ...env },
    plain,
    write: async (text) => void written.push(text),
  });

const copied = (): string => readFileSync(join(folder, 'out'), 'utf8');

describe('the programs of a system', () => {
  test.each([
    ['darwin', {}, ['pbcopy']],
    ['win32', { SystemRoot: 'D:\\Win' }, ['D:\\Win\\System32\\clip.exe']],
    ['linux', {}, []],
    ['linux', { DISPLAY: '' }, []],
    ['linux', { DISPLAY: ':0' }, ['xclip', 'xsel']],
    ['linux', { DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' }, ['wl-copy', 'xclip', 'xsel']],
  ] as const)('%s %j: %j', (platform, env, files) => {
    expect(clipboardPrograms(platform, env).map(({ file }) => file)).toEqual(files);
  });

  test('Windows reads UTF-16', () => {
    expect(clipboardPrograms('win32', {})[0]?.encoding).toBe('utf16le');
  });
});

describe('copying', () => {
  test('the first program that takes the text has it, and nothing is written to the terminal', async () => {
    program('xclip', 'cat > "$OUT"');
    expect(await copy({ DISPLAY: ':0' })).toBe('copied');
    expect(copied()).toBe('071 – 527');
    expect(written).toEqual([]);
  });

  test('one that fails, or ends without reading, gives way to the next', async () => {
    program('wl-copy', 'exit 1');
    program('xsel', 'cat > "$OUT"');
    expect(await copy({ DISPLAY: ':0', WAYLAND_DISPLAY: 'wayland-0' })).toBe('copied');
    expect(copied()).toBe('071 – 527');
  });

  test('one that hangs is killed', async () => {
    program('xclip', 'echo $$ > "$OUT"; exec sleep 60');
    expect(await copy({ DISPLAY: ':0' })).toBe('asked-terminal');
    expect(() => process.kill(Number(copied()), 0)).toThrow('ESRCH');
  });

  test('without a program the terminal is asked; a screen reader or a terminal that would show it is not', async () => {
    expect(await copy({})).toBe('asked-terminal');
    expect(written).toEqual([`\u001b]52;c;${Buffer.from('071 – 527').toString('base64')}\u0007`]);
    written = [];
    expect(await copy({ TERM: 'dumb' })).toBe('not-copied');
    expect(await copy({ TERM: 'linux' })).toBe('not-copied');
    expect(await copy({}, true)).toBe('not-copied');
    expect(written).toEqual([]);
  });
});
