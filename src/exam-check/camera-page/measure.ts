import type { CameraPicture } from '../browser-facts.ts';

/** How the page measures pictures and sound. Pure, so that it can be held against known pictures and tones. */

/** What is quieter is called silence; also the value for no sound at all. */
export const QUIETEST_DBFS = -100;

/** Mean Rec. 601 luma below this is a black picture. Also in `data/limits.yaml`, for the judge. */
const BLACK_BELOW = 16;

/** So long without any change is a frozen picture. */
const FROZEN_AFTER_MS = 2000;

/** Pictures are compared at this size: small enough to be quick, large enough for the noise of a real camera. */
export const SAMPLE_WIDTH = 64;
export const SAMPLE_HEIGHT = 48;

/** One look at the picture. */
export interface PictureSample {
  readonly atMs: number;
  /** Mean brightness, 0 to 255. */
  readonly luma: number;
  /** Whether anything differs from the sample before; true for the first. */
  readonly changed: boolean;
}

/** Mean brightness of RGBA pixels by Rec. 601, 0 to 255. */
export function meanLuma(pixels: ArrayLike<number>): number {
  const count = Math.floor(pixels.length / 4);
  let sum = 0;
  for (let place = 0; place < count * 4; place += 4) {
    sum += 0.299 * (pixels[place] ?? 0) + 0.587 * (pixels[place + 1] ?? 0) + 0.114 * (pixels[place + 2] ?? 0);
  }
  return count === 0 ? 0 : sum / count;
}

/** Whether any pixel of two pictures of the same size differs. */
export function differs(one: ArrayLike<number>, other: ArrayLike<number>): boolean {
  if (one.length !== other.length) return true;
  for (let place = 0; place < one.length; place += 1) if (one[place] !== other[place]) return true;
  return false;
}

/** The level of samples between -1 and 1, in decibels below full scale: root mean square, never below -100. */
export function levelDbfs(samples: ArrayLike<number>): number {
  let sum = 0;
  for (let place = 0; place < samples.length; place += 1) sum += (samples[place] ?? 0) ** 2;
  if (samples.length === 0 || sum === 0) return QUIETEST_DBFS;
  return Math.min(0, Math.max(QUIETEST_DBFS, 10 * Math.log10(sum / samples.length)));
}

/** The mean brightness over all samples; null without any. */
export function brightnessOf(samples: readonly PictureSample[]): number | null {
  if (samples.length === 0) return null;
  return samples.reduce((sum, sample) => sum + sample.luma, 0) / samples.length;
}

/** What kind of picture the samples show. Black comes first: a covered camera may be frozen too. */
export function pictureOf(samples: readonly PictureSample[]): CameraPicture['picture'] {
  const brightness = brightnessOf(samples);
  if (brightness === null) return 'none';
  if (brightness < BLACK_BELOW) return 'black';
  const last = samples.at(-1)?.atMs ?? 0;
  const lastChange = samples.findLast((sample) => sample.changed)?.atMs ?? last;
  return last - lastChange >= FROZEN_AFTER_MS ? 'frozen' : 'moving';
}

/** Frames a second from the times at which frames came, in milliseconds; 0 for fewer than two. */
export function framesPerSecond(frameTimesMs: readonly number[], fromMs: number, toMs: number): number {
  const inside = frameTimesMs.filter((time) => time >= fromMs && time <= toMs).length;
  return toMs <= fromMs ? 0 : (inside * 1000) / (toMs - fromMs);
}
