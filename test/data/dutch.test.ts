import { describe, expect, test } from '@jest/globals';
import { dataTexts, type PlacedText, programTexts, sentencesOf, sourceTexts } from '../helpers/texts.ts';

/** Dutch as a Dutch helpdesk writes it, in `data/` and in the program; and short sentences in both languages. */

const MOST_WORDS = 20;

/** Names stay as they are, and so do commands, options, ids and addresses. */
const NOT_WORDS: readonly RegExp[] = [
  /\blusupport\b(?: [\w=./:-]+)*/g,
  /(?:^|\s)--?[a-z][\w-]*(?:[= ][\w-]+)?/g,
  /https?:\/\/\S+|[\w.-]+@[\w.-]+|\b[\w-]+(?:\.[\w-]+)+\b/g,
  // what stands on a button or a page in English is quoted
  /"[^"]*"/g,
  /\bthe-hague\b|Add timetable, Course|Course Tools|Problem Solving for Students|College van beroep voor de examens/g,
  /(?:Governance|Security) and Global Affairs|Quick Service Points?|Help Center|Privacy Office|Front Office|Live Room/g,
];

/** Words that English sentences need and Dutch ones do not have. */
const ENGLISH =
  /\b(?:the|and|your|you|with|without|this|these|those|from|which|what|when|where|who|why|how|please|their|there|here|has|have|does|not|only|if|then|because|before|after|about|should|could|would|are|been|by|for|it|its|on|at|to|an|my|our|be|or|so)\b/i;

/** Dutch words that happen to look so. */
const DUTCH_TOO = new Set(['of', 'in', 'is']);

/** What the pages of the university call otherwise: a word to avoid, and the one that a Dutch student knows. */
const AVOID: readonly (readonly [avoid: RegExp, say: string])[] = [
  [/\b(?:paswoord|password|passwoord)/i, 'wachtwoord'],
  [/\b(?:username|gebruikers-?id|usernaam)/i, 'gebruikersnaam'],
  [/\b(?:examens?|examenrooster)\b/i, 'tentamen'],
  [/\b(?:examenraad|examenbestuur|board of examiners)/i, 'examencommissie'],
  [/\b(?:tijdtabel|tijdstabel|timetable)/i, 'rooster'],
  [/\b(?:cursus|course)\b/i, 'vak'],
  [/\b(?:resit|hertentamens?|herexamens?)\b/i, 'herkansing'],
  [/\b(?:studie-?adviser|studie adviseur|study adviser)/i, 'studieadviseur'],
  [/\b(?:lector|lecturer|instructeur)\b/i, 'docent'],
  [/\b(?:opleidingskantoor|programmakantoor|programma-?administratie)/i, 'onderwijsadministratie'],
  [/\b(?:data protection officer|gegevensbeschermingsofficier|privacy officer)/i, 'functionaris gegevensbescherming'],
  [
    /\b(?:verklaring van (?:inschrijving|registratie)|inschrijvingsverklaring|registratiebewijs)/i,
    'bewijs van inschrijving',
  ],
  [/\b(?:rapportnummer|reportnummer|ticketnummer)/i, 'meldingsnummer'],
  [/\b(?:print-?krediet|printcredits?)\b/i, 'printtegoed'],
  [/\b(?:openingsuren|openingtijden)\b/i, 'openingstijden'],
  [/\b(?:wi-fi|wlan)\b/i, 'wifi'],
  [/\b(?:manual|handboek)\b/i, 'handleiding'],
  [/\bstudent(?:en)? ?website van de studenten|\bstudent website\b/i, 'studentenwebsite'],
  [/\b(?:malfunctie|disfunctie)/i, 'storing'],
  [/\b(?:werkstation|workstation)s?\b/i, 'werkplek'],
  [/\b(?:verloren en gevonden|lost and found)/i, 'gevonden voorwerpen'],
  [/\b(?:verkoopmachine|vending)/i, 'automaat'],
  [/\b(?:leidse universiteit|leiden university|universiteit van leiden)\b/i, 'Universiteit Leiden'],
  [/\bthe hague\b/i, 'Den Haag'],
  [/\b(?:inloggen|loggen) in (?:op|in|bij)\b|\blog in in\b/i, 'inloggen bij'],
  // calques: English turns of phrase in Dutch words
  [/\bmaak zeker\b|\bwees zeker\b/i, 'zorg dat'],
  [/\bin orde om\b/i, 'om'],
  [/\bneem een kijk\b/i, 'kijk'],
  [/\b(?:bel|roep) op naar\b/i, 'bel'],
  [/\bvoor meer informatie, alsjeblieft\b|\balsjeblieft\b/i, '(leave it out)'],
  [/\b(?:checken|gecheckt|enrollen|supporten|forwarden|geforward)\b/i, 'controleren, inschrijven, helpen, doorsturen'],
  [/\bhet maakt zin\b|\bmaakt geen zin\b/i, 'heeft zin'],
  [/\bop het einde van de dag\b/i, 'uiteindelijk'],
];

