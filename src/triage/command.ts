import { staleNotices } from '../campus/stale.ts';
import type { CommandInput, OptionValues, RunCommand } from '../command.ts';
import { EXIT, strongestExit, UsageError } from '../errors.ts';
import { FACULTY_QUESTION, NOT_SURE, type Step } from '../flow/replay.ts';
import { wrap } from '../io/layout.ts';
import { openRouter } from '../matching/open.ts';
import { cutQuery } from '../matching/query.ts';
import type { CampusSection, TriageSection } from '../reference/sections.ts';
import type { Faculty } from '../reference/triage-data.ts';
import type { Answer, Notice, Session } from '../session.ts';
import { converse, keepingAnswers } from './conversation.ts';
import { readAnswers, rejectedError } from './given.ts';
import { resultOf, statusOf } from './result.ts';
import { type Conversation, reach, replayWords } from './state.ts';
import { commandLine, notSolvedLines, outcomeLines, questionLines, type TextOptions } from './text.ts';
import { facultyOf, type OutcomeView, viewOutcome } from './view.ts';
import { triageWords } from './words.ts';

interface Data {
  readonly triage: TriageSection;
  readonly campus: CampusSection;
}

/** `lusupport triage`: something does not work; who helps, what to try first, what to bring. */
export const run: RunCommand = async (input, session) => {
  const { options, words } = input;
  const batch = options['batch'];
  if (typeof batch === 'string') return answerBatch(batch, input, session);
  const given = readAnswers(listOf(options, 'answer'));
  const { query, truncated } = cutQuery(words.join(' '));
  const atMs = await momentOf(options, session);
  const data: Data = { triage: await session.reference.triage(), campus: await session.reference.campus() };

  const matches = query === null ? [] : (await openRouter(data.triage))(query);
  const start: Conversation = { query, matches, wordsCount: true, given };
  const asker: Asker = { data, session, options, atMs, truncated };
  return session.prompter.canAsk ? answerAsking(start, asker) : answerAtOnce(start, asker);
};

interface Asker {
  readonly data: Data;
  readonly session: Session;
  readonly options: OptionValues;
  readonly atMs: number;
  readonly truncated: boolean;
}

function listOf(options: OptionValues, name: string): readonly string[] {
  const value = options[name];
  return Array.isArray(value) ? value : typeof value === 'string' ? [value] : [];
}

async function momentOf(options: OptionValues, session: Session): Promise<number> {
  const at = options['at'];
  if (typeof at !== 'string') return session.now.instantMs;
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
  const route = await openRouter(await session.reference.triage());
  await runBatch(file === '-' ? session.inputLines() : fileLines(file), route, session.write);
  return { exitCode: EXIT.ok, result: null, notices: [], lines: () => [], written: true };
}

/** Without a terminal: the answer, or the question that is open (exit 4). */
function answerAtOnce(conversation: Conversation, asker: Asker): Answer {
  const { data, session } = asker;
  const { step, tie } = reach(data.triage, conversation, session.settings.values().faculty ?? null);
  if (step.kind === 'rejected') throw rejectedError(step);
  if (step.kind === 'outcome') {
    const view = viewOf(step, asker);
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
    explain: asker.options['explain'] === true,
  } as const;
  return {
    exitCode: EXIT.answerNeeded,
    result,
    notices: cutNotices(asker),
    lines: () => [...questionLines(shown, session.screen), ...cutLines(asker)],
  };
}

/** On a terminal: questions until an outcome, then what to try first, and whether that solved it. */
async function answerAsking(start: Conversation, asker: Asker): Promise<Answer> {
  const { data, session } = asker;
  const words = triageWords(session.language);
  const { conversation, step } = await converse(start, data.triage, session, () => openRouter(data.triage));
  const view = viewOf(step, asker);
  const kept = await keepFaculty(step, asker);
  const screen = [...screenOf(conversation, step, view, asker), ...kept.lines, ...cutLines(asker)];
  const answer = {
    exitCode: strongestExit(EXIT.ok, kept.exitCode),
    result: resultOf(conversation, step, view, session.language),
    notices: [...kept.notices, ...outcomeNotices(view, asker)],
  };
  if (view.outcome.selfHelp.length === 0 || view.outcome.urgency === 'now') return { ...answer, lines: () => screen };

  await session.write(`${screen.join('\n')}\n`);
  const solved = await keepingAnswers(conversation, step, () =>
    session.prompter.confirm({ text: words.askSolved, fallback: false }),
  );
  const { screen: size } = session;
  return { ...answer, lines: () => (solved ? wrap(words.solved, size) : notSolvedLines(view, size)) };
}

