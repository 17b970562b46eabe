import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { Text } from '../../src/language.ts';
import { serviceSchema } from '../../src/reference/campus-data.ts';
import { lexiconSchema } from '../../src/reference/matching-data.ts';
import { sourcesSchema } from '../../src/reference/source-data.ts';
import {
  bringSchema,
  deskSchema,
  facultySchema,
  flowSchema,
  guideSchema,
  type Outcome,
  outcomeSchema,
  type Question,
  topicSchema,
} from '../../src/reference/triage-data.ts';
import { checkTriage, FIRST_DESKS } from '../../src/reference/triage-rules.ts';
import { dataFile } from '../helpers/data-file.ts';

function read<T>(name: string, schema: v.GenericSchema<unknown, T>): T {
  return v.parse(schema, dataFile(name));
}

const sources = read('sources', sourcesSchema);
const services = read('services', v.array(serviceSchema));
const data = {
  desks: read('desks', v.array(deskSchema)),
  faculties: read('faculties', v.array(facultySchema)),
  bring: read('bring', v.array(bringSchema)),
  flow: read('flow', flowSchema),
  outcomes: read('outcomes', v.array(outcomeSchema)),
  topics: read('topics', v.array(topicSchema)),
  guides: read('guides', v.array(guideSchema)),
  stopWords: read('lexicon', lexiconSchema).stopWords,
};

interface Walked {
  readonly answers: readonly string[];
  readonly outcome: string;
}

/** Every path of the flow, the faculty left out. */
function pathsFrom(id: string, answers: readonly string[]): readonly Walked[] {
  return questionOf(id).options.flatMap((option) => {
    const next = [...answers, `${id}=${option.id}`];
    return 'question' in option.to
      ? pathsFrom(option.to.question, next)
      : [{ answers: next, outcome: option.to.outcome }];
  });
}

function questionOf(id: string): Question {
  const question = data.flow.questions.find((candidate) => candidate.id === id);
  if (question === undefined) throw new Error(`no question ${id}`);
  return question;
}

function outcomeOf(id: string): Outcome {
  const outcome = data.outcomes.find((candidate) => candidate.id === id);
  if (outcome === undefined) throw new Error(`no outcome ${id}`);
  return outcome;
}

const paths = pathsFrom(data.flow.start, []);

function outcomeOfTopic(id: string): Outcome {
  const answers = Object.entries(data.topics.find((topic) => topic.id === id)?.answers ?? {}).map(
    ([q, o]) => `${q}=${o}`,
  );
  const path = paths.find((candidate) => [...candidate.answers].sort().join() === answers.sort().join());
  if (path === undefined) throw new Error(`the topic ${id} leads nowhere`);
  return outcomeOf(path.outcome);
}

/** Every text in both languages, with the place where it stands. */
function textsIn(value: unknown, place: string): readonly { place: string; text: Text }[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('en' in value && 'nl' in value && typeof value.en === 'string' && typeof value.nl === 'string') {
    return [{ place, text: { en: value.en, nl: value.nl } }];
  }
  return Object.entries(value).flatMap(([key, item]) => textsIn(item, `${place}.${key}`));
}

const { stopWords: _, ...worded } = data;
const texts = textsIn(worded, 'data');

describe('the data of triage', () => {
  test('its records hold together', () => {
    expect(checkTriage(data, sources, services)).toEqual([]);
  });

  test('it has the ten first desks, the seven faculties and enough topics', () => {
    expect(data.desks.slice(0, FIRST_DESKS.length).map(({ id }) => id)).toEqual(FIRST_DESKS);
    expect(data.faculties.map(({ id }) => id)).toEqual([
      'archaeology',
      'governance-and-global-affairs',
      'humanities',
      'law',
      'medicine-lumc',
      'science',
      'social-and-behavioural-sciences',
    ]);
    expect(data.topics.length).toBeGreaterThanOrEqual(60);
  });

  test('no sentence is longer than 20 words', () => {
    const long = texts.flatMap(({ place, text }) =>
      [text.en, text.nl]
        .flatMap((words) => words.split(/(?<=[.!?])\s+/))
        .filter((sentence) => sentence.split(/\s+/).length > 20)
        .map((sentence) => `${place}: ${sentence}`),
    );
    expect(long).toEqual([]);
  });

  test('Dutch says je, not u', () => {
    expect(texts.filter(({ text }) => /\b(?:u|uw)\b/i.test(text.nl)).map(({ place }) => place)).toEqual([]);
  });
});

