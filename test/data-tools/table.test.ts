import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import { run } from '../../src/data-tools/command.ts';
import { resultSchema, type TableResult } from '../../src/data-tools/result-schema.ts';
import { tableOf } from '../../src/data-tools/table.ts';
import { tableLines } from '../../src/data-tools/table-text.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES } from '../../src/language.ts';
import { expectGolden } from '../helpers/golden.ts';
import { fakeSession } from '../helpers/session.ts';
import { triageSection } from '../helpers/triage.ts';

const triage = triageSection();
const tableIn = (language: 'en' | 'nl') => tableLines(tableOf(triage, language), plainScreen(language));

test('every path with its outcome: the difference shows which paths a change has moved', () => {
  expectGolden('data/paths', tableIn('en'));
});

test('one path a line, as many cells as the heading has', () => {
  const lines = tableIn('en');
  expect(lines.length).toBe(tableOf(triage, 'en').paths.length + 1);
  for (const line of lines) expect([line, line.split('\t').length]).toEqual([line, 8]);
  for (const line of lines) expect([line, line.split('\t').includes('')]).toEqual([line, false]);
});

test('the languages differ in the heading only', () => {
  const [head, ...rows] = tableIn('nl');
  const [headEn, ...rowsEn] = tableIn('en');
  expect(rows).toEqual(rowsEn);
  expect(head).not.toBe(headEn);
});

test('a row of each kind', () => {
  const { paths } = tableOf(triage, 'nl');
  const rowOf = (outcome: string) => paths.find((path) => path.outcome === outcome);
  expect(rowOf('printer-broken')).toEqual({
    answers: [
      { question: 'problem', option: 'printing' },
      { question: 'printing', option: 'machine-broken' },
    ],
    asksFaculty: false,
    outcome: 'printer-broken',
    kind: 'desk',
    urgency: 'today',
    title: triage.outcomes.find(({ id }) => id === 'printer-broken')?.title.nl,
    desk: 'ufb',
    next: ['issc'],
    service: null,
    topics: ['printing.broken'],
  });
  expect(rowOf('programme-question')).toMatchObject({ asksFaculty: true, desk: 'programme-office' });
  expect(tableIn('en').find((line) => line.includes('\tprogramme-question\t'))).toMatch(/ faculty=any\t/);
});

test('every topic stands at one path', () => {
  const topics = tableOf(triage, 'en').paths.flatMap((path) => path.topics);
  expect([...topics].sort()).toEqual(triage.topics.map(({ id }) => id).sort());
});

describe('the command', () => {
  const table = async (more: Parameters<typeof fakeSession>[0] = {}) => {
    let written = '';
    const write = async (text: string) => {
      written += text;
    };
    const answer = await run({ words: ['table'], options: {} }, fakeSession({ sections: { triage }, write, ...more }));
    return { answer, written, result: v.parse(resultSchema, answer.result) as TableResult };
  };

  test('writes the lines and nothing around them', async () => {
    const { answer, written } = await table();
    expect(answer).toMatchObject({ exitCode: 0, written: true, notices: [] });
    expect(written).toBe(`${tableIn('en').join('\n')}\n`);
  });

  test('names the folder of foreign facts in a remark', async () => {
    const reference = { ...fakeSession({ sections: { triage } }).reference, foreignFolder: '/some\u001B[2J/facts' };
    const { written } = await table({ reference });
    expect(written.split('\n')[0]).toBe('# Facts from /some<U+001B>[2J/facts, not the ones that come with lusupport.');
  });

  test('with --json writes nothing itself', async () => {
    const { answer, written, result } = await table({ json: true });
    expect({ written: answer.written, text: written }).toEqual({ written: undefined, text: '' });
    expect(result.paths.length).toBeGreaterThan(100);
  });

  test.each(LANGUAGES)('for a screen reader, one fact a line: %s', (language) => {
    const result = { ...tableOf(triage, language), paths: tableOf(triage, language).paths.slice(0, 2) };
    expectGolden(`data/table-plain.${language}`, tableLines(result, { ...plainScreen(language), plain: true }));
  });
});
