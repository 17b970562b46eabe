// How long free text takes: loading the model, a match, the worst 4,096 characters, more phrases, a batch; beside its peer.
// Run after `npm run build`: node bench/triage.mjs (about two minutes)
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { fullText } from '../test/campaigns/matching/full-text.mjs';
import { bundle, ROOT } from '../test/campaigns/matching/source.mjs';
import { adversarial } from './triage/adversarial.mjs';
import { lottery, recombined } from './triage/recombined.mjs';

const LIMITS_MS = { load: 30, match: 5, worst: 50 };
const CURVE = [10, 1000, 100_000];
const BATCH_LINES = 1000;

const ms = (value, digits = 1) => `${value.toFixed(digits)} ms`;
const mb = (bytes) => `${(bytes / 1e6).toFixed(2)} MB`;

function timed(work) {
  const start = performance.now();
  const value = work();
  return { value, ms: performance.now() - start };
}

/** Prints a figure beside its limit; over it the bench fails. */
function hold(name, value, limit) {
  console.log(
    `${name.padEnd(34)} ${ms(value, 2).padStart(10)}   limit ${limit} ms${value > limit ? '   TOO SLOW' : ''}`,
  );
  if (value > limit) process.exitCode = 1;
}

const folder = mkdtempSync(join(tmpdir(), 'lusupport-bench-'));
try {
  await bundle(join(folder, 'source.cjs'));
  await buildAsking(join(folder, 'asking.cjs'));
  const asking = timed(() => createRequire(import.meta.url)(join(folder, 'asking.cjs')));
  const { openModel, openReference, findMatches } = asking.value;
  console.log(`import                             ${ms(asking.ms, 2).padStart(10)}`);
  const reference = openReference({ programFolder: join(ROOT, 'dist'), foreignFolder: null });
  const { learned, desks: known } = await reference.matching();
  const desks = new Map(Object.entries(known));
  const loaded = timed(() => openModel(learned));
  hold(`opening ${mb(learned.length)}`, loaded.ms, LIMITS_MS.load);
  const match = (text) => findMatches({ model: loaded.value, desks }, text);
  console.log(`first match                        ${ms(timed(() => match('printer is broken')).ms, 2).padStart(10)}`);

  const source = createRequire(import.meta.url)(join(folder, 'source.cjs'));
  const { matching } = await source.loadFolder(join(ROOT, 'data'));
  const examples = source.examplesOf(matching);
  hold(
    `a match, ${examples.length} phrases`,
    timed(() => examples.map(({ text }) => match(text))).ms / examples.length,
    LIMITS_MS.match,
  );
  sayWorst(match, matching, examples);
  sayCurve(source, matching.lexicon, desks, examples);
  sayBatch(folder, source, matching, desks, examples, match);
} finally {
  rmSync(folder, { recursive: true });
}

/** Only what a run with words loads. */
async function buildAsking(outfile) {
  const contents = `
    export { findMatches } from './match.ts';
    export { openModel } from './model-file.ts';
    export { openReference } from '../reference/open.ts';
  `;
  const stdin = { contents, resolveDir: join(ROOT, 'src', 'matching'), loader: 'ts' };
  await build({
    stdin,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    outfile,
    logLevel: 'error',
    external: ['./load-folder.ts'],
  });
}

function sayWorst(match, matching, examples) {
  const worst = [];
  for (const [name, text] of adversarial(matching, examples)) {
    // The least of three: a text that is slow is slow each time.
    const times = [1, 2, 3].map(() => timed(() => match(text)).ms);
    worst.push({ name, ms: Math.min(...times) });
  }
  worst.sort((a, b) => b.ms - a.ms);
  hold(`worst of ${worst.length} texts of 4,096`, worst[0].ms, LIMITS_MS.worst);
  for (const { name, ms: took } of worst.slice(0, 5)) console.log(`  ${ms(took, 2).padStart(10)}  ${name}`);
}

function sayCurve(source, lexicon, desks, examples) {
  console.log('\nphrases    learning      load     match   features      file');
  const asked = examples.filter((_, place) => place % 20 === 0);
  for (const count of CURVE) {
    const learned = timed(() => source.learnFrom(recombined(examples, count), lexicon, ''));
    const bytes = source.encodeModel(learned.value);
    const { value: model, ms: loadMs } = timed(() => source.decodeModel(bytes));
    const matchMs = timed(() => asked.map(({ text }) => source.findMatches({ model, desks }, text))).ms / asked.length;
    const cells = [
      `${(learned.ms / 1000).toFixed(2)} s`.padStart(11),
      ms(loadMs, 2).padStart(9),
      ms(matchMs, 2).padStart(9),
      String(model.keys.length).padStart(10),
      mb(bytes.length).padStart(9),
    ];
    console.log(`${String(count).padStart(7)} ${cells.join(' ')}`);
  }
  console.log(
    'Learning grows with the phrases, the file with the different features they show; a match does not read the',
  );
  console.log('phrases again: it finds each feature of the text by halving a sorted list, so it grows with the text.');
}

/** A thousand lines through the real program, and the same phrases and lines in minisearch. */
function sayBatch(at, source, matching, desks, examples, match) {
  const random = lottery();
  const lines = Array.from({ length: BATCH_LINES }, () => examples[random(examples.length)].text);
  const file = join(at, 'lines.txt');
  writeFileSync(file, `${lines.join('\n')}\n`);
  const program = join(ROOT, 'bin', 'lusupport.js');
  const run = timed(() => execFileSync(process.execPath, [program, 'triage', '--batch', file], { encoding: 'utf8' }));
  const answered = run.value.trimEnd().split('\n').length;
  if (answered !== BATCH_LINES) throw new Error(`${answered} answers to ${BATCH_LINES} lines`);
  console.log(`\nbatch of ${BATCH_LINES} lines, the whole program   ${ms(run.ms, 0)}`);

  const deskOf = (label) => desks.get(label) ?? 'none';
  const documents = examples.map(({ text, label }) => ({ text, desk: deskOf(label) }));
  const peer = fullText(false);
  const learned = timed(() => peer.learn(source, matching, documents));
  const loaded = timed(() => peer.load(source, matching, learned.value));
  const ours = timed(() => lines.map(match));
  const theirs = timed(() => lines.map(loaded.value));
  const model = timed(() => source.learn(matching));
  const bytes = source.encodeModel(model.value);
  const load = timed(() => source.decodeModel(bytes));
  console.log(`\nthe same ${examples.length} phrases   learning       load      match      file`);
  const row = (name, learnMs, loadMs, allMs, size) =>
    console.log(
      `${name.padEnd(26)} ${ms(learnMs, 0).padStart(10)} ${ms(loadMs).padStart(10)} ${ms(allMs / BATCH_LINES, 2).padStart(10)} ${mb(size).padStart(9)}`,
    );
  row('ours', model.ms, load.ms, ours.ms, bytes.length);
  row('minisearch', learned.ms, loaded.ms, theirs.ms, learned.value.length);
}
