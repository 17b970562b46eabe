// Measures servers of programmed delay, unsteadiness, loss, speed and gaps; fails where a value is outside its tolerance.
// About three minutes: npm run campaign -- network
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'esbuild';

const ROOT = join(import.meta.dirname, '..', '..');
const scratch = await mkdtemp(join(tmpdir(), 'lusupport-network-'));
try {
  const outfile = join(scratch, 'table.cjs');
  await build({
    entryPoints: [join(import.meta.dirname, 'network', 'table.ts')],
    outfile,
    bundle: true,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
    // The certificates of the test servers are read from beside their source.
    define: { 'import.meta.url': JSON.stringify(pathToFileURL(join(ROOT, 'test/exam-check/probes/loopback.ts')).href) },
  });
  const { default: table } = await import(pathToFileURL(outfile).href);
  process.exitCode = (await table.measureAll((line) => console.log(line))) ? 0 : 1;
} finally {
  await rm(scratch, { recursive: true, force: true });
}
