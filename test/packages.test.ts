import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { VERSION } from '../src/version.ts';

const ROOT = join(import.meta.dirname, '..');

interface LockedPackage {
  readonly version: string;
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
}

const json = (name: string) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));
const manifest = json('package.json');
const locked = Object.entries(json('package-lock.json').packages as Record<string, LockedPackage>)
  .filter(([path]) => path !== '')
  .map(([path, entry]) => ({ name: path.replace(/^.*node_modules\//, ''), path, ...entry }));
const runtime = locked.filter((entry) => !entry.dev && !entry.devOptional);

/** -1, 0 or 1 as `left` is older than, equal to or newer than `right`. */
function compareVersions(left: string, right: string): number {
  const [a, b] = [left, right].map((version) => version.split('-')[0]?.split('.').map(Number) ?? []);
  for (const index of [0, 1, 2]) {
    const difference = (a?.[index] ?? 0) - (b?.[index] ?? 0);
    if (difference !== 0) return Math.sign(difference);
  }
  return 0;
}

describe('packages', () => {
  test('the version is said once and is the same everywhere', () => {
    expect(manifest.version).toBe(VERSION);
    expect(json('package-lock.json').version).toBe(VERSION);
    expect(readFileSync(join(ROOT, 'CHANGELOG.md'), 'utf8')).toContain(`## ${VERSION}`);
  });

  test('the packages the project is built on are used', () => {
    const chosen = ['commander', 'inquirer', 'chalk', 'ora', 'luxon', 'conf', 'systeminformation', 'node-fetch'];
    expect(Object.keys(manifest.dependencies)).toEqual(expect.arrayContaining(chosen));
    expect(Object.keys(manifest.devDependencies)).toContain('jest');
  });

  test('the lock file pins every package by its hash and names no host', () => {
    expect(locked.filter((entry) => !entry.integrity).map((entry) => entry.path)).toEqual([]);
    expect(locked.filter((entry) => entry.resolved).map((entry) => entry.path)).toEqual([]);
  });

  test('few run-time packages, none with an install script', () => {
    expect(runtime.length).toBeLessThanOrEqual(90);
    expect(runtime.filter((entry) => entry.hasInstallScript).map((entry) => entry.name)).toEqual([]);
  });

  // Published advisories; each names the first version without the fault, or the one that is malware.
  test.each([
    ['luxon', '3.2.1', 'CVE-2023-22467'],
    ['node-fetch', '3.1.1', 'CVE-2022-0235'],
    ['systeminformation', '5.31.7', 'CVE-2026-50289'],
  ])('%s is at least %s (%s)', (name, floor) => {
    const versions = locked.filter((entry) => entry.name === name).map((entry) => entry.version);
    expect(versions.length).toBeGreaterThan(0);
    for (const version of versions) expect(compareVersions(version, floor)).toBeGreaterThanOrEqual(0);
  });

  test.each([
    ['chalk', '5.6.1'],
    ['ansi-regex', '6.2.1'],
    ['supports-color', '10.2.1'],
    ['slice-ansi', '7.1.1'],
    ['wrap-ansi', '9.0.1'],
  ])('%s is not %s, which was malware', (name, malware) => {
    expect(locked.filter((entry) => entry.name === name && entry.version === malware)).toEqual([]);
  });

  test('the package holds what it needs to run and nothing else', () => {
    const packed = execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      cwd: ROOT,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    const files: string[] = JSON.parse(packed)[0].files.map((file: { path: string }) => file.path);
    const folders = new Set(files.map((file) => file.split('/')[0]));
    expect([...folders].sort()).toEqual(
      ['CHANGELOG.md', 'LICENSE', 'README.md', 'bin', 'data', 'dist', 'docs', 'package.json', 'schemas'].sort(),
    );
    expect(files).toEqual(
      expect.arrayContaining([
        'bin/lusupport.js',
        'dist/modules/main.ts.cjs',
        'dist/starts/triage.cjs',
        'dist/starts/triage.cache',
        'dist/data/campus.jsonl',
        'schemas/maintenance-1.json',
      ]),
    );
    expect(files.filter((file) => file.endsWith('.ts'))).toEqual([]);
  });
});
