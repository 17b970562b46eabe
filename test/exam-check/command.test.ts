import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import * as v from 'valibot';
import type { OptionValues } from '../../src/command.ts';
import { run, sayContacts, wantedFacts } from '../../src/exam-check/command.ts';
import { readFacts, readFactsFile, writeFacts } from '../../src/exam-check/facts-file.ts';
import { enoughMbps, mayMeasureHere, mayMeasureSpeed } from '../../src/exam-check/measurements.ts';
import { variantOf } from '../../src/exam-check/options.ts';
import { resultSchema } from '../../src/exam-check/result-schema.ts';
import { plainScreen } from '../../src/io/screen.ts';
import { PROFILE_IDS } from '../../src/reference/exam-check-data.ts';
import type { Answer, Session } from '../../src/session.ts';
import { fakeReference, fakeSession } from '../helpers/session.ts';
import { NO_CHOICES, NOW_MS, profileOf, reportOf, SECTIONS } from './bench.ts';
import { DATA } from './data.ts';
import { GOOD_BROWSER, GOOD_LAPTOP, MACHINES } from './machines.ts';

let folder = '';
const at = (name: string): string => join(folder, name);

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'exam-check-'));
  for (const [name, facts] of Object.entries(MACHINES)) writeFileSync(at(`${name}.json`), writeFacts(facts, NOW_MS));
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

const answer = (options: OptionValues, session: Partial<Session> = {}): Promise<Answer> =>
  run({ options, words: [] }, fakeSession({ sections: SECTIONS, ...session }));

const judged = (options: OptionValues, session: Partial<Session> = {}): Promise<Answer> =>
  answer({ facts: at('good-laptop.json'), ...options }, session);

const refusal = async (options: OptionValues) => {
  const error: unknown = await answer(options).catch((one: unknown) => one);
  const { exitCode, code, hint } = error as { exitCode: number; code: string; hint: { en: string } | null };
  return [exitCode, code, hint?.en ?? ''] as const;
};

describe('judging saved facts', () => {
  test.each([
    ['good-laptop', {}, 0, 'ready'],
    ['good-laptop', { strict: true }, 0, 'ready'],
    ['weak-laptop', { profile: 'proctored' }, 1, 'not-ready'],
    ['container', { profile: 'exam', skip: ['online'] }, 3, 'cannot-tell'],
    ['weak-laptop', { profile: 'lecture', only: ['camera,microphone'] }, 0, 'ready-with-warnings'],
    ['weak-laptop', { profile: 'lecture', only: ['camera', 'microphone'], strict: true }, 1, 'ready-with-warnings'],
    ['container', { profile: 'exam', skip: ['online'], strict: true }, 3, 'cannot-tell'],
  ])('%s with %j: exit %i', async (machine, options, exitCode, verdict) => {
    const given = await judged({ facts: at(`${machine}.json`), ...options });
    expect(given).toMatchObject({ exitCode, result: { verdict, contacted: [], exam: null } });
    expect(v.safeParse(resultSchema, given.result).issues).toBeUndefined();
  });

  test('the command at the end holds tomorrow too', async () => {
    const { lines } = await judged({ at: 'tomorrow 09:00', for: '2h', speed: false });
    expect(lines().join(' ')).toContain('--at "2026-11-23 09:00" --for 2h --facts');
    expect(lines().join(' ')).toContain('--no-speed --all');
  });

  test('the screen says of when they are, and saved again they keep their moment', async () => {
    const dayMs = 86_400_000;
    writeFileSync(at('yesterday.json'), writeFacts(GOOD_LAPTOP, NOW_MS - dayMs));
    const { lines } = await judged({ facts: at('yesterday.json'), saveFacts: at('again.json') });
    expect(lines().join(' ')).toContain('Judged from facts that were saved on Sat 21 Nov 2026, 11:24.');
    expect(readFactsFile(readFileSync(at('again.json'), 'utf8'), 'again.json').savedAtMs).toBe(NOW_MS - dayMs);
  });

  test('nothing is contacted and --offline leaves the saved network facts in', async () => {
    const { result, notices } = await judged({ profile: 'exam' }, { offline: true });
    expect(result).toMatchObject({ verdict: 'ready', contacted: [] });
    expect(notices).toEqual([]);
  });

  test('an exam, with its end and without', async () => {
    const exam = async (options: OptionValues) => ((await judged(options)).result as { exam: unknown }).exam;
    expect(await exam({ at: '2026-12-01 08:00', for: '2h' })).toEqual({
      start: '2026-12-01T08:00:00+01:00',
      end: '2026-12-01T10:00:00+01:00',
    });
    expect(await exam({ at: '2026-12-01 08:00' })).toEqual({ start: '2026-12-01T08:00:00+01:00', end: null });
  });

  test('a reading of the rule that touches the exam is a notice', async () => {
    const { notices, result } = await judged({ at: '2026-12-08 07:45', for: '1h' });
    expect(notices.map(({ code, about }) => [code, about])).toEqual([['doubt', 'ict-tuesday-morning']]);
    expect(result).toMatchObject({ verdict: 'ready' });
  });

  test('--brief is one line, --all is more than the short screen', async () => {
    const lines = async (options: OptionValues) => (await judged({ profile: 'proctored', ...options })).lines();
    expect(await lines({ brief: true })).toEqual(['Ready, as far as could be checked (40 of 45).']);
    expect((await lines({ all: true })).length).toBeGreaterThan((await lines({})).length);
  });
});

