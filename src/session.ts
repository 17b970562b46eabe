import type { HeldInterrupt } from './context.ts';
import type { ExitCode } from './errors.ts';
import type { Prompter } from './io/prompt.ts';
import type { Screen } from './io/screen.ts';
import type { Settings } from './io/settings.ts';
import type { Spinner } from './io/spinner.ts';
import type { Language, Text } from './language.ts';
import type { Reference } from './reference/reference.ts';

/** Codes of notices, part of the JSON contract. */
export type NoticeCode =
  | 'stale-fact'
  | 'doubt'
  | 'offline'
  | 'incidents-not-read'
  | 'not-saved'
  | 'already-kept'
  | 'foreign-data'
  | 'config-set-aside'
  | 'truncated-input';

/** Something to know beside the answer. In JSON it stands in `notices`; the text shows it where the command places it. */
export interface Notice {
  readonly code: NoticeCode;
  /** The id the notice speaks of, or null. */
  readonly about: string | null;
  readonly message: Text;
}

/** The moment all answers are about unless `--at` says otherwise. */
export interface Now {
  /** Milliseconds since 1970-01-01T00:00:00Z. */
  readonly instantMs: number;
  /** True with `--clock` or `LUSUPPORT_NOW`: said in every output. */
  readonly pretended: boolean;
}

/** What a command may ask for. Everything that touches the world is behind it, and nothing is loaded before it is used. */
export interface Session {
  readonly language: Language;
  readonly now: Now;
  readonly screen: Screen;
  readonly json: boolean;
  readonly offline: boolean;
  /** `--yes`: consent to what would be asked. */
  readonly yes: boolean;
  /** `--data` and `--lang` as they were given: a command line to be run later keeps them. */
  readonly carried: readonly string[];
  readonly debug: boolean;
  /** The machine's own IANA zone, such as `America/New_York`; `Etc/UTC` where it cannot be told. */
  readonly machineZone: string;
  /** How far the machine's own clock runs ahead of UTC at an instant, in minutes; needs no name of a zone. */
  readonly machineOffsetMinutes: (instantMs: number) => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly platform: NodeJS.Platform;
  /** Folder of the built program (`dist/`): child-process entries live there. */
  readonly programFolder: string;
  readonly reference: Reference;
  readonly settings: Settings;
  readonly prompter: Prompter;
  readonly spinner: Spinner;
  /** Writes to standard output at once, for output that streams (`triage --batch`). */
  readonly write: (text: string) => Promise<void>;
  /** Prints a part of the answer at once, as `lines` is printed in the end: for an answer that goes on as a conversation. */
  readonly show: (lines: readonly string[]) => Promise<void>;
  /**
   * Runs another command in this process, with the same common options, and prints its answer.
   *
   * @param words the command line after `lusupport`
   * @returns its exit code; wrong use has been said then
   */
  readonly runCommand: (words: readonly string[]) => Promise<ExitCode>;
  /** Writes a line to standard error: progress and remarks, never the answer. */
  readonly remark: (line: string) => void;
  /** Standard input as UTF-8 lines, bad bytes replaced, each at most 4,096 characters. */
  readonly inputLines: () => AsyncIterable<InputLine>;
  /** Aborts on Ctrl-C, SIGTERM and SIGHUP. */
  readonly signal: AbortSignal;
  /** Takes the next Ctrl-C for something that it shall end without ending the run. */
  readonly holdInterrupt: () => HeldInterrupt;
}

export interface InputLine {
  readonly text: string;
  readonly truncated: boolean;
}

/** What a command gives back. The program prints either `result` (JSON) or `lines`. */
export interface Answer {
  readonly exitCode: ExitCode;
  /** The `result` of the JSON envelope; must fit `schemas/<command>-1.json`. */
  readonly result: unknown;
  readonly notices: readonly Notice[];
  /** The screen, without line ends; empty where all has been shown already. Called only when it is printed. */
  readonly lines: () => readonly string[];
  /** True when the command has written its whole output itself with `write`. */
  readonly written?: boolean;
}
