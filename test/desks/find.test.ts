import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';

/** What is typed, on the facts of `data/`: how it was read, and the desks that answer, in order. */

async function answerTo(words: string): Promise<string> {
  const { result } = await ask({ words });
  const desks = result.desks.map(({ id, faculty }) => (faculty === null ? id : `${id}/${faculty}`));
  return `${result.matchedBy}: ${desks.join(' ')}`;
}

describe('by name', () => {
  test.each([
    ['library', 'name: library'],
    ['bibliotheek', 'name: library'],
    ['UB', 'name: library'],
    ['opening hours library', 'name: library'],
    ['telefoonnummer bibliotheek', 'name: library'],
    ['issc', 'name: issc'],
    ['issc-helpdesk', 'name: issc'],
    ['LU-Card', 'name: lu-card'],
    ['servicedesk', 'name: ufb'],
    ['service desk', 'name: ufb'],
    ['front-office', 'name: front-office'],
    ['front office wijnhaven', 'name: front-office'],
    ['programme office', 'name: programme-office'],
    ['study adviser', 'name: study-adviser'],
    ['studieadviseur', 'name: study-adviser'],
    ['dpo', 'name: dpo'],
    ['privacy office', 'name: privacy-office'],
    ['privacy', 'name: dpo privacy-office'],
    ['112', 'name: emergency'],
    ['decaan', 'name: student-counsellor'],
    ['police', 'name: police'],
  ])('%s -> %s', async (words, expected) => {
    expect(await answerTo(words)).toBe(expected);
  });
});

describe('by the faculty whose administration it is', () => {
  test.each([
    ['archeologie', 'name: programme-office/archaeology'],
    ['onderwijsadministratie archeologie', 'name: programme-office/archaeology'],
    ['OSC', 'name: programme-office/governance-and-global-affairs'],
    ['fgga', 'name: programme-office/governance-and-global-affairs'],
    ['ssa', 'name: programme-office/science'],
    ['humanities', 'name: programme-office/humanities'],
    ['onderwijsadministratie', 'name: programme-office'],
  ])('%s -> %s', async (words, expected) => {
    expect(await answerTo(words)).toBe(expected);
  });
});

describe('by place', () => {
  test.each([
    ['plexus', 'place: front-office disability-centre student-counsellor student-psychologist'],
    ['wijnhaven', 'place: ufb front-office library programme-office/governance-and-global-affairs'],
    ['lipsius', 'place: issc reception'],
    ['the KOG building', 'place: issc programme-office/law'],
    ['walaeus', 'place: library'],
    ['pieter de la court', 'place: issc reception programme-office/social-and-behavioural-sciences'],
    ['Pieter de la Court building', 'place: issc reception programme-office/social-and-behavioural-sciences'],
    ['campus the hague', 'place: issc'],
    ['campus den haag', 'place: issc'],
    ['the hague', 'place: issc ufb front-office library programme-office/governance-and-global-affairs'],
    ['Den Haag', 'place: issc ufb front-office library programme-office/governance-and-global-affairs'],
    ['gorlaeus', 'place: issc'],
    ['kaiserstraat 25', 'place: front-office disability-centre student-counsellor student-psychologist'],
  ])('%s -> %s', async (words, expected) => {
    expect(await answerTo(words)).toBe(expected);
  });
});

describe('with a slip of the fingers', () => {
  test.each([
    ['libary', 'name: library'],
    ['plexs', 'place: front-office disability-centre student-counsellor student-psychologist'],
    ['fenesta', 'name: disability-centre'],
    ['studieadvisuer', 'name: study-adviser'],
  ])('%s -> %s', async (words, expected) => {
    expect(await answerTo(words)).toBe(expected);
  });
});

describe('by task, where the words are more than a name', () => {
  test.each([
    ['printer', 'ufb'],
    ['wifi', 'issc'],
    ['kaart kwijt', 'lu-card'],
    ['grades', 'programme-office'],
    ['key', 'ufb'],
    ['broken keyboard in lipsius', 'issc'],
  ])('%s -> %s first', async (words, expected) => {
    const { result } = await ask({ words });
    expect([result.matchedBy, result.desks[0]?.id]).toEqual(['task', expected]);
    expect(result.matches[0]?.desk).toBe(expected);
  });
});

test.each(['my landlord raised the rent', 'xyzzy', '???', '\u202e'])('nothing fits %j', async (words) => {
  const { result, exitCode } = await ask({ words });
  expect([exitCode, result.matchedBy, result.desks]).toEqual([0, null, []]);
});
