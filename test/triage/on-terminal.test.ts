import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { EXIT, type ExitCode, InterruptedError } from '../../src/errors.ts';
import type { Choice, Prompter } from '../../src/io/prompt.ts';
import { plainScreen } from '../../src/io/screen.ts';
import type { SettingValues } from '../../src/io/settings.ts';
import type { Session } from '../../src/session.ts';
import { run } from '../../src/triage/command.ts';
import { resultSchema } from '../../src/triage/result-schema.ts';
import { fakeSession } from '../helpers/session.ts';
import { campusFixture, triageFixture } from './fixture.ts';
import { learnedFixture } from './matching-fixture.ts';

const sections = { triage: triageFixture, matching: learnedFixture(), campus: campusFixture };

/** One entry per prompt: the id of a list entry, a line, yes or no; `^C` for Ctrl-C, after it what was typed so far. */
type Script = readonly (string | boolean)[];

interface Case {
  readonly words?: readonly string[];
  readonly options?: OptionValues;
  readonly parts?: Partial<Session>;
  /** Exit codes of the commands that the list runs, in order. */
  readonly codes?: readonly ExitCode[];
}

/** A student at a terminal; keeps what was asked, shown and run. */
async function student(script: Script, { words = [], options = {}, parts = {}, codes = [] }: Case = {}) {
  const asked: string[] = [];
  const lists: (readonly Choice[])[] = [];
  const shown: string[] = [];
  const remarks: string[] = [];
  const commands: (readonly string[])[] = [];
  const left = [...script];
  const codesLeft = [...codes];
  const next = (text: string): string | boolean => {
    asked.push(text);
    const entry = left.shift();
    if (entry === undefined) throw new Error(`nobody answers “${text}”`);
    if (String(entry).startsWith('^C')) throw new InterruptedError(null, String(entry).slice(2));
    return entry;
  };
  const prompter: Prompter = {
    canAsk: true,
    select: async ({ text, choices }) => {
      lists.push(choices);
      const chosen = String(next(text));
      if (!choices.some(({ value }) => value === chosen)) {
        throw new Error(`${chosen} is not in the list of “${text}”: ${choices.map(({ value }) => value).join(' ')}`);
      }
      return chosen;
    },
    input: async ({ text }) => String(next(text)),
    confirm: async ({ text }) => next(text) === true,
  };
  const session = fakeSession({
    sections,
    prompter,
    show: async (lines) => void shown.push(...lines),
    remark: (line) => void remarks.push(line),
    runCommand: async (command) => {
      commands.push(command);
      return codesLeft.shift() ?? EXIT.ok;
    },
    ...parts,
  });
  const told = { asked, lists, shown, remarks, commands };
  const answer = await run({ words, options }, session).catch((error: unknown) => {
    if (error instanceof InterruptedError) return error;
    throw error;
  });
  expect(left).toEqual([]);
  if (answer instanceof InterruptedError) return { ...told, resume: answer.resume };
  return { ...told, resume: null, ...answer, result: v.parse(resultSchema, answer.result) };
}

/** One that is not interrupted. */
async function finished(script: Script, given: Case = {}) {
  const ended = await student(script, given);
  if (!('result' in ended)) throw new Error('interrupted');
  return ended;
}

const ids = (choices: readonly Choice[] | undefined): readonly string[] => (choices ?? []).map(({ value }) => value);

function memory(values: SettingValues = {}, works = true) {
  const kept: string[] = [];
  const settings: Session['settings'] = {
    path: '/nowhere/config.json',
    values: () => values,
    notices: () => [],
    set: async (key, value) => {
      if (works) kept.push(`${key}=${value}`);
      return works;
    },
  };
  return { settings, kept };
}

