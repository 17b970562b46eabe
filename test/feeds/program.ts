import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { bundleProgram } from '../helpers/program.ts';

/** The program as it is built, but for the one file that says whom feeds are believed. */
export interface FeedProgram {
  readonly folder: string;
  readonly entry: string;
}

/** @param root the folder of the project */
export function buildFeedProgram(root: string): FeedProgram {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-feeds-'));
  const trust = join(folder, 'trust.ts');
  writeFileSync(
    trust,
    `import { readFileSync } from 'node:fs';
     import { loopbackTrust } from ${JSON.stringify(join(root, 'test/feeds/trust.ts'))};
     export const FEED_TRUST = loopbackTrust(readFileSync(${JSON.stringify(join(root, 'test/fixtures/tls/authority.pem'))}, 'utf8'));`,
  );
  bundleProgram(root, join(folder, 'main.cjs'), { imported: '/trust.ts', by: 'feeds/look.ts', instead: trust });
  mkdirSync(join(folder, 'data'));
  cpSync(join(root, 'dist', 'data'), join(folder, 'data'), { recursive: true });
  const entry = join(folder, 'entry.cjs');
  writeFileSync(
    entry,
    // What Linux says of resource use begins with the memory of the process that started this one; this does not.
    `const { readFileSync, writeSync } = require('node:fs');
     const peak = () => /VmHWM:\\s+(\\d+)/.exec(readFileSync('/proc/self/status', 'utf8'))[1];
     process.on('exit', () => writeSync(2, '\\npeak ' + peak() + '\\n'));
     require('./main.cjs').main();`,
  );
  return { folder, entry };
}

export interface FeedRun {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
  /** The most memory that the process ever held. */
  readonly peakMiB: number;
  readonly wallMs: number;
}

export function runFeedProgram(
  program: FeedProgram,
  args: readonly string[],
  env: Readonly<Record<string, string | undefined>>,
): Promise<FeedRun> {
  return new Promise((resolve, reject) => {
    const startedMs = performance.now();
    const bare = { PATH: process.env['PATH'], LANG: 'en_US.UTF-8', TZ: 'Europe/Amsterdam', ...env };
    const child = spawn(process.execPath, [program.entry, ...args], { env: bare, stdio: ['ignore', 'pipe', 'pipe'] });
    let [stdout, stderr] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      stdout += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr += text;
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const peakKiB = Number(/peak (\d+)\n$/.exec(stderr)?.[1]);
      const told = stderr.replace(/\npeak \d+\n$/, '');
      resolve({ code, stdout, stderr: told, peakMiB: peakKiB / 1024, wallMs: performance.now() - startedMs });
    });
  });
}
