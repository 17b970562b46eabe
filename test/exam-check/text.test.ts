import { describe, expect, test } from '@jest/globals';
import type { Facts } from '../../src/exam-check/facts.ts';
import { screenOf } from '../../src/exam-check/text.ts';
import { displayWidth } from '../../src/io/layout.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { LANGUAGES, type Language } from '../../src/language.ts';
import { PROFILE_IDS } from '../../src/reference/exam-check-data.ts';
import { expectGolden } from '../helpers/golden.ts';
import { type Case, reportOf } from './bench.ts';
import { examWordsIn } from './exam-words.ts';
import { GOOD_LAPTOP, hostResults, MACHINES, WEAK_LAPTOP } from './machines.ts';

const SHORT = { all: false, brief: false };

const EXAM = {
  startMs: Date.parse('2026-12-01T08:00:00+01:00'),
  endMs: Date.parse('2026-12-01T10:00:00+01:00'),
};

/** Only the other reading of the rule for the second Tuesday touches it. */
const DOUBTFUL_EXAM = {
  startMs: Date.parse('2026-12-08T07:45:00+01:00'),
  endMs: Date.parse('2026-12-08T09:45:00+01:00'),
};

const PAST_EXAM = {
  startMs: Date.parse('2026-11-20T10:00:00+01:00'),
  endMs: Date.parse('2026-11-20T12:00:00+01:00'),
};

/** A clock that is years off: no certificate is valid then, and no host can be asked for the time. */
const WRONG_YEAR: Partial<Facts> = {
  ...GOOD_LAPTOP,
  hosts: {
    known: true,
    value: hostResults({
      'ans.app': 'certificate-not-valid-now',
      'hub.remindotest.com': 'certificate-not-valid-now',
      'brightspace.universiteitleiden.nl': 'refused',
    }),
    durationMs: 5,
  },
  clockOffsetSeconds: { known: false, reason: 'garbled', durationMs: 5 },
};

const found = <T>(value: T) => ({ known: true, value, durationMs: 5 }) as const;
const notOnline = { known: false, reason: 'not-online', durationMs: 0 } as const;

/** A computer that reaches nobody directly; why, another fact tells. */
const NOT_THERE: Partial<Facts> = {
  ...GOOD_LAPTOP,
  online: found(false),
  hosts: notOnline,
  clockOffsetSeconds: notOnline,
  certificates: notOnline,
  latencyMs: notOnline,
  jitterMs: notOnline,
  lossPercent: notOnline,
  udpAnswered: notOnline,
  signInPage: { known: false, reason: 'timeout', durationMs: 3_500 },
};

/** The Wi-Fi of a phone that sits near. */
const PHONE = {
  link: found('wifi' as const),
  wifi: found({ levelDbm: -41, strengthPercent: null, bandGHz: 2.4 }),
  hotspot: found({ phone: true, metered: true }),
};

const {
  downloadMbps: _down,
  uploadMbps: _up,
  loadedLatencyMs: _loaded,
  stability: _stability,
  ...NO_SPEED
} = GOOD_LAPTOP;

/** A watch in which nothing ever answered. */
const SILENT_WATCH = {
  startedAtMs: Date.parse('2026-11-22T11:14:00+01:00'),
  watchedSeconds: 47,
  unansweredPercent: 100,
  medianMs: null,
  slowMs: null,
  swings: false,
  gaps: [{ afterSeconds: 0, seconds: 47 }],
  stretchesMs: Array.from({ length: 47 }, () => null),
};

/** Begun ten minutes before now. */
const RUNNING_EXAM = {
  startMs: Date.parse('2026-11-22T11:14:00+01:00'),
  endMs: Date.parse('2026-11-22T13:14:00+01:00'),
};

const LINUX: Partial<Facts> = {
  ...NO_SPEED,
  operatingSystem: found({ family: 'linux' as const, distribution: 'ubuntu', version: '24.04', build: null }),
};

/** What an older run of `--only online,vpn,disk-free` saved: most facts are not there. */
const SAVED_IN_PART: Partial<Facts> = {
  platform: GOOD_LAPTOP.platform,
  operatingSystem: GOOD_LAPTOP.operatingSystem,
  online: GOOD_LAPTOP.online,
  vpn: { known: false, reason: 'tool-missing', durationMs: 5 },
  diskFreeGB: GOOD_LAPTOP.diskFreeGB,
};

