import { InterruptedError } from '../../../src/errors.ts';
import { colourLevel, paintFor } from '../../../src/io/paint.ts';
import { createPrompter } from '../../../src/io/prompt.ts';
import { columnsOf, plainOf, unicodeOf } from '../../../src/io/terminal.ts';
import { isLanguage } from '../../../src/language.ts';

/**
 * Asks one question on a real terminal, as the program itself would: `ask.js <language> <kind>`; prints the answer.
 * Run by prompt.test.ts.
 */
const [language, kind] = process.argv.slice(2);
const { env, stdin, stderr, stdout, platform } = process;
const stopped = new AbortController();
process.on('SIGINT', () => stopped.abort());

const prompter = createPrompter({
  canAsk: true,
  plain: plainOf(env, false),
  env,
  unicode: unicodeOf(env, platform),
  language: isLanguage(language) ? language : 'en',
  paint: await paintFor(colourLevel(stderr, env, false)),
  input: stdin,
  output: stderr,
  columns: columnsOf(stderr),
  signal: stopped.signal,
});

const CHOICES = [
  { value: 'printer', text: 'A printer or copier that does not print, or that has swallowed the paper' },
  { value: 'account', text: 'My account' },
  { value: 'card', text: 'My LU-Card' },
];

async function ask(): Promise<string> {
  switch (kind) {
    case 'select':
      return prompter.select({ text: 'What is wrong?', choices: CHOICES });
    case 'hostile':
      return prompter.select({
        text: 'Bad\u001B[2Jthings\u202E',
        choices: [{ value: 'x', text: 'one\u001B]0;t\u0007two' }],
      });
    case 'confirm':
      return String(await prompter.confirm({ text: 'Measure your speed?', fallback: false }));
    case 'twice': {
      const first = await prompter.input({ text: 'First?' });
      return `${first}+${await prompter.input({ text: 'Second?' })}`;
    }
    default:
      return prompter.input({ text: 'What is wrong? Your own words, or Enter for a list' });
  }
}

// Other work goes on, so an open question does not end with the process.
const alive = setInterval(() => undefined, 1000);
try {
  stdout.write(`answer=[${await ask()}]\n`);
} catch (error) {
  if (!(error instanceof InterruptedError)) throw error;
  stdout.write('interrupted\n');
  process.exitCode = error.exitCode;
} finally {
  clearInterval(alive);
}
