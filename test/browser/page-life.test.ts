import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect } from '@jest/globals';
import type { Browser, Page } from 'puppeteer-core';
import { servePage } from '../exam-check/camera-page/served-page.ts';
import { BIN, cliEnv } from '../helpers/cli.ts';
import { KEYS, runInTerminal } from '../helpers/pty.ts';
import { browserTest, chromium, FAKE_DEVICES } from './browsers.ts';
import { endText, measure, openPage, row, startRun, states, tracks } from './page-run.ts';

/** One browser with a moving picture and a tone for all tests of how a page lives and ends. */
let shared: Promise<Browser> | null = null;
const browser = (): Promise<Browser> => {
  shared ??= chromium([...FAKE_DEVICES, '--host-resolver-rules=MAP rebind.example 127.0.0.1']);
  return shared;
};

afterAll(async () => {
  await (await shared)?.close();
});

const start = async (page: Page): Promise<void> => {
  await page.waitForSelector('#start:not([disabled])');
  await page.click('#start');
  await page.waitForFunction(() => window.givenTracks.length === 2);
};

const ALL_UNKNOWN = {
  'camera-picture': 'unknown',
  'camera-frame-rate': 'unknown',
  'camera-brightness': 'unknown',
  'microphone-level': 'unknown',
  'browser-running': 'unknown',
};

describe('a page that ends before it is done', () => {
  browserTest('chromium', 'tab closed: the program knows at once, and nothing was found out', async () => {
    const run = await startRun();
    const page = await openPage(await browser(), run.address);
    await start(page);
    await page.close();
    const ended = await run.ended;
    expect(run.remarks()).toContain('The page was closed before it was done.');
    expect(states(ended)).toEqual(ALL_UNKNOWN);
    expect(ended.document.result.checks.find(({ id }) => id === 'camera-picture')?.reason).toBe('timeout');
  });

  browserTest('chromium', 'program killed: the page notices, lets go and says so (W8)', async () => {
    const run = await startRun();
    const page = await openPage(await browser(), run.address);
    await start(page);
    run.child.kill('SIGKILL');
    const killedAtMs = performance.now();
    expect(await endText(page)).toContain('lusupport has stopped');
    expect(performance.now() - killedAtMs).toBeLessThan(3000);
    expect(await tracks(page)).toEqual({ given: 2, live: 0 });
    await page.close();
  });

  browserTest('chromium', 'program stopped with Ctrl-C: the page is told', async () => {
    const run = await startRun();
    const page = await openPage(await browser(), run.address);
    await start(page);
    run.child.kill('SIGINT');
    expect(await endText(page)).toMatch(/stopped/);
    expect(await tracks(page)).toEqual({ given: 2, live: 0 });
    expect((await run.ended).code).toBe(130);
    await page.close();
  });

  browserTest('chromium', 'two tabs: the second address is used up, the first goes on', async () => {
    const run = await startRun();
    const first = await openPage(await browser(), run.address);
    const second = await (await browser()).newPage();
    const answer = await second.goto(run.address);
    expect(answer?.status()).toBe(410);
    expect(await second.$eval('h1', (title) => title.textContent)).toBe('This address has been used');
    await second.close();
    await measure(first);
    await first.click('#finish');
    expect(await endText(first)).toContain('All done');
    expect(states(await run.ended)).toMatchObject({ 'camera-picture': 'pass', 'microphone-level': 'pass' });
    await first.close();
  });

  browserTest('chromium', 'time is up: tracks end, and the page says so', async () => {
    const served = await servePage(3000);
    const page = await openPage(await browser(), served.server.address());
    await start(page);
    await new Promise((resolve) => setTimeout(resolve, served.server.secondsLeft() * 1000));
    await served.server.close('timeout');
    expect(await endText(page)).toContain('The three minutes are over.');
    expect(await tracks(page)).toEqual({ given: 2, live: 0 });
    await page.close();
  });
});