describe('asking', () => {
  const choosing = (chosen: string, seen: string[] = []): Partial<Session> => ({
    prompter: {
      canAsk: true,
      select: async ({ text, choices }) => {
        seen.push(text, ...choices.map((choice) => choice.value));
        return chosen;
      },
      input: async () => '',
      confirm: async () => false,
    },
  });

  test('on a terminal the kind of exam is asked, with five answers', async () => {
    const seen: string[] = [];
    const { result } = await judged({}, choosing('proctored', seen));
    expect(seen).toEqual([
      "What does your exam's instruction name?",
      'lecture',
      'exam',
      'proctored',
      'secure',
      ':why',
      'dont-know',
    ]);
    expect(result).toMatchObject({ profile: 'proctored' });
  });

  test('who does not know gets an exam in the browser, and the verdict of the others', async () => {
    const given = await judged({ facts: at('weak-laptop.json') }, choosing('dont-know'));
    expect(given.result).toMatchObject({ profile: 'exam' });
    expect(given.lines().join(' ')).toContain(
      "Another exam? online class or oral exam: not ready; Proctorio exam: not ready; Schoolyear exam: not ready. Which is yours? Look in your exam's instruction.",
    );
  });

  test('off a terminal it is an exam in the browser', async () => {
    const given = await judged({});
    expect(given.result).toMatchObject({ profile: 'exam' });
    expect(given.lines().join(' ')).not.toContain('Another exam?');
  });
});

describe('wrong use', () => {
  test.each<[string, OptionValues, string, RegExp]>([
    ['a kind of exam', { profile: 'proctord' }, 'unknown-profile', /Did you mean proctored\?/],
    [
      'a check',
      { profile: 'exam', only: ['memory-availble'] },
      'unknown-check',
      /^Did you mean memory-available\? All checks: lusupport exam-check --list-checks$/,
    ],
    ['nothing like an id', { only: ['foo'] }, 'unknown-check', /^All checks: lusupport exam-check --list-checks$/],
    ['part of an id', { only: ['memory'] }, 'unknown-check', /^Did you mean memory-total or memory-available\? /],
    [
      'a check of another exam',
      { profile: 'exam', skip: ['camera'] },
      'unknown-check',
      /^It belongs to: lecture, proctored \(--profile proctored\)\.$/,
    ],
    [
      'a check that the exam nobody named does not have',
      { only: ['camera'] },
      'unknown-check',
      /^It belongs to: lecture, proctored \(--profile proctored\)\.$/,
    ],
    ['an empty list', { only: ['clock,'] }, 'unknown-check', /^All checks: lusupport exam-check --list-checks$/],
    ['a product', { profile: 'secure', with: 'sebb' }, 'unknown-product', /Did you mean seb\?/],
    ['a product where there is none', { profile: 'exam', with: 'seb' }, 'conflicting-options', /--profile secure/],
    ['a duration without a start', { for: '2h' }, 'incomplete-options', /--at/],
    ['a plan that starts now', { at: 'now', for: '2h' }, 'incomplete-options', /--at/],
    ['nothing left', { profile: 'exam', only: 'online', skip: 'online' }, 'nothing-to-check', /one of the two/],
    ['all and brief', { all: true, brief: true }, 'conflicting-options', /one of the two/],
  ])('%s', async (_name, options, code, hint) => {
    const [exitCode, said, hinted] = await refusal(options);
    expect([exitCode, said]).toEqual([2, code]);
    expect(hinted).toMatch(hint);
  });

  test('a facts file that is none', async () => {
    writeFileSync(at('other.json'), '{"schema":"something else"}');
    expect((await refusal({ facts: at('other.json') })).slice(0, 2)).toEqual([2, 'facts-invalid']);
    expect((await refusal({ facts: at('missing.json') })).slice(0, 2)).toEqual([2, 'file-refused']);
    expect((await refusal({ facts: folder })).slice(0, 2)).toEqual([2, 'file-refused']);
  });

  test('saving over a file that is not ours, before anything is looked at', async () => {
    writeFileSync(at('essay.txt'), 'my essay');
    expect((await refusal({ saveFacts: at('essay.txt') })).slice(0, 2)).toEqual([2, 'file-refused']);
    expect(readFileSync(at('essay.txt'), 'utf8')).toBe('my essay');
  });
});

