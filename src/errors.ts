import type { Text } from './language.ts';

/** The one table of exit codes. README, `--help` and the tests are checked against it. */
export const EXIT = {
  ok: 0,
  no: 1,
  usage: 2,
  cannotTell: 3,
  answerNeeded: 4,
  dataInvalid: 5,
  notSaved: 6,
  maintenanceNow: 10,
  maintenanceSoon: 11,
  internal: 70,
  hangup: 129,
  interrupted: 130,
  terminated: 143,
} as const;

export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** Which code wins when several apply, strongest first. */
const PRECEDENCE: readonly ExitCode[] = [70, 5, 2, 4, 6, 130, 129, 143, 1, 3, 10, 11, 0];

/** The exit code of a run to which all of `codes` apply; 0 for none. */
export function strongestExit(...codes: readonly ExitCode[]): ExitCode {
  return PRECEDENCE.find((code) => codes.includes(code)) ?? EXIT.ok;
}

/** One thing that is wrong, and where. `line` and `column` count from 1. */
export interface ProblemDetail {
  readonly file: string | null;
  readonly line: number | null;
  readonly column: number | null;
  readonly path: string | null;
  readonly code: string;
  readonly message: Text;
}

/** An error whose words are meant for the person who typed the command. */
export class LusupportError extends Error {
  readonly exitCode: ExitCode;
  /** Steady, for programs: `unknown-option`, `no-such-date`, … */
  readonly code: string;
  readonly text: Text;
  readonly hint: Text | null;
  readonly details: readonly ProblemDetail[];

  constructor(
    exitCode: ExitCode,
    code: string,
    text: Text,
    more: { hint?: Text | null; details?: readonly ProblemDetail[]; cause?: unknown } = {},
  ) {
    super(text.en, { cause: more.cause });
    this.name = new.target.name;
    this.exitCode = exitCode;
    this.code = code;
    this.text = text;
    this.hint = more.hint ?? null;
    this.details = more.details ?? [];
  }
}

/** Wrong use: exit 2. `hint` says what would be right. */
export class UsageError extends LusupportError {
  constructor(code: string, text: Text, hint: Text | null = null, details: readonly ProblemDetail[] = []) {
    super(EXIT.usage, code, text, { hint, details });
  }
}

/** Data that does not hold together: exit 5, with every problem at once. */
export class DataError extends LusupportError {
  constructor(folder: string, details: readonly ProblemDetail[]) {
    const count = details.length;
    super(
      EXIT.dataInvalid,
      'data-invalid',
      {
        en: `The data in ${folder} cannot be used: ${count} ${count === 1 ? 'problem' : 'problems'}.`,
        nl: `De gegevens in ${folder} zijn niet bruikbaar: ${count} ${count === 1 ? 'probleem' : 'problemen'}.`,
      },
      { details },
    );
  }
}

/** Ctrl-C, Ctrl-D at a prompt, or the end of input. */
export class InterruptedError extends LusupportError {
  /** The command line that goes on from here. */
  readonly resume: readonly string[] | null;
  /** What had been typed at a prompt for text, not yet sent; empty for nothing. */
  readonly typed: string;

  constructor(resume: readonly string[] | null = null, typed = '') {
    super(EXIT.interrupted, 'interrupted', { en: 'Stopped.', nl: 'Gestopt.' });
    this.resume = resume;
    this.typed = typed;
  }
}