describe('the flow', () => {
  test('a broken printer', () => {
    expect(paths.filter(({ outcome }) => outcome === 'printer-broken').map(({ answers }) => answers)).toContainEqual([
      'problem=printing',
      'printing=machine-broken',
    ]);
    expect(data.topics.find(({ id }) => id === 'printing.broken')?.answers).toEqual({
      problem: 'printing',
      printing: 'machine-broken',
    });
    expect(outcomeOf('printer-broken')).toMatchObject({
      kind: 'desk',
      desks: ['ufb'],
      bring: ['printer-number'],
      handsOverTo: ['issc'],
      service: null,
      reportNumber: true,
      title: { en: "Broken printer: tell the building's UFB Servicedesk or a Quick Service Point." },
    });
  });

  test('danger is reached with one answer', () => {
    expect(paths).toContainEqual({ answers: ['problem=danger'], outcome: 'danger-now' });
  });

  test('no question leads to the same outcome whatever is answered', () => {
    const idle = data.flow.questions
      .filter(({ id }) => id !== 'faculty')
      .filter(({ id }) => new Set(pathsFrom(id, []).map(({ outcome }) => outcome)).size < 2);
    expect(idle.map(({ id }) => id)).toEqual([]);
  });

  test('the faculty is asked where the administration of the programme comes first, and only there', () => {
    for (const { id, desks, asks, kind } of data.outcomes) {
      const programme = desks[0] === 'programme-office';
      expect({ id, asks, programmeKind: kind === 'programme' }).toEqual({
        id,
        asks: programme ? 'faculty' : null,
        programmeKind: programme,
      });
    }
  });

  test('every outcome but the general ones belongs to a topic', () => {
    const ofTopics = new Set(data.topics.map(({ id }) => outcomeOfTopic(id).id));
    expect(data.outcomes.map(({ id }) => id).filter((id) => !ofTopics.has(id))).toEqual([
      'ict-general',
      'building-general',
      'where-to-start',
      'account-general',
      'brightspace-general',
      'card-general',
      'online-general',
      'objection-general',
      'library-general',
    ]);
  });
});

describe('the guides', () => {
  test('every guide is named by an outcome', () => {
    const named = new Set(data.outcomes.map(({ guide }) => guide));
    expect(data.guides.map(({ id }) => id).filter((id) => !named.has(id))).toEqual([]);
  });

  test('a guide is short: five to eleven steps, none of them twice', () => {
    for (const { id, steps } of data.guides) {
      const texts = new Set(steps.map(({ text }) => text.nl));
      expect({ id, steps: texts.size, short: texts.size >= 5 && texts.size <= 11 }).toEqual({
        id,
        steps: steps.length,
        short: true,
      });
    }
  });

  test('a guide names the sources of its steps and no others', () => {
    for (const { id, steps, sources: named } of data.guides) {
      const used = new Set(steps.flatMap((step) => step.sources));
      expect({ id, sources: [...named].sort() }).toEqual({ id, sources: [...used].sort() });
    }
  });
});

describe('the first desk and the service of a topic', () => {
  const USIS = 'usis';
  const ICT = 'ict';
  test.each([
    ['account.password', 'issc', ICT],
    ['account.mfa', 'issc', ICT],
    ['wifi', 'issc', ICT],
    ['software', 'issc', null],
    ['workstation', 'issc', ICT],
    ['umail.login', 'issc', ICT],
    ['remote.workspace', 'issc', ICT],
    ['brightspace.login', 'issc', ICT],
    ['usis', 'issc', USIS],
    ['student-portal', 'issc', null],
    ['class.kaltura', 'issc', null],
    ['class.zoom', 'issc', null],
    ['class.teams', 'issc', null],
    ['exam.platform', 'issc', null],
    ['exam.proctorio', 'issc', null],
    ['security.phishing', 'issc', null],
    ['security.hacked', 'issc', null],
    ['security.weak-spot', 'issc', null],
    ['security.data-breach', 'issc', null],
    ['card.lost', 'lu-card', null],
    ['card.activate', 'lu-card', null],
    ['card.photo', 'lu-card', null],
    ['card.not-received', 'lu-card', null],
    ['card.not-recognised', 'lu-card', null],
    ['printing.broken', 'ufb', null],
    ['printing.card', 'ufb', ICT],
    ['room.equipment', 'ufb', null],
    ['room.information', 'ufb', null],
    ['building.key', 'ufb', null],
    ['building.vending', 'ufb', null],
    ['lost.property', 'ufb', null],
    ['study.grade-missing', 'programme-office', null],
    ['study.course-enrolment', 'programme-office', null],
    ['study.exam-enrolment', 'programme-office', null],
    ['study.timetable', 'programme-office', null],
    ['study.thesis', 'programme-office', null],
    ['registration.student', 'front-office', null],
    ['registration.fee', 'front-office', null],
    ['registration.statement', 'front-office', USIS],
    ['exam.identification', 'front-office', USIS],
    ['library.loans', 'library', null],
    ['library.catalogue', 'library', ICT],
    ['library.study-place', 'library', null],
    ['privacy.zoom', 'lecturer', null],
    ['privacy.recording', 'lecturer', null],
    ['privacy.proctoring', 'lecturer', null],
    ['privacy.lecturer-in-vain', 'study-adviser', null],
    ['privacy.both-in-vain', 'dpo', null],
    ['privacy.own-data', 'dpo', null],
    ['danger.now', 'emergency', null],
  ])('%s: %s, %s', (topic, desk, service) => {
    const outcome = outcomeOfTopic(topic);
    expect({ desk: outcome.desks[0], service: outcome.service }).toEqual({ desk, service });
  });
});

