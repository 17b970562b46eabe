// Texts of 4,096 characters that are made to be slow.
import { lottery } from './recombined.mjs';

const LENGTH = 4096;

const fill = (part) => part.repeat(Math.ceil(LENGTH / part.length)).slice(0, LENGTH);

/** A beginning, as many of `part` as fit, and an end: what a rule reads to the end and then must give up. */
const stretched = (beginning, part, end) =>
  beginning + fill(part).slice(0, LENGTH - beginning.length - end.length) + end;

const UNITS = [
  'a',
  'ab ',
  'é',
  '😀',
  '-',
  "'",
  'e\u0301',
  '\u0000',
  '1 ',
  'ﷺ',
  'ſ',
  '\u202e',
  'aaaa aaab aaac ',
  ',',
  ' ',
  '\t',
];

/** Words that the rules for what a text is not about begin with, go on with, or end in. */
const BEGINNINGS = [
  'not',
  'niet',
  'but',
  'maar',
  'so',
  'dus',
  'it is',
  "it's",
  'het is',
  "'t is",
  'no problem',
  'geen probleem',
  'nothing is',
  'niks',
  'het ligt',
  "'t gaat dus niet",
  'x het',
  'i did not',
  'x i',
  'ik vraag',
  'ik bedoel',
  'ik vraag x',
  'ik bedoel x niet',
  'i am not talking',
  'works just',
  'is',
  'are all',
  'werkt gewoon',
  'doet het',
  'zijn verder',
  'oh',
  'o',
  'en',
  'and ow',
  'by the way',
  'ook',
  'verder nog',
];
const PARTS = [
  ' ',
  '\t ',
  '\u00a0',
  'x',
  "'",
  ' x',
  ' about',
  'not ',
  ' niet',
  ' en',
  ' oh',
  ' is',
  ' o',
  ',',
  " '",
  ' -',
];
const ENDS = ['', ' x', '!', ' abouts'];

/** Each `[name, text]`. */
export function* adversarial({ lexicon, outOfScope }, examples) {
  for (const unit of UNITS) yield [`only ${JSON.stringify(unit)}`, fill(unit)];
  const words = [...new Set(examples.flatMap(({ text }) => text.split(/\s+/)))];
  const misspelt = words.map((word) => `${word.slice(0, 1)}x${word.slice(1)}`);
  const long = words.filter((word) => word.length > 12);
  yield* pages('words of the phrases', words, ' ');
  yield* pages('misspelt words', misspelt, ' ');
  yield* pages('long words', long, ' ');
  yield* pages('words without blanks', words, '');
  yield* pages('words with commas', words, ',');
  const listed = lexicon.concepts.flatMap(({ words: ofConcept }) => ofConcept);
  yield* pages(
    'words of the lexicon',
    listed.filter((word) => !word.includes(' ')),
    ' ',
  );
  yield* pages(
    'expressions of the lexicon',
    listed.filter((word) => word.includes(' ')),
    ' ',
  );
  yield* pages(
    'expressions with commas',
    listed.filter((word) => word.includes(' ')),
    ', ',
  );
  yield ['one word of each concept', fill(`${lexicon.concepts.map(({ words: [word] }) => word).join(' ')} `)];
  yield ['out of scope', fill(`${outOfScope.flatMap(({ phrases: { en } }) => en).join(', ')}, `)];
  yield [
    'clauses of two words',
    fill(words.map((word, place) => (place % 2 === 0 ? `${word} ` : `${word}, `)).join('')),
  ];
  const negations = [
    'not my card',
    'nothing wrong with my card',
    'het ligt niet aan de printer',
    'the login works fine',
    'geen probleem met wifi',
  ];
  yield ['negations', fill(`${negations.join(', ')}, `)];
  yield ['negations and a question', stretched('printer broken, ', `${negations.join(', ')}, `, ' login')];
  yield ['by the way', fill('by the way the printer, oh en ook trouwens mijn kaart, ')];
  yield* rules();
  yield* unicode();
  yield* random();
}

/** The list in texts of 4,096 characters, at most twenty of them. */
function* pages(name, list, between) {
  const text = list.join(between) + between;
  for (let page = 0; page < 20 && page * LENGTH < text.length; page += 1) {
    yield [`${name}, ${page + 1}`, fill(text.slice(page * LENGTH, (page + 1) * LENGTH) + between)];
  }
}

/** Every rule of src/matching/aside.ts begun, stretched and broken off. */
function* rules() {
  for (const beginning of BEGINNINGS) {
    for (const part of PARTS) {
      for (const end of ENDS)
        yield [`rule: ${JSON.stringify([beginning, part, end])}`, stretched(beginning, part, end)];
    }
    yield [`rule repeated: ${beginning}`, fill(`${beginning} `)];
    yield [`rule in clauses: ${beginning}`, fill(`${beginning} x, `)];
    yield [`rule with wide blanks: ${beginning}`, fill(`${beginning}${' '.repeat(400)}`)];
  }
}

/** Marks that have to be sorted, apostrophes that have to be taken off, characters that grow when they are made plain. */
function* unicode() {
  yield ['marks in disorder', stretched('a', '\u0301\u0323', '')];
  yield ['marks in disorder, many words', fill(`a${'\u0301\u0323'.repeat(30)} `)];
  yield ['apostrophes inside a word', stretched('a', "'", 'b')];
  yield ['apostrophes inside many words', fill(`a${"'".repeat(300)}b `)];
  yield ['growing characters in words', fill('ﷺﷺ ')];
  yield ['Hangul', fill('각각 ')];
}

function* random() {
  const draw = lottery();
  for (let count = 0; count < 200; count += 1) {
    let text = '';
    while (text.length < LENGTH) {
      const length = 2 + draw(10);
      for (let place = 0; place < length; place += 1) text += String.fromCharCode(97 + draw(26));
      text += count % 2 === 0 ? ' ' : ', ';
    }
    yield [`random ${count}`, text.slice(0, LENGTH)];
  }
}
