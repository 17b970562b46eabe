import type { Text } from '../../src/language.ts';
import type { CampusSection, TriageSection } from '../../src/reference/sections.ts';
import type { Channel, Desk, Outcome, Topic } from '../../src/reference/triage-data.ts';
import { campusSection } from '../helpers/campus.ts';

/** A small university of our own: the tests of the engine do not move when the facts do. */

const text = (en: string, nl = en): Text => ({ en, nl });
const sources = ['page-a'];

const phone = (value: string): Channel => ({
  kind: 'phone',
  value,
  dial: `+31${value.replace(/\D/g, '').slice(1)}`,
  where: null,
  sources,
});

const place = (en: string, nl: string): Channel => ({
  kind: 'visit',
  value: null,
  dial: null,
  where: text(en, nl),
  sources,
});

function desk(id: string, name: string, channels: readonly Channel[], parts: Partial<Desk> = {}): Desk {
  return {
    id,
    name: text(name),
    aliases: [],
    handles: text(name),
    channels: [...channels],
    city: null,
    hours: null,
    closures: [],
    places: [],
    hints: [],
    handsOverTo: [],
    sources,
    ...parts,
  };
}

function outcome(id: string, desks: readonly string[], title: Text, parts: Partial<Outcome> = {}): Outcome {
  return {
    id,
    kind: 'desk',
    urgency: 'this-week',
    title,
    desks: [...desks],
    asks: null,
    service: null,
    selfHelp: [],
    bring: [],
    handsOverTo: [],
    notes: [],
    guide: null,
    reportNumber: false,
    examProfile: null,
    sources,
    ...parts,
  };
}

function topic(id: string, name: Text, answers: Record<string, string>): Topic {
  return { id, name, answers, sources };
}

const week = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;

const desks: Desk[] = [
  desk('issc', 'ISSC Helpdesk', [phone('071 - 527 8888')], { handsOverTo: ['library'] }),
  desk('ufb', 'UFB Servicedesk', [place('the UFB Servicedesk of your building', 'de Servicedesk van je gebouw')], {
    handsOverTo: ['issc'],
  }),
  desk('lu-card', 'LU-Card helpdesk', [phone('071 - 527 2727')]),
  desk('library', 'University Library', [phone('071 - 527 2800')], {
    hours: [
      { days: [...week], opens: '08:30', closes: '24:00' },
      { days: ['sat', 'sun'], opens: '10:00', closes: '23:00' },
    ],
  }),
  desk('programme-office', 'administration office of your programme', [
    place('your programme page', 'je opleidingspagina'),
  ]),
  desk('emergency', 'emergency number', [phone('112')]),
];

const outcomes: Outcome[] = [
  outcome('danger-now', ['emergency'], text('Call 112 now.', 'Bel nu 112.'), { kind: 'emergency', urgency: 'now' }),
  outcome('password', ['issc'], text('Reset your password yourself.', 'Stel zelf een nieuw wachtwoord in.'), {
    kind: 'self-help',
    urgency: 'today',
    service: 'ict',
    selfHelp: [
      { text: text('Open Account Services.', 'Open Account Services.'), sources },
      { text: text('Choose "forgot password".', 'Kies "wachtwoord vergeten".'), sources: ['ours'] },
    ],
    reportNumber: true,
  }),
  outcome(
    'hacked',
    ['issc'],
    text('Call the ISSC Helpdesk now: 071 - 527 8888.', 'Bel nu de ISSC Helpdesk: 071 - 527 8888.'),
    {
      urgency: 'now',
      service: 'ict',
    },
  ),
  outcome('printer-broken', ['ufb'], text('Tell the UFB Servicedesk.', 'Meld het bij de Servicedesk.'), {
    bring: ['printer-number'],
    handsOverTo: ['issc'],
    reportNumber: true,
  }),
  outcome('print-card', ['ufb'], text('Fill in the print form.', 'Vul het printformulier in.'), { service: 'ict' }),
  outcome(
    'card-lost',
    ['lu-card'],
    text('Block your card now: 071 - 527 2727.', 'Blokkeer je kaart nu: 071 - 527 2727.'),
    {
      urgency: 'now',
    },
  ),
  outcome('loan', ['library'], text('Ask the University Library.', 'Vraag het de Universiteitsbibliotheek.')),
  outcome('grade', ['programme-office'], text('Ask your programme.', 'Vraag het je opleiding.'), {
    kind: 'programme',
    asks: 'faculty',
  }),
  outcome('general', ['issc', 'library'], text('Ask the ISSC Helpdesk.', 'Vraag het de ISSC Helpdesk.')),
];

