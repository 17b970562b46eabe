import type { Readable, Writable } from 'node:stream';
import { InterruptedError } from '../errors.ts';
import type { Language } from '../language.ts';
import { asciiSigns } from './ascii.ts';
import { displayWidth, wrap } from './layout.ts';
import { createLinePrompter } from './line-prompt.ts';
import { promptWords } from './prompt-words.ts';
import type { Paint } from './screen.ts';
import { canRedraw } from './terminal.ts';
import { visible } from './visible.ts';

/** One line of a list. `value` is what comes back; ids, never text. */
export interface Choice {
  readonly value: string;
  readonly text: string;
}

/**
 * Asks on a terminal; drawn on standard error. Arrow keys and numbers both work.
 * Every call throws InterruptedError on Ctrl-C, Ctrl-D and the end of input.
 */
export interface Prompter {
  /** True only when standard input, output and error are all terminals and `--json` was not given. */
  readonly canAsk: boolean;
  readonly select: (question: { text: string; choices: readonly Choice[] }) => Promise<string>;
  /** A line of text, trimmed; may be empty. */
  readonly input: (question: { text: string }) => Promise<string>;
  readonly confirm: (question: { text: string; fallback: boolean }) => Promise<boolean>;
}

export interface PrompterOptions {
  readonly canAsk: boolean;
  /** Plain lines instead of redrawn lists; also used under `TERM=dumb`. */
  readonly plain: boolean;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly unicode: boolean;
  readonly language: Language;
  readonly paint: Paint;
  readonly input: Readable & { readonly isRaw?: boolean };
  /** Standard error. */
  readonly output: Writable & { readonly rows?: number };
  readonly columns: number;
  /** Aborts on a signal to the process; an open question then ends with InterruptedError. */
  readonly signal: AbortSignal;
}

/** Lines of the screen that a list leaves for its question and the key help. */
const LINES_BESIDE_LIST = 5;
const FEWEST_LIST_LINES = 7;
const ROWS_WITHOUT_TERMINAL = 24;
/** `? ` before a question. */
const PREFIX_COLUMNS = 2;

/** How inquirer names the ends of a question that is not answered. */
const INTERRUPTIONS: ReadonlySet<string> = new Set(['ExitPromptError', 'AbortPromptError', 'CancelPromptError']);

/**
 * Tells when the input stops flowing under an open question. inquirer notices Ctrl-C, but Ctrl-D and the end of input
 * only close its line reader, and the question would stay open for ever.
 *
 * Coming back from Ctrl-Z pauses the input too, but sets raw mode again, and leaves it to others to go on reading.
 */
function watchInput(input: PrompterOptions['input'], onEnd: () => void): () => void {
  let watching = true;
  const checkLater = (): void => {
    setImmediate(() => {
      if (!watching || !input.isPaused()) return;
      if (input.isRaw === true) input.resume();
      else onEnd();
    });
  };
  input.on('pause', checkLater).on('end', onEnd).on('close', onEnd).on('error', onEnd);
  return () => {
    watching = false;
    input.off('pause', checkLater).off('end', onEnd).off('close', onEnd).off('error', onEnd);
  };
}

/** As long as inquirer adds one digit to the other before a number begins anew. */
const NUMBER_MS = 700;

interface Key {
  name?: string;
}

/**
 * inquirer leaves the cursor of a list where it was when a number is in no entry, and Enter would then choose an entry
 * that nobody named. That Enter comes to it as a backspace: the number is taken back, and the list stays.
 *
 * @param count how many entries the list has
 * @returns a function that ends the watch
 */
function refuseNumbersOutside(input: PrompterOptions['input'], count: number): () => void {
  let typed = '';
  let refused = false;
  let pause: NodeJS.Timeout | undefined;
  const onKey = (text: string | undefined, key: Key): void => {
    clearTimeout(pause);
    const isEnter = key.name === 'return' || key.name === 'enter';
    if (isEnter && refused) key.name = 'backspace';
    typed = text !== undefined && /^\d$/.test(text) ? typed + text : '';
    refused = typed !== '' && (Number(typed) < 1 || Number(typed) > count);
    pause = setTimeout(() => {
      typed = '';
    }, NUMBER_MS);
  };
  // Before the listeners of inquirer, which reads the same key after this one.
  input.prependListener('keypress', onKey);
  return () => {
    clearTimeout(pause);
    input.off('keypress', onKey);
  };
}

type Questions = Omit<Prompter, 'canAsk'>;

