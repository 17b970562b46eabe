// Time of a full run of the probes beside what each probe took by itself. Run `npm run build` first.
//   node bench/exam-check.mjs [runs]
// Ends with 1 when the command takes more than half a second longer than its lanes and Node itself. How long Node alone
// takes is measured beside each run: where that swings, the machine was busy, and the figures say so.
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/lusupport.js', import.meta.url));
const runs = Math.max(1, Math.trunc(Number(process.argv[2] ?? 5)) || 5);

/** What a run may take beyond its lanes and Node itself, milliseconds. */
const ROOM_MS = 500;
/** A machine on which the same takes this many times as long now as it did a moment ago does something else as well. */
const BUSY_TIMES = 2;
/** The facts of the measuring lane; all others are of the first one. */
const MEASURED = ['latencyMs', 'latencySamplesMs', 'jitterMs', 'lossPercent', 'udpAnswered', 'cpuLoadPercent'];

/** Wall time of a process, milliseconds, with what it wrote and how it ended. */
function timed(words, env = process.env) {
  const startMs = performance.now();
  return new Promise((resolve) => {
    execFile(process.execPath, words, { env, maxBuffer: 2 ** 24 }, (error, stdout, stderr) =>
      resolve({ wallMs: performance.now() - startMs, code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

/** One whole command and, beside it, Node with nothing to do. The speed is not measured: it has a consent of its own. */
async function run(number, folder) {
  const file = join(folder, `facts-${number}.json`);
  const words = [bin, 'exam-check', '--profile', 'proctored', '--json', '--no-speed', '--save-facts', file];
  const bare = await timed(['-e', '0']);
  // Settings of the person who measures change nothing.
  const whole = await timed(words, { ...process.env, LUSUPPORT_HOME: folder });
  // Not ready and cannot tell are answers as well.
  if (![0, 1, 3].includes(whole.code)) throw new Error(`exit ${whole.code}: ${whole.stderr.trim() || whole.stdout}`);
  const { facts } = JSON.parse(await readFile(file, 'utf8'));
  const entries = Object.entries(facts).map(([name, { durationMs }]) => [name, durationMs]);
  const longest = (isMeasured) =>
    Math.max(0, ...entries.filter(([name]) => MEASURED.includes(name) === isMeasured).map(([, ms]) => ms));
  const [first, measuring] = [longest(false), longest(true)];
  return {
    entries,
    bareMs: bare.wallMs,
    wallMs: whole.wallMs,
    firstMs: first,
    measuringMs: measuring,
    beyondMs: whole.wallMs - first - measuring - bare.wallMs,
  };
}

function median(values) {
  const sorted = values.toSorted((one, other) => one - other);
  return sorted[Math.floor(sorted.length / 2)] ?? 0;
}

/** What a run is made of. */
const PARTS = [
  ['first lane', ({ firstMs }) => firstMs],
  ['measuring lane', ({ measuringMs }) => measuringMs],
  ['Node alone', ({ bareMs }) => bareMs],
  ['the whole command', ({ wallMs }) => wallMs],
  ['beyond lanes and Node', ({ beyondMs }) => beyondMs],
];

const COLUMN = 28;

function row(name, values) {
  const ms = (value) => `${Math.round(value)} ms`.padStart(9);
  const spread = values.length > 1 ? `   ${Math.round(Math.min(...values))} to ${Math.round(Math.max(...values))}` : '';
  console.log(`${name.padEnd(COLUMN)}${ms(median(values))}${spread}`);
}

const folder = await mkdtemp(join(tmpdir(), 'lusupport-bench-'));
try {
  const results = [];
  for (let number = 0; number < runs; number += 1) results.push(await run(number, folder));
  const names = [...new Set(results.flatMap(({ entries }) => entries.map(([name]) => name)))];
  const durations = names.map((name) => [
    name,
    results.flatMap(({ entries }) => entries.flatMap(([other, ms]) => (other === name ? [ms] : []))),
  ]);
  console.log(`median of ${runs} runs${runs > 1 ? '   and from the least to the most' : ''}`);
  for (const [name, values] of durations.toSorted((one, other) => median(other[1]) - median(one[1]))) row(name, values);
  console.log('');
  for (const [name, value] of PARTS) row(name, results.map(value));
  const bare = results.map(({ bareMs }) => bareMs);
  const isBusy = Math.max(...bare) > BUSY_TIMES * Math.min(...bare);
  const within = median(results.map(({ beyondMs }) => beyondMs)) <= ROOM_MS;
  console.log(`\n${within ? 'within' : 'OUTSIDE'} the ${ROOM_MS} ms that a run may take beyond them`);
  if (isBusy) console.log('The machine was busy with something else: Node alone took twice as long at times.');
  process.exitCode = within ? 0 : 1;
} catch (error) {
  console.error(`No figures: ${error instanceof Error ? error.message : error}`);
  process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}
