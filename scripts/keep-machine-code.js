// Writes dist/main.cache: the machine code of the bundle, with the functions that the usual answers need.
import { writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const file = join(root, 'dist', 'main.cjs');
const cacheFile = join(root, 'dist', 'main.cache');
const { load } = createRequire(import.meta.url)('../bin/start.js');

const nowhere = () => new Writable({ write: (_chunk, _encoding, done) => done() });

const context = {
  nowMs: () => Date.parse('2026-11-22T11:24:00+01:00'),
  env: {},
  platform: process.platform,
  nodeVersion: process.versions.node,
  homeFolder: () => null,
  machineOffsetMinutes: () => 60,
  machineZone: () => 'Europe/Amsterdam',
  systemLocale: () => 'en',
  programFolder: dirname(file),
  signal: new AbortController().signal,
};

const { script, exports } = load(file, cacheFile);
for (const words of [
  ['--version'],
  ['maintenance'],
  ['maintenance', '--json'],
  ['triage', 'printer is broken'],
  ['triage', 'printer kapot', '--lang', 'nl', '--json'],
  ['config', 'list'],
]) {
  await exports.run(words, { ...context, stdin: nowhere(), stdout: nowhere(), stderr: nowhere() });
}
writeFileSync(cacheFile, script.createCachedData());
