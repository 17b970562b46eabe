import { createInterface } from 'node:readline';
import type { Readable, Writable } from 'node:stream';
import { InterruptedError } from '../errors.ts';
import type { Language } from '../language.ts';
import { wrap } from './layout.ts';
import type { Prompter } from './prompt.ts';
import { promptWords } from './prompt-words.ts';
import { visible } from './visible.ts';

export interface LinePrompterOptions {
  readonly language: Language;
  readonly input: Readable;
  readonly output: Writable;
  readonly columns: number;
  readonly signal: AbortSignal;
}

/** One typed line. Ctrl-C comes as `signal`, since the terminal driver keeps it; Ctrl-D closes the input. */
function readLine(options: LinePrompterOptions): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = createInterface({ input: options.input, terminal: false });
    const end = (settle: () => void): void => {
      options.signal.removeEventListener('abort', interrupt);
      reader.removeAllListeners();
      reader.close();
      settle();
    };
    const interrupt = (): void => {
      // The terminal leaves the cursor behind the question.
      options.output.write('\n');
      end(() => reject(new InterruptedError()));
    };
    if (options.signal.aborted) return interrupt();
    options.signal.addEventListener('abort', interrupt);
    reader.once('line', (line) => end(() => resolve(line.trim())));
    reader.once('close', interrupt);
  });
}

const YES: ReadonlySet<string> = new Set(['y', 'yes', 'j', 'ja']);
const NO: ReadonlySet<string> = new Set(['n', 'no', 'nee']);

/**
 * Questions as plain lines, nothing redrawn and no control codes: for screen readers, and for terminals that cannot
 * move the cursor (`TERM=dumb`).
 */
export function createLinePrompter(options: LinePrompterOptions): Omit<Prompter, 'canAsk'> {
  const words = promptWords(options.language);
  const say = (text: string): void => {
    options.output.write(`${wrap(visible(text), { columns: options.columns }).join('\n')}\n`);
  };
  const ask = (text: string): Promise<string> => {
    options.output.write(`${text} `);
    return readLine(options);
  };

  return {
    select: async ({ text, choices }) => {
      say(text);
      for (const [index, choice] of choices.entries()) say(`${index + 1}. ${choice.text}`);
      for (;;) {
        const typed = await ask(words.typeNumber);
        const chosen = /^\d+$/.test(typed) ? choices[Number(typed) - 1] : undefined;
        if (chosen !== undefined) return chosen.value;
        say(words.notInList(choices.length));
      }
    },
    input: ({ text }) => ask(wrap(visible(text), { columns: options.columns }).join('\n')),
    confirm: async ({ text, fallback }) => {
      say(text);
      for (;;) {
        const typed = (await ask(words.yesOrNo(fallback))).toLowerCase();
        if (typed === '') return fallback;
        if (YES.has(typed)) return true;
        if (NO.has(typed)) return false;
        say(words.notYesOrNo);
      }
    },
  };
}
