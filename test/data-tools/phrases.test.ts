import { describe, expect, test } from '@jest/globals';
import { isPhrase, lineReader } from '../../src/data-tools/labelled.ts';
import { phrasesLines } from '../../src/data-tools/phrases-text.ts';
import type { PhrasesResult } from '../../src/data-tools/result-schema.ts';
import { reaches, scoresOf, shareWithInterval } from '../../src/data-tools/score.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import type { Match } from '../../src/matching/match.ts';
import { expectGolden } from '../helpers/golden.ts';

const DESKS = new Map([
  ['printing.broken', 'ufb'],
  ['card.lost', 'lu-card'],
  ['wifi', 'issc'],
  ['account.password', 'issc'],
]);

describe('a line of a collection', () => {
  /** What the line holds, after a first phrase. */
  const read = (text: string, truncated = false) => {
    const reader = lineReader(DESKS);
    reader({ text: 'ufb\tx', truncated: false }, 1);
    const found = reader({ text, truncated }, 2);
    if (found === null) return null;
    return isPhrase(found) ? `${found.label.kind} ${found.label.id} ${found.label.desk} | ${found.text}` : found.code;
  };

  test.each([
    ['ufb\tthe printer jams', 'desk ufb ufb | the printer jams'],
    ['printing.broken\tjam', 'topic printing.broken ufb | jam'],
    ['none\tmy landlord', 'none none null | my landlord'],
    // as spreadsheets save it: blanks, tabs at the end, quotes around cells with signs in them
    [' ufb \t jam \t\t', 'desk ufb ufb | jam'],
    ['ufb\t"he said ""jam"", then left"', 'desk ufb ufb | he said "jam", then left'],
    ['"wifi"\t"a, b"', 'topic wifi issc | a, b'],
    ['ufb\t"quoted" word', 'desk ufb ufb | "quoted" word'],
    ['', null],
    ['   ', null],
    ['\t', null],
    ['# remark\twith a tab', null],
    ['ufb the printer jams', 'no-tab'],
    ['ufb', 'no-tab'],
    ['ufb\t', 'no-text'],
    ['ufb\t  ', 'no-text'],
    ['\ttext', 'unknown-label'],
    ['printer\ttext', 'unknown-label'],
    ['UFB\ttext', 'unknown-label'],
    ['nl\tufb\ttext', 'unknown-label'],
    ['ufb\ttext\tremark', 'third-cell'],
    ['label\ttext', 'unknown-label'],
    ['ufb\tcaf\uFFFD', 'not-utf8'],
  ])('%j: %j', (line, found) => {
    expect(read(line)).toBe(found);
  });

  test('a line that was cut', () => {
    expect(read('ufb\tvery long', true)).toBe('line-too-long');
  });

  test.each(['label\ttext', 'Label\tPhrase', 'balie\tzin', 'Onderwerp'])('the heading %j', (line) => {
    const reader = lineReader(DESKS);
    expect(reader({ text: '# a remark', truncated: false }, 1)).toBeNull();
    expect(reader({ text: line, truncated: false }, 2)).toBeNull();
    expect(reader({ text: 'ufb\tjam', truncated: false }, 3)).toMatchObject({ line: 3, text: 'jam' });
  });
});

/** A phrase of a label that the search answers with these topics. */
function answered(line: number, label: string, ...topics: string[]) {
  const read = lineReader(DESKS)({ text: `${label}\ttext ${line}`, truncated: false }, line);
  if (read === null || !isPhrase(read)) throw new Error(`no label ${label}`);
  const matches = topics.map((topic, place): Match => {
    const words = [{ word: topic.split('.')[0] ?? '', weight: 1 }];
    return { topic, desk: DESKS.get(topic) ?? '', score: 0.9 - place / 10, words, second: false };
  });
  return { phrase: read, matches };
}

const SAMPLE = [
  answered(1, 'ufb', 'printing.broken'),
  answered(2, 'ufb', 'card.lost', 'wifi', 'printing.broken'),
  answered(3, 'ufb', 'card.lost', 'wifi', 'account.password', 'printing.broken'),
  answered(4, 'ufb'),
  answered(5, 'wifi', 'wifi', 'card.lost'),
  answered(6, 'wifi', 'account.password', 'wifi'),
  answered(7, 'wifi', 'card.lost'),
  answered(8, 'none'),
  answered(9, 'none', 'wifi'),
];