/** A run without `--watch`. */
const unwatched = ({ stability: _stability, ...facts }: Partial<Facts>): Partial<Facts> => facts;

const cases: (readonly [string, Case])[] = [
  ...PROFILE_IDS.flatMap((profile) =>
    Object.entries(MACHINES).map(
      ([name, facts]) => [`${profile}-${name}`, { facts: unwatched(facts), profile }] as const,
    ),
  ),
  ['lecture-good-watched', { facts: GOOD_LAPTOP, profile: 'lecture' }],
  ['proctored-weak-watched', { facts: WEAK_LAPTOP, profile: 'proctored' }],
  ['proctored-watched-in-vain', { facts: { ...GOOD_LAPTOP, stability: found(SILENT_WATCH) }, profile: 'proctored' }],
  ['secure-seb-weak-laptop', { facts: unwatched(WEAK_LAPTOP), profile: 'secure', product: 'seb' }],
  ['proctored-with-exam', { facts: unwatched(GOOD_LAPTOP), profile: 'proctored', exam: EXAM }],
  ['weak-laptop-with-exam', { facts: unwatched(WEAK_LAPTOP), profile: 'proctored', exam: EXAM }],
  ['exam-offline', { facts: unwatched(GOOD_LAPTOP), profile: 'exam', choices: { offline: true } }],
  [
    'lecture-partial',
    { facts: unwatched(GOOD_LAPTOP), profile: 'lecture', choices: { only: new Set(['camera', 'browser-installed']) } },
  ],
  [
    'proctored-in-doubt',
    {
      facts: unwatched(GOOD_LAPTOP),
      profile: 'proctored',
      exam: DOUBTFUL_EXAM,
      given: { at: '2026-12-08 07:45', duration: '2h', facts: 'my laptop.json' },
    },
  ],
  ['exam-in-the-past', { facts: unwatched(GOOD_LAPTOP), profile: 'exam', exam: PAST_EXAM }],
  ['exam-wrong-year', { facts: unwatched(WRONG_YEAR), profile: 'exam' }],
  ['exam-sign-in-page', { facts: { ...unwatched(NOT_THERE), signInPage: found(true) }, profile: 'exam' }],
  ['exam-running', { facts: unwatched(GOOD_LAPTOP), profile: 'exam', exam: RUNNING_EXAM }],
  ['lecture-running', { facts: unwatched(WEAK_LAPTOP), profile: 'lecture', exam: RUNNING_EXAM }],
  ['exam-saved-in-part', { facts: SAVED_IN_PART, profile: 'exam', given: { facts: 'laptop.json' } }],
  [
    'proctored-away',
    { facts: { ...unwatched(GOOD_LAPTOP), timeZone: found('Asia/Jakarta') }, profile: 'proctored', exam: EXAM },
  ],
  ['secure-seb-linux', { facts: LINUX, profile: 'secure', product: 'seb' }],
  // What else is wrong with it is only named.
  [
    'secure-seb-linux-weak',
    { facts: { ...LINUX, memoryTotalGiB: found(2), diskFreeGB: found(0.5) }, profile: 'secure', product: 'seb' },
  ],
  ['secure-linux', { facts: LINUX, profile: 'secure' }],
  ['exam-behind-proxy', { facts: { ...unwatched(NOT_THERE), proxy: found('script' as const) }, profile: 'exam' }],
  ['lecture-hotspot', { facts: { ...unwatched(GOOD_LAPTOP), ...PHONE }, profile: 'lecture' }],
  ['lecture-speed-not-agreed', { facts: NO_SPEED, profile: 'lecture', choices: { speedConsent: false } }],
];

