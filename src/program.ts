import type { CommandSpec, OptionValues } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { Context } from './context.ts';
import { answerEnvelope, type EnvelopeHead, errorEnvelope } from './envelope.ts';
import { EXIT, type ExitCode, InterruptedError, LusupportError } from './errors.ts';
import { asciiSigns } from './io/ascii.ts';
import { foldersOf } from './io/folders.ts';
import { wrap } from './io/layout.ts';
import { ClosedPipeError, createOutput, OutputError } from './io/output.ts';
import { createSettings, type Settings } from './io/settings.ts';
import { shellLine } from './io/shell-line.ts';
import { unicodeOf } from './io/terminal.ts';
import { visible } from './io/visible.ts';
import { chooseLanguage, isLanguage, type Language } from './language.ts';
import { nowOf } from './now.ts';
import { openReference } from './reference/open.ts';
import type { Answer, Notice, Now, Session } from './session.ts';
import { VERSION } from './version.ts';
import { wordsIn } from './words.ts';

/**
 * The whole program: reads the command line, runs one command, prints its answer.
 *
 * @param argv the words after the program's name
 * @returns the exit code; nothing is thrown but a broken pipe
 */
export async function run(argv: readonly string[], context: Context): Promise<ExitCode> {
  const early = peek(argv);
  const folders = foldersOf(context.platform, context.env, context.homeFolder());
  const settings = createSettings({ folders, nowMs: context.nowMs() });
  const { json, debug } = early;
  const run: Run = {
    context,
    settings,
    json,
    debug,
    clock: early.clock,
    language: 'en',
    command: early.command ?? WHOLE,
    session: null,
  };
  try {
    // Nothing else is needed for this answer, so nothing else is made ready.
    if (argv.length === 1 && (argv[0] === '--version' || argv[0] === '-V')) return await sayText(run, VERSION);
    run.language = chooseLanguage({
      option: early.language,
      env: context.env,
      setting: () => settings.values().language,
      systemLocale: context.systemLocale,
    });
    return await runCommand(argv, run);
  } catch (error) {
    return await report(error, run);
  }
}

/** A problem has at most 4,096 characters; its command line must come back whole. */
const MOST_RESUME_CHARACTERS = 10_000;

/** What speaks where no command is recognised: help, the version, an unknown command. */
const WHOLE = 'lusupport';

interface Run {
  readonly context: Context;
  readonly settings: Settings;
  readonly json: boolean;
  readonly debug: boolean;
  /** The pretended moment as typed, or null. */
  readonly clock: string | null;
  language: Language;
  command: string;
  session: Session | null;
}

/** What must be known before the command line can be read: how to speak about what is wrong with it. */
interface Early {
  readonly language: Language | undefined;
  /** The first word that names a command. */
  readonly command: string | null;
  readonly clock: string | null;
  readonly json: boolean;
  readonly debug: boolean;
}

function peek(argv: readonly string[]): Early {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  const firstValue = (flag: string) =>
    words.flatMap((word, index) =>
      word === flag ? [words[index + 1]] : word.startsWith(`${flag}=`) ? [word.slice(flag.length + 1)] : [],
    )[0];
  const language = firstValue('--lang');
  return {
    language: isLanguage(language) ? language : undefined,
    command: words.find((word) => COMMANDS.some(({ name }) => name === word)) ?? null,
    clock: firstValue('--clock') ?? null,
    json: words.includes('--json'),
    debug: words.includes('--debug'),
  };
}

async function runCommand(argv: readonly string[], run: Run): Promise<ExitCode> {
  const { parseArguments } = await import('./arguments.ts');
  const { columnsOf } = await import('./io/terminal.ts');
  const parsed = parseArguments(argv, run.language, columnsOf(run.context.stdout));
  if (parsed.common['version'] === true) return sayText(run, VERSION);
  if (parsed.kind === 'help') return sayText(run, parsed.text);
  run.command = parsed.spec.name;
  const { buildSession } = await import('./session-build.ts');
  run.session = await buildSession(run.context, run.language, parsed.common, run.settings);
  const answer = await runLoaded(parsed.spec, parsed.input, run.session);
  await print(answer, run, parsed.common);
  return answer.exitCode;
}

async function runLoaded(
  spec: CommandSpec,
  input: { options: OptionValues; words: readonly string[] },
  session: Session,
): Promise<Answer> {
  if (!spec.load) throw new Error(`The command table has no way to load ${spec.name}`);
  const start = await spec.load();
  return start(input, session);
}

