import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDurationMinutes } from '../../src/time/duration.ts';
import { sayDuration } from '../../src/time/say.ts';
import { expectGoodWords, refusedBy } from './refused.ts';

describe('a duration', () => {
  test.each([
    ['90m', 90],
    ['90 min', 90],
    ['1m', 1],
    ['2h', 120],
    ['2u', 120],
    ['2 uur', 120],
    ['1h30', 90],
    ['1h30m', 90],
    ['1h05', 65],
    ['1h5m', 65],
    ['1h90m', 150],
    ['1 uur 30 min', 90],
    ['  2H ', 120],
    ['+2h', 120],
    ['PT90M', 90],
    ['PT2H', 120],
    ['PT1H30M', 90],
    ['pt1h30m', 90],
    ['P1DT2H', 1560],
    ['31d', 44_640],
    ['P31D', 44_640],
    ['744h', 44_640],
  ])('%j is %i minutes', (text, minutes) => {
    expect(readDurationMinutes(text)).toBe(minutes);
  });

  test.each([
    ['', 'duration-not-understood'],
    ['h', 'duration-not-understood'],
    ['PT', 'duration-not-understood'],
    ['P', 'duration-not-understood'],
    ['1h5', 'duration-not-understood'],
    ['1h90', 'duration-not-understood'],
    ['1.5h', 'duration-not-understood'],
    ['90s', 'duration-not-understood'],
    ['PT90S', 'duration-not-understood'],
    ['30m 2h', 'duration-not-understood'],
    ['two hours', 'duration-not-understood'],
    ['-', 'duration-not-understood'],
    ['9'.repeat(41), 'duration-not-understood'],
    ['\u001b[31m2h', 'duration-not-understood'],
    ['90', 'duration-without-unit'],
    [' 2 ', 'duration-without-unit'],
    ['0m', 'duration-not-positive'],
    ['0h00', 'duration-not-positive'],
    ['PT0M', 'duration-not-positive'],
    ['-90m', 'duration-not-positive'],
    ['-PT2H', 'duration-not-positive'],
    ['31d 1m', 'duration-too-long'],
    ['745h', 'duration-too-long'],
    ['999999h', 'duration-too-long'],
  ])('%j is refused: %s', (text, code) => {
    const error = refusedBy(() => readDurationMinutes(text));
    expect({ code: error.code, exit: error.exitCode }).toEqual({ code, exit: 2 });
    expect(error.hint).not.toBeNull();
    expectGoodWords(error);
  });

  test.each([
    ['1.5h', '1h30'],
    ['1,5 uur', '1h30'],
    ['2.25 hours', '2h15'],
    ['0.75u', '45m'],
  ])('%j: the hint is %s', (text, meant) => {
    const error = refusedBy(() => readDurationMinutes(text));
    expect([error.code, error.hint]).toEqual([
      'duration-not-understood',
      { en: `Write ${meant}.`, nl: `Schrijf ${meant}.` },
    ]);
    expect(readDurationMinutes(meant)).toBe(Number.parseFloat(text.replace(',', '.')) * 60);
  });

  test('1.30 may be half an hour or a third: the hint does not choose', () => {
    expect(refusedBy(() => readDurationMinutes('1.30 uur')).hint?.en).toContain('for instance');
  });

  test('a bare number is answered with both ways to write it', () => {
    const { text, hint } = refusedBy(() => readDurationMinutes('90'));
    expect({ text, hint }).toEqual({
      text: { en: 'Is that 90 minutes or 90 hours?', nl: 'Is dat 90 minuten of 90 uur?' },
      hint: { en: 'Write 90m or 90h.', nl: 'Schrijf 90m of 90h.' },
    });
  });

  test('what we print is read back', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 44_640 }),
        fc.constantFrom('en' as const, 'nl' as const),
        (minutes, language) => {
          expect(readDurationMinutes(sayDuration(minutes, language))).toBe(minutes);
          expect(readDurationMinutes(`PT${minutes}M`)).toBe(minutes);
        },
      ),
      { numRuns: 500, seed: 20260907 },
    );
  });
});
