import { learn } from '../../src/matching/learn.ts';
import { findMatches } from '../../src/matching/match.ts';
import { encodeModel } from '../../src/matching/model-file.ts';
import { firstDesks, type Router } from '../../src/matching/open.ts';
import type { MatchingSource } from '../../src/reference/reference.ts';
import type { MatchingSection } from '../../src/reference/sections.ts';
import { triageFixture } from './fixture.ts';

/** What students of the small university say. Enough that a model is learned of it in less than a second. */
export const matchingFixture: MatchingSection = {
  phrases: [
    {
      topic: 'account.password',
      phrases: {
        en: [
          'forgot my password',
          'I forgot my password',
          'password expired',
          'reset password',
          'my password is wrong',
          'cannot log in, password wrong',
          'forgotten password',
          'how do I change my password',
          'new password please',
          'log in fails, the password is not accepted',
          'I cannot remember the password of my account',
          'password forgotten after the holiday',
        ],
        nl: [
          'wachtwoord vergeten',
          'ik ben mijn wachtwoord vergeten',
          'wachtwoord verlopen',
          'mijn wachtwoord is verlopen',
          'nieuw wachtwoord',
          'inloggen lukt niet, wachtwoord fout',
          'wachtwoord kwijt',
          'hoe verander ik mijn wachtwoord',
          'wachtwoord wordt niet geaccepteerd',
          'password vergeten',
          'weet mijn wachtwoord niet meer',
          'inloggen met mijn wachtwoord gaat fout',
        ],
      },
    },
    {
      topic: 'account.hacked',
      phrases: {
        en: [
          'my account is hacked',
          'someone else uses my account',
          'clicked a phishing link',
          'I clicked on a link in a phishing mail',
          'strange mail from my account',
          'somebody hacked me',
          'hacked account',
          'phishing, and I filled in the form',
        ],
        nl: [
          'mijn account is gehackt',
          'iemand anders gebruikt mijn account',
          'op een phishinglink geklikt',
          'ik heb op een link in een phishingmail geklikt',
          'vreemde mail van mijn account',
          'ik ben gehackt',
          'gehackt account',
          'phishing, en ik heb het ingevuld',
        ],
      },
    },
    {
      topic: 'printing.broken',
      phrases: {
        en: [
          'printer is broken',
          'broken printer',
          'paper jam',
          'paper jam in the machine',
          'the machine has a jam',
          'printer out of toner',
          'printer gives an error',
          'printer jam',
          'jammed again',
          'no paper in the printer',
          'machines jamming on every floor',
        ],
        nl: [
          'printer is kapot',
          'kapotte printer',
          'papier vastgelopen in het apparaat',
          'papier vast',
          'printer zonder toner',
          'printerstoring',
          'storing van het apparaat',
          'apparaat geeft een fout',
          'geen papier in de printer',
          'het apparaat is stuk',
        ],
      },
    },
    {
      topic: 'printing.card',
      phrases: {
        en: [
          'cannot print with my card',
          'printer does not accept my card',
          'printer does not know my lu-card',
          'no print credit',
          'printer takes no card',
          'credit at the printer',
          'copy with card fails',
          'card at the printer',
          'printer and my card',
          'print with my lu-card at the printer',
          'printer credit',
          'printer card',
        ],
        nl: [
          'kan niet printen met mijn kaart',
          'printer herkent mijn lu-card niet',
          'printer kent mijn kaart niet',
          'geen printtegoed',
          'kaart bij de printer',
          'tegoed op de printer',
          'kopiëren met kaart',
          'kopieren met mijn kaart lukt niet',
          'printer en mijn kaart',
          'printen met de lu-card',
          'printer en tegoed',
          'printer pas',
          'printer krediet',
        ],
      },
    },
    {
      topic: 'card.lost',
      phrases: {
        en: [
          'lost my card',
          'I lost my lu-card',
          'my lu-card is stolen',
          'my card was stolen',
          'card stolen',
          'block my card',
          'card gone',
          'stolen lu-card, block it',
        ],
        nl: [
          'kaart kwijt',
          'ik ben mijn kaart kwijt',
          'mijn lu-card is gestolen',
          'kaart gestolen',
          'pas gestolen',
          'kaart blokkeren',
          'pas verloren',
          'lu-card verloren',
        ],
      },
    },
    {
      topic: 'library.loan',
      phrases: {
        en: [
          'return a book',
          'renew my loan',
          'book from the library',
          'library fine',
          'where can I return my books',
          'renew a library book',
          'the book is late, is there a fine',
          'loan of a book',
        ],
        nl: [
          'boek terugbrengen',
          'lening verlengen',
          'boek van de bibliotheek',
          'boete bibliotheek',
          'waar kan ik boeken terugbrengen',
          'boek verlengen',
          'boek te laat, boete',
          'boek lenen',
        ],
      },
    },
    {
      topic: 'study.grade',
      phrases: {
        en: [
          'my grade is missing',
          'grade not in usis',
          'result of the exam',
          'grades late',
          'missing grade',
          'when do I get my grade',
          'exam result is missing',
          'wrong grade for the exam',
        ],
        nl: [
          'mijn cijfer ontbreekt',
          'cijfer staat niet in usis',
          'uitslag van het tentamen',
          'cijfers te laat',
          'cijfer ontbreekt',
          'wanneer krijg ik mijn cijfer',
          'uitslag ontbreekt',
          'verkeerd cijfer voor het tentamen',
        ],
      },
    },
    {
      topic: 'danger',
      phrases: {
        en: [
          'there is a fire',
          'fire',
          'someone is hurt',
          'call an ambulance',
          'danger in the building',
          'fire in the building',
          'somebody is badly hurt',
          'ambulance needed',
        ],
        nl: [
          'er is brand',
          'brand',
          'iemand is gewond',
          'ambulance bellen',
          'gevaar in het gebouw',
          'brand in het gebouw',
          'iemand is zwaar gewond',
          'ambulance nodig',
        ],
      },
    },
  ],
  outOfScope: [
    {
      id: 'housing',
      phrases: {
        en: [
          'my landlord',
          'my landlord raised the rent',
          'pay the rent',
          'the rent of my room',
          'the landlord broke my door',
          'rent for a room',
          'rent with a bank card',
          'landlord and rent',
        ],
        nl: [
          'mijn huisbaas',
          'mijn huisbaas verhoogt de huur',
          'huur betalen',
          'de huur van mijn kamer',
          'de huisbaas maakt mijn deur kapot',
          'kamer huren',
          'huur met de kaart van de bank',
          'huisbaas en huur',
        ],
      },
    },
    {
      id: 'weather',
      phrases: {
        en: ['will it rain', 'rain tomorrow', 'the weather', 'nice weather'],
        nl: ['gaat het regenen', 'morgen regen', 'het weer', 'mooi weer'],
      },
    },
  ],
  lexicon: {
    stopWords: triageFixture.stopWords,
    concepts: [
      { id: 'card', words: ['card', 'kaart', 'pas', 'pasje', 'collegekaart', 'lu card', 'lucard', 'lukaart'] },
      { id: 'printer', words: ['printer', 'print', 'printen', 'copy', 'kopieren'] },
      { id: 'broken', words: ['broken', 'kapot', 'stuk', 'defect', 'storing', 'doet het niet'] },
      { id: 'jam', words: ['jam', 'vast', 'vastgelopen', 'paper jam'] },
      { id: 'password', words: ['password', 'wachtwoord', 'wachtwoort', 'pasword', 'pass'] },
      { id: 'to-be-without', words: ['lost', 'gone', 'stolen', 'kwijt', 'verloren', 'gestolen', 'gejat', 'missing'] },
      { id: 'forget', words: ['forgot', 'forgotten', 'vergeten'] },
    ],
    elsewhere: [{ id: 'landlord', words: ['landlord', 'huisbaas', 'verhuurder'] }],
  },
};

let source: MatchingSource | null = null;

/** The model of the small university as its build would write it; learned at the first question. */
export function learnedFixture(): MatchingSource {
  source ??= { learned: encodeModel(learn(matchingFixture)), desks: null, foreign: null };
  return source;
}

/** Free text to the topics of the small university. */
export function fixtureRouter(): Router {
  const matcher = { model: learn(matchingFixture), desks: firstDesks(triageFixture) };
  return (text) => findMatches(matcher, text);
}
