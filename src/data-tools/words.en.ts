import type { LineProblemCode } from './labelled.ts';
import type { PhrasesResult } from './result-schema.ts';

type MissKind = PhrasesResult['misses'][number]['kind'];

const lineProblem: Readonly<Record<LineProblemCode, (label: string, near: string | null, desks: string) => string>> = {
  'no-tab': () => 'there is no tab between label and text',
  'no-text': () => 'there is no text behind the label',
  'third-cell': () => 'there is more than a label and a text',
  'unknown-label': (label, near, desks) =>
    `"${label}" is no label. ${near === null ? `Use a topic, none, or a desk: ${desks}.` : `Did you mean ${near}?`}`,
  'not-utf8': () => 'this holds signs that are not UTF-8',
  'line-too-long': () => 'this line is too long: at most 4096 characters',
};

const miss: Readonly<Record<MissKind, (label: string, desk: string, topic: string) => string>> = {
  'other-desk': (label, desk, topic) => `label ${label}; answer ${desk} (${topic})`,
  'other-topic': (label, _desk, topic) => `label ${label}; the right desk, but topic ${topic}`,
  'no-answer': (label) => `label ${label}; no answer`,
  'not-refused': (_label, desk, topic) => `label none; answer ${desk} (${topic})`,
};

const phrases = (count: number): string => `${count} ${count === 1 ? 'phrase' : 'phrases'}`;

export const en = {
  answers: 'answers',
  outcome: 'outcome',
  kind: 'kind',
  urgency: 'urgency',
  desk: 'first desk',
  next: 'who is next',
  service: 'service',
  topics: 'topics',

  asksFaculty: '(asks for the faculty first)',
  noSuchQuestion: (typed: string) => `There is no question "${typed}".`,

  standardInput: 'standard input',
  format: 'A line is a label, a tab and a text, in UTF-8. Lines with # are left out.',
  tooLarge: (name: string) => `${name} is too large.`,
  atMost: (count: string) => `At most ${count} phrases and 4 MB go in one run. Split the file.`,
  notText: (name: string) => `${name} is not UTF-8 text. Save it again as text with tabs, in UTF-8.`,
  noPhrases: (name: string) => `${name} holds no phrases.`,
  badLines: (name: string, count: number) =>
    `${name}: ${count} ${count === 1 ? 'line is' : 'lines are'} not right. Nothing was measured.`,
  onlyFirst: (rest: number) => `Another ${rest} wrong lines are not shown.`,
  lineProblem,
  badMin: (typed: string) => `--min cannot be "${typed}".`,
  minIs: 'Give a percentage from 0 to 100, such as --min 85.',

  measuring: (done: number, all: number) => `Phrase ${done} of ${all}`,
  summary: (name: string, all: number, handled: number, none: number) =>
    `${name}: ${phrases(all)}, ${handled} for a desk, ${none} for none.`,
  reached: (min: string) => `The right desk came first often enough: at least ${min}.`,
  notReached: (min: string) => `The right desk came first too seldom: you asked for ${min}.`,
  notMeasured: 'No phrase is for a desk, so --min cannot be judged.',
  rightFirst: 'Right desk first',
  withinThree: 'Right desk in the first three',
  rightTopic: 'Right topic first',
  refused: 'For no desk, and no answer',
  wronglyRefused: 'For a desk, but no answer',
  share: (count: number, of: number, percent: string, range: string) => `${count} of ${of}, ${percent} (${range})`,
  nothingCounted: 'none in this file',
  interval: 'In brackets: where the share lies with 95% certainty.',
  confusion: 'Which desk came first',
  confusionKey: 'Rows: the label. Columns: the answer, with the number of its row. 0: no desk.',
  right: (count: number) => `${count} right`,
  wentTo: (count: number, desk: string) => `${count} to ${desk}`,
  noAnswer: (count: number) => `${count} no answer`,
  misses: (count: number) => `${count} ${count === 1 ? 'miss' : 'misses'}`,
  noMisses: 'No misses.',
  line: (number: number) => `line ${number}`,
  miss,
  because: (words: string) => `words: ${words}`,
  seeMisses: (command: string) => `See the misses: ${command}`,
  mend: 'To mend a miss, add what students say to its topic in data/phrases.yaml. Where no desk handles it, add it to data/out-of-scope.yaml. Then run this again.',
  andNow: 'Nothing to mend.',
};

export type Words = typeof en;
