import { describe, expect, test } from '@jest/globals';
import type { Service } from '../../src/reference/campus-data.ts';
import type { Source } from '../../src/reference/source-data.ts';
import type { Channel, Closure, Desk, Outcome, Place, Question, Topic } from '../../src/reference/triage-data.ts';
import { checkTriage, FIRST_DESKS, type TriageRecords } from '../../src/reference/triage-rules.ts';

type Writable<T> = T extends object ? { -readonly [Key in keyof T]: Writable<T[Key]> } : T;

const SOURCES: readonly Source[] = [
  {
    id: 'page',
    title: { en: 'a page', nl: 'een pagina' },
    url: null,
    statedOn: '2026',
    readOn: '2026-11-22',
    by: 'university',
  },
];
const SERVICES: readonly Service[] = [
  {
    id: 'ict',
    name: { en: 'most ICT', nl: 'de meeste ICT' },
    covers: { en: 'most', nl: 'de meeste' },
    sources: ['page'],
  },
];

const both = (word: string) => ({ en: `the ${word}`, nl: `de ${word}` });

function phone(): Channel {
  return { kind: 'phone', value: '071 - 527 8888', dial: '+31715278888', where: null, sources: ['page'] };
}

function page(): Channel {
  return { kind: 'web', value: null, dial: null, where: both('page'), sources: ['page'] };
}

function desk(id: string): Desk {
  return {
    id,
    name: both(id),
    aliases: [],
    handles: both('matter'),
    channels: [phone()],
    city: null,
    hours: null,
    closures: [],
    places: [],
    hints: [],
    handsOverTo: [],
    sources: ['page'],
  };
}

function closure(from: string, to: string): Closure {
  return { from, to, reason: both('holiday'), sources: ['page'] };
}

function place(id: string): Place {
  return { id, name: both('place'), where: both('street'), city: null, hours: null, dated: false, sources: ['page'] };
}

function outcome(id: string, parts: Partial<Outcome> = {}): Outcome {
  return {
    id,
    kind: 'desk',
    urgency: 'today',
    title: { en: `Ask about ${id}.`, nl: `Vraag naar ${id}.` },
    desks: [id],
    asks: null,
    service: null,
    selfHelp: [],
    bring: [],
    handsOverTo: [],
    notes: [],
    guide: null,
    reportNumber: false,
    examProfile: null,
    sources: ['page'],
    ...parts,
  };
}

function question(id: string, options: readonly (readonly [id: string, to: string])[]): Question {
  return {
    id,
    text: both(id),
    why: both('reason'),
    options: options.map(([option, to]) => ({
      id: option,
      text: both(option),
      to: to.startsWith('?') ? { question: to.slice(1) } : { outcome: to },
    })),
  };
}

function topic(id: string, answers: Record<string, string>): Topic {
  return { id, name: both(id), answers, sources: ['page'] };
}

/** A small data set in which everything holds: one outcome for each first desk, two questions, two topics. */
function sound(): Writable<TriageRecords> {
  const [first = '', ...others] = FIRST_DESKS;
  const data: TriageRecords = {
    desks: [...FIRST_DESKS.map(desk), desk('second')],
    faculties: [
      {
        id: 'law',
        name: { en: 'Law', nl: 'Rechten' },
        aliases: [],
        city: 'leiden',
        administration: {
          name: both('office'),
          channels: [page()],
          hours: null,
          closures: [],
          places: [],
          hints: [],
        },
        sources: ['page'],
      },
    ],
    bring: [{ id: 'number', name: both('number'), sources: ['page'] }],
    flow: {
      start: 'start',
      questions: [
        question('start', [...others.map((id) => [id, id] as const), ['more', '?more'], ['not-sure', first]]),
        question('more', [
          ['one', first],
          ['not-sure', first],
        ]),
        question('faculty', [
          ['law', first],
          ['not-sure', first],
        ]),
      ],
    },
    outcomes: FIRST_DESKS.map((id) =>
      outcome(id, {
        asks: id === 'programme-office' ? 'faculty' : null,
        kind: id === 'emergency' ? 'emergency' : 'desk',
        service: id === 'issc' ? 'ict' : null,
        bring: ['number'],
        guide: 'how',
        handsOverTo: ['second'],
      }),
    ),
    topics: [topic('a.one', { start: 'more', more: 'one' }), topic('b', { start: 'library' })],
    guides: [
      { id: 'how', title: both('guide'), steps: [{ text: both('step'), sources: ['page'] }], sources: ['page'] },
    ],
    stopWords: { en: ['the'], nl: ['de'] },
  };
  return structuredClone(data) as Writable<TriageRecords>;
}