describe('saving', () => {
  test('facts are saved, and replace facts', async () => {
    for (const machine of ['container', 'good-laptop'] as const) {
      const given = await judged({ facts: at(`${machine}.json`), saveFacts: at('saved.json') });
      expect(given.notices).toEqual([]);
      expect(readFacts(readFileSync(at('saved.json'), 'utf8'), 'saved.json')).toEqual(MACHINES[machine]);
    }
  });

  test('what cannot be saved is printed, exit 6 even when not ready', async () => {
    const given = await judged({ facts: at('weak-laptop.json'), saveFacts: at(join('no-folder', 'x.json')) });
    expect(given.exitCode).toBe(6);
    expect(given.notices.map((notice) => notice.code)).toEqual(['not-saved']);
    expect(given.notices[0]?.message.en).toContain('"memoryAvailableGiB"');
    expect(given.lines().join('\n')).toContain('"schema": "lusupport/facts/1"');
  });
});

describe('--list-checks', () => {
  test('the checks of the exam, in order', async () => {
    const given = await answer({ listChecks: true, profile: 'secure' });
    const { listed } = given.result as { listed: { id: string; required: boolean }[] };
    expect(given.exitCode).toBe(0);
    expect(listed.map((check) => check.id)).toEqual(
      DATA.checks
        .filter((check) => check.profiles.includes('secure') && !check.optionalFor.includes('secure'))
        .map((check) => check.id),
    );
    expect(listed.filter((check) => check.required).map((check) => check.id)).toEqual(['os-supported', 'disk-free']);
    expect(v.safeParse(resultSchema, given.result).issues).toBeUndefined();
    expect(given.lines()[0]).toBe('platform-context    where lusupport runs');
  });

  test('without a kind of exam the text lists every check with its kinds; the result stays that of one kind', async () => {
    const given = await answer({ listChecks: true });
    const ids = given.lines().flatMap((line) => /^([a-z-]+) {2,}/.exec(line)?.[1] ?? []);
    expect(ids).toEqual(DATA.checks.map((check) => check.id));
    expect(given.lines()).toEqual(
      expect.arrayContaining([
        'os-supported         operating system (every kind of exam)',
        'camera               camera (lecture, proctored)',
        'upload               upload speed (lecture, exam, proctored; needs --speed or',
        'camera-picture       picture of the camera (every kind of exam; needs --browser)',
      ]),
    );
    expect(given.result).toMatchObject({ profile: 'exam' });
    expect(v.safeParse(resultSchema, given.result).issues).toBeUndefined();
  });
});

