import fc from 'fast-check';
import {
  CERTIFICATES,
  DEFAULT_BROWSERS,
  HOST_OUTCOMES,
  LINK_KINDS,
  PLATFORM_KINDS,
  PROXY_SETTINGS,
  SYSTEM_FAMILIES,
  YEAR_EVIDENCE,
} from '../../src/exam-check/fact-values.ts';
import { type Facts, KNOWN_BROWSERS, UNKNOWN_REASONS } from '../../src/exam-check/facts.ts';
import { DATA } from './data.ts';

/** Any facts that a facts file can hold: known, unknown or absent, sensible or not. */

const durationMs = fc.nat({ max: 60_000 });

function fact<T>(value: fc.Arbitrary<T>): fc.Arbitrary<unknown> {
  return fc.oneof(
    fc.record({ known: fc.constant(true), value, durationMs }),
    fc.record({ known: fc.constant(false), reason: fc.constantFrom(...UNKNOWN_REASONS), durationMs }),
  );
}

const amount = fc.oneof(
  fc.double({ min: 0, max: 300, noNaN: true }),
  fc.double({ min: 0, max: 1e9, noNaN: true }),
  fc.constantFrom(0, 0.25, 0.3, 1, 2, 3, 4, 8),
);
const orNull = <T>(value: fc.Arbitrary<T>): fc.Arbitrary<T | null> => fc.option(value, { nil: null });
const version = fc.oneof(
  fc.constantFrom('7', '8.1', '10', '10.13', '11', '12', '15.1', '18.04', '24.04', ''),
  fc.string({ maxLength: 10 }),
);

const hostResult = fc.record({
  host: fc.oneof(fc.constantFrom(...DATA.hosts.hosts.map((host) => host.host)), fc.string({ maxLength: 20 })),
  port: fc.constant(443),
  product: fc.string({ maxLength: 10 }),
  outcome: fc.constantFrom(...HOST_OUTCOMES),
  connectMs: orNull(amount),
});

const percent = fc.double({ min: 0, max: 100, noNaN: true });

const networkFacts = {
  lossPercent: fact(percent),
  udpAnswered: fact(fc.boolean()),
  signInPage: fact(fc.boolean()),
  certificates: fact(fc.constantFrom(...CERTIFICATES)),
  link: fact(fc.constantFrom(...LINK_KINDS)),
  wifi: fact(
    orNull(
      fc.record({
        levelDbm: orNull(fc.double({ min: -120, max: 0, noNaN: true })),
        strengthPercent: orNull(percent),
        bandGHz: orNull(fc.constantFrom(2.4, 5, 6)),
      }),
    ),
  ),
  hotspot: fact(fc.record({ phone: fc.boolean(), metered: orNull(fc.boolean()) })),
  vpn: fact(fc.boolean()),
  proxy: fact(fc.constantFrom(...PROXY_SETTINGS)),
  downloadMbps: fact(amount),
  uploadMbps: fact(amount),
  loadedLatencyMs: fact(amount),
  stability: fact(
    fc.record({
      startedAtMs: fc.integer({ min: 0, max: 4_102_444_800_000 }),
      watchedSeconds: fc.nat({ max: 86_400 }),
      unansweredPercent: percent,
      medianMs: orNull(amount),
      slowMs: orNull(amount),
      swings: fc.boolean(),
      gaps: fc.array(fc.record({ afterSeconds: fc.nat({ max: 86_400 }), seconds: amount }), { maxLength: 12 }),
      stretchesMs: fc.array(orNull(amount), { maxLength: 60 }),
    }),
  ),
};

export const anyFacts = fc.record(
  {
    platform: fact(fc.constantFrom(...PLATFORM_KINDS)),
    operatingSystem: fact(
      fc.record({
        family: fc.constantFrom(...SYSTEM_FAMILIES),
        distribution: orNull(fc.oneof(fc.constantFrom('ubuntu', 'debian'), fc.string({ maxLength: 10 }))),
        version: orNull(version),
        build: orNull(fc.nat({ max: 30_000 })),
      }),
    ),
    logicalCores: fact(fc.nat({ max: 64 })),
    cpuLoadPercent: fact(amount),
    memoryTotalGiB: fact(amount),
    memoryAvailableGiB: fact(amount),
    diskFreeGB: fact(amount),
    uptimeDays: fact(amount),
    power: fact(
      fc.record({
        hasBattery: fc.boolean(),
        onMains: orNull(fc.boolean()),
        chargePercent: orNull(fc.double({ min: 0, max: 100, noNaN: true })),
      }),
    ),
    displays: fact(
      fc.array(
        fc.record({
          widthPixels: orNull(fc.nat({ max: 5000 })),
          heightPixels: orNull(fc.nat({ max: 5000 })),
          builtIn: orNull(fc.boolean()),
          diagonalInches: orNull(amount),
          main: fc.boolean(),
        }),
        { maxLength: 4 },
      ),
    ),
    virtualMachine: fact(fc.boolean()),
    remoteSession: fact(fc.boolean()),
    cameraCount: fact(fc.nat({ max: 4 })),
    cameraFaults: fact(fc.nat({ max: 2 })),
    cameraAllowed: fact(fc.boolean()),
    microphoneCount: fact(fc.nat({ max: 4 })),
    microphoneAllowed: fact(fc.boolean()),
    defaultBrowser: fact(fc.constantFrom(...DEFAULT_BROWSERS)),
    browserRestart: fact(fc.boolean()),
    machineYear: fact(
      fc.record({ year: fc.integer({ min: 1970, max: 2100 }), evidence: fc.constantFrom(...YEAR_EVIDENCE) }),
    ),
    programs: fact(
      fc.array(
        fc.record({
          id: fc.oneof(fc.constantFrom(...DATA.programs.programs.map(({ id }) => id)), fc.constant('not-listed')),
          memoryMiB: orNull(amount),
        }),
        { maxLength: 12 },
      ),
    ),
    installRights: fact(fc.boolean()),
    pendingRestart: fact(fc.boolean()),
    updatesEndOn: fact(fc.constantFrom('2025-05-31', '2026-11-22', '2029-05-31')),
    browsers: fact(
      fc.array(fc.record({ id: fc.constantFrom(...KNOWN_BROWSERS), major: orNull(fc.nat({ max: 200 })) }), {
        maxLength: 4,
      }),
    ),
    timeZone: fact(
      fc.oneof(fc.constantFrom('Europe/Amsterdam', 'America/New_York', 'Etc/UTC'), fc.string({ maxLength: 20 })),
    ),
    online: fact(fc.boolean()),
    hosts: fact(fc.array(hostResult, { maxLength: 12 })),
    clockOffsetSeconds: fact(fc.double({ min: -1e6, max: 1e6, noNaN: true })),
    latencyMs: fact(amount),
    jitterMs: fact(amount),
    ...networkFacts,
  },
  { requiredKeys: [] },
) as unknown as fc.Arbitrary<Partial<Facts>>;
