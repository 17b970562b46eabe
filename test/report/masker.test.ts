import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { createMasker, maskedIn } from '../../src/report/draft/masker.ts';
import { ROOT } from '../helpers/cli.ts';
import { CANARIES, ENCODINGS, holds, IDENTITY } from './canaries.ts';

const NOBODY = { computers: [], users: [], names: [], homes: [] };
const mask = (text: string, spared: readonly string[] = []): string =>
  createMasker({ identity: IDENTITY, spared }).mask(text);

describe('canaries', () => {
  test.each(Object.entries(ENCODINGS))('%s', (encoding, encode) => {
    const failed = CANARIES.flatMap(({ kind, value, label = '' }) => {
      // In a path no words stand before it, and without them it could be anything.
      if (encoding === 'in a path' && label !== '') return [];
      const around = encoding.startsWith('in ');
      const hidden = around ? encode(label + value) : encode(value);
      const shown = mask(`Since today ${around ? '' : label}${hidden}, and then it stopped.`);
      const fine =
        !holds(shown, value) &&
        !shown.includes(hidden) &&
        /^Since today [\s\S]*<[a-z-]+-1>[\s\S]*,? and then it stopped\.$/.test(shown) &&
        mask(shown) === shown;
      return fine ? [] : [`${kind} ${value}: ${shown}`];
    });
    expect(failed).toEqual([]);
  });
});

describe('what it must not touch', () => {
  test('what students say of their problems: of a thousand sentences not one in a hundred', () => {
    const topics: { phrases: { en: string[]; nl: string[] } }[] = parse(
      readFileSync(join(ROOT, 'data', 'phrases.yaml'), 'utf8'),
    );
    // Every fourth: all of them take as long as a whole other test.
    const sentences = topics.flatMap(({ phrases: { en, nl } }) => [...en, ...nl]).filter((_, place) => place % 4 === 0);
    expect(sentences.length).toBeGreaterThan(900);
    const { mask: maskIt } = createMasker({ identity: NOBODY, spared: [] });
    const touched = sentences.filter((sentence) => maskIt(sentence) !== sentence);
    expect(touched.length / sentences.length).toBeLessThan(0.005);
    // Those that were touched do hold something: an address or a number.
    expect(touched.filter((sentence) => !/@|\d{7}/.test(sentence))).toEqual([]);
  });

  test.each([
    'Since 01-02-2026 10:00, at 12:30:45 and 08.15 uur',
    'Windows 11 24H2 build 26100.3194, Chrome 120.0.6099.109, error 0x80070005',
    'printer 1234567 on the second floor; error code 7654321; report 7654321',
    'room 0.12, Lipsius 1.48, 2048 MB free, 1080 HD, 16 GB',
    'wifi is down, wifi is very slow, my password is wrong, wachtwoord is verlopen, account is blocked',
    'https://www.student.universiteitleiden.nl/en/home/news and std::vector',
    '127.0.0.1 and ::1 are this computer',
    'It is 3 meters away (2nd floor), call me at 9',
    'printer number 1234567, report number 7654321, melding met nummer 7654321, meldingsnummer 7654321',
    'incident 2611042, order 1234567, the printer (number 1234567), the number on the printer is 1234567',
    'Het nummer van de printer is 1234567; ticket: 7654321; aanvraag nr. 7654321',
    'Windows says 0x8024A105, 0xC004F074, 0x800705B4 and 0xC1900101; sn 0x8024A105',
    'login page, login fails, login at vuw.leidenuniv.nl, look at example.org, log in at brightspace.universiteitleiden.nl',
    'gebruikersnaam is verlopen, mijn ulcn is geblokkeerd, my user name is wrong, ULCN account was terminated, login Office365, password is wrong',
    'wachtwoord vergeten, password reset, ww vergeten, pincode vergeten, password expired. I cannot go on',
    'I am a Student, Ik ben Student, I am Dutch, I am in Leiden, Ik ben het kwijt, I am Windows User',
    'Einsteinweg 2, Wassenaarseweg 52, Kaiserstraat 25, Onderweg 10 minuten',
  ])('%s', (text) => {
    expect(mask(text)).toBe(text);
  });

  test('names that thousands have', () => {
    const identity = {
      computers: ['laptop', 'localhost'],
      users: ['student', 'root'],
      names: ['Student'],
      homes: ['/root', '/'],
    };
    const text = 'my laptop as a student, /root/x, localhost';
    expect(createMasker({ identity, spared: [] }).mask(text)).toBe(text);
  });
});

