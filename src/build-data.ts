import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { toJsonSchema } from '@valibot/to-json-schema';
import type * as v from 'valibot';
import { resultSchema as configResult } from './config/result-schema.ts';
import { resultSchema as dataResult } from './data-tools/result-schema.ts';
import { resultSchema as desksResult } from './desks/result-schema.ts';
import { envelopeSchema } from './envelope-schema.ts';
import { DataError, EXIT, type ExitCode } from './errors.ts';
import { factsFileSchema } from './exam-check/facts-schema.ts';
import { resultSchema as examCheckResult } from './exam-check/result-schema.ts';
import { resultSchema as examHelpResult } from './exam-help/result-schema.ts';
import { resultSchema as forgetResult } from './forget/result-schema.ts';
import { resultSchema as homeResult } from './home/result-schema.ts';
import { resultSchema as incidentsResult } from './incidents/result-schema.ts';
import { resultSchema as maintenanceResult } from './maintenance/result-schema.ts';
import { learn } from './matching/learn.ts';
import { encodeModel } from './matching/model-file.ts';
import { firstDesks } from './matching/open.ts';
import { DATA_FILES } from './reference/files.ts';
import { loadFolder } from './reference/load-folder.ts';
import { resultSchema as reportResult } from './report/result-schema.ts';
import { batchLineSchema, resultSchema as triageResult } from './triage/result-schema.ts';

/** The JSON documents that other programs may rely on, by schema name. */
const OUTPUTS: Readonly<Record<string, v.GenericSchema>> = {
  'triage-1': envelopeSchema('triage', triageResult),
  'triage-batch-1': batchLineSchema,
  'maintenance-1': envelopeSchema('maintenance', maintenanceResult),
  'incidents-1': envelopeSchema('incidents', incidentsResult),
  'exam-check-1': envelopeSchema('exam-check', examCheckResult),
  'exam-help-1': envelopeSchema('exam-help', examHelpResult),
  'report-1': envelopeSchema('report', reportResult),
  'desks-1': envelopeSchema('desks', desksResult),
  'config-1': envelopeSchema('config', configResult),
  'home-1': envelopeSchema('home', homeResult),
  'forget-1': envelopeSchema('forget', forgetResult),
  'data-1': envelopeSchema('data', dataResult),
  'lusupport-1': envelopeSchema('lusupport', null),
  'facts-1': factsFileSchema,
};

/**
 * Checks `data/`, writes the compact form to `dist/data/`, and all schemas to `schemas/`.
 *
 * @returns 0, or 5 when the data does not hold together: every problem has been printed then.
 */
export async function buildData(root: string): Promise<ExitCode> {
  try {
    const data = await loadFolder(join(root, 'data'));
    const compact = join(root, 'dist', 'data');
    await writeAll(compact, { 'first-desks': Object.fromEntries(firstDesks(data.triage)) });
    for (const [name, section] of Object.entries({
      campus: data.campus,
      triage: data.triage,
      'exam-check': data.examCheck,
    })) {
      await writeFile(join(compact, `${name}.jsonl`), sectionLines(section));
    }
    await writeFile(join(compact, 'matching.bin'), encodeModel(learn(data.matching)));
    await writeAll(join(root, 'schemas'), mapValues(OUTPUTS, jsonSchema));
    const files = Object.entries(DATA_FILES).map(([name, schema]) => [name.replace(/\.yaml$/, ''), jsonSchema(schema)]);
    await writeAll(join(root, 'schemas', 'data'), Object.fromEntries(files));
    return EXIT.ok;
  } catch (error) {
    if (!(error instanceof DataError)) throw error;
    process.stderr.write(`${error.text.en}\n`);
    for (const { file, line, column, path, message } of error.details) {
      process.stderr.write(`  data/${file}:${line ?? 1}:${column ?? 1} ${path ?? ''} - ${message.en}\n`);
    }
    return error.exitCode;
  }
}

function jsonSchema(schema: v.GenericSchema): unknown {
  return toJsonSchema(schema, { errorMode: 'ignore' });
}

function mapValues<A, B>(values: Readonly<Record<string, A>>, change: (value: A) => B): Record<string, B> {
  return Object.fromEntries(Object.entries(values).map(([key, value]) => [key, change(value)]));
}

async function writeAll(folder: string, documents: Readonly<Record<string, unknown>>): Promise<void> {
  await mkdir(folder, { recursive: true });
  for (const [name, document] of Object.entries(documents)) {
    await writeFile(join(folder, `${name}.json`), ascii(JSON.stringify(document)));
  }
}

/** As `reference/open` reads it. */
function sectionLines(section: object): string {
  const parts = [Object.keys(section), ...Object.values(section)];
  return parts.map((part) => ascii(JSON.stringify(part))).join('\n');
}

function ascii(json: string): string {
  return json.replace(/[\u0080-\uffff]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
}
