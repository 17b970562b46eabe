import type { Words } from './words.en.ts';

const phrases = (count: number): string => `${count} ${count === 1 ? 'zin' : 'zinnen'}`;

export const nl: Words = {
  answers: 'antwoorden',
  outcome: 'uitkomst',
  kind: 'soort',
  urgency: 'haast',
  desk: 'eerste balie',
  next: 'wie daarna',
  service: 'dienst',
  topics: 'onderwerpen',

  asksFaculty: '(vraagt eerst naar de faculteit)',
  noSuchQuestion: (typed) => `Er is geen vraag "${typed}".`,

  standardInput: 'standaardinvoer',
  format: 'Een regel is een label, een tab en een tekst, in UTF-8. Regels met # tellen niet mee.',
  tooLarge: (name) => `${name} is te groot.`,
  atMost: (count) => `Hooguit ${count} zinnen en 4 MB kunnen in één keer. Splits het bestand.`,
  notText: (name) => `${name} is geen UTF-8-tekst. Sla het opnieuw op als tekst met tabs, in UTF-8.`,
  noPhrases: (name) => `In ${name} staan geen zinnen.`,
  badLines: (name, count) =>
    `${name}: ${count} ${count === 1 ? 'regel klopt' : 'regels kloppen'} niet. Er is niets gemeten.`,
  onlyFirst: (rest) => `Nog ${rest} foute regels staan er niet bij.`,
  lineProblem: {
    'no-tab': () => 'er staat geen tab tussen label en tekst',
    'no-text': () => 'er staat geen tekst achter het label',
    'third-cell': () => 'er staat meer dan een label en een tekst',
    'unknown-label': (label, near, desks) =>
      `"${label}" is geen label. ${near === null ? `Gebruik een onderwerp, none, of een balie: ${desks}.` : `Bedoelde je ${near}?`}`,
    'not-utf8': () => 'hierin staan tekens die geen UTF-8 zijn',
    'line-too-long': () => 'deze regel is te lang: hooguit 4096 tekens',
  },
  badMin: (typed) => `--min kan niet "${typed}" zijn.`,
  minIs: 'Geef een percentage van 0 tot en met 100, zoals --min 85.',

  measuring: (done, all) => `Zin ${done} van ${all}`,
  summary: (name, all, handled, none) =>
    `${name}: ${phrases(all)}, ${handled} voor een balie, ${none} voor geen enkele.`,
  reached: (min) => `De juiste balie stond vaak genoeg vooraan: minstens ${min}.`,
  notReached: (min) => `De juiste balie stond niet vaak genoeg vooraan: je wilde minstens ${min}.`,
  notMeasured: 'Geen enkele zin is voor een balie, dus over --min valt niets te zeggen.',
  rightFirst: 'Juiste balie vooraan',
  withinThree: 'Juiste balie bij de eerste drie',
  rightTopic: 'Juist onderwerp vooraan',
  refused: 'Hoort bij geen balie, en kreeg geen antwoord',
  wronglyRefused: 'Hoort bij een balie, kreeg toch geen antwoord',
  share: (count, of, percent, range) => `${count} van ${of}, ${percent} (${range})`,
  nothingCounted: 'niet in dit bestand',
  interval: 'Tussen haakjes: waar het aandeel met 95% zekerheid ligt.',
  confusion: 'Welke balie vooraan stond',
  confusionKey: 'Rijen: het label. Kolommen: het antwoord, met het nummer van zijn rij. 0: geen balie.',
  right: (count) => `${count} goed`,
  wentTo: (count, desk) => `${count} naar ${desk}`,
  noAnswer: (count) => `${count} zonder antwoord`,
  misses: (count) => `${count} ${count === 1 ? 'misser' : 'missers'}`,
  noMisses: 'Geen missers.',
  line: (number) => `regel ${number}`,
  miss: {
    'other-desk': (label, desk, topic) => `label ${label}; antwoord ${desk} (${topic})`,
    'other-topic': (label, _desk, topic) => `label ${label}; de juiste balie, maar onderwerp ${topic}`,
    'no-answer': (label) => `label ${label}; geen antwoord`,
    'not-refused': (_label, desk, topic) => `label none; antwoord ${desk} (${topic})`,
  },
  because: (words) => `woorden: ${words}`,
  seeMisses: (command) => `Bekijk de missers: ${command}`,
  mend: 'Verhelp een misser: zet wat studenten zeggen bij het onderwerp in data/phrases.yaml. Gaat geen balie erover, zet het dan in data/out-of-scope.yaml. Voer dit dan opnieuw uit.',
  andNow: 'Er is niets te verhelpen.',
};
