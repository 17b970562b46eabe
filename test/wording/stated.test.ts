import { expect, test } from '@jest/globals';
import { pageText, readText, statedText } from '../../src/wording/stated.ts';

test.each([
  ['undated', 'hint', 'undated', 'zonder datum'],
  ['2021/2023', 'hint', 'about 2021-23', 'rond 2021-23'],
  ['2021', 'hint', 'about 2021', 'rond 2021'],
  ['2025/2026', 'fresh', '2025-26', '2025-26'],
  ['2021-12-09', 'hint', 'of 9 Dec 2021', 'van 9 dec 2021'],
  ['2026-11-22', 'fresh', 'of 22 Nov 2026', 'van 22 nov 2026'],
  ['2025-03', 'hint', 'of March 2025', 'van maart 2025'],
] as const)('%s is said as %s: %s, %s', (statedOn, age, en, nl) => {
  expect([statedText(statedOn, age, 'en'), statedText(statedOn, age, 'nl')]).toEqual([en, nl]);
});

test('the day of reading is said in words', () => {
  expect([readText('2026-11-22', 'en'), readText('2026-11-22', 'nl')]).toEqual([
    'read 22 Nov 2026',
    'gelezen op 22 nov 2026',
  ]);
});

test.each([
  ['undated', 'undated page', 'pagina zonder datum'],
  ['2021/2023', 'page of 2021-23', 'pagina van 2021-23'],
  ['2021', 'page of 2021', 'pagina van 2021'],
  ['2015-01-22', 'page of 22 Jan 2015', 'pagina van 22 jan 2015'],
])('a page of %s is named: %s, %s', (statedOn, en, nl) => {
  expect([pageText(statedOn, 'en'), pageText(statedOn, 'nl')]).toEqual([en, nl]);
});