describe('the scores', () => {
  const scores = scoresOf(SAMPLE);

  test('count what they say', () => {
    const counts = Object.fromEntries(
      (['rightFirst', 'withinThree', 'rightTopic', 'refused', 'wronglyRefused'] as const).map((name) => [
        name,
        [scores[name].count, scores[name].of],
      ]),
    );
    expect({ phrases: scores.phrases, ...counts }).toEqual({
      phrases: 9,
      rightFirst: [3, 7],
      withinThree: [4, 7],
      rightTopic: [1, 3],
      refused: [1, 2],
      wronglyRefused: [1, 7],
    });
  });

  test('which desk came first, by label', () => {
    expect(scores.confusion).toEqual([
      { label: 'ufb', answer: 'ufb', count: 1 },
      { label: 'ufb', answer: 'lu-card', count: 2 },
      { label: 'ufb', answer: 'none', count: 1 },
      { label: 'issc', answer: 'issc', count: 2 },
      { label: 'issc', answer: 'lu-card', count: 1 },
      { label: 'none', answer: 'none', count: 1 },
      { label: 'none', answer: 'issc', count: 1 },
    ]);
    expect(scores.confusion.reduce((sum, { count }) => sum + count, 0)).toBe(SAMPLE.length);
  });

  test('the misses, each with its kind', () => {
    expect(scores.misses.map(({ line, kind, answer }) => [line, kind, answer?.topic ?? null])).toEqual([
      [2, 'other-desk', 'card.lost'],
      [3, 'other-desk', 'card.lost'],
      [4, 'no-answer', null],
      [6, 'other-topic', 'account.password'],
      [7, 'other-desk', 'card.lost'],
      [9, 'not-refused', 'wifi'],
    ]);
  });

  /** Agresti and Coull (1998) and common tables give the same figures. */
  test.each([
    [0, 10, 0, 0.2775],
    [1, 10, 0.0179, 0.4042],
    [8, 10, 0.4902, 0.9433],
    [10, 10, 0.7225, 1],
    [50, 100, 0.4038, 0.5962],
    [1, 1, 0.2065, 1],
  ])('%d of %d lies between %d and %d', (count, of, low, high) => {
    expect(shareWithInterval(count, of)).toEqual({ count, of, share: count / of, low, high });
  });

  test('nothing to count is not known', () => {
    expect(shareWithInterval(0, 0)).toEqual({ count: 0, of: 0, share: null, low: null, high: null });
  });

  test.each([
    [85, 100, 85, true],
    [84, 100, 85, false],
    [2, 3, 66.66, true],
    [2, 3, 66.67, false],
    [0, 5, 0, true],
    [0, 0, 0, null],
  ])('%d of %d with --min %d: %s', (count, of, min, reached) => {
    expect(reaches(shareWithInterval(count, of), min)).toBe(reached);
  });
});

describe.each(LANGUAGES)('the screen in %s', (language) => {
  const result: PhrasesResult = {
    action: 'phrases',
    file: 'collection of May.tsv',
    ...scoresOf(SAMPLE),
    min: null,
    reached: null,
  };
  const desks = ['issc', 'lu-card', 'ufb', 'library'];
  const screen = plainScreen(language);

  test('scores and table', () => {
    for (const columns of [40, 80, 100]) {
      const lines = phrasesLines({ result, desks, listMisses: false }, plainScreen(language, columns));
      expectGolden(`data/phrases.${language}.${columns}`, lines);
      expect(lines.filter((line) => [...line].length > columns)).toEqual([]);
    }
  });

  test('misses, and a share that was asked for', () => {
    const view = { result: { ...result, min: 85, reached: false }, desks, listMisses: true };
    expectGolden(`data/phrases-misses.${language}.80`, phrasesLines(view, screen));
    expectGolden(`data/phrases-misses.${language}.plain`, phrasesLines(view, { ...screen, plain: true }));
  });

  test('nothing missed, only phrases for no desk, from standard input', () => {
    const only = scoresOf([answered(1, 'none')]);
    const view = { result: { ...result, ...only, file: null, min: 50, reached: null }, desks, listMisses: true };
    expectGolden(`data/phrases-none.${language}.80`, phrasesLines(view, screen));
  });

  test('all ten desks fit on 80 columns with counts of four digits; larger ones become a list', () => {
    const ten = ['issc', 'lu-card', 'ufb', 'programme-office', 'front-office', 'library'];
    ten.push('lecturer', 'study-adviser', 'dpo', 'emergency');
    const all = [...ten, 'none'];
    const confusion = (count: number) => all.flatMap((label) => all.map((answer) => ({ label, answer, count })));
    const shown = (count: number) =>
      phrasesLines({ result: { ...result, confusion: confusion(count) }, desks: ten, listMisses: false }, screen);
    expect(shown(999).some((line) => /^ {2} {2}1 {2}issc +999 /.test(line) || /^ {3}1 {2}issc +999/.test(line))).toBe(
      true,
    );
    for (const count of [999, 99_999]) expect(shown(count).filter((line) => [...line].length > 80)).toEqual([]);
  });

  test('a hostile text cannot act', () => {
    const text = `\u001B[2J\u202E${'x'.repeat(4000)}`;
    const misses = [{ line: 1, text, label: 'ufb', kind: 'no-answer' as const, answer: null }];
    const lines = phrasesLines({ result: { ...result, misses }, desks, listMisses: true }, screen).join('\n');
    expect(lines).toContain('<U+001B>');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
    expect(lines).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
    expect(lines.length).toBeLessThan(4000);
  });
});
