import { describe, expect, test } from '@jest/globals';
import type { PhrasesResult } from '../../src/data-tools/result-schema.ts';
import { examplesOf } from '../../src/matching/material.ts';
import { suggest } from '../../src/triage/suggest.ts';
import { cli } from '../helpers/cli.ts';
import { matchingSection, realRouter, triageSection } from '../helpers/triage.ts';

/** What the built model makes of the real topics. */

const route = realRouter();

/** What the words alone answer; a tie leaves answers out. */
function answersTo(text: string): Readonly<Record<string, string>> {
  const { flow, topics } = triageSection();
  const { answers } = suggest(flow, topics, route(text), []);
  return Object.fromEntries(answers.map(({ question, option }) => [question, option]));
}

/** The topic is first and no other is near: nothing is asked before 112 is named. */
test.each([
  'ik ben verkracht',
  'i want to kill myself',
  'ik wil zelfmoord plegen',
  'i want to die',
  'ik wil dood',
  'ik wil er niet meer zijn',
  'i was raped',
  'suicidal thoughts',
  'someone is following me on campus',
  'overval',
  'i was assaulted',
  'ik ben aangerand',
  'i cut my hand in the lab',
  'gaslucht in het lab',
  'er wordt ingebroken in het gebouw',
  'i got stuck in the elevator',
  'brandalarm gaat af',
  'rookmelder piept',
  'ontruiming',
  'brand',
  'iemand bloedt',
  // no word about home makes it less
  'there is a fire in my student house',
  'my boyfriend hit me on campus',
  'er is brand in mijn kamer',
])('%s → danger, at once', (text) => {
  expect(answersTo(text)).toEqual({ problem: 'danger' });
});

test.each([
  'ik word gepest',
  'i was sexually harassed',
  'docent stuurt ongewenste berichten',
  'ik zit niet lekker in mn vel',
  'my mother died and i miss the exam',
  'my supervisor ignores me',
])('%s → personal circumstances', (text) => {
  expect(answersTo(text)).toEqual({ problem: 'study', study: 'advice', advice: 'personal' });
});

test.each([
  ['bsa negatief', 'advice.progress'],
  ['ik wil van studie wisselen', 'advice.progress'],
  ['te heet in de collegezaal', 'building.defect'],
  ['locker broken', 'building.defect'],
  ['stroom uitgevallen in lipsius', 'building.defect'],
  ['ik heb geen recht op tentamen', 'study.exam-enrolment'],
  ['trein vertraagd te laat voor tentamen', 'study.exam-enrolment'],
  ['camera doet het niet in zoom', 'class.zoom'],
  ['geen geluid bij zoom', 'class.zoom'],
  ['brightspac inlogen lukt nie', 'brightspace.login'],
  ['ik krijg geen mail meer binnen', 'umail.missing'],
  ['geen mail', 'umail.missing'],
  ['wat is mijn studentnummer', 'account.login'],
  ['usis is down', 'usis'],
  ['the website of the university is down', 'student-portal'],
  ['my exam in ANS is frozen now', 'exam.running'],
  ['mijn docent geeft geen antwoord over zoom', 'privacy.lecturer-in-vain'],
  ['mijn docent reageert niet op mijn bezwaar tegen zoom', 'privacy.lecturer-in-vain'],
])('%s → %s', (text, topic) => {
  expect(route(text)[0]?.topic).toBe(topic);
});

test('a microphone that fails in an oral exam is for the ISSC', () => {
  expect(route('my mic doesnt work in the oral exam')[0]?.desk).toBe('issc');
});

test.each(['mn pasje doet het niet bij de printer', "my pass doesn't work at the printer"])(
  '%s leads to its outcome in one step',
  (text) => {
    expect(answersTo(text)).toEqual({ problem: 'printing', printing: 'card-fails' });
  },
);

test('a card that is lost leads to blocking it, with nothing asked', () => {
  expect(answersTo('lost my lu card')).toEqual({ problem: 'card', card: 'lost' });
});

