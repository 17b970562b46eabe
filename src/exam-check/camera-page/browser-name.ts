import type { RunningBrowser } from '../browser-facts.ts';
import type { PageSystem } from './words.en.ts';

/** Which browser and system a page runs in, by what the browser says of itself. */

export interface BrowserSays {
  readonly userAgent: string;
  /** Of `navigator.userAgentData`, which Firefox and Safari do not have; empty then. */
  readonly brands: readonly { readonly brand: string; readonly version: string }[];
  readonly platform: string;
}

type Named = Pick<RunningBrowser, 'id' | 'major'>;

/** Brands beside `Chromium` that are a browser of their own. */
const BRANDS: Readonly<Record<string, RunningBrowser['id']>> = { 'Google Chrome': 'chrome', 'Microsoft Edge': 'edge' };

const AGENTS: readonly (readonly [RunningBrowser['id'], RegExp])[] = [
  ['other', /\b(?:OPR|Opera|SamsungBrowser|Vivaldi|YaBrowser|FxiOS|CriOS|EdgiOS|EdgA)\//],
  ['edge', /\bEdg\/(\d+)/],
  ['firefox', /\bFirefox\/(\d+)/],
  ['chrome', /\bChrome\/(\d+)/],
  ['safari', /\bVersion\/(\d+)[\d.]* (?:Mobile\/\w+ )?Safari\//],
];

const majorOf = (version: string | undefined): number | null => {
  const major = /^\d{1,6}/.exec(version ?? '')?.[0];
  return major === undefined ? null : Number(major);
};

/** The browser with its major version; `other` for one that we do not know. */
export function browserOf({ userAgent, brands }: BrowserSays): Named {
  const chromium = brands.find(({ brand }) => brand === 'Chromium');
  const named = brands.find(({ brand }) => BRANDS[brand] !== undefined);
  if (named) return { id: BRANDS[named.brand] ?? 'other', major: majorOf(named.version) };
  if (chromium) {
    // Brave and others show a brand of their own beside it; the one with a joke in its name does not count.
    const others = brands.filter(({ brand }) => brand !== 'Chromium' && !/not.*brand/i.test(brand));
    return { id: others.length > 0 ? 'other' : 'chromium', major: majorOf(chromium.version) };
  }
  for (const [id, pattern] of AGENTS) {
    const found = pattern.exec(userAgent);
    if (found) return { id, major: id === 'other' ? null : majorOf(found[1]) };
  }
  return { id: 'other', major: null };
}

const SYSTEMS: readonly (readonly [PageSystem, RegExp])[] = [
  ['android', /Android/],
  ['ios', /iPhone|iPad|iPod/],
  ['chromeos', /CrOS|Chrome ?OS/i],
  ['windows', /^win|windows/i],
  ['macos', /mac/i],
  ['linux', /Linux|X11/],
];

/** The system that the browser runs on. */
export function systemOf({ userAgent, platform }: BrowserSays): PageSystem {
  const told =
    SYSTEMS.find(([, pattern]) => pattern.test(platform)) ?? SYSTEMS.find(([, pattern]) => pattern.test(userAgent));
  return told?.[0] ?? 'other';
}