/** Throws where the data set has no such record: then the case itself is wrong. */
function at<T>(list: readonly T[], index: number): T {
  const item = list[index];
  if (item === undefined) throw new Error(`no item ${index}`);
  return item;
}

type Change = (data: Writable<TriageRecords>) => void;
type Expected = readonly [file: string, path: string, code: string];

const CASES: readonly (readonly [what: string, change: Change, ...expected: readonly Expected[]])[] = [
  ['a desk twice', (d) => d.desks.push({ ...at(d.desks, 0) }), ['desks.yaml', '11.id', 'id-twice']],
  [
    'a faculty twice',
    (d) => {
      d.faculties.push({ ...at(d.faculties, 0) });
      at(d.flow.questions, 2).options.splice(1, 0, { ...at(at(d.flow.questions, 2).options, 0) });
    },
    ['faculties.yaml', '1.id', 'id-twice'],
    ['flow.yaml', 'questions.2.options.1.id', 'id-twice'],
  ],
  ['a thing to bring twice', (d) => d.bring.push(at(d.bring, 0)), ['bring.yaml', '1.id', 'id-twice']],
  ['an outcome twice', (d) => d.outcomes.push(at(d.outcomes, 0)), ['outcomes.yaml', '10.id', 'id-twice']],
  [
    'a topic twice',
    (d) => d.topics.push({ ...at(d.topics, 0), answers: { start: 'lecturer' } }),
    ['topics.yaml', '2.id', 'id-twice'],
  ],
  ['a guide twice', (d) => d.guides.push(at(d.guides, 0)), ['guides.yaml', '1.id', 'id-twice']],
  [
    'a question twice',
    (d) => d.flow.questions.push(at(d.flow.questions, 1)),
    ['flow.yaml', 'questions.3.id', 'id-twice'],
  ],
  [
    'an option twice',
    (d) => at(d.flow.questions, 1).options.unshift(at(at(d.flow.questions, 1).options, 0)),
    ['flow.yaml', 'questions.1.options.1.id', 'id-twice'],
  ],

  [
    'a desk with an unknown source',
    (d) => {
      at(d.desks, 1).sources = ['page', 'gone'];
    },
    ['desks.yaml', '1.sources.1', 'unknown-source'],
  ],
  [
    'a channel with an unknown source',
    (d) => {
      at(at(d.desks, 1).channels, 0).sources = ['gone'];
    },
    ['desks.yaml', '1.channels.0.sources.0', 'unknown-source'],
  ],
  [
    'a faculty with an unknown source',
    (d) => {
      at(d.faculties, 0).sources = ['gone'];
    },
    ['faculties.yaml', '0.sources.0', 'unknown-source'],
  ],
  [
    'a thing to bring with an unknown source',
    (d) => {
      at(d.bring, 0).sources = ['gone'];
    },
    ['bring.yaml', '0.sources.0', 'unknown-source'],
  ],
  [
    'self-help with an unknown source',
    (d) => {
      at(d.outcomes, 0).selfHelp.push({ text: both('step'), sources: ['gone'] });
    },
    ['outcomes.yaml', '0.selfHelp.0.sources.0', 'unknown-source'],
  ],
  [
    'a topic with an unknown source',
    (d) => {
      at(d.topics, 0).sources = ['gone'];
    },
    ['topics.yaml', '0.sources.0', 'unknown-source'],
  ],
  [
    'a step with an unknown source',
    (d) => {
      at(at(d.guides, 0).steps, 0).sources = ['gone'];
    },
    ['guides.yaml', '0.steps.0.sources.0', 'unknown-source'],
  ],

  [
    'an unknown first question',
    (d) => {
      d.flow.start = 'gone';
      d.topics = [];
      d.outcomes = [];
      d.flow.questions = [];
    },
    ['flow.yaml', 'start', 'unknown-question'],
    ...FIRST_DESKS.map((): Expected => ['outcomes.yaml', '', 'desk-never-first']),
  ],
  [
    'an option to an unknown question',
    (d) => {
      at(at(d.flow.questions, 1).options, 1).to = { question: 'gone' };
    },
    ['flow.yaml', 'questions.1.options.1.to', 'unknown-question'],
  ],
  [
    'an option to an unknown outcome',
    (d) => {
      at(at(d.flow.questions, 1).options, 1).to = { outcome: 'gone' };
    },
    ['flow.yaml', 'questions.1.options.1.to', 'unknown-outcome'],
  ],
  [
    'a closure of a day that does not exist',
    (d) => {
      at(d.desks, 1).closures = [closure('2026-02-30', '2026-03-01')];
    },
    ['desks.yaml', '1.closures.0.from', 'no-such-date'],
  ],
  [
    'a closure far off',
    (d) => {
      at(d.desks, 1).closures = [closure('2026-12-24', '2199-01-01')];
    },
    ['desks.yaml', '1.closures.0.to', 'no-such-date'],
  ],
  [
    'a closure that ends before it begins',
    (d) => {
      at(d.faculties, 0).administration.closures = [
        closure('2026-12-24', '2026-12-24'),
        closure('2026-12-24', '2026-12-23'),
      ];
    },
    ['faculties.yaml', '0.administration.closures.1.to', 'closure-backwards'],
  ],
  [
    'a closure of an unknown source',
    (d) => {
      at(d.desks, 1).closures = [{ ...closure('2026-12-24', '2026-12-24'), sources: ['gone'] }];
    },
    ['desks.yaml', '1.closures.0.sources.0', 'unknown-source'],
  ],
  [
    'a place twice',
    (d) => {
      at(d.desks, 1).places = [place('one'), place('one')];
    },
    ['desks.yaml', '1.places.1.id', 'id-twice'],
  ],
  [
    'a desk that hands over to nobody',
    (d) => {
      at(d.desks, 0).handsOverTo = ['gone'];
    },
    ['desks.yaml', '0.handsOverTo.0', 'unknown-desk'],
  ],
  [
    'an unknown second desk',
    (d) => {
      at(d.outcomes, 0).desks.push('gone');
    },
    ['outcomes.yaml', '0.desks.1', 'unknown-desk'],
  ],
  [
    'an outcome that hands over to nobody',
    (d) => {
      at(d.outcomes, 0).handsOverTo = ['gone'];
    },
    ['outcomes.yaml', '0.handsOverTo.0', 'unknown-desk'],
  ],
  [
    'an unknown thing to bring',
    (d) => {
      at(d.outcomes, 0).bring = ['gone'];
    },
    ['outcomes.yaml', '0.bring.0', 'unknown-bring'],
  ],
  [
    'an unknown guide',
    (d) => {
      at(d.outcomes, 0).guide = 'gone';
    },
    ['outcomes.yaml', '0.guide', 'unknown-guide'],
  ],
  [
    'an unknown service',
    (d) => {
      at(d.outcomes, 0).service = 'gone';
    },
    ['outcomes.yaml', '0.service', 'unknown-service'],
  ],
  [
    'a remark for an unknown faculty',
    (d) => {
      at(d.outcomes, 0).notes = [{ text: both('note'), sources: ['page'], faculty: 'gone' }];
    },
    ['outcomes.yaml', '0.notes.0.faculty', 'unknown-faculty'],
  ],

  [
    'another body first',
    (d) => {
      at(d.outcomes, 1).desks = ['second', 'lu-card'];
    },
    ['outcomes.yaml', '1.desks.0', 'first-desk'],
    ['outcomes.yaml', '', 'desk-never-first'],
  ],
  [
    'a channel that leads nowhere',
    (d) => {
      at(at(d.desks, 0).channels, 0).value = null;
      at(at(d.desks, 0).channels, 0).dial = null;
    },
    ['desks.yaml', '0.channels.0', 'channel-nowhere'],
  ],
  [
    'an office that cannot be reached',
    (d) => {
      at(at(d.faculties, 0).administration.channels, 0).where = null;
    },
    ['faculties.yaml', '0.administration.channels.0', 'channel-nowhere'],
  ],
  [
    'other digits to dial',
    (d) => {
      at(at(d.desks, 0).channels, 0).dial = '+31715278889';
    },
    ['desks.yaml', '0.channels.0.dial', 'dial-differs'],
  ],
  [
    'a number that is not dialled',
    (d) => {
      at(at(d.desks, 0).channels, 0).dial = null;
    },
    ['desks.yaml', '0.channels.0.dial', 'dial-differs'],
  ],
  [
    'an e-mail address that is dialled',
    (d) => {
      at(at(d.desks, 0).channels, 0).kind = 'email';
    },
    ['desks.yaml', '0.channels.0.dial', 'dial-without-number'],
  ],

  [
    'not-sure in the middle',
    (d) => at(d.flow.questions, 1).options.reverse(),
    ['flow.yaml', 'questions.1.options', 'not-sure-last'],
  ],
  ['no not-sure', (d) => at(d.flow.questions, 1).options.pop(), ['flow.yaml', 'questions.1.options', 'not-sure-last']],
  [
    'a faculty that is not offered',
    (d) => at(d.flow.questions, 2).options.shift(),
    ['flow.yaml', 'questions.2.options', 'faculty-options'],
  ],
  ['no question about the faculty', (d) => d.flow.questions.pop(), ['outcomes.yaml', '3.asks', 'unknown-question']],
  [
    'a circle',
    (d) => {
      at(at(d.flow.questions, 1).options, 1).to = { question: 'start' };
    },
    ['flow.yaml', 'questions.1.options.1.to', 'flow-circle'],
  ],
  [
    'a question that leads to itself',
    (d) => {
      at(at(d.flow.questions, 1).options, 1).to = { question: 'more' };
    },
    ['flow.yaml', 'questions.1.options.1.to', 'flow-circle'],
  ],
  [
    'six questions, the faculty included',
    (d) => lengthen(d, 3, 'programme-office'),
    ['flow.yaml', 'questions.0', 'path-too-long'],
  ],
  ['six questions without a faculty', (d) => lengthen(d, 4, 'issc'), ['flow.yaml', 'questions.0', 'path-too-long']],
  [
    'a question nobody is asked',
    (d) => {
      d.flow.questions.push(
        question('lonely', [
          ['a', 'issc'],
          ['not-sure', 'issc'],
        ]),
      );
    },
    ['flow.yaml', 'questions.3', 'unreachable-question'],
  ],
  [
    'an outcome nobody reaches',
    (d) => {
      d.outcomes.push(outcome('extra', { desks: ['issc'] }));
    },
    ['outcomes.yaml', '10', 'unreachable-outcome'],
  ],
  [
    'a faculty nobody is asked for',
    (d) => {
      for (const o of d.outcomes) o.asks = null;
    },
    ['flow.yaml', 'questions.2', 'unreachable-question'],
  ],

  [
    'a topic that stops half way',
    (d) => {
      at(d.topics, 0).answers = { start: 'more' };
    },
    ['topics.yaml', '0.answers', 'answers-lead-nowhere'],
  ],
  [
    'a topic with an unknown option',
    (d) => {
      at(d.topics, 0).answers = { start: 'gone' };
    },
    ['topics.yaml', '0.answers', 'answers-lead-nowhere'],
  ],
  [
    'a topic that answers too much',
    (d) => {
      at(d.topics, 1).answers = { start: 'library', more: 'one' };
    },
    ['topics.yaml', '1.answers', 'answers-lead-nowhere'],
  ],
  [
    'two topics with the same answers',
    (d) => {
      at(d.topics, 1).answers = { more: 'one', start: 'more' };
    },
    ['topics.yaml', '1.answers', 'answers-twice'],
  ],

  [
    'a title of 21 words',
    (d) => {
      at(d.outcomes, 0).title.nl = `${'woord '.repeat(20)}einde.`;
    },
    ['outcomes.yaml', '0.title.nl', 'title-too-long'],
  ],
  [
    'a title of two sentences',
    (d) => {
      at(d.outcomes, 0).title.en = 'Ask them. They help.';
    },
    ['outcomes.yaml', '0.title.en', 'title-not-one-sentence'],
  ],
  [
    'self-help in danger',
    (d) => {
      at(d.outcomes, 9).selfHelp.push({ text: both('step'), sources: ['page'] });
    },
    ['outcomes.yaml', '9.selfHelp', 'self-help-in-danger'],
  ],
  [
    'a text that was not translated',
    (d) => {
      at(d.outcomes, 0).title.nl = at(d.outcomes, 0).title.en;
    },
    ['outcomes.yaml', '0.title', 'not-translated'],
  ],
  [
    'a capital does not make a name',
    (d) => {
      at(d.bring, 0).name = { en: 'The Number', nl: 'The Number' };
    },
    ['bring.yaml', '0.name', 'not-translated'],
  ],
];

