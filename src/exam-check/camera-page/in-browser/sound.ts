import { levelDbfs, QUIETEST_DBFS } from '../measure.ts';

/** Listens to a microphone for a few seconds. The sound is only measured; nothing of it is kept. */

/** Louder than this is a sound. Also in `data/limits.yaml`, for the judge. */
export const SILENCE_DBFS = -60;

const LOOK_EVERY_MS = 60;
const SHORTEST_MS = 2000;
const LONGEST_MS = 8000;
/** Without a way to play sound some browsers never start: then nothing can be said about the microphone. */
const START_MS = 3000;
const ECHO_SECONDS = 0.7;

export interface Ear {
  /** The loudest moment in dBFS; null where the browser could not measure or `signal` aborted. */
  readonly measure: (signal: AbortSignal, onLevel: (dbfs: number) => void) => Promise<number | null>;
  /** Plays the sound back a moment later, or stops that. */
  readonly playBack: (on: boolean) => void;
  readonly close: () => void;
}

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

export function earOf(stream: MediaStream): Ear | null {
  if (typeof AudioContext === 'undefined') return null;
  const context = new AudioContext();
  const source = context.createMediaStreamSource(stream);
  const analyser = context.createAnalyser();
  analyser.fftSize = 4096;
  source.connect(analyser);
  const echo = context.createDelay(1);
  echo.delayTime.value = ECHO_SECONDS;
  const samples = new Float32Array(analyser.fftSize);

  /** Read anew each time: it changes while we wait. */
  const isRunning = (): boolean => context.state === 'running';

  const level = (): number => {
    analyser.getFloatTimeDomainData(samples);
    return levelDbfs(samples);
  };

  return {
    measure: async (signal, onLevel) => {
      context.resume().catch(() => undefined);
      const startedAtMs = performance.now();
      while (!isRunning()) {
        if (signal.aborted || performance.now() - startedAtMs > START_MS) return null;
        await pause(LOOK_EVERY_MS);
      }
      const fromMs = performance.now();
      let loudest = QUIETEST_DBFS;
      let done: number | null = null;
      while (!signal.aborted && isRunning()) {
        const now = level();
        onLevel(now);
        const heardMs = performance.now() - fromMs;
        if (done === null) {
          loudest = Math.max(loudest, now);
          if (heardMs > LONGEST_MS || (heardMs > SHORTEST_MS && loudest > SILENCE_DBFS)) done = loudest;
        }
        if (done !== null) return Math.round(done * 10) / 10;
        await pause(LOOK_EVERY_MS);
      }
      return null;
    },
    playBack: (on) => {
      if (on) source.connect(echo).connect(context.destination);
      else {
        source.disconnect(echo);
        echo.disconnect();
      }
    },
    close: () => {
      context.close().catch(() => undefined);
    },
  };
}
