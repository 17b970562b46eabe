import type { Context } from './context.ts';
import { EXIT, type ExitCode } from './errors.ts';
import { outputTo } from './io/descriptor.ts';
import { run } from './program.ts';

const STANDARD_OUTPUT = 1;

/** After a signal a command has this long to end by itself; then the process ends. */
const GRACE_MS = 250;

/**
 * After a Ctrl-C that somebody took, signal-exit (which both the spinner and the questions bring along, each with its
 * own) sends it a second time: it takes the listeners of the other for its own, and ours for none.
 */
const ECHO_MS = 100;

const SIGNALS: Readonly<Record<string, ExitCode>> = {
  SIGINT: EXIT.interrupted,
  SIGTERM: EXIT.terminated,
  SIGHUP: EXIT.hangup,
};

/** For the build, which runs a few commands to make the machine code it keeps. */
export { run };

/** The only code that knows the process: builds the real context, ends with the exit code. */
export async function main(): Promise<void> {
  const stopped = new AbortController();
  let signalExit: ExitCode | null = null;
  let held: AbortController | null = null;
  let echoing = false;
  for (const [signal, code] of Object.entries(SIGNALS)) {
    process.on(signal, () => {
      if (signal === 'SIGINT' && (held !== null || echoing)) {
        held?.abort();
        held = null;
        echoing = true;
        setTimeout(() => {
          echoing = false;
        }, ECHO_MS).unref();
        return;
      }
      if (signalExit !== null) process.exit(signalExit);
      signalExit = code;
      stopped.abort();
      setTimeout(() => process.exit(code), GRACE_MS).unref();
    });
  }
  const context: Context = {
    nowMs: once(() => Date.now()),
    env: process.env,
    platform: process.platform,
    nodeVersion: process.versions.node,
    // Node makes each stream when it is first asked for, which takes time: so it is asked for when it is needed.
    get stdin() {
      return process.stdin;
    },
    stdout: outputTo(STANDARD_OUTPUT, process.platform, () => process.stdout),
    get stderr() {
      return stderr();
    },
    homeFolder,
    // The locale is named because finding the system's own takes Intl as long as Node takes to start.
    machineOffsetMinutes: (instantMs) => -new Date(instantMs).getTimezoneOffset(),
    machineZone: once(() => Intl.DateTimeFormat('en-US').resolvedOptions().timeZone ?? 'Etc/UTC'),
    // Elsewhere the system's locale is what the environment says, and that has been asked by then.
    systemLocale: () =>
      ['win32', 'darwin'].includes(process.platform) ? Intl.DateTimeFormat().resolvedOptions().locale : '',
    // The build makes CommonJS of this, and gives it the program's folder.
    programFolder: __dirname,
    signal: stopped.signal,
    holdInterrupt: () => {
      const taken = new AbortController();
      held = taken;
      return {
        signal: taken.signal,
        release: () => {
          if (held === taken) held = null;
        },
      };
    },
  };
  const code = await run(process.argv.slice(2), context);
  process.exit(signalExit ?? code);
}

/** The home folder as `os.homedir()` has it; that module is loaded only where the environment does not say it. */
function homeFolder(): string | null {
  const named = process.env[process.platform === 'win32' ? 'USERPROFILE' : 'HOME'];
  if (named !== undefined && named !== '') return named;
  try {
    return process.getBuiltinModule('node:os').homedir();
  } catch {
    return null;
  }
}

/** Standard error; nothing can be said about an error there. */
const stderr = once(() => process.stderr.on('error', () => undefined));

function once<T>(make: () => T): () => T {
  let made: { value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
