import { choiceHint } from '../choice-hint.ts';
import type { CommandInput, RunCommand } from '../command.ts';
import { EXIT, type ExitCode, InterruptedError, UsageError } from '../errors.ts';
import { visible } from '../io/visible.ts';
import { firstDesks, openRouter } from '../matching/open.ts';
import type { Answer, Session } from '../session.ts';
import { wordsIn as programWords } from '../words.ts';
import { readCollection } from './collection.ts';
import { dotLines } from './dot.ts';
import type { DrawingWords } from './drawing.ts';
import { graphOf } from './graph.ts';
import type { Phrase } from './labelled.ts';
import { mermaidLines } from './mermaid.ts';
import { phrasesLines } from './phrases-text.ts';
import type { GraphResult, PhrasesResult } from './result-schema.ts';
import { type Answered, reaches, scoresOf } from './score.ts';
import { tableOf } from './table.ts';
import { tableLines } from './table-text.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';
import { wordsIn } from './words.ts';

/** `lusupport data table | graph | phrases FILE`: for those who maintain the facts; the first word is the action. */
export const run: RunCommand = async (input, session) => {
  switch (input.words[0]) {
    case 'table':
      return table(session);
    case 'graph':
      return graph(input, session);
    default:
      return phrases(input, session);
  }
};

async function table(session: Session): Promise<Answer> {
  const result = tableOf(await session.reference.triage(), session.language);
  return asFile(result, tableLines(result, session.screen), '# ', session);
}

async function graph({ options }: CommandInput, session: Session): Promise<Answer> {
  const triage = await session.reference.triage();
  const all = graphOf(triage, triage.flow.start, session.language);
  const from = questionAskedFor(
    options['from'],
    all.questions.map(({ id }) => id),
  );
  const drawn = from === null ? all : graphOf(triage, from, session.language);
  const words: DrawingWords = {
    remarks: foreignRemarks(session),
    asksFaculty: wordsIn(session.language).asksFaculty,
  };
  const format = options['format'] === 'dot' ? 'dot' : 'mermaid';
  const lines = format === 'dot' ? dotLines(drawn, words) : mermaidLines(drawn, words);
  const result: GraphResult = { action: 'graph', ...drawn, drawing: { format, text: `${lines.join('\n')}\n` } };
  return asFile(result, lines, null, session);
}

/** @throws UsageError `unknown-question`, with the questions there are */
function questionAskedFor(typed: unknown, questions: readonly string[]): string | null {
  if (typeof typed !== 'string') return null;
  if (questions.includes(typed)) return typed;
  const shown = visible(typed, 60);
  throw new UsageError(
    'unknown-question',
    { en: en.noSuchQuestion(shown), nl: nl.noSuchQuestion(shown) },
    choiceHint(typed, questions),
  );
}

/**
 * An answer that is kept as a file: nothing stands around it, and the folder of foreign facts is named in a remark of
 * its own kind.
 *
 * @param remark what a remark starts with; null where the lines hold it already
 */
async function asFile(
  result: unknown,
  lines: readonly string[],
  remark: string | null,
  session: Session,
): Promise<Answer> {
  const answer = { exitCode: EXIT.ok, result, notices: [], lines: () => lines };
  if (session.json) return answer;
  const remarks = remark === null ? [] : foreignRemarks(session).map((text) => `${remark}${text}`);
  await session.write([...remarks, ...lines].map((line) => `${line}\n`).join(''));
  return { ...answer, written: true };
}

function foreignRemarks({ reference, language }: Session): readonly string[] {
  const folder = reference.foreignFolder;
  return folder === null ? [] : [programWords(language).factsFrom(visible(folder, 200))];
}

async function phrases({ options, words }: CommandInput, session: Session): Promise<Answer> {
  const file = words[1] ?? '-';
  const min = percentageOf(options['min']);
  const triage = await session.reference.triage();
  const collection = await readCollection(file, firstDesks(triage), session);
  const route = await openRouter(session);
  const scores = scoresOf(await answerAll(collection, route, session));
  const reached = min === null ? null : reaches(scores.rightFirst, min);
  const result: PhrasesResult = { action: 'phrases', file: file === '-' ? null : file, ...scores, min, reached };
  const view = { result, desks: triage.desks.map(({ id }) => id), listMisses: options['misses'] === true };
  return { exitCode: exitOf(result), result, notices: [], lines: () => phrasesLines(view, session.screen) };
}

function exitOf({ min, reached }: PhrasesResult): ExitCode {
  if (min === null) return EXIT.ok;
  if (reached === null) return EXIT.cannotTell;
  return reached ? EXIT.ok : EXIT.no;
}

/** @throws UsageError `bad-percentage` */
function percentageOf(typed: unknown): number | null {
  if (typeof typed !== 'string') return null;
  const value = /^\d{1,3}(?:[.,]\d{1,4})?%?$/.test(typed) ? Number(typed.replace(',', '.').replace('%', '')) : 101;
  if (value <= 100) return value;
  const shown = visible(typed, 60);
  throw new UsageError(
    'bad-percentage',
    { en: en.badMin(shown), nl: nl.badMin(shown) },
    { en: en.minIs, nl: nl.minIs },
  );
}

/** So many phrases at a time, so that Ctrl-C is heard and the progress is seen. */
const PHRASES_AT_A_TIME = 50;

async function answerAll(
  collection: readonly Phrase[],
  route: Awaited<ReturnType<typeof openRouter>>,
  session: Session,
): Promise<readonly Answered[]> {
  const words = wordsIn(session.language);
  const answered: Answered[] = [];
  session.spinner.start(words.measuring(0, collection.length));
  try {
    for (const phrase of collection) {
      answered.push({ phrase, matches: route(phrase.text) });
      if (answered.length % PHRASES_AT_A_TIME !== 0) continue;
      session.spinner.update(words.measuring(answered.length, collection.length));
      await new Promise((resolve) => setImmediate(resolve));
      if (session.signal.aborted) throw new InterruptedError();
    }
  } finally {
    session.spinner.stop();
  }
  return answered;
}
