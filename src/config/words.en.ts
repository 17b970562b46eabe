import type { SettingKey } from '../io/settings.ts';

const about: Readonly<Record<SettingKey, string>> = {
  language: 'The language of the answers',
  faculty: 'Your faculty, to find its administration office',
  speedTest: 'Whether the speed of your connection may be measured',
  exam: 'Your next exam; the home screen shows how long until then',
  incidentFeed: 'Where live notices are read: a Statuspage summary.json or an RSS feed',
};

/** What is used instead where a setting could not be saved. */
const without: Readonly<Record<SettingKey, (value: string) => string>> = {
  language: (value) => `For one command: --lang ${value}`,
  faculty: () => 'You will be asked for your faculty again.',
  speedTest: (value) => `For one run: lusupport exam-check ${value === 'yes' ? '--speed' : '--no-speed'}`,
  exam: () => 'For one command: lusupport exam-check --at MOMENT --for DURATION',
  incidentFeed: () => 'Live notices are not read then.',
};

const didYouMean = (near: string | null): string => (near === null ? '' : `Did you mean ${near}? `);

export const en = {
  title: 'Settings',
  about: (key: SettingKey) => about[key],
  without: (key: SettingKey, value: string) => without[key](value),
  notSet: 'not set',
  notSetYet: (key: string) => `${key} is not set.`,
  notUsed: (value: string) => `${value} (does not exist, and is not used)`,
  unknownValue: (key: string, value: string) => `${key} is "${value}", which does not exist. It is not used.`,
  possible: (values: string) => `Possible: ${values}`,
  anyFeed: 'an https address, or up to five with blanks between',
  feedIs: 'Give a public https address with a name, such as https://status.example.org/summary.json; up to five.',
  change: 'Change one:',
  saved: (key: string, value: string) => `Saved: ${key} is now ${value}.`,
  notSaved: (key: string, value: string) => `Not saved: ${key} = ${value}.`,
  forgotten: (names: string) => `Forgotten: ${names}.`,
  noneSet: 'No setting was set.',
  notForgotten: (names: string) => `Not forgotten: ${names}.`,
  aMoment: 'a moment, and how long with --for',
  forExam: '--for goes with config set exam only.',
  settingsFile: 'Settings',
  stateFolder: 'Report numbers, drafts, details of faults',
  cacheFolder: 'Temporary files',
  noFolder: 'nowhere',
  noSuchSetting: (typed: string) => `There is no setting "${typed}".`,
  badValue: (key: string, typed: string) => `The setting ${key} cannot be "${typed}".`,
  noSuchAction: (typed: string) => `config cannot do "${typed}".`,
  noAction: 'Say what config has to do.',
  actionsAre: (near: string | null) =>
    `${didYouMean(near)}Choose from: config get KEY, config set KEY VALUE, config unset KEY, config list, config path, config reset.`,
  wrongCount: (action: string) => `The words after config ${action} are not right.`,
  usage: (line: string) => `Write: lusupport config ${line}`,
};

export type Words = typeof en;
