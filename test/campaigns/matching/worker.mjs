// Learns one part on some folds and gives its evidence on another, with the times it took.
import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { PARTS } from './designs.mjs';

const require = createRequire(import.meta.url);
const { material, sources } = workerData;

/** The least of a few: what the machine does besides counts for nothing. */
function leastMs(runs, work) {
  let ms = Number.POSITIVE_INFINITY;
  for (let run = 0; run < runs; run += 1) {
    const start = performance.now();
    work();
    ms = Math.min(ms, performance.now() - start);
  }
  return ms;
}

parentPort.on('message', ({ part, learnOn, ask: places }) => {
  const source = require(sources[part]);
  const { learn, load, also } = PARTS[part];
  const known = material.examples.filter(({ fold }) => learnOn.includes(fold));
  const asked = places.map((place) => material.examples[place]);
  const startLearn = performance.now();
  const bytes = learn(source, material, known);
  const learnMs = performance.now() - startLearn;
  const loadMs = leastMs(3, () => load(source, material, bytes));
  const ask = load(source, material, bytes);
  const startAsk = performance.now();
  const answers = asked.map(({ text }) => ask(text));
  const askMs = (performance.now() - startAsk) / asked.length;
  const askAlso = also?.(source, material, bytes);
  const evidence = asked.map(({ text }, place) => ({ ...answers[place], ...askAlso?.(text) }));
  parentPort.postMessage({ evidence, learnMs, loadMs, askMs, bytes: bytes.length });
});
parentPort.postMessage('ready');
