import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import * as v from 'valibot';
import { CALL_QUALITIES, callQuality } from '../../src/exam-check/call-quality.ts';
import { YEAR_EVIDENCE } from '../../src/exam-check/fact-values.ts';
import type { Facts } from '../../src/exam-check/facts.ts';
import { STATES, type Verdict } from '../../src/exam-check/finding.ts';
import { resultOf } from '../../src/exam-check/result.ts';
import { resultSchema } from '../../src/exam-check/result-schema.ts';
import { screenOf } from '../../src/exam-check/text.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { PROFILE_IDS, type ProfileId } from '../../src/reference/exam-check-data.ts';
import { anyFacts } from './arbitrary.ts';
import { type Case, NOW_MS, reportOf } from './bench.ts';
import { DATA } from './data.ts';
import { examWordsIn } from './exam-words.ts';
import { BARE_CONTAINER, GOOD_LAPTOP, hostResults, WEAK_LAPTOP } from './machines.ts';

/** What a kind of exam does not need is part of it only where its facts are there. */
const idsOf = (profile: ProfileId, facts: Partial<Facts>): string[] =>
  DATA.checks
    .filter((check) => check.profiles.includes(profile))
    .filter((check) => !check.optionalFor.includes(profile) || check.facts.some((name) => facts[name] !== undefined))
    .map((check) => check.id);

const known = <T>(value: T) => ({ known: true, value, durationMs: 1 }) as const;
const unknown = (reason: 'timeout' | 'garbled') => ({ known: false, reason, durationMs: 1 }) as const;

function findingOf(one: Case, id: string) {
  const finding = reportOf(one).assessment.findings.find((each) => each.id === id);
  if (!finding) throw new Error(`${id} is not listed`);
  return finding;
}

const choices = fc.record({
  only: fc.option(
    fc.subarray(DATA.checks.map((check) => check.id)).map((ids) => new Set(ids)),
    { nil: null },
  ),
  skip: fc
    .subarray(
      DATA.checks.map((check) => check.id),
      { maxLength: 5 },
    )
    .map((ids) => new Set(ids)),
  offline: fc.boolean(),
  speed: fc.boolean(),
  consent: fc.boolean(),
});

const profiles = fc.constantFrom(...PROFILE_IDS.map((profile) => [profile, null] as const), ['secure', 'seb'] as const);

const examTimes = fc.option(
  fc.record({
    // Any time, or so that it runs now.
    startMs: fc.oneof(fc.integer({ min: 1.7e12, max: 1.9e12 }), fc.constant(NOW_MS - 600_000)),
    minutes: fc.option(fc.nat({ max: 600 })),
  }),
);

