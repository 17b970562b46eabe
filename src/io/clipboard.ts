import { Buffer } from 'node:buffer';
import { spawn } from 'node:child_process';
import { canRedraw } from './terminal.ts';

/** A clipboard program is there at once, or it hangs. */
const PROGRAM_MS = 2_000;

type Env = Readonly<Record<string, string | undefined>>;

/** A program of the system that puts its input on the clipboard. */
export interface ClipboardProgram {
  readonly file: string;
  readonly words: readonly string[];
  readonly encoding: 'utf8' | 'utf16le';
}

/** The programs that a system may have, the most likely first. */
export function clipboardPrograms(platform: NodeJS.Platform, env: Env): readonly ClipboardProgram[] {
  const isSet = (name: string): boolean => (env[name] ?? '') !== '';
  if (platform === 'darwin') return [{ file: 'pbcopy', words: [], encoding: 'utf8' }];
  if (platform === 'win32') {
    // By its full path: Windows would look in the current folder first.
    const file = `${env['SystemRoot'] ?? 'C:\\Windows'}\\System32\\clip.exe`;
    return [{ file, words: [], encoding: 'utf16le' }];
  }
  return [
    ...(isSet('WAYLAND_DISPLAY') ? [{ file: 'wl-copy', words: [], encoding: 'utf8' } as const] : []),
    ...(isSet('DISPLAY')
      ? ([
          { file: 'xclip', words: ['-selection', 'clipboard'], encoding: 'utf8' },
          { file: 'xsel', words: ['--clipboard', '--input'], encoding: 'utf8' },
        ] as const)
      : []),
  ];
}

export interface Clipboard {
  readonly platform: NodeJS.Platform;
  readonly env: Env;
  /** For screen readers: nothing but text is written to the terminal. */
  readonly plain: boolean;
  /** Writes to the terminal. */
  readonly write: (text: string) => Promise<void>;
}

/**
 * How a text was copied: by a program; by the terminal, which does not answer, so that nobody knows; or not at all.
 */
export type Copied = 'copied' | 'asked-terminal' | 'not-copied';

/** Puts a text on the clipboard: by the first program that takes it, else by asking the terminal (OSC 52). */
export async function copyText(text: string, clipboard: Clipboard): Promise<Copied> {
  const { platform, env, plain } = clipboard;
  for (const program of clipboardPrograms(platform, env)) {
    if (await feed(program, text, env)) return 'copied';
  }
  // The Linux console shows the sequence as rubbish.
  if (plain || !canRedraw(env) || env['TERM'] === 'linux') return 'not-copied';
  await clipboard.write(`\u001b]52;c;${Buffer.from(text, 'utf8').toString('base64')}\u0007`);
  return 'asked-terminal';
}

/** Whether the program took the text; one that hangs is killed. */
function feed({ file, words, encoding }: ClipboardProgram, text: string, env: Env): Promise<boolean> {
  return new Promise((resolve) => {
    const child = spawn(file, words, { env: { ...env }, stdio: ['pipe', 'ignore', 'ignore'], windowsHide: true });
    const timer = setTimeout(() => child.kill('SIGKILL'), PROGRAM_MS);
    const settle = (taken: boolean): void => {
      clearTimeout(timer);
      resolve(taken);
    };
    child.once('error', () => settle(false));
    // Not `close`: a program that stays to serve the clipboard keeps what it was given.
    child.once('exit', (code) => settle(code === 0));
    // A program that ends early breaks the pipe; its exit code tells.
    child.stdin.on('error', () => undefined);
    child.stdin.end(Buffer.from(text, encoding));
  });
}
