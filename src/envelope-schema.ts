import * as v from 'valibot';
import { instantSchema } from './campus/occurrence-schema.ts';
import type { NoticeCode } from './session.ts';

const NOTICE_CODES: readonly NoticeCode[] = [
  'stale-fact',
  'doubt',
  'offline',
  'incidents-not-read',
  'not-saved',
  'already-kept',
  'foreign-data',
  'config-set-aside',
  'truncated-input',
];

const notice = v.strictObject({
  code: v.picklist(NOTICE_CODES),
  about: v.nullable(v.string()),
  message: v.string(),
});

const detail = v.strictObject({
  file: v.nullable(v.string()),
  line: v.nullable(v.number()),
  column: v.nullable(v.number()),
  path: v.nullable(v.string()),
  code: v.string(),
  message: v.string(),
});

const failure = v.strictObject({
  code: v.string(),
  message: v.string(),
  hint: v.nullable(v.string()),
  details: v.array(detail),
});

/**
 * The envelope of every JSON document: `result` or `error`, never both.
 *
 * @param result the schema of the command's result; null where a document carries only an error
 */
export function envelopeSchema(command: string, result: v.GenericSchema | null): v.GenericSchema {
  const head = {
    schema: v.literal(`lusupport/${command}/1`),
    version: v.string(),
    dataVersion: v.nullable(v.string()),
    generatedAt: instantSchema,
    clock: v.union([v.literal('system'), instantSchema]),
    lang: v.picklist(['en', 'nl']),
  };
  const tail = { notices: v.array(notice), exitCode: v.pipe(v.number(), v.integer()) };
  const refused = v.strictObject({ ...head, error: failure, ...tail });
  if (result === null)
    return v.union([refused, v.strictObject({ ...head, result: v.strictObject({ text: v.string() }), ...tail })]);
  return v.union([v.strictObject({ ...head, result, ...tail }), refused]);
}
