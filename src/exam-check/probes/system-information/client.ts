import { join } from 'node:path';
import { errorCode } from '../../../io/error-code.ts';
import { type ProcessGroup, startGroup } from '../process-group.ts';
import { NoAnswerInTime } from '../reading.ts';
import type { NumberedQuestion, Question } from './questions.ts';

export interface ChildOptions {
  readonly programFolder: string;
  readonly env: Record<string, string>;
  readonly folder: string;
  /** How long one question may take, from the moment the child gets it. */
  readonly limitMs: number;
  readonly endMs: number;
  /**
   * True: one question at a time, and a child that does not answer is killed and replaced, because it may be stuck as
   * a whole. False: all at once, and a late answer is only ignored.
   */
  readonly oneAtATime: boolean;
}

/** The child process that questions are put to. It is started by the first one. */
export interface QuestionChild {
  /** @throws NoAnswerInTime; an error with the `code` that the child met; `GONE` when it died. */
  readonly ask: (question: Question) => Promise<unknown>;
  /** Kills the child with all it started; questions still open are rejected, later ones too. */
  readonly end: () => Promise<void>;
}

export const CHILD_FILE = 'system-information-child.cjs';

interface OpenQuestion {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: Error) => void;
}

class ChildError extends Error {
  readonly code: string;

  constructor(code: string) {
    super(`child process: ${code}`);
    this.name = 'ChildError';
    this.code = code;
  }
}

export function questionChild(options: ChildOptions): QuestionChild {
  let current: RunningChild | null = null;
  let queue: Promise<unknown> = Promise.resolve();
  let ended = false;

  const askNow = async (question: Question): Promise<unknown> => {
    if (ended) throw new NoAnswerInTime('child process');
    current ??= new RunningChild(options);
    const child = current;
    try {
      return await child.ask(question, options.limitMs);
    } catch (error) {
      const stuck = options.oneAtATime && error instanceof NoAnswerInTime;
      // Ended by us: that is no sign of a machine on which children cannot run.
      if (ended) throw new NoAnswerInTime('child process');
      if ((stuck || errorCode(error) === 'GONE') && current === child) {
        current = null;
        await child.end(options.endMs);
      }
      throw error;
    }
  };

  return {
    ask: (question) => {
      if (!options.oneAtATime) return askNow(question);
      const answer = queue.then(() => askNow(question));
      queue = answer.catch(() => {});
      return answer;
    },
    end: async () => {
      ended = true;
      await current?.end(options.endMs);
    },
  };
}

class RunningChild {
  readonly #group: ProcessGroup;
  readonly #open = new Map<number, OpenQuestion>();
  #lastId = 0;

  constructor(options: ChildOptions) {
    this.#group = startGroup(process.execPath, [join(options.programFolder, CHILD_FILE)], {
      // Whatever tools print goes nowhere; answers come over the channel.
      stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
      // A name lookup holds a thread for as long as it hangs; the usual four are soon all held.
      env: { ...options.env, UV_THREADPOOL_SIZE: '16' },
      cwd: options.folder,
    });
    this.#group.child.on('message', (message) => this.#settle(message));
    void this.#group.gone.then(() => this.#rejectAll(new ChildError('GONE')));
  }

  ask(question: Question, limitMs: number): Promise<unknown> {
    return new Promise((resolve, reject) => {
      this.#lastId += 1;
      const id = this.#lastId;
      const timer = setTimeout(() => this.#open.get(id)?.reject(new NoAnswerInTime(question.ask)), limitMs);
      const close = (): void => {
        clearTimeout(timer);
        this.#open.delete(id);
      };
      this.#open.set(id, {
        resolve: (answer) => {
          close();
          resolve(answer);
        },
        reject: (error) => {
          close();
          reject(error);
        },
      });
      const message: NumberedQuestion = { id, question };
      this.#group.child.send(message, (error) => {
        if (error) this.#open.get(id)?.reject(new ChildError('GONE'));
      });
    });
  }

  async end(endMs: number): Promise<void> {
    await this.#group.end(endMs);
    this.#rejectAll(new NoAnswerInTime('child process'));
  }

  #settle(message: unknown): void {
    if (typeof message !== 'object' || message === null || !('id' in message)) return;
    const open = typeof message.id === 'number' ? this.#open.get(message.id) : undefined;
    if (open === undefined) return;
    if ('errorCode' in message && typeof message.errorCode === 'string') open.reject(new ChildError(message.errorCode));
    else open.resolve('answer' in message ? message.answer : undefined);
  }

  #rejectAll(error: Error): void {
    for (const open of [...this.#open.values()]) open.reject(error);
  }
}
