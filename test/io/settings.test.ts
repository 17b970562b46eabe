import { execFileSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { createSettings, type Settings } from '../../src/io/settings.ts';
import { type Bundled, bundlePrograms } from './programs/bundle.ts';

const NOW_MS = Date.UTC(2026, 10, 22, 10, 24, 5);
const BAD = 'config.json.bad-20261122T102405Z';

let root: string;
let folder: string;
let file: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'lusupport-settings-'));
  folder = join(root, 'home', 'config');
  file = join(folder, 'config.json');
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const open = (config: string | null = folder): Settings =>
  createSettings({ folders: { config, state: null, cache: null }, nowMs: NOW_MS });

function given(content: string | Uint8Array): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(file, content);
}

const kept = (): unknown => JSON.parse(readFileSync(file, 'utf8'));
const codes = (settings: Settings): string[] => settings.notices().map(({ code }) => code);

describe('reading', () => {
  test('no file, no folder: nothing set, nothing written', () => {
    const settings = open();
    expect(settings.values()).toEqual({});
    expect(settings.notices()).toEqual([]);
    expect(settings.path).toBe(file);
    expect(existsSync(join(root, 'home'))).toBe(false);
  });

  test('no place for a file', async () => {
    const settings = open(null);
    expect([settings.path, settings.values(), settings.notices()]).toEqual([null, {}, []]);
    expect(await settings.set('language', 'nl')).toBe(false);
  });

  test('a folder under a file', async () => {
    writeFileSync(join(root, 'home'), 'not a folder');
    const settings = open();
    expect([settings.values(), settings.notices()]).toEqual([{}, []]);
    expect(await settings.set('language', 'nl')).toBe(false);
    expect(readFileSync(join(root, 'home'), 'utf8')).toBe('not a folder');
  });

  test('the known part is used', () => {
    given('{"language":"nl","faculty":"law","speedTest":"no","theme":"dark"}');
    const settings = open();
    expect(settings.values()).toEqual({ language: 'nl', faculty: 'law', speedTest: 'no' });
    expect(settings.notices()).toEqual([]);
  });

  test('a byte-order mark is no fault', () => {
    given('\uFEFF{"language":"nl"}');
    expect(open().values()).toEqual({ language: 'nl' });
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  test('a value that does not exist is said, and the file stays', () => {
    given('{"language":"de","faculty":"../law","speedTest":true}');
    const settings = open();
    expect(settings.values()).toEqual({});
    expect(settings.notices().map(({ code, about }) => [code, about])).toEqual([
      ['config-set-aside', 'language'],
      ['config-set-aside', 'faculty'],
      ['config-set-aside', 'speedTest'],
    ]);
    expect(readdirSync(folder)).toEqual(['config.json']);
  });

  test.each([
    ['empty', ''],
    ['cut', '{"language":"n'],
    ['a list', '["nl"]'],
    ['null', 'null'],
    ['a word', '"nl"'],
    ['trailing rubbish', '{"language":"nl"} x'],
    ['bytes that are no UTF-8', Uint8Array.of(0x7b, 0xff, 0x7d)],
    ['UTF-16', Buffer.from('\uFEFF{"language":"nl"}', 'utf16le')],
    ['2 MiB', `{"language":"nl","x":"${'x'.repeat(2 * 1024 * 1024)}"}`],
    ['deep', '['.repeat(500_000)],
  ])('%s: set aside, and said once', (_name, content) => {
    given(content);
    const before = readFileSync(file);
    const settings = open();
    expect(settings.values()).toEqual({});
    expect(settings.values()).toEqual({});
    expect(codes(settings)).toEqual(['config-set-aside']);
    expect(readdirSync(folder)).toEqual([BAD]);
    expect(readFileSync(join(folder, BAD)).equals(before)).toBe(true);
    expect(settings.notices()[0]?.message).toEqual({
      en: `The settings file was damaged. It is kept as ${join(folder, BAD)}`,
      nl: `Het bestand met instellingen was beschadigd. Het is bewaard als ${join(folder, BAD)}`,
    });
  });

  test('what was set aside before is not overwritten', () => {
    given('second');
    writeFileSync(join(folder, BAD), 'first');
    expect(codes(open())).toEqual(['config-set-aside']);
    expect(readFileSync(join(folder, BAD), 'utf8')).toBe('first');
    expect(readFileSync(join(folder, `${BAD}-2`), 'utf8')).toBe('second');
  });

  test('a folder with the name of the file is said, and left alone', async () => {
    mkdirSync(join(file, 'inside'), { recursive: true });
    const settings = open();
    expect(settings.values()).toEqual({});
    expect(codes(settings)).toEqual(['config-set-aside']);
    expect(await settings.set('language', 'nl')).toBe(false);
    expect(readdirSync(folder)).toEqual(['config.json']);
    expect(readdirSync(file)).toEqual(['inside']);
  });

  test('a pipe does not make us wait', async () => {
    mkdirSync(folder, { recursive: true });
    execFileSync('mkfifo', [file]);
    const settings = open();
    expect(codes(settings)).toEqual(['config-set-aside']);
    expect(await settings.set('language', 'nl')).toBe(false);
    expect(lstatSync(file).isFIFO()).toBe(true);
  });

  test.each(['__proto__', 'constructor', 'prototype', 'toString'])('the key %s does nothing', async (key) => {
    given(`{"${key}":{"language":"nl","polluted":true},"faculty":"law"}`);
    const settings = open();
    expect(settings.values()).toEqual({ faculty: 'law' });
    expect(await settings.set('speedTest', 'no')).toBe(true);
    expect(settings.values()).toEqual({ faculty: 'law', speedTest: 'no' });
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
    expect(Object.keys(Object.prototype)).toEqual([]);
  });

  test('any JSON and any bytes: never a throw, never a value that does not exist', () => {
    const check = (content: string | Uint8Array): void => {
      rmSync(folder, { recursive: true, force: true });
      given(content);
      const { language, faculty, speedTest } = open().values();
      expect(['en', 'nl', undefined]).toContain(language);
      expect(['yes', 'no', undefined]).toContain(speedTest);
      expect(faculty ?? 'law').toMatch(/^[a-z0-9-]{1,64}$/);
    };
    const object = fc.dictionary(
      fc.constantFrom('language', 'faculty', 'speedTest', '__proto__', 'x'),
      fc.oneof(fc.constantFrom('nl', 'yes', 'law', ''), fc.jsonValue()),
    );
    fc.assert(
      fc.property(object, (value) => check(JSON.stringify(value))),
      { numRuns: 100 },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => check(bytes)),
      { numRuns: 60 },
    );
  });
});

describe('writing', () => {
  test('makes the folder and the file, for the owner alone', async () => {
    const settings = open();
    expect(await settings.set('language', 'nl')).toBe(true);
    expect(settings.values()).toEqual({ language: 'nl' });
    expect(kept()).toEqual({ language: 'nl' });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(statSync(folder).mode & 0o777).toBe(0o700);
    expect(readdirSync(folder)).toEqual(['config.json']);
    expect(open().values()).toEqual({ language: 'nl' });
  });

  test('keeps what it does not know', async () => {
    given('\uFEFF{"theme":{"dark":[1,2]},"a.b":"c","language":"en","newer":null}');
    expect(await open().set('language', 'nl')).toBe(true);
    expect(kept()).toEqual({ theme: { dark: [1, 2] }, 'a.b': 'c', language: 'nl', newer: null });
  });

  test('keeps what another run wrote in between', async () => {
    const settings = open();
    expect(settings.values()).toEqual({});
    await open().set('faculty', 'law');
    expect(await settings.set('language', 'nl')).toBe(true);
    expect(settings.values()).toEqual({ faculty: 'law', language: 'nl' });
  });

  test('after a bad file it starts anew, and the bad one is kept', async () => {
    given('{"language":');
    const settings = open();
    expect(await settings.set('language', 'nl')).toBe(true);
    expect(codes(settings)).toEqual(['config-set-aside']);
    expect(readdirSync(folder).sort()).toEqual(['config.json', BAD]);
  });

  test('a file that went bad in between is set aside as well', async () => {
    const settings = open();
    expect(settings.notices()).toEqual([]);
    given('{"language":');
    expect(await settings.set('language', 'nl')).toBe(true);
    expect(codes(settings)).toEqual(['config-set-aside']);
    expect(readFileSync(join(folder, BAD), 'utf8')).toBe('{"language":');
  });

  test.each([
    ['language', 'de'],
    ['faculty', 'Law & order'],
    ['speedTest', 'maybe'],
  ] as const)('refuses %s = %s', async (key, value) => {
    expect(await open().set(key, value)).toBe(false);
    expect(existsSync(folder)).toBe(false);
  });

  test('never writes through a link', async () => {
    const victim = join(root, 'victim.json');
    writeFileSync(victim, '{"language":"en"}');
    mkdirSync(folder, { recursive: true });
    symlinkSync(victim, file);
    const settings = open();
    expect(settings.values()).toEqual({ language: 'en' });
    expect(await settings.set('language', 'nl')).toBe(false);
    expect(readFileSync(victim, 'utf8')).toBe('{"language":"en"}');
    expect(readlinkSync(file)).toBe(victim);
  });

  test('never writes through a link that leads nowhere', async () => {
    mkdirSync(folder, { recursive: true });
    symlinkSync(join(root, 'nowhere.json'), file);
    expect(await open().set('language', 'nl')).toBe(false);
    expect(existsSync(join(root, 'nowhere.json'))).toBe(false);
  });

  const onLinux = process.platform === 'linux' ? test : test.skip;
  onLinux('a home in which no folder can be made ends at once', async () => {
    expect(await open('/proc/nope/.config/lusupport').set('language', 'nl')).toBe(false);
  });

  const notAsRoot = process.getuid?.() === 0 ? test.skip : test;
  notAsRoot('a folder that may not be written (root may)', async () => {
    mkdirSync(folder, { recursive: true });
    chmodSync(folder, 0o500);
    expect(await open().set('language', 'nl')).toBe(false);
    chmodSync(folder, 0o700);
    expect(readdirSync(folder)).toEqual([]);
  });
});

describe('a disk that takes only a part', () => {
  let programs: Bundled;
  beforeAll(async () => {
    programs = await bundlePrograms('save');
  });
  afterAll(() => programs.remove());

  /** A limit of one block of 512 bytes on every file, as a full disk would cut it. */
  const save = (language: string, limited: boolean): string =>
    execFileSync('/bin/sh', [
      '-c',
      `${limited ? 'ulimit -f 1;' : ''} exec "$0" "$@"`,
      process.execPath,
      programs.script('save'),
      folder,
      language,
    ]).toString();

  test('is noticed, and the settings from before stay', () => {
    const before = `{"faculty":"law","theme":"${'x'.repeat(470)}"}`;
    given(before);
    expect(save('nl', true)).toBe('full');
    expect(readFileSync(file, 'utf8')).toBe(before);
    expect(save('nl', false)).toBe('true');
    expect(kept()).toMatchObject({ faculty: 'law', language: 'nl' });
  });
});