describe('with a terminal', () => {
  const terminal = () => {
    const args = [BIN, 'exam-check', '--browser', '--profile', 'lecture', '--only', 'camera-picture,microphone-level'];
    return runInTerminal(args, { columns: 100, rows: 40, env: { ...cliEnv(), TERM: 'xterm-256color' } });
  };
  const addresses = (raw: string): string[] => [...raw.matchAll(/http:\/\/127\.0\.0\.1:\d+\/[\w-]+/g)].map(String);

  browserTest(
    'chromium',
    'reload: the old address is used up, a new one stands in the terminal and works',
    async () => {
      const run = terminal();
      await run.waitFor('Waiting for the page');
      const page = await openPage(await browser(), addresses(run.raw())[0] ?? '');
      await start(page);
      await page.reload();
      expect(await page.$eval('h1', (title) => title.textContent)).toBe('This address has been used');
      await run.waitFor('Open it again');
      await run.waitFor('http://127', 2);
      const again = addresses(run.raw()).at(-1) ?? '';
      await page.goto(again);
      await measure(page);
      await page.click('#finish');
      expect(await endText(page)).toContain('All done');
      expect((await run.exit).code).toBe(0);
      expect(run.screen().join('\n')).toMatch(/were checked: ready\./);
      await page.close();
    },
  );

  browserTest('chromium', 'Enter goes on without the page, which lets go', async () => {
    const run = terminal();
    await run.waitFor('Enter goes on without it');
    const page = await openPage(await browser(), addresses(run.raw())[0] ?? '');
    await start(page);
    await run.waitFor('The page is open');
    run.type(KEYS.enter);
    expect(await endText(page)).toContain('You went on without this page');
    expect(await tracks(page)).toEqual({ given: 2, live: 0 });
    // Nothing else was looked at, so nothing can be told.
    expect((await run.exit).code).toBe(3);
    expect(run.screen().join('\n')).toContain('Going on without the page in the browser.');
    await page.close();
  });
});

describe('hostile pages', () => {
  /** Another site in the same browser. */
  const evil = createServer((_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>evil</title><p>evil');
  });
  let evilPort = 0;
  beforeAll(async () => {
    await new Promise<void>((resolve) => evil.listen(0, '127.0.0.1', resolve));
    evilPort = (evil.address() as AddressInfo).port;
  });
  afterAll(() => {
    evil.closeAllConnections();
    evil.close();
  });

  browserTest('chromium', 'ten ways from another origin change nothing and learn nothing (T7, B13)', async () => {
    const run = await startRun();
    const page = await openPage(await browser(), run.address);
    const origin = new URL(run.address).origin;
    const hostile = await (await browser()).newPage();
    await hostile.goto(`http://localhost:${evilPort}/`);
    const learned = await hostile.evaluate(attack, origin, run.address);
    expect(Object.keys(learned)).toHaveLength(10);
    expect(Object.entries(learned).filter(([, got]) => got !== 'nothing')).toEqual([]);
    await hostile.close();
    // The page is still the only one, and its result is the one that counts.
    await measure(page);
    await page.click('#finish');
    expect(await endText(page)).toContain('All done');
    expect(states(await run.ended)).toMatchObject({ 'camera-picture': 'pass', 'microphone-level': 'pass' });
    await page.close();
  });

  browserTest('chromium', 'an unused address is not used up by another origin', async () => {
    const run = await startRun();
    const hostile = await (await browser()).newPage();
    await hostile.goto(`http://localhost:${evilPort}/`);
    await hostile.evaluate(attack, new URL(run.address).origin, run.address);
    await hostile.close();
    const page = await (await browser()).newPage();
    expect((await page.goto(run.address))?.status()).toBe(200);
    await page.close();
    await run.ended;
  });

  browserTest('chromium', 'a name that was made to lead here is refused (T8)', async () => {
    const run = await startRun();
    const { port, pathname } = new URL(run.address);
    const page = await (await browser()).newPage();
    const answer = await page.goto(`http://rebind.example:${port}${pathname}`);
    expect(answer?.status()).toBe(421);
    expect(await answer?.text()).toBe('421\n');
    const same = await page.evaluate(async (path) => {
      const statuses = [];
      for (const [url, method] of [
        [path, 'GET'],
        ['/session', 'POST'],
        ['/result', 'POST'],
      ] as const) {
        statuses.push((await fetch(url, { method, ...(method === 'POST' ? { body: '{}' } : {}) })).status);
      }
      return statuses;
    }, pathname);
    expect(same).toEqual([421, 421, 421]);
    await page.close();
    expect((await (await browser().then((one) => one.newPage())).goto(run.address))?.status()).toBe(200);
    run.child.kill('SIGKILL');
    await run.ended.catch(() => undefined);
  });
});

