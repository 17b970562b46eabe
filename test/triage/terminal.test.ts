import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { LANGUAGES, type Language } from '../../src/language.ts';
import { triageWords } from '../../src/triage/words.ts';
import { BIN, QUIET } from '../helpers/cli.ts';
import { cursorVisible, KEYS, runInTerminal, type TerminalRun } from '../helpers/pty.ts';
import { triageSection } from '../helpers/triage.ts';

/** The whole conversation: the real program on a real pseudo-terminal, with real programs for opening and copying. */

let home: string;
let programs: string;
beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'lusupport-conversation-'));
  programs = join(home, 'programs');
  mkdirSync(programs);
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A program on PATH, as a shell script that may write to `$OUT`. */
function program(name: string, script: string): void {
  const file = join(programs, name);
  writeFileSync(file, `#!/bin/sh\n${script}\n`);
  chmodSync(file, 0o755);
}

const out = (): string => (existsSync(join(home, 'out')) ? readFileSync(join(home, 'out'), 'utf8') : '');

interface Start {
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly columns?: number;
}

function start(language: Language, { args = [], env = {}, columns = 80 }: Start = {}): TerminalRun {
  return runInTerminal([BIN, 'triage', '--lang', language, ...args], {
    columns,
    rows: 60,
    env: {
      HOME: home,
      PATH: `${programs}:${process.env['PATH']}`,
      OUT: join(home, 'out'),
      LUSUPPORT_NOW: QUIET,
      LANG: 'en_US.UTF-8',
      ...env,
    },
  });
}

/** Chooses an entry of the list that is open by its number, once the list is there to its last entry. */
async function choose(run: TerminalRun, entry: string): Promise<void> {
  await run.waitFor(entry.slice(0, 30));
  const line = run.screen().findLast((text) => text.includes(entry.slice(0, 30))) ?? '';
  run.type((/(\d+)\. /.exec(line)?.[1] ?? '') + KEYS.enter);
}

const JAMMED = { en: 'the printer is broken', nl: 'de printer is kapot' } as const;
const FORGOTTEN = { en: 'forgot my password', nl: 'wachtwoord vergeten' } as const;
const PHONE = '071 - 527 8888';