describe('what a run lists is what --list-checks lists', () => {
  test.each([...PROFILE_IDS].flatMap((profile) => [[profile, false] as const, [profile, true] as const]))(
    '%s, --browser %p',
    async (profile, browser) => {
      const list = await answer({ listChecks: true, profile, browser });
      const { listed } = list.result as { listed: { id: string; option: string | null }[] };
      const facts = browser ? { ...GOOD_LAPTOP, ...GOOD_BROWSER } : MACHINES['good-laptop'];
      const run = reportOf({ facts, profile }).assessment.findings.map(({ id }) => id);
      expect(listed.map(({ id }) => id)).toEqual(run);
      expect(listed.filter(({ option }) => option === '--browser').map(({ id }) => id)).toEqual(
        run.filter((id) => DATA.checks.find((check) => check.id === id)?.how === 'browser'),
      );
    },
  );
});

describe('options that do not go together', () => {
  test.each<[OptionValues, string]>([
    [{ watch: '10m' }, '--watch and --offline do not go together.'],
    [{ speed: true }, '--speed and --offline do not go together.'],
  ])('%j with --offline', async (options, said) => {
    const error: unknown = await answer({ profile: 'exam', ...options }, { offline: true }).catch(
      (one: unknown) => one,
    );
    expect(error).toMatchObject({ exitCode: 2, code: 'conflicting-options', text: { en: said } });
  });
});

describe('an exam that runs now', () => {
  const running = '2026-11-22T11:00:00+01:00/PT120M';
  const told = (exam: string): Partial<Session> => ({
    settings: { path: null, values: () => ({ exam }), notices: () => [], set: async () => true },
  });

  test.each<[string, OptionValues, Partial<Session>, boolean]>([
    ['by --at and --for', { at: '2026-11-22 11:00', for: '2h' }, {}, true],
    ['by the settings', {}, told(running), true],
    ['over by the settings', {}, told('2026-11-22T09:00:00+01:00/PT120M'), false],
    ['--at is another one', { at: '2026-12-01 08:00', for: '2h' }, told(running), false],
  ])('%s', async (_name, options, session, runs) => {
    const [first] = (await judged({ profile: 'exam', ...options }, session)).lines();
    expect(first === 'Is it going wrong right now?  lusupport exam-help').toBe(runs);
  });

  test('is said before anything is looked at', async () => {
    const said: string[] = [];
    await answer(
      { profile: 'exam', only: ['time-zone'] },
      { ...told(running), offline: true, remark: (line) => said.push(line) },
    );
    expect(said).toEqual(['Is it going wrong right now?  lusupport exam-help']);
  });
});

test('the zone is that of the computer that is judged, not of the one that judges', async () => {
  const facts = {
    ...MACHINES['good-laptop'],
    timeZone: { known: true, value: 'Asia/Jakarta', durationMs: 1 },
  } as const;
  writeFileSync(at('jakarta.json'), writeFacts(facts, NOW_MS));
  const options = { facts: at('jakarta.json'), at: '2026-12-01 13:00', for: '2h', skip: ['time-zone'] };
  const abroad = { machineOffsetMinutes: () => -480 };
  expect((await judged(options, abroad)).lines().join(' ')).toContain('13:00-15:00 (your time 19:00)');
  const { timeZone: _zone, ...silent } = facts;
  writeFileSync(at('nowhere.json'), writeFacts(silent, NOW_MS));
  expect((await judged({ ...options, facts: at('nowhere.json') }, abroad)).lines().join(' ')).not.toContain(
    'your time',
  );
});

describe('what is looked at', () => {
  const target = (id: 'exam' | 'lecture') => ({ profile: profileOf(id), variant: variantOf(profileOf(id), null) });
  const names = (id: 'exam' | 'lecture', choices: Partial<typeof NO_CHOICES>): string[] =>
    [...wantedFacts([target(id)], { ...NO_CHOICES, ...choices }, DATA)].toSorted();

  test('only what a chosen check reads', () => {
    expect(names('exam', { only: new Set(['disk-free']) })).toEqual(['diskFreeGB', 'operatingSystem', 'platform']);
    expect(names('exam', {})).not.toContain('cameraCount');
    expect(names('lecture', {})).toContain('jitterMs');
  });

  test.each([{ offline: true }, { consent: false }])('nothing of the network with %j', (choices) => {
    const network = ['online', 'hosts', 'clockOffsetSeconds', 'latencyMs', 'jitterMs'];
    expect(names('lecture', choices).filter((name) => network.includes(name))).toEqual([]);
  });
});

