// What may happen to report numbers, with real processes and files. Each gives findings; none may hold a loss.
import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..', '..', '..');
const BIN = join(ROOT, 'bin', 'lusupport.js');

const envOf = (home, more = {}) => ({
  PATH: process.env.PATH,
  HOME: home,
  LUSUPPORT_HOME: home,
  LANG: 'en_US.UTF-8',
  LUSUPPORT_NOW: '2026-11-22T11:24:00+01:00',
  ...more,
});

function runProgram(args, env) {
  return new Promise((resolve) => {
    execFile(process.execPath, [BIN, ...args], { env }, (error, stdout, stderr) =>
      resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

/** Runs `work` for 0 to `count` - 1, at most `parallel` at once. */
async function inParallel(count, parallel, work) {
  const results = [];
  let next = 0;
  const worker = async () => {
    for (let place = next++; place < count; place = next++) results[place] = await work(place);
  };
  await Promise.all(Array.from({ length: parallel }, worker));
  return results;
}

const temporary = (name) => mkdtempSync(join(tmpdir(), `lusupport-${name}-`));

/** The numbers in a journal, by its own lines: nothing of the program is trusted here. */
export function numbersIn(stateFolder) {
  const lines = readFileSync(join(stateFolder, 'journal.jsonl'), 'utf8').split('\n').filter(Boolean);
  const numbers = [];
  let torn = 0;
  for (const line of lines) {
    try {
      numbers.push(JSON.parse(line).number);
    } catch {
      torn += 1;
    }
  }
  return { numbers, torn };
}

/** Many `report add` at the same time. */
export async function addMany(count, parallel) {
  const home = temporary('many');
  try {
    const runs = await inParallel(count, parallel, (place) => runProgram(['report', 'add', `M ${place}`], envOf(home)));
    const { numbers, torn } = numbersIn(join(home, 'state'));
    const failed = runs.filter(({ code }) => code !== 0).length;
    const lost = runs.filter(({ code }, place) => code === 0 && !numbers.includes(`M ${place}`)).length;
    return { runs: count, failed, lost, torn, twice: numbers.length - new Set(numbers).size };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}

/** A small generator of numbers from 0 up to 1, the same for the same seed. */
function randomOf(seed) {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

const ROUNDS_PER_FOLDER = 20;

/**
 * Kills a process that keeps numbers, at a random moment between two of its answers; then looks at what stands there.
 *
 * @param program the bundled `test/io/programs/keep.ts`
 */
export async function killMany(count, parallel, program, seed) {
  const random = randomOf(seed);
  const delays = Array.from({ length: count }, () => random() * 40);
  const found = { kills: 0, acknowledged: 0, lost: 0, torn: 0, unreadable: 0, seed };
  const folders = Math.ceil(count / ROUNDS_PER_FOLDER);
  await inParallel(folders, parallel, async (place) => {
    const home = temporary('kill');
    const folder = join(home, 'state');
    try {
      const acknowledged = [];
      for (
        let round = place * ROUNDS_PER_FOLDER;
        round < Math.min(count, (place + 1) * ROUNDS_PER_FOLDER);
        round += 1
      ) {
        acknowledged.push(...(await killOne(program, folder, `r${round}`, delays[round])));
        found.kills += 1;
      }
      found.acknowledged += acknowledged.length;
      const { numbers, torn } = numbersIn(folder);
      const there = new Set(numbers);
      found.lost += acknowledged.filter((number) => !there.has(number)).length;
      found.torn += torn;
      const list = await runProgram(['report', 'list', '--json'], envOf(home));
      if (list.code !== 0 || JSON.parse(list.stdout).result.reports.length < acknowledged.length) found.unreadable += 1;
    } finally {
      rmSync(home, { recursive: true, force: true });
    }
  });
  return found;
}

function killOne(program, folder, prefix, delayMs) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [program, folder, prefix], { stdio: ['ignore', 'pipe', 'inherit'] });
    let written = '';
    child.stdout.setEncoding('utf8').once('data', () => setTimeout(() => child.kill('SIGKILL'), delayMs));
    child.stdout.on('data', (text) => {
      written += text;
    });
    child.on('error', reject);
    // What has no line end was not said in full.
    child.on('close', () => resolve(written.split('\n').slice(0, -1)));
  });
}

/** Whether this system lets us mount a file system of our own, in a name space that goes with the process. */
export async function mayMount() {
  return (await inNamespace('mount -t tmpfs -o size=64k tmpfs "$1"', tmpdir())).code === 0;
}

function inNamespace(script, ...words) {
  return new Promise((resolve) => {
    execFile(
      'unshare',
      ['-rm', '/bin/sh', '-c', script, 'sh', ...words],
      { env: envOf('/nonexistent') },
      (error, stdout, stderr) => resolve({ code: error ? error.code : 0, stdout, stderr }),
    );
  });
}

const RUN = (words) => `"$2" "$3" ${words}; echo "exit $?"`;

/**
 * Adds numbers to a journal on a file system of 64 KiB until it is full.
 *
 * @param line makes the journal's own line of a number
 */
export async function fillDisk(line) {
  const place = temporary('full');
  try {
    let journal = '';
    for (let count = 0; journal.length < 65_536 - 900; count += 1) journal += line(`old ${count}`, 'y'.repeat(280));
    const before = journal.split('\n').length - 1;
    writeFileSync(join(place, 'journal'), journal);
    const adds = Array.from({ length: 6 }, (_, count) => RUN(`report add "new ${count}" --about "${'z'.repeat(150)}"`));
    const script = [
      'mkdir -p "$1/m" && mount -t tmpfs -o size=64k tmpfs "$1/m" && mkdir -p "$1/m/state" && chmod 700 "$1/m/state"',
      'cp "$1/journal" "$1/m/state/journal.jsonl"; export LUSUPPORT_HOME="$1/m"',
      ...adds,
      RUN('config set language nl'),
      'cp "$1/m/state/journal.jsonl" "$1/after"',
      RUN('report list --json'),
    ].join('\n');
    const { stdout, stderr } = await inNamespace(script, place, process.execPath, BIN);
    const exits = [...stdout.matchAll(/^exit (\d+)$/gm)].map((match) => Number(match[1]));
    mkdirSync(join(place, 'state'));
    writeFileSync(join(place, 'state', 'journal.jsonl'), readFileSync(join(place, 'after')));
    const { numbers, torn } = numbersIn(join(place, 'state'));
    const added = exits.slice(0, 6);
    const lost = added.filter((code, count) => code === 0 && !numbers.includes(`new ${count}`)).length;
    const unsaid = added.filter(
      (code, count) => code === 6 && !stdout.includes(`Not saved, so write it down: new ${count}`),
    ).length;
    return {
      before,
      oldKept: numbers.filter((one) => one.startsWith('old')).length,
      added,
      lost,
      unsaid,
      torn,
      config: exits[6],
      configSaid: stdout.slice(stdout.lastIndexOf('Not saved: language')),
      list: exits[7],
      stderr,
    };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** Every command that keeps something, on a home that takes nothing. */
export async function readOnlyHome(line) {
  const place = temporary('readonly');
  try {
    mkdirSync(join(place, 'state'));
    writeFileSync(join(place, 'state', 'journal.jsonl'), line('old', null));
    const commands = [
      'report add new',
      'report note old hello',
      'report close old',
      'report list',
      'report draft --about x',
      'config set language nl',
      '',
      'forget --yes',
    ];
    const script = [
      'mount --bind "$1" "$1" && mount -o remount,bind,ro "$1"; export LUSUPPORT_HOME="$1"',
      ...commands.map(RUN),
    ].join('\n');
    const { stdout, stderr } = await inNamespace(script, place, process.execPath, BIN);
    const exits = [...stdout.matchAll(/^exit (\d+)$/gm)].map((match) => Number(match[1]));
    const { numbers } = numbersIn(join(place, 'state'));
    return { exits, numbers, stdout, stderr };
  } finally {
    rmSync(place, { recursive: true, force: true });
  }
}

/** A disk that reports an error only when it is asked to put the bytes in safety. */
export async function failingFsync() {
  const home = temporary('fsync');
  try {
    const preload = join(home, 'preload.cjs');
    writeFileSync(
      preload,
      "const fs = require('node:fs');\nfs.fsyncSync = () => { throw Object.assign(new Error('EIO: i/o error, fsync'), { code: 'EIO' }); };\n",
    );
    const env = envOf(home);
    const first = await runProgram(['report', 'add', 'first'], env);
    const failed = await runProgram(['report', 'add', 'second'], { ...env, NODE_OPTIONS: `--require ${preload}` });
    const between = numbersIn(join(home, 'state'));
    const again = await runProgram(['report', 'add', 'second'], env);
    return {
      codes: [first.code, failed.code, again.code],
      said: failed.stdout,
      stderr: failed.stderr,
      between,
      after: numbersIn(join(home, 'state')),
    };
  } finally {
    rmSync(home, { recursive: true, force: true });
  }
}
