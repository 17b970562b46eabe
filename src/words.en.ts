/** What the program itself says: help, wrong use, and the lines around every answer. */
export const en = {
  /** The names of values in help, where the command table's own would not do. */
  placeholders: {} as Readonly<Record<string, string>>,
  usage: 'Usage:',
  arguments: 'Arguments:',
  options: 'Options:',
  commonOptions: 'For every command',
  commands: 'Commands:',
  examples: 'Examples',
  exitCodes: 'Exit codes',
  optionsInUsage: '[options]',
  commandInUsage: '[command]',
  description:
    'Support for students of Leiden University: the right desk, planned maintenance, and a check before an online exam.',
  helpOption: 'show this help',
  versionOption: 'show the version',
  helpCommand: 'show the help of a command',
  exitCode: {
    0: 'answered; nothing blocks',
    1: 'answered, and the answer is no',
    2: 'wrong use: the message says what would be right',
    3: 'could not tell: an essential check could not run',
    4: 'an answer is needed and there is no terminal to ask',
    5: 'the data is not valid',
    6: 'answered, but it could not be saved',
    10: 'with --exit-code: maintenance now',
    11: 'with --exit-code: maintenance soon',
    70: 'a fault of lusupport itself',
    130: 'stopped by you (also 129 and 143)',
  },
  didYouMean: (suggestion: string) => `Did you mean ${suggestion}?`,
  seeHelp: (command: string) => `See: ${command} --help`,
  optionElsewhere: (option: string, command: string) => `${command} has no option ${option}.`,
  belongsTo: (commands: readonly string[]) => `It belongs to ${commands.join(', ')}.`,
  unknownOption: (option: string) => `There is no option ${option}.`,
  minusFirst: 'Words that begin with a minus go after --',
  relativeHome: (folder: string) => `LUSUPPORT_HOME must be a whole path, from the root on; it is ${folder}.`,
  unknownCommand: (command: string) => `There is no command "${command}".`,
  repeatedOption: (option: string) => `${option} is there twice; give it once.`,
  problemIsForTriage: (command: string) => `For a problem in your own words: ${command}`,
  missingValue: (option: string) => `${option} needs a value.`,
  missingArgument: (name: string) => `Something is missing: ${name}.`,
  excessArguments: (example: string | null) =>
    `That is more than this command takes. Put a text with blanks in quotes${example === null ? '' : `: ${example}`}.`,
  badUsage: 'That cannot be understood.',
  badChoice: (option: string, value: string) => `${option} cannot be "${value}".`,
  noSuchFolder: (folder: string) => `There is no folder ${folder}.`,
  factsFrom: (folder: string) => `Facts from ${folder}, not the ones that come with lusupport.`,
  goOn: (typed: string) => `To go on from here: ${typed}`,
  stopped: 'Stopped.',
  internal: (file: string | null) =>
    file === null
      ? 'Something went wrong in lusupport itself. Run it again with --debug to see the details.'
      : `Something went wrong in lusupport itself. The details are in ${file}`,
};

export type Words = typeof en;
