import { carrying } from './carried.ts';
import type { CommandSpec, OptionValues } from './command.ts';
import { COMMANDS } from './commands.ts';
import type { Context } from './context.ts';
import { answerEnvelope, type EnvelopeHead, errorEnvelope } from './envelope.ts';
import { EXIT, type ExitCode, InterruptedError, LusupportError, UsageError } from './errors.ts';
import { textFor } from './io/ascii.ts';
import { foldersOf } from './io/folders.ts';
import { wrap } from './io/layout.ts';
import { ClosedPipeError, createOutput, type Output, OutputError } from './io/output.ts';
import { createSettings, type Settings } from './io/settings.ts';
import { shellLine } from './io/shell-line.ts';
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
    output: createOutput(context.stdout),
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
  /** The one way to standard output. */
  readonly output: Output;
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
  run.session = await buildSession(run.context, run.language, parsed.common, {
    settings: run.settings,
    output: run.output,
    runCommand: (words) => runAnother(words, run),
  });
  const answer = await runLoaded(parsed.spec, parsed.input, run.session);
  if (answer.written) return answer.exitCode;
  await print(answer, run);
  if (!run.json) await remarkBeside(run);
  return answer.exitCode;
}

/** A command that a conversation leads to. Wrong use of it is said, and the conversation goes on. */
async function runAnother(words: readonly string[], run: Run): Promise<ExitCode> {
  const { parseArguments } = await import('./arguments.ts');
  const { columnsOf } = await import('./io/terminal.ts');
  try {
    const parsed = parseArguments(words, run.language, columnsOf(run.context.stdout));
    if (parsed.kind === 'help' || run.session === null) throw new Error(`No command: ${words.join(' ')}`);
    const answer = await runLoaded(parsed.spec, parsed.input, run.session);
    await print(answer, run);
    return answer.exitCode;
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return await reportOnce(error, run);
  }
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

async function print(answer: Answer, run: Run): Promise<void> {
  const notices = [...answer.notices, ...run.settings.notices(), ...foreignNotices(run)];
  if (run.json) {
    await write(run, answerEnvelope(await head(run), answer.result, notices, answer.exitCode));
    return;
  }
  const lines = [...answer.lines(), ...closingLines(run)];
  if (lines.length > 0) await write(run, lines.join('\n'));
}

async function remarkBeside(run: Run): Promise<void> {
  for (const notice of run.settings.notices()) remark(run, notice.message[run.language]);
  if (run.debug) remark(run, `data ${(await head(run)).dataVersion ?? '?'}, Node ${run.context.nodeVersion}`);
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
      remark(
        run,
        words.goOn(visible(shellLine(carrying(error.resume, run.session?.carried ?? [])), MOST_RESUME_CHARACTERS)),
      );
    return EXIT.interrupted;
  }
  const known = error instanceof LusupportError ? error : await internalError(error, run);
  if (run.json) {
    await write(run, errorEnvelope(await head(run), known, foreignNotices(run)));
    return known.exitCode;
  }
  const hint = known.hint?.[run.language];
  remark(run, fitted([known.text[run.language], hint].filter(Boolean).join(' '), run));
  for (const { file, line, column, path, message } of known.details) {
    const place = [file, line, column].filter((part) => part !== null).join(':');
    remark(run, fitted(`  ${place} ${path ?? ''} - ${message[run.language]}`, run));
  }
  return known.exitCode;
}

/** Broken between words on a terminal; whole lines elsewhere, for those who search them. */
function fitted(line: string, { context: { stderr } }: Run): string {
  // 0 where a wrapper does not tell.
  const columns = stderr.isTTY === true ? (stderr.columns ?? 0) : 0;
  return columns === 0 || line.length < columns ? line : wrap(line, { columns, hanging: 2 }).join('\n');
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
  await run.output.write(`${run.json ? text : textFor(stdout, env, platform, text)}\n`);
}

function remark({ context }: Run, line: string): void {
  context.stderr.write(textFor(context.stderr, context.env, context.platform, `${line}\n`));
}
