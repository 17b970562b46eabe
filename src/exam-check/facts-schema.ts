import * as v from 'valibot';
import { instantSchema } from '../campus/occurrence-schema.ts';
import {
  CERTIFICATES,
  DEFAULT_BROWSERS,
  HOST_OUTCOMES,
  LINK_KINDS,
  MOST_STRETCHES,
  PLATFORM_KINDS,
  PROXY_SETTINGS,
  SYSTEM_FAMILIES,
  YEAR_EVIDENCE,
} from './fact-values.ts';
import { KNOWN_BROWSERS, UNKNOWN_REASONS } from './facts.ts';

export { HOST_OUTCOMES } from './fact-values.ts';

const durationMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(86_400_000));

/** A fact is known with a value, or unknown with a reason. */
function fact<const Value extends v.GenericSchema>(value: Value) {
  return v.optional(
    v.union([
      v.strictObject({ known: v.literal(true), value, durationMs, disturbed: v.optional(v.literal(true)) }),
      v.strictObject({ known: v.literal(false), reason: v.picklist(UNKNOWN_REASONS), durationMs }),
    ]),
  );
}

const amount = v.pipe(v.number(), v.minValue(0), v.maxValue(1e9));
const whole = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(1e9));
const percent = v.pipe(v.number(), v.minValue(0), v.maxValue(100));
const word = v.pipe(v.string(), v.maxLength(100));
const programId = v.pipe(v.string(), v.regex(/^[a-z0-9-]{1,40}$/));

/** `schemas/facts-1.json`: the file that `--save-facts` writes and `--facts` reads. A fact nobody asked for is absent. */
export const factsFileSchema = v.strictObject({
  schema: v.literal('lusupport/facts/1'),
  savedAt: instantSchema,
  facts: v.strictObject({
    platform: fact(v.picklist(PLATFORM_KINDS)),
    operatingSystem: fact(
      v.strictObject({
        family: v.picklist(SYSTEM_FAMILIES),
        distribution: v.nullable(word),
        version: v.nullable(word),
        build: v.nullable(whole),
      }),
    ),
    logicalCores: fact(whole),
    cpuLoadPercent: fact(amount),
    memoryTotalGiB: fact(amount),
    memoryAvailableGiB: fact(amount),
    diskFreeGB: fact(amount),
    uptimeDays: fact(amount),
    power: fact(
      v.strictObject({
        hasBattery: v.boolean(),
        onMains: v.nullable(v.boolean()),
        chargePercent: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(100))),
      }),
    ),
    displays: fact(
      v.pipe(
        v.array(
          v.strictObject({
            widthPixels: v.nullable(whole),
            heightPixels: v.nullable(whole),
            builtIn: v.nullable(v.boolean()),
            diagonalInches: v.nullable(amount),
            main: v.boolean(),
          }),
        ),
        v.maxLength(100),
      ),
    ),
    virtualMachine: fact(v.boolean()),
    remoteSession: fact(v.boolean()),
    cameraCount: fact(whole),
    cameraFaults: fact(whole),
    cameraAllowed: fact(v.boolean()),
    microphoneCount: fact(whole),
    microphoneAllowed: fact(v.boolean()),
    browsers: fact(
      v.pipe(v.array(v.strictObject({ id: v.picklist(KNOWN_BROWSERS), major: v.nullable(whole) })), v.maxLength(100)),
    ),
    defaultBrowser: fact(v.picklist(DEFAULT_BROWSERS)),
    browserRestart: fact(v.boolean()),
    machineYear: fact(
      v.strictObject({
        year: v.pipe(v.number(), v.integer(), v.minValue(1970), v.maxValue(2100)),
        evidence: v.picklist(YEAR_EVIDENCE),
      }),
    ),
    programs: fact(v.pipe(v.array(v.strictObject({ id: programId, memoryMiB: v.nullable(amount) })), v.maxLength(100))),
    installRights: fact(v.boolean()),
    pendingRestart: fact(v.boolean()),
    updatesEndOn: fact(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
    timeZone: fact(word),
    online: fact(v.boolean()),
    hosts: fact(
      v.pipe(
        v.array(
          v.strictObject({
            host: word,
            port: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(65535)),
            product: word,
            outcome: v.picklist(HOST_OUTCOMES),
            connectMs: v.nullable(amount),
          }),
        ),
        v.maxLength(100),
      ),
    ),
    clockOffsetSeconds: fact(v.pipe(v.number(), v.minValue(-1e12), v.maxValue(1e12))),
    latencyMs: fact(amount),
    jitterMs: fact(amount),
    lossPercent: fact(percent),
    udpAnswered: fact(v.boolean()),
    signInPage: fact(v.boolean()),
    certificates: fact(v.picklist(CERTIFICATES)),
    link: fact(v.picklist(LINK_KINDS)),
    wifi: fact(
      v.nullable(
        v.strictObject({
          levelDbm: v.nullable(v.pipe(v.number(), v.minValue(-120), v.maxValue(0))),
          strengthPercent: v.nullable(percent),
          bandGHz: v.nullable(amount),
        }),
      ),
    ),
    hotspot: fact(v.strictObject({ phone: v.boolean(), metered: v.nullable(v.boolean()) })),
    vpn: fact(v.boolean()),
    proxy: fact(v.picklist(PROXY_SETTINGS)),
    downloadMbps: fact(amount),
    uploadMbps: fact(amount),
    loadedLatencyMs: fact(amount),
    stability: fact(
      v.strictObject({
        startedAtMs: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(4_133_980_800_000)),
        watchedSeconds: amount,
        unansweredPercent: percent,
        medianMs: v.nullable(amount),
        slowMs: v.nullable(amount),
        swings: v.boolean(),
        gaps: v.pipe(v.array(v.strictObject({ afterSeconds: amount, seconds: amount })), v.maxLength(100)),
        stretchesMs: v.pipe(v.array(v.nullable(amount)), v.maxLength(MOST_STRETCHES)),
      }),
    ),
  }),
});
