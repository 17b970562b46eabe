import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  differs,
  framesPerSecond,
  levelDbfs,
  meanLuma,
  type PictureSample,
  pictureOf,
} from '../../../src/exam-check/camera-page/measure.ts';

const pixels = (red: number, green: number, blue: number): number[] => Array(12).fill([red, green, blue, 255]).flat();

describe('a picture', () => {
  test.each([
    [[0, 0, 0], 0],
    [[255, 255, 255], 255],
    [[255, 0, 0], 76.2],
    [[0, 255, 0], 149.7],
    [[0, 0, 255], 29.1],
  ] as const)('%j is as bright as %d', ([red, green, blue], luma) => {
    expect(meanLuma(pixels(red, green, blue))).toBeCloseTo(luma, 1);
  });

  test('nothing is dark, and differs from something', () => {
    expect(meanLuma([])).toBe(0);
    expect(differs([1, 2], [1, 2])).toBe(false);
    expect(differs([1, 2], [1, 3])).toBe(true);
    expect(differs([1], [1, 2])).toBe(true);
  });

  const film = (luma: number, changed: readonly boolean[]): PictureSample[] =>
    changed.map((each, place) => ({ atMs: place * 100, luma, changed: each }));
  const still = (count: number): boolean[] => [true, ...Array<boolean>(count).fill(false)];

  test.each<[string, PictureSample[], string]>([
    ['no sample', [], 'none'],
    ['change all the time', film(100, Array(30).fill(true)), 'moving'],
    ['1.9 s without change', film(100, still(19)), 'moving'],
    ['2 s without change', film(100, still(20)), 'frozen'],
    ['change just before the end', film(100, [...still(29), true]), 'moving'],
    [
      'a frame a second',
      film(
        100,
        Array.from({ length: 32 }, (_, place) => place % 10 === 0),
      ),
      'moving',
    ],
    ['just not black', film(16, Array(30).fill(true)), 'moving'],
    ['black with noise', film(15.9, Array(30).fill(true)), 'black'],
    ['black and still', film(0, still(30)), 'black'],
  ])('%s: %s', (_name, samples, picture) => {
    expect(pictureOf(samples)).toBe(picture);
  });

  test.each([
    [[0, 100, 200, 300], 0, 1000, 4],
    [[0, 500], 0, 2000, 1],
    [[5000], 0, 1000, 0],
    [[], 0, 1000, 0],
    [[1], 10, 10, 0],
  ])('frames at %j from %d to %d', (times, from, to, expected) => {
    expect(framesPerSecond(times, from, to)).toBe(expected);
  });
});

describe('a sound', () => {
  const sine = (loudness: number): number[] =>
    Array.from({ length: 4800 }, (_, place) => Math.sin((place * 2 * Math.PI) / 48) * loudness);

  test.each([
    ['nothing', [], -100],
    ['silence', Array(100).fill(0), -100],
    ['full scale', Array(100).fill(1), 0],
    ['a full tone', sine(1), -3.01],
    ['a tenth', sine(0.1), -23.01],
    ['a thousandth', sine(0.001), -63.01],
    ['less than can be', Array(100).fill(1e-9), -100],
    ['more than can be', Array(100).fill(3), 0],
  ])('%s', (_name, samples, expected) => {
    expect(levelDbfs(samples)).toBeCloseTo(expected, 1);
  });

  test('louder is never quieter, and all stays in range', () => {
    fc.assert(
      fc.property(fc.array(fc.double({ min: -1, max: 1, noNaN: true }), { maxLength: 50 }), (samples) => {
        const level = levelDbfs(samples);
        expect(level).toBeGreaterThanOrEqual(-100);
        expect(level).toBeLessThanOrEqual(0);
        expect(levelDbfs(samples.map((each) => each / 2))).toBeLessThanOrEqual(level);
      }),
    );
  });
});
