// Time of a full run of the probes beside what each probe took by itself. Run `npm run build` first.
//   node bench/exam-check.mjs [runs]
import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/lusupport.js', import.meta.url));
const runs = Number(process.argv[2] ?? 5);
const folder = await mkdtemp(join(tmpdir(), 'lusupport-bench-'));

/** One whole command: its wall time and the duration of each fact, milliseconds. */
async function run(number) {
  const file = join(folder, `facts-${number}.json`);
  const words = [bin, 'exam-check', '--profile', 'proctored', '--json', '--yes', '--save-facts', file];
  const startMs = performance.now();
  // Exit codes 1 and 3 are answers as well.
  await new Promise((resolve) => execFile(process.execPath, words, resolve));
  const wallMs = performance.now() - startMs;
  const { facts } = JSON.parse(await readFile(file, 'utf8'));
  return { wallMs, facts };
}

/** How long Node takes to start and end with nothing to do, milliseconds. */
async function bareNode() {
  const startMs = performance.now();
  await new Promise((resolve) => execFile(process.execPath, ['-e', '0'], resolve));
  return performance.now() - startMs;
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

try {
  const results = [];
  for (let number = 0; number < runs; number += 1) results.push(await run(number));
  const durations = new Map();
  for (const { facts } of results) {
    for (const [name, { durationMs }] of Object.entries(facts)) {
      durations.set(name, [...(durations.get(name) ?? []), durationMs]);
    }
  }
  const rows = [...durations].map(([name, values]) => [name, median(values)]).sort((a, b) => b[1] - a[1]);
  for (const [name, ms] of rows) console.log(`${name.padEnd(22)}${String(Math.round(ms)).padStart(7)} ms`);
  const summed = rows.reduce((sum, [, ms]) => sum + ms, 0);
  console.log(`${'one after the other'.padEnd(22)}${String(Math.round(summed)).padStart(7)} ms`);
  // The lanes run one after the other; in each of them the probes run side by side.
  const measured = ['latencyMs', 'jitterMs', 'cpuLoadPercent'];
  const longest = (isMeasured) =>
    Math.max(0, ...rows.filter(([name]) => measured.includes(name) === isMeasured).map(([, ms]) => ms));
  console.log(`${'first lane'.padEnd(22)}${String(Math.round(longest(false))).padStart(7)} ms`);
  console.log(`${'measuring lane'.padEnd(22)}${String(Math.round(longest(true))).padStart(7)} ms`);
  const wall = median(results.map(({ wallMs }) => wallMs));
  console.log(`${'the whole command'.padEnd(22)}${String(Math.round(wall)).padStart(7)} ms   (median of ${runs} runs)`);
  const beyond = wall - longest(false) - longest(true);
  const startMs = median([await bareNode(), await bareNode(), await bareNode()]);
  console.log(`${'beyond the lanes'.padEnd(22)}${String(Math.round(beyond)).padStart(7)} ms`);
  console.log(`${'of it Node itself'.padEnd(22)}${String(Math.round(startMs)).padStart(7)} ms`);
} finally {
  await rm(folder, { recursive: true, force: true });
}
