/**
 * How long the list of every occurrence of 2000 to 2100 takes: ours beside rrule-temporal and rrule, on the same rules.
 * The three lists are compared for equality first. *First* is the first list of a fresh process with nothing remembered;
 * *again* is a later list of the same process. Both are processor time, that of the compiler beside included; *waited* is
 * the first list by the clock on the wall. Then how the answer to "now" grows with the number of schedules.
 * Run: node bench/maintenance.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const PROCESSES = 7;
const REPEATS = 9;
const COLUMNS = ['first', 'again', 'waited'];

/** The same rules for all engines. */
const SETS = {
  'the published schedules': (published) => published,
  'a daily schedule': () => [schedule('FREQ=DAILY', '05:00', '06:00')],
  'one of each kind': () => [
    schedule('FREQ=DAILY;INTERVAL=3;BYMONTH=1,7', '05:00', '06:00', '1999-12-01'),
    schedule('FREQ=WEEKLY;INTERVAL=2;BYDAY=TU,TH', '07:30', '08:30', '1999-12-01'),
    schedule('FREQ=MONTHLY;BYDAY=-1FR', '17:00', '18:00'),
    schedule('FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29', '12:00', '13:00'),
  ],
};
const GROWTH = [10, 1_000, 100_000];

function schedule(rule, start, end, since) {
  const rest = { services: ['ict'], zone: 'Europe/Amsterdam', impact: 'may-be-slow-or-down', otherReading: null };
  return { id: rule, rule, start, end, ...rest, ...(since === undefined ? {} : { since }) };
}
const FROM_MS = Date.parse('2000-01-01T00:00:00+01:00');
const TO_MS = Date.parse('2100-01-01T00:00:00+01:00');

/** Each makes the function that is timed; loading the package is not in its time. All give epoch milliseconds. */
const ENGINES = {
  async lusupport(schedules, bundle) {
    const { occurrencesStartingIn } = await import(pathToFileURL(bundle).href);
    return () => occurrencesStartingIn(schedules, FROM_MS, TO_MS).map(({ startMs }) => startMs);
  },

  async 'rrule-temporal'(schedules) {
    const { RRuleTemporal } = await import('rrule-temporal');
    const startsOf = ({ rule, zone, start }) => {
      const dtstart = `DTSTART;TZID=${zone}:19991201T${start.replace(':', '')}00`;
      const engine = new RRuleTemporal({ rruleString: `${dtstart}\nRRULE:${rule}`, maxIterations: 1_000_000 });
      const found = engine.between(new Date(FROM_MS), new Date(TO_MS), true);
      return found.map((at) => at.epochMilliseconds).filter((startMs) => startMs < TO_MS);
    };
    return () => schedules.flatMap(startsOf);
  },

  /** rrule computes dates only (zones need another package): its answer is the wall clock as if it were UTC. */
  async rrule(schedules) {
    const { default: rrule } = await import('rrule');
    const startsOf = ({ rule, start }) => {
      const [hour, minute] = start.split(':').map(Number);
      const dtstart = new Date(Date.UTC(1999, 11, 1, hour, minute));
      const engine = new rrule.RRule({ ...rrule.RRule.parseString(rule), dtstart });
      return engine.between(new Date(Date.UTC(2000, 0, 1)), new Date(Date.UTC(2099, 11, 31, 23, 59)), true).map(Number);
    };
    return () => schedules.flatMap(startsOf);
  },
};

const rising = (list) => [...list].sort((a, b) => a - b);
const median = (list) => rising(list)[Math.floor(list.length / 2)];

function schedulesOf(set) {
  return SETS[set](parse(readFileSync(join(ROOT, 'data', 'schedules.yaml'), 'utf8')));
}

/** Processor time, so that other programs on the machine do not count; and the time on the wall. */
function timed(work) {
  const startedMs = performance.now();
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return { processorMs: (user + system) / 1000, wallMs: performance.now() - startedMs };
}

