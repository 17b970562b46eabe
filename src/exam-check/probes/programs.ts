import { startGroup } from './process-group.ts';
import { NoAnswerInTime } from './reading.ts';

export interface ProgramLimits {
  readonly limitMs: number;
  readonly maxBytes: number;
  readonly endMs: number;
  readonly env: Record<string, string>;
  readonly folder: string;
}

class ProgramFailed extends Error {
  readonly code: string;

  constructor(program: string, code: string) {
    super(`${program}: ${code}`);
    this.name = 'ProgramFailed';
    this.code = code;
  }
}

/**
 * Standard output of a program, started without a shell and killed with its group at the limit.
 *
 * @throws NoAnswerInTime at the limit or when the signal aborts; an error with a `code` when the program is missing
 * (`ENOENT`), ends with anything but 0 (`EXIT`) or writes too much (`TOO_MUCH`).
 */
export async function runProgram(
  program: string,
  words: readonly string[],
  limits: ProgramLimits,
  signal: AbortSignal,
): Promise<string> {
  if (signal.aborted) throw new NoAnswerInTime(program);
  const group = startGroup(program, words, {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: limits.env,
    cwd: limits.folder,
  });
  const parts: Buffer[] = [];
  let bytes = 0;
  let timer: NodeJS.Timeout | undefined;
  let tooLate: (() => void) | undefined;
  try {
    const status = await new Promise<number | null>((resolve, reject) => {
      tooLate = () => reject(new NoAnswerInTime(program));
      timer = setTimeout(tooLate, limits.limitMs);
      signal.addEventListener('abort', tooLate, { once: true });
      group.child.once('error', reject);
      group.child.once('close', resolve);
      group.child.stdout?.on('data', (part: Buffer) => {
        bytes += part.length;
        if (bytes > limits.maxBytes) reject(new ProgramFailed(program, 'TOO_MUCH'));
        else parts.push(part);
      });
    });
    if (status !== 0) throw new ProgramFailed(program, 'EXIT');
    return Buffer.concat(parts).toString('utf8');
  } finally {
    clearTimeout(timer);
    if (tooLate) signal.removeEventListener('abort', tooLate);
    await group.end(limits.endMs);
    group.child.stdout?.destroy();
  }
}
