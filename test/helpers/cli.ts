import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from '@jest/globals';

export const ROOT = join(import.meta.dirname, '..', '..');
export const BIN = join(ROOT, 'bin', 'lusupport.js');

/** A moment without planned work, so that nothing depends on the day the tests run. */
export const QUIET = '2026-11-22T11:24:00+01:00';

export interface CliResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface CliOptions {
  readonly env?: Readonly<Record<string, string | undefined>>;
  readonly input?: string | Uint8Array;
  readonly cwd?: string;
  /** Called with the running process, for signals and closed pipes. */
  readonly during?: (child: ReturnType<typeof spawn>) => void;
}

/** The environment of a run: nothing of the machine but `PATH`, a home of its own, English, a fixed clock. */
export function cliEnv(more: CliOptions['env'] = {}): NodeJS.ProcessEnv {
  const env: NodeJS.ProcessEnv = {
    PATH: process.env['PATH'],
    HOME: HOME,
    LANG: 'en_US.UTF-8',
    TZ: 'Europe/Amsterdam',
    LUSUPPORT_NOW: QUIET,
    ...more,
  };
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined)) as NodeJS.ProcessEnv;
}

const HOME = mkdtempSync(join(tmpdir(), 'lusupport-home-'));
// Not when the process ends: jest gives a test a process of its own, which is told nothing of that.
afterAll(() => rmSync(HOME, { recursive: true, force: true }));

/** Runs the real program as a real process and waits for its end. */
export function cli(args: readonly string[], options: CliOptions = {}): Promise<CliResult> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [BIN, ...args], {
      env: cliEnv(options.env),
      cwd: options.cwd,
      stdio: 'pipe',
    });
    let stdout = '';
    let stderr = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code, signal) => resolve({ code, signal, stdout, stderr }));
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? '');
    options.during?.(child);
  });
}
