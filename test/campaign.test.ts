import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, test } from '@jest/globals';

const SCRIPT = join(import.meta.dirname, '..', 'scripts', 'campaign.js');

const run = (...args: readonly string[]) => spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

test('without a name: the campaigns, each with what it is', () => {
  const { status, stdout, stderr } = run();
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toMatch(/^matching {5}Compares designs/m);
});

test('a name that is none is refused with the list', () => {
  const { status, stdout, stderr } = run('../matching');
  expect({ status, stderr }).toEqual({ status: 2, stderr: 'There is no campaign ../matching.\n' });
  expect(stdout).toMatch(/^matching /m);
});