describe('consent for the hosts of a foreign data folder', () => {
  const foreign = { reference: { ...fakeReference(SECTIONS), foreignFolder: '/elsewhere' } };
  // The fewest facts that need a host, so that no probe has anything else to do.
  const only = { profile: 'exam', only: ['hosts'] };

  test('without a terminal nothing is contacted and the check says why', async () => {
    const said: string[] = [];
    const { result } = await answer(only, { ...foreign, remark: (line) => said.push(line) });
    expect(result).toMatchObject({ verdict: 'cannot-tell', contacted: [] });
    expect((result as { checks: { id: string }[] }).checks.find((check) => check.id === 'hosts')).toMatchObject({
      state: 'skip',
      reason: 'no-consent',
    });
    expect(said).toEqual([]);
  });

  test('a no is a no', async () => {
    const asked: string[] = [];
    const prompter: Session['prompter'] = {
      canAsk: true,
      select: async () => 'exam',
      input: async () => '',
      confirm: async ({ text }) => {
        asked.push(text);
        return false;
      },
    };
    const { result } = await answer(only, { ...foreign, prompter });
    expect(asked).toEqual([
      'The data folder you named wants to contact ans.app:443, www.universiteitleiden.nl:443, brightspace.universiteitleiden.nl:443, hub.remindotest.com:443, sentry.paragin.nl:443. Go ahead?',
    ]);
    expect(result).toMatchObject({ contacted: [] });
  });
});

describe('the remark about what will be contacted', () => {
  const saying = (screen: Session['screen'], said: string[]): Session => ({
    ...fakeSession({ language: screen.language, screen }),
    remark: (line) => said.push(line),
  });
  const HOSTS = ['getproctorio.com:443', 'www.universiteitleiden.nl:443', 'example.org:8443', 'proctorio.com:443'];

  test('is said for a person, and broken between hosts', () => {
    const said: string[] = [];
    sayContacts(HOSTS, saying(plainScreen('en', 48), said));
    expect(said).toEqual([
      'Will connect to: getproctorio.com,',
      '  www.universiteitleiden.nl, example.org:8443,',
      '  proctorio.com (to see whether the addresses',
      '  you need can be reached)',
    ]);
  });

  test('is one line with --plain', () => {
    const said: string[] = [];
    sayContacts(HOSTS, saying({ ...plainScreen('nl', 40), plain: true }, said));
    expect(said).toEqual([
      'Maakt verbinding met: getproctorio.com, www.universiteitleiden.nl, example.org:8443, proctorio.com (om te zien of de adressen die je nodig hebt bereikbaar zijn)',
    ]);
  });
});

test('offline: nothing is contacted, and it says so', async () => {
  const said: string[] = [];
  const given = await answer({ profile: 'exam' }, { offline: true, remark: (line) => said.push(line) });
  expect(said).toEqual([]);
  expect(given.notices.map((notice) => notice.code)).toEqual(['offline']);
  expect(given.result).toMatchObject({ contacted: [], partial: false });
  expect([0, 1, 3]).toContain(given.exitCode);
});