function viewOf(step: Extract<Step, { kind: 'outcome' }>, { data, session, atMs }: Asker): OutcomeView {
  return viewOutcome(data, step.outcome, step.trace, { atMs, nowMs: session.now.instantMs });
}

function screenOf(
  conversation: Conversation,
  step: Extract<Step, { kind: 'outcome' }>,
  view: OutcomeView,
  { data, session, options, atMs }: Asker,
): readonly string[] {
  const textOptions: TextOptions = {
    screen: session.screen,
    atMs,
    momentShown: session.now.pretended || options['at'] !== undefined,
    pretended: session.now.pretended,
    machineOffsetMinutes: session.machineOffsetMinutes,
  };
  const text = {
    view,
    trace: step.trace,
    matches: conversation.wordsCount ? conversation.matches : [],
    faculty: facultyOf(data.triage, step.trace),
    replay: replayWords(conversation, step),
    explain: options['explain'] === true,
  };
  return outcomeLines(text, data.triage, textOptions);
}

interface Kept {
  readonly exitCode: typeof EXIT.ok | typeof EXIT.notSaved;
  readonly notices: readonly Notice[];
  readonly lines: readonly string[];
}

const NOTHING_KEPT: Kept = { exitCode: EXIT.ok, notices: [], lines: [] };

/** Remembers the faculty that was answered on the terminal, and says so. It is all that triage ever writes. */
async function keepFaculty(step: Extract<Step, { kind: 'outcome' }>, { data, session }: Asker): Promise<Kept> {
  const answer = step.trace.find(({ question }) => question === FACULTY_QUESTION);
  const faculty = facultyOf(data.triage, step.trace);
  if (answer?.by !== 'student' || answer.option === NOT_SURE || faculty === null) return NOTHING_KEPT;
  if (session.settings.values().faculty === faculty.id) return NOTHING_KEPT;
  const saved = await session.settings.set('faculty', faculty.id);
  const { columns, paint } = session.screen;
  if (saved) {
    const line = triageWords(session.language).keptFaculty(faculty.name[session.language]);
    const command = commandLine(['config', 'set', 'faculty', otherThan(faculty, data.triage.faculties)]);
    return { ...NOTHING_KEPT, lines: [...wrap(line, { columns }), command].map(paint.dim) };
  }
  const message = { en: triageWords('en').notKept(faculty.name.en), nl: triageWords('nl').notKept(faculty.name.nl) };
  return {
    exitCode: EXIT.notSaved,
    notices: [{ code: 'not-saved', about: 'faculty', message }],
    lines: wrap(message[session.language], { columns }).map(paint.doubtful),
  };
}

/** The id of another faculty, to show how it is written: the shortest, which is read most easily. */
function otherThan(faculty: Faculty, faculties: readonly Faculty[]): string {
  const others = faculties.map(({ id }) => id).filter((id) => id !== faculty.id);
  return others.reduce((shortest, id) => (id.length < shortest.length ? id : shortest), others[0] ?? faculty.id);
}

function outcomeNotices({ sources }: OutcomeView, asker: Asker): readonly Notice[] {
  const used = sources.map(({ source }) => source);
  return [...cutNotices(asker), ...staleNotices(used, asker.session.now.instantMs)];
}

function cutNotices({ truncated }: Asker): readonly Notice[] {
  const message = { en: triageWords('en').cutText, nl: triageWords('nl').cutText };
  return truncated ? [{ code: 'truncated-input', about: null, message }] : [];
}

function cutLines({ truncated, session }: Asker): readonly string[] {
  return truncated ? wrap(triageWords(session.language).cutText, { columns: session.screen.columns }) : [];
}
