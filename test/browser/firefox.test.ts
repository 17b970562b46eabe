import { describe, expect } from '@jest/globals';
import { browserTest, firefox } from './browsers.ts';
import { endText, measure, openPage, row, startRun, states, tracks } from './page-run.ts';

/** The plain cases, over WebDriver BiDi. This machine has no way to play sound, and then Firefox measures none. */
const FAKE = { 'media.navigator.streams.fake': true, 'media.navigator.permission.disabled': true };

describe('Firefox', () => {
  browserTest(
    'firefox',
    'a moving picture; a sound that cannot be measured is not called silence',
    async () => {
      const run = await startRun();
      const browser = await firefox(FAKE);
      const page = await openPage(browser, run.address);
      await measure(page);
      expect(await row(page, 'picture')).toMatchObject({ state: 'good' });
      expect((await row(page, 'browser')).text).toMatch(/^Firefox \d+, screen/);
      const sound = await row(page, 'sound');
      expect(['good', 'unknown']).toContain(sound.state);
      if (sound.state === 'unknown') expect(sound.text).toContain('This says nothing about your microphone.');
      expect((await tracks(page)).given).toBe(2);
      await page.click('#finish');
      expect(await endText(page)).toContain('All done');
      expect((await tracks(page)).live).toBe(0);
      expect(states(await run.ended)).toMatchObject({ 'camera-picture': 'pass', 'browser-running': 'pass' });
      await browser.close();
    },
    120_000,
  );

  browserTest(
    'firefox',
    'permission denied, then the program stopped',
    async () => {
      const run = await startRun();
      const browser = await firefox({ 'permissions.default.camera': 2, 'permissions.default.microphone': 2 });
      const page = await openPage(browser, run.address);
      await measure(page);
      const picture = await row(page, 'picture');
      expect(picture.text).toMatch(/^(The browser may not use the camera\. Click the crossed-out|No camera found\.)/);
      run.child.kill('SIGINT');
      expect(await endText(page)).toContain('stopped');
      expect((await run.ended).code).toBe(130);
      await browser.close();
    },
    120_000,
  );
});