describe('questions', () => {
  test('words, self-help in one list, one question, then what can be done', async () => {
    const { asked, shown, exitCode, lines } = await finished(['forgot my password', false, 'done']);
    expect(asked).toEqual(['What is wrong? Your own words, or Enter for a list', 'Did that solve it?', 'What now?']);
    expect(shown.join('\n')).toContain('1. Open Account Services.');
    expect(shown.slice(-3)).toEqual([
      'Then ask here; what to give them stands above.',
      '  Contact    ISSC Helpdesk: 071 - 527 8888',
      '  Not them?  a local helpdesk: University Library',
    ]);
    expect([exitCode, lines()]).toEqual([0, []]);
  });

  test('solved: nothing more is asked', async () => {
    const { asked, lines } = await finished(['forgot my password', true]);
    expect(asked).toHaveLength(2);
    expect(lines()).toEqual(['Good. Nothing more to do.']);
  });

  test('an outcome that cannot wait has its number first, and Enter leaves', async () => {
    const { asked, shown, lists } = await finished(['done'], { words: ['my card was stolen'] });
    expect(asked).toEqual(['What now?']);
    expect(shown[0]).toContain('071 - 527 2727');
    expect(lists[0]?.[0]?.value).toBe('done');
  });

  test('Enter gives the list; back and why are on every list; not sure is last', async () => {
    const script = ['', 'printing', ':why', ':back', 'printing', 'broken', 'done'];
    const { result, remarks, lists } = await finished(script);
    expect(result.answers).toEqual({ problem: 'printing', printing: 'broken' });
    expect(remarks).toEqual(['A broken printer is not a card problem.']);
    for (const choices of lists.slice(0, -1)) {
      expect(ids(choices).slice(-3)).toEqual([':back', ':why', 'not-sure']);
      expect(choices.length).toBeLessThanOrEqual(10);
    }
  });

  test('back at the first question asks for words again', async () => {
    const { asked, result } = await finished(['', ':back', 'paper jam', 'done']);
    expect(asked).toHaveLength(4);
    expect(result.outcome?.id).toBe('printer-broken');
  });

  test('a near tie asks the question that separates; none of these begins at question one', async () => {
    const { lists, result } = await finished(['printer', ':none', 'card', 'done']);
    expect(ids(lists[0])).toEqual(['broken', 'card', ':none', ':back', ':why', 'not-sure']);
    expect(result.answers).toEqual({ problem: 'card' });
    expect(result.replay).toEqual(['triage', '--answer', 'problem=card']);
  });

  test('what the words answered stays answered when the rest is not certain', async () => {
    const { result } = await finished(['not-sure', 'done'], { words: ['printer'] });
    expect(result.answers).toEqual({ problem: 'printing', printing: 'not-sure' });
  });

  test('words that nothing fits say so once, and begin at question one', async () => {
    const script = ['my landlord raised the rent', 'account', 'password', false, 'change', 'account', 'hacked', 'done'];
    const { remarks, result } = await finished(script);
    expect(remarks.filter((line) => line.startsWith('Nothing we know fits'))).toHaveLength(1);
    expect(result.outcome?.id).toBe('hacked');
  });

  test('going back past what the words answered makes that a question', async () => {
    const { result } = await finished([':back', 'card', 'done'], { words: ['printer'] });
    expect(result.answers).toEqual({ problem: 'card' });
  });
});