test.each([
  ['1234567', 'student-number'],
  ['student number 1234567', 'student-number'],
  ['mijn nummer is 1234567', 'student-number'],
  ['my student number for the ticket is 1234567', 'student-number'],
  ['printer of student 1234567', 'student-number'],
  ['It is not 1234567', 'student-number'],
  ['gebruikersnaam is canariaj', 'user'],
  ['mijn ulcn is canariaj', 'user'],
  ['my user name is canariaj', 'user'],
  ['login canariaj12', 'user'],
  ['login j.canaria', 'user'],
  ['wachtwoord Geel4Vogel', 'secret'],
  ['ww: kanarie', 'secret'],
  ['pw: kanarie', 'secret'],
  ['password is K4narie', 'secret'],
  ['pincode 1234', 'secret'],
  ['jan.canaria at umail.example.org', 'email'],
  ['jcanaria at gmail.com', 'email'],
  ['I am Anna Canaria', 'name'],
  ['Ik ben Piet de Kanarie', 'name'],
  ['Vogelstraat 12', 'address'],
  ['Ik woon op de Kanarielaan 12 b', 'address'],
])('as people write it: %s', (text, kind) => {
  const shown = createMasker({ identity: NOBODY, spared: [] }).mask(text);
  const masked = shown.replace(/<[a-z-]+-1>/, '');
  expect(shown).toContain(`<${kind}-1>`);
  // What stood behind the words that say what it is, is gone to the last sign.
  expect(shown).toMatch(/>$/);
  expect(text.startsWith(masked)).toBe(true);
});

describe('placeholders', () => {
  test('the same thing is the same one, however it is written; another is another', () => {
    const masker = createMasker({ identity: NOBODY, spared: [] });
    expect(masker.mask('3c:22:fb:9a:7e:d1 3C-22-FB-9A-7E-D1 3c22.fb9a.7ed1 3c22fb9a7ed1 3c:22:fb:9a:7e:d2')).toBe(
      '<mac-1> <mac-1> <mac-1> <mac-1> <mac-2>',
    );
    expect(masker.mask('+31 6 98765432, 0031 698765432, 06-98765432, 06-98765433')).toBe(
      '<phone-1>, <phone-1>, <phone-1>, <phone-2>',
    );
    expect(masker.mask('2001:db8::1 and 2001:0DB8:0:0:0:0:0:1')).toBe('<ip-1> and <ip-1>');
    expect(masker.mask('s7654321 is 7654321')).toBe('<student-number-1> is <student-number-1>');
    expect(maskedIn(['<mac-1> <mac-2>', '<mac-1> <ip-1>, <student-number-1>', '<phone-1> <phone-2>'])).toEqual([
      { kind: 'mac', count: 2 },
      { kind: 'ip', count: 1 },
      { kind: 'student-number', count: 1 },
      { kind: 'phone', count: 2 },
    ]);
  });

  test('numbers of a draft that goes on are not given again', () => {
    const masker = createMasker({ identity: NOBODY, spared: [], before: ['<email-2> wrote', '<mac-1>'] });
    expect(masker.mask('a@example.org')).toBe('<email-3>');
  });

  test('a name inside a word is a word', () => {
    expect(mask('files7654321x, supercanary-bookish, jcanariala')).toBe(
      'files7654321x, supercanary-bookish, jcanariala',
    );
    expect(mask('user-s7654321.txt')).toBe('user-<student-number-1>.txt');
  });
});

describe('properties', () => {
  const word = fc.oneof(
    fc.string({ maxLength: 12 }),
    fc.constantFrom(...CANARIES.map(({ value, label = '' }) => label + value)),
    fc.constantFrom('printer', 'Lipsius', 'is', 'broken', '\n', ' ', '<mac-1>'),
  );
  const text = fc.array(word, { maxLength: 12 }).map((words) => words.join(' '));

  test('masked once is masked for good', () => {
    fc.assert(
      fc.property(text, (one) => {
        const masked = mask(one);
        expect(mask(masked)).toBe(masked);
      }),
      { numRuns: 500, seed: 4 },
    );
  });

  test('a report number always survives, whatever it looks like and stands between', () => {
    const number = fc.constantFrom(
      'M2611 0042',
      '7654321',
      's7654321',
      '123456782',
      '0612345678',
      '3c22fb9a7ed1',
      '0042',
    );
    fc.assert(
      fc.property(text, number, text, (before, kept, after) => {
        expect(mask(`${before} ${kept} ${after}`, [kept])).toContain(kept);
      }),
      { numRuns: 500, seed: 4 },
    );
  });
});

test('a long text costs no more than a blink', () => {
  const started = performance.now();
  for (const piece of ['a', '1', 'a1', ':', '%41', '0', '/home', ' 06', '=\n', 'is ', '\\u0041', 'ab.']) {
    mask(piece.repeat(Math.ceil(4096 / piece.length)).slice(0, 4096));
  }
  expect(performance.now() - started).toBeLessThan(6000);
});
