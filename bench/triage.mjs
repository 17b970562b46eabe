// How long free text takes: loading the index, a match per shipped phrase, and the worst 4,096 characters.
// Run after `npm run build`: node bench/triage.mjs
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';
import { parse } from 'yaml';

const ROOT = join(import.meta.dirname, '..');
const LIMIT_MS = 50;

const folder = mkdtempSync(join(tmpdir(), 'lusupport-bench-'));
try {
  const outfile = join(folder, 'route.mjs');
  await build({
    stdin: {
      contents: "export { loadSearch, findMatches } from './match.ts'; export { firstDesks } from './open.ts';",
      resolveDir: join(ROOT, 'src', 'matching'),
      loader: 'ts',
    },
    bundle: true,
    platform: 'node',
    format: 'esm',
    outfile,
    logLevel: 'error',
  });
  const startImport = performance.now();
  const { loadSearch, findMatches, firstDesks } = await import(pathToFileURL(outfile).href);
  const importMs = performance.now() - startImport;

  const startLoad = performance.now();
  const triage = JSON.parse(readFileSync(join(ROOT, 'dist', 'data', 'triage.json'), 'utf8'));
  const search = loadSearch(triage.searchIndex, firstDesks(triage));
  const loadMs = performance.now() - startLoad;

  const startFirst = performance.now();
  findMatches(search, 'printer is broken');
  const firstMs = performance.now() - startFirst;

  // The built data holds no phrases; the index is made of them.
  const topics = parse(readFileSync(join(ROOT, 'data', 'topics.yaml'), 'utf8'));
  const phrases = topics.flatMap(({ phrases: { en, nl } }) => [...en, ...nl]);
  const startPhrases = performance.now();
  for (const phrase of phrases) findMatches(search, phrase);
  const perPhraseUs = (1000 * (performance.now() - startPhrases)) / phrases.length;

  console.log(`import ${importMs.toFixed(1)} ms, index ${loadMs.toFixed(1)} ms, first match ${firstMs.toFixed(1)} ms`);
  console.log(`${phrases.length} phrases, ${perPhraseUs.toFixed(0)} µs each`);

  let worst = { name: '', ms: 0 };
  for (const [name, text] of adversarial(phrases)) {
    let ms = 0;
    for (let run = 0; run < 5; run += 1) {
      const start = performance.now();
      findMatches(search, text);
      ms = Math.max(ms, performance.now() - start);
    }
    if (ms > worst.ms) worst = { name, ms };
  }
  console.log(`worst of 4,096 characters: ${worst.ms.toFixed(1)} ms (${worst.name})`);
  if (worst.ms > LIMIT_MS) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true });
}

/** Texts of 4,096 characters that are made to be slow. */
function* adversarial(phrases) {
  const fill = (part) => part.repeat(Math.ceil(4096 / part.length)).slice(0, 4096);
  const words = [...new Set(phrases.join(' ').split(/\s+/))];
  const misspelt = words.map((word) => `${word.slice(0, 1)}x${word.slice(1)}`);
  for (const part of [
    'a',
    'ab ',
    'é',
    '😀',
    '-',
    "'",
    'e\u0301',
    '\u0000',
    '1 ',
    'ﷺ',
    'ſ',
    '\u202e',
    'aaaa aaab aaac ',
  ]) {
    yield [JSON.stringify(part), fill(part)];
  }
  yield ['all words', fill(`${words.join(' ')} `)];
  yield ['all words misspelt', fill(`${misspelt.join(' ')} `)];
  yield ['all words, no blanks', fill(words.join(''))];
  const long = misspelt.filter((word) => word.length > 7).slice(0, 400);
  const parts = long.map((word, place) => (place % 20 === 0 ? `and ${word}` : word));
  yield ['misspelt, in parts, one of another subject', fill(`landlord ${parts.join(' ')} `)];
  let seed = 1;
  const random = (below) => {
    seed = (seed * 48271) % 2147483647;
    return seed % below;
  };
  for (let count = 0; count < 200; count += 1) {
    let text = '';
    while (text.length < 4096) {
      const length = 2 + random(10);
      for (let place = 0; place < length; place += 1) text += String.fromCharCode(97 + random(26));
      text += ' ';
    }
    yield [`random ${count}`, text.slice(0, 4096)];
  }
}
