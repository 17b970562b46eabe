import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import * as v from 'valibot';
import { parse } from 'yaml';
import { EXAM_CHECK_FILES, type ExamCheckData } from '../../src/reference/exam-check-data.ts';
import { type Source, sourcesSchema } from '../../src/reference/source-data.ts';

const FOLDER = join(import.meta.dirname, '..', '..', 'data');

function read(name: string): unknown {
  return parse(readFileSync(join(FOLDER, name), 'utf8'));
}

function checked<const Name extends keyof typeof EXAM_CHECK_FILES>(name: Name) {
  return v.parse(EXAM_CHECK_FILES[name], read(name)) as v.InferOutput<(typeof EXAM_CHECK_FILES)[Name]>;
}

/** The real data of the exam check, as the build reads it. */
export const DATA: ExamCheckData = {
  profiles: checked('profiles.yaml'),
  checks: checked('checks.yaml'),
  limits: checked('limits.yaml'),
  hosts: checked('hosts.yaml'),
  systems: checked('os-support.yaml'),
  browsers: checked('browsers.yaml'),
  programs: checked('programs.yaml'),
};

export const SOURCES: readonly Source[] = v.parse(sourcesSchema, read('sources.yaml'));
