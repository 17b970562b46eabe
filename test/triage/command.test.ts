import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { UsageError } from '../../src/errors.ts';
import type { Session } from '../../src/session.ts';
import { run } from '../../src/triage/command.ts';
import { batchLineSchema, resultSchema, type TriageResult } from '../../src/triage/result-schema.ts';
import { fakeSession } from '../helpers/session.ts';
import { campusFixture, triageFixture } from './fixture.ts';
import { learnedFixture } from './matching-fixture.ts';

const sections = { triage: triageFixture, matching: learnedFixture(), campus: campusFixture };

/** Monday 7 September 2026, 21:14 on campus: inside the Monday evening window. */
const MONDAY_EVENING = Date.UTC(2026, 8, 7, 19, 14);

async function triage(words: readonly string[], options: OptionValues = {}, parts: Partial<Session> = {}) {
  const answer = await run({ words, options }, fakeSession({ sections, ...parts }));
  return { ...answer, result: v.parse(resultSchema, answer.result) as TriageResult };
}

async function refusal(words: readonly string[], options: OptionValues): Promise<UsageError> {
  const error = await triage(words, options).then(
    () => null,
    (caught: unknown) => caught,
  );
  if (!(error instanceof UsageError)) throw new Error(`expected a UsageError, got ${String(error)}`);
  return error;
}

