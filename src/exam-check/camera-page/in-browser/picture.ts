import type { CameraPicture } from '../../browser-facts.ts';
import {
  brightnessOf,
  differs,
  framesPerSecond,
  meanLuma,
  type PictureSample,
  pictureOf,
  SAMPLE_HEIGHT,
  SAMPLE_WIDTH,
} from '../measure.ts';

/** Watches a playing video for a few seconds. The picture is only looked at here; nothing of it is kept. */

export interface PictureFound {
  readonly picture: CameraPicture['picture'];
  readonly widthPixels: number | null;
  readonly heightPixels: number | null;
  /** Null where the tab was hidden meanwhile: browsers slow pictures down then. */
  readonly framesPerSecond: number | null;
  readonly brightness: number | null;
  readonly wasHidden: boolean;
}

const SAMPLE_EVERY_MS = 100;
const WATCH_MS = 3200;
/** Cameras take a moment to start; without any frame by then there is no picture. */
const FIRST_FRAME_MS = 6000;
/** The first pictures of a camera are often dark: it still finds its exposure. */
const SETTLE_MS = 600;

type FrameVideo = HTMLVideoElement & {
  requestVideoFrameCallback?: (callback: () => void) => number;
  cancelVideoFrameCallback?: (handle: number) => void;
};

/** Times of the frames as they are shown. Browsers without the callback count them instead. */
function watchFrames(video: FrameVideo): { readonly times: number[]; readonly stop: () => void } {
  const times: number[] = [];
  if (video.requestVideoFrameCallback === undefined) {
    let seen = video.getVideoPlaybackQuality().totalVideoFrames;
    const timer = setInterval(() => {
      const now = video.getVideoPlaybackQuality().totalVideoFrames;
      for (; seen < now; seen += 1) times.push(performance.now());
    }, 50);
    return { times, stop: () => clearInterval(timer) };
  }
  let handle = 0;
  const onFrame = (): void => {
    times.push(performance.now());
    handle = video.requestVideoFrameCallback?.(onFrame) ?? 0;
  };
  handle = video.requestVideoFrameCallback(onFrame);
  return { times, stop: () => video.cancelVideoFrameCallback?.(handle) };
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** Measures the picture; ends early when `signal` aborts, with null. */
export async function measurePicture(video: FrameVideo, signal: AbortSignal): Promise<PictureFound | null> {
  const frames = watchFrames(video);
  let wasHidden = document.hidden;
  const onHidden = (): void => {
    wasHidden ||= document.hidden;
  };
  document.addEventListener('visibilitychange', onHidden);
  try {
    const startedAtMs = performance.now();
    while (frames.times.length === 0 && performance.now() - startedAtMs < FIRST_FRAME_MS) {
      if (signal.aborted) return null;
      await pause(SAMPLE_EVERY_MS);
    }
    if (frames.times.length === 0) {
      const nothing = { widthPixels: null, heightPixels: null, framesPerSecond: null, brightness: null };
      return { picture: 'none', ...nothing, wasHidden };
    }
    await pause(SETTLE_MS);
    const fromMs = performance.now();
    const samples = await sample(video, fromMs, signal);
    if (samples === null) return null;
    const brightness = brightnessOf(samples);
    return {
      picture: pictureOf(samples),
      widthPixels: video.videoWidth,
      heightPixels: video.videoHeight,
      framesPerSecond: wasHidden ? null : rounded(framesPerSecond(frames.times, fromMs, performance.now())),
      brightness: brightness === null ? null : rounded(brightness),
      wasHidden,
    };
  } finally {
    frames.stop();
    document.removeEventListener('visibilitychange', onHidden);
  }
}

async function sample(video: FrameVideo, fromMs: number, signal: AbortSignal): Promise<PictureSample[] | null> {
  const canvas = document.createElement('canvas');
  canvas.width = SAMPLE_WIDTH;
  canvas.height = SAMPLE_HEIGHT;
  const brush = canvas.getContext('2d', { willReadFrequently: true });
  const samples: PictureSample[] = [];
  let last: Uint8ClampedArray | null = null;
  while (performance.now() - fromMs < WATCH_MS) {
    if (signal.aborted) return null;
    brush?.drawImage(video, 0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT);
    const pixels = brush?.getImageData(0, 0, SAMPLE_WIDTH, SAMPLE_HEIGHT).data ?? null;
    if (pixels !== null) {
      const changed = last === null || differs(last, pixels);
      samples.push({ atMs: performance.now(), luma: meanLuma(pixels), changed });
      last = pixels;
    }
    await pause(SAMPLE_EVERY_MS);
  }
  return samples;
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10;
}