describe('the speed measurement', () => {
  const words = (session: Partial<Session>, typed: boolean | null = null) =>
    mayMeasureSpeed(typed, DATA, fakeSession({ sections: SECTIONS, ...session }));
  const settings = (speedTest: 'yes' | 'no' | undefined, kept: string[] = []): Session['settings'] => ({
    path: null,
    values: () => (speedTest === undefined ? {} : { speedTest }),
    notices: () => [],
    set: async (key, value) => {
      kept.push(`${key}=${value}`);
      return true;
    },
  });
  const asking = (answer: boolean, asked: string[]): Session['prompter'] => ({
    canAsk: true,
    select: async () => 'exam',
    input: async () => '',
    confirm: async ({ text }) => {
      asked.push(text);
      return answer;
    },
  });

  test.each([
    ['nobody to ask', {}, null, false],
    ['--speed', {}, true, true],
    ['--yes', { yes: true }, null, true],
    ['agreed to before', { settings: settings('yes') }, null, true],
    ['refused before', { settings: settings('no') }, null, false],
    ['refused before, --yes', { settings: settings('no'), yes: true }, null, false],
    ['refused before, --speed', { settings: settings('no') }, true, true],
  ])('%s', async (_name, session, typed, expected) => expect(await words(session, typed)).toBe(expected));

  test.each([true, false])('asked once, with volume, host and owner; %p is remembered', async (answerGiven) => {
    const asked: string[] = [];
    const kept: string[] = [];
    const session = { settings: settings(undefined, kept), prompter: asking(answerGiven, asked) };
    expect(await words(session)).toBe(answerGiven);
    expect(asked).toEqual([
      'Measure your speed too? At most 15 MB, to and from speed.cloudflare.com (Cloudflare). We remember your answer.',
    ]);
    expect(kept).toEqual([`speedTest=${answerGiven ? 'yes' : 'no'}`]);
  });

  test('an answer that cannot be kept counts all the same, and that is said', async () => {
    const said: string[] = [];
    const session = {
      settings: { ...settings(undefined), set: async () => false },
      prompter: asking(true, []),
      remark: (line: string) => void said.push(line),
    };
    expect(await words(session)).toBe(true);
    expect(said).toEqual(['Your answer about the speed measurement could not be saved; next time we ask again.']);
  });

  const hotspot = (phone: boolean, metered: boolean | null) => ({
    hotspot: { known: true, value: { phone, metered }, durationMs: 1 } as const,
  });

  test.each([
    ['a network that costs nothing', hotspot(false, false), {}, null, true],
    ['a network nobody knows the cost of', {}, {}, null, true],
    ['counted, nobody to ask', hotspot(false, true), {}, null, false],
    ['counted, --speed', hotspot(false, true), {}, true, true],
    ['a phone, --yes', hotspot(true, null), { yes: true }, null, true],
  ])('N14: %s', async (_name, facts, session, typed, expected) => {
    expect(await mayMeasureHere(typed, facts, fakeSession({ sections: SECTIONS, ...session }))).toBe(expected);
  });

  test('N14: where data are counted it is asked again, whatever was agreed to before', async () => {
    const asked: string[] = [];
    const session = fakeSession({ sections: SECTIONS, settings: settings('yes'), prompter: asking(false, asked) });
    expect(await mayMeasureHere(null, hotspot(true, true), session)).toBe(false);
    expect(await mayMeasureHere(true, hotspot(false, true), session)).toBe(false);
    expect(asked).toEqual([
      'Your internet comes from a phone. Measure the speed all the same (at most 15 MB)?',
      'This network counts your data. Measure the speed all the same (at most 15 MB)?',
    ]);
  });

  test('enough is a little more than the highest limit of the exams that are judged', () => {
    expect(enoughMbps(['exam'], DATA)).toEqual({ download: 3.5999999999999996, upload: 1.2 });
    expect(enoughMbps(['lecture', 'exam'], DATA).upload).toBeCloseTo(1.8);
  });

  test('what it moves is what the student was told', () => {
    const { download, upload } = DATA.hosts.measuring.speed;
    for (const { sizesBytes, mostBytes } of [download, upload]) {
      expect(sizesBytes.reduce((sum, bytes) => sum + bytes, 0)).toBeLessThanOrEqual(mostBytes);
      expect(sizesBytes.toSorted((one, other) => one - other)).toEqual(sizesBytes);
    }
    expect(download.mostBytes + upload.mostBytes).toBeLessThanOrEqual(15_000_000);
  });
});

describe('--watch', () => {
  test.each<[string, OptionValues, string]>([
    ['with saved facts', { watch: '10m', facts: 'x.json' }, 'conflicting-options'],
    ['where the exam has no such check', { watch: '10m', profile: 'secure' }, 'unknown-check'],
    ['with --only that leaves it out', { watch: '10m', profile: 'exam', only: 'online' }, 'conflicting-options'],
    ['with --skip that takes it out', { watch: '10m', profile: 'exam', skip: 'stability' }, 'conflicting-options'],
    ['without a unit', { watch: '10' }, 'duration-without-unit'],
    ['of nothing', { watch: '0m' }, 'duration-not-positive'],
    ['and --speed with saved facts', { speed: true, facts: 'x.json' }, 'conflicting-options'],
  ])('%s is refused', async (_name, options, code) => {
    expect((await refusal(options)).slice(0, 2)).toEqual([2, code]);
  });
});
