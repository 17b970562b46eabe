import { statSync } from 'node:fs';
import { carriedWords } from './carried.ts';
import type { OptionValues } from './command.ts';
import type { Context } from './context.ts';
import { UsageError } from './errors.ts';
import { textFor } from './io/ascii.ts';
import { enterPressed } from './io/enter-key.ts';
import { isWholePath } from './io/folders.ts';
import { linesOf } from './io/input-lines.ts';
import type { Output } from './io/output.ts';
import { colourLevel, paintFor } from './io/paint.ts';
import { createPrompter, NO_PROMPTER } from './io/prompt.ts';
import { NO_PAINT } from './io/screen.ts';
import type { Settings } from './io/settings.ts';
import { createSpinner, type Spinner } from './io/spinner.ts';
import { columnsOf, plainOf, unicodeOf } from './io/terminal.ts';
import { visible } from './io/visible.ts';
import type { Language } from './language.ts';
import { nowOf } from './now.ts';
import { openReference } from './reference/open.ts';
import type { Session } from './session.ts';
import { wordsIn } from './words.ts';

/** What the program itself keeps, and lends to the command. */
export interface Ports {
  readonly settings: Settings;
  readonly output: Output;
  readonly runCommand: Session['runCommand'];
}

/**
 * All that a command may ask for, from the process and the common options.
 *
 * @throws UsageError for a `--clock` that is no moment, a `--data` that is no folder and a relative `LUSUPPORT_HOME`
 */
export async function buildSession(
  context: Context,
  language: Language,
  common: OptionValues,
  ports: Ports,
): Promise<Session> {
  const { env, stdout, platform } = context;
  refuseRelativeHome(env, platform);
  const { output } = ports;
  const json = common['json'] === true;
  const noColor = common['color'] === false;
  const plain = plainOf(env, common['plain'] === true);
  const unicode = unicodeOf(env, platform);
  // Node takes milliseconds to make a stream, so the others are looked at only where the first is a terminal.
  const canAsk = !json && stdout.isTTY === true && context.stdin.isTTY === true && context.stderr.isTTY === true;
  const errorPaint = stdout.isTTY === true ? await paintFor(colourLevel(context.stderr, env, noColor)) : NO_PAINT;
  let spinner: Spinner | null = null;
  const drawing = () => ({ plain, unicode, columns: columnsOf(context.stderr), paint: errorPaint, env });
  return {
    language,
    now: await nowOf(context, text(common['clock']) ?? null, language),
    screen: {
      language,
      columns: columnsOf(stdout),
      plain,
      unicode,
      sources: common['sources'] === true,
      paint: await paintFor(colourLevel(stdout, env, noColor)),
    },
    json,
    offline: common['offline'] === true,
    yes: common['yes'] === true,
    carried: carriedWords(common),
    debug: common['debug'] === true,
    get machineZone() {
      return context.machineZone();
    },
    machineOffsetMinutes: context.machineOffsetMinutes,
    env,
    platform,
    programFolder: context.programFolder,
    reference: openReference({ programFolder: context.programFolder, foreignFolder: foreignFolder(env, common) }),
    settings: ports.settings,
    prompter: canAsk
      ? createPrompter({
          ...drawing(),
          canAsk,
          language,
          input: context.stdin,
          output: context.stderr,
          signal: context.signal,
        })
      : NO_PROMPTER,
    // Made at first use, for the same reason.
    get spinner() {
      spinner ??= createSpinner({ ...drawing(), stream: context.stderr, enabled: !json });
      return spinner;
    },
    write: (text) => output.write(text),
    show: (lines) => output.write(textFor(stdout, env, platform, lines.map((line) => `${line}\n`).join(''))),
    runCommand: ports.runCommand,
    remark: (line) => void context.stderr.write(textFor(context.stderr, env, platform, `${line}\n`)),
    inputLines: () => linesOf(context.stdin),
    enterPressed: async (signal) => {
      if (canAsk) await enterPressed(context.stdin, signal);
      else await new Promise(() => undefined);
    },
    signal: context.signal,
    holdInterrupt: context.holdInterrupt,
  };
}

/** A relative path would mean another folder in every place the program is started from, and lose what is kept. */
function refuseRelativeHome(env: Context['env'], platform: NodeJS.Platform): void {
  const home = env['LUSUPPORT_HOME'] ?? '';
  if (home === '' || isWholePath(platform, home)) return;
  const shown = visible(home, 200);
  throw new UsageError('relative-home', {
    en: wordsIn('en').relativeHome(shown),
    nl: wordsIn('nl').relativeHome(shown),
  });
}

function foreignFolder(env: Context['env'], common: OptionValues): string | null {
  // An empty variable counts as not set; an empty option is the trace of a variable that was not.
  const folder = text(common['data']) ?? (env['LUSUPPORT_DATA'] || undefined);
  if (folder === undefined) return null;
  const shown = visible(folder);
  if (isFolder(folder)) return folder;
  throw new UsageError('no-such-folder', {
    en: wordsIn('en').noSuchFolder(shown),
    nl: wordsIn('nl').noSuchFolder(shown),
  });
}

function isFolder(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

function text(value: OptionValues[string]): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
