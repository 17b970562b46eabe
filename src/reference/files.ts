import * as v from 'valibot';
import { scheduleSchema, serviceSchema } from './campus-data.ts';
import { EXAM_CHECK_FILES } from './exam-check-data.ts';
import { lexiconSchema, outOfScopeSchema, topicPhrasesSchema } from './matching-data.ts';
import { manifestSchema, sourcesSchema } from './source-data.ts';
import {
  bringSchema,
  deskSchema,
  facultySchema,
  flowSchema,
  guideSchema,
  outcomeSchema,
  topicSchema,
} from './triage-data.ts';

/** Every file of a data folder with its shape. The build also writes each as JSON Schema, for editors. */
export const DATA_FILES = {
  'manifest.yaml': manifestSchema,
  'sources.yaml': sourcesSchema,
  'services.yaml': v.array(serviceSchema),
  'schedules.yaml': v.array(scheduleSchema),
  'desks.yaml': v.array(deskSchema),
  'faculties.yaml': v.array(facultySchema),
  'bring.yaml': v.array(bringSchema),
  'flow.yaml': flowSchema,
  'outcomes.yaml': v.array(outcomeSchema),
  'topics.yaml': v.array(topicSchema),
  'guides.yaml': v.array(guideSchema),
  'phrases.yaml': v.array(topicPhrasesSchema),
  'out-of-scope.yaml': v.array(outOfScopeSchema),
  'lexicon.yaml': lexiconSchema,
  ...EXAM_CHECK_FILES,
} as const;

export type DataFileName = keyof typeof DATA_FILES;

export type FileValue<Name extends DataFileName> = v.InferOutput<(typeof DATA_FILES)[Name]>;