describe.each(LANGUAGES)('in %s', (language) => {
  const words = triageWords(language);

  /** Own words to the end, self-help that did not help: the list of what can be done is open. */
  async function passwordMenu(given: Start = {}): Promise<TerminalRun> {
    const run = start(language, given);
    await run.waitFor(words.askWords);
    run.type(FORGOTTEN[language] + KEYS.enter);
    await run.waitFor(words.askSolved);
    run.type(KEYS.enter);
    await run.waitFor(words.whatNow);
    return run;
  }

  const questionOf = (id: string) => triageSection().flow.questions.find((question) => question.id === id);

  /** An option of a question as the list shows it. */
  const optionText = (question: string, option: string): string =>
    questionOf(question)?.options.find(({ id }) => id === option)?.text[language] ?? '';

  test('open the page: the system’s opener gets the address as one word, and it stands on the screen', async () => {
    program('xdg-open', 'printf "%s|" "$@" > "$OUT"');
    const run = await passwordMenu();
    await choose(run, words.openPage('helpdesk.universiteitleiden.nl'));
    await run.waitFor(words.opening);
    await run.waitFor('  https://helpdesk.universiteitleiden.nl');
    expect(out()).toBe('https://helpdesk.universiteitleiden.nl|');
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
  });

  test('a page that cannot be opened is one line and the address', async () => {
    program('xdg-open', 'exit 3');
    const run = await passwordMenu();
    await choose(run, words.openPage('helpdesk.universiteitleiden.nl'));
    await run.waitFor(words.notOpened);
    await run.waitFor('  https://helpdesk.universiteitleiden.nl');
    run.type(KEYS.controlC);
    await run.exit;
  });

  test('copy the contact: a real program gets it', async () => {
    program('xclip', 'printf "%s|" "$@" > "$OUT"; cat >> "$OUT"');
    const run = await passwordMenu({ env: { DISPLAY: ':7' } });
    await choose(run, words.copy(PHONE));
    await run.waitFor(words.copied);
    expect(out()).toBe(`-selection|clipboard|${PHONE}`);
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
  });

  test('a QR code of the number; in a narrow window it says so', async () => {
    const run = await passwordMenu();
    await choose(run, words.showCode(PHONE));
    await run.waitFor(words.scan(PHONE));
    expect(run.screen().filter((line) => /^[█▀▄ ]{20,}$/.test(line)).length).toBeGreaterThan(10);
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect((await run.exit).code).toBe(0);
    expect(run.screen().join('\n')).not.toContain('undefined');
  });

  test('keep a report number: asked again until it is one, kept, and listed by another run', async () => {
    const run = start(language);
    await run.waitFor(words.askWords);
    run.type(JAMMED[language] + KEYS.enter);
    await choose(run, words.keepNumber);
    await run.waitFor(words.askNumber.slice(0, 20));
    run.type(`${'9'.repeat(41)}${KEYS.enter}`);
    await run.waitFor(words.askNumber.slice(0, 20), 2);
    run.type(`M2611 0042${KEYS.enter}`);
    await run.waitFor('lusupport report list');
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });

    const listed = runInTerminal([BIN, 'report', 'list', '--lang', language], { env: { HOME: home } });
    expect((await listed.exit).code).toBe(0);
    expect(listed.screen().join('\n')).toMatch(/M2611 0042\n.*UFB/s);
  });

  test('see whether it is planned work: the other command answers, and the list comes back', async () => {
    const run = await passwordMenu({ args: ['--at', '2026-12-01 07:45'] });
    await choose(run, words.runMaintenance);
    await run.waitFor(words.whatNow, 2);
    expect(run.screen().join('\n')).toMatch(/0?8[:.]30/);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
  });

  test('check this computer: the other command runs here with the same options, and triage has answered whatever it finds', async () => {
    const args = ['--offline', '--answer', 'problem=online', '--answer', 'online=prepare'];
    const run = start(language, { args });
    await run.waitFor(words.askSolved);
    run.type(KEYS.enter);
    await choose(run, words.runCheck);
    await run.waitFor('lusupport exam-check --profile exam --all');
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect((await run.exit).code).toBe(0);
  });

  test('change an earlier answer: the rest of the conversation goes on from there', async () => {
    const run = await passwordMenu();
    await choose(run, words.changeAnswer);
    // The list of answers holds the answer to question one; that question's own list then says what is chosen now.
    await choose(run, optionText('problem', 'ict'));
    await run.waitFor(words.chosenNow(optionText('problem', 'ict')).slice(-8));
    await choose(run, optionText('problem', 'danger'));
    await run.waitFor('112');
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
  });

  test('going back from a change, then start again in own words', async () => {
    const run = await passwordMenu();
    await choose(run, words.changeAnswer);
    await choose(run, optionText('problem', 'ict'));
    await choose(run, words.why);
    // The list that was open goes with the answer to "why".
    await run.waitFor(questionOf('problem')?.why[language].slice(0, 30) ?? '');
    await choose(run, words.back);
    await choose(run, words.restart);
    await run.waitFor(words.askWords, 2);
    run.type(JAMMED[language] + KEYS.enter);
    await run.waitFor('UFB');
    await run.waitFor(words.whatNow, 2);
    run.type(KEYS.enter);
    expect(await run.exit).toEqual({ code: 0, signal: null });
  });

  test('a near tie asks the one question that separates; none of these begins at question one', async () => {
    const run = start(language, { args: ['print'] });
    await run.waitFor(words.fitsSeveral);
    await choose(run, words.noneOfThese);
    await run.waitFor(optionText('problem', 'danger'));
    run.type(KEYS.controlC);
    expect((await run.exit).code).toBe(130);
    expect(run.screen().at(-1)).toMatch(new RegExp(`lusupport triage --lang ${language}$`));
  });

  test('Ctrl-C in the list loses nothing, the moment included', async () => {
    const run = await passwordMenu({ args: ['--at', '2026-12-01 07:45'], columns: 100 });
    run.type(KEYS.controlC);
    expect((await run.exit).code).toBe(130);
    const screen = run.screen().join('');
    expect(screen).toContain(PHONE);
    expect(screen).toContain('--at 2026-12-01T07:45:00+01:00');
    expect(cursorVisible(run.raw())).toBe(true);
  });

  test('for a screen reader: numbered lines, no code, the same answers', async () => {
    const run = start(language, { args: ['--plain'], env: { DISPLAY: '' } });
    await run.waitFor(words.askWords);
    run.type(`${FORGOTTEN[language]}${KEYS.enter}`);
    await run.waitFor(words.askSolved);
    run.type(KEYS.enter);
    await run.waitFor(words.changeAnswer);
    expect(run.screen().join('\n')).not.toContain('QR');
    const line = run.screen().find((text) => text.includes(words.copy(PHONE))) ?? '';
    run.type(`${/\d/.exec(line)?.[0]}${KEYS.enter}`);
    await run.waitFor(words.notCopied);
    await run.waitFor(words.changeAnswer, 2);
    run.type(`1${KEYS.enter}`);
    expect((await run.exit).code).toBe(0);
    expect(run.raw()).not.toContain('\u001b]52');
  });
});

test('a terminal that is not UTF-8 gets ASCII throughout, questions and lists as well', async () => {
  const run = start('nl', { args: ['wachtwoord vergeten'], env: { LANG: 'C', LC_ALL: 'C' } });
  await run.waitFor('Is het daarmee opgelost?');
  run.type(KEYS.enter);
  await run.waitFor('Wat nu?');
  run.type(KEYS.enter);
  expect((await run.exit).code).toBe(0);
  expect(run.raw()).toMatch(/^[\p{ASCII}]*$/u);
});

test('what cannot wait: the number first, and Enter leaves', async () => {
  const run = start('en', { args: ['my lu-card was stolen'] });
  await run.waitFor('What now?');
  expect(run.screen()[0]).toContain('071 - 527 2727');
  run.type(KEYS.enter);
  expect(await run.exit).toEqual({ code: 0, signal: null });
});

test('a window that is too narrow for a code says what it would hold', async () => {
  const run = start('en', { args: ['my lu-card was stolen'], columns: 28 });
  await run.waitFor('What now?');
  const place = run.screen().findIndex((line) => line.includes('show 071'));
  run.type(`${/(\d)\. /.exec(run.screen()[place] ?? '')?.[1]}${KEYS.enter}`);
  await run.waitFor('It would');
  run.type(KEYS.controlC);
  expect((await run.exit).code).toBe(130);
});
