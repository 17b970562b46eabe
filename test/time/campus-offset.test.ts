import { expect, test } from '@jest/globals';
import { IANAZone } from 'luxon';
import { campusOffsetMs } from '../../src/time/campus-offset.ts';

const HOUR_MS = 3_600_000;

test('the rule of the European Union gives what luxon gives, at every hour of every year it is used for', () => {
  const amsterdam = IANAZone.create('Europe/Amsterdam');
  const wrong: string[] = [];
  // An hour before and at each change is looked at by the second; between changes an offset cannot go and come back.
  for (let year = 1996; year <= 2100; year += 1) {
    for (const month of [2, 9]) {
      for (let day = 24; day <= 31; day += 1) {
        for (const seconds of [-1, 0, 1]) {
          const instantMs = Date.UTC(year, month, day, 1) + seconds * 1000;
          if (campusOffsetMs(instantMs) !== amsterdam.offset(instantMs) * 60_000)
            wrong.push(new Date(instantMs).toISOString());
        }
      }
    }
    for (let instantMs = Date.UTC(year, 0, 1); instantMs < Date.UTC(year + 1, 0, 1); instantMs += 61 * HOUR_MS) {
      if (campusOffsetMs(instantMs) !== amsterdam.offset(instantMs) * 60_000)
        wrong.push(new Date(instantMs).toISOString());
    }
  }
  expect(wrong).toEqual([]);
});

test.each([Date.UTC(1995, 11, 31, 23, 59, 59), Date.UTC(2101, 0, 1), Number.NaN, Number.POSITIVE_INFINITY])(
  'outside its years it does not say: %d',
  (instantMs) => {
    expect(campusOffsetMs(instantMs)).toBeNull();
  },
);
