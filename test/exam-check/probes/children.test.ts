import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { childEnvironment, childFolder } from '../../../src/exam-check/probes/child-environment.ts';
import { type GatherOptions, gatherEvidence } from '../../../src/exam-check/probes/gather.ts';
import { runProgram } from '../../../src/exam-check/probes/programs.ts';
import { NoAnswerInTime } from '../../../src/exam-check/probes/reading.ts';
import {
  CHILD_FILE,
  type ChildOptions,
  type QuestionChild,
  questionChild,
} from '../../../src/exam-check/probes/system-information/client.ts';
import { errorCode } from '../../../src/io/error-code.ts';
import { FACT_NAMES } from '../../../src/reference/exam-check-data.ts';
import { DATA } from '../data.ts';
import { bundle } from './bundle.ts';
import { MACHINE_FACTS } from './recorded-machine.ts';

const scratch = mkdtempSync(join(tmpdir(), 'lusupport-children-'));
const builtFolder = join(scratch, 'built');
const signal = new AbortController().signal;

beforeAll(() => {
  bundle('src/exam-check/probes/system-information/child.ts', join(builtFolder, CHILD_FILE));
});
afterAll(() => rmSync(scratch, { recursive: true, force: true }));

/** A stand-in for the child, in a folder of its own. */
function standIn(name: string, code: string): string {
  const folder = mkdtempSync(join(scratch, `${name}-`));
  writeFileSync(join(folder, CHILD_FILE), code);
  return folder;
}

/** Code that writes down its own process id and that of a tool it starts, which would sleep for a minute. */
const notesItsProcesses = (file: string): string => `
  const { spawn } = require('node:child_process');
  const { appendFileSync } = require('node:fs');
  const tool = spawn('/bin/sleep', ['60'], { stdio: 'ignore' });
  appendFileSync(${JSON.stringify(file)}, process.pid + '\\n' + tool.pid + '\\n');
`;

const processesIn = (file: string): number[] => readFileSync(file, 'utf8').trim().split('\n').map(Number);

