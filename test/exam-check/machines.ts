import type { Fact, Facts, HostOutcome, HostResult, UnknownReason } from '../../src/exam-check/facts.ts';
import type { Stability } from '../../src/exam-check/network-facts.ts';
import { DATA } from './data.ts';

/** Constructed machines: what probes could have found, made up for the tests. */

const known = <T>(value: T): Fact<T> => ({ known: true, value, durationMs: 5 });
const unknown = (reason: UnknownReason): Fact<never> => ({ known: false, reason, durationMs: 5 });

/** Every host of the data, with the same outcome but for the named ones. */
export function hostResults(except: Readonly<Record<string, HostOutcome>> = {}): readonly HostResult[] {
  return DATA.hosts.hosts.map(({ host, port, product }) => {
    const outcome = except[host] ?? 'answered';
    return { host, port, product, outcome, connectMs: outcome === 'answered' ? 20 : null };
  });
}

/** Ten minutes in which every attempt was answered. */
const STEADY: Stability = {
  startedAtMs: Date.parse('2026-11-22T11:14:00+01:00'),
  watchedSeconds: 600,
  unansweredPercent: 0,
  medianMs: 18.1,
  slowMs: 24.6,
  swings: false,
  gaps: [],
  stretchesMs: Array.from({ length: 60 }, (_one, at) => 17 + (at % 4)),
};

/** The same with two gaps, and answers that come when they like. */
const UNSTEADY: Stability = {
  ...STEADY,
  unansweredPercent: 7.2,
  medianMs: 96.4,
  slowMs: 512.8,
  swings: true,
  gaps: [
    { afterSeconds: 62, seconds: 8 },
    { afterSeconds: 411, seconds: 34.2 },
  ],
  stretchesMs: Array.from({ length: 60 }, (_one, at) =>
    at === 6 || (at > 40 && at < 45) ? null : 60 + ((at * 37) % 300),
  ),
};

/** A new laptop on the charger, nothing to complain about. */
export const GOOD_LAPTOP: Facts = {
  platform: known('own-system' as const),
  operatingSystem: known({ family: 'windows' as const, distribution: null, version: '11', build: 26_100 }),
  logicalCores: known(8),
  cpuLoadPercent: known(12),
  memoryTotalGiB: known(15.8),
  memoryAvailableGiB: known(9.4),
  diskFreeGB: known(212.5),
  uptimeDays: known(0.3),
  power: known({ hasBattery: true, onMains: true, chargePercent: 92 }),
  displays: known([{ widthPixels: 1920, heightPixels: 1080, builtIn: true, diagonalInches: 15.6, main: true }]),
  virtualMachine: known(false),
  remoteSession: known(false),
  cameraCount: known(1),
  cameraFaults: known(0),
  cameraAllowed: known(true),
  microphoneCount: known(2),
  microphoneAllowed: known(true),
  browsers: known([
    { id: 'chrome' as const, major: 157 },
    { id: 'edge' as const, major: 156 },
  ]),
  defaultBrowser: known('chrome' as const),
  browserRestart: known(false),
  machineYear: known({ year: 2025, evidence: 'panel' as const }),
  programs: known([{ id: 'chrome', memoryMiB: 812 }]),
  installRights: known(true),
  pendingRestart: known(false),
  updatesEndOn: unknown('not-on-this-system'),
  timeZone: known('Europe/Amsterdam'),
  online: known(true),
  hosts: known(hostResults()),
  clockOffsetSeconds: known(0.4),
  latencyMs: known(18.2),
  jitterMs: known(2.1),
  lossPercent: known(0),
  udpAnswered: known(true),
  signInPage: known(false),
  certificates: known('public' as const),
  link: known('wired' as const),
  wifi: known(null),
  hotspot: known({ phone: false, metered: false }),
  vpn: known(false),
  proxy: known('none' as const),
  downloadMbps: known(48),
  uploadMbps: known(11),
  loadedLatencyMs: known(12.4),
  stability: known(STEADY),
};

