import type { SettingKey } from '../io/settings.ts';
import type { Words } from './words.en.ts';

const about: Readonly<Record<SettingKey, string>> = {
  language: 'De taal van de antwoorden',
  faculty: 'Je faculteit, om de onderwijsadministratie te vinden',
  speedTest: 'Of de snelheid van je verbinding gemeten mag worden',
  exam: 'Je volgende tentamen; op het beginscherm staat hoelang nog',
  incidentFeed: 'Waar storingsberichten worden gelezen: een summary.json van Statuspage of een RSS-feed',
};

const without: Readonly<Record<SettingKey, (value: string) => string>> = {
  language: (value) => `Voor één opdracht: --lang ${value}`,
  faculty: () => 'De volgende keer wordt er weer naar je faculteit gevraagd.',
  speedTest: (value) => `Voor één keer: lusupport exam-check ${value === 'yes' ? '--speed' : '--no-speed'}`,
  exam: () => 'Voor één opdracht: lusupport exam-check --at MOMENT --for DUUR',
  incidentFeed: () => 'Storingsberichten worden dan niet gelezen.',
};

const didYouMean = (near: string | null): string => (near === null ? '' : `Bedoelde je ${near}? `);

export const nl: Words = {
  title: 'Instellingen',
  about: (key) => about[key],
  without: (key, value) => without[key](value),
  notSet: 'niet ingesteld',
  notSetYet: (key) => `${key} is niet ingesteld.`,
  notUsed: (value) => `${value} (bestaat niet, en wordt niet gebruikt)`,
  unknownValue: (key, value) => `${key} is "${value}", en dat bestaat niet. Het wordt niet gebruikt.`,
  possible: (values) => `Mogelijk: ${values}`,
  anyFeed: 'een https-adres, of hoogstens vijf met spaties ertussen',
  feedIs: 'Geef een openbaar https-adres met een naam, zoals https://status.example.org/summary.json; hoogstens vijf.',
  change: 'Wijzigen:',
  saved: (key, value) => `Opgeslagen: ${key} is nu ${value}.`,
  notSaved: (key, value) => `Niet opgeslagen: ${key} = ${value}.`,
  forgotten: (names) => `Gewist: ${names}.`,
  noneSet: 'Er was niets ingesteld.',
  notForgotten: (names) => `Niet gewist: ${names}.`,
  aMoment: 'een moment, en met --for hoe lang',
  forExam: '--for hoort alleen bij config set exam.',
  settingsFile: 'Instellingen',
  stateFolder: 'Meldingsnummers, concepten, gegevens over fouten',
  cacheFolder: 'Tijdelijke bestanden',
  noFolder: 'nergens',
  noSuchSetting: (typed) => `Er is geen instelling "${typed}".`,
  badValue: (key, typed) => `De instelling ${key} kan niet "${typed}" zijn.`,
  noSuchAction: (typed) => `config kent "${typed}" niet.`,
  noAction: 'Zeg wat config moet doen.',
  actionsAre: (near) =>
    `${didYouMean(near)}Kies uit: config get KEY, config set KEY VALUE, config unset KEY, config list, config path, config reset.`,
  wrongCount: (action) => `De woorden na config ${action} kloppen niet.`,
  usage: (line) => `Schrijf: lusupport config ${line}`,
};
