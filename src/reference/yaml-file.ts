import { type Buffer, isUtf8 } from 'node:buffer';
import { constants } from 'node:fs';
import { open } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ProblemDetail } from '../errors.ts';
import { ACTING, visible } from '../io/visible.ts';
import type { Text } from '../language.ts';
import { sayYamlProblem } from './expected.ts';

/** No data file comes near this; a larger one is a mistake. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

export type DataPath = readonly (string | number)[];

/** The number of the first line that is not UTF-8. No byte of a longer character is a line end. */
function firstBadLine(bytes: Buffer): number {
  let line = 1;
  for (let start = 0; start < bytes.length; line += 1) {
    const end = bytes.indexOf(10, start);
    if (!isUtf8(bytes.subarray(start, end < 0 ? bytes.length : end))) return line;
    start = end < 0 ? bytes.length : end + 1;
  }
  return line;
}

const ACTING_CHARACTER: Text = {
  en: 'leave out the invisible control characters; a terminal acts on them',
  nl: 'haal de onzichtbare stuurtekens weg; een terminal voert ze uit',
};

/** The paths of texts with characters that a terminal acts on, or that hide: a folder of others may hold them. */
function actingTexts(value: unknown, path: DataPath = []): readonly DataPath[] {
  // A block of YAML ends with a line break.
  if (typeof value === 'string') return value.replace(/\n$/, '').search(ACTING) < 0 ? [] : [path];
  if (Array.isArray(value)) return value.flatMap((one, place) => actingTexts(one, [...path, place]));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, one]) => actingTexts(one, [...path, key]));
}

/** A data file as read, with the way back from a path in its value to a line. */
export interface YamlFile {
  readonly name: string;
  readonly value: unknown;
  readonly problems: readonly ProblemDetail[];
  readonly problemAt: (path: DataPath, code: string, message: Text) => ProblemDetail;
}

/**
 * Reads one YAML 1.2 file. Duplicate keys, tags that run code and alias bombs are refused by the parser.
 * Nothing is thrown: what is wrong stands in `problems`.
 */
export async function readYamlFile(folder: string, name: string): Promise<YamlFile> {
  const plainProblem = (code: string, message: Text): ProblemDetail => ({
    file: name,
    line: null,
    column: null,
    path: null,
    code,
    message,
  });
  const broken = (problem: ProblemDetail): YamlFile => ({
    name,
    value: undefined,
    problems: [problem],
    problemAt: (_path, code, message) => plainProblem(code, message),
  });

  let bytes: Buffer;
  try {
    bytes = await bytesOf(join(folder, name));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return broken(
      plainProblem('file-unreadable', {
        en: `this file cannot be read (${code})`,
        nl: `dit bestand is niet te lezen (${code})`,
      }),
    );
  }
  if (bytes.length > MAX_FILE_BYTES) {
    return broken(plainProblem('file-too-large', { en: 'this file is too large', nl: 'dit bestand is te groot' }));
  }
  if (!isUtf8(bytes)) {
    const message = { en: 'this line is not UTF-8', nl: 'deze regel is geen UTF-8' };
    return broken({ ...plainProblem('not-utf-8', message), line: firstBadLine(bytes), column: 1 });
  }
  const source = bytes.toString('utf8');

  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  // The first only: what follows a broken line is mostly its echo.
  const problems = document.errors.slice(0, 1).map((error): ProblemDetail => {
    const { line, col } = lines.linePos(error.pos[0]);
    // A tab before a text confuses the parser in ways that it words differently each time.
    const isTab = /^\s*\t/.test(source.split('\n')[line - 1] ?? '');
    const message = sayYamlProblem(isTab ? 'TAB_AS_INDENT' : error.code, error.message);
    return { file: name, line, column: col, path: null, code: 'yaml', message };
  });

  /** A record is called by its id, as the file calls it, and not by its place in the list. */
  const spoken = (path: DataPath): string => {
    const id = typeof path[0] === 'number' ? document.getIn([path[0], 'id']) : undefined;
    return visible([...(typeof id === 'string' ? [id] : path.slice(0, 1)), ...path.slice(1)].join('.'), 120);
  };

  const problemAt = (path: DataPath, code: string, message: Text): ProblemDetail => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { file: name, line, column: col, path: spoken(path), code, message };
    }
    return { file: name, line: null, column: null, path: spoken(path), code, message };
  };

  let value: unknown;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 });
      problems.push(...actingTexts(value).map((path) => problemAt(path, 'acting-character', ACTING_CHARACTER)));
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push(plainProblem('yaml', sayYamlProblem('value', message)));
    }
  }
  return { name, value, problems, problemAt };
}

/** @throws the system's error, also for what is no file: a named pipe would wait for ever for its writer */
async function bytesOf(path: string): Promise<Buffer> {
  const file = await open(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0));
  try {
    if (!(await file.stat()).isFile()) throw Object.assign(new Error(`no file: ${path}`), { code: 'EINVAL' });
    return await file.readFile();
  } finally {
    await file.close();
  }
}