/** Where the English speaks of the one, the Dutch must say the other: the terms of the university's own pages. */
const MUST: readonly (readonly [english: RegExp, dutch: RegExp])[] = [
  [/\bpasswords?\b/i, /wachtwoord/i],
  [/\buser ?names?\b/i, /gebruikersna/i],
  [/\bstudy advisers?\b/i, /studieadviseur/i],
  [/\blecturers?\b/i, /docent/i],
  [/\bBoards? of Examiners\b/i, /examencommissie/i],
  [/\bdata protection officer\b/i, /functionaris gegevensbescherming/i],
  [/\bprogramme's administration\b/i, /onderwijsadministratie/i],
  [/\btimetables?\b/i, /rooster/i],
  [/\bresits?\b/i, /herkans/i],
  [/\bstatements? of registration\b/i, /bewijs van inschrijving/i],
  [/\breport numbers?\b/i, /meldingsnummer/i],
  [/\bUniversity Library\b(?!, User Services)/, /Universiteitsbibliotheek/i],
  [/\bopening hours\b/i, /openingstijden/i],
  [/\bvending machines?\b/i, /automaat|automaten/i],
  [/\blost property\b/i, /gevonden voorwerpen|verloren/i],
  [/\bWi-Fi\b/, /wifi|van het netwerk/i],
  [/\bmanuals?\b/i, /handleiding/i],
  [/\bstudent website\b/i, /studentenwebsite/i],
  [/\bThe Hague\b/, /Den Haag/],
];

function bare(text: string): string {
  return NOT_WORDS.reduce((rest, pattern) => rest.replace(pattern, ' '), text);
}

const faultsOf = {
  english: ({ text }: PlacedText): readonly string[] => {
    const word = ENGLISH.exec(bare(text))?.[0];
    return word === undefined || DUTCH_TOO.has(word) ? [] : [`the English word "${word}"`];
  },
  avoided: ({ text }: PlacedText): readonly string[] =>
    AVOID.flatMap(([avoid, say]) => {
      const found = avoid.exec(bare(text))?.[0];
      return found === undefined ? [] : [`"${found}", say ${say}`];
    }),
  missing: ({ text, other }: PlacedText): readonly string[] =>
    MUST.flatMap(([english, dutch]) => {
      const found = other === null ? undefined : english.exec(bare(other))?.[0];
      return found === undefined || dutch.test(text) ? [] : [`"${found}" must be ${dutch.source}`];
    }),
  formal: ({ text }: PlacedText): readonly string[] =>
    /(?<![\w'’.-])(?:u|uw|uzelf|uwe)(?![\w'’-])/i.test(bare(text)) ? ['u or uw, say je'] : [],
  long: ({ text }: PlacedText): readonly string[] =>
    sentencesOf(text)
      .map((sentence) => sentence.split(/\s+/).length)
      .filter((words) => words > MOST_WORDS)
      .map((words) => `a sentence of ${words} words`),
};

type Fault = keyof typeof faultsOf;

function found(texts: readonly PlacedText[], ...faults: readonly Fault[]): readonly string[] {
  return texts.flatMap((text) =>
    faults.flatMap((fault) => faultsOf[fault](text).map((what) => `${text.place}: ${what}: ${text.text}`)),
  );
}

const dutch = { data: dataTexts('nl'), program: programTexts('nl') };
const english = { data: dataTexts('en'), program: programTexts('en') };

test('there is something to look at', () => {
  expect(dutch.data.length).toBeGreaterThan(800);
  expect(dutch.program.length).toBeGreaterThan(500);
  expect(dutch.data.length).toBe(english.data.length);
});

describe.each(['data', 'program'] as const)('the Dutch of the %s', (where) => {
  test('holds no English words', () => {
    expect(found(dutch[where], 'english')).toEqual([]);
  });

  test('uses the words of the university, and no calques', () => {
    expect(found(dutch[where], 'avoided', 'missing')).toEqual([]);
  });

  test('says je', () => {
    expect(found(dutch[where], 'formal')).toEqual([]);
  });

  test('and the English have no sentence over twenty words', () => {
    expect(found([...dutch[where], ...english[where]], 'long')).toEqual([]);
  });
});

describe('the reader of texts sees a planted fault', () => {
  const planted = (text: string, other: string | null = null): PlacedText => ({ place: 'here', text, other });

  test.each<[Fault, PlacedText]>([
    ['english', planted('Neem contact op with de helpdesk.')],
    ['avoided', planted('Je paswoord is verlopen.')],
    ['avoided', planted('Schrijf je in voor de cursus.')],
    ['avoided', planted('Maak zeker dat je camera aan staat.')],
    ['missing', planted('Vraag het aan je begeleider.', 'Ask your study adviser.')],
    ['formal', planted('Uw wachtwoord is verlopen.')],
    ['formal', planted('Bel de helpdesk als u niet kunt inloggen.')],
    ['long', planted(`Een ${'heel '.repeat(18)}lange zin.`)],
  ])('%s: %j', (fault, text) => {
    expect(found([text], fault)).toHaveLength(1);
  });

  test.each<PlacedText>([
    planted('Typ: lusupport exam-check --with seb, of kijk op https://example.org/the/what'),
    planted('Je bent bij de Faculteit Governance and Global Affairs.'),
    planted('De examencommissie beslist. Kijk in de Onderwijs- en Examenregeling.'),
    planted('Vraag het aan je studieadviseur.', 'Ask your study adviser.'),
    planted(`Een ${'heel '.repeat(17)}lange zin. Nog een zin.`),
  ])('and none in %j', (text) => {
    expect(found([text], 'english', 'avoided', 'missing', 'formal', 'long')).toEqual([]);
  });

  test('in a file of words and beside the code', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: code as text
    const code = 'export const x = { a: { en: "the end", nl: `einde ${n} nu` }, hint: { en: "b", nl: f("ook dit") } };';
    expect(sourceTexts(code, 'x.ts', 'nl').map(({ text }) => text)).toEqual(['einde 0 nu', 'ook dit']);
    expect(sourceTexts('const nl = { a: "een", b: (n) => n ? "twee" : `drie ${n}` };', 'x.ts', null)).toHaveLength(3);
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: code as text
  });
});
