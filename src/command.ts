import type { Text } from './language.ts';
import type { Answer, Session } from './session.ts';

/** One option of a command, as help, completion and parsing all read it. */
export interface OptionSpec {
  /** Long flag with its value, such as `--at <moment>`; exactly one value or none. `[value]` is not used. */
  readonly flags: string;
  readonly text: Text;
  /** May be given more than once; the values come as an array. */
  readonly repeatable?: boolean;
  /** The only values allowed; refused with exit 2 and the list otherwise. */
  readonly choices?: readonly string[];
  /** Other names of choices, lower case with single blanks; with them the choices count in any case too. */
  readonly aliases?: Readonly<Record<string, string>>;
  /** Heading under which `--help` shows the option; one of the command's `groups`. */
  readonly group?: string;
}

export interface ArgumentSpec {
  /** Such as `[problem...]` or `<key>`. */
  readonly name: string;
  readonly text: Text;
}

/** Option values as parsed: camel-cased names; string, true, false (`--no-…`) or an array for repeatable ones. */
export type OptionValues = Readonly<Record<string, string | boolean | readonly string[] | undefined>>;

export interface CommandInput {
  readonly options: OptionValues;
  readonly words: readonly string[];
}

export type RunCommand = (input: CommandInput, session: Session) => Promise<Answer>;

/** A row of the command table. The table is read at start-up, so it holds no code of its command. */
export interface CommandSpec {
  readonly name: string;
  readonly summary: Text;
  readonly arguments?: readonly ArgumentSpec[];
  readonly options?: readonly OptionSpec[];
  /** Headings of option groups, by key. */
  readonly groups?: Readonly<Record<string, Text>>;
  /** Examples for `--help`: what to type, and what it answers. */
  readonly examples?: readonly { readonly typed: Text; readonly text: Text }[];
  readonly subcommands?: readonly CommandSpec[];
  /** Loads the command; absent on a command that only has subcommands. */
  readonly load?: () => Promise<RunCommand>;
}
