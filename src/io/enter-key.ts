import type { Readable } from 'node:stream';

/**
 * Resolves when Enter is pressed, or any line comes; never rejects, and never resolves after `signal` aborted. The
 * input is left as it was: whoever asks next gets what is typed then.
 */
export function enterPressed(input: Readable, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const leave = (): void => {
      input.off('data', onData);
      signal.removeEventListener('abort', leave);
      input.pause();
    };
    const onData = (chunk: Uint8Array | string): void => {
      if (!/[\r\n]/.test(chunk.toString())) return;
      leave();
      resolve();
    };
    if (signal.aborted) return;
    signal.addEventListener('abort', leave, { once: true });
    input.on('data', onData).resume();
  });
}
