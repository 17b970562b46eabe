import { expect, test } from '@jest/globals';
import { spoken } from '../../../src/exam-check/camera-page/spoken.ts';

test.each([
  [
    ['Picture  good 1280 x 720', 'Light dark. Put a lamp in front of you.'],
    'Picture good 1280 x 720. Light dark. Put a lamp in front of you.',
  ],
  [['Measuring…', '', ' \n ', 'Do you hear yourself?'], 'Measuring… Do you hear yourself?'],
  [[], ''],
])('rows are read aloud as sentences with one stop each: %j', (rows, expected) => {
  expect(spoken(rows)).toBe(expected);
});
