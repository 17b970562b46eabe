import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { isNode, LineCounter, parseDocument } from 'yaml';
import type { ProblemDetail } from '../errors.ts';
import type { Text } from '../language.ts';

/** No data file comes near this; a larger one is a mistake. */
const MAX_FILE_BYTES = 4 * 1024 * 1024;

export type DataPath = readonly (string | number)[];

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

  let source: string;
  try {
    source = await readFile(join(folder, name), 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    return broken(
      plainProblem('file-unreadable', {
        en: `this file cannot be read (${code})`,
        nl: `dit bestand is niet te lezen (${code})`,
      }),
    );
  }
  if (source.length > MAX_FILE_BYTES) {
    return broken(plainProblem('file-too-large', { en: 'this file is too large', nl: 'dit bestand is te groot' }));
  }

  const lines = new LineCounter();
  const document = parseDocument(source, { lineCounter: lines, uniqueKeys: true, prettyErrors: false });
  const problems = document.errors.map((error): ProblemDetail => {
    const { line, col } = lines.linePos(error.pos[0]);
    const message = error.message.split('\n')[0] ?? error.code;
    return { file: name, line, column: col, path: null, code: 'yaml', message: { en: message, nl: message } };
  });

  const problemAt = (path: DataPath, code: string, message: Text): ProblemDetail => {
    for (let length = path.length; length >= 0; length -= 1) {
      const node = document.getIn(path.slice(0, length), true);
      if (!isNode(node) || !node.range) continue;
      const { line, col } = lines.linePos(node.range[0]);
      return { file: name, line, column: col, path: path.join('.'), code, message };
    }
    return { file: name, line: null, column: null, path: path.join('.'), code, message };
  };

  let value: unknown;
  if (problems.length === 0) {
    try {
      value = document.toJS({ maxAliasCount: 100 });
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error);
      problems.push(plainProblem('yaml', { en: message, nl: message }));
    }
  }
  return { name, value, problems, problemAt };
}
