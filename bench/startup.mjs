// How long commands take from start to end, beside the time Node itself needs. Run after `npm run build`.
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../bin/lusupport.js', import.meta.url));
const ROUNDS = 41;

const rows = [
  ['node -e 0', ['-e', '0'], null],
  ['--version', [bin, '--version'], 1.25],
  ['maintenance --now', [bin, 'maintenance', '--now'], 1.5],
  ['maintenance --now --json', [bin, 'maintenance', '--now', '--json'], 1.5],
  ['triage "printer is broken"', [bin, 'triage', 'printer is broken'], 1.5],
  ['desks', [bin, 'desks'], 1.5],
  ['config list', [bin, 'config', 'list'], 1.5],
  ['(home screen)', [bin], 1.5],
  ['--help', [bin, '--help'], 1.5],
];

const env = { PATH: process.env.PATH, HOME: process.env.HOME, LANG: 'en_US.UTF-8' };
const times = rows.map(() => []);
// Round by round, so that a busy moment of the machine falls on all rows alike.
for (let round = 0; round < ROUNDS; round += 1) {
  rows.forEach(([, args], index) => {
    const start = process.hrtime.bigint();
    spawnSync(process.execPath, args, { env, stdio: ['ignore', 'ignore', 'ignore'] });
    times[index].push(Number(process.hrtime.bigint() - start) / 1e6);
  });
}

const median = (values) => values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
const least = (values) => Math.min(...values);
const base = { median: median(times[0]), least: least(times[0]) };
console.log(`Node ${process.versions.node}, ${ROUNDS} rounds, milliseconds`);
console.log('command                        median  least   x Node (median)  x Node (least)  promised');
rows.forEach(([name, , promised], index) => {
  const cells = [
    name.padEnd(30),
    median(times[index]).toFixed(0).padStart(6),
    least(times[index]).toFixed(0).padStart(6),
    (median(times[index]) / base.median).toFixed(2).padStart(16),
    (least(times[index]) / base.least).toFixed(2).padStart(15),
    (promised === null ? '' : promised.toFixed(2)).padStart(9),
  ];
  console.log(cells.join(' '));
});
