import type { SystemInformationName } from '../machine-access.ts';

/**
 * What the child process is asked. All of it can block a thread for longer than we may wait, and a thread cannot be
 * killed: even `process.exit()` waits for a name lookup or a dead network drive. A process can.
 */
export type Question =
  | { readonly ask: 'system-information'; readonly name: SystemInformationName }
  | { readonly ask: 'windows-devices' }
  | { readonly ask: 'addresses'; readonly host: string }
  | { readonly ask: 'volume'; readonly folder: string };

export interface NumberedQuestion {
  readonly id: number;
  readonly question: Question;
}

/** An answer, or the code of the error that came instead. */
export type NumberedAnswer =
  | { readonly id: number; readonly answer: unknown }
  | { readonly id: number; readonly errorCode: string };

/** The longest answer that is passed on, characters of JSON. */
export const MOST_ANSWER_CHARACTERS = 262_144;
