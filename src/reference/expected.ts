import { visible } from '../io/visible.ts';
import type { Text } from '../language.ts';

/** What a schema expects, by valibot's own word for it. */
const KINDS: Readonly<Record<string, Text>> = {
  string: { en: 'a text', nl: 'een tekst' },
  number: { en: 'a number', nl: 'een getal' },
  boolean: { en: 'true or false', nl: 'true of false' },
  Array: { en: 'a list (lines with -)', nl: 'een lijst (regels met -)' },
  Object: { en: 'a block with keys', nl: 'een blok met sleutels' },
};

/** The messages that the shapes give themselves, in Dutch. A test reads the shapes and finds none missing. */
export const DUTCH_MESSAGES: Readonly<Record<string, string>> = {
  'an id: a-z, 0-9, single - or . between': 'een id: a-z, 0-9, met losse - of . ertussen',
  'a text that is not empty': 'een tekst die niet leeg is',
  'a text of at most 1,000 characters': 'een tekst van hooguit 1.000 tekens',
  'at least two words': 'minstens twee woorden',
  'a name of two letters or more': 'een naam van twee letters of meer',
  'a date such as 2026-11-22': 'een datum zoals 2026-11-22',
  'a date, a year, a range such as 2021/2023, or undated':
    'een datum, een jaar, een periode zoals 2021/2023, of undated',
  'at least one source id': 'minstens één id van een bron',
  'a number such as +31715278888, or 112': 'een nummer zoals +31715278888, of 112',
  'a time such as "08:30", at most "24:00"': 'een tijd zoals "08:30", hooguit "24:00"',
  'a closing time that differs from the opening time': 'een sluitingstijd die anders is dan de openingstijd',
  'a time such as "07:30"': 'een tijd zoals "07:30"',
  'a rule such as FREQ=MONTHLY;BYDAY=1MO': 'een regel zoals FREQ=MONTHLY;BYDAY=1MO',
  'a duration such as PT90M or PT2H30M': 'een duur zoals PT90M of PT2H30M',
  'a host name such as ans.app': 'de naam van een host, zoals ans.app',
  'a path such as /up, beginning with /': 'een pad zoals /up, dat met / begint',
  'a version such as 10.13, in quotes': 'een versie zoals 10.13, tussen aanhalingstekens',
  'an address that starts with https://': 'een adres dat met https:// begint',
};

interface Issue {
  readonly expected: string | null;
  readonly received: string;
  readonly message: string;
  /** The last part of the path: the key or the place in a list. */
  readonly key: string | number | null;
}

/** What was expected and what was found, from an issue of valibot, in words for the person who edits the file. */
export function sayExpected({ expected, received, message, key }: Issue): Text {
  if (expected === 'never') {
    return {
      en: `there is no key ${visible(String(key), 60)}`,
      nl: `de sleutel ${visible(String(key), 60)} bestaat niet`,
    };
  }
  if (received === 'undefined' && typeof key === 'string') {
    return { en: `the key ${key} is missing`, nl: `de sleutel ${key} ontbreekt` };
  }
  const wanted = wantedOf(expected, message);
  const found = visible(received, 60);
  return { en: `expected ${wanted.en}; found ${found}`, nl: `verwacht: ${wanted.nl}; gevonden: ${found}` };
}

function wantedOf(expected: string | null, message: string): Text {
  const kind = expected === null ? undefined : KINDS[expected];
  if (kind) return kind;
  // The values of a list of words stand in quotes; all else that valibot expects is said better by the message.
  if (expected?.startsWith('(') || expected?.startsWith('"')) {
    const values = expected.replace(/[()]/g, '').replaceAll(' | ', ', ');
    return { en: `one of ${values}`, nl: `een van ${values}` };
  }
  return { en: message, nl: DUTCH_MESSAGES[message] ?? message };
}

/** What YAML's parser finds most often, in words; by its code. */
const YAML_PROBLEMS: Readonly<Record<string, Text>> = {
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'put the text in quotes: there is a colon in it, or the line before it is not closed',
    nl: 'zet de tekst tussen aanhalingstekens: er staat een dubbele punt in, of de regel ervoor is niet afgesloten',
  },
  TAB_AS_INDENT: { en: 'use blanks instead of a tab', nl: 'gebruik spaties in plaats van een tab' },
  BAD_INDENT: { en: 'this line is indented wrongly', nl: 'deze regel springt verkeerd in' },
  DUPLICATE_KEY: { en: 'this key is there twice', nl: 'deze sleutel staat er twee keer' },
  MISSING_CHAR: { en: 'a quote, bracket or comma is missing', nl: 'er ontbreekt een aanhalingsteken, haakje of komma' },
};

/** A problem of the YAML itself. Rare ones keep the parser's English words. */
export function sayYamlProblem(code: string, message: string): Text {
  const nested = message.startsWith('Nested mappings') ? 'BLOCK_AS_IMPLICIT_KEY' : code;
  const rare = visible(message.split('\n')[0] ?? code, 120);
  return YAML_PROBLEMS[nested] ?? { en: rare, nl: `geen geldige YAML (${rare})` };
}
