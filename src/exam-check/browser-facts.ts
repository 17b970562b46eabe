import type { Fact, InstalledBrowser } from './facts.ts';

/** What a camera showed in the browser. `none`: no picture at all. */
export const CAMERA_PICTURES = ['moving', 'frozen', 'black', 'none'] as const;

export interface CameraPicture {
  readonly picture: (typeof CAMERA_PICTURES)[number];
  /** Null where there was no picture. */
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
}

/** What a browser must offer for an online class or a recorded exam. */
export const BROWSER_FEATURES = ['camera-access', 'calls', 'screen-sharing', 'full-screen'] as const;

export type BrowserFeature = (typeof BROWSER_FEATURES)[number];

export interface RunningBrowser {
  readonly id: InstalledBrowser['id'] | 'other';
  /** Major version, or null where it cannot be told. */
  readonly major: number | null;
  /** Of the screen that the page stands on, as the browser sees it. */
  readonly screenWidthPixels: number;
  readonly screenHeightPixels: number;
  readonly missing: readonly BrowserFeature[];
}

/** What the page of `--browser` found in the student's own browser. */
export interface BrowserFacts {
  readonly cameraPicture: Fact<CameraPicture>;
  readonly cameraFramesPerSecond: Fact<number>;
  /** Mean brightness of the picture (Rec. 601 luma), 0 to 255. */
  readonly cameraBrightness: Fact<number>;
  /** The loudest tenth of a second, root mean square; 0 is full scale, silence is -100. */
  readonly microphoneLevelDbfs: Fact<number>;
  readonly runningBrowser: Fact<RunningBrowser>;
}
