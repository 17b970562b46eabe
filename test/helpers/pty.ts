import { createRequire } from 'node:module';
import { afterAll } from '@jest/globals';
import type * as Pty from '@lydell/node-pty';
import type * as Headless from '@xterm/headless';

// Both are CommonJS with exports that the ESM loader cannot see.
const require = createRequire(import.meta.url);
const pty: typeof Pty = require('@lydell/node-pty');
const { Terminal }: typeof Headless = require('@xterm/headless');

/** Programs of tests that failed half-way: they would keep the test runner from ending. */
const running = new Set<Pty.IPty>();
afterAll(() => {
  for (const child of running) child.kill('SIGKILL');
});

/** A test that waits longer has failed; nothing in the program takes this long on a terminal. */
const PATIENCE_MS = 20_000;

export interface TerminalOptions {
  /** 80 unless given; 0 is a terminal that does not know its width. */
  readonly columns?: number;
  readonly rows?: number;
  /** Added to a bare environment: PATH, TERM and a UTF-8 locale. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly cwd?: string;
  /** A shell command that runs the program as `"$@"`, such as one that suspends and continues it. */
  readonly shell?: string;
}

export interface TerminalRun {
  readonly pid: number;
  readonly type: (keys: string) => void;
  /** Resolves when the text is on the screen (`times` over, 1 unless given); rejects when the program ends without it. */
  readonly waitFor: (text: string, times?: number) => Promise<void>;
  /** The lines of the screen as a person sees them, without the empty ones at the end. */
  readonly screen: () => string[];
  /** Every byte that the program has written, as text. */
  readonly raw: () => string;
  readonly kill: (signal: NodeJS.Signals) => void;
  /** Resolves when the program has ended and its whole output is on the screen. `signal` is null after an exit. */
  readonly exit: Promise<{ readonly code: number; readonly signal: number | null }>;
}

export const KEYS = {
  enter: '\r',
  up: '\u001B[A',
  down: '\u001B[B',
  controlC: '\u0003',
  controlD: '\u0004',
} as const;

/** Whether the cursor is visible after `raw` was written: the last word on it counts. */
export function cursorVisible(raw: string): boolean {
  return raw.lastIndexOf('\u001B[?25h') >= raw.lastIndexOf('\u001B[?25l');
}

/** Whether any colour or weight was set in `raw`. */
export function hasColour(raw: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are escape sequences
  return /\u001B\[[\d;]*m/.test(raw);
}

interface Waiter {
  readonly text: string;
  readonly times: number;
  readonly resolve: () => void;
  readonly reject: (error: Error) => void;
}

/**
 * Runs a Node script with its arguments on a real pseudo-terminal, and draws what it writes on a screen in memory.
 *
 * @param argv the script, then its arguments
 */
export function runInTerminal(argv: readonly string[], options: TerminalOptions = {}): TerminalRun {
  const { columns = 80, rows = 24, env = {}, cwd } = options;
  // A pseudo-terminal of 0 columns cannot be asked for; it can be made so from inside.
  const shell = options.shell ?? (columns === 0 ? 'stty cols 0; exec "$@"' : null);
  const program = [process.execPath, ...argv];
  const [file = '', ...args] = shell === null ? program : ['/bin/sh', '-c', shell, 'sh', ...program];
  const terminal = new Terminal({ cols: columns || 80, rows, allowProposedApi: true, scrollback: 1000 });
  const child = pty.spawn(file, args, {
    name: env['TERM'] ?? 'xterm-256color',
    cols: columns || 80,
    rows,
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', ...env },
    ...(cwd === undefined ? {} : { cwd }),
  });

  running.add(child);
  let written = '';
  let ended = false;
  let waiters: Waiter[] = [];

  const screen = (): string[] => {
    const buffer = terminal.buffer.active;
    const lines = Array.from(
      { length: buffer.length },
      (_, row) => buffer.getLine(row)?.translateToString().trimEnd() ?? '',
    );
    return lines.slice(0, lines.findLastIndex((line) => line !== '') + 1);
  };
  const shows = ({ text, times }: Pick<Waiter, 'text' | 'times'>): boolean =>
    screen().join('\n').split(text).length > times;
  const describe = (text: string): string => `"${text}" is not on the screen:\n${screen().join('\n')}`;

  const look = (): void => {
    const seen = waiters.filter(shows);
    waiters = waiters.filter((waiter) => !seen.includes(waiter));
    for (const { resolve } of seen) resolve();
  };

  child.onData((data) => {
    written += data;
    terminal.write(data, look);
  });

  const exit = new Promise<{ code: number; signal: number | null }>((resolve) => {
    child.onExit(({ exitCode, signal }) => {
      running.delete(child);
      // What was written before is drawn by now, since writes are drawn in order.
      terminal.write('', () => {
        look();
        ended = true;
        for (const { text, reject } of waiters) reject(new Error(`The program ended, and ${describe(text)}`));
        waiters = [];
        resolve({ code: exitCode, signal: signal || null });
      });
    });
  });

  return {
    pid: child.pid,
    type: (keys) => child.write(keys),
    waitFor: (text, times = 1) =>
      new Promise((resolve, reject) => {
        if (shows({ text, times })) return resolve();
        if (ended) return reject(new Error(`The program has ended, and ${describe(text)}`));
        const timer = setTimeout(() => {
          child.kill('SIGKILL');
          reject(new Error(`In time, ${describe(text)}`));
        }, PATIENCE_MS);
        waiters.push({
          text,
          times,
          resolve: () => {
            clearTimeout(timer);
            resolve();
          },
          reject: (error) => {
            clearTimeout(timer);
            reject(error);
          },
        });
      }),
    screen,
    raw: () => written,
    kill: (signal) => child.kill(signal),
    exit,
  };
}