describe('an earlier answer', () => {
  test('is listed with its question, the last one first, also those that the words gave', async () => {
    const { lists } = await finished([false, 'change', ':back', 'done'], { words: ['forgot my password'] });
    expect(lists[1]).toEqual([
      { value: 'account', text: 'What about your account? The password' },
      { value: 'problem', text: 'What is it about? My account' },
      { value: ':restart', text: 'start again, in your own words' },
      { value: ':back', text: '← back' },
    ]);
  });

  test('going back from the list leaves everything as it was, and the answer is not printed twice', async () => {
    const given = { words: ['forgot my password'] };
    const { shown, asked } = await finished([false, 'change', 'problem', ':back', ':back', 'done'], given);
    expect(shown.filter((line) => line.includes('Open Account Services'))).toHaveLength(1);
    expect(asked.filter((text) => text === 'Did that solve it?')).toHaveLength(1);
  });

  test('is answered anew: the path goes on from there, and the new outcome has its own list', async () => {
    const script = [false, 'change', 'problem', 'printing', 'card', 'done'];
    const { result, shown, lists } = await finished(script, { words: ['forgot my password'] });
    expect(result.trace).toEqual([
      { question: 'problem', option: 'printing', by: 'student' },
      { question: 'printing', option: 'card', by: 'student' },
    ]);
    expect(result.replay).toEqual(['triage', '--answer', 'problem=printing', '--answer', 'printing=card']);
    expect(shown.join('\n')).toContain('Not them?');
    expect(lists[2]?.find(({ value }) => value === 'account')?.text).toBe('My account (chosen now)');
  });

  test('the answers after it that the new path meets are kept', async () => {
    const { settings } = memory({ faculty: 'law' });
    const script = ['change', 'faculty', 'science', 'done'];
    const { result } = await finished(script, { words: ['my grade is missing'], parts: { settings } });
    expect(result.trace).toEqual([
      { question: 'problem', option: 'study', by: 'words' },
      { question: 'faculty', option: 'science', by: 'student' },
    ]);
  });

  test('start again asks for words', async () => {
    const { result, asked } = await finished(['change', ':restart', 'card stolen', 'done'], { words: ['paper jam'] });
    expect(asked[2]).toBe('What is wrong? Your own words, or Enter for a list');
    expect(result.outcome?.id).toBe('card-lost');
    expect(result.query).toBe('card stolen');
  });

  test('back is one question back, however many were answered', async () => {
    const deep = {
      ...triageFixture,
      outcomes: triageFixture.outcomes.map((outcome) =>
        outcome.id === 'password' ? { ...outcome, asks: 'faculty' as const } : outcome,
      ),
    };
    const script = ['', 'account', 'password', ':back', ':back', 'account', 'password', 'not-sure', false, 'done'];
    const { asked, result } = await finished(script, {
      parts: fakeSessionParts(deep),
    });
    const [one, two, faculty] = [
      'What is it about?',
      'What about your account?',
      'Which faculty is your programme in?',
    ];
    expect(asked.slice(1, 8)).toEqual([one, two, faculty, two, one, two, faculty]);
    expect(result.answers).toEqual({ problem: 'account', account: 'password', faculty: 'not-sure' });
  });
});

/** The session parts of another flow. */
function fakeSessionParts(triage: typeof triageFixture): Partial<Session> {
  return { reference: fakeSession({ sections: { ...sections, triage } }).reference };
}

describe('what now', () => {
  const password = { words: ['forgot my password'] };

  test('a report number is kept by the command that keeps it, and asked again when it is none', async () => {
    const script = ['paper jam', 'keep-number', '  ', 'keep-number', 'é', 'M 1', 'done'];
    const { commands, exitCode } = await finished(
      script.map((entry) => entry.trim()),
      { codes: [EXIT.usage, EXIT.ok] },
    );
    const add = ['report', 'add', '--desk', 'ufb', '--about', 'broken printer', '--'];
    expect(commands).toEqual([
      [...add, 'é'],
      [...add, 'M 1'],
    ]);
    expect(exitCode).toBe(0);
  });

  test('the second problem that the words told is gone on with', async () => {
    const { shown, lists, result } = await finished(['also', false, 'done'], {
      words: ['paper jam in the printer, and I forgot my password'],
      options: { answer: ['problem=printing', 'printing=broken'] },
    });
    expect(shown.join('\n')).toContain('You also wrote about this: forgot my password.');
    expect(lists[0]?.find(({ value }) => value === 'also')?.text).toBe('go on with: forgot my password');
    expect(result.answers).toEqual({ problem: 'account', account: 'password' });
    expect(ids(lists[1])).not.toContain('also');
  });

  test('one that could not be saved is exit 6', async () => {
    const { exitCode } = await finished(['paper jam', 'keep-number', 'M1', 'done'], { codes: [EXIT.notSaved] });
    expect(exitCode).toBe(6);
  });

  test('the moment of --at goes along to maintenance', async () => {
    const script = [false, 'maintenance', 'done'];
    const { commands } = await finished(script, { ...password, options: { at: '2026-12-01 07:45' } });
    expect(commands).toEqual([['maintenance', '--service', 'ict', '--at', '2026-12-01T07:45:00+01:00']]);
  });

  test('a code is shown where it fits, else what it would hold', async () => {
    const code = 'tel:+31715278888';
    const wide = await finished([false, code, 'done'], password);
    expect(wide.shown.some((line) => /^[█▀▄ ]+$/.test(line) && line.length > 20)).toBe(true);
    expect(wide.shown.at(-1)).toBe('Scan with your phone: 071 - 527 8888');
    const narrow = await finished([false, code, 'done'], {
      ...password,
      parts: { screen: plainScreen('en', 24) },
    });
    expect(narrow.shown.slice(-4).join(' ')).toMatch(/too narrow.*would hold: +071 - 527 8888$/);
    const plain = await finished([false, 'done'], {
      ...password,
      parts: { screen: { ...plainScreen('en'), plain: true } },
    });
    expect(ids(plain.lists[0])).not.toContain(code);
  });

  test('without a clipboard program the terminal is asked, and the text stands there', async () => {
    const written: string[] = [];
    const { shown } = await finished([false, 'copy', 'done'], {
      ...password,
      parts: { write: async (text) => void written.push(text), env: { TERM: 'xterm' } },
    });
    expect(written).toEqual([`\u001b]52;c;${Buffer.from('071 - 527 8888').toString('base64')}\u0007`]);
    expect(shown.at(-1)).toBe('  071 - 527 8888');
    const dumb = await finished([false, 'copy', 'done'], { ...password, parts: { env: { TERM: 'dumb' } } });
    expect(dumb.shown.slice(-2)).toEqual(['Nothing here can copy. Select it here:', '  071 - 527 8888']);
  });
});

