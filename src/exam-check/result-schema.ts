import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';
import { PROFILE_IDS } from '../reference/exam-check-data.ts';
import { isoDate, statedOn } from '../reference/shape.ts';
import { SKIP_REASONS, UNKNOWN_REASONS } from './facts.ts';
import { HOST_OUTCOMES } from './facts-schema.ts';
import { STATES, VERDICTS } from './finding.ts';

const profile = v.picklist(PROFILE_IDS);
const value = v.union([v.number(), v.string(), v.boolean()]);
const boundary = v.optional(v.union([v.number(), v.string()]));
const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const service = v.string();

const detail = v.union([
  v.strictObject({
    kind: v.literal('host'),
    host: v.string(),
    port: count,
    product: v.string(),
    outcome: v.nullable(v.picklist(HOST_OUTCOMES)),
  }),
  v.strictObject({ kind: v.literal('browser'), id: v.string(), major: v.nullable(v.number()) }),
  v.strictObject({ kind: v.literal('program'), id: v.string(), group: v.string() }),
  v.strictObject({
    kind: v.literal('occurrence'),
    id: v.string(),
    services: v.array(service),
    start: instantSchema,
    end: instantSchema,
    relation: v.picklist(['overlaps', 'hour-before', 'perhaps', 'statement']),
  }),
  v.strictObject({ kind: v.literal('gap'), start: instantSchema, seconds: v.number() }),
  v.strictObject({ kind: v.literal('remark'), code: v.string() }),
]);

const check = v.strictObject({
  id: v.string(),
  state: v.picklist(STATES),
  required: v.boolean(),
  found: v.nullable(v.strictObject({ value, unit: v.nullable(v.string()) })),
  reason: v.nullable(v.picklist([...UNKNOWN_REASONS, ...SKIP_REASONS])),
  wanted: v.nullable(
    v.strictObject({
      warnBelow: boundary,
      failBelow: boundary,
      warnAbove: boundary,
      failAbove: boundary,
      oneOf: v.optional(v.array(value)),
      unit: v.nullable(v.string()),
    }),
  ),
  limit: v.nullable(
    v.strictObject({
      by: v.picklist(['university', 'vendor', 'peer', 'ours']),
      source: v.string(),
      statedOn,
      readOn: isoDate,
    }),
  ),
  remedy: v.nullable(
    v.strictObject({ kind: v.picklist(['now', 'before-exam', 'other-computer', 'ask']), text: v.string() }),
  ),
  details: v.array(detail),
  durationMs: v.nullable(v.number()),
});

const counts = v.strictObject({ pass: count, warn: count, fail: count, unknown: count, ask: count, skip: count });

const judged = v.strictObject({
  profile,
  verdict: v.picklist(VERDICTS),
  /** True when `--only` or `--skip` made the set of checks smaller. */
  partial: v.boolean(),
  exam: v.nullable(v.strictObject({ start: instantSchema, end: v.nullable(instantSchema) })),
  /** `host:port` of everything that was contacted. */
  contacted: v.array(v.string()),
  counts,
  checks: v.array(check),
});

const listed = v.strictObject({
  profile,
  listed: v.array(
    v.strictObject({
      id: v.string(),
      title: v.string(),
      required: v.boolean(),
      /** Without it the check is not looked at; `--speed` or a yes. Null where no option is needed. */
      option: v.nullable(v.picklist(['--browser', '--watch', '--speed'])),
    }),
  ),
});

/** The `result` of `exam-check`: what was judged, or with `--list-checks` the checks of the kind of exam. */
export const resultSchema = v.union([judged, listed]);

export type ExamCheckResult = v.InferOutput<typeof judged>;
export type ListedChecks = v.InferOutput<typeof listed>;