/** Dead processes that nobody has collected yet count as gone. */
function isAlive(pid: number): boolean {
  try {
    return !/^\d+ \(.*\) [ZX]/.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

/** Waits until the kernel has taken down what was killed: a signal is sent before it is felt. */
async function survivors(pids: readonly number[]): Promise<readonly number[]> {
  const patienceEndsMs = performance.now() + 3_000;
  for (;;) {
    const alive = pids.filter(isAlive);
    if (alive.length === 0 || performance.now() > patienceEndsMs) return alive;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function child(programFolder: string, change: Partial<ChildOptions> = {}): QuestionChild {
  return questionChild({
    programFolder,
    env: childEnvironment(process.platform, process.env),
    folder: childFolder(process.platform, process.env),
    limitMs: 5_000,
    endMs: 500,
    oneAtATime: true,
    ...change,
  });
}

describe('the child process', () => {
  test('answers systeminformation, names and volumes', async () => {
    const real = child(builtFolder);
    try {
      expect(await real.ask({ ask: 'system-information', name: 'mem' })).toMatchObject({ total: expect.any(Number) });
      expect(await real.ask({ ask: 'addresses', host: '127.0.0.1' })).toEqual(['127.0.0.1']);
      expect(await real.ask({ ask: 'volume', folder: '/' })).toEqual({
        freeBytes: expect.any(Number),
        totalBytes: expect.any(Number),
      });
      const error = await real.ask({ ask: 'volume', folder: '/no/such/folder' }).catch(errorCode);
      expect(error).toBe('ENOENT');
    } finally {
      await real.end();
    }
  });

  test('T18: functions that are not on the list are refused', async () => {
    const real = child(builtFolder);
    try {
      const name = 'inetChecksite' as 'mem';
      expect(await real.ask({ ask: 'system-information', name }).catch(errorCode)).toBe('FAILED');
    } finally {
      await real.end();
    }
  });

  test('H13: a function that hangs is killed with its tools and costs only itself', async () => {
    const notes = join(scratch, 'one-hangs');
    const folder = standIn(
      'one-hangs',
      `${notesItsProcesses(notes)}
      process.on('message', ({ id, question }) => {
        if (question.name === 'system') for (;;);
        process.send({ id, answer: question.name });
      });`,
    );
    const hanging = child(folder, { limitMs: 1_000 });
    try {
      const answers = await Promise.allSettled([
        hanging.ask({ ask: 'system-information', name: 'mem' }),
        hanging.ask({ ask: 'system-information', name: 'system' }),
        hanging.ask({ ask: 'system-information', name: 'battery' }),
      ]);
      expect(answers).toEqual([
        { status: 'fulfilled', value: 'mem' },
        { status: 'rejected', reason: expect.any(NoAnswerInTime) },
        { status: 'fulfilled', value: 'battery' },
      ]);
      const [firstChild, firstTool, secondChild] = processesIn(notes);
      expect(await survivors([firstChild ?? 0, firstTool ?? 0])).toEqual([]);
      expect(isAlive(secondChild ?? 0)).toBe(true);
    } finally {
      await hanging.end();
    }
    expect(await survivors(processesIn(notes))).toEqual([]);
  });

  test('a name that hangs does not hold up another', async () => {
    const folder = standIn(
      'name-hangs',
      "process.on('message', ({ id, question }) => question.host === 'hangs' || process.send({ id, answer: [] }));",
    );
    const names = child(folder, { oneAtATime: false, limitMs: 1_000 });
    try {
      const hanging = names.ask({ ask: 'addresses', host: 'hangs' }).catch((error: unknown) => error);
      expect(await names.ask({ ask: 'addresses', host: 'other' })).toEqual([]);
      expect(await hanging).toBeInstanceOf(NoAnswerInTime);
    } finally {
      await names.end();
    }
  });

  test.each([
    ['dies at once', 'process.exit(3);'],
    ['dies when asked', "process.on('message', () => process.kill(process.pid, 'SIGKILL'));"],
    ['does not parse', '}{'],
  ])('one that %s is gone, not silent', async (_name, code) => {
    const dying = child(standIn('dies', code));
    try {
      expect(await dying.ask({ ask: 'system-information', name: 'mem' }).catch(errorCode)).toBe('GONE');
    } finally {
      await dying.end();
    }
  });

  test('rubbish on the channel is ignored', async () => {
    const folder = standIn(
      'rubbish',
      `process.on('message', ({ id }) => {
        for (const message of ['x', 7, null, {}, { id: 'x' }, { id: 99 }]) process.send(message);
        console.log('noise'); console.error('noise');
        process.send({ id, answer: 'sound' });
      });`,
    );
    const noisy = child(folder);
    try {
      expect(await noisy.ask({ ask: 'system-information', name: 'mem' })).toBe('sound');
    } finally {
      await noisy.end();
    }
  });

  test('no secret of the student reaches it, and its tools come from the system', async () => {
    const folder = standIn(
      'environment',
      "process.on('message', ({ id }) => process.send({ id, answer: process.env }));",
    );
    const env = { ...process.env, GITHUB_TOKEN: 'secret', NODE_OPTIONS: '--no-warnings', PATH: '/tmp/evil' };
    const asked = child(folder, { env: childEnvironment('linux', env) });
    try {
      const seen = (await asked.ask({ ask: 'system-information', name: 'mem' })) as Record<string, string>;
      expect(seen['PATH']).toBe('/usr/sbin:/usr/bin:/sbin:/bin:/run/current-system/sw/bin');
      expect(seen['LC_ALL']).toBe('C.UTF-8');
      expect(Object.keys(seen).filter((name) => /TOKEN|NODE_OPTIONS/.test(name))).toEqual([]);
    } finally {
      await asked.end();
    }
  });
});

test('on Windows children find the system by its own folder, whatever the case of the variable', () => {
  expect(childEnvironment('win32', { SYSTEMROOT: 'D:\\Windows', Path: 'C:\\evil', SECRET: 'x' })).toEqual({
    SystemRoot: 'D:\\Windows',
    PATH: 'D:\\Windows\\System32;D:\\Windows;D:\\Windows\\System32\\Wbem;D:\\Windows\\System32\\WindowsPowerShell\\v1.0',
  });
  expect(childFolder('win32', {})).toBe('C:\\Windows\\System32');
});

describe('runProgram', () => {
  const limits = { limitMs: 5_000, maxBytes: 1_000, endMs: 500, env: childEnvironment('linux', {}), folder: '/' };

  test('gives what the program wrote', async () => {
    expect(await runProgram('/bin/echo', ['$(id);', 'Google Chrome 156.0.1.2'], limits, signal)).toBe(
      '$(id); Google Chrome 156.0.1.2\n',
    );
  });

  test.each([
    ['/no/such/program', [], 'ENOENT'],
    ['/bin/sh', ['-c', 'echo 1; exit 4'], 'EXIT'],
    ['/bin/sh', ['-c', 'while :; do echo many words; done'], 'TOO_MUCH'],
  ] as const)('%s %j ends as %s', async (program, words, code) => {
    expect(await runProgram(program, words, limits, signal).catch(errorCode)).toBe(code);
  });

  test('one that hangs is killed with what it started, also when it lets go of nothing', async () => {
    const notes = join(scratch, 'program');
    const script = `trap '' TERM INT HUP; sleep 60 & echo $$ > ${notes}; echo $! >> ${notes}; wait`;
    const hanging = runProgram('/bin/sh', ['-c', script], { ...limits, limitMs: 300 }, signal);
    await expect(hanging).rejects.toBeInstanceOf(NoAnswerInTime);
    expect(await survivors(processesIn(notes))).toEqual([]);
  });
});

describe('a whole run with everything hanging', () => {
  const host = (name: string) => ({ host: name, port: 443, product: 'product' });
  const wanted: GatherOptions['wanted'] = new Set([
    'displays',
    'memoryAvailableGiB',
    'diskFreeGB',
    'online',
    'hosts',
    'clockOffsetSeconds',
    'latencyMs',
    'jitterMs',
    'lossPercent',
    'udpAnswered',
    'signInPage',
    'certificates',
    'timeZone',
  ]);

  const options = (notes: string, stop: AbortSignal): GatherOptions => ({
    // Its hardware facts come from the child alone, on whatever machine the test runs.
    platform: 'darwin',
    env: {},
    homeFolder: '/',
    machineZone: 'Europe/Amsterdam',
    programFolder: standIn('hangs', `${notesItsProcesses(notes)} process.on('message', () => { for (;;); });`),
    wanted,
    programs: [],
    hosts: [host('exam.invalid')],
    onlineHosts: [host('one.invalid'), host('two.invalid')],
    clockHosts: [host('a.invalid'), host('b.invalid'), host('c.invalid')],
    latencyHosts: [host('exam.invalid')],
    stunHosts: [host('stun.invalid')],
    signInPage: { host: 'portal.invalid', port: 80, path: '/', text: 'success' },
    signal: stop,
    limits: { wholeRunMs: 1_500, laneSwitchMs: 600, onlineMs: 400, systemInformationMs: 5_000, localMs: 500 },
  });

  test('B8: ends at its limit, says so, and leaves no process', async () => {
    const notes = join(scratch, 'run');
    const startMs = performance.now();
    const { facts, contacted } = await gatherEvidence(options(notes, signal));
    expect(performance.now() - startMs).toBeLessThan(4_000);
    const reasons = Object.entries(facts).map(([name, fact]) => [name, fact.known ? fact.value : fact.reason]);
    expect(Object.fromEntries(reasons)).toEqual({
      timeZone: 'Europe/Amsterdam',
      certificates: 'not-online',
      lossPercent: 'not-online',
      signInPage: 'timeout',
      udpAnswered: 'not-online',
      displays: 'timeout',
      memoryAvailableGiB: 'timeout',
      diskFreeGB: 'timeout',
      online: false,
      hosts: 'not-online',
      clockOffsetSeconds: 'not-online',
      latencyMs: 'not-online',
      jitterMs: 'not-online',
    });
    expect(contacted).toEqual([]);
    // Two children with a tool each.
    expect(processesIn(notes)).toHaveLength(4);
    expect(await survivors(processesIn(notes))).toEqual([]);
  });

  test('C1: an abort ends it at once, with its reason, and leaves no process', async () => {
    const notes = join(scratch, 'abort');
    const stop = new AbortController();
    const reason = new Error('Ctrl-C');
    const run = gatherEvidence({
      ...options(notes, stop.signal),
      limits: { wholeRunMs: 30_000, onlineMs: 30_000, localMs: 30_000, systemInformationMs: 30_000 },
    });
    const bothChildrenWork = setInterval(() => {
      if (existsSync(notes) && processesIn(notes).length === 4) stop.abort(reason);
    }, 10);
    try {
      await expect(run).rejects.toBe(reason);
    } finally {
      clearInterval(bothChildrenWork);
    }
    expect(await survivors(processesIn(notes))).toEqual([]);
  });
});

describe('a whole run as on Windows, with every tool hanging and the limits of an ordinary run', () => {
  /** Folders of Windows as names with backslashes, which are names like any other on the machine that tests. */
  function hangingWindows(notes: string): string {
    const root = join(mkdtempSync(join(scratch, 'windows-')), 'win');
    mkdirSync(`${root}\\System32`);
    for (const tool of ['reg', 'tasklist', 'whoami']) {
      const script = `#!/bin/sh\necho $$ >> ${notes}\n/bin/sleep 60 & echo $! >> ${notes}\nwait\n`;
      writeFileSync(`${root}\\System32\\${tool}.exe`, script, { mode: 0o755 });
    }
    return root;
  }

  test('a run takes hardly longer than its longest probe and its measuring together', async () => {
    const root = join(mkdtempSync(join(scratch, 'windows-')), 'win');
    mkdirSync(`${root}\\System32`);
    for (const [tool, seconds] of [
      ['reg', '0.2'],
      ['tasklist', '1.2'],
      ['whoami', '0.5'],
    ]) {
      writeFileSync(`${root}\\System32\\${tool}.exe`, `#!/bin/sh\n/bin/sleep ${seconds}\n`, { mode: 0o755 });
    }
    const answers = "process.on('message', ({ id }) => setTimeout(() => process.send({ id, answer: {} }), 300));";
    const startMs = performance.now();
    const { facts } = await gatherEvidence({
      platform: 'win32',
      env: { SystemRoot: root },
      homeFolder: '/',
      machineZone: 'Europe/Amsterdam',
      programFolder: standIn('steady', answers),
      programs: DATA.programs.programs,
      wanted: new Set(MACHINE_FACTS),
      hosts: [],
      onlineHosts: [],
      clockHosts: [],
      latencyHosts: [],
      stunHosts: [],
      signInPage: { host: 'portal.invalid', port: 80, path: '/', text: 'success' },
      signal,
    });
    const wallMs = performance.now() - startMs;
    const longestMs = Math.max(...Object.values(facts).map(({ durationMs }) => durationMs));
    const measuringMs = facts.cpuLoadPercent?.durationMs ?? 0;
    expect(measuringMs).toBeGreaterThan(900);
    expect(wallMs).toBeLessThan(longestMs + measuringMs + 500);
  }, 30_000);

  test('B8, H13: ends within ten seconds, says so, and leaves no process', async () => {
    const notes = join(scratch, 'windows-run');
    const host = (name: string) => ({ host: name, port: 443, product: 'product' });
    const startMs = performance.now();
    const { facts } = await gatherEvidence({
      platform: 'win32',
      env: { SystemRoot: hangingWindows(notes), ProgramFiles: '/no/such/folder' },
      homeFolder: '/',
      machineZone: 'Europe/Amsterdam',
      programFolder: standIn('hangs', `${notesItsProcesses(notes)} process.on('message', () => { for (;;); });`),
      programs: DATA.programs.programs,
      wanted: new Set(FACT_NAMES),
      hosts: [host('exam.invalid')],
      onlineHosts: [host('one.invalid'), host('two.invalid')],
      clockHosts: [host('a.invalid'), host('b.invalid'), host('c.invalid')],
      latencyHosts: [host('exam.invalid')],
      stunHosts: [{ host: 'stun.invalid', port: 3478, product: 'product' }],
      signInPage: { host: 'portal.invalid', port: 80, path: '/', text: 'success' },
      signal,
    });
    expect(performance.now() - startMs).toBeLessThan(10_000);
    const unknown = Object.entries(facts).filter(([, fact]) => !fact.known && fact.reason === 'timeout');
    expect(unknown.map(([name]) => name)).toEqual(
      expect.arrayContaining([
        'cameraCount',
        'cameraAllowed',
        'microphoneCount',
        'power',
        'displays',
        'browsers',
        'defaultBrowser',
        'programs',
        'installRights',
        'pendingRestart',
        'machineYear',
        'diskFreeGB',
      ]),
    );
    // One tool for each question, two children, and what each of them has started.
    expect(processesIn(notes).length).toBeGreaterThan(20);
    expect(await survivors(processesIn(notes))).toEqual([]);
  }, 30_000);
});

test('C1: a child that we end is late, not gone: nobody asks the question again in this process', async () => {
  const silent = child(standIn('silent', "process.on('message', () => {});"), { oneAtATime: false });
  const asked = silent.ask({ ask: 'addresses', host: 'exam.test' }).catch((error: unknown) => error);
  await silent.end();
  expect(errorCode(await asked)).not.toBe('GONE');
});

test('the program exit ends children that are still running', async () => {
  const notes = join(scratch, 'exit');
  bundle('src/exam-check/probes/process-group.ts', join(scratch, 'process-group.cjs'));
  const program = join(scratch, 'exits.cjs');
  writeFileSync(
    program,
    `const { startGroup } = require('./process-group.cjs');
     const { writeFileSync } = require('node:fs');
     const { child } = startGroup('/bin/sleep', ['60'], { stdio: 'ignore' });
     writeFileSync(${JSON.stringify(notes)}, String(child.pid));
     process.exit(0);`,
  );
  execFileSync(process.execPath, [program]);
  expect(await survivors(processesIn(notes))).toEqual([]);
});
