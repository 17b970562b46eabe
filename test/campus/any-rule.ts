import fc from 'fast-check';
import { isoDayOf } from '../../src/campus/civil.ts';

/** Rules in all words the engine knows, and a stretch of days to ask them for. */

const weekday = fc.constantFrom('MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU');
const weekdays = fc.uniqueArray(weekday, { minLength: 1, maxLength: 4 }).map((days) => `;BYDAY=${days.join(',')}`);
const numbered = (most: number, maxLength = 4) =>
  fc
    .uniqueArray(
      fc
        .tuple(fc.oneof(fc.constant(0), fc.integer({ min: -most, max: most })), weekday)
        .map(([ordinal, day]) => `${ordinal === 0 ? '' : ordinal}${day}`),
      { minLength: 1, maxLength },
    )
    .map((days) => `;BYDAY=${days.join(',')}`);
const monthDays = fc
  .uniqueArray(
    fc.integer({ min: -31, max: 31 }).filter((day) => day !== 0),
    { minLength: 1, maxLength: 6 },
  )
  .map((days) => `;BYMONTHDAY=${days.join(',')}`);
const months = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { minLength: 1, maxLength: 4 })
  .map((list) => `;BYMONTH=${list.join(',')}`);
const interval = fc.integer({ min: 1, max: 14 }).map((every) => (every === 1 ? '' : `;INTERVAL=${every}`));
const none = fc.constant('');

const wordsOf = (...parts: readonly fc.Arbitrary<string>[]): fc.Arbitrary<string> =>
  fc.tuple(...parts).map((words) => words.join(''));

const anyRule = fc.oneof(
  wordsOf(
    fc.constant('FREQ=DAILY'),
    interval,
    fc.oneof(none, months),
    fc.oneof(none, weekdays),
    fc.oneof(none, monthDays),
  ),
  wordsOf(fc.constant('FREQ=WEEKLY'), interval, fc.oneof(none, months), weekdays),
  wordsOf(fc.constant('FREQ=MONTHLY'), interval, fc.oneof(none, months), numbered(5)),
  wordsOf(fc.constant('FREQ=MONTHLY'), interval, fc.oneof(none, months), monthDays, fc.oneof(none, weekdays)),
  wordsOf(fc.constant('FREQ=YEARLY'), interval, months, fc.oneof(numbered(5, 1), weekdays, monthDays)),
  wordsOf(fc.constant('FREQ=YEARLY'), interval, months, monthDays, weekdays),
  // rrule-temporal leaves `MO` out of a year's `MO,1MO`, so a list is of one kind here; and it takes the 53rd Monday of a
  // year that has 52 from the next year, so 53 has a test of its own.
  wordsOf(fc.constant('FREQ=YEARLY'), interval, fc.oneof(numbered(52, 1), weekdays, monthDays)),
);

export const anyRuleCase = fc
  .record({
    rule: anyRule,
    since: fc.integer({ min: 0, max: 40_000 }),
    skip: fc.integer({ min: 0, max: 3000 }),
    length: fc.integer({ min: 1, max: 1200 }),
    end: fc.oneof(
      { weight: 3, arbitrary: fc.constant(null) },
      fc.record({ kind: fc.constant('count' as const), number: fc.integer({ min: 1, max: 60 }) }),
      fc.record({ kind: fc.constant('until' as const), number: fc.integer({ min: 0, max: 4000 }) }),
    ),
  })
  .map(({ rule, since, skip, length, end }) => ({ text: rule + endOf(end, since), since, skip, length }));

function endOf(end: { kind: 'count' | 'until'; number: number } | null, since: number): string {
  if (end === null) return '';
  if (end.kind === 'count') return `;COUNT=${end.number}`;
  return `;UNTIL=${isoDayOf(since + end.number).replaceAll('-', '')}T235959Z`;
}
