import { describe, expect, test } from '@jest/globals';
import { type Folders, foldersOf } from '../../src/io/folders.ts';

const NOWHERE: Folders = { config: null, state: null, cache: null };

const at = (config: string | null, state: string | null, cache: string | null): Folders => ({ config, state, cache });

describe('Linux', () => {
  const home = at('/home/a/.config/lusupport', '/home/a/.local/state/lusupport', '/home/a/.cache/lusupport');

  test.each([
    ['the home folder', {}, '/home/a', home],
    [
      'XDG',
      { XDG_CONFIG_HOME: '/c', XDG_STATE_HOME: '/s', XDG_CACHE_HOME: '/k/' },
      '/home/a',
      at('/c/lusupport', '/s/lusupport', '/k/lusupport'),
    ],
    ['XDG without a home', { XDG_STATE_HOME: '/s' }, null, at(null, '/s/lusupport', null)],
    ['a relative XDG folder is as if not set', { XDG_CONFIG_HOME: 'c', XDG_STATE_HOME: './s' }, '/home/a', home],
    ['an empty XDG folder', { XDG_CONFIG_HOME: '' }, '/home/a', home],
    ['a NUL in it', { XDG_CONFIG_HOME: '/c\0d' }, '/home/a', home],
    ['no home', {}, null, NOWHERE],
    ['an empty home', {}, '', NOWHERE],
    ['a relative home', {}, 'home/a', NOWHERE],
    [
      'LUSUPPORT_HOME moves all',
      { LUSUPPORT_HOME: '/l', XDG_CONFIG_HOME: '/c' },
      '/home/a',
      at('/l/config', '/l/state', '/l/cache'),
    ],
    ['LUSUPPORT_HOME without a home', { LUSUPPORT_HOME: '/l' }, null, at('/l/config', '/l/state', '/l/cache')],
    ['a relative LUSUPPORT_HOME', { LUSUPPORT_HOME: 'l' }, '/home/a', home],
    ['detours', { LUSUPPORT_HOME: '/l/../m' }, null, at('/m/config', '/m/state', '/m/cache')],
  ] as const)('%s', (_name, env, homeFolder, expected) => {
    expect(foldersOf('linux', env, homeFolder)).toEqual(expected);
  });
});

describe('Windows', () => {
  const local = 'C:\\Users\\a\\AppData\\Local\\lusupport';
  const home = at('C:\\Users\\a\\AppData\\Roaming\\lusupport\\Config', local, `${local}\\Cache`);

  test.each([
    ['the home folder', {}, 'C:\\Users\\a', home],
    [
      'APPDATA',
      { APPDATA: 'D:\\r', LOCALAPPDATA: 'D:/l' },
      'C:\\Users\\a',
      at('D:\\r\\lusupport\\Config', 'D:\\l\\lusupport', 'D:\\l\\lusupport\\Cache'),
    ],
    ['a folder of the current drive is as if not set', { APPDATA: '\\r', LOCALAPPDATA: '/l' }, 'C:\\Users\\a', home],
    ['relative to a drive', { APPDATA: 'C:r' }, 'C:\\Users\\a', home],
    [
      'a share',
      { APPDATA: '\\\\server\\share\\r' },
      'C:\\Users\\a',
      { ...home, config: '\\\\server\\share\\r\\lusupport\\Config' },
    ],
    ['XDG is not for Windows', { XDG_CONFIG_HOME: 'C:\\x' }, 'C:\\Users\\a', home],
    ['no home', {}, null, NOWHERE],
    ['LUSUPPORT_HOME', { LUSUPPORT_HOME: 'E:\\l' }, null, at('E:\\l\\config', 'E:\\l\\state', 'E:\\l\\cache')],
  ] as const)('%s', (_name, env, homeFolder, expected) => {
    expect(foldersOf('win32', env, homeFolder)).toEqual(expected);
  });
});

describe('macOS', () => {
  test('the home folder', () => {
    expect(foldersOf('darwin', { XDG_CONFIG_HOME: '/c' }, '/Users/a')).toEqual(
      at(
        '/Users/a/Library/Preferences/lusupport',
        '/Users/a/Library/Application Support/lusupport',
        '/Users/a/Library/Caches/lusupport',
      ),
    );
  });

  test('no home', () => expect(foldersOf('darwin', {}, null)).toEqual(NOWHERE));
});
