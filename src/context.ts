import type { OutputStream } from './io/output.ts';

/** A Ctrl-C that was taken: it aborts `signal` and nothing else. The one after it ends the run as usual. */
export interface HeldInterrupt {
  readonly signal: AbortSignal;
  /** Gives Ctrl-C back. */
  readonly release: () => void;
}

/**
 * All that a run gets from the process. `run(argv, context)` is the whole program; only `main` builds the real one.
 */
export interface Context {
  /** Milliseconds since 1970-01-01T00:00:00Z, asked once a run. */
  readonly nowMs: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Of Node itself, such as `20.20.2`. */
  readonly nodeVersion: string;
  readonly stdin: NodeJS.ReadStream;
  readonly stdout: OutputStream;
  readonly stderr: NodeJS.WriteStream;
  /** Null where the system has no answer. */
  readonly homeFolder: () => string | null;
  /** The machine's own IANA zone. */
  readonly machineZone: () => string;
  /** How far the machine's own clock runs ahead of UTC at an instant, in minutes. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
  /** Such as `nl-NL`; asked last of all when the language is chosen. */
  readonly systemLocale: () => string;
  /** The folder of the built program, with `data/` in it. */
  readonly programFolder: string;
  /** Aborts on Ctrl-C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  readonly holdInterrupt: () => HeldInterrupt;
}
