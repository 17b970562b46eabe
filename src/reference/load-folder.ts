import * as v from 'valibot';
import { DataError, type ProblemDetail } from '../errors.ts';
import { checkCampus } from './campus-rules.ts';
import { checkExamCheck } from './exam-check-rules.ts';
import { sayExpected } from './expected.ts';
import { DATA_FILES, type DataFileName, type FileValue } from './files.ts';
import { checkMatching } from './matching-rules.ts';
import type { RuleProblem } from './problem.ts';
import type { CampusSection, ExamCheckSection, MatchingSection, TriageSection } from './sections.ts';
import { checkTriage } from './triage-rules.ts';
import { type DataPath, readYamlFile, type YamlFile } from './yaml-file.ts';

/** A whole data folder, checked: the sections that commands start from. */
export interface LoadedData {
  readonly campus: CampusSection;
  readonly triage: TriageSection;
  readonly matching: MatchingSection;
  readonly examCheck: ExamCheckSection;
}

type AllFiles = { readonly [Name in DataFileName]: FileValue<Name> };

/**
 * Reads and checks a data folder: the shape of every file first, then the rules between records.
 *
 * @throws DataError with every problem at once, each with file, line, column and what was expected.
 */
export async function loadFolder(folder: string): Promise<LoadedData> {
  const names = Object.keys(DATA_FILES) as DataFileName[];
  const files = await Promise.all(names.map((name) => readYamlFile(folder, name)));
  const problems = files.flatMap((file) => [...file.problems, ...shapeProblems(file)]);
  if (problems.length > 0) throw new DataError(folder, problems);

  const all = Object.fromEntries(files.map((file) => [file.name, parsed(file)])) as unknown as AllFiles;
  const data = sections(all);
  const byName = new Map(files.map((file) => [file.name, file]));
  const broken = [
    ...checkCampus(data.campus),
    ...checkTriage(data.triage, data.campus.sources, data.campus.services),
    ...checkMatching(data.matching, data.triage.topics),
    ...checkExamCheck(data.examCheck, data.campus.sources),
  ].map((problem) => placed(problem, byName));
  if (broken.length > 0) throw new DataError(folder, broken);
  return data;
}

function schemaOf(name: string): v.GenericSchema {
  return DATA_FILES[name as DataFileName];
}

function shapeProblems(file: YamlFile): ProblemDetail[] {
  if (file.problems.length > 0) return [];
  const result = v.safeParse(schemaOf(file.name), file.value);
  if (result.success) return [];
  return result.issues.map((issue) => {
    const path: DataPath = (issue.path ?? []).map((item) => item.key as string | number);
    return file.problemAt(path, 'shape', sayExpected({ ...issue, key: path.at(-1) ?? null }));
  });
}

function parsed(file: YamlFile): unknown {
  return v.parse(schemaOf(file.name), file.value);
}

function placed(problem: RuleProblem, files: ReadonlyMap<string, YamlFile>): ProblemDetail {
  const file = files.get(problem.file);
  if (file) return file.problemAt(problem.path, problem.code, problem.message);
  return { ...problem, line: null, column: null, path: problem.path.join('.') };
}

function sections(all: AllFiles): LoadedData {
  return {
    campus: {
      manifest: all['manifest.yaml'],
      sources: all['sources.yaml'],
      services: all['services.yaml'],
      schedules: all['schedules.yaml'],
    },
    triage: {
      desks: all['desks.yaml'],
      faculties: all['faculties.yaml'],
      bring: all['bring.yaml'],
      flow: all['flow.yaml'],
      outcomes: all['outcomes.yaml'],
      topics: all['topics.yaml'],
      guides: all['guides.yaml'],
      stopWords: all['lexicon.yaml'].stopWords,
    },
    matching: {
      phrases: all['phrases.yaml'],
      outOfScope: all['out-of-scope.yaml'],
      lexicon: all['lexicon.yaml'],
    },
    examCheck: {
      profiles: all['profiles.yaml'],
      checks: all['checks.yaml'],
      limits: all['limits.yaml'],
      hosts: all['hosts.yaml'],
      systems: all['os-support.yaml'],
      browsers: all['browsers.yaml'],
      programs: all['programs.yaml'],
    },
  };
}
