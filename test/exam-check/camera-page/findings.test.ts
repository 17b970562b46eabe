import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { browserOf, systemOf } from '../../../src/exam-check/camera-page/browser-name.ts';
import { factsOf, type PageFindings, parseFindings } from '../../../src/exam-check/camera-page/findings.ts';
import { readFacts, writeFacts } from '../../../src/exam-check/facts-file.ts';
import { GOOD_FINDINGS } from './good-findings.ts';

const withParts = (
  camera: Partial<PageFindings['camera']>,
  microphone: Partial<PageFindings['microphone']> = {},
): PageFindings => ({
  ...GOOD_FINDINGS,
  camera: { ...GOOD_FINDINGS.camera, ...camera },
  microphone: { ...GOOD_FINDINGS.microphone, ...microphone },
});
const NOTHING = { picture: null, widthPixels: null, heightPixels: null, framesPerSecond: null, brightness: null };

describe('what the page sends', () => {
  test('is read as it was', () => {
    expect(parseFindings(JSON.stringify(GOOD_FINDINGS))).toEqual(GOOD_FINDINGS);
  });

  test('any JSON at all is refused or fits', () => {
    fc.assert(
      fc.property(fc.json(), (text) => parseFindings(text) === null),
      { seed: 20_261_130, numRuns: 1000 },
    );
    expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
  });

  test.each<[string, PageFindings, object]>([
    ['all', GOOD_FINDINGS, { cameraPicture: 'moving', cameraFramesPerSecond: 29.7, microphoneLevelDbfs: -24.5 }],
    [
      'no camera',
      withParts({ ending: 'not-found', ...NOTHING }),
      { cameraPicture: 'none', cameraFramesPerSecond: 'garbled' },
    ],
    ['a camera that is taken', withParts({ ending: 'in-use', ...NOTHING }), { cameraPicture: 'none' }],
    ['a camera not allowed', withParts({ ending: 'not-allowed', ...NOTHING }), { cameraPicture: 'no-permission' }],
    [
      'a browser without cameras',
      withParts({ ending: 'no-access', ...NOTHING }),
      { cameraPicture: 'not-on-this-system' },
    ],
    [
      'a camera left out',
      withParts({ ending: 'skipped', ...NOTHING }),
      { cameraPicture: undefined, cameraBrightness: undefined },
    ],
    [
      'a tab in the background',
      withParts({ framesPerSecond: null }),
      { cameraFramesPerSecond: 'garbled', cameraPicture: 'moving' },
    ],
    [
      'a sound that could not be measured is not silence',
      withParts({}, { ending: 'not-measured', levelDbfs: null }),
      { microphoneLevelDbfs: 'garbled' },
    ],
    [
      'a microphone left out',
      withParts({}, { ending: 'skipped', levelDbfs: null }),
      { microphoneLevelDbfs: undefined },
    ],
  ])('%s, as facts', (_name, findings, expected) => {
    const facts = factsOf(findings);
    expect(readFacts(writeFacts(facts, 0), 'f')).toEqual(JSON.parse(JSON.stringify(facts)));
    for (const [name, value] of Object.entries(expected)) {
      const fact = facts[name as keyof typeof facts];
      const said = fact === undefined ? undefined : fact.known ? fact.value : fact.reason;
      expect(typeof said === 'object' ? (said as { picture: string }).picture : said).toBe(value);
    }
  });
});

describe('which browser', () => {
  const LINUX = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0 Safari/537.36';
  const brands = (...names: string[]) => names.map((brand) => ({ brand, version: '157' }));

  test.each<[string, Parameters<typeof browserOf>[0], object, string]>([
    [
      'Chrome',
      { userAgent: LINUX, brands: brands('Not;A=Brand', 'Chromium', 'Google Chrome'), platform: 'Windows' },
      { id: 'chrome', major: 157 },
      'windows',
    ],
    [
      'Edge',
      { userAgent: LINUX, brands: brands('Microsoft Edge', 'Chromium', 'Not_A Brand'), platform: 'macOS' },
      { id: 'edge', major: 157 },
      'macos',
    ],
    [
      'Chromium',
      { userAgent: LINUX, brands: brands('Chromium', 'Not A(Brand'), platform: 'Linux' },
      { id: 'chromium', major: 157 },
      'linux',
    ],
    [
      'Brave',
      { userAgent: LINUX, brands: brands('Brave', 'Chromium', 'Not A(Brand'), platform: 'Linux' },
      { id: 'other', major: 157 },
      'linux',
    ],
    [
      'Firefox',
      { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', brands: [], platform: '' },
      { id: 'firefox', major: 153 },
      'linux',
    ],
    [
      'Safari',
      {
        userAgent:
          'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/27.1 Safari/605.1.15',
        brands: [],
        platform: 'MacIntel',
      },
      { id: 'safari', major: 27 },
      'macos',
    ],
    [
      'Chrome on a phone by Apple',
      {
        userAgent:
          'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 CriOS/157.0 Mobile/15E148 Safari/604.1',
        brands: [],
        platform: 'iPhone',
      },
      { id: 'other', major: null },
      'ios',
    ],
    [
      'a Chromebook',
      { userAgent: LINUX.replace('X11; Linux', 'X11; CrOS'), brands: [], platform: 'Chrome OS' },
      { id: 'chrome', major: 156 },
      'chromeos',
    ],
    ['nothing', { userAgent: '', brands: [], platform: '' }, { id: 'other', major: null }, 'other'],
  ])('%s', (_name, says, browser, system) => {
    expect(browserOf(says)).toEqual(browser);
    expect(systemOf(says)).toBe(system);
  });
});