/** In a process of its own: the first list, then the median of later ones. */
async function measure(name, bundle, set) {
  const list = await ENGINES[name](schedulesOf(set), bundle);
  const [first, ...later] = Array.from({ length: 1 + REPEATS }, () => timed(list));
  const again = median(later.map(({ processorMs }) => processorMs));
  process.stdout.write(JSON.stringify({ first: first.processorMs, again, waited: first.wallMs }));
}

/** Campus wall clock as if it were UTC. */
function wallClocks(instants) {
  const options = { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' };
  const formatter = new Intl.DateTimeFormat('sv-SE', options);
  return instants.map((instantMs) => Date.parse(`${formatter.format(instantMs).replace(' ', 'T')}Z`));
}

async function compareLists(bundle, set) {
  const schedules = schedulesOf(set);
  const lists = {};
  for (const [name, make] of Object.entries(ENGINES)) lists[name] = rising((await make(schedules, bundle))());
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  if (!same(lists.lusupport, lists['rrule-temporal'])) throw new Error('rrule-temporal gives another list');
  if (!same(rising(wallClocks(lists.lusupport)), lists.rrule)) throw new Error('rrule gives other dates');
  return lists.lusupport.length;
}

async function table(bundle, set) {
  const count = await compareLists(bundle, set);
  const lines = [
    `${set}: ${count} occurrences, 2000 to 2100; all three lists are equal.`,
    `${'engine'.padEnd(34)}${COLUMNS.map((name) => name.padStart(8)).join('')}`,
  ];
  const gives = { lusupport: 'instants and ends', 'rrule-temporal': 'instants', rrule: 'dates only' };
  for (const name of Object.keys(ENGINES)) {
    const runs = Array.from({ length: PROCESSES }, () =>
      JSON.parse(
        execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, bundle, set], { encoding: 'utf8' }),
      ),
    );
    const figures = COLUMNS.map((key) =>
      median(runs.map((run) => run[key]))
        .toFixed(1)
        .padStart(8),
    );
    lines.push(`${`${name} (${gives[name]})`.padEnd(34)}${figures.join('')}`);
  }
  return lines.join('\n');
}

/** What runs at a moment and what comes next, over so many different schedules, nothing remembered. */
async function growth(bundle) {
  const { activeAt, nextAfter } = await import(pathToFileURL(bundle).href);
  const days = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'];
  const rules = (place) => [
    `FREQ=WEEKLY;BYDAY=${days[place % 7]}`,
    `FREQ=MONTHLY;BYDAY=${1 + (place % 4)}${days[place % 7]}`,
    `FREQ=YEARLY;BYMONTH=${1 + (place % 12)};BYMONTHDAY=${1 + (place % 28)}`,
    `FREQ=DAILY;INTERVAL=${1 + (place % 9)}`,
  ];
  const lines = [`${'now and next of'.padEnd(34)}${'ms'.padStart(8)}${'us each'.padStart(9)}`];
  for (const count of GROWTH) {
    const schedules = Array.from({ length: count }, (_, place) => ({
      ...schedule(rules(place)[place % 4], '05:00', '06:00', '2020-01-01'),
      id: `s${place}`,
    }));
    const atMs = Date.parse('2026-11-22T11:24:00+01:00');
    const { processorMs: ms } = timed(() => [activeAt(schedules, atMs), nextAfter(schedules, atMs)]);
    const name = `${count.toLocaleString('en')} schedules`;
    lines.push(`${name.padEnd(34)}${ms.toFixed(1).padStart(8)}${((ms * 1000) / count).toFixed(1).padStart(9)}`);
  }
  return lines.join('\n');
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-bench-'));
  const bundle = join(folder, 'windows.mjs');
  try {
    const entryPoints = [join(ROOT, 'src', 'campus', 'windows.ts')];
    await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    process.stdout.write(
      `Milliseconds of processor time on Node ${process.versions.node}: median of ${PROCESSES} fresh processes.\n`,
    );
    for (const set of Object.keys(SETS)) process.stdout.write(`\n${await table(bundle, set)}\n`);
    process.stdout.write(`\n${await growth(bundle)}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [name, bundle, set] = process.argv.slice(2);
if (name === undefined) await main();
else await measure(name, bundle, set);
