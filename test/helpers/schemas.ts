import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv, type ValidateFunction } from 'ajv';
import { ROOT } from './cli.ts';

const ajv = new Ajv({ allErrors: true, strict: false, logger: false });
const compiled = new Map<string, ValidateFunction>();

/** What is wrong with a document by a schema of `schemas/`, such as `maintenance-1`; empty when nothing is. */
export function schemaProblems(name: string, document: unknown): string[] {
  const known =
    compiled.get(name) ?? ajv.compile(JSON.parse(readFileSync(join(ROOT, 'schemas', `${name}.json`), 'utf8')));
  compiled.set(name, known);
  if (known(document)) return [];
  return (known.errors ?? []).map(
    (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
  );
}