describe('golden screens', () => {
  for (const language of LANGUAGES) {
    for (const columns of [40, 80]) {
      test.each(cases)(`%s in ${language}, ${columns} columns`, (name, one) => {
        const lines = screenOf(reportOf(one), plainScreen(language, columns), SHORT);
        expectGolden(`exam-check/${name}.${language}.${columns}`, lines);
        // A command is never broken: it can be copied as it stands.
        const words = lines.filter((line) => !line.trimStart().startsWith('lusupport exam-check'));
        expect(Math.max(...words.map(displayWidth))).toBeLessThanOrEqual(columns === 40 ? 52 : 80);
        if (columns === 80) expect(lines.length).toBeLessThanOrEqual(24);
      });
    }
    test.each(cases)(`%s in ${language}: every check`, (name, one) => {
      const screen = { ...plainScreen(language), sources: true };
      expectGolden(
        `exam-check/${name}.all.${language}.80`,
        screenOf(reportOf(one), screen, { all: true, brief: false }),
      );
    });
    test.each(cases)(`%s in ${language}: the verdict only`, (_name, one) => {
      const lines = screenOf(reportOf(one), plainScreen(language), { all: false, brief: true });
      const whole = screenOf({ ...reportOf(one), examRuns: false }, plainScreen(language, 100), SHORT).join(' ');
      expect(lines.length).toBeLessThanOrEqual(2);
      expect(whole.startsWith(lines.join(' '))).toBe(true);
    });
  }
});

const screen = (one: Case, language: Language = 'en'): string[] =>
  screenOf(reportOf(one), plainScreen(language, 100), SHORT);

const brief = (one: Case, language: Language = 'en'): string =>
  screenOf(reportOf(one), plainScreen(language, 100), { all: false, brief: true }).join(' ');

describe('the headline claims no more than was checked', () => {
  const only = (...ids: string[]): { only: ReadonlySet<string> } => ({ only: new Set(ids) });
  const silent = { known: false, reason: 'timeout', durationMs: 5 } as const;
  const good = { facts: { ...GOOD_LAPTOP, signInPage: silent }, profile: 'lecture' } as const;
  const weak = { facts: WEAK_LAPTOP, profile: 'lecture' } as const;

  test.each<[string, Case, string, string]>([
    [
      'checks that were not found out',
      { facts: { ...GOOD_LAPTOP, signInPage: silent }, profile: 'exam' },
      'Ready, as far as could be checked (32 of 33).',
      'Klaar, voor zover na te gaan (32 van 33).',
    ],
    [
      'one check',
      { ...good, choices: only('camera') },
      'Only camera was checked: ready.',
      'Wat bekeken is, is in orde: alleen camera.',
    ],
    [
      'with warnings',
      { ...weak, choices: only('camera', 'microphone') },
      'Only camera and microphone were checked: ready, with 2 warnings.',
      'Wat bekeken is, is in orde op 2 waarschuwingen na: alleen camera en microfoon.',
    ],
    [
      'a chosen check without an answer',
      { ...good, choices: only('camera', 'captive-portal') },
      'Only camera was checked: ready.',
      'Wat bekeken is, is in orde: alleen camera.',
    ],
    [
      'no answer at all',
      { ...good, choices: only('captive-portal') },
      'Nothing of what you asked could be checked.',
      'Van wat je vroeg was niets na te gaan.',
    ],
    [
      'more than a line can name',
      { ...good, choices: { skip: new Set(['camera']) } },
      'Only a part was checked (38 of 45): ready.',
      'Wat bekeken is, is in orde: 38 van 45 controles.',
    ],
  ])('%s', (_name, one, en, nl) => {
    expect([brief(one), brief(one, 'nl')]).toEqual([en, nl]);
  });

  test('plainly ready where everything was found out', () => {
    const report = reportOf({ facts: GOOD_LAPTOP, profile: 'exam' });
    const findings = report.assessment.findings.filter((finding) => finding.state === 'pass');
    const whole = { ...report, assessment: { ...report.assessment, findings } };
    expect(screenOf(whole, plainScreen('en'), { all: false, brief: true })).toEqual(['Ready.']);
  });

  test('a part that is not ready says first that it is a part', () => {
    const lines = screen({ ...weak, choices: only('hosts', 'camera') });
    expect(lines[0]).toMatch(/^Not ready yet: 2 things to fix now\./);
    expect(lines[1]).toBe('  note  only a part was checked, as you asked');
  });

  test('what is fine comes before what could not be checked, but not when something is missing', () => {
    const labels = (one: Case): string[] => screen(one).flatMap((line) => /^ {2}(ok|\?) /.exec(line)?.[1] ?? []);
    const silentPage = { ...GOOD_LAPTOP, signInPage: silent };
    expect(labels({ facts: silentPage, profile: 'exam' })).toEqual(['ok', '?']);
    expect(labels({ facts: { ...WEAK_LAPTOP, signInPage: silent }, profile: 'exam' })).toEqual(['?', 'ok']);
  });
});

