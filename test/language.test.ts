import { describe, expect, test } from '@jest/globals';
import { chooseLanguage, languageOfLocale } from '../src/language.ts';

describe('language of a locale name', () => {
  test.each([
    ['nl_NL.UTF-8', 'nl'],
    ['nl-BE', 'nl'],
    ['nl', 'nl'],
    ['NL_nl@euro', 'nl'],
    ['en_GB', 'en'],
    ['C', null],
    ['POSIX', null],
    ['de_DE.UTF-8', null],
    ['nlx', null],
    ['english', null],
    ['', null],
    [undefined, null],
  ] as const)('%s is %s', (locale, language) => {
    expect(languageOfLocale(locale)).toBe(language);
  });
});

describe('which language is spoken', () => {
  const none = { option: undefined, env: {}, setting: () => undefined, systemLocale: () => '' };

  test.each([
    ['English when nothing says otherwise', none, 'en'],
    ['the system locale last', { ...none, systemLocale: () => 'nl-NL' }, 'nl'],
    ['LANG before the system', { ...none, env: { LANG: 'nl_NL.UTF-8' }, systemLocale: () => 'en-US' }, 'nl'],
    ['LC_MESSAGES before LANG', { ...none, env: { LC_MESSAGES: 'nl', LANG: 'en_US' } }, 'nl'],
    ['LC_ALL before LC_MESSAGES', { ...none, env: { LC_ALL: 'en_US', LC_MESSAGES: 'nl' } }, 'en'],
    ['C does not decide', { ...none, env: { LC_ALL: 'C', LANG: 'nl_NL' } }, 'nl'],
    ['the setting before the locale', { ...none, setting: () => 'nl' as const, env: { LANG: 'en_US' } }, 'nl'],
    [
      'LUSUPPORT_LANG before the setting',
      { ...none, env: { LUSUPPORT_LANG: 'en' }, setting: () => 'nl' as const },
      'en',
    ],
    ['the option before all', { ...none, option: 'nl' as const, env: { LUSUPPORT_LANG: 'en' } }, 'nl'],
  ])('%s', (_name, sources, language) => {
    expect(chooseLanguage(sources)).toBe(language);
  });

  test('the settings file is not read when something before it decides', () => {
    const unread = () => {
      throw new Error('read');
    };
    expect(chooseLanguage({ ...none, option: 'nl', setting: unread, systemLocale: unread })).toBe('nl');
  });
});
