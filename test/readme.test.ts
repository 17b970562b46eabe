import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { COMMANDS, COMMON_OPTIONS } from '../src/commands.ts';
import { cli, ROOT } from './helpers/cli.ts';

const README = readFileSync(join(ROOT, 'README.md'), 'utf8');

/** What README shows after a command line, up to the next one. */
function shown(command: string): string {
  return README.split(`$ ${command}\n`)[1]?.split(/\n\n\$ |\n```/)[0] ?? '';
}

describe('README', () => {
  test.each([
    ['lusupport triage "printer is broken"', ['triage', 'printer is broken']],
    ['lusupport maintenance --now', ['maintenance', '--now']],
    ['lusupport maintenance --now --lang nl', ['maintenance', '--now', '--lang', 'nl']],
  ])('shows what %s answers', async (command, args) => {
    const { stdout } = await cli(args);
    const [head = '', ...rest] = stdout
      .trimEnd()
      .split('\n')
      .filter((line) => !/^\w{2,3} \d.*\(.*\)$/.test(line));
    const [shownHead = '', ...shownRest] = shown(command).split('\n');
    expect(shownRest).toEqual(rest);
    // The first line of maintenance holds the moment it was run.
    expect(shownHead.split('  ')[0]).toBe(head.split('  ')[0]);
  });

  test('names every option that all commands have', () => {
    for (const { flags } of COMMON_OPTIONS) expect(README).toContain(flags.split(' ')[0]);
  });

  test.each(['README.md', 'CHANGELOG.md', 'CONTRIBUTING.md'])('%s names no command that does not exist', (file) => {
    const text = readFileSync(join(ROOT, file), 'utf8');
    const named = [...text.matchAll(/(?:`|\$ |^)(?:node bin\/lusupport\.js|lusupport) ([a-z][a-z-]+)/gm)].map(
      (match) => match[1] ?? '',
    );
    const known = COMMANDS.map(({ name }) => name);
    expect(named.length).toBeGreaterThan(0);
    expect(named.filter((name) => !known.includes(name))).toEqual([]);
  });
});