describe('when the exam is', () => {
  const NOW = Date.parse('2026-11-22T11:24:00+01:00');
  const at = (startMs: number, endMs: number | null): Case => ({
    facts: GOOD_LAPTOP,
    profile: 'exam',
    exam: { startMs, endMs },
  });
  const HOUR = 3_600_000;

  test.each<[number, number | null, RegExp]>([
    [NOW - 49 * HOUR, NOW - 47 * HOUR, /^Your exam was 2 days ago\. Ready/],
    [NOW - 3.5 * HOUR, NOW - 1.5 * HOUR, /^Your exam was 3 h ago\. Ready/],
    [NOW - HOUR / 3, NOW + HOUR, /^Your exam began 20 min ago\. Ready/],
    [NOW - 26 * HOUR, null, /^Your exam began 1 day ago\. Ready/],
    [NOW - 10_000, null, /^Your exam began 1 min ago\. Ready/],
    [NOW, null, /^Ready/],
  ])('start %d, end %s', (startMs, endMs, expected) => {
    expect(brief(at(startMs, endMs))).toMatch(expected);
  });

  test.each<[number, number | null, boolean]>([
    [NOW, NOW + HOUR, true],
    [NOW - HOUR, NOW + 1, true],
    [NOW - HOUR, NOW, false],
    [NOW + 1, NOW + HOUR, false],
    [NOW - 4 * HOUR + 1, null, true],
    [NOW - 4 * HOUR, null, false],
  ])('while it runs, help is the first line: start %d, end %s', (startMs, endMs, runs) => {
    const [first] = screen(at(startMs, endMs));
    expect(first === 'Is it going wrong right now?  lusupport exam-help').toBe(runs);
  });

  test('planned work in doubt stands right under the headline, and warns of nothing', () => {
    const lines = screen({ facts: GOOD_LAPTOP, profile: 'proctored', exam: DOUBTFUL_EXAM });
    expect(lines[0]).toMatch(/^Ready, as far/);
    expect(lines[1]).toMatch(/^ {2}note {2}perhaps planned work on most ICT facilities during your exam: Tue 8 Dec/);
  });
});

describe('the command for more', () => {
  const given = { at: '2026-12-08 07:45', duration: '2h', facts: 'my $laptop.json' };

  test('repeats what was typed, in double quotes, on a line of its own', () => {
    const command =
      'lusupport exam-check --profile secure --with seb --at "2026-12-08 07:45" --for 2h --facts "my \\$laptop.json" --all';
    const one: Case = { facts: GOOD_LAPTOP, profile: 'secure', product: 'seb', exam: DOUBTFUL_EXAM, given };
    for (const columns of [40, 80]) {
      expect(screenOf(reportOf(one), plainScreen('en', columns), SHORT)).toContain(command);
    }
  });

  test('names the product that was judged, and the other one, unless it was chosen', () => {
    const secure: Case = { facts: GOOD_LAPTOP, profile: 'secure', given: { at: 'tomorrow 9:00' } };
    expect(screen(secure).slice(1, 3)).toEqual([
      '  note  judged: Schoolyear exam. For a Safe Exam Browser exam:',
      '        lusupport exam-check --profile secure --with seb --at "tomorrow 9:00"',
    ]);
    expect(screen({ ...secure, product: 'schoolyear' }).join(' ')).not.toContain('judged:');
    expect(screen({ facts: GOOD_LAPTOP, profile: 'exam' }).join(' ')).not.toContain('judged:');
  });
});

