import { expect, test } from '@jest/globals';
import { sayRule } from '../../src/maintenance/rule-words.ts';

test.each([
  ['FREQ=WEEKLY;BYDAY=FR', 'every Friday', 'elke vrijdag'],
  ['FREQ=WEEKLY;BYDAY=MO,WE,FR', 'every Monday, Wednesday or Friday', 'elke maandag, woensdag of vrijdag'],
  ['FREQ=WEEKLY;INTERVAL=2;BYDAY=FR', 'every 2 weeks on Friday', 'elke 2 weken op vrijdag'],
  ['FREQ=MONTHLY;BYDAY=1MO', 'the first Monday of the month', 'de eerste maandag van de maand'],
  ['FREQ=MONTHLY;BYDAY=-1FR', 'the last Friday of the month', 'de laatste vrijdag van de maand'],
  ['FREQ=MONTHLY;BYDAY=-2FR', 'the second last Friday of the month', 'de op een na laatste vrijdag van de maand'],
  ['FREQ=MONTHLY;INTERVAL=3;BYMONTHDAY=1', 'day 1 of every 3 months', 'dag 1 van elke 3 maanden'],
  ['FREQ=MONTHLY;BYMONTHDAY=15,-1', 'day 15 or the last day of the month', 'dag 15 of de laatste dag van de maand'],
  [
    'FREQ=MONTHLY;BYDAY=TU;BYMONTHDAY=2,3,4,5,6,7,8',
    'every Tuesday, if it is day 2 to 8 of the month',
    'elke dinsdag die valt op dag 2 tot en met 8 van de maand',
  ],
  ['FREQ=DAILY', 'every day', 'elke dag'],
  [
    'FREQ=DAILY;INTERVAL=3;BYDAY=MO,TU',
    'every 3 days, if it is Monday or Tuesday',
    'elke 3 dagen, alleen op maandag of dinsdag',
  ],
  ['FREQ=DAILY;BYMONTH=12,7', 'every day, only in July or December', 'elke dag, alleen in juli of december'],
  [
    'FREQ=DAILY;BYMONTHDAY=1,-1',
    'every day, if it is day 1 or the last day of the month',
    'elke dag, alleen op dag 1 of de laatste dag van de maand',
  ],
  ['FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231', 'every Friday, until 31 Dec 2027', 'elke vrijdag, tot en met 31 dec 2027'],
  [
    'FREQ=WEEKLY;BYDAY=FR;UNTIL=20271231T233000Z',
    'every Friday, until 1 Jan 2028',
    'elke vrijdag, tot en met 1 jan 2028',
  ],
  ['FREQ=WEEKLY;BYDAY=FR;COUNT=6', 'every Friday, 6 times', 'elke vrijdag, 6 keer'],
  ['FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', 'day 29 of February', 'dag 29 van februari'],
  ['FREQ=YEARLY;BYMONTH=8;BYDAY=3MO', 'the third Monday of August', 'de derde maandag van augustus'],
  [
    'FREQ=YEARLY;INTERVAL=2;BYDAY=21FR',
    'the 21st Friday of the year, every 2 years',
    'de 21e vrijdag van het jaar, elke 2 jaar',
  ],
  ['FREQ=YEARLY;BYDAY=-13SU', 'the 13th last Sunday of the year', 'de op 12 na laatste zondag van het jaar'],
  ['FREQ=YEARLY;BYMONTHDAY=1', 'day 1 of the month', 'dag 1 van de maand'],
])('%s', (rule, en, nl) => {
  expect([sayRule(rule, 'en'), sayRule(rule, 'nl')]).toEqual([en, nl]);
});
