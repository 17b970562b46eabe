// Keeps 200 report numbers sixteen at a time, and kills a thousand processes that keep some: none may be lost.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { addMany, killMany } from './reports/rounds.mjs';

const ROOT = join(import.meta.dirname, '..', '..');
const SEED = 4;
// npm run campaign -- reports [KILLS]
const [kills = '1000'] = process.argv.slice(3);

const folder = mkdtempSync(join(tmpdir(), 'lusupport-campaign-'));
const program = join(folder, 'keep.mjs');
try {
  await build({
    absWorkingDir: ROOT,
    entryPoints: ['test/io/programs/keep.ts'],
    outfile: program,
    bundle: true,
    platform: 'node',
    format: 'esm',
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  const added = await addMany(200, 16);
  console.log('report add, 16 at a time:', added);
  const killed = await killMany(Number(kills), 2, program, SEED);
  console.log('kill -9:', killed);
  if (added.failed + added.lost + added.torn + added.twice + killed.lost + killed.unreadable > 0) process.exitCode = 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