describe('the faculty', () => {
  const grade = { words: ['my grade is missing'] };

  test('is remembered when it is answered, and that is said', async () => {
    const { settings, kept } = memory();
    const { asked, shown, remarks, exitCode } = await finished(['law', 'done'], { ...grade, parts: { settings } });
    expect(asked).toEqual(['Which faculty is your programme in?', 'What now?']);
    expect(remarks[0]).toBe('As we understand it: my grade is missing.');
    expect(kept).toEqual(['faculty=law']);
    expect(shown.slice(-2)).toEqual([
      'Your faculty is remembered: Law. Change it, for example:',
      '  lusupport config set faculty science',
    ]);
    expect(exitCode).toBe(0);
  });

  test('Enter alone, which takes the first of the list, remembers none', async () => {
    const { settings, kept } = memory();
    const { lists } = await finished(['not-sure', 'done'], { ...grade, parts: { settings } });
    expect(lists[0]?.[0]?.value).toBe('not-sure');
    expect(kept).toEqual([]);
  });

  test('that cannot be saved is exit 6, with the whole answer', async () => {
    const { settings } = memory({}, false);
    const { exitCode, notices, result } = await finished(['law', 'done'], { ...grade, parts: { settings } });
    expect(exitCode).toBe(6);
    expect(notices.map(({ code, about }) => [code, about])).toEqual([
      ['not-saved', 'faculty'],
      ['stale-fact', 'page-a'],
      ['stale-fact', 'page-b'],
    ]);
    expect(result.outcome?.id).toBe('grade');
  });
});

describe('Ctrl-C', () => {
  const account = ['triage', '--answer', 'problem=account', '--answer', 'account=password'];
  test.each<[readonly string[], Script, readonly string[]]>([
    [[], ['^C'], ['triage']],
    [[], ['^Cprinter is br'], ['triage', '--', 'printer is br']],
    [[], ['', '^C'], ['triage']],
    [[], ['', 'printing', '^C'], ['triage', '--answer', 'problem=printing']],
    [['printer'], ['^C'], ['triage', '--answer', 'problem=printing', '--', 'printer']],
    [['forgot my password'], ['^C'], account],
    [['forgot my password'], [false, '^C'], account],
    [['forgot my password'], [false, 'change', '^C'], account],
    [['forgot my password'], [false, 'change', 'problem', '^C'], account],
    [['forgot my password'], [false, 'change', ':restart', '^C'], account],
    [['paper jam'], ['keep-number', '^C'], ['triage', '--answer', 'problem=printing', '--answer', 'printing=broken']],
  ])('after %j and %j goes on with %j', async (words, script, resume) => {
    expect((await student(script, { words })).resume).toEqual(resume);
  });

  test('the moment of --at is not lost', async () => {
    const { resume } = await student(['^C'], { options: { at: '2026-12-01 07:45' } });
    expect(resume).toEqual(['triage', '--at', '2026-12-01T07:45:00+01:00']);
  });
});
