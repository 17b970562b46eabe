import { expect, test } from '@jest/globals';
import { ageOf } from '../../src/campus/age.ts';
import { campusSection } from '../helpers/campus.ts';
import { triageSection } from '../helpers/triage.ts';

/** The day on which the sources were read. */
const READ_ON = Date.UTC(2026, 10, 22);

/** Named on every screen with their age; our own advice has none. */
const SAID_OTHERWISE = new Set(['page-a', 'page-b', 'ours']);

/** Advice that does not go out of date: to try, to check, to be careful, to call 112. */
const TIMELESS = [
  /^If one application works and another does not/,
  /^Never e-mail your password/,
  /^Caps Lock off/,
  /^Switch the login page/,
  /^Check (?:that|your) /,
  /^Activate the account/,
  /^(?:Unexpected mail: o|O)pen no links/,
  /^Change your password/,
  /^Log in with your student account\.$/,
  /^Test Account Services/,
  /^Clear cookies/,
  /^New here\?/,
  /^Use the newest version/,
  /^Close all windows/,
  /^Was your photo uploaded/,
  /^See whether it has been activated/,
  /call 112\.$/i,
  /^Look in your course/,
  /^Report it in the helpdesk portal/,
  /^Keep system/,
  /^Use Wi-Fi that you trust/,
  /^Do not store passwords/,
  /^Know the exam program/,
];

const ages = new Map(campusSection().sources.map(({ id, statedOn }) => [id, ageOf(statedOn, READ_ON)]));
const { outcomes, guides } = triageSection();

const facts = [
  ...outcomes.flatMap(({ selfHelp, notes }) => [...selfHelp, ...notes]),
  ...guides.flatMap(({ steps }) => steps),
].filter(({ sources }) => sources.every((id) => ages.get(id) === 'hint' && !SAID_OTHERWISE.has(id)));

test('a fact that only old or undated pages give is told with its age, in both languages', () => {
  const bare = facts.filter(
    ({ text }) => !/undated|20[12]\d/i.test(text.en) || !/zonder datum|20[12]\d/i.test(text.nl),
  );
  const left = bare.filter(({ text }) => !TIMELESS.some((advice) => advice.test(text.en)));
  expect(left.map(({ text }) => text.en)).toEqual([]);
});

test('every exception is used', () => {
  const unused = TIMELESS.filter((advice) => !facts.some(({ text }) => advice.test(text.en)));
  expect(unused).toEqual([]);
});