/** An old laptop far from campus, with everything that can be wrong wrong. */
export const WEAK_LAPTOP: Facts = {
  platform: known('own-system' as const),
  operatingSystem: known({ family: 'windows' as const, distribution: null, version: '10', build: 19_045 }),
  logicalCores: known(1),
  cpuLoadPercent: known(97),
  memoryTotalGiB: known(3.4),
  memoryAvailableGiB: known(0.96),
  diskFreeGB: known(0.2),
  uptimeDays: known(23.4),
  power: known({ hasBattery: true, onMains: false, chargePercent: 14 }),
  displays: known([
    { widthPixels: 1024, heightPixels: 600, builtIn: true, diagonalInches: 10.1, main: true },
    { widthPixels: 1920, heightPixels: 1080, builtIn: false, diagonalInches: 24, main: false },
  ]),
  virtualMachine: known(true),
  remoteSession: known(true),
  cameraCount: known(0),
  cameraFaults: known(1),
  cameraAllowed: known(false),
  microphoneCount: known(0),
  microphoneAllowed: known(false),
  browsers: known([{ id: 'edge' as const, major: 140 }]),
  defaultBrowser: known('other' as const),
  browserRestart: known(true),
  machineYear: known({ year: 2014, evidence: 'firmware' as const }),
  programs: known([
    { id: 'teamviewer', memoryMiB: 61 },
    { id: 'discord', memoryMiB: 402 },
    { id: 'spotify', memoryMiB: 233 },
    { id: 'onedrive', memoryMiB: 118 },
    { id: 'edge', memoryMiB: 655 },
    { id: 'firefox', memoryMiB: 348 },
  ]),
  installRights: known(false),
  pendingRestart: known(true),
  updatesEndOn: unknown('not-on-this-system'),
  timeZone: known('America/New_York'),
  online: known(true),
  hosts: known(
    hostResults({
      'ans.app': 'connect-timeout',
      'getproctorio.com': 'refused',
      'zoom.us': 'name-not-found',
      'check.schoolyear.app': 'certificate-not-trusted',
    }),
  ),
  clockOffsetSeconds: known(-754),
  latencyMs: known(412.7),
  jitterMs: known(61.3),
  lossPercent: known(6.7),
  udpAnswered: known(false),
  signInPage: known(false),
  certificates: known('system-only' as const),
  link: known('wifi' as const),
  wifi: known({ levelDbm: -78, strengthPercent: null, bandGHz: 2.4 }),
  hotspot: known({ phone: true, metered: true }),
  vpn: known(true),
  proxy: known('system' as const),
  downloadMbps: known(0.52),
  uploadMbps: known(0.071),
  loadedLatencyMs: known(780.4),
  stability: known(UNSTEADY),
};

/** A container without anything: no device, no tool, no network that answers clearly. */
export const BARE_CONTAINER: Facts = {
  platform: known('container' as const),
  operatingSystem: known({ family: 'linux' as const, distribution: 'debian', version: '12', build: null }),
  logicalCores: unknown('guest-of-another-system'),
  cpuLoadPercent: unknown('guest-of-another-system'),
  memoryTotalGiB: unknown('guest-of-another-system'),
  memoryAvailableGiB: unknown('guest-of-another-system'),
  diskFreeGB: unknown('guest-of-another-system'),
  uptimeDays: unknown('guest-of-another-system'),
  power: unknown('guest-of-another-system'),
  displays: unknown('guest-of-another-system'),
  virtualMachine: unknown('guest-of-another-system'),
  remoteSession: unknown('guest-of-another-system'),
  cameraCount: unknown('guest-of-another-system'),
  cameraFaults: unknown('guest-of-another-system'),
  cameraAllowed: unknown('guest-of-another-system'),
  microphoneCount: unknown('guest-of-another-system'),
  microphoneAllowed: unknown('guest-of-another-system'),
  browsers: unknown('tool-missing'),
  defaultBrowser: unknown('guest-of-another-system'),
  browserRestart: unknown('guest-of-another-system'),
  machineYear: unknown('guest-of-another-system'),
  programs: unknown('guest-of-another-system'),
  installRights: unknown('guest-of-another-system'),
  pendingRestart: unknown('guest-of-another-system'),
  updatesEndOn: unknown('guest-of-another-system'),
  timeZone: known('Etc/UTC'),
  online: known(false),
  hosts: unknown('not-online'),
  clockOffsetSeconds: unknown('not-online'),
  latencyMs: unknown('not-online'),
  jitterMs: unknown('not-online'),
  lossPercent: unknown('not-online'),
  udpAnswered: unknown('not-online'),
  signInPage: unknown('timeout'),
  certificates: unknown('not-online'),
  link: unknown('guest-of-another-system'),
  wifi: unknown('guest-of-another-system'),
  hotspot: unknown('guest-of-another-system'),
  vpn: unknown('guest-of-another-system'),
  proxy: unknown('guest-of-another-system'),
  downloadMbps: unknown('not-online'),
  uploadMbps: unknown('not-online'),
  loadedLatencyMs: unknown('not-online'),
  stability: unknown('timeout'),
};

export const MACHINES = { 'good-laptop': GOOD_LAPTOP, 'weak-laptop': WEAK_LAPTOP, container: BARE_CONTAINER } as const;