test.each([
  ...['looking', 'working', 'myself', 'piept', 'weg', 'heet', 'vel', 'dag', 'kamer', 'neighbour'],
  // nothing but words that say little
  ...['a', 'and', 'en', 'i am', 'on a the', 'and a', 'en de', 'is het', '(a+)+$ (a+)+$'],
  ...['broken', 'kapot', 'exam', 'my landlord', 'housing', 'my neighbour smokes'],
  ...['kamer zoeken in leiden', 'looking for a room in leiden', 'verwarming kapot in mijn kamer'],
  ...['visum verlengen', 'my residence permit expires', 'gym card usc lost', 'open dag', 'trein vertraagd'],
  ...['my own printer at home is broken', 'osiris not working', 'mijn fiets staat in de weg', 'laptop lenen'],
  ...['which brand of laptop should i buy', 'xbox live is down', 'attack on titan', 'zorgverzekering'],
  // half of it is no desk's business: better no answer than half of one
  'huisbaas en wifi kapot',
  'my landlord is mean, also my lu-card is broken',
  'mijn huisbaas en de lamp',
])('%s → nothing', (text) => {
  expect(route(text).map(({ topic, score }) => `${topic} ${score}`)).toEqual([]);
});

describe('a slip of the fingers', () => {
  test.each([
    ['wachtwoort', 'account.password'],
    ['brihtspace', 'brightspace.login'],
    ['wachtwoort kwijt', 'account.password'],
    ['forgot my pasword', 'account.password'],
    ['edurom doet het niet', 'wifi'],
    ['pritner', 'printing.broken'],
    ['pritner broken', 'printing.broken'],
  ])('%s → %s', (text, topic) => {
    expect(route(text)[0]?.topic).toBe(topic);
  });

  // Letters that no word of ours has, and words with another first letter.
  test.each(['verkeracht', 'xedicine'])('%s alone → nothing', (text) => {
    expect(route(text).map(({ topic, score }) => `${topic} ${score}`)).toEqual([]);
  });

  test.each(['minter broken', 'prtar broken'])('%s is not about printing first', (text) => {
    expect(route(text)[0]?.topic).not.toBe('printing.broken');
  });
});

/** The most that one run of `data phrases` takes, and some room. */
const MOST_A_RUN = 10_000;

/** Seconds on a machine of its own; the limit is for one that does much besides. */
const BUSY_MS = 180_000;

describe('what was learned', () => {
  /** One of so many; all of them, and other designs beside: npm run campaign -- matching. */
  const SHARE = 4;

  /** Examples through the built program: a second there, half a minute here. */
  async function missesOf(material: Parameters<typeof examplesOf>[0]) {
    const examples = examplesOf(material).filter((_, place) => place % SHARE === 0);
    const lines = examples.map(({ text, label }) => `${label.replace(/:.*/, '')}\t${text}`);
    const wrong: string[] = [];
    for (let start = 0; start < lines.length; start += MOST_A_RUN) {
      const input = lines.slice(start, start + MOST_A_RUN);
      const { code, stdout, stderr } = await cli(['data', 'phrases', '-', '--json'], { input: input.join('\n') });
      expect([code, stderr]).toEqual([0, '']);
      const { phrases, misses }: { phrases: number; misses: PhrasesResult['misses'] } = JSON.parse(stdout).result;
      expect(phrases).toBe(input.length);
      for (const { kind, label, text, answer } of misses) {
        if (kind !== 'other-topic') wrong.push(`${label}: ${text} -> ${answer?.desk ?? 'nothing'}`);
      }
    }
    return { count: lines.length, wrong };
  }

  function expectNinetyNine({ count, wrong }: Awaited<ReturnType<typeof missesOf>>): void {
    if (wrong.length <= 0.01 * count) return;
    throw new Error([`${wrong.length} of ${count} at another desk`, ...wrong].join('\n'));
  }

  test(
    'phrases of a topic lead to their desk, for at least 99 in 100',
    async () => {
      expectNinetyNine(await missesOf({ ...matchingSection(), outOfScope: [] }));
    },
    BUSY_MS,
  );

  test(
    'phrases of no desk are refused, for at least 99 in 100',
    async () => {
      expectNinetyNine(await missesOf({ ...matchingSection(), phrases: [] }));
    },
    BUSY_MS,
  );
});