/** Ten ways in which a page of another origin can try; each tells what it learned. Runs in that page. */
async function attack(origin: string, address: string): Promise<Record<string, string>> {
  const body = JSON.stringify({ forged: 1 });
  const headers = { 'content-type': 'application/json', 'x-lusupport-token': 'x'.repeat(43) };
  const element = (make: () => HTMLElement & { src?: string }, url: string): Promise<string> =>
    new Promise((resolve) => {
      const made = make();
      made.addEventListener('load', () => resolve('loaded'));
      made.addEventListener('error', () => resolve('nothing'));
      made.setAttribute('src', url);
      document.body.append(made);
      setTimeout(() => resolve('nothing'), 2000);
    });
  const tried = async (task: () => Promise<string>): Promise<string> => {
    try {
      return await task();
    } catch {
      return 'nothing';
    }
  };
  const read = (url: string, init: RequestInit) => async (): Promise<string> => (await fetch(url, init)).text();
  const blind = (url: string, init: RequestInit) => async (): Promise<string> => {
    const answer = await fetch(url, { mode: 'no-cors', ...init });
    return (await answer.text()) === '' ? 'nothing' : 'a body';
  };
  return {
    get: await tried(read(address, {})),
    post: await tried(read(`${origin}/result`, { method: 'POST', body, headers })),
    'no-cors get': await tried(blind(address, {})),
    'no-cors post': await tried(blind(`${origin}/result`, { method: 'POST', body })),
    image: await tried(() => element(() => document.createElement('img'), address)),
    script: await tried(() => element(() => document.createElement('script'), address)),
    iframe: await tried(async () => {
      const frame = document.createElement('iframe');
      const loaded = element(() => frame, address);
      await loaded;
      try {
        return (frame.contentDocument?.body.textContent ?? '') === '' ? 'nothing' : 'a document';
      } catch {
        return 'nothing';
      }
    }),
    beacon: await tried(async () => {
      navigator.sendBeacon(`${origin}/result`, body);
      return 'nothing';
    }),
    socket: await tried(
      () =>
        new Promise((resolve) => {
          const socket = new WebSocket(`${origin.replace('http', 'ws')}/session`);
          socket.onopen = () => resolve('open');
          socket.onerror = () => resolve('nothing');
        }),
    ),
    form: await tried(
      () =>
        new Promise((resolve) => {
          const target = document.createElement('iframe');
          target.name = 'target';
          const form = document.createElement('form');
          form.method = 'post';
          form.enctype = 'text/plain';
          form.action = `${origin}/result`;
          form.target = 'target';
          document.body.append(target, form);
          form.submit();
          setTimeout(() => resolve('nothing'), 500);
        }),
    ),
  };
}