/** Puts questions between `more` and an outcome: start, more and `count` others. */
function lengthen(data: Writable<TriageRecords>, count: number, end: string): void {
  for (let step = 0; step < count; step += 1) {
    const next = step === count - 1 ? end : `?step${step + 1}`;
    data.flow.questions.push(
      question(`step${step}`, [
        ['on', next],
        ['not-sure', 'issc'],
      ]) as Writable<Question>,
    );
  }
  at(at(data.flow.questions, 1).options, 1).to = { question: 'step0' };
}

function problemsOf(data: TriageRecords): readonly Expected[] {
  return checkTriage(data, SOURCES, SERVICES).map(({ file, path, code }) => [file, path.join('.'), code]);
}

describe('rules between the records of triage', () => {
  test('a sound data set has no problem', () => {
    expect(checkTriage(sound(), SOURCES, SERVICES)).toEqual([]);
  });

  test.each(CASES)('%s', (_, change, ...expected) => {
    const data = sound();
    change(data);
    expect(problemsOf(data)).toEqual(expected);
  });

  test('what is allowed stays allowed: five questions, 20 words, a name in both languages', () => {
    const data = sound();
    lengthen(data, 2, 'programme-office');
    at(data.outcomes, 0).title.nl = `${'woord '.repeat(19)}einde.`;
    at(data.bring, 0).name = { en: 'Kaltura Live Room (2)', nl: 'Kaltura Live Room (2)' };
    expect(problemsOf(data)).toEqual([]);
  });

  test('every problem at once, and each in both languages', () => {
    const data = sound();
    at(data.outcomes, 0).guide = 'gone';
    at(data.topics, 0).answers = { start: 'gone' };
    at(at(data.desks, 0).channels, 0).dial = null;
    const problems = checkTriage(data, SOURCES, SERVICES);
    expect(problems.map(({ code }) => code)).toEqual(['unknown-guide', 'dial-differs', 'answers-lead-nowhere']);
    for (const { message } of problems) {
      expect(message.en).not.toBe('');
      expect(message.nl).not.toBe('');
    }
  });
});