describe('--plain', () => {
  const noAnswer = { known: false, reason: 'timeout', durationMs: 5 } as const;
  const plain = (one: Case, language: Language): string[] =>
    screenOf(reportOf(one), { ...plainScreen(language, 40), plain: true }, { all: true, brief: false });

  test.each([
    [
      'en',
      'unknown: Wi-Fi sign-in page: no answer in time',
      'not looked at: connection over a longer time: not measured (with --watch 10m)',
    ],
    [
      'nl',
      'onbekend: inlogpagina van het netwerk: geen antwoord op tijd',
      'niet bekeken: verbinding over langere tijd: niet gemeten (met --watch 10m)',
    ],
  ] as const)('one fact a line, no sign for a word (%s)', (language, unknown, skipped) => {
    const lines = plain(
      { facts: { ...unwatched(WEAK_LAPTOP), signInPage: noAnswer }, profile: 'exam', exam: EXAM },
      language,
    );
    expect(lines).toEqual(expect.arrayContaining([unknown, skipped]));
    expect(lines.filter((line) => /^[?-]/.test(line))).toEqual([]);
    expect(lines[1]).toBe(language === 'en' ? 'online exam, 11:24' : 'online tentamen, 11.24 uur');
  });
});

describe('planned work that does not hit the exam', () => {
  // Friday 4 December, 16:30-18:30: uSis is in maintenance from 17:00 to 18:00.
  const besideUsis = { startMs: Date.UTC(2026, 11, 4, 15, 30), endMs: Date.UTC(2026, 11, 4, 17, 30) };
  const passed = (exam: NonNullable<Case['exam']>, language: Language): string =>
    screenOf(reportOf({ facts: {}, profile: 'exam', exam }), { ...plainScreen(language) }, { all: true, brief: false })
      .filter((line) => /planned work|onderhoud/.test(line))
      .join('\n');

  test('names the services that it does not need', () => {
    expect(passed(besideUsis, 'en')).toContain('planned work only on uSis, 17:00-18:00');
    expect(passed(besideUsis, 'nl')).toContain('alleen gepland onderhoud aan uSis, 17.00-18.00 uur');
  });

  test('that is in doubt is not called absent', () => {
    expect(passed(DOUBTFUL_EXAM, 'en')).toContain('planned work: perhaps, see above');
    expect(passed(DOUBTFUL_EXAM, 'en')).not.toContain('no planned work');
    expect(passed(DOUBTFUL_EXAM, 'nl')).not.toContain('geen gepland onderhoud');
  });
});

describe('values that passed', () => {
  const all = (facts: Partial<Facts>, language: Language, profile: Case['profile'] = 'proctored'): string[] =>
    screenOf(reportOf({ facts, profile }), plainScreen(language), { all: true, brief: false });
  const known = <T>(value: T) => ({ known: true, value, durationMs: 5 }) as const;

  test.each([
    ['en', ['no computer inside a computer', 'no remote control', 'no planned work now', 'clock: 0.4 seconds off']],
    ['nl', ['geen computer in een computer', 'geen bediening op afstand', 'nu geen gepland onderhoud']],
    ['nl', ['klok: wijkt 0,4 seconden af', 'versie van de browser: bijgewerkt']],
  ] as const)('do not read as their opposite (%s)', (language, expected) => {
    const texts = all(GOOD_LAPTOP, language).map((line) => line.replace(/^ {2}ok +/, ''));
    expect(texts).toEqual(expect.arrayContaining([...expected]));
  });

  test.each([
    [0.01, 'less than an hour'],
    [0.05, '1 hour'],
    [0.3, '7 hours'],
    [0.97, '23 hours'],
  ])('%d days since the last restart is %s', (days, said) => {
    const lines = all({ ...GOOD_LAPTOP, uptimeDays: known(days) }, 'en');
    expect(lines).toContain(`  ok    time since the last restart: ${said}`);
  });

  test('a browser one version behind', () => {
    const facts = { ...GOOD_LAPTOP, browsers: known([{ id: 'chrome' as const, major: 156 }]) };
    expect(all(facts, 'nl')).toContain('  ok      versie van de browser: 1 versie achter');
  });
});

