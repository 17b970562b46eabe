/**
 * How long the list of every occurrence of 2000 to 2100 takes: ours beside rrule-temporal and rrule, on the same rules.
 * The three lists are compared for equality first. *First* is the first list of a fresh process with nothing remembered;
 * *again* is a later list of the same process. Run: node bench/maintenance.mjs
 */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const PROCESSES = 7;
const REPEATS = 9;
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

function readSchedules() {
  return parse(readFileSync(join(ROOT, 'data', 'schedules.yaml'), 'utf8'));
}

/** In a process of its own: the first list, then the median of later ones. */
async function measure(name, bundle) {
  const list = await ENGINES[name](readSchedules(), bundle);
  const times = Array.from({ length: 1 + REPEATS }, () => {
    const before = performance.now();
    list();
    return performance.now() - before;
  });
  process.stdout.write(JSON.stringify({ first: times[0], again: median(times.slice(1)) }));
}

/** Campus wall clock as if it were UTC. */
function wallClocks(instants) {
  const options = { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' };
  const formatter = new Intl.DateTimeFormat('sv-SE', options);
  return instants.map((instantMs) => Date.parse(`${formatter.format(instantMs).replace(' ', 'T')}Z`));
}

async function compareLists(bundle) {
  const schedules = readSchedules();
  const lists = {};
  for (const [name, make] of Object.entries(ENGINES)) lists[name] = rising((await make(schedules, bundle))());
  const same = (one, other) => JSON.stringify(one) === JSON.stringify(other);
  if (!same(lists.lusupport, lists['rrule-temporal'])) throw new Error('rrule-temporal gives another list');
  if (!same(rising(wallClocks(lists.lusupport)), lists.rrule)) throw new Error('rrule gives other dates');
  return lists.lusupport.length;
}

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'lusupport-bench-'));
  const bundle = join(folder, 'windows.mjs');
  try {
    const entryPoints = [join(ROOT, 'src', 'campus', 'windows.ts')];
    await build({ entryPoints, outfile: bundle, bundle: true, platform: 'node', format: 'esm', logLevel: 'error' });
    const count = await compareLists(bundle);
    const lines = [
      `${count} occurrences, 2000 to 2100: all three lists are equal.`,
      `Milliseconds on Node ${process.versions.node}: median of ${PROCESSES} fresh processes.`,
      '',
      `${'engine'.padEnd(34)}${'first'.padStart(8)}${'again'.padStart(8)}`,
    ];
    const gives = { lusupport: 'instants and ends', 'rrule-temporal': 'instants', rrule: 'dates only' };
    for (const name of Object.keys(ENGINES)) {
      const runs = Array.from({ length: PROCESSES }, () =>
        JSON.parse(
          execFileSync(process.execPath, [fileURLToPath(import.meta.url), name, bundle], { encoding: 'utf8' }),
        ),
      );
      const figures = ['first', 'again'].map((key) =>
        median(runs.map((run) => run[key]))
          .toFixed(1)
          .padStart(8),
      );
      lines.push(`${`${name} (${gives[name]})`.padEnd(34)}${figures.join('')}`);
    }
    process.stdout.write(`${lines.join('\n')}\n`);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const [name, bundle] = process.argv.slice(2);
if (name === undefined) await main();
else await measure(name, bundle);
