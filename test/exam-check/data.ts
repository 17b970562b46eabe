import * as v from 'valibot';
import { EXAM_CHECK_FILES, type ExamCheckData } from '../../src/reference/exam-check-data.ts';
import { type Source, sourcesSchema } from '../../src/reference/source-data.ts';
import { dataFile } from '../helpers/data-file.ts';

function checked<const Name extends keyof typeof EXAM_CHECK_FILES>(name: Name) {
  return v.parse(EXAM_CHECK_FILES[name], dataFile(name.replace('.yaml', ''))) as v.InferOutput<
    (typeof EXAM_CHECK_FILES)[Name]
  >;
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

export const SOURCES: readonly Source[] = v.parse(sourcesSchema, dataFile('sources'));