test('limits name their number', () => {
  const limit = (facts: Partial<Facts>, profile: Case['profile'], language: Language): string =>
    screenOf(reportOf({ facts, profile }), plainScreen(language, 100), { all: true, brief: false }).join('\n');
  const onBattery: Partial<Facts> = {
    ...GOOD_LAPTOP,
    cameraCount: { known: true, value: 0, durationMs: 5 },
    power: { known: true, value: { hasBattery: true, onMains: false, chargePercent: 14 }, durationMs: 5 },
  };
  expect(limit(onBattery, 'lecture', 'en')).toContain('On battery, 14 % left; we advise at least 50 %');
  expect(limit(onBattery, 'lecture', 'nl')).toContain('wij raden minstens 50 % aan');
  expect(limit(onBattery, 'proctored', 'en')).toContain(
    'On battery, 14 % left; we advise a charger that is plugged in',
  );
  expect(limit(onBattery, 'lecture', 'nl')).toContain('vraagt een camera');
  expect(limit(WEAK_LAPTOP, 'proctored', 'nl')).toContain('vraagt minstens 2 GB');
  expect(limit(WEAK_LAPTOP, 'proctored', 'nl')).toContain('wij raden hooguit 60 seconden aan');
});

test('a clock that is years off: one thing to do, said once', () => {
  const text = screen({ facts: WRONG_YEAR, profile: 'exam' }).join('\n');
  expect(text).toContain("By this computer's clock the certificate of ans.app is not valid (and 2 more)");
  expect(text).toContain('The clock of this computer may be far off');
  expect(text).not.toContain('only matters if');
  expect(text.match(/Check your computer's clock/g)).toHaveLength(1);
});

describe('the time of another zone stands beside campus time once', () => {
  const exam = { startMs: Date.parse('2026-12-01T13:00:00+01:00'), endMs: Date.parse('2026-12-01T15:00:00+01:00') };
  const away = { ...unwatched(GOOD_LAPTOP), timeZone: found('America/New_York') };
  const report = (choices: Case['choices'] = {}) => ({
    ...reportOf({ facts: away, profile: 'exam', exam, choices }),
    machineOffsetMinutes: () => -300,
  });
  const shown = (one: ReturnType<typeof report>, all: boolean): string =>
    screenOf(one, plainScreen('en', 100), { all, brief: false }).join('\n');

  test.each([true, false])('in the line of the check, and then not beside the exam (--all: %p)', (all) => {
    const text = shown(report(), all);
    expect(text).toContain('WARN  This computer shows 07:00 when it is 13:00 on campus');
    expect(text.match(/07:00/g)).toHaveLength(1);
    expect(text).toContain('your exam: Tue 1 Dec 2026, 13:00-15:00\n');
  });

  test('beside the exam, where that check was left out', () => {
    expect(shown(report({ skip: new Set(['time-zone']) }), false)).toContain(
      'your exam: Tue 1 Dec 2026, 13:00-15:00 (your time 07:00)',
    );
  });
});

describe('one trouble, one thing to do', () => {
  const said = (facts: Partial<Facts>, profile: Case['profile'], product: string | null = null): string =>
    screenOf(reportOf({ facts: { ...GOOD_LAPTOP, ...facts }, profile, product }), plainScreen('en', 100), SHORT).join(
      '\n',
    );
  const known = <T>(value: T) => ({ known: true, value, durationMs: 5 }) as const;

  test('the privacy switch is spoken of once, also when no camera was found', () => {
    const text = said({ cameraAllowed: known(false) }, 'proctored');
    expect(text).toMatch(/^Not ready yet: 1 thing to fix now\./);
    expect(text.match(/Windows keeps your browser from the camera/g)).toHaveLength(1);
    const unseen = { known: false, reason: 'timeout', durationMs: 5 } as const;
    expect(said({ cameraAllowed: known(false), cameraCount: unseen }, 'proctored')).toContain('FAIL  Windows keeps');
    expect(said({ cameraAllowed: known(false) }, 'lecture')).toMatch(/^Ready, with 1 warning/);
  });

  test('one restart for the updates, the days and the browser', () => {
    const text = said({ pendingRestart: known(true), uptimeDays: known(30), browserRestart: known(true) }, 'proctored');
    expect(text).toMatch(/^Ready, with 1 warning/);
    expect(text.match(/restart/gi)).toHaveLength(2);
  });

  test('programs to quit are named, the browser of the exam is not', () => {
    const running = known([
      { id: 'chrome', memoryMiB: 3000 },
      { id: 'discord', memoryMiB: 300 },
      { id: 'zoom', memoryMiB: 200 },
      { id: 'firefox', memoryMiB: 900 },
      { id: 'spotify', memoryMiB: 99 },
    ]);
    const low = { programs: running, memoryAvailableGiB: known(0.5) };
    expect(said(low, 'proctored')).toContain('Close Firefox, Discord and Zoom, then run this again.');
    expect(said(low, 'lecture')).toContain('Close Discord before you start.');
    expect(said({ programs: running }, 'exam')).toContain('Spotify, Chrome and Firefox are open');
    expect(said({ programs: running }, 'exam')).toContain('Quit Spotify. Of the browsers, keep open only');
    expect(said({ memoryAvailableGiB: known(0.5), programs: known([]) }, 'exam')).toContain(
      'Close other programs and tabs before you start.',
    );
  });

  test.each([
    ['windows', 'Choose Start > Power > Restart.'],
    ['macos', 'Choose Restart in the Apple menu.'],
    ['linux', 'Choose Restart in the menu for switching off.'],
    ['chromeos', 'Choose Restart; on Windows, Shut down is not enough.'],
  ] as const)('the menu is that of %s', (family, text) => {
    const operatingSystem = known({ family, distribution: null, version: null, build: null });
    expect(said({ operatingSystem, uptimeDays: known(30) }, 'exam')).toContain(text);
  });
});

describe('advice on the connection names the menu of the system', () => {
  const advice = (family: 'windows' | 'macos' | 'linux' | 'chromeos', facts: Partial<Facts>, id: string): string => {
    const operatingSystem = found({ family, distribution: null, version: null, build: null });
    const report = reportOf({ facts: { ...GOOD_LAPTOP, operatingSystem, ...facts }, profile: 'proctored' });
    return report.assessment.findings.find((finding) => finding.id === id)?.remedy?.text.en ?? '';
  };
  const proxy = { proxy: found('system' as const) };
  const phone = { hotspot: found({ phone: true, metered: true }) };

  test.each([
    ['windows', proxy, 'proxy', 'Settings > Network & internet > Proxy'],
    ['macos', proxy, 'proxy', 'System Settings > Network > Wi-Fi > Details > Proxies'],
    ['linux', proxy, 'proxy', 'Settings > Network > Proxy'],
    ['chromeos', proxy, 'proxy', 'in the network settings'],
    ['windows', { vpn: found(true) }, 'vpn', 'Settings > Network & internet > VPN'],
    ['macos', { vpn: found(true) }, 'vpn', 'System Settings > VPN'],
    ['linux', { vpn: found(true) }, 'vpn', 'Settings > Network > VPN'],
    ['windows', { online: found(false) }, 'online', 'Settings > Network & internet > Wi-Fi'],
    ['macos', { online: found(false) }, 'online', 'the Wi-Fi menu at the top of the screen'],
    ['linux', phone, 'hotspot', 'Settings > Wi-Fi'],
    ['macos', { clockOffsetSeconds: found(900) }, 'clock', 'System Settings > General > Date & Time'],
  ] as const)('%s, %j', (family, facts, id, menu) => expect(advice(family, facts, id)).toContain(menu));

  test('a proxy of the terminal has no menu', () => {
    const text = advice('windows', { proxy: found('environment' as const) }, 'proxy');
    expect(text).toMatch(/^Open your exam's page in the browser\./);
    expect(text).not.toContain('Settings');
  });
});

describe('a system that the program of the exam does not run on', () => {
  const on = (
    family: 'linux' | 'chromeos' | 'other',
    product: 'seb' | 'schoolyear',
    more: Partial<Facts> = {},
  ): Case => ({
    facts: {
      ...LINUX,
      operatingSystem: found({ family, distribution: null, version: null, build: null }),
      ...more,
    },
    profile: 'secure',
    product,
  });
  const system = (one: Case) => reportOf(one).assessment.findings.find(({ id }) => id === 'os-supported');

  test.each(['linux', 'chromeos', 'other'] as const)('%s: another computer, in headline, line and remedy', (family) => {
    const one = on(family, 'seb');
    expect(brief(one)).toBe('Not ready: another computer is needed for this exam.');
    expect(brief(one, 'nl')).toBe('Niet klaar: voor dit tentamen is een andere computer nodig.');
    expect(screen(one).join(' ')).toContain('Another computer is needed: ask your lecturer now');
    expect(system(one)).toMatchObject({ state: 'fail', remedy: { kind: 'other-computer' } });
  });

  test('where only another university says so, it is a perhaps', () => {
    const one = on('linux', 'schoolyear');
    expect(brief(one)).toMatch(/^Another computer may be needed\. The rest: ready\.$/);
    expect(brief(one, 'nl')).toMatch(/^Misschien is een andere computer nodig\. De rest: je bent er klaar voor\.$/);
    expect(system(one)).toMatchObject({ state: 'warn', remedy: { kind: 'other-computer' } });
  });

  test('inside a made-up computer, the real one may do', () => {
    expect(brief(on('linux', 'seb', { virtualMachine: found(true) }))).toMatch(/^Not ready: 2 things to arrange/);
  });

  test('an old version is a matter of updating', () => {
    const old = found({ family: 'macos' as const, distribution: null, version: '10.15.7', build: null });
    const one: Case = { facts: { ...LINUX, operatingSystem: old }, profile: 'secure', product: 'seb' };
    expect(system(one)).toMatchObject({ state: 'fail', remedy: { kind: 'before-exam' } });
  });
});

test('limits of others are marked as such, wherever they are said', () => {
  for (const [language, program, university] of [
    ['en', 'another program', 'another university'],
    ['nl', 'een ander programma', 'een andere universiteit'],
  ] as const) {
    const report = reportOf({ facts: WEAK_LAPTOP, profile: 'proctored' });
    const lines = screenOf(report, { ...plainScreen(language, 400), sources: true }, { all: true, brief: false });
    for (const { limit, state } of report.assessment.findings) {
      const source = report.sources.find(({ id }) => id === limit?.source);
      if (!source || (state !== 'warn' && state !== 'fail')) continue;
      const said = lines.filter((line) => line.includes(source.title[language]));
      expect(said.length).toBeGreaterThan(0);
      const mark =
        limit?.by === 'peer' ? new RegExp(`${program}|${university}|general guideline|algemene richtlijn`) : null;
      for (const line of said) expect([line, mark === null || mark.test(line)]).toEqual([line, true]);
    }
  }
});

describe('a class is never called an exam', () => {
  test.each(LANGUAGES)('on no screen (%s)', (language) => {
    const exams = [null, EXAM, RUNNING_EXAM, PAST_EXAM, DOUBTFUL_EXAM];
    for (const facts of [GOOD_LAPTOP, WEAK_LAPTOP, MACHINES.container, NOT_THERE, WRONG_YEAR]) {
      for (const exam of exams) {
        const report = reportOf({ facts, profile: 'lecture', exam });
        for (const all of [true, false]) {
          expect(examWordsIn(screenOf(report, plainScreen(language), { all, brief: false }).join(' '))).toEqual([]);
        }
      }
    }
  });
});

describe('what is good for one kind of exam and bad for another', () => {
  const screenOfSize = (inches: number) =>
    ({ widthPixels: 1920, heightPixels: 1080, builtIn: true, diagonalInches: inches, main: true }) as const;
  const facts = (...inches: number[]): Partial<Facts> => ({
    ...GOOD_LAPTOP,
    displays: { known: true, value: inches.map(screenOfSize), durationMs: 5 },
  });
  test.each([
    ['lecture', null, facts(13), 'pass', true],
    ['lecture', null, facts(13, 24), 'pass', false],
    ['proctored', null, facts(13), 'pass', false],
    ['proctored', null, facts(13, 24), 'warn', false],
    ['secure', null, facts(13, 24), 'warn', false],
    ['secure', 'seb', facts(13), 'pass', false],
    ['secure', 'seb', facts(13, 24), 'fail', false],
  ] as const)('a second screen: %s %s', (profile, product, found, state, hint) => {
    const report = reportOf({ facts: found, profile, product });
    const finding = report.assessment.findings.find(({ id }) => id === 'display-count');
    expect(finding?.state).toBe(state);
    expect(screenOf(report, plainScreen('en'), SHORT).join(' ').includes('a second one helps')).toBe(hint);
  });
});
