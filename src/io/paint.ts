import { NO_PAINT, type Paint } from './screen.ts';

/** How many colours to use: none, 16, 256 or all. */
export type ColourLevel = 0 | 1 | 2 | 3;

/** `FORCE_COLOR` as chalk and Node read it: empty and `true` mean 16 colours, `false` none. */
function forcedLevel(value: string): ColourLevel {
  if (value === '0' || value.toLowerCase() === 'false') return 0;
  if (value === '2') return 2;
  if (value === '3') return 3;
  return 1;
}

function terminalLevel(env: Readonly<Record<string, string | undefined>>): ColourLevel {
  const depth = (env['COLORTERM'] ?? '').toLowerCase();
  if (depth === 'truecolor' || depth === '24bit') return 3;
  return (env['TERM'] ?? '').includes('256') ? 2 : 1;
}

/**
 * The colour level of one stream. The order is part of the contract: `--no-color`, `NO_COLOR` when not empty,
 * `FORCE_COLOR`, `TERM=dumb`, and then colour only on a terminal. chalk's own detection is not used: it does not know
 * `NO_COLOR` (chalk/chalk#547). `CI` does not decide: what a CI system shows is a pipe, and a pipe has no colour.
 */
export function colourLevel(
  stream: { readonly isTTY?: boolean },
  env: Readonly<Record<string, string | undefined>>,
  noColorOption: boolean,
): ColourLevel {
  if (noColorOption) return 0;
  if ((env['NO_COLOR'] ?? '') !== '') return 0;
  const forced = env['FORCE_COLOR'];
  if (forced !== undefined) return forcedLevel(forced);
  if (env['TERM'] === 'dumb') return 0;
  return stream.isTTY === true ? terminalLevel(env) : 0;
}

/** Colours by meaning for a level. chalk is loaded only where there is colour to show. */
export async function paintFor(level: ColourLevel): Promise<Paint> {
  if (level === 0) return NO_PAINT;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    strong: (text) => chalk.bold(text),
    dim: (text) => chalk.dim(text),
    good: (text) => chalk.green(text),
    doubtful: (text) => chalk.yellow(text),
    bad: (text) => chalk.red(text),
    typed: (text) => chalk.cyan(text),
  };
}
