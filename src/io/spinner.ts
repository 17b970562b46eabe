import type { Writable } from 'node:stream';
import { displayWidth } from './layout.ts';
import type { Paint } from './screen.ts';
import { mayAnimate, type StreamFacts } from './terminal.ts';
import { visible } from './visible.ts';

/** What is being done, while it is done: on standard error, on a real terminal only, plain lines for screen readers. */
export interface Spinner {
  readonly start: (text: string) => void;
  readonly update: (text: string) => void;
  /** Also safe when nothing was started. */
  readonly stop: () => void;
}

export interface SpinnerOptions {
  /** Standard error. */
  readonly stream: Writable & StreamFacts;
  /** False with `--json`: nothing is shown at all. */
  readonly enabled: boolean;
  readonly plain: boolean;
  readonly unicode: boolean;
  readonly columns: number;
  readonly paint: Paint;
  readonly env: Readonly<Record<string, string | undefined>>;
}

const FRAME_MS = 120;
const FRAMES = ['⠋', '⠙', '⠸', '⠴', '⠦', '⠇'];
const ASCII_FRAMES = ['-', '\\', '|', '/'];
/** The frame, a blank, and the last column, which makes some terminals wrap. */
const COLUMNS_BESIDE_TEXT = 3;

/** `text` on one line of at most `columns`: ora redraws badly what wraps (sindresorhus/ora#261). */
function oneLine(text: string, columns: number): string {
  const clean = visible(text);
  if (displayWidth(clean) <= columns) return clean;
  const kept: string[] = [];
  let width = 0;
  for (const character of clean) {
    width += displayWidth(character);
    if (width > columns - 3) break;
    kept.push(character);
  }
  return `${kept.join('').trimEnd()}...`;
}

const SILENT: Spinner = { start: () => undefined, update: () => undefined, stop: () => undefined };

/** A line for each new text, never redrawn. */
function lineSpinner(options: SpinnerOptions): Spinner {
  let last: string | null = null;
  const say = (text: string): void => {
    if (text === last) return;
    last = text;
    options.stream.write(`${options.unicode ? '…' : '...'} ${visible(text)}\n`);
  };
  return {
    start: say,
    update: say,
    stop: () => {
      last = null;
    },
  };
}

/** ora, loaded when the first text is shown. `stop` may come before it has loaded: then nothing is drawn. */
function movingSpinner(options: SpinnerOptions): Spinner {
  const columns = options.columns - COLUMNS_BESIDE_TEXT;
  let text: string | null = null;
  let drawn: { text: string; stop: () => unknown } | null = null;
  let loading = false;

  const draw = async (): Promise<void> => {
    const { default: ora } = await import('ora');
    loading = false;
    if (text === null) return;
    drawn = ora({
      text,
      // Node's streams are WriteStreams on a terminal; the gate has checked that this is one.
      stream: options.stream as NodeJS.WriteStream,
      spinner: { interval: FRAME_MS, frames: (options.unicode ? FRAMES : ASCII_FRAMES).map(options.paint.typed) },
      // ora would ask chalk for colour, which does not know NO_COLOR.
      color: false,
      isEnabled: true,
      // Raw mode would keep Ctrl-C from the terminal driver, and would compete with prompts for the input.
      discardStdin: false,
    }).start();
  };

  const show = (next: string): void => {
    text = oneLine(next, columns);
    if (drawn !== null) {
      drawn.text = text;
    } else if (!loading) {
      loading = true;
      draw().catch(() => undefined);
    }
  };

  return {
    start: show,
    update: (next) => {
      if (text !== null) show(next);
    },
    stop: () => {
      text = null;
      drawn?.stop();
      drawn = null;
    },
  };
}

/**
 * A spinner where one can be drawn; plain lines on a terminal where not (`--plain`, `TERM=dumb`, CI, no width);
 * nothing in a pipe or with `--json`. Results are printed by the commands, never by the spinner.
 */
export function createSpinner(options: SpinnerOptions): Spinner {
  if (!options.enabled || options.stream.isTTY !== true) return SILENT;
  return !options.plain && mayAnimate(options.stream, options.env) ? movingSpinner(options) : lineSpinner(options);
}
