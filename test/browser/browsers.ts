import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import puppeteer, { type Browser, type LaunchOptions } from 'puppeteer-core';

/** Real browsers for tests: Debian's Chromium and Firefox ESR, headless, each run with a profile of its own. */

const PROGRAMS = { chromium: '/usr/bin/chromium', firefox: '/usr/bin/firefox-esr' } as const;

type Name = keyof typeof PROGRAMS;

const REQUIRED = process.env['LUSUPPORT_REQUIRE_BROWSER'] === '1';

/** A test that needs a browser. Without it the test is skipped by its name, or fails where browsers are required. */
export function browserTest(browser: Name, name: string, run: () => Promise<void>, timeoutMs = 60_000): void {
  if (existsSync(PROGRAMS[browser])) test(name, run, timeoutMs);
  else if (REQUIRED) {
    test(name, () => {
      expect(`${PROGRAMS[browser]} is missing`).toBe('there');
    });
  } else test.skip(name, () => undefined);
}

const folders: string[] = [];
const running = new Set<Browser>();

afterAll(async () => {
  await Promise.all([...running].map((browser) => browser.close().catch(() => undefined)));
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
});

async function launch(options: LaunchOptions): Promise<Browser> {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-browser-'));
  folders.push(folder);
  const browser = await puppeteer.launch({
    headless: true,
    userDataDir: folder,
    // Nothing of the machine, and no way to the network but this computer.
    env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', TZ: 'Europe/Amsterdam' },
    ...options,
  });
  running.add(browser);
  browser.once('disconnected', () => running.delete(browser));
  return browser;
}

const CHROMIUM_FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

/** A moving picture and a tone, and permission without a question. */
export const FAKE_DEVICES = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'];

export function chromium(flags: readonly string[] = FAKE_DEVICES): Promise<Browser> {
  return launch({ executablePath: PROGRAMS.chromium, args: [...CHROMIUM_FLAGS, ...flags] });
}

/** Firefox over WebDriver BiDi. */
export function firefox(preferences: Readonly<Record<string, unknown>>): Promise<Browser> {
  return launch({
    browser: 'firefox',
    executablePath: PROGRAMS.firefox,
    extraPrefsFirefox: { ...preferences },
  });
}