describe('where haste counts', () => {
  test.each([
    ['danger-now', '112'],
    ['card-lost', '071 - 527 2727'],
    ['exam-running', '071 - 527 8888'],
  ])('%s: no self-help, and the number stands in the first line', (id, number) => {
    const { selfHelp, urgency, title } = outcomeOf(id);
    expect({ selfHelp, urgency }).toEqual({ selfHelp: [], urgency: 'now' });
    expect(title.en).toContain(number);
    expect(title.nl).toContain(number);
  });

  test('a card that is lost is blocked', () => {
    expect(outcomeOf('card-lost').title.en).toMatch(/blocked now/);
    expect(outcomeOf('card-lost').title.nl).toMatch(/nu blokkeren/);
  });
});

describe('numbers, addresses and hours', () => {
  const channelsOf = (id: string) => data.desks.find((desk) => desk.id === id)?.channels.map(({ value }) => value);

  test.each([
    ['issc', ['071 - 527 8888', 'https://helpdesk.universiteitleiden.nl', null]],
    [
      'lu-card',
      [
        '071 - 527 2727',
        'lu-card@leidenuniv.nl',
        null,
        'https://www.student.universiteitleiden.nl/en/administration--organisation/lu-card-and-student-cards/lu-card',
      ],
    ],
    ['ufb', [null, null, null]],
    ['programme-office', [null]],
    ['front-office', ['071 - 527 8011', 'Kaiserstraat 25, 2311 GN Leiden', null]],
    [
      'library',
      ['071 - 527 2800', 'Witte Singel 27, 2311 BG Leiden', null, 'https://www.library.universiteitleiden.nl'],
    ],
    ['lecturer', [null]],
    ['study-adviser', [null]],
    ['dpo', ['fg@bb.leidenuniv.nl']],
    ['emergency', ['112']],
  ])('%s', (id, values) => {
    expect(channelsOf(id)).toEqual(values);
  });

  test('only the University Library has hours that a source gives', () => {
    expect(data.desks.filter(({ hours }) => hours !== null).map(({ id, hours }) => ({ id, hours }))).toEqual([
      {
        id: 'library',
        hours: [
          { days: ['mon', 'tue', 'wed', 'thu', 'fri'], opens: '08:30', closes: '24:00' },
          { days: ['sat', 'sun'], opens: '10:00', closes: '23:00' },
        ],
      },
    ]);
  });

  test('the ISSC hands over to the two local helpdesks', () => {
    expect(data.desks.find(({ id }) => id === 'issc')?.handsOverTo).toEqual(['front-office', 'library']);
  });

  /** Everything that looks like a telephone number or an e-mail address, in any text. Each stands in a source. */
  test('texts hold no number or address that no source gives', () => {
    const seen = new Set(
      texts.flatMap(({ text }) => `${text.en} ${text.nl}`.match(/\+?\d{2,4}[ -]+[\d -]{6,}\d|[\w.-]+@[\w.]+\w/g) ?? []),
    );
    expect([...seen].sort()).toEqual([
      '+31 32 033 1343',
      '+31 71 527 2411',
      '+31 71 527 6666',
      '070 800 9488',
      '071 - 527 2727',
      '071 - 527 2800',
      '071 - 527 8011',
      '071 - 527 8888',
      '071 527 8787',
      'CBB@bb.leidenuniv.nl',
      'abuse@leidenuniv.nl',
      'fg@bb.leidenuniv.nl',
      'helpdesk@issc.leidenuniv.nl',
      'helpdesk@strw.leidenuniv.nl',
      'info@leidenuniv.nl',
      'isga.studyadvisor@fgga.leidenuniv.nl',
      'lu-card@leidenuniv.nl',
      'masterBMS@lumc.nl',
      'oic@law.leidenuniv.nl',
      'onderwijs@arch.leidenuniv.nl',
      'privacy@bb.leidenuniv.nl',
      's1234567@vuw.leidenuniv.nl',
      'shareddesk@ufb.leidenuniv.nl',
      'specialcollections@library.leidenuniv.nl',
      'studieadviesbsk@fgga.leidenuniv.nl',
      'study@bb.leidenuniv.nl',
      'studyadvisor@luc.leidenuniv.nl',
      'uSis-FWN@science.leidenuniv.nl',
    ]);
  });
});
