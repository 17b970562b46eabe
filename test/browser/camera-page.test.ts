import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Page } from 'puppeteer-core';
import { browserTest, chromium, FAKE_DEVICES } from './browsers.ts';
import { film, wave } from './media-files.ts';
import { endText, measure, openPage, type PageRun, row, startRun, states, tracks } from './page-run.ts';

let folder = '';
const file = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'lusupport-media-'));
  const moving = Array.from({ length: 20 }, (_, frame) => 90 + frame * 5);
  writeFileSync(file('black.y4m'), film([16, 17, 16, 17], 20));
  writeFileSync(file('frozen.y4m'), film([120], 20));
  writeFileSync(file('slow.y4m'), film(moving, 2));
  writeFileSync(file('silence.wav'), wave(0));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Sends what was found, and waits for the program's end. */
async function finish(page: Page, run: PageRun) {
  await page.click('#finish');
  const said = await endText(page);
  return { said, ended: await run.ended };
}

interface Case {
  readonly flags: () => readonly string[];
  readonly states: Readonly<Record<string, string>>;
  readonly rows: Readonly<Record<string, readonly [state: string, text: RegExp]>>;
  /** How many tracks the page was given. */
  readonly given: number;
  /** Run in the page before its own script. */
  readonly before?: () => void;
}

/** A computer without a microphone. No flag of Chromium makes one, so the browser's answers are cut here. */
function withoutMicrophone(): void {
  const devices = navigator.mediaDevices;
  if (devices === undefined) return;
  const ask = devices.getUserMedia.bind(devices);
  const list = devices.enumerateDevices.bind(devices);
  devices.enumerateDevices = async () => (await list()).filter(({ kind }) => kind !== 'audioinput');
  devices.getUserMedia = async (wanted) => {
    if (wanted?.audio) throw new DOMException('Requested device not found', 'NotFoundError');
    return ask(wanted);
  };
}

const GOOD = {
  'camera-picture': 'pass',
  'camera-frame-rate': 'pass',
  'camera-brightness': 'pass',
  'microphone-level': 'pass',
  'browser-running': 'pass',
};
const video = (name: string) => (): readonly string[] => [
  ...FAKE_DEVICES,
  `--use-file-for-fake-video-capture=${file(name)}`,
];

const cases: readonly (readonly [string, Case])[] = [
  [
    'a moving picture and a tone',
    {
      flags: () => FAKE_DEVICES,
      states: GOOD,
      rows: {
        picture: ['good', /^1280 × 720$/],
        sound: ['good', /^Heard you well/],
        browser: ['good', /^Chromium \d+/],
      },
      given: 2,
    },
  ],
  [
    'a black picture',
    {
      flags: video('black.y4m'),
      states: { ...GOOD, 'camera-picture': 'warn', 'camera-brightness': 'warn' },
      rows: { picture: ['warn', /^Black\. Is the cover open\?/] },
      given: 2,
    },
  ],
  [
    'a picture that stands still',
    {
      flags: video('frozen.y4m'),
      states: { ...GOOD, 'camera-picture': 'warn' },
      rows: { picture: ['warn', /^The picture stands still/], light: ['good', /bright/] },
      given: 2,
    },
  ],
  [
    'slow frames',
    {
      flags: video('slow.y4m'),
      states: { ...GOOD, 'camera-frame-rate': 'warn' },
      rows: { picture: ['good', /×/], frames: ['warn', /^Only \d frames a second/] },
      given: 2,
    },
  ],
  [
    'silence',
    {
      flags: () => [...FAKE_DEVICES, `--use-file-for-fake-audio-capture=${file('silence.wav')}`],
      states: { ...GOOD, 'microphone-level': 'warn' },
      rows: { sound: ['warn', /^Silence\./] },
      given: 2,
    },
  ],
  [
    'permission denied',
    {
      flags: () => ['--use-fake-device-for-media-stream', '--deny-permission-prompts'],
      states: {
        'camera-picture': 'unknown',
        'camera-frame-rate': 'unknown',
        'camera-brightness': 'unknown',
        'microphone-level': 'unknown',
        'browser-running': 'pass',
      },
      rows: {
        picture: ['unknown', /^The browser may not use the camera\. Click the icon left of the address.*Linux:/],
        sound: ['unknown', /^The browser may not use the microphone\./],
      },
      given: 0,
    },
  ],
  [
    'no device',
    {
      flags: () => ['--use-fake-ui-for-media-stream'],
      states: {
        'camera-picture': 'fail',
        'camera-frame-rate': 'unknown',
        'camera-brightness': 'unknown',
        'microphone-level': 'unknown',
        'browser-running': 'pass',
      },
      rows: { picture: ['bad', /^No camera found\./], sound: ['bad', /^No microphone found\./] },
      given: 0,
    },
  ],
  [
    'a camera without a microphone',
    {
      flags: () => FAKE_DEVICES,
      states: { ...GOOD, 'microphone-level': 'unknown' },
      rows: { picture: ['good', /^1280 × 720$/], sound: ['bad', /^No microphone found\./] },
      given: 1,
      before: withoutMicrophone,
    },
  ],
  [
    'a microphone without a camera',
    {
      flags: () => ['--use-fake-device-for-media-stream=device-count=0', '--use-fake-ui-for-media-stream'],
      states: { ...GOOD, 'camera-picture': 'fail', 'camera-frame-rate': 'unknown', 'camera-brightness': 'unknown' },
      rows: { picture: ['bad', /^No camera found\./], sound: ['good', /^Heard you well/] },
      given: 1,
    },
  ],
];

describe('Chromium', () => {
  for (const [name, one] of cases) {
    browserTest('chromium', name, async () => {
      const run = await startRun();
      const browser = await chromium(one.flags());
      const page = await openPage(browser, run.address, one.before);
      await measure(page);
      for (const [id, [state, text]] of Object.entries(one.rows)) {
        const shown = await row(page, id);
        expect([id, shown.state]).toEqual([id, state]);
        expect(shown.text).toMatch(text);
      }
      expect(await tracks(page)).toEqual({ given: one.given, live: one.given });
      const { said, ended } = await finish(page, run);
      expect(said).toContain('You can close this tab.');
      expect(await tracks(page)).toEqual({ given: one.given, live: 0 });
      expect(states(ended)).toEqual(one.states);
      await browser.close();
    });
  }
});
