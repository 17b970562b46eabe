import { spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { hasDisplay, openOwnPage } from '../../../src/io/browser.ts';
import { BIN, cliEnv } from '../../helpers/cli.ts';

let folder = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-opener-'));
  // Writes how many arguments it was given, and which; under a temporary name first, so that nobody reads half of it.
  const recorder = `#!/bin/sh\nprintf '%s\\n' "$#" "$@" > "${folder}/half" && mv "${folder}/half" "${folder}/given"\n`;
  writeFileSync(join(folder, 'xdg-open'), recorder);
  chmodSync(join(folder, 'xdg-open'), 0o755);
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('the opener gets the address as its one argument, and the address is printed too (T12)', async () => {
  const env = cliEnv({ DISPLAY: ':99', PATH: `${folder}${delimiter}${process.env['PATH']}` });
  const args = [BIN, 'exam-check', '--browser', '--profile', 'lecture', '--only', 'camera-picture', '--offline'];
  const child = spawn(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    said += text;
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  const given = join(folder, 'given');
  while (!existsSync(given) && child.exitCode === null) await new Promise((resolve) => setTimeout(resolve, 50));
  child.kill('SIGTERM');
  expect(await ended).toBe(143);
  const [count, address, ...more] = readFileSync(given, 'utf8').trimEnd().split('\n');
  expect([count, more]).toEqual(['1', []]);
  expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{43}$/);
  expect(said).toContain(`Your browser opens a page to test camera and microphone.`);
  expect(said).toContain(`  ${address}\n`);
});

describe('what is opened as our own page', () => {
  test.each([
    'http://localhost:1/x',
    'http://127.0.0.1/x',
    'http://127.0.0.1:1/x;id',
    'http://127.0.0.1:1/$(id)',
    'http://127.0.0.1:1/x y',
    'http://127.0.0.1:1/x?y',
    'http://127.0.0.1.evil.example:1/x',
    'file:///etc/passwd',
    '--help',
    '',
  ])('not %s', async (url) => {
    expect(await openOwnPage(url)).toBe(false);
  });
});

test.each<[NodeJS.Platform, Record<string, string>, boolean]>([
  ['linux', {}, false],
  ['linux', { DISPLAY: '' }, false],
  ['linux', { DISPLAY: ':0' }, true],
  ['linux', { WAYLAND_DISPLAY: 'wayland-0' }, true],
  ['linux', { WSL_DISTRO_NAME: 'Debian' }, true],
  ['darwin', {}, true],
  ['win32', {}, true],
])('on %s with %j there can be a browser: %s (W1)', (platform, env, expected) => {
  expect(hasDisplay(platform, env)).toBe(expected);
});