describe('whatever the facts are', () => {
  test('every check is listed once, in order, and the result fits its schema and its screen', () => {
    fc.assert(
      fc.property(
        anyFacts,
        profiles,
        choices,
        examTimes,
        fc.boolean(),
        (facts, [profile, product], chosen, time, saved) => {
          const exam = time && {
            startMs: time.startMs,
            endMs: time.minutes === null ? null : time.startMs + time.minutes * 60_000,
          };
          const given = { facts: saved ? 'laptop.json' : null };
          const report = reportOf({ facts, profile, product, choices: chosen, exam, given });
          expect(report.assessment.findings.map((finding) => finding.id)).toEqual(idsOf(profile, facts));
          expect(v.safeParse(resultSchema, resultOf(report, 'nl')).issues).toBeUndefined();
          for (const finding of report.assessment.findings) {
            expect(STATES).toContain(finding.state);
            expect(finding.reason !== null).toBe(finding.state === 'unknown' || finding.state === 'skip');
            if (finding.state === 'pass' || finding.state === 'skip') expect(finding.remedy).toBeNull();
            if (finding.state === 'warn' || finding.state === 'fail') expect(finding.remedy).not.toBeNull();
          }
          for (const language of ['en', 'nl'] as const) {
            const lines = screenOf(report, plainScreen(language), { all: false, brief: false });
            expect(lines.length).toBeLessThanOrEqual(24);
            expect(Math.max(...lines.map(displayWidth))).toBeLessThanOrEqual(80);
            expect(lines.join('\n')).not.toMatch(/undefined|NaN|\[object|null/);
            const all = screenOf(report, plainScreen(language), { all: true, brief: false });
            if (profile === 'lecture') expect(examWordsIn([...lines, ...all].join(' '))).toEqual([]);
          }
        },
      ),
      { seed: 20_261_122, numRuns: 200 },
    );
  });

  const ORDER: readonly Verdict[] = ['not-ready', 'cannot-tell', 'ready-with-warnings', 'ready'];

  /** Pairs of facts of which the second is at least as good for every kind of exam. */
  const better = fc.oneof(
    ...(['memoryTotalGiB', 'memoryAvailableGiB', 'diskFreeGB'] as const).map((name) => ordered(name, 1)),
    ...(['logicalCores', 'cameraCount', 'microphoneCount'] as const).map((name) => ordered(name, 1, true)),
    ...(['cpuLoadPercent', 'uptimeDays', 'latencyMs', 'jitterMs', 'clockOffsetSeconds'] as const).map((name) =>
      ordered(name, -1),
    ),
    ...(['lossPercent', 'loadedLatencyMs'] as const).map((name) => ordered(name, -1)),
    ...(['downloadMbps', 'uploadMbps'] as const).map((name) => ordered(name, 1)),
    fc.constantFrom<Pair>(
      [{ virtualMachine: known(true) }, { virtualMachine: known(false) }],
      [{ remoteSession: known(true) }, { remoteSession: known(false) }],
      [{ online: known(false) }, { online: known(true) }],
      [{ browsers: known([]) }, { browsers: known([{ id: 'chrome', major: 157 }]) }],
      [
        { browsers: known([{ id: 'edge', major: 150 }]) },
        {
          browsers: known([
            { id: 'edge', major: 150 },
            { id: 'chrome', major: 157 },
          ]),
        },
      ],
      [{ signInPage: known(true) }, { signInPage: known(false) }],
      [{ certificates: known('not-public') }, { certificates: known('system-only') }],
      [{ certificates: known('system-only') }, { certificates: known('public') }],
      [{ link: known('wifi') }, { link: known('wired') }],
      [{ vpn: known(true) }, { vpn: known(false) }],
      [{ udpAnswered: known(false) }, { udpAnswered: known(true) }],
      [{ hotspot: known({ phone: true, metered: true }) }, { hotspot: known({ phone: false, metered: false }) }],
      [
        { wifi: known({ levelDbm: -80, strengthPercent: null, bandGHz: null }) },
        { wifi: known({ levelDbm: -55, strengthPercent: null, bandGHz: null }) },
      ],
      [{ timeZone: known('Asia/Tokyo') }, { timeZone: known('Europe/Amsterdam') }],
      [{ cameraAllowed: known(false) }, { cameraAllowed: known(true) }],
      [{ microphoneAllowed: known(false) }, { microphoneAllowed: known(true) }],
      [
        { cameraCount: known(0), cameraFaults: known(2) },
        { cameraCount: known(0), cameraFaults: known(0) },
      ],
      [
        { cameraCount: known(0), cameraFaults: known(1) },
        { cameraCount: known(1), cameraFaults: known(0) },
      ],
      [{ installRights: known(false) }, { installRights: known(true) }],
      [{ pendingRestart: known(true) }, { pendingRestart: known(false) }],
      [{ browserRestart: known(true) }, { browserRestart: known(false) }],
      [{ defaultBrowser: known('safari') }, { defaultBrowser: known('chrome') }],
      [{ updatesEndOn: known('2025-05-31') }, { updatesEndOn: known('2029-05-31') }],
      [
        { hosts: known(hostResults({ 'ans.app': 'refused' })) },
        { hosts: known(hostResults({ 'ans.app': 'certificate-not-trusted' })) },
      ],
      [{ hosts: known(hostResults({ 'getproctorio.com': 'refused' })) }, { hosts: known(hostResults()) }],
      [
        { power: known({ hasBattery: true, onMains: false, chargePercent: 10 }) },
        { power: known({ hasBattery: true, onMains: false, chargePercent: 60 }) },
      ],
      [
        { power: known({ hasBattery: true, onMains: false, chargePercent: 60 }) },
        { power: known({ hasBattery: true, onMains: true, chargePercent: 60 }) },
      ],
      ...['7', '8.1', '10', '11'].flatMap((version, index, all) =>
        all
          .slice(index)
          .map((later): Pair => [{ operatingSystem: windows(version) }, { operatingSystem: windows(later) }]),
      ),
    ),
  );

  const machineAge = fc
    .tuple(
      fc.integer({ min: 1990, max: 2026 }),
      fc.integer({ min: 1990, max: 2026 }),
      fc.constantFrom(...YEAR_EVIDENCE),
    )
    .map(([one, other, evidence]): Pair => {
      const year = (value: number) => ({ machineYear: known({ year: value, evidence }) });
      return [year(Math.min(one, other)), year(Math.max(one, other))];
    });

  /** A list of programs, and the same with some of them quit. */
  const quitting = fc
    .subarray(DATA.programs.programs.map(({ id }) => ({ id, memoryMiB: 200 })))
    .chain((running) =>
      fc.subarray(running).map((left): Pair => [{ programs: known(running) }, { programs: known(left) }]),
    );

  test('a better machine never makes its own check worse', () => {
    const RANK = ['fail', 'warn', 'unknown', 'skip', 'ask', 'pass'];
    const base = fc.constantFrom<Partial<Facts>>(GOOD_LAPTOP, WEAK_LAPTOP);
    fc.assert(
      fc.property(base, fc.oneof(machineAge, quitting), profiles, (facts, [worse, good], [profile, product]) => {
        const states = (change: Partial<Facts>) =>
          reportOf({ facts: { ...facts, ...change }, profile, product }).assessment.findings.map(({ state }) => state);
        const before = states(worse);
        // A firmware date that is too young to tell anything makes the age unknown, which is no warning.
        for (const [index, state] of states(good).entries()) {
          if (state !== 'unknown')
            expect(RANK.indexOf(state)).toBeGreaterThanOrEqual(RANK.indexOf(before[index] ?? ''));
        }
      }),
      { seed: 20_261_122, numRuns: 500 },
    );
  });

  test('a better fact never makes the verdict or its check worse', () => {
    const base = fc.constantFrom<Partial<Facts>>(GOOD_LAPTOP, WEAK_LAPTOP, BARE_CONTAINER, {});
    fc.assert(
      fc.property(
        base,
        fc.oneof(better, machineAge, quitting),
        profiles,
        (facts, [worse, good], [profile, product]) => {
          const verdict = (change: Partial<Facts>): number =>
            ORDER.indexOf(reportOf({ facts: { ...facts, ...change }, profile, product }).assessment.verdict);
          expect(verdict(good)).toBeGreaterThanOrEqual(verdict(worse));
        },
      ),
      { seed: 20_261_122, numRuns: 700 },
    );
  });
});

type Pair = readonly [worse: Partial<Facts>, better: Partial<Facts>];

function ordered(name: keyof Facts, direction: 1 | -1, whole = false): fc.Arbitrary<Pair> {
  const number = whole ? fc.nat({ max: 9 }) : fc.double({ min: 0, max: 500, noNaN: true });
  return fc.tuple(number, number).map(([one, other]): Pair => {
    const [low, high] = one < other ? [one, other] : [other, one];
    const pair: [number, number] = direction === 1 ? [low, high] : [high, low];
    return [{ [name]: known(pair[0]) }, { [name]: known(pair[1]) }];
  });
}

function windows(version: string) {
  const build = version === '11' ? 26_100 : version === '10' ? 19_045 : 7_601;
  return known({ family: 'windows', distribution: null, version, build } as const);
}

describe('verdicts and exit', () => {
  test.each<[string, Case, Verdict]>([
    ['a good laptop', { facts: GOOD_LAPTOP, profile: 'proctored' }, 'ready'],
    [
      'the same with little memory',
      { facts: { ...GOOD_LAPTOP, memoryAvailableGiB: known(2.5) }, profile: 'proctored' },
      'ready-with-warnings',
    ],
    [
      'with too little',
      { facts: { ...GOOD_LAPTOP, memoryAvailableGiB: known(1.9) }, profile: 'proctored' },
      'not-ready',
    ],
    [
      'little memory is no matter of an exam in the browser',
      { facts: { ...GOOD_LAPTOP, memoryAvailableGiB: known(1.9) }, profile: 'exam' },
      'ready',
    ],
    [
      'an essential camera that cannot be seen',
      { facts: { ...GOOD_LAPTOP, cameraCount: unknown('timeout') }, profile: 'proctored' },
      'cannot-tell',
    ],
    ['the same in class', { facts: { ...GOOD_LAPTOP, cameraCount: unknown('timeout') }, profile: 'lecture' }, 'ready'],
    [
      'no camera in class',
      { facts: { ...GOOD_LAPTOP, cameraCount: known(0) }, profile: 'lecture' },
      'ready-with-warnings',
    ],
    [
      'a failing check is stronger than one that is not known',
      { facts: { ...GOOD_LAPTOP, cameraCount: unknown('timeout'), microphoneCount: known(0) }, profile: 'proctored' },
      'not-ready',
    ],
    ['no facts', { facts: {}, profile: 'exam' }, 'cannot-tell'],
    ['offline', { facts: GOOD_LAPTOP, profile: 'exam', choices: { offline: true } }, 'cannot-tell'],
    [
      'offline, where no host is essential',
      { facts: GOOD_LAPTOP, profile: 'secure', choices: { offline: true } },
      'ready',
    ],
    ['no consent', { facts: GOOD_LAPTOP, profile: 'proctored', choices: { consent: false } }, 'cannot-tell'],
    ['without the speed test', { facts: GOOD_LAPTOP, profile: 'lecture', choices: { speed: false } }, 'ready'],
    ['only a part', { facts: WEAK_LAPTOP, profile: 'proctored', choices: { only: new Set(['online']) } }, 'ready'],
    [
      'without the essential one that is missing',
      {
        facts: { ...GOOD_LAPTOP, cameraCount: unknown('garbled') },
        profile: 'proctored',
        choices: { skip: new Set(['camera']) },
      },
      'ready',
    ],
    ['a container', { facts: { ...BARE_CONTAINER, online: known(true) }, profile: 'exam' }, 'cannot-tell'],
  ])('%s', (_name, one, verdict) => {
    expect(reportOf(one).assessment.verdict).toBe(verdict);
  });

  test('--only and --skip make a part, --offline does not', () => {
    const partial = (one: Case['choices']): boolean =>
      reportOf({ facts: GOOD_LAPTOP, profile: 'exam', ...(one ? { choices: one } : {}) }).assessment.partial;
    expect(partial({ only: new Set(['clock']) })).toBe(true);
    expect(partial({ skip: new Set(['clock']) })).toBe(true);
    expect(partial({ offline: true, speed: false })).toBe(false);
  });
});

describe('single checks', () => {
  const state = (facts: Partial<Facts>, profile: ProfileId, id: string, product: string | null = null): unknown[] => {
    const { state: said, reason, code } = findingOf({ facts: { ...GOOD_LAPTOP, ...facts }, profile, product }, id);
    return reason === null ? [said, code] : [said, reason];
  };
  const macos = (version: string | null) =>
    known({ family: 'macos', distribution: null, version, build: null } as const);
  const linux = (distribution: string, version: string | null) =>
    known({ family: 'linux', distribution, version, build: null } as const);

  test.each([
    ['lecture', null, windows('11'), ['pass', 'ok']],
    ['lecture', null, windows('10'), ['warn', 'system-ended']],
    ['lecture', null, windows('8.1'), ['fail', 'too-low']],
    ['lecture', null, macos('10.12'), ['fail', 'too-low']],
    ['lecture', null, macos('10.13'), ['warn', 'too-low']],
    ['lecture', null, macos('12.7'), ['warn', 'too-low']],
    ['lecture', null, macos('13'), ['pass', 'ok']],
    ['lecture', null, macos('10'), ['unknown', 'garbled']],
    ['lecture', null, macos(null), ['unknown', 'garbled']],
    ['exam', null, windows('7'), ['warn', 'too-low']],
    ['exam', null, macos('10.9'), ['warn', 'too-low']],
    ['exam', null, linux('debian', '12'), ['unknown', 'not-on-this-system']],
    ['proctored', null, windows('7'), ['warn', 'too-low']],
    ['proctored', null, macos('10.10'), ['fail', 'too-low']],
    ['proctored', null, macos('10.11'), ['warn', 'too-low']],
    ['proctored', null, macos('12'), ['pass', 'ok']],
    ['proctored', null, linux('ubuntu', '17.10'), ['fail', 'too-low']],
    ['proctored', null, linux('ubuntu', '18.04'), ['warn', 'too-low']],
    ['proctored', null, linux('ubuntu', '20.04'), ['pass', 'ok']],
    ['proctored', null, linux('fedora', '43'), ['warn', 'system-not-named']],
    ['secure', 'schoolyear', windows('10'), ['warn', 'system-ended']],
    ['secure', 'schoolyear', linux('ubuntu', '24.04'), ['warn', 'system-not-named']],
    ['secure', 'schoolyear', macos('10.12'), ['warn', 'too-low']],
    ['secure', 'seb', linux('ubuntu', '24.04'), ['fail', 'system-refused']],
    ['secure', 'seb', macos('10.15'), ['fail', 'too-low']],
    ['secure', 'seb', macos('26.1'), ['pass', 'ok']],
    ['secure', 'seb', windows('10'), ['warn', 'system-ended']],
    [
      'secure',
      'seb',
      known({ family: 'windows', distribution: null, version: '10', build: 16_299 } as const),
      ['fail', 'too-low'],
    ],
    [
      'secure',
      'seb',
      known({ family: 'windows', distribution: null, version: '10', build: null } as const),
      ['unknown', 'garbled'],
    ],
    [
      'secure',
      'seb',
      known({ family: 'other', distribution: null, version: null, build: null } as const),
      ['fail', 'system-refused'],
    ],
  ] as const)('os-supported for %s %s', (profile, product, operatingSystem, expected) => {
    expect(state({ operatingSystem }, profile, 'os-supported', product)).toEqual(expected);
  });

  test('Windows 10 was still mended on 13 October 2025, and no longer on the 14th', () => {
    const at = (day: string) => {
      const one = {
        facts: { ...GOOD_LAPTOP, operatingSystem: windows('10') },
        profile: 'lecture',
        nowMs: Date.parse(day),
      } as const;
      return findingOf(one, 'os-supported').state;
    };
    expect(at('2025-10-13T23:59:59Z')).toBe('pass');
    expect(at('2025-10-14T00:00:00Z')).toBe('warn');
  });

  const firefox = (major: number | null) => ({ browsers: known([{ id: 'firefox' as const, major }]) });
  const chrome = (major: number | null) => ({ browsers: known([{ id: 'chrome' as const, major }]) });
  test.each([
    ['lecture', chrome(157), ['pass', 'ok']],
    ['lecture', chrome(156), ['pass', 'ok']],
    ['lecture', chrome(155), ['warn', 'too-high']],
    ['exam', firefox(159), ['pass', 'ok']],
    ['exam', firefox(158), ['warn', 'too-high']],
    ['exam', { browsers: known([{ id: 'safari' as const, major: 26 }]) }, ['warn', 'too-high']],
    [
      'exam',
      {
        browsers: known([
          { id: 'chrome' as const, major: 100 },
          { id: 'firefox' as const, major: 161 },
        ]),
      },
      ['pass', 'ok'],
    ],
    ['proctored', firefox(160), ['unknown', 'not-on-this-system']],
    ['proctored', chrome(null), ['unknown', 'garbled']],
    ['exam', { browsers: known([]) }, ['unknown', 'not-on-this-system']],
  ] as const)('browser-version for %s, %j', (profile, facts, expected) => {
    expect(state(facts, profile, 'browser-version')).toEqual(expected);
  });

  test('the table of browsers says nothing after 90 days', () => {
    const at = (day: string) =>
      findingOf({ facts: GOOD_LAPTOP, profile: 'exam', nowMs: Date.parse(day) }, 'browser-version').state;
    expect(at('2027-02-20T00:00:00Z')).toBe('pass');
    expect(at('2027-02-22T00:00:00Z')).toBe('unknown');
  });

  test.each([
    ['exam', { 'ans.app': 'refused' }, ['fail', 'refused']],
    ['exam', { 'ans.app': 'certificate-not-trusted' }, ['warn', 'certificate-not-trusted']],
    [
      'exam',
      { 'sentry.paragin.nl': 'name-not-found', 'ans.app': 'certificate-not-trusted' },
      ['fail', 'name-not-found'],
    ],
    ['exam', { 'getproctorio.com': 'refused' }, ['pass', 'ok']],
    ['proctored', { 'getproctorio.com': 'connect-timeout' }, ['fail', 'connect-timeout']],
    ['proctored', { 'proctorio.com': 'connect-timeout' }, ['warn', 'connect-timeout']],
    ['secure', { 'check.schoolyear.app': 'refused' }, ['warn', 'refused']],
  ] as const)('hosts for %s, %j', (profile, except, expected) => {
    expect(state({ hosts: known(hostResults(except)) }, profile, 'hosts')).toEqual(expected);
  });

  test('hosts that were not asked leave it open', () => {
    expect(state({ hosts: known(hostResults().slice(0, 3)) }, 'exam', 'hosts')).toEqual(['unknown', 'garbled']);
  });

  test.each([
    ['a desktop', { hasBattery: false, onMains: null, chargePercent: null }, 'exam', ['pass', 'ok']],
    ['on mains', { hasBattery: true, onMains: true, chargePercent: 3 }, 'secure', ['pass', 'ok']],
    ['half full in class', { hasBattery: true, onMains: false, chargePercent: 50 }, 'lecture', ['pass', 'ok']],
    ['below half in class', { hasBattery: true, onMains: false, chargePercent: 49 }, 'lecture', ['warn', 'too-low']],
    ['full, in an exam', { hasBattery: true, onMains: false, chargePercent: 100 }, 'exam', ['warn', 'not-one-of']],
    [
      'charge not known in class',
      { hasBattery: true, onMains: false, chargePercent: null },
      'lecture',
      ['unknown', 'garbled'],
    ],
    ['mains not known', { hasBattery: true, onMains: null, chargePercent: 90 }, 'exam', ['unknown', 'garbled']],
  ] as const)('power: %s', (_name, power, profile, expected) => {
    expect(state({ power: known(power) }, profile, 'power')).toEqual(expected);
  });

  test('a low battery fails in Safe Exam Browser only', () => {
    const power = known({ hasBattery: true, onMains: false, chargePercent: 19 });
    expect(state({ power }, 'secure', 'power', 'seb')).toEqual(['fail', 'too-low']);
    expect(state({ power }, 'secure', 'power', 'schoolyear')).toEqual(['warn', 'not-one-of']);
  });

  test('the load can only make the processor worse', () => {
    expect(state({ cpuLoadPercent: unknown('timeout') }, 'proctored', 'cpu')).toEqual(['pass', 'ok']);
    expect(state({ cpuLoadPercent: known(86) }, 'proctored', 'cpu')).toEqual(['warn', 'too-high']);
    expect(state({ cpuLoadPercent: known(86) }, 'exam', 'cpu')).toEqual(['pass', 'ok']);
    expect(state({ logicalCores: unknown('timeout') }, 'proctored', 'cpu')).toEqual(['unknown', 'timeout']);
  });

  test('without internet the rest of the connection is not known', () => {
    const { findings } = reportOf({ facts: { ...GOOD_LAPTOP, online: known(false) }, profile: 'lecture' }).assessment;
    const network = findings.filter(({ id }) => DATA.checks.some((check) => check.id === id && check.ofTheNetwork));
    expect(network.map(({ state: said, reason }) => `${said} ${reason}`)).toEqual(
      network.map(() => 'unknown not-online'),
    );
    expect(findings.find(({ id }) => id === 'online')?.state).toBe('fail');
  });

  test('camera-permission exists on Windows only', () => {
    const elsewhere = { known: false, reason: 'not-on-this-system', durationMs: 1 } as const;
    expect(state({ cameraAllowed: known(true) }, 'proctored', 'camera-permission')).toEqual(['pass', 'ok']);
    expect(state({ cameraAllowed: elsewhere }, 'proctored', 'camera-permission')).toEqual([
      'unknown',
      'not-on-this-system',
    ]);
    expect(state({ cameraAllowed: elsewhere }, 'proctored', 'camera')).toEqual(['pass', 'ok']);
  });

  test('a clock that is behind is as bad as one that is ahead', () => {
    expect(state({ clockOffsetSeconds: known(-60) }, 'exam', 'clock')).toEqual(['pass', 'ok']);
    expect(state({ clockOffsetSeconds: known(-61) }, 'exam', 'clock')).toEqual(['warn', 'too-high']);
    expect(state({ clockOffsetSeconds: known(61) }, 'exam', 'clock')).toEqual(['warn', 'too-high']);
  });

  test('the limit of the bound that decided, else the hardest', () => {
    const limit = (memoryAvailableGiB: Facts['memoryAvailableGiB']) =>
      findingOf({ facts: { ...GOOD_LAPTOP, memoryAvailableGiB }, profile: 'proctored' }, 'memory-available').limit?.by;
    expect([limit(known(1)), limit(known(2.5)), limit(known(5)), limit(unknown('timeout'))]).toEqual([
      'vendor',
      'ours',
      'vendor',
      'vendor',
    ]);
  });

  test('one check as JSON, whole', () => {
    const report = reportOf({ facts: { ...GOOD_LAPTOP, memoryAvailableGiB: known(1.2) }, profile: 'proctored' });
    expect(resultOf(report, 'en').checks.find((check) => check.id === 'memory-available')).toEqual({
      id: 'memory-available',
      state: 'fail',
      required: true,
      found: { value: 1.2, unit: 'GiB' },
      reason: null,
      wanted: { warnBelow: 3, failBelow: 2, unit: 'GiB' },
      limit: { by: 'vendor', source: 'proctorio-requirements', statedOn: 'undated', readOn: '2026-11-22' },
      remedy: { kind: 'now', text: 'Close other programs and tabs, or restart, then run this again.' },
      details: [],
      durationMs: 5,
    });
  });
});

describe('maintenance and time zone', () => {
  const exam = (start: string, end: string | null) => ({
    startMs: Date.parse(start),
    endMs: end === null ? null : Date.parse(end),
  });
  const judged = (time: Case['exam'], now = '2026-11-22T11:24:00+01:00') => {
    const { state, code, details } = findingOf(
      { facts: GOOD_LAPTOP, profile: 'exam', nowMs: Date.parse(now), ...(time ? { exam: time } : {}) },
      'maintenance',
    );
    const relations = details.flatMap((detail) =>
      detail.kind === 'occurrence' ? [`${detail.relation} ${detail.occurrence}`] : [],
    );
    return [state, code, ...relations];
  };

  test.each([
    [
      'in the window',
      exam('2026-12-01T08:00:00+01:00', '2026-12-01T10:00:00+01:00'),
      ['warn', 'overlaps', 'overlaps ict-tuesday-morning/2026-12-01'],
    ],
    ['ends as it begins', exam('2026-12-07T18:00:00+01:00', '2026-12-07T20:00:00+01:00'), ['pass', 'ok']],
    [
      'begins as it ends',
      exam('2026-12-01T08:30:00+01:00', '2026-12-01T10:00:00+01:00'),
      ['pass', 'ok', 'hour-before ict-tuesday-morning/2026-12-01'],
    ],
    [
      '59 minutes after',
      exam('2026-12-01T09:29:00+01:00', '2026-12-01T10:00:00+01:00'),
      ['pass', 'ok', 'hour-before ict-tuesday-morning/2026-12-01'],
    ],
    ['an hour after', exam('2026-12-01T09:30:00+01:00', '2026-12-01T10:00:00+01:00'), ['pass', 'ok']],
    [
      'a start only, in the window',
      exam('2026-12-01T07:30:00+01:00', null),
      ['warn', 'overlaps', 'overlaps ict-tuesday-morning/2026-12-01'],
    ],
    [
      'a start only, at its end',
      exam('2026-12-01T08:30:00+01:00', null),
      ['pass', 'ok', 'hour-before ict-tuesday-morning/2026-12-01'],
    ],
    [
      'the other reading of the rule',
      exam('2026-12-08T07:00:00+01:00', '2026-12-08T09:00:00+01:00'),
      ['pass', 'ok', 'perhaps ict-tuesday-morning/2026-12-08'],
    ],
    [
      'uSis is no matter of the exam itself',
      exam('2026-11-27T17:00:00+01:00', '2026-11-27T18:00:00+01:00'),
      ['pass', 'ok'],
    ],
  ])('%s', (_name, time, expected) => {
    expect(judged(time)).toEqual(expected);
  });

  test('without an exam it is about now', () => {
    expect(judged(null)).toEqual(['pass', 'ok']);
    expect(judged(null, '2026-12-07T21:00:00+01:00')).toEqual([
      'warn',
      'running-now',
      'overlaps ict-monday-evening/2026-12-07',
    ]);
  });

  test.each([
    ['2026-12-01T08:00:00+01:00', ['statement usis-friday/2026-11-27']],
    ['2026-11-27T16:59:00+01:00', []],
    ['2026-11-20T08:00:00+01:00', []],
  ])('the statement of registration, exam on %s', (start, expected) => {
    const { details } = findingOf({ facts: GOOD_LAPTOP, profile: 'proctored', exam: exam(start, null) }, 'id-ready');
    expect(
      details.map((detail) => (detail.kind === 'occurrence' ? `${detail.relation} ${detail.occurrence}` : '')),
    ).toEqual(expected);
  });

  test('the zone of the machine at the time of the exam', () => {
    const zone = (name: string, time: Case['exam']) => {
      const one: Case = {
        facts: { ...GOOD_LAPTOP, timeZone: known(name) },
        profile: 'exam',
        ...(time ? { exam: time } : {}),
      };
      const { state, found, code } = findingOf(one, 'time-zone');
      return [state, code, found?.value ?? null];
    };
    const later = exam('2026-12-01T08:00:00+01:00', null);
    expect(zone('Europe/Berlin', later)).toEqual(['pass', 'ok', 0]);
    expect(zone('Europe/London', later)).toEqual(['warn', 'zone-differs', -60]);
    expect(zone('Europe/London', null)).toEqual(['pass', 'zone-differs', -60]);
    expect(zone('Nowhere/Land', later)).toEqual(['unknown', 'not-found-out', null]);
    // In the last week of March the clocks of New York are an hour nearer.
    expect(zone('America/New_York', exam('2027-03-20T12:00:00+01:00', null))).toEqual(['warn', 'zone-differs', -300]);
  });
});

describe('a measurement that was disturbed', () => {
  const disturbed = (value: number) => ({ known: true as const, value, durationMs: 5, disturbed: true as const });

  test.each([
    [20, 'pass', null],
    [500, 'unknown', 'disturbed'],
  ] as const)('%d ms is %s', (latencyMs, state, reason) => {
    const facts = { ...GOOD_LAPTOP, latencyMs: disturbed(latencyMs) };
    const latency = findingOf({ facts, profile: 'exam' }, 'latency');
    expect({ state: latency.state, reason: latency.reason, found: latency.found?.value }).toEqual({
      state,
      reason,
      found: latencyMs,
    });
  });
});

describe('each problem of the connection is said once', () => {
  const states = (facts: Partial<Facts>, profile: ProfileId, choices: Case['choices'] = {}) => {
    const { findings } = reportOf({ facts: { ...GOOD_LAPTOP, ...facts }, profile, choices }).assessment;
    return Object.fromEntries(
      findings.map(({ id, state, reason, code }) => [id, reason === null ? `${state} ${code}` : `${state} ${reason}`]),
    );
  };
  const proxied: Partial<Facts> = { online: known(false), proxy: known('system') };

  test('N2: a sign-in page is the reason for all that lies behind it', () => {
    const said = states({ signInPage: known(true), hosts: known(hostResults({ 'ans.app': 'tls-failed' })) }, 'exam');
    expect(said).toMatchObject({
      'captive-portal': 'fail not-one-of',
      online: 'pass ok',
      hosts: 'unknown not-online',
      clock: 'unknown not-online',
      latency: 'unknown not-online',
      link: 'pass ok',
      vpn: 'pass ok',
    });
    expect(states({ signInPage: known(true), online: known(false) }, 'exam')).toMatchObject({
      'captive-portal': 'fail not-one-of',
      online: 'unknown not-online',
    });
  });

  test('N13: behind a proxy a connection that fails proves nothing', () => {
    const said = states({ ...proxied, hosts: { known: false, reason: 'not-online', durationMs: 0 } }, 'exam');
    expect(said).toMatchObject({ online: 'unknown disturbed', hosts: 'unknown disturbed', proxy: 'warn not-one-of' });
    expect(findingOf({ facts: { ...GOOD_LAPTOP, ...proxied }, profile: 'exam' }, 'online').remedy?.kind).toBe('now');
  });

  test('who reads along is said by the check of that name; the hosts were reached', () => {
    const read = { hosts: known(hostResults({ 'ans.app': 'certificate-not-trusted' })) };
    expect(states(read, 'exam')['hosts']).toBe('warn certificate-not-trusted');
    expect(states({ ...read, certificates: known('system-only') }, 'exam')).toMatchObject({
      hosts: 'pass ok',
      'tls-inspection': 'warn not-one-of',
    });
  });

  test.each([
    ['lecture', { link: 'pass ok', hotspot: 'pass ok', vpn: 'pass ok', proxy: 'pass ok' }],
    ['exam', { link: 'pass ok', hotspot: 'pass ok', vpn: 'warn not-one-of', proxy: 'warn not-one-of' }],
    [
      'proctored',
      { link: 'warn not-one-of', hotspot: 'warn not-one-of', vpn: 'warn not-one-of', proxy: 'warn not-one-of' },
    ],
    ['secure', { vpn: 'warn not-one-of', proxy: 'warn not-one-of' }],
  ] as const)('the same connection in %s', (profile, expected) => {
    const facts: Partial<Facts> = {
      link: known('wifi'),
      hotspot: known({ phone: true, metered: null }),
      vpn: known(true),
      proxy: known('script'),
    };
    expect(states(facts, profile)).toMatchObject(expected);
  });

  test.each([
    [{ levelDbm: -70, strengthPercent: null }, 'exam', 'pass ok'],
    [{ levelDbm: -71, strengthPercent: null }, 'exam', 'warn too-low'],
    [{ levelDbm: -68, strengthPercent: null }, 'proctored', 'warn too-low'],
    [{ levelDbm: null, strengthPercent: 50 }, 'lecture', 'pass ok'],
    [{ levelDbm: null, strengthPercent: 49 }, 'lecture', 'warn too-low'],
    [{ levelDbm: null, strengthPercent: null }, 'lecture', 'unknown garbled'],
  ] as const)('Wi-Fi %j in %s: %s', (signal, profile, expected) => {
    const facts = { wifi: known({ ...signal, bandGHz: null }) };
    expect(states(facts, profile)['wifi-signal']).toBe(expected);
  });

  test('no Wi-Fi in use is nothing amiss', () => {
    expect(states({ wifi: known(null) }, 'exam')['wifi-signal']).toBe('pass ok');
  });

  test.each([
    ['lecture', 'uploadMbps', 0.59, 'upload', 'fail too-low'],
    ['lecture', 'uploadMbps', 1.4, 'upload', 'warn too-low'],
    ['lecture', 'uploadMbps', 1.5, 'upload', 'pass ok'],
    ['exam', 'uploadMbps', 0.01, 'upload', 'warn too-low'],
    ['proctored', 'uploadMbps', 0.091, 'upload', 'fail too-low'],
    ['proctored', 'uploadMbps', 0.092, 'upload', 'warn too-low'],
    ['exam', 'downloadMbps', 0.1, 'download', 'warn too-low'],
    ['lecture', 'downloadMbps', 2.5, 'download', 'pass ok'],
    ['lecture', 'lossPercent', 1, 'loss', 'pass ok'],
    ['lecture', 'lossPercent', 1.3, 'loss', 'warn too-high'],
    ['exam', 'lossPercent', 2, 'loss', 'pass ok'],
    ['lecture', 'loadedLatencyMs', 101, 'loaded-latency', 'warn too-high'],
    ['exam', 'loadedLatencyMs', 900, 'loaded-latency', 'pass ok'],
  ] as const)('%s: %s %f', (profile, name, value, id, expected) => {
    expect(states({ [name]: known(value) }, profile)[id]).toBe(expected);
  });

  test('429, refusals and no consent are never slow', () => {
    expect(states({ uploadMbps: unknown('garbled') }, 'lecture')['upload']).toBe('unknown garbled');
    const no = states({}, 'lecture', { speedConsent: false });
    expect([no['upload'], no['download'], no['loaded-latency'], no['call-quality']]).toEqual(
      new Array(4).fill('skip no-consent'),
    );
    expect(states({}, 'lecture', { speed: false })['upload']).toBe('skip asked-to-skip');
  });

  test('a watch: its longest gap, and answers that swing', () => {
    const watch = (gapSeconds: number, swings: boolean) => ({
      stability: known({
        startedAtMs: 0,
        watchedSeconds: 600,
        unansweredPercent: 1,
        medianMs: 20,
        slowMs: 30,
        swings,
        gaps: gapSeconds > 0 ? [{ afterSeconds: 3, seconds: gapSeconds }] : [],
        stretchesMs: [20],
      }),
    });
    expect(states(watch(0, false), 'exam')['stability']).toBe('pass ok');
    expect(states(watch(30, false), 'exam')['stability']).toBe('pass ok');
    expect(states(watch(31, false), 'exam')['stability']).toBe('warn too-high');
    expect(states(watch(6, false), 'proctored')['stability']).toBe('warn too-high');
    expect(states(watch(0, true), 'exam')['stability']).toBe('warn not-one-of');
    const { stability: _stability, ...unwatched } = GOOD_LAPTOP;
    const { findings } = reportOf({ facts: unwatched, profile: 'exam' }).assessment;
    expect(findings.find(({ id }) => id === 'stability')).toMatchObject({ state: 'skip', reason: 'not-asked' });
  });
});

describe('the quality of a call', () => {
  const MEASURES = { latencyMs: 30, jitterMs: 5, lossPercent: 0, loadedLatencyMs: 15 };
  test.each([
    [{ latencyMs: 5, jitterMs: 1, lossPercent: 0, loadedLatencyMs: 5 }, 'great'],
    [MEASURES, 'good'],
    [{ ...MEASURES, latencyMs: 60, loadedLatencyMs: 40 }, 'good'],
    [{ ...MEASURES, latencyMs: 60, jitterMs: 15, loadedLatencyMs: 40 }, 'average'],
    [{ ...MEASURES, latencyMs: 150, jitterMs: 15, loadedLatencyMs: 15 }, 'average'],
    [{ ...MEASURES, latencyMs: 150, jitterMs: 50, lossPercent: 3, loadedLatencyMs: 15 }, 'poor'],
    [{ latencyMs: 600, jitterMs: 600, lossPercent: 60, loadedLatencyMs: 600 }, 'bad'],
    [{ ...MEASURES, lossPercent: null }, 'good'],
  ] as const)('%j: %s', (measures, quality) => expect(callQuality(measures)).toBe(quality));

  test('a better measure never gives a worse class', () => {
    const measure = fc.double({ min: 0, max: 1_000, noNaN: true });
    const all = fc.record({ latencyMs: measure, jitterMs: measure, lossPercent: measure, loadedLatencyMs: measure });
    fc.assert(
      fc.property(
        all,
        fc.constantFrom('latencyMs', 'jitterMs', 'lossPercent', 'loadedLatencyMs'),
        measure,
        (one, name, less) => {
          const better = { ...one, [name]: Math.min(less, one[name as keyof typeof one]) };
          const rank = (of: typeof one): number => CALL_QUALITIES.indexOf(callQuality(of));
          expect(rank(better)).toBeGreaterThanOrEqual(rank(one));
        },
      ),
      { seed: 5 },
    );
  });
});
