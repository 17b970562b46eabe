import { describe, expect, test } from '@jest/globals';
import { LockBlockedError, type NotSavedWhy, notSavedWhy } from '../../src/io/not-saved.ts';
import { sayNotSaved, sayNotWritten } from '../../src/wording/not-saved.ts';

/** The cause that an error of the system names, and its words. */

const CASES: readonly (readonly [string, NotSavedWhy, RegExp, RegExp])[] = [
  ['ENOSPC', 'full', /disk is full/, /schijf is vol/],
  ['EDQUOT', 'full', /disk is full/, /schijf is vol/],
  ['EFBIG', 'full', /disk is full/, /schijf is vol/],
  ['EROFS', 'read-only', /read-only/, /alleen-lezen/],
  ['EACCES', 'no-permission', /may not read or change/, /niet lezen of wijzigen/],
  ['EPERM', 'no-permission', /may not read or change/, /niet lezen of wijzigen/],
  ['ELOOP', 'link', /is a link/, /is een link/],
  ['ENOTDIR', 'not-a-folder', /is no folder/, /is geen map/],
  ['EISDIR', 'not-a-file', /is no file/, /geen bestand is/],
  ['ENAMETOOLONG', 'name-too-long', /too long/, /te lang/],
  ['EIO', 'disk-error', /reports an error/, /geeft een fout/],
  ['EBUSY', 'busy', /is busy/, /bezig/],
  ['ENOENT', 'unwritable', /perhaps its folder is read-only/, /misschien is de map alleen-lezen/],
];

describe('each cause has its own words, and says what to do', () => {
  test.each(CASES)('%s is %s', (code, why, english, dutch) => {
    expect(notSavedWhy(Object.assign(new Error('x'), { code }))).toBe(why);
    expect(sayNotSaved(why, 'en')).toMatch(english);
    expect(sayNotSaved(why, 'nl')).toMatch(dutch);
    expect(sayNotWritten(why, 'en')).toMatch(/ Name another file\.$/);
    expect(sayNotWritten(why, 'nl')).toMatch(/ Noem een ander bestand\.$/);
    for (const language of ['en', 'nl'] as const) {
      const sentences = sayNotSaved(why, language).split(/(?<=\.) /);
      expect(sentences.length).toBeGreaterThan(1);
      expect(sentences.filter((one) => one.split(/\s+/).length > 20)).toEqual([]);
    }
  });

  test('what is no error of the system, and a lock that nobody can take', () => {
    expect([undefined, null, 'ENOSPC', {}, { code: 7 }].map(notSavedWhy)).toEqual(Array(5).fill('unwritable'));
    expect(notSavedWhy(new LockBlockedError('x'))).toBe('lock-blocked');
  });

  test('a read-only disk alone is called read-only', () => {
    const others = [
      'link',
      'not-a-folder',
      'not-a-file',
      'lock-blocked',
      'too-large',
      'full',
      'no-permission',
    ] as const;
    expect(others.filter((why) => /read-only/.test(sayNotSaved(why, 'en')))).toEqual([]);
    expect(others.filter((why) => /alleen-lezen/.test(sayNotSaved(why, 'nl')))).toEqual([]);
  });
});