describe('without a terminal', () => {
  test('answers lead to an outcome, with every key of the published shape in order', async () => {
    const { result, exitCode } = await triage([], { answer: ['problem=printing', 'printing=broken'] });
    expect(exitCode).toBe(0);
    expect(Object.keys(result)).toEqual([
      'status',
      'query',
      'matches',
      'answers',
      'question',
      'outcome',
      'maintenance',
      'trace',
      'sources',
      'replay',
    ]);
    expect(result).toEqual({
      status: 'complete',
      query: null,
      matches: [],
      answers: { problem: 'printing', printing: 'broken' },
      question: null,
      outcome: {
        id: 'printer-broken',
        kind: 'desk',
        urgency: 'this-week',
        title: 'Tell the UFB Servicedesk.',
        desks: [
          {
            id: 'ufb',
            openNow: null,
            nextOpening: null,
            channels: [{ kind: 'visit', value: null, dial: null, where: 'the UFB Servicedesk of your building' }],
          },
        ],
        selfHelp: [],
        bring: ['printer-number'],
        handsOverTo: ['issc'],
      },
      maintenance: { service: null, active: [], mayExplain: false },
      trace: [
        { question: 'problem', option: 'printing', by: 'student' },
        { question: 'printing', option: 'broken', by: 'student' },
      ],
      sources: [
        {
          id: 'page-a',
          title: "the university's ICT help page",
          url: campusFixture.sources[0]?.url ?? null,
          statedOn: '2021/2023',
          readOn: '2026-11-22',
          age: 'hint',
        },
      ],
      replay: ['triage', '--answer', 'problem=printing', '--answer', 'printing=broken'],
    });
  });

  test('an open question is exit 4, with its options and the command that answers it', async () => {
    const { result, exitCode, lines } = await triage([], { answer: ['problem=printing'] });
    expect(exitCode).toBe(4);
    expect(result.status).toBe('question');
    expect(result.outcome).toBeNull();
    expect(result.question).toEqual({
      id: 'printing',
      text: 'What about printing?',
      why: 'A broken printer is not a card problem.',
      options: [
        { id: 'broken', text: 'The printer is broken' },
        { id: 'card', text: 'My card does not work' },
        { id: 'not-sure', text: 'I am not sure' },
      ],
    });
    expect(lines()).toEqual([
      'What about printing?',
      '  broken    The printer is broken',
      '  card      My card does not work',
      '  not-sure  I am not sure',
      'Answer with one of the words on the left, for example:',
      '  lusupport triage --answer problem=printing --answer printing=not-sure',
    ]);
  });

  test('words with a clear winner answer everything', async () => {
    const { result, exitCode } = await triage(['the', 'printer', 'has a paper jam']);
    expect(exitCode).toBe(0);
    expect(result.outcome?.id).toBe('printer-broken');
    expect(result.matches[0]).toMatchObject({
      topic: 'printing.broken',
      desk: 'ufb',
      words: ['printer', 'paper', 'jam'],
    });
    expect(result.trace.map(({ by }) => by)).toEqual(['words', 'words']);
    expect(result.replay).toEqual(['triage', '--answer', 'problem=printing', '--answer', 'printing=broken']);
  });

  test('words that fit two topics equally well ask the question on which these part', async () => {
    const { result, exitCode, lines } = await triage(['printer']);
    expect(exitCode).toBe(4);
    expect(result.answers).toEqual({ problem: 'printing' });
    expect(result.question?.id).toBe('printing');
    expect(result.replay).toEqual(['triage', '--answer', 'problem=printing', '--', 'printer']);
    expect(lines()[0]).toBe('Your words fit more than one thing; what fits best stands first.');
    expect(lines().at(-1)).toBe('  lusupport triage --answer problem=printing --answer printing=broken -- printer');
  });

  test('words that nothing fits say so, and begin at question one', async () => {
    const { result, exitCode, lines } = await triage(['\u001bmy landlord raised the rent']);
    expect(exitCode).toBe(4);
    expect(result).toMatchObject({ status: 'no-match', matches: [], answers: {} });
    expect(result.replay).toEqual(['triage', '--', '\u001bmy landlord raised the rent']);
    expect(result.question?.id).toBe('problem');
    expect(lines()[0]).toBe('Nothing we know fits “<U+001B>my landlord raised the rent”.');
  });

  test('answers win over words', async () => {
    const { result } = await triage(['printer is broken'], { answer: ['problem=account', 'account=hacked'] });
    expect(result.outcome?.id).toBe('hacked');
    expect(result.matches[0]?.topic).toBe('printing.broken');
    const { result: nothing } = await triage(['qwertyuiop'], { answer: ['problem=printing'] });
    expect(nothing).toMatchObject({ status: 'question', matches: [], answers: { problem: 'printing' } });
  });

  test('a second problem in the same words is named, with the command that answers it', async () => {
    const answer = { answer: ['problem=printing', 'printing=broken'] };
    const { lines } = await triage(['paper jam in the printer, and I forgot my password'], answer);
    expect(lines().slice(-2)).toEqual([
      'You also wrote about this: forgot my password.',
      '  lusupport triage --answer problem=account --answer account=password',
    ]);
    const { lines: one } = await triage(['paper jam in the printer'], answer);
    expect(one().join('\n')).not.toContain('You also wrote');
  });

  test('every command line keeps the facts and the language that were given', async () => {
    const carried = ['--data', 'my facts', '--lang', 'nl'];
    const asked = await triage(['printer'], {}, { carried });
    expect(asked.lines().at(-1)).toMatch(/ --data "my facts" --lang nl -- printer$/);
    const words = ['paper jam in the printer, and I forgot my password'];
    const { lines, result } = await triage(words, { explain: true }, { carried });
    const commands = lines().filter((line) => line.startsWith('  lusupport '));
    expect(commands.length).toBeGreaterThanOrEqual(3);
    for (const command of commands) expect(command).toMatch(/ --data "my facts" --lang nl$/);
    // The same in both languages.
    expect(result.replay).toEqual(['triage', '--answer', 'problem=printing', '--answer', 'printing=broken']);
  });

  test('a command is one line, quoted, and shows what acts on a terminal', async () => {
    const { lines } = await triage([`printer ${'very '.repeat(40)}\u001b[2J`], {
      answer: ['problem=printing'],
      explain: true,
    });
    const commands = lines().filter((line) => line.includes('lusupport triage'));
    expect(commands.length).toBeGreaterThan(0);
    for (const command of commands) expect(command).toMatch(/^ {2}lusupport triage .*(?:"|=[\w-]+)$/);
    expect(lines().join('')).not.toContain('\u001b');
  });

  test('blank words are no words', async () => {
    expect((await triage(['  ', ''])).result).toMatchObject({ status: 'question', query: null });
  });

  test('the text is cut at 4,096 code points, and that is said', async () => {
    const { result, notices } = await triage([`printer jam ${'😀'.repeat(5000)}`]);
    expect([...(result.query ?? '')].length).toBe(4096);
    expect(notices.map(({ code }) => code)).toEqual(['truncated-input', 'stale-fact']);
    expect(result.matches[0]?.topic).toBe('printing.broken');
  });

  test('the remembered faculty answers, is named, and nothing is written', async () => {
    const kept: string[] = [];
    const settings: Session['settings'] = {
      path: '/nowhere/config.json',
      values: () => ({ faculty: 'law' }),
      notices: () => [],
      set: async (key, value) => kept.push(`${key}=${value}`) > 0,
    };
    const { result, lines } = await triage(['my grade is missing'], {}, { settings });
    expect(result.outcome?.desks[0]?.channels).toEqual([
      { kind: 'email', value: 'law@example.org', dial: null, where: null },
    ]);
    expect(result.trace.at(-1)).toEqual({ question: 'faculty', option: 'law', by: 'config' });
    expect(result.replay.at(-1)).toBe('faculty=law');
    expect(lines().join('\n')).toContain('your faculty, Law');
    expect(kept).toEqual([]);
  });

  test('no faculty known: asked; not sure: the general outcome', async () => {
    const asked = await triage([], { answer: ['problem=study'] });
    expect(asked.result.question?.options.map(({ id }) => id)).toEqual(['law', 'science', 'not-sure']);
    const unsure = await triage([], { answer: ['problem=study', 'faculty=not-sure'] });
    expect(unsure.result.outcome?.desks[0]?.channels[0]?.where).toBe('your programme page');
  });

  test('wrong answers say what would be right', async () => {
    const told = async (answer: string) => {
      const { code, hint } = await refusal([], { answer: [answer] });
      return [code, hint?.en];
    };
    expect(await told('problem')).toEqual(['bad-answer', 'Write it like problem=printing.']);
    expect(await told('probelm=printing')).toEqual([
      'unknown-question',
      'Did you mean problem? Choose from: problem, account, printing, faculty.',
    ]);
    expect(await told('problem=printting')).toEqual([
      'unknown-option',
      'Did you mean printing? Choose from: danger, account, printing, card, library, study, not-sure.',
    ]);
    expect(await told('printing=broken')).toEqual(['not-on-path', 'Asked are: problem.']);
  });
});

describe('planned work', () => {
  const now = { instantMs: MONDAY_EVENING, pretended: false };

  test('comes first where it may explain the trouble', async () => {
    const { result, lines } = await triage(['forgot my password'], {}, { now });
    expect(result.maintenance).toMatchObject({ service: 'ict', mayExplain: true });
    expect(result.maintenance.active.map(({ id }) => id)).toEqual(['ict-monday-evening/2026-09-07']);
    expect(lines()[0]).toBe('May be planned work until 02:00; if it still fails then, it is a fault.');
    expect(lines().join('\n')).toContain('071 - 527 8888');
  });

  test('is told in the reader\u2019s own time too, where that is another', async () => {
    const { lines } = await triage(['forgot my password'], {}, { now, machineOffsetMinutes: () => 60 });
    expect(lines().slice(0, 2).join(' ')).toContain('until 02:00 (your time 01:00)');
  });

  test('is never a reason to wait with what cannot wait', async () => {
    const { result, lines } = await triage(['my account is hacked'], {}, { now });
    expect(result.maintenance.mayExplain).toBe(true);
    expect(lines().slice(0, 2)).toEqual([
      'Call the ISSC Helpdesk now: 071 - 527 8888.',
      'Planned work until 02:00, but do not wait for it.',
    ]);
  });

  test('--at moves desk hours and planned work, and is shown', async () => {
    const { result, lines } = await triage(['return a book'], { at: '2026-11-23 07:00' });
    expect(result.outcome?.desks[0]).toMatchObject({ openNow: false, nextOpening: '2026-11-23T08:30:00+01:00' });
    expect(lines().join('\n')).toContain('closed then, opens 08:30');
    expect(lines()[0]).toContain('Mon 23 Nov 2026, 07:00');
  });

  test('--at goes along in the command line that leads there again, as the instant it is', async () => {
    const at = ['--at', '2026-11-23T07:00:00+01:00'];
    const { result } = await triage(['return a book'], { at: '2026-11-23 07:00' });
    expect(result.replay).toEqual(['triage', '--answer', 'problem=library', ...at]);
    const asked = await triage(['printer'], { at: 'monday 07:00' });
    expect(asked.result.replay).toEqual(['triage', '--answer', 'problem=printing', ...at, '--', 'printer']);
    expect(asked.lines().at(-1)).toBe(
      `  lusupport triage --answer problem=printing ${at.join(' ')} --answer printing=broken -- printer`,
    );
  });
});

describe('--batch', () => {
  async function batch(options: OptionValues, parts: Partial<Session> = {}) {
    const written: string[] = [];
    const answer = await run(
      { words: [], options },
      fakeSession({ sections, write: async (text) => void written.push(text), ...parts }),
    );
    expect(written.every((text) => text.endsWith('\n'))).toBe(true);
    return { answer, lines: written.map((text) => v.parse(batchLineSchema, JSON.parse(text))) };
  }

  test('one line out per line in, in order, also for an empty one', async () => {
    async function* inputLines() {
      yield { text: 'printer jam', truncated: false };
      yield { text: '', truncated: false };
      yield { text: 'kaart gestolen', truncated: true };
    }
    const { answer, lines } = await batch({ batch: '-' }, { inputLines });
    expect(answer).toMatchObject({ exitCode: 0, written: true });
    expect(lines.map(({ text, matches, truncated }) => [text, matches[0]?.desk, truncated])).toEqual([
      ['printer jam', 'ufb', undefined],
      ['', undefined, undefined],
      ['kaart gestolen', 'lu-card', true],
    ]);
  });

  test('a file is read as UTF-8, bad bytes replaced, overlong lines cut', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'lusupport-batch-'));
    try {
      const file = join(folder, 'problems.txt');
      writeFileSync(
        file,
        Buffer.concat([Buffer.from('printer \xff jam\r\n', 'latin1'), Buffer.from('x'.repeat(5000))]),
      );
      const { lines } = await batch({ batch: file });
      expect([lines[0]?.text, lines[0]?.matches[0]?.topic]).toEqual(['printer \ufffd jam', 'printing.broken']);
      expect(lines[1]).toEqual({ text: 'x'.repeat(4096), matches: [], truncated: true });
      expect(lines).toHaveLength(2);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  test('a file that is not there, and words beside it, are wrong use', async () => {
    expect((await refusal([], { batch: '/nowhere/problems.txt' })).code).toBe('unreadable-file');
    expect((await refusal([], { batch: '/' })).code).toBe('unreadable-file');
    const pipe = join(mkdtempSync(join(tmpdir(), 'lusupport-pipe-')), 'pipe');
    execFileSync('mkfifo', [pipe]);
    expect((await refusal([], { batch: pipe })).code).toBe('unreadable-file');
    rmSync(dirname(pipe), { recursive: true });
    expect((await refusal(['printer'], { batch: '-' })).code).toBe('conflicting-options');
    expect((await refusal([], { batch: '-', answer: ['problem=card'] })).code).toBe('conflicting-options');
  });
});