/** Redrawn questions by inquirer, with our own colours and key help: its own know neither NO_COLOR nor Dutch. */
function createListPrompter(options: PrompterOptions): Questions {
  const { paint, unicode, columns } = options;
  const words = promptWords(options.language);
  const theme = {
    prefix: { idle: paint.typed('?'), done: paint.good(unicode ? '✓' : '*') },
    icon: { cursor: unicode ? '❯' : '>' },
    indexMode: 'number' as const,
    keywords: { yes: words.yes, no: words.no, error: () => words.notYesOrNo },
    style: {
      answer: paint.typed,
      message: paint.strong,
      error: paint.bad,
      defaultAnswer: (text: string) => paint.dim(`(${text})`),
      help: paint.dim,
      highlight: paint.typed,
      key: paint.strong,
      keysHelpTip: () => paint.dim(wrap(words.listKeys, { columns: columns - 1 }).join('\n')),
    },
  };

  /**
   * inquirer breaks lines inside words, so they are broken between words before it sees them. The last column stays
   * free: behind a full line it adds an empty one.
   */
  const hang = (text: string, indent: number): string =>
    wrap(visible(text), { columns: columns - indent - 1 }).join(`\n${' '.repeat(indent)}`);

  /** The chosen answer behind the question, or under it where it would not fit. */
  const behind = (question: string, answer: string): string => {
    const lastLine = question.split('\n').at(-1) ?? '';
    const fits = PREFIX_COLUMNS + displayWidth(lastLine) + 1 + displayWidth(answer) < columns;
    return fits ? answer : `\n${' '.repeat(PREFIX_COLUMNS)}${hang(answer, PREFIX_COLUMNS)}`;
  };

  type Ask = (module: ReturnType<typeof import('inquirer').createPromptModule>) => Promise<{ answer: unknown }>;

  const run = async (ask: Ask): Promise<unknown> => {
    const { createPromptModule } = await import('inquirer');
    const ended = new AbortController();
    const unwatch = watchInput(options.input, () => ended.abort());
    try {
      const { answer } = await ask(
        createPromptModule({
          input: options.input,
          output: options.output,
          signal: AbortSignal.any([options.signal, ended.signal]),
        }),
      );
      return answer;
    } catch (error) {
      if (error instanceof Error && INTERRUPTIONS.has(error.name)) throw new InterruptedError();
      throw error;
    } finally {
      unwatch();
      // A line reader that was suspended does not let go of the input, and the process would not end.
      options.input.pause();
    }
  };

  return {
    select: async ({ text, choices }) => {
      const message = hang(text, PREFIX_COLUMNS);
      // Cursor, blank, number, full stop, blank.
      const indent = 4 + String(choices.length).length;
      const unwatchNumbers = refuseNumbersOutside(options.input, choices.length);
      const answer = await run((prompt) =>
        prompt([
          {
            type: 'select',
            name: 'answer',
            message,
            choices: choices.map((choice) => ({
              value: choice.value,
              name: hang(choice.text, indent),
              short: behind(message, visible(choice.text)),
            })),
            pageSize: Math.max(FEWEST_LIST_LINES, (options.output.rows ?? ROWS_WITHOUT_TERMINAL) - LINES_BESIDE_LIST),
            loop: false,
            theme,
          },
        ]),
      ).finally(unwatchNumbers);
      return String(answer);
    },
    input: async ({ text }) => {
      const message = hang(text, PREFIX_COLUMNS);
      let typed = '';
      const transformer = (value: string): string => {
        typed = value;
        return value;
      };
      try {
        const answer = await run((prompt) => prompt([{ type: 'input', name: 'answer', message, transformer, theme }]));
        return String(answer).trim();
      } catch (error) {
        throw error instanceof InterruptedError ? new InterruptedError(null, typed.trim()) : error;
      }
    },
    confirm: async ({ text, fallback }) => {
      const message = hang(text, PREFIX_COLUMNS);
      const answer = await run((prompt) =>
        prompt([{ type: 'confirm', name: 'answer', message, default: fallback, theme }]),
      );
      return answer === true;
    },
  };
}

/** A fault of ours: every command looks at `canAsk` first, and answers with exit 4 instead. */
function refuse(): never {
  throw new Error('A question was asked where nobody can answer.');
}

/** Where nobody can be asked. */
export const NO_PROMPTER: Prompter = {
  canAsk: false,
  select: async () => refuse(),
  input: async () => refuse(),
  confirm: async () => refuse(),
};

/** Questions for the person at the terminal. inquirer is loaded at the first one. */
export function createPrompter(options: PrompterOptions): Prompter {
  if (!options.canAsk) return NO_PROMPTER;
  const inLines = options.plain || !canRedraw(options.env);
  const questions = inLines ? createLinePrompter(options) : createListPrompter(options);
  const shown = (text: string): string => (options.unicode ? text : asciiSigns(text));
  return {
    canAsk: true,
    select: ({ text, choices }) =>
      questions.select({
        text: shown(text),
        choices: choices.map((choice) => ({ value: choice.value, text: shown(choice.text) })),
      }),
    input: ({ text }) => questions.input({ text: shown(text) }),
    confirm: ({ text, fallback }) => questions.confirm({ text: shown(text), fallback }),
  };
}
