import type { Words } from './words.en.ts';

export const nl: Words = {
  usage: 'Gebruik:',
  arguments: 'Argumenten:',
  options: 'Opties:',
  commonOptions: 'Bij elke opdracht',
  commands: 'Opdrachten:',
  examples: 'Voorbeelden',
  exitCodes: 'Exitcodes',
  optionsInUsage: '[opties]',
  commandInUsage: '[opdracht]',
  description:
    'Hulp voor studenten van de Universiteit Leiden: de juiste balie, gepland onderhoud, en een controle voor je online tentamen.',
  helpOption: 'toon deze hulp',
  versionOption: 'toon de versie',
  helpCommand: 'toon de hulp bij een opdracht',
  exitCode: {
    0: 'beantwoord; niets houdt je tegen',
    1: 'beantwoord, en het antwoord is nee',
    2: 'verkeerd gebruik: de melding zegt wat wel kan',
    3: 'niet vast te stellen: een noodzakelijke controle lukte niet',
    4: 'er is een antwoord nodig en er is geen terminal om het te vragen',
    5: 'de gegevens kloppen niet',
    6: 'beantwoord, maar niet bewaard',
    10: 'met --exit-code: nu onderhoud',
    11: 'met --exit-code: binnenkort onderhoud',
    70: 'een fout in lusupport zelf',
    130: 'door jou gestopt (ook 129 en 143)',
  },
  didYouMean: (suggestion) => `Bedoelde je ${suggestion}?`,
  seeHelp: (command) => `Zie: ${command} --help`,
  unknownOption: (option) => `De optie ${option} bestaat niet.`,
  unknownCommand: (command) => `De opdracht "${command}" bestaat niet.`,
  missingValue: (option) => `Bij ${option} hoort een waarde.`,
  missingArgument: (name) => `Er ontbreekt iets: ${name}.`,
  excessArguments: 'Dat is meer dan deze opdracht aankan.',
  badUsage: 'Deze opdracht is niet te begrijpen.',
  badChoice: (option, value) => `${option} kan niet "${value}" zijn.`,
  noSuchFolder: (folder) => `De map ${folder} bestaat niet.`,
  factsFrom: (folder) => `Gegevens uit ${folder}, niet die van lusupport zelf.`,
  goOn: (typed) => `Zo ga je hier verder: ${typed}`,
  internal: (file) =>
    file === null
      ? 'Er ging iets mis in lusupport zelf. Probeer het opnieuw met --debug om de details te zien.'
      : `Er ging iets mis in lusupport zelf. De details staan in ${file}`,
  outputFailed: (code) => `Het antwoord kon niet worden weggeschreven (${code}).`,
};
