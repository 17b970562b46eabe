import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import {
  type OwnFileKind,
  readNamedFile,
  refuseForeignFile,
  writeNew,
  writeOrWhy,
  writeWhole,
} from '../../src/io/own-file.ts';

const KIND: OwnFileKind = {
  name: { en: 'a list of ours', nl: 'lijst van ons' },
  maxBytes: 1000,
  isOurs: (text) => text.startsWith('ours'),
};

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'own-file-'));
  writeFileSync(at('ours.txt'), 'ours: 1');
  writeFileSync(at('theirs.txt'), 'theirs');
  writeFileSync(at('large.txt'), `ours${'x'.repeat(2000)}`);
  mkdirSync(at('folder'));
  symlinkSync(at('ours.txt'), at('link.txt'));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a file named by an option', () => {
  test.each([
    ['theirs.txt', /is there already and is not a list of ours/],
    ['large.txt', /too large/],
    ['folder', /is a folder/],
    ['link.txt', /is a link/],
    [join('theirs.txt', 'x'), /is not in a folder/],
  ])('%s is not replaced', async (name, message) => {
    const refused = await refuseForeignFile(at(name), '--out', KIND).catch((error: unknown) => error);
    expect(refused).toMatchObject({ exitCode: 2, code: 'file-refused' });
    expect((refused as Error).message).toMatch(message);
  });

  test('that holds what others have written since is not replaced', async () => {
    const kind: OwnFileKind = { ...KIND, isChanged: (text) => text !== 'ours: 1' };
    await expect(refuseForeignFile(at('ours.txt'), '--out', kind)).resolves.toBeUndefined();
    writeFileSync(at('filled.txt'), 'ours: 1 and mine');
    await expect(refuseForeignFile(at('filled.txt'), '--out', kind)).rejects.toThrow('has been changed since');
  });

  test('an empty name is said to be one', async () => {
    await expect(refuseForeignFile('', '--out', KIND)).rejects.toThrow('--out has an empty name.');
    await expect(readNamedFile('', '--facts', 9)).rejects.toThrow('--facts has an empty name.');
  });

  test('a device is not replaced', async () => {
    await expect(refuseForeignFile('/dev/null', '--out', KIND)).rejects.toMatchObject({ exitCode: 2 });
  });

  test.each(['ours.txt', 'new.txt', join('no-such-folder', 'new.txt')])('%s may be written', async (name) => {
    await expect(refuseForeignFile(at(name), '--out', KIND)).resolves.toBeUndefined();
  });

  test('is written whole, readable for its owner only, and nothing else is left', async () => {
    const before = readdirSync(folder).length;
    expect(await writeWhole(at('written.txt'), 'ours: één')).toBe(true);
    expect(readFileSync(at('written.txt'), 'utf8')).toBe('ours: één');
    expect(statSync(at('written.txt')).mode & 0o777).toBe(0o600);
    expect(readdirSync(folder).length).toBe(before + 1);
  });

  test('that cannot be written leaves nothing behind', async () => {
    const before = readdirSync(folder);
    expect(await writeWhole(at(join('no-such-folder', 'new.txt')), 'ours')).toBe(false);
    expect(await writeWhole(at('folder'), 'ours')).toBe(false);
    expect(await writeOrWhy(at(join('no-such-folder', 'new.txt')), 'ours')).toBe('no-such-folder');
    expect(await writeOrWhy(at(join('theirs.txt', 'new.txt')), 'ours')).toBe('not-a-folder');
    expect(await writeOrWhy(at('folder'), 'ours')).toBe('not-a-file');
    expect(await writeNew(at('theirs.txt'), 'ours')).toBe('exists');
    expect(await writeNew(at('link.txt'), 'ours')).toBe('exists');
    expect(await writeNew(at(join('theirs.txt', 'new.txt')), 'ours')).toBe('not-a-folder');
    expect(readdirSync(folder)).toEqual(before);
  });

  test.each([
    ['ours.txt', 'ours: 1'],
    ['link.txt', 'ours: 1'],
  ])('%s is read', async (name, text) => {
    expect(await readNamedFile(at(name), '--facts', 1000)).toBe(text);
  });

  test.each([
    ['missing.txt', /does not exist/],
    ['folder', /is a folder/],
    ['large.txt', /too large/],
  ])('%s is not read', async (name, message) => {
    await expect(readNamedFile(at(name), '--facts', 1000)).rejects.toThrow(message);
  });

  test('a name that is empty is refused as such', async () => {
    const kind = { name: { en: 'ours', nl: 'van ons' }, isOurs: () => true, maxBytes: 10 };
    await expect(refuseForeignFile('', '--ics', kind)).rejects.toThrow('--ics has an empty name.');
  });
});
