import type { BrowserFeature, RunningBrowser } from '../../browser-facts.ts';
import { type BrowserSays, browserOf } from '../browser-name.ts';

/** The browser that shows this page: what it says of itself, what it can do, and the screen it stands on. */

interface UserAgentData {
  readonly brands: BrowserSays['brands'];
  readonly platform: string;
}

export function browserSays(): BrowserSays {
  const data = (navigator as Navigator & { readonly userAgentData?: UserAgentData }).userAgentData;
  return {
    userAgent: navigator.userAgent,
    brands: data?.brands ?? [],
    platform: data?.platform ?? navigator.platform ?? '',
  };
}

function can(feature: BrowserFeature): boolean {
  switch (feature) {
    case 'camera-access':
      return navigator.mediaDevices?.getUserMedia !== undefined;
    case 'calls':
      return typeof RTCPeerConnection !== 'undefined';
    case 'screen-sharing':
      return navigator.mediaDevices?.getDisplayMedia !== undefined;
    case 'full-screen':
      return document.documentElement.requestFullscreen !== undefined;
  }
}

const FEATURES: readonly BrowserFeature[] = ['camera-access', 'calls', 'screen-sharing', 'full-screen'];

export function thisBrowser(): RunningBrowser {
  return {
    ...browserOf(browserSays()),
    screenWidthPixels: Math.round(screen.width),
    screenHeightPixels: Math.round(screen.height),
    missing: FEATURES.filter((feature) => !can(feature)),
  };
}
