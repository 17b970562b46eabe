import { Command, CommanderError, Option } from 'commander';
import { choiceHint } from './choice-hint.ts';
import type { CommandInput, CommandSpec, OptionSpec, OptionValues } from './command.ts';
import { COMMANDS, COMMON_OPTIONS, HOME } from './commands.ts';
import { UsageError } from './errors.ts';
import { shellLine } from './io/shell-line.ts';
import { visible } from './io/visible.ts';
import { LANGUAGES, type Language, type Text } from './language.ts';
import { conflictingOptions } from './option-pairs.ts';
import { closest } from './text-distance.ts';
import { VERSION } from './version.ts';
import { wordsIn } from './words.ts';

/** What the command line asks for. */
export type Parsed =
  | { readonly kind: 'run'; readonly spec: CommandSpec; readonly input: CommandInput; readonly common: OptionValues }
  | { readonly kind: 'help'; readonly text: string; readonly common: OptionValues };

/**
 * Reads the command line by the command table.
 *
 * @param argv the words after the program's name
 * @throws UsageError for an unknown option, command or choice, a missing value, or too many words
 */
export function parseArguments(argv: readonly string[], language: Language, columns: number): Parsed {
  const shown: string[] = [];
  let chosen: { spec: CommandSpec; input: CommandInput } | null = null;
  const root = commandTree(
    commandsFor(argv),
    language,
    columns,
    (text) => shown.push(text),
    (spec, input) => {
      chosen = { spec, input };
    },
  );
  // commander answers the help of an unknown command with the help of all.
  if (argv[0] === 'help' && argv[1] !== undefined && !COMMANDS.some(({ name }) => name === argv[1])) {
    throw unknownCommand(argv.slice(1), undefined);
  }
  refuseOptionsAsValues(argv);
  try {
    root.parse([...argv], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    if (error.exitCode === 0 || error.code === 'commander.help') {
      return { kind: 'help', text: shown.join('').trimEnd(), common: root.opts() };
    }
    throw usageError(error, argv);
  }
  const common = root.opts() as OptionValues;
  settledChoices(COMMON_OPTIONS, common);
  if (chosen === null) return atHome(common);
  const { spec, input } = chosen as { spec: CommandSpec; input: CommandInput };
  const sub = spec.subcommands?.find(({ name }) => name === input.words[0]);
  const options = settledChoices([...(spec.options ?? []), ...(sub?.options ?? [])], input.options);
  return { kind: 'run', spec, input: { ...input, options }, common };
}

/** `lusupport` alone, with common options or none. */
function atHome(common: OptionValues): Parsed {
  settledChoices(COMMON_OPTIONS, common);
  return { kind: 'run', spec: HOME, input: { options: {}, words: [] }, common };
}

/** The command that is named, none for the home screen, else all: to make them all ready takes longer than most run. */
function commandsFor(argv: readonly string[]): readonly CommandSpec[] {
  const { words, options } = wordsAndOptions(argv);
  const [first, second] = words;
  if (options.some((option) => option === '--help' || /^-[^-]*h/.test(option))) return COMMANDS;
  if (first === undefined) return [];
  const named = COMMANDS.find(({ name }) => name === (first === 'help' ? second : first));
  return named === undefined ? COMMANDS : [named];
}

type Show = (text: string) => void;
type Choose = (spec: CommandSpec, input: CommandInput) => void;

function commandTree(
  specs: readonly CommandSpec[],
  language: Language,
  columns: number,
  show: Show,
  choose: Choose,
): Command {
  const words = wordsIn(language);
  const root = prepared(new Command('lusupport'), language, columns, show)
    .description(words.description)
    .version(VERSION, '-V, --version', words.versionOption)
    .helpCommand('help [command]', words.helpCommand);
  for (const option of COMMON_OPTIONS) root.addOption(toOption(option, language, words.commonOptions));
  for (const spec of specs) root.addCommand(toCommand(spec, language, columns, show, choose));
  // Without it commander takes a command line without a command for a question for help.
  if (specs.length === 0) root.action(() => undefined);
  const codes = Object.entries(words.exitCode).map(([code, meaning]) => `  ${code.padStart(3)}  ${meaning}`);
  root.addHelpText('after', `\n${words.exitCodes}\n${codes.join('\n')}\n`);
  return root;
}

function toCommand(spec: CommandSpec, language: Language, columns: number, show: Show, choose: Choose): Command {
  const words = wordsIn(language);
  const command = prepared(new Command(spec.name), language, columns, show).description(spec.summary[language]);
  for (const argument of spec.arguments ?? []) {
    command.argument(named(argument.name, language), argument.text[language]);
  }
  for (const option of spec.options ?? []) {
    command.addOption(toOption(option, language, option.group && spec.groups?.[option.group]?.[language]));
  }
  refuseContradictions(command);
  for (const sub of spec.subcommands ?? []) {
    const forward: Choose = (_sub, input) =>
      choose(spec, { options: input.options, words: [sub.name, ...input.words] });
    command.addCommand(toCommand(sub, language, columns, show, forward));
  }
  if (spec.examples) {
    const lines = spec.examples.map(({ typed, text }) => `  ${typed[language]}\n      ${text[language]}`);
    command.addHelpText('after', `\n${words.examples}\n${lines.join('\n')}\n`);
  }
  if (spec.subcommands) command.helpCommand('help [command]', words.helpCommand);
  else {
    command.action(() => choose(spec, { options: command.opts() as OptionValues, words: command.args }));
  }
  return command;
}

function prepared(command: Command, language: Language, columns: number, show: Show): Command {
  const words = wordsIn(language);
  const titles: Readonly<Record<string, string>> = {
    'Usage:': words.usage,
    'Arguments:': words.arguments,
    'Options:': words.options,
    'Commands:': words.commands,
  };
  return command
    .exitOverride()
    .allowExcessArguments(false)
    .showSuggestionAfterError(false)
    .helpOption('-h, --help', words.helpOption)
    .configureOutput({
      writeOut: show,
      writeErr: show,
      getOutHelpWidth: () => columns,
      getErrHelpWidth: () => columns,
      // Asked for the real streams, which Node would have to make first; our help has no colour.
      getOutHasColors: () => false,
      getErrHasColors: () => false,
    })
    .configureHelp({
      showGlobalOptions: false,
      styleTitle: (title) => titles[title] ?? `${title}`,
      styleUsage: (usage) =>
        usage.replace('[options]', words.optionsInUsage).replace('[command]', words.commandInUsage),
      subcommandTerm: (sub) => sub.name(),
    });
}

function toOption(spec: OptionSpec, language: Language, heading: string | undefined): Option {
  const flags = spec.flags.replace(/<[^>]+>/, (placeholder) => named(placeholder, language));
  const option = new Option(flags, spec.text[language]);
  if (spec.repeatable) option.argParser((value: string, before: string[] | undefined) => [...(before ?? []), value]);
  else if (option.required)
    option.argParser((value: string, before: string | undefined) => onlyOnce(option, value, before));
  if (heading) option.helpGroup(heading);
  return option;
}

/** Of `--speed --no-speed` commander would take the last one without a word. */
function refuseContradictions(command: Command): void {
  for (const { negate, long } of command.options) {
    const positive = long?.replace(/^--no-/, '--');
    if (!negate || !long || !positive || !command.options.some((option) => option.long === positive)) continue;
    const given = new Set<string>();
    for (const flag of [positive, long]) {
      command.on(`option:${flag.slice(2)}`, () => {
        given.add(flag);
        if (given.size > 1) throw conflictingOptions(positive, long);
      });
    }
  }
}

/** What stands for a value in help, in the chosen language: `<file>` → `<bestand>`. */
function named(placeholder: string, language: Language): string {
  const { placeholders } = wordsIn(language);
  return placeholder.replace(/\w+/g, (word) => placeholders[word] ?? word);
}

/** Of two values one would be dropped without a word. */
function onlyOnce(option: Option, value: string, before: string | undefined): string {
  if (before === undefined) return value;
  throw new UsageError(
    'repeated-option',
    each((words) => words.repeatedOption(`--${option.name()}`)),
  );
}

/** The choice that was meant: itself, or for an option with other names one of those, in any case. */
function choiceOf(typed: string, { choices = [], aliases }: OptionSpec): string | undefined {
  if (choices.includes(typed) || aliases === undefined) return choices.find((choice) => choice === typed);
  const name = typed
    .toLowerCase()
    .replace(/[^a-z]+/g, ' ')
    .trim();
  return (
    (Object.hasOwn(aliases, name) ? aliases[name] : undefined) ??
    choices.find((choice) => choice.replaceAll('-', ' ') === name)
  );
}

/**
 * The values, with each choice as the table has it. Choices are checked here and not by commander, which words them in
 * English only.
 */
function settledChoices(specs: readonly OptionSpec[], values: OptionValues): OptionValues {
  const settled: Record<string, OptionValues[string]> = { ...values };
  for (const spec of specs) {
    const { flags, choices } = spec;
    if (!choices) continue;
    const option = new Option(flags);
    const value = values[option.attributeName()];
    if (typeof value !== 'string') continue;
    const choice = choiceOf(value, spec);
    if (choice !== undefined) {
      settled[option.attributeName()] = choice;
      continue;
    }
    throw new UsageError(
      'not-a-choice',
      each((w) => w.badChoice(`--${option.name()}`, visible(value, 60))),
      choiceHint(value, choices),
    );
  }
  return settled;
}

type Words = ReturnType<typeof wordsIn>;

function each(say: (words: Words) => string): Text {
  return Object.fromEntries(LANGUAGES.map((language) => [language, say(wordsIn(language))])) as unknown as Text;
}

function exampleHint(typed: Text): Text {
  return { en: `For example: ${typed.en}`, nl: `Bijvoorbeeld: ${typed.nl}` };
}

/** What was typed, without a command: the words for people, and the options that every command has with their values. */
function wordsAndOptions(argv: readonly string[]): { readonly words: string[]; readonly options: string[] } {
  const takesValue = new Set(
    COMMON_OPTIONS.filter(({ flags }) => flags.includes('<')).map(({ flags }) => flags.split(' ')[0]),
  );
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  const words: string[] = [];
  const options: string[] = [];
  for (const [place, word] of before.entries()) {
    const isValue = takesValue.has(before[place - 1]);
    (isValue || /^-./.test(word) ? options : words).push(word);
  }
  return { words: [...words, ...(end < 0 ? [] : argv.slice(end + 1))], options };
}

/** @param argv what was typed from the unknown command on, or all of it */
function unknownCommand(argv: readonly string[], spec: CommandSpec | undefined): UsageError {
  const { words, options } = wordsAndOptions(argv);
  const names = (spec?.subcommands ?? COMMANDS).map((command) => command.name);
  const typed = words[0] ?? '';
  const meant = closest(typed, names);
  return new UsageError(
    'unknown-command',
    each((w) => w.unknownCommand(visible(typed, 60))),
    each((w) => {
      if (meant !== null) return w.didYouMean(meant);
      return spec
        ? w.seeHelp(`lusupport ${spec.name}`)
        : w.problemIsForTriage(shellLine(['triage', visible(words.join(' '), 60), ...options]));
    }),
  );
}

/** The command that was named, and its subcommand. */
function commandsOf(argv: readonly string[]): { readonly spec?: CommandSpec; readonly sub?: CommandSpec } {
  const spec = COMMANDS.find((command) => argv.includes(command.name));
  const sub = spec?.subcommands?.find(({ name }) => argv.slice(argv.indexOf(spec.name) + 1).includes(name));
  return { ...(spec && { spec }), ...(sub && { sub }) };
}

const flagOf = ({ flags }: OptionSpec): string => flags.split(' ')[0] ?? '';

/** Whose option it is: other subcommands of the command that was named, or without one any command. */
function ownersOf(flag: string, spec: CommandSpec | undefined): readonly string[] {
  const has = ({ options = [] }: CommandSpec): boolean => options.some((option) => flagOf(option) === flag);
  const owners = (spec ? [spec] : COMMANDS).flatMap((command) => [
    ...(has(command) ? [command.name] : []),
    ...(command.subcommands ?? []).filter(has).map(({ name }) => `${command.name} ${name}`),
  ]);
  return owners.map((name) => `lusupport ${name}`);
}

/**
 * An example of the very command, the one that is most like what was typed; without one, how it is written.
 *
 * @param flag the option that the example must show; null for none
 */
function exampleOf(argv: readonly string[], flag: string | null): Text | null {
  const { spec, sub } = commandsOf(argv);
  if (spec === undefined) return null;
  const command = ['lusupport', spec.name, ...(sub ? [sub.name] : [])].join(' ');
  const { words } = wordsAndOptions(argv);
  const likeness = (typed: string): number => words.filter((word) => typed.split(' ').includes(word)).length;
  const [best] = (spec.examples ?? [])
    .map(({ typed }) => typed)
    .filter(({ en }) => `${en} `.startsWith(`${command} `) && (flag === null || en.split(' ').includes(flag)))
    .toSorted((one, other) => likeness(other.en) - likeness(one.en));
  if (best !== undefined) return exampleHint(best);
  const parts = (sub ?? spec).arguments ?? [];
  if (flag !== null || parts.length === 0) return null;
  const usage = (language: Language): string => [command, ...parts.map(({ name }) => named(name, language))].join(' ');
  return { en: `Write: ${usage('en')}`, nl: `Schrijf: ${usage('nl')}` };
}

function excessText(spec: CommandSpec | undefined): Text {
  const example = quotedExample(spec);
  return {
    en: wordsIn('en').excessArguments(example?.en ?? null),
    nl: wordsIn('nl').excessArguments(example?.nl ?? null),
  };
}

/** What a text with blanks looks like in quotes, in this command. */
function quotedExample(spec: CommandSpec | undefined): Text | null {
  if (spec?.name === 'report') return { en: '"M2611 0042"', nl: '"M2611 0042"' };
  const takesMoment = spec?.options?.some((option) => flagOf(option) === '--at') === true;
  return takesMoment ? { en: '--at "friday 13:00"', nl: '--at "vrijdag 13:00"' } : null;
}

/**
 * Refuses an option of the command as the value of another one: `--ics --next` is a value that was forgotten.
 *
 * @throws UsageError, unless the value is tied to its option: `--ics=--next`
 */
function refuseOptionsAsValues(argv: readonly string[]): void {
  const { spec, sub } = commandsOf(argv);
  const own = [...COMMON_OPTIONS, ...(spec?.options ?? []), ...(sub?.options ?? [])];
  const flags = own.map(flagOf);
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  for (const [place, word] of before.entries()) {
    const option = own.find((one) => flagOf(one) === word && one.flags.includes('<'));
    const value = before[place + 1] ?? '';
    if (option === undefined || !flags.includes(value.split('=')[0] ?? '')) continue;
    throw missingValue(option.flags, argv);
  }
}

function missingValue(flags: string, argv: readonly string[]): UsageError {
  const { spec, sub } = commandsOf(argv);
  const help = ['lusupport', spec?.name, sub?.name].filter(Boolean).join(' ');
  return new UsageError(
    'option-missing-argument',
    {
      en: wordsIn('en').missingValue(named(visible(flags, 60), 'en')),
      nl: wordsIn('nl').missingValue(named(visible(flags, 60), 'nl')),
    },
    exampleOf(argv, flags.split(' ')[0] ?? '') ?? each((words) => words.seeHelp(help)),
  );
}

/** commander's English message, put into our words by its code; what it quotes is what was typed. */
function usageError(error: CommanderError, argv: readonly string[]): UsageError {
  const quoted = visible(/'([^']*)'/s.exec(error.message)?.[1] ?? '', 60);
  const { spec, sub } = commandsOf(argv);
  const help = ['lusupport', spec?.name, sub?.name].filter(Boolean).join(' ');
  const hint = (candidates: readonly string[], typed: string): Text => {
    const meant = closest(typed, candidates);
    return each((words) => (meant === null ? words.seeHelp(help) : words.didYouMean(meant)));
  };
  const code = error.code.replace(/^commander\./, '').replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
  switch (error.code) {
    case 'commander.unknownOption': {
      const own = [spec, sub].flatMap((one) => one?.options ?? []);
      const known = [...COMMON_OPTIONS, ...own].map(flagOf);
      const owners = ownersOf(quoted.split('=')[0] ?? '', spec);
      if (owners.length > 0) {
        return new UsageError(
          code,
          each((words) => words.optionElsewhere(quoted, help)),
          each((words) => words.belongsTo(owners)),
        );
      }
      return new UsageError(
        code,
        each((words) => words.unknownOption(quoted)),
        /^-\d|\s/.test(quoted) ? each((words) => words.minusFirst) : hint([...known, '--help', '--version'], quoted),
      );
    }
    case 'commander.unknownCommand':
      return unknownCommand(spec ? [quoted] : argv, spec);
    case 'commander.optionMissingArgument': {
      const flag = quoted.split(' ')[0] ?? '';
      const option = [...COMMON_OPTIONS, ...(spec?.options ?? []), ...(sub?.options ?? [])].find(
        (one) => flagOf(one) === flag,
      );
      return missingValue(option?.flags ?? quoted, argv);
    }
    case 'commander.missingArgument':
      return new UsageError(
        code,
        each((words) => words.missingArgument(quoted)),
        exampleOf(argv, null) ?? hint([], ''),
      );
    case 'commander.excessArguments':
      return new UsageError(code, excessText(spec), hint([], ''));
    default:
      return new UsageError(
        code,
        each((words) => words.badUsage),
        hint([], ''),
      );
  }
}
