import { EXIT, LusupportError } from '../errors.ts';
import { errorCode } from './error-code.ts';
import type { StreamFacts } from './terminal.ts';

/** The reader of our output has gone (`| head`). Nothing is wrong: the run ends quietly. */
export class ClosedPipeError extends Error {
  constructor(cause: unknown) {
    super('The reader of the output has gone.', { cause });
    this.name = 'ClosedPipeError';
  }
}

/** The output could not be written: a full disk, a broken device. */
export class OutputError extends LusupportError {
  constructor(cause: unknown) {
    super(
      EXIT.notSaved,
      'output-not-written',
      {
        en: 'The answer could not be written; the disk may be full.',
        nl: 'Het antwoord kon niet worden weggeschreven; misschien is de schijf vol.',
      },
      { cause },
    );
  }
}

/** What is needed of standard output; a stream of Node has it. */
export interface OutputStream extends StreamFacts {
  /** @param done called once the system has taken it, or with what went wrong */
  readonly write: (text: string | Uint8Array, done: (error?: Error | null) => void) => unknown;
  readonly on: (event: 'error', listener: (error: Error) => void) => unknown;
}

export interface Output {
  /**
   * Writes and waits until the system has taken the text, so that a slow reader slows us down.
   *
   * @throws ClosedPipeError when the reader has gone, OutputError for any other failure.
   */
  readonly write: (text: string) => Promise<void>;
  /** Writes a remark. A failure is dropped: standard error is not the answer. */
  readonly remark: (text: string) => void;
}

/** Windows reports a closed pipe as EOF; a stream that was destroyed by the first failure reports itself. */
const READER_GONE: ReadonlySet<string> = new Set(['EPIPE', 'EOF', 'ECONNRESET']);

/** The one way to standard output and standard error. Text from outside has passed `visible()` before it comes here. */
export function createOutput(stream: OutputStream): Output {
  let firstError: unknown;
  // The write below reports the failure to its caller; without a listener Node would end the process first.
  stream.on('error', (error) => {
    firstError ??= error;
  });

  const write = (text: string): Promise<void> =>
    new Promise((resolve, reject) => {
      if (text === '') return resolve();
      stream.write(text, (error) => {
        if (error === null || error === undefined) return resolve();
        firstError ??= error;
        reject(READER_GONE.has(errorCode(firstError)) ? new ClosedPipeError(firstError) : new OutputError(firstError));
      });
    });

  return {
    write,
    remark: (text) => {
      write(text).catch(() => undefined);
    },
  };
}
