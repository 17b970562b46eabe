import { type ChildProcess, spawn } from 'node:child_process';
import type { Browser, Page } from 'puppeteer-core';
import { BIN, cliEnv } from '../helpers/cli.ts';

/** `exam-check --browser` as a real process, with its page in a real browser. */

export interface PageRun {
  readonly address: string;
  readonly child: ChildProcess;
  /** Everything on standard error so far. */
  readonly remarks: () => string;
  /** Waits until a text stands on standard error. */
  readonly remarked: (text: string) => Promise<void>;
  readonly ended: Promise<Ended>;
}

export interface Ended {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly document: { readonly result: { readonly verdict: string; readonly checks: readonly CheckResult[] } };
}

export interface CheckResult {
  readonly id: string;
  readonly state: string;
  readonly found: { readonly value: unknown } | null;
  readonly reason: string | null;
}

/** The five checks of the page. */
export const PAGE_CHECKS = [
  'camera-picture',
  'camera-frame-rate',
  'camera-brightness',
  'microphone-level',
  'browser-running',
] as const;

export async function startRun(more: readonly string[] = []): Promise<PageRun> {
  const args = ['exam-check', '--browser', '--profile', 'lecture', '--only', PAGE_CHECKS.join(','), '--json', ...more];
  const child = spawn(process.execPath, [BIN, ...args], { env: cliEnv(), stdio: ['ignore', 'pipe', 'pipe'] });
  let stdout = '';
  let stderr = '';
  let look = (): void => undefined;
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
    look();
  });
  const ended = new Promise<Ended>((resolve) => {
    child.on('close', (code, signal) => {
      look();
      resolve({ code, signal, document: stdout === '' ? null : JSON.parse(stdout) });
    });
  });
  const remarked = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      look = () => {
        if (stderr.includes(text)) resolve();
        else if (child.exitCode !== null) reject(new Error(`It ended without "${text}": ${stderr}`));
      };
      look();
    });
  await remarked('http://127.0.0.1:');
  await remarked('\n  http');
  const address = /http:\/\/127\.0\.0\.1:\d+\/[\w-]+(?=\n)/.exec(stderr)?.[0] ?? '';
  return { address, child, remarks: () => stderr, remarked, ended };
}

/**
 * Opens an address with a page that remembers every track it was given, so that a test can ask whether they ended.
 * What the page keeps is read before it is gone.
 */
export async function openPage(browser: Browser, address: string, before?: () => void): Promise<Page> {
  const page = await browser.newPage();
  if (before !== undefined) await page.evaluateOnNewDocument(before);
  await page.evaluateOnNewDocument(() => {
    const given: MediaStreamTrack[] = [];
    Object.defineProperty(window, 'givenTracks', { value: given });
    const devices = navigator.mediaDevices;
    if (devices === undefined) return;
    const ask = devices.getUserMedia.bind(devices);
    devices.getUserMedia = async (constraints) => {
      const stream = await ask(constraints);
      given.push(...stream.getTracks());
      return stream;
    };
  });
  await page.goto(address);
  return page;
}

declare global {
  interface Window {
    readonly givenTracks: readonly MediaStreamTrack[];
  }
}

/** Starts the test on the page and waits until everything is measured. */
export async function measure(page: Page): Promise<void> {
  await page.waitForSelector('#start:not([disabled])');
  await page.click('#start');
  await page.waitForSelector('#finish:not([disabled])', { timeout: 40_000 });
}

/** How many tracks the page was given, and how many of them still run. */
export async function tracks(page: Page): Promise<{ given: number; live: number }> {
  return page.evaluate(() => ({
    given: window.givenTracks.length,
    live: window.givenTracks.filter((track) => track.readyState === 'live').length,
  }));
}

/** What the page shows of a row, such as `Good` and `1280 × 720`. */
export async function row(page: Page, name: string): Promise<{ state: string; label: string; text: string }> {
  return page.$eval(`#row-${name}`, (element) => ({
    state: element.getAttribute('data-state') ?? '',
    label: element.querySelector('.state')?.textContent ?? '',
    text: element.querySelector('.text')?.textContent ?? '',
  }));
}

/** What is shown when the page has ended. */
export async function endText(page: Page): Promise<string> {
  await page.waitForSelector('#end:not([hidden])');
  return page.$eval('#end', (element) => element.textContent ?? '');
}

/** The states of the five checks in their order. */
export function states({ document }: Ended): Record<string, string> {
  return Object.fromEntries(
    document.result.checks
      .filter(({ id }) => (PAGE_CHECKS as readonly string[]).includes(id))
      .map(({ id, state }) => [id, state]),
  );
}