describe('for everybody', () => {
  browserTest('chromium', 'with the keyboard alone, and with names for those who hear the page', async () => {
    const run = await startRun(['--lang', 'nl']);
    const page = await openPage(await browser(), run.address);
    await page.waitForSelector('#start:not([disabled])');
    expect(await page.$eval('html', (root) => root.lang)).toBe('nl');
    await page.keyboard.press('Tab');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('start');
    await page.keyboard.press('Enter');
    await page.waitForSelector('#finish:not([disabled])', { timeout: 40_000 });
    const reached = new Set<string>();
    for (let press = 0; press < 8; press += 1) {
      await page.keyboard.press('Tab');
      reached.add(await page.evaluate(() => document.activeElement?.id ?? ''));
    }
    expect([...reached]).toEqual(expect.arrayContaining(['camera', 'microphone', 'finish', 'again', 'hear']));
    const names = JSON.stringify(await page.accessibility.snapshot({ interestingOnly: false }));
    for (const name of ['Camera', 'Microfoon', 'Geluid van je microfoon', 'Stuur de getallen en rond af']) {
      expect(names).toContain(name);
    }
    expect(await page.$eval('#status', (status) => status.textContent)).toMatch(/Beeld Goed 1280 × 720\. Beweging/);
    await page.focus('#finish');
    await page.keyboard.press('Enter');
    expect(await endText(page)).toContain('Klaar');
    expect(await page.evaluate(() => document.activeElement?.id)).toBe('end-title');
    await run.ended;
    await page.close();
  });

  browserTest('chromium', 'on a phone-wide window nothing sticks out, and no colour is too faint', async () => {
    const served = await servePage(60_000);
    const page = await openPage(await browser(), served.server.address());
    await page.setViewport({ width: 320, height: 640 });
    for (const scheme of ['light', 'dark']) {
      await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: scheme }]);
      const { wide, faint } = await page.evaluate(contrasts);
      expect(wide).toBeLessThanOrEqual(320);
      expect(faint).toEqual([]);
    }
    await page.close();
    await served.server.close('stopped');
  });

  browserTest(
    'chromium',
    'hears itself, changes devices, measures again, and loads nothing from elsewhere',
    async () => {
      const served = await servePage(60_000);
      const page = await (await browser()).newPage();
      const asked: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => asked.push(new URL(request.url()).origin));
      page.on('console', (message) => complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(String(error)));
      await page.goto(served.server.address());
      await measure(page);
      await page.click('#hear');
      expect(await page.$eval('#hear', (button) => button.getAttribute('aria-pressed'))).toBe('true');
      await page.click('#hear');
      expect(await page.$eval('#hear', (button) => button.getAttribute('aria-pressed'))).toBe('false');
      const microphones = await page.$$eval('#microphone option', (options) => options.map((option) => option.value));
      expect(microphones.length).toBeGreaterThan(1);
      await page.select('#microphone', microphones.at(-1) ?? '');
      await page.waitForSelector('#finish:disabled');
      await page.waitForSelector('#finish:not([disabled])', { timeout: 20_000 });
      expect((await row(page, 'sound')).state).toBe('good');
      const own = new URL(served.server.address()).origin;
      expect([...new Set(asked.filter((origin) => origin !== 'null'))]).toEqual([own]);
      expect(complaints).toEqual([]);
      await page.close();
      await served.server.close('stopped');
    },
  );
});

/** How wide the page is, and texts that stand out less than WCAG AA asks of them. Runs in the page. */
function contrasts(): { wide: number; faint: string[] } {
  const channels = (colour: string): number[] => (colour.match(/[\d.]+/g) ?? []).map(Number);
  const luminance = (colour: string): number => {
    const [red = 0, green = 0, blue = 0] = channels(colour).map((value) => {
      const share = value / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (element: Element | null): string => {
    for (let each = element; each !== null; each = each.parentElement) {
      const colour = getComputedStyle(each).backgroundColor;
      if (channels(colour)[3] !== 0) return colour;
    }
    return 'rgb(255, 255, 255)';
  };
  const faint = [...document.querySelectorAll('h1, h2, p, span, button, label, li')]
    .filter((element) => element.textContent?.trim() && element.checkVisibility() && !element.matches(':disabled'))
    .flatMap((element) => {
      const [one, other] = [luminance(getComputedStyle(element).color), luminance(behind(element))];
      const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
      return ratio < 4.5 ? [`${element.id || element.className || element.tagName}: ${ratio.toFixed(2)}`] : [];
    });
  return { wide: document.documentElement.scrollWidth, faint };
}
