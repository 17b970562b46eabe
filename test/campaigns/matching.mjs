// Compares designs of the matching by cross-validation on all phrases of data/. Six to ten minutes on two cores.
import { mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { DESIGNS, PARTS } from './matching/designs.mjs';
import { FOLDS, NONE, readMaterial } from './matching/material.mjs';
import { bundle } from './matching/source.mjs';

const WORKERS = 2;

/** The labelled set must hold at least so many for each desk and language, and out of scope. */
const FEWEST_OF_DESK = 40;
const FEWEST_OUT_OF_SCOPE = 150;

const folds = [...Array(FOLDS).keys()];
const folder = mkdtempSync(join(tmpdir(), 'lusupport-campaign-'));
const start = performance.now();
try {
  const sources = {};
  for (const [place, [part, { changes }]] of Object.entries(PARTS).entries()) {
    sources[part] = join(folder, `source-${place}.cjs`);
    await bundle(sources[part], changes);
  }
  const material = await readMaterial(createRequire(import.meta.url)(sources.shipped));
  sayCounts(material.examples);
  const results = await runAll(tasksOf(material.examples), { material, sources });
  sayTable(material.examples, results);
  console.log(
    `\n${((performance.now() - start) / 1000).toFixed(0)} s, Node ${process.versions.node}, ${WORKERS} workers`,
  );
} finally {
  rmSync(folder, { recursive: true });
}

function sayCounts(examples) {
  const counts = new Map();
  for (const { desk, language } of examples) {
    const count = counts.get(desk) ?? { en: 0, nl: 0 };
    count[language] += 1;
    counts.set(desk, count);
  }
  console.log(`${examples.length} phrases           en     nl`);
  for (const [desk, { en, nl }] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) {
    console.log(`  ${desk.padEnd(20)} ${String(en).padStart(6)} ${String(nl).padStart(6)}`);
    const enough = desk === NONE ? en + nl >= FEWEST_OUT_OF_SCOPE : Math.min(en, nl) >= FEWEST_OF_DESK;
    if (!enough) {
      console.log(`  too few for ${desk}`);
      process.exitCode = 1;
    }
  }
  const sizes = folds.map((fold) => examples.filter((example) => example.fold === fold).length);
  console.log(`folds of ${sizes.join(', ')}; phrases of the same stems share one\n`);
}

/** The fold that tunes when `fold` tests: one of those that are learned from. */
function tuningFold(fold) {
  return (fold + 1) % FOLDS;
}

function placesIn(examples, fold) {
  return examples.flatMap((example, place) => (example.fold === fold ? [place] : []));
}

/** Every third text is enough to choose a threshold. */
function tuningPlaces(examples, fold) {
  return placesIn(examples, tuningFold(fold)).filter((_, rank) => rank % 3 === 0);
}

function tasksOf(examples) {
  const tuned = new Set(DESIGNS.filter(({ tunings }) => tunings([]).length > 1).flatMap(({ parts }) => parts));
  return folds.flatMap((fold) =>
    Object.keys(PARTS).flatMap((part) => {
      const others = folds.filter((other) => other !== fold);
      const test = { key: `${part} ${fold} test`, part, learnOn: others, ask: placesIn(examples, fold) };
      const inner = others.filter((other) => other !== tuningFold(fold));
      const tune = { key: `${part} ${fold} tune`, part, learnOn: inner, ask: tuningPlaces(examples, fold) };
      return tuned.has(part) ? [test, tune] : [test];
    }),
  );
}

/** Hands the tasks out to the workers, as each becomes free. */
async function runAll(tasks, workerData) {
  const results = new Map();
  const waiting = tasks.slice();
  const work = () =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL('./matching/worker.mjs', import.meta.url), { workerData });
      let task;
      worker.on('error', reject);
      worker.on('message', (message) => {
        if (task !== undefined) {
          results.set(task.key, message);
          process.stderr.write(`\r${results.size} of ${tasks.length}`);
        }
        task = waiting.shift();
        if (task === undefined) resolve(worker.terminate());
        else worker.postMessage(task);
      });
    });
  await Promise.all(Array.from({ length: WORKERS }, work));
  process.stderr.write('\n');
  return results;
}

/** Percentages of the texts of desks and of those of none. */
function judge(examples, decisions) {
  const count = { real: 0, first: 0, three: 0, refusedReal: 0, none: 0, refusedNone: 0 };
  for (const [place, { desk }] of examples.entries()) {
    const desks = decisions[place];
    if (desk === NONE) {
      count.none += 1;
      if (desks.length === 0) count.refusedNone += 1;
      continue;
    }
    count.real += 1;
    if (desks.length === 0) count.refusedReal += 1;
    if (desks[0] === desk) count.first += 1;
    if (desks.slice(0, 3).includes(desk)) count.three += 1;
  }
  return {
    first: (100 * count.first) / count.real,
    three: (100 * count.three) / count.real,
    refusedNone: (100 * count.refusedNone) / count.none,
    refusedReal: (100 * count.refusedReal) / count.real,
  };
}

function decisionsOf(design, examples, results) {
  const decisions = Array(examples.length);
  for (const fold of folds) {
    const evidence = (places, when) => {
      const lists = design.parts.map((part) => results.get(`${part} ${fold} ${when}`)?.evidence ?? []);
      return places.map((place, rank) => ({ place, parts: lists.map((list) => list[rank]) }));
    };
    const tuning = best(design, examples, evidence(tuningPlaces(examples, fold), 'tune'));
    for (const { place, parts } of evidence(placesIn(examples, fold), 'test')) {
      decisions[place] = design.decide(parts, tuning);
    }
  }
  return decisions;
}

/** The tuning with the most desks right first and texts of none refused, each half of the figure. */
function best(design, examples, asked) {
  const tunings = design.tunings(asked.map(({ parts }) => parts));
  if (tunings.length === 1) return tunings[0];
  const texts = asked.map(({ place }) => examples[place]);
  const score = (tuning) => {
    const { first, refusedNone } = judge(
      texts,
      asked.map(({ parts }) => design.decide(parts, tuning)),
    );
    return first + refusedNone;
  };
  return tunings.map((tuning) => ({ tuning, score: score(tuning) })).sort((a, b) => b.score - a.score)[0].tuning;
}

function sayTable(examples, results) {
  const heads = ['first', 'in 3', 'refused none', 'refused real', 'learn s', 'load ms', 'match ms', '   MB'];
  console.log(`${'%'.padEnd(36)}${heads.map((head) => head.padStart(head.length + 2)).join('')}`);
  for (const design of DESIGNS) {
    const { first, three, refusedNone, refusedReal } = judge(examples, decisionsOf(design, examples, results));
    const sum = (field) =>
      design.parts.reduce(
        (all, part) => all + Math.min(...folds.map((fold) => results.get(`${part} ${fold} test`)[field])),
        0,
      );
    const cells = [
      first.toFixed(1),
      three.toFixed(1),
      refusedNone.toFixed(1),
      refusedReal.toFixed(1),
      (sum('learnMs') / 1000).toFixed(1),
      sum('loadMs').toFixed(1),
      sum('askMs').toFixed(2),
      (sum('bytes') / 1e6).toFixed(1),
    ];
    console.log(
      `${design.name.padEnd(36)}${cells.map((cell, place) => cell.padStart(heads[place].length + 2)).join('')}`,
    );
  }
}
