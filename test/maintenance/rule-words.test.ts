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
    'elke dinsdag, als het dag 2 tot en met 8 van de maand is',
  ],
])('%s', (rule, en, nl) => {
  expect([sayRule(rule, 'en'), sayRule(rule, 'nl')]).toEqual([en, nl]);
});
