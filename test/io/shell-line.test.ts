import { execFileSync } from 'node:child_process';
import { expect, test } from '@jest/globals';
import { shellLine } from '../../src/io/shell-line.ts';

test.each([
  [['triage', '--answer', 'problem=ict'], 'lusupport triage --answer problem=ict'],
  [['triage', '--', 'my printer'], 'lusupport triage -- "my printer"'],
  [['triage', "can't print"], 'lusupport triage "can\'t print"'],
  [['triage', 'help!'], "lusupport triage 'help!'"],
  [['triage', ''], 'lusupport triage ""'],
])('%j is pasted as %s', (words, line) => {
  expect(shellLine(words)).toBe(line);
});

test('a POSIX shell reads back the very words, whatever they hold', () => {
  const words = ["it's", 'a "b"', '$HOME', '`id`', 'back\\slash', 'two  blanks', '!', '*', '~', ''];
  const line = shellLine(words).replace(/^lusupport /, '');
  const script = `for word in ${line}; do printf '%s\\n' "$word"; done`;
  expect(execFileSync('sh', ['-c', script], { encoding: 'utf8' })).toBe(`${words.join('\n')}\n`);
});