const option = (id: string, to: { question: string } | { outcome: string }, words: Text = text(id)) => ({
  id,
  text: words,
  to,
});
const notSure = option('not-sure', { outcome: 'general' }, text('I am not sure', 'Ik weet het niet zeker'));

/** What students say when they mean them stands in `matching-fixture.ts`. */
const topics: Topic[] = [
  topic('account.password', text('forgot my password', 'wachtwoord vergeten'), {
    problem: 'account',
    account: 'password',
  }),
  topic('account.hacked', text('my account is hacked', 'mijn account is gehackt'), {
    problem: 'account',
    account: 'hacked',
  }),
  topic('printing.broken', text('broken printer', 'kapotte printer'), { problem: 'printing', printing: 'broken' }),
  topic('printing.card', text('printing with a card', 'printen met een kaart'), {
    problem: 'printing',
    printing: 'card',
  }),
  topic('card.lost', text('lost my card', 'kaart kwijt'), { problem: 'card' }),
  topic('library.loan', text('return a book', 'boek terugbrengen'), { problem: 'library' }),
  topic('study.grade', text('my grade is missing', 'mijn cijfer ontbreekt'), { problem: 'study' }),
  topic('danger', text('there is a fire', 'er is brand'), { problem: 'danger' }),
];

const stopWords: TriageSection['stopWords'] = {
  en: ['the', 'a', 'an', 'is', 'my', 'in', 'of', 'to', 'i', 'it', 'from', 'with', 'not', 'does', 'there', 'and', 'has'],
  nl: ['de', 'het', 'een', 'is', 'mijn', 'in', 'van', 'ik', 'op', 'er', 'met', 'niet', 'en', 'te', 'staat', 'mn'],
};

export const triageFixture: TriageSection = {
  desks,
  outcomes,
  topics,
  stopWords,
  bring: [{ id: 'printer-number', name: text('the printer number', 'het printernummer'), sources }],
  faculties: [
    {
      id: 'law',
      name: text('Law', 'Rechtsgeleerdheid'),
      aliases: [],
      city: 'leiden',
      administration: {
        name: text('Law administration', 'Onderwijsadministratie Rechten'),
        channels: [{ kind: 'email', value: 'law@example.org', dial: null, where: null, sources }],
        hours: null,
        closures: [],
        places: [],
        hints: [],
      },
      sources: ['page-b'],
    },
    {
      id: 'science',
      name: text('Science', 'Wiskunde en Natuurwetenschappen'),
      aliases: [],
      city: 'leiden',
      administration: {
        name: text('Science administration', 'Onderwijsadministratie W&N'),
        channels: [place('Science student desk', 'studentenbalie W&N')],
        hours: null,
        closures: [],
        places: [],
        hints: [],
      },
      sources,
    },
  ],
  guides: [],
  flow: {
    start: 'problem',
    questions: [
      {
        id: 'problem',
        text: text('What is it about?', 'Waar gaat het over?'),
        why: text('Each subject has a desk of its own.', 'Elk onderwerp heeft een eigen balie.'),
        options: [
          option('danger', { outcome: 'danger-now' }, text('Danger', 'Gevaar')),
          option('account', { question: 'account' }, text('My account', 'Mijn account')),
          option('printing', { question: 'printing' }, text('Printing', 'Printen')),
          option('card', { outcome: 'card-lost' }, text('My card', 'Mijn kaart')),
          option('library', { outcome: 'loan' }, text('The library', 'De bibliotheek')),
          option('study', { outcome: 'grade' }, text('My study', 'Mijn studie')),
          notSure,
        ],
      },
      {
        id: 'account',
        text: text('What about your account?', 'Wat is er met je account?'),
        why: text('A hacked account cannot wait.', 'Een gehackt account kan niet wachten.'),
        options: [
          option('password', { outcome: 'password' }, text('The password', 'Het wachtwoord')),
          option('hacked', { outcome: 'hacked' }, text('Somebody else uses it', 'Iemand anders gebruikt het')),
          notSure,
        ],
      },
      {
        id: 'printing',
        text: text('What about printing?', 'Wat is er met het printen?'),
        why: text('A broken printer is not a card problem.', 'Een kapotte printer is geen kaartprobleem.'),
        options: [
          option('broken', { outcome: 'printer-broken' }, text('The printer is broken', 'De printer is kapot')),
          option('card', { outcome: 'print-card' }, text('My card does not work', 'Mijn kaart werkt niet')),
          notSure,
        ],
      },
    ],
  },
};

export const campusFixture: CampusSection = campusSection();
