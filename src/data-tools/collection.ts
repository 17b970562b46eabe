import { type ProblemDetail, UsageError } from '../errors.ts';
import { linesOf } from '../io/input-lines.ts';
import { readNamedFile } from '../io/own-file.ts';
import { visible } from '../io/visible.ts';
import type { Text } from '../language.ts';
import type { InputLine, Session } from '../session.ts';
import { closest } from '../text-distance.ts';
import { isPhrase, type LineProblem, lineReader, NONE, type Phrase, type TopicDesks } from './labelled.ts';
import { en } from './words.en.ts';
import { nl } from './words.nl.ts';

/** A larger file is not a collection that people made. */
const MOST_BYTES = 4 * 1024 * 1024;
const MOST_LINES = 100_000;
/** Takes some seconds; more phrases hardly make the shares any surer. */
const MOST_PHRASES = 20_000;
/** What is wrong after that is counted only. */
const MOST_PROBLEMS = 1000;

/**
 * The phrases of a collection.
 *
 * @param file a path, or `-` for standard input
 * @throws UsageError when it cannot be read, is too large, or holds no phrase; and with every line that is wrong
 */
export async function readCollection(
  file: string,
  desks: TopicDesks,
  session: Pick<Session, 'inputLines'>,
): Promise<readonly Phrase[]> {
  const lines = file === '-' ? session.inputLines() : fileLines(file);
  const read = lineReader(desks);
  const phrases: Phrase[] = [];
  const problems: LineProblem[] = [];
  let number = 0;
  let characters = 0;
  for await (const line of lines) {
    number += 1;
    characters += line.text.length + 1;
    if (number > MOST_LINES || characters > MOST_BYTES) throw tooLarge(file);
    // Text in UTF-16 is full of these; every line would be wrong for the same reason.
    if (line.text.includes('\0')) throw notText(file);
    const one = read(line, number);
    if (one === null) continue;
    if (isPhrase(one)) phrases.push(one);
    else problems.push(one);
    if (phrases.length > MOST_PHRASES) throw tooLarge(file);
  }
  if (problems.length > 0) throw badLines(file, problems, desks);
  if (phrases.length === 0) throw noPhrases(file);
  return phrases;
}

async function* fileLines(file: string): AsyncGenerator<InputLine> {
  const text = await readNamedFile(file, 'FILE', MOST_BYTES);
  yield* linesOf(chunk(text.replace(/^\uFEFF/, '')));
}

async function* chunk(text: string): AsyncGenerator<string> {
  yield text;
}

const both = (say: (words: typeof en) => string): Text => ({ en: say(en), nl: say(nl) });

function nameOf(file: string): Text {
  return both((words) => (file === '-' ? words.standardInput : visible(file, 200)));
}

const FORMAT = both((words) => words.format);

function tooLarge(file: string): UsageError {
  const name = nameOf(file);
  const most = MOST_PHRASES.toString();
  return new UsageError(
    'collection-too-large',
    { en: en.tooLarge(name.en), nl: nl.tooLarge(name.nl) },
    {
      en: en.atMost(most),
      nl: nl.atMost(most),
    },
  );
}

function notText(file: string): UsageError {
  const name = nameOf(file);
  return new UsageError('not-utf8', { en: en.notText(name.en), nl: nl.notText(name.nl) }, FORMAT);
}

function noPhrases(file: string): UsageError {
  const name = nameOf(file);
  return new UsageError('no-phrases', { en: en.noPhrases(name.en), nl: nl.noPhrases(name.nl) }, FORMAT);
}

function badLines(file: string, problems: readonly LineProblem[], desks: TopicDesks): UsageError {
  const name = nameOf(file);
  const count = problems.length;
  const details = problems.slice(0, MOST_PROBLEMS).map((problem) => detailOf(file, problem, desks));
  const rest = count - details.length;
  return new UsageError(
    'bad-collection',
    { en: en.badLines(name.en, count), nl: nl.badLines(name.nl, count) },
    rest === 0 ? FORMAT : { en: `${en.onlyFirst(rest)} ${FORMAT.en}`, nl: `${nl.onlyFirst(rest)} ${FORMAT.nl}` },
    details,
  );
}

function detailOf(file: string, { line, code, typed }: LineProblem, desks: TopicDesks): ProblemDetail {
  const deskIds = [...new Set(desks.values())];
  const near = code === 'unknown-label' ? closest(typed, [...deskIds, ...desks.keys(), NONE]) : null;
  const shown = visible(typed, 60);
  return {
    file: file === '-' ? null : visible(file, 200),
    line,
    column: null,
    path: null,
    code,
    message: both((words) => words.lineProblem[code](shown, near, deskIds.join(', '))),
  };
}
