import type { CommandInput, OptionValues, RunCommand } from '../command.ts';
import { EXIT, UsageError } from '../errors.ts';
import { readAnswers, rejectedError } from '../flow/given.ts';
import { openRouter } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { Answer, Session } from '../session.ts';
import { isoAt } from '../time/zone.ts';
import { type Asker, cutLines, cutNotices, outcomeNotices, screenOf, viewOf } from './asker.ts';
import { resultOf, statusOf } from './result.ts';
import { type Conversation, reach, replayWords } from './state.ts';
import { questionLines } from './text.ts';
import { understand } from './understand.ts';

/** `lusupport triage`: something does not work; who helps, what to try first, what to bring. */
export const run: RunCommand = async (input, session) => {
  const { options, words } = input;
  const batch = options['batch'];
  if (typeof batch === 'string') return answerBatch(batch, input, session);
  const given = readAnswers(listOf(options, 'answer'));
  const { query, truncated } = cutQuery(words.join(' '));
  const asked = await momentOf(options, session);
  const data = { triage: await session.reference.triage(), campus: await session.reference.campus() };

  const at = asked === null ? null : isoAt(asked);
  const unread: Conversation = { query, matches: [], wordsCount: true, given, at };
  const start = await understand(unread, () => openRouter(session));
  const explain = options['explain'] === true;
  const asker: Asker = { data, session, atMs: asked ?? session.now.instantMs, at, explain, truncated };
  if (!session.prompter.canAsk) return answerAtOnce(start, asker);
  const { answerAsking } = await import('./on-terminal.ts');
  return answerAsking(start, asker);
};

function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

/** The instant of `--at`, or null. */
async function momentOf(options: OptionValues, session: Session): Promise<number | null> {
  const at = options['at'];
  if (typeof at !== 'string') return null;
  const { settleMoment } = await import('../io/moment-option.ts');
  return settleMoment(at, '--at', session);
}

/** `--batch`: no envelope, no questions, nothing but the matches. */
async function answerBatch(file: string, { options, words }: CommandInput, session: Session): Promise<Answer> {
  const other = words.length > 0 ? 'PROBLEM' : ['answer', 'explain', 'at'].find((name) => options[name] !== undefined);
  if (other !== undefined) {
    const pair = `--batch ${file === '-' ? '-' : 'FILE'}, ${other === 'PROBLEM' ? other : `--${other}`}`;
    throw new UsageError(
      'conflicting-options',
      { en: `These do not go together: ${pair}.`, nl: `Dit gaat niet samen: ${pair}.` },
      { en: 'Give one of the two.', nl: 'Geef een van de twee.' },
    );
  }
  const { fileLines, runBatch } = await import('./batch.ts');
  const route = await openRouter(session);
  await runBatch(isStandardInput(file) ? session.inputLines() : fileLines(file), route, session.write);
  return { exitCode: EXIT.ok, result: null, notices: [], lines: () => [], written: true };
}

const isStandardInput = (file: string): boolean => file === '-' || file === '/dev/stdin';

/** Without a terminal: the answer, or the question that is open (exit 4). */
async function answerAtOnce(conversation: Conversation, asker: Asker): Promise<Answer> {
  const { data, session } = asker;
  const { step, tie } = reach(data.triage, conversation, session.settings.values().faculty ?? null);
  if (step.kind === 'rejected') throw rejectedError(step);
  if (step.kind === 'outcome') {
    const view = await viewOf(step, asker);
    const notices = outcomeNotices(view, asker);
    const result = resultOf(conversation, step, view, session.language);
    return {
      exitCode: EXIT.ok,
      result,
      notices,
      lines: () => [...screenOf(conversation, step, view, asker), ...cutLines(asker)],
    };
  }
  const result = resultOf(conversation, step, null, session.language);
  const status = statusOf(conversation, step) === 'no-match' ? 'no-match' : 'question';
  const shown = {
    question: step.question,
    status,
    query: conversation.query,
    tie,
    trace: step.trace,
    matches: conversation.matches,
    replay: replayWords(conversation, step),
    carried: session.carried,
    explain: asker.explain,
  } as const;
  return {
    exitCode: EXIT.answerNeeded,
    result,
    notices: cutNotices(asker),
    lines: () => [...questionLines(shown, data.triage, session.screen), ...cutLines(asker)],
  };
}