async function print(answer: Answer, run: Run, common: OptionValues): Promise<void> {
  if (answer.written) return;
  const notices = [...answer.notices, ...run.settings.notices(), ...foreignNotices(run)];
  if (run.json) {
    await write(run, answerEnvelope(await head(run), answer.result, notices, answer.exitCode));
    return;
  }
  const lines = [...answer.lines(), ...closingLines(run)];
  await write(run, lines.join('\n'));
  for (const notice of run.settings.notices()) remark(run, notice.message[run.language]);
  if (common['debug'] === true)
    remark(run, `data ${(await head(run)).dataVersion ?? '?'}, Node ${run.context.nodeVersion}`);
}

function closingLines(run: Run): readonly string[] {
  const folder = run.session?.reference.foreignFolder ?? null;
  if (folder === null || run.session === null) return [];
  const { screen } = run.session;
  const line = wordsIn(run.language).factsFrom(visible(folder));
  return wrap(line, { columns: screen.columns }).map((text) => screen.paint.doubtful(text));
}

function foreignNotices(run: Run): readonly Notice[] {
  const folder = run.session?.reference.foreignFolder ?? null;
  if (folder === null) return [];
  const message = { en: wordsIn('en').factsFrom(visible(folder)), nl: wordsIn('nl').factsFrom(visible(folder)) };
  return [{ code: 'foreign-data', about: null, message }];
}

async function sayText(run: Run, text: string): Promise<ExitCode> {
  run.command = WHOLE;
  if (run.json) await write(run, answerEnvelope(await head(run), { text }, [], EXIT.ok));
  else await write(run, text);
  return EXIT.ok;
}

/** The single ladder from an error to what is printed and how the process ends. */
async function report(error: unknown, run: Run): Promise<ExitCode> {
  try {
    return await reportOnce(error, run);
  } catch (second) {
    // Standard output takes nothing, not even the error.
    if (second instanceof ClosedPipeError) return EXIT.ok;
    if (!(second instanceof OutputError)) throw second;
    remark(run, second.text[run.language]);
    return second.exitCode;
  }
}

async function reportOnce(error: unknown, run: Run): Promise<ExitCode> {
  if (error instanceof ClosedPipeError) return EXIT.ok;
  if (error instanceof OutputError) throw error;
  const words = wordsIn(run.language);
  if (error instanceof InterruptedError || run.context.signal.aborted) {
    remark(run, words.stopped);
    if (error instanceof InterruptedError && error.resume)
      remark(run, words.goOn(visible(shellLine(error.resume), MOST_RESUME_CHARACTERS)));
    return EXIT.interrupted;
  }
  const known = error instanceof LusupportError ? error : await internalError(error, run);
  if (run.json) {
    await write(run, errorEnvelope(await head(run), known, foreignNotices(run)));
    return known.exitCode;
  }
  const hint = known.hint?.[run.language];
  remark(run, [known.text[run.language], hint].filter(Boolean).join(' '));
  for (const { file, line, column, path, message } of known.details) {
    const place = [file, line, column].filter((part) => part !== null).join(':');
    remark(run, `  ${place} ${path ?? ''} - ${message[run.language]}`);
  }
  return known.exitCode;
}

async function internalError(error: unknown, run: Run): Promise<LusupportError> {
  const { keepCrash } = await import('./crash.ts');
  const file = run.debug ? null : await keepCrash(error, run.context);
  if (run.debug) remark(run, error instanceof Error ? (error.stack ?? error.message) : String(error));
  const text = { en: wordsIn('en').internal(file), nl: wordsIn('nl').internal(file) };
  return new LusupportError(EXIT.internal, 'internal', text, { cause: error });
}

async function head(run: Run): Promise<EnvelopeHead> {
  const { isoAt } = await import('./time/zone.ts');
  const now = run.session?.now ?? (await nowOfRefused(run));
  return {
    command: run.command,
    version: VERSION,
    dataVersion: await dataVersion(run),
    generatedAt: isoAt(now.instantMs),
    pretended: now.pretended,
    language: run.language,
  };
}

/** The moment of a run whose command line was refused; the system's where the moment is what was wrong with it. */
async function nowOfRefused({ context, clock, language }: Run): Promise<Now> {
  try {
    return await nowOf(context, clock, language);
  } catch {
    return { instantMs: context.nowMs(), pretended: false };
  }
}

/** Null where the data does not hold together: that error is being reported then. */
async function dataVersion({ session, context }: Run): Promise<string | null> {
  const { programFolder } = context;
  try {
    const reference = session?.reference ?? openReference({ programFolder, foreignFolder: null });
    return (await reference.campus()).manifest.dataVersion;
  } catch {
    return null;
  }
}

async function write(run: Run, text: string): Promise<void> {
  const { stdout, env, platform } = run.context;
  const shown = !run.json && stdout.isTTY && !unicodeOf(env, platform) ? asciiSigns(text) : text;
  await createOutput(stdout).write(`${shown}\n`);
}

function remark(run: Run, line: string): void {
  run.context.stderr.write(`${line}\n`);
}
